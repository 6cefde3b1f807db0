/* repl.c: see repl.h. */
#include "repl.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <lauxlib.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/*
** {======================================================
** Ctrl-C
** =======================================================
*/

#define PATIENCE  3     /* Ctrl-C that nothing reacts to before the program ends: C code has no hooks */
#define PAUSE     10000 /* instructions from one try to the next: what a library puts in order after an error */
#define TRIES     50    /* before there are no pauses: code that catches every error in a loop */
#define SHARE     2     /* of the memory there is: one over this */
#define UNLIMITED ((uint64_t)1 << 62)

volatile sig_atomic_t session_pressed;

static lua_State *running;
static volatile sig_atomic_t is_running, wishes, tries;

static void stop(lua_State *L, lua_Debug *where) {
    (void)where;
    tries++;
    lua_sethook(L, stop, LUA_MASKCOUNT, tries < TRIES ? PAUSE : 1);
    luaL_error(L, "interrupted");
}

static void on_interrupt(int number) {
    int saved = errno;
    if (!is_running) {
        session_pressed = 1;
    } else if (++wishes > PATIENCE && tries == 0) {
        signal(number, SIG_DFL);
        raise(number);
    } else if (tries == 0) {
        lua_sethook(running, stop, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1); /* as lua.c does */
    }
    errno = saved;
}

/* What the caller's handler makes of an error that nothing caught, at the place where it was raised. */
static int handle(lua_State *L) {
    lua_sethook(L, NULL, 0, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, 1, 1);
    return 1;
}

static int session_run(lua_State *L) {
    lua_settop(L, 2);
    lua_pushcclosure(L, handle, 1);
    lua_insert(L, 1); /* handle f */
    wishes = tries = 0;
    is_running = 1;
    int status = lua_pcall(L, 0, 0, 1);
    is_running = 0;
    lua_sethook(L, NULL, 0, 0);
    lua_pushboolean(L, status == LUA_OK);
    lua_insert(L, 2);
    return status == LUA_OK ? 1 : 2;
}

/* }====================================================== */

/*
** {======================================================
** Memory
** =======================================================
*/

static struct {
    lua_Alloc allocate;
    void *context;
    uint64_t used, limit;
} memory;

/* What a container allows; it may say "max". */
static uint64_t allowed_here(void) {
    uint64_t bytes = 0;
    FILE *file = fopen("/sys/fs/cgroup/memory.max", "r");
    if (file == NULL) return UNLIMITED;
    if (fscanf(file, "%" SCNu64, &bytes) != 1 || bytes == 0) bytes = UNLIMITED;
    fclose(file);
    return bytes;
}

static uint64_t memory_limit(void) {
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    uint64_t least = pages > 0 && size > 0 ? (uint64_t)pages * (uint64_t)size : UNLIMITED, here = allowed_here();
    struct rlimit process;
    if (here < least) least = here;
    if (getrlimit(RLIMIT_AS, &process) == 0 && process.rlim_cur != RLIM_INFINITY && process.rlim_cur < least)
        least = process.rlim_cur;
    return least / SHARE;
}

/* Lua raises "not enough memory" where this returns NULL. */
static void *allocate_within(void *context, void *block, size_t old_size, size_t size) {
    size_t held = block != NULL ? old_size : 0; /* otherwise it says what the block is for */
    (void)context;
    if (size > held && memory.used + (size - held) > memory.limit) return NULL;
    void *moved = memory.allocate(memory.context, block, old_size, size);
    if (moved != NULL || size == 0) memory.used += (uint64_t)size - (uint64_t)held;
    return moved;
}

static void limit_memory(lua_State *L) {
    if (memory.allocate != NULL) return;
    memory.allocate = lua_getallocf(L, &memory.context);
    memory.used = ((uint64_t)lua_gc(L, LUA_GCCOUNT) << 10) + (uint64_t)lua_gc(L, LUA_GCCOUNTB);
    memory.limit = memory_limit();
    lua_setallocf(L, allocate_within, NULL);
}

/* }====================================================== */

static int session_guard(lua_State *L) {
    struct sigaction action = {.sa_handler = on_interrupt};
    sigemptyset(&action.sa_mask);
    running = L;
    if (lua_toboolean(L, 1)) sigaction(SIGINT, &action, NULL);
    limit_memory(L);
    return 0;
}

static int session_read_line(lua_State *L) {
    lua_Integer limit = luaL_checkinteger(L, 1), length = 0;
    luaL_Buffer line;
    int c = EOF;
    luaL_buffinit(L, &line);
    while (!session_pressed && (c = getc_unlocked(stdin)) != EOF && c != '\n')
        if (length++ < limit) luaL_addchar(&line, (char)c);
    clearerr(stdin);
    if (session_pressed || (c == EOF && length == 0)) {
        lua_pushnil(L);
        lua_pushboolean(L, session_pressed);
        session_pressed = 0;
        return 2;
    }
    luaL_pushresult(&line);
    lua_pushboolean(L, length > limit);
    return 2;
}

/*
** {======================================================
** Private files
** =======================================================
*/

static int session_private_folder(lua_State *L) {
    char path[PATH_MAX];
    struct stat found;
    size_t length;
    const char *whole = luaL_checklstring(L, 1, &length);
    if (length >= sizeof path) return 0;
    memcpy(path, whole, length + 1);
    for (char *slash = path + 1; *slash != '\0'; slash++) {
        if (*slash != '/') continue;
        *slash = '\0';
        mkdir(path, 0700); /* it may be there; the last one tells */
        *slash = '/';
    }
    mkdir(path, 0700);
    lua_pushboolean(L, stat(path, &found) == 0 && S_ISDIR(found.st_mode));
    return 1;
}

/* Not to a pipe or a device, and without waiting for one. */
static int write_private(const char *path, int flags, const char *text, size_t length) {
    struct stat found;
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK | flags, 0600);
    if (file < 0) return 0;
    int good = fstat(file, &found) == 0 && S_ISREG(found.st_mode) && write(file, text, length) == (ssize_t)length;
    return close(file) == 0 && good;
}

static int session_append(lua_State *L) {
    size_t length;
    const char *path = luaL_checkstring(L, 1), *text = luaL_checklstring(L, 2, &length);
    lua_pushboolean(L, write_private(path, O_APPEND, text, length));
    return 1;
}

/* Another program that reads or appends sees the old one or the new one. */
static int session_replace(lua_State *L) {
    size_t length;
    const char *path = luaL_checkstring(L, 1), *text = luaL_checklstring(L, 2, &length);
    const char *draft = lua_pushfstring(L, "%s.%d", path, (int)getpid());
    int good = write_private(draft, O_EXCL, text, length) && rename(draft, path) == 0;
    if (!good) unlink(draft);
    lua_pushboolean(L, good);
    return 1;
}

/* }====================================================== */

int luaopen_mantile_session(lua_State *L) {
    static const luaL_Reg functions[] = {{"guard", session_guard},
                                         {"run", session_run},
                                         {"read_line", session_read_line},
                                         {"private_folder", session_private_folder},
                                         {"append", session_append},
                                         {"replace", session_replace},
                                         {NULL, NULL}};
    luaL_newlib(L, functions);
    return 1;
}
