#define _GNU_SOURCE
/* sandbox_child.c: the Lua state that children inherit, and a child: one script, from its text to its last frame. */
#include <errno.h>
#include <lauxlib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "bind/bind.h"
#include "serve/sandbox_parts.h"

#define EVERY 1000 /* instructions between two counts */

struct child {
    struct sandbox_zygote *zygote;
    int output;
    uint64_t instructions, room; /* that are left: of instructions, of bytes of output */
    enum sandbox_end hit;        /* the limit that ended it */
};

/* A new thread of Lua has the extra space of the main one. */
static struct child *child_of(lua_State *L) { return *(struct child **)lua_getextraspace(L); }

/*
** {======================================================
** Output
** =======================================================
*/

/* Who reads has gone: nobody is there to be told. */
static void write_all(int output, struct iovec *parts, int count) {
    while (count > 0) {
        ssize_t done = writev(output, parts, count);
        if (done < 0 && errno != EINTR) _exit(EXIT_ENDED + SANDBOX_ERROR);
        for (; count > 0 && done >= (ssize_t)parts->iov_len; count--) done -= (ssize_t)parts++->iov_len;
        if (count == 0 || done <= 0) continue;
        parts->iov_base = (char *)parts->iov_base + done;
        parts->iov_len -= (size_t)done;
    }
}

static void write_frame(int output, uint32_t kind, const char *bytes, size_t size) {
    struct sandbox_frame frame = {kind, (uint32_t)size};
    struct iovec parts[] = {{&frame, sizeof frame}, {(char *)(uintptr_t)bytes, size}};
    write_all(output, parts, 2);
}

/* }====================================================== */

/*
** {======================================================
** Limits within Lua
** =======================================================
*/

/* Once a limit is hit every instruction raises: a script that catches errors gets no further. */
static void count(lua_State *L, lua_Debug *where) {
    struct child *child = child_of(L);
    (void)where;
    if (child->hit == SANDBOX_DONE) {
        if (child->instructions > EVERY) {
            child->instructions -= EVERY;
            return;
        }
        child->hit = SANDBOX_INSTRUCTIONS;
    }
    lua_sethook(L, count, LUA_MASKCOUNT, 1);
    luaL_error(L, "stopped");
}

static int hit(lua_State *L, enum sandbox_end limit) {
    child_of(L)->hit = limit;
    lua_sethook(L, count, LUA_MASKCOUNT, 1);
    return luaL_error(L, "stopped");
}

/* write(kind, text): "printed" or "result" */
static int write_piece(lua_State *L) {
    static const char *const kinds[] = {"printed", "result", NULL};
    struct child *child = child_of(L);
    size_t size;
    uint32_t kind = SANDBOX_PRINTED + (uint32_t)luaL_checkoption(L, 1, NULL, kinds);
    const char *text = luaL_checklstring(L, 2, &size);
    if (child->output < 0) return 0; /* while the library is loaded */
    if (child->hit != SANDBOX_DONE) return hit(L, child->hit);
    if (size + FRAME_SIZE > child->room) return hit(L, SANDBOX_OUTPUT);
    child->room -= size + FRAME_SIZE;
    if (size > 0) write_frame(child->output, kind, text, size);
    return 0;
}

/* Lua raises "not enough memory" where this returns NULL. */
static void *allocate(void *context, void *block, size_t old, size_t size) {
    struct sandbox_zygote *zygote = context;
    if (block == NULL) old = 0; /* then it is a type of object */
    if (size == 0) {
        free(block);
        zygote->used -= old;
        return NULL;
    }
    if (size > old && size - old > zygote->most - zygote->used) return NULL;
    void *moved = realloc(block, size);
    if (moved != NULL) zygote->used = zygote->used - old + size;
    return moved;
}

/* }====================================================== */

/*
** {======================================================
** The library, once
** =======================================================
*/

static const char run_key; /* its address is where the registry has confined.run */

struct loading {
    const char *root;
    lua_CFunction names;
};

static int protected_load(lua_State *L) {
    const struct loading *loading = lua_touserdata(L, 1);
    bind_open_library(L, loading->root);
    lua_getglobal(L, "require");
    lua_pushliteral(L, "mantile.api.confined");
    lua_call(L, 1, 1); /* confined */
    lua_getfield(L, -1, "open");
    lua_pushstring(L, loading->root);
    lua_pushcfunction(L, write_piece);
    lua_newtable(L); /* confined open root write names */
    if (loading->names != NULL) {
        lua_pushcfunction(L, loading->names);
        lua_pushvalue(L, -2);
        lua_call(L, 1, 0);
    }
    lua_call(L, 3, 1); /* confined run */
    lua_rawsetp(L, LUA_REGISTRYINDEX, &run_key);
    return 0;
}

