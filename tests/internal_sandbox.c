#define _GNU_SOURCE
/* internal_sandbox.c: what a script in a sandbox would do if it had got out of Lua, and many scripts at once. */
#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "internal.h"
#include "serve/sandbox.h"

/*
** {======================================================
** Attempts
** =======================================================
*/

static long try_exec(void) { return execl("/bin/true", "true", (char *)NULL); }
#ifdef SYS_fork
static long try_fork(void) { return syscall(SYS_fork); }
static long try_old_open(void) { return syscall(SYS_open, "/etc/passwd", O_RDONLY); }
#else /* newer machines have one call for both */
static long try_fork(void) { return fork(); }
static long try_old_open(void) { return openat(AT_FDCWD, "/etc/passwd", O_RDONLY); }
#endif
static long try_clone(void) { return syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); }
static long try_open(void) { return open("/etc/passwd", O_RDONLY); }
static long try_openat2(void) {
    uint64_t how[3] = {O_RDONLY, 0, 0};
    return syscall(SYS_openat2, AT_FDCWD, "/etc/passwd", how, sizeof how);
}
static long try_create(void) { return open("/tmp/mantile-escaped", O_WRONLY | O_CREAT, 0600); }
static long try_unlink(void) { return unlink("/tmp/nothing"); }
static long try_stat(void) { return access("/etc/passwd", R_OK); }
static long try_readlink(void) {
    char path[64];
    return readlink("/proc/self/exe", path, sizeof path);
}
static long try_chdir(void) { return chdir("/"); }
static long try_socket(void) { return socket(AF_INET, SOCK_STREAM, 0); }
static long try_local(void) { return socket(AF_UNIX, SOCK_STREAM, 0); }
static long try_ptrace(void) { return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL); }
static long try_kill(void) { return kill(getppid(), SIGKILL); }
static long try_read_memory(void) { return syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0); }
static long try_exec_memory(void) {
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1
                                                                                                                  : 0;
}
static long try_timer(void) { return setitimer(ITIMER_PROF, &(struct itimerval){.it_value = {0, 0}}, NULL); }
static long try_limits(void) { return setrlimit(RLIMIT_AS, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY}); }
static long try_input(void) {
    char byte;
    return read(STDIN_FILENO, &byte, 1);
}
static long try_other(void) { return write(STDOUT_FILENO, "x", 1); }
static long try_bpf(void) { return syscall(SYS_bpf, 0, NULL, 0); }
static long try_io_uring(void) { return syscall(SYS_io_uring_setup, 1, NULL); }
static long try_userfaultfd(void) { return syscall(SYS_userfaultfd, 0); }
static long try_namespace(void) { return syscall(SYS_unshare, 0x10000000); }
static long try_handler(void) { return signal(SIGPROF, SIG_IGN) == SIG_ERR ? -1 : 0; }

static const struct {
    const char *name;
    long (*try)(void);
} attempts[] = {{"exec", try_exec},
                {"fork", try_fork},
                {"clone", try_clone},
                {"open", try_open},
                {"old open", try_old_open},
                {"openat2", try_openat2},
                {"create", try_create},
                {"unlink", try_unlink},
                {"stat", try_stat},
                {"readlink", try_readlink},
                {"chdir", try_chdir},
                {"socket", try_socket},
                {"local socket", try_local},
                {"ptrace", try_ptrace},
                {"kill", try_kill},
                {"memory", try_read_memory},
                {"exec memory", try_exec_memory},
                {"timer", try_timer},
                {"limits", try_limits},
                {"input", try_input},
                {"other output", try_other},
                {"bpf", try_bpf},
                {"io_uring", try_io_uring},
                {"userfaultfd", try_userfaultfd},
                {"namespace", try_namespace},
                {"handler", try_handler}};

/* attempts(): { [name] = what became of it: "done", or the error } */
static int try_all(lua_State *L) {
    lua_newtable(L);
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        errno = 0;
        long result = attempts[i].try();
        lua_pushstring(L, result == -1 && errno == EPERM ? "refused" : result == -1 ? strerror(errno) : "done");
        lua_setfield(L, -2, attempts[i].name);
    }
    return 1;
}

/* crash(): as a bug in C would */
static int crash(lua_State *L) {
    volatile uintptr_t nowhere = 8;
    (void)L;
    *(volatile int *)nowhere = 1;
    return 0;
}

static int abort_all(lua_State *L) {
    (void)L;
    abort();
}

/* flood(): writes past all that counts, as fast as it can, to the pipe */
static int flood(lua_State *L) {
    static const char bytes[4096] = {1, 0, 0, 0, 8};
    (void)L;
    for (;;)
        if (write(STDERR_FILENO + 1, bytes, sizeof bytes) < 0) return 0;
}

/* forge(bytes): says that, and nothing else */
static int forge(lua_State *L) {
    size_t size;
    const char *bytes = luaL_checklstring(L, 1, &size);
    if (write(STDERR_FILENO + 1, bytes, size) < 0) return 0;
    _exit(0);
}

static int add_names(lua_State *L) {
    static const luaL_Reg functions[] = {{"attempts", try_all}, {"crash", crash}, {"abort", abort_all},
                                         {"flood", flood},      {"forge", forge}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
    return 0;
}

/* }====================================================== */

/*
** {======================================================
** Many at once
** =======================================================
*/

struct client {
    struct sandbox *sandbox;
    const char *text;
    size_t size, received;
    size_t patience; /* bytes after which it goes; 0: never */
    struct sandbox_answer answer;
    pthread_t thread;
};

static bool take(void *context, enum sandbox_kind kind, const char *bytes, size_t size) {
    struct client *client = context;
    (void)kind, (void)bytes;
    client->received += size;
    return client->patience == 0 || client->received < client->patience;
}

static bool is_wanted(void *context) {
    struct client *client = context;
    return client->patience == 0 || client->received < client->patience;
}

static void *ask(void *context) {
    struct client *client = context;
    struct sandbox_reader reader = {take, is_wanted, client};
    sandbox_run(client->sandbox, client->text, client->size, &reader, &client->answer);
    return NULL;
}

/* sandbox_lent(sandbox): the same, as a server lends it to its states */
static int lent(lua_State *L) {
    sandbox_push(L, *(struct sandbox **)luaL_checkudata(L, 1, "mantile.sandbox"));
    return 1;
}

/* sandbox_clients(sandbox, text, count, patience): how each of so many threads ended, in a list */
static int clients(lua_State *L) {
    struct client client = {.sandbox = *(struct sandbox **)luaL_checkudata(L, 1, "mantile.sandbox")};
    client.text = luaL_checklstring(L, 2, &client.size);
    lua_Integer count = luaL_checkinteger(L, 3);
    client.patience = (size_t)luaL_optinteger(L, 4, 0);
    struct client *all = lua_newuserdatauv(L, (size_t)count * sizeof *all, 0);
    for (lua_Integer i = 0; i < count; i++) {
        all[i] = client;
        if (pthread_create(&all[i].thread, NULL, ask, &all[i]) != 0) abort();
    }
    lua_createtable(L, (int)count, 0);
    for (lua_Integer i = 0; i < count; i++) {
        pthread_join(all[i].thread, NULL);
        lua_pushstring(L, sandbox_end_name(all[i].answer.end));
        lua_seti(L, -2, i + 1);
    }
    return 1;
}

/* }====================================================== */

void internal_sandbox(lua_State *L) {
    lua_pushcfunction(L, clients);
    lua_setfield(L, -2, "sandbox_clients");
    lua_pushcfunction(L, lent);
    lua_setfield(L, -2, "sandbox_lent");
    lua_pushcfunction(L, add_names);
    lua_setfield(L, -2, "sandbox_names");
    luaL_requiref(L, "mantile.sandbox", luaopen_mantile_sandbox, 0);
    lua_pop(L, 1);
}