bool sandbox_load(struct sandbox_zygote *zygote, const char *root, lua_CFunction names, char why[WHY_SIZE]) {
    struct loading loading = {root, names};
    lua_State *L = zygote->L = lua_newstate(allocate, zygote);
    if (L == NULL) {
        snprintf(why, WHY_SIZE, "scripts cannot be run: out of memory");
        return false;
    }
    struct child silent = {.zygote = zygote, .output = -1, .instructions = UINT64_MAX, .room = UINT64_MAX};
    *(struct child **)lua_getextraspace(L) = &silent;
    lua_pushcfunction(L, protected_load);
    lua_pushlightuserdata(L, &loading);
    bool loaded = lua_pcall(L, 1, 0, 0) == LUA_OK;
    *(struct child **)lua_getextraspace(L) = NULL;
    if (loaded) {
        lua_gc(L, LUA_GCCOLLECT);
        return true;
    }
    snprintf(why, WHY_SIZE, "scripts cannot be run: %s", lua_isstring(L, -1) ? lua_tostring(L, -1) : "no reason");
    return false;
}

/* }====================================================== */

/*
** {======================================================
** A script
** =======================================================
*/

/* The text in the file; NULL where it cannot be read. */
static char *read_text(int file, size_t *size) {
    struct stat of;
    if (fstat(file, &of) != 0 || of.st_size < 0) return NULL;
    char *text = malloc((size_t)of.st_size + 1);
    *size = 0;
    while (text != NULL && *size < (size_t)of.st_size) {
        ssize_t more = pread(file, text + *size, (size_t)of.st_size - *size, (off_t)*size);
        if (more > 0) *size += (size_t)more;
        if (more == 0 || (more < 0 && errno != EINTR)) break;
    }
    return text;
}

static bool tells_of_memory(int status, const char *message) {
    return status == LUA_ERRMEM || strstr(message, "not enough memory") != NULL ||
           strstr(message, "out of memory") != NULL;
}

/* No number, of which lua_tostring would make a text, and might raise. */
static const char *text_at_top(lua_State *L) { return lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : ""; }

/* How it ended, and its message on the stack. */
static enum sandbox_end ended(lua_State *L, int status) {
    enum sandbox_end hit_by = child_of(L)->hit;
    if (status == LUA_OK && hit_by == SANDBOX_DONE && lua_toboolean(L, 1)) return SANDBOX_DONE;
    bool assertion = status == LUA_OK && lua_toboolean(L, 3);
    if (status == LUA_OK) lua_settop(L, 2); /* false message */
    const char *message = text_at_top(L);
    if (hit_by != SANDBOX_DONE) return hit_by;
    if (tells_of_memory(status, message)) return SANDBOX_MEMORY;
    return assertion ? SANDBOX_ASSERTION : SANDBOX_ERROR;
}

struct script {
    const char *text;
    size_t size;
};

static int protected_run(lua_State *L) {
    const struct script *script = lua_touserdata(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &run_key);
    lua_pushlstring(L, script->text, script->size);
    lua_call(L, 1, 3); /* true; or false, message, whether it is an assertion */
    return 3;
}

static enum sandbox_end run(lua_State *L, struct script script) {
    lua_settop(L, 0);
    lua_pushcfunction(L, protected_run);
    lua_pushlightuserdata(L, &script);
    lua_sethook(L, count, LUA_MASKCOUNT, EVERY);
    int status = lua_pcall(L, 1, 3, 0);
    lua_sethook(L, NULL, 0, 0);
    return ended(L, status);
}

/* Those that end it do: a server may have ignored them. */
static void set_signals(void) {
    static const int ending[] = {SIGCHLD, SIGPROF, SIGXCPU, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
    sigset_t none;
#ifndef __SANITIZE_ADDRESS__
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) signal(ending[i], SIG_DFL);
#else
    for (size_t i = 0; i < 3; i++) signal(ending[i], SIG_DFL); /* the others are the sanitizer's */
#endif
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* It keeps the pipe alone, as the first descriptor after the standard ones. */
static int keep_output(int output) {
    int kept = dup2(output, SANDBOX_OUTPUT_FILE);
    sandbox_close_from(SANDBOX_OUTPUT_FILE + 1, -1);
    return kept;
}

static _Noreturn void leave(struct child *child, enum sandbox_end end) {
    lua_State *L = child->zygote->L;
    const char *message = end != SANDBOX_DONE ? text_at_top(L) : "";
    size_t size = strlen(message);
    if (message[0] != '\0') write_frame(child->output, FRAME_MESSAGE, message, size < WHY_SIZE ? size : WHY_SIZE);
    _exit(EXIT_ENDED + (int)end);
}

void sandbox_child(struct sandbox_zygote *zygote, int text_file, int output) {
    struct child child = {
        .zygote = zygote, .instructions = zygote->limits.instructions, .room = zygote->limits.output_bytes};
    size_t size;
    set_signals();
    char *text = read_text(text_file, &size);
    child.output = keep_output(output);
    if (text == NULL || child.output < 0 || !sandbox_confine(zygote)) _exit(EXIT_UNCONFINED);
    *(struct child **)lua_getextraspace(zygote->L) = &child;
    zygote->most = zygote->used + zygote->limits.memory_bytes;
    leave(&child, run(zygote->L, (struct script){text, size}));
}
