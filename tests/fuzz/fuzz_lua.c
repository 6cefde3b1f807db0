/* fuzz_lua.c: libFuzzer over what Lua takes from outside. The program fuzz_NAME
 * gives each input to the function that tests/fuzz/NAME.lua returns, which raises
 * when the answer is wrong. */
#include <lauxlib.h>
#include <limits.h>
#include <lualib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bind/bind.h"
#include "fuzz/allocation.h"

#define COVERED      65536
#define STATE_INPUTS 500 /* structures are kept with their model: begin afresh after so many inputs */
#define LINES_MAX    200000
#define MEMORY_MAX   (256u << 20)

/* libFuzzer takes these for coverage too, and so sees which Lua lines ran. */
__attribute__((section("__libfuzzer_extra_counters"))) static uint8_t covered[COVERED];

static unsigned lines; /* that this input has run */
static size_t memory;  /* that the state holds */
static char judge[64]; /* the NAME */

/* A script may loop, and may catch the error that ends the loop: every further line raises again. */
static void cover_line(lua_State *L, lua_Debug *at) {
    lua_getinfo(L, "Sl", at);
    covered[((size_t)at->currentline + 977 * strlen(at->source)) % COVERED]++;
    if (++lines > LINES_MAX) luaL_error(L, "too many lines");
}

static void *allocate(void *context, void *old, size_t old_size, size_t size) {
    (void)context;
    if (old == NULL) old_size = 0;
    if (size > old_size && memory + (size - old_size) > MEMORY_MAX) return NULL;
    void *moved = size == 0 ? NULL : realloc(old, size);
    if (size == 0) free(old);
    if (size == 0 || moved != NULL) memory = memory - old_size + size;
    return moved;
}

/* fail_allocation(n): lets allocation number n from now on fail, once; 0: none */
static int fail_allocation(lua_State *L) {
    allocation_fail((size_t)luaL_checkinteger(L, 1));
    return 0;
}

/* Leaves the function that NAME.lua returns on the stack. */
static int open_answer(lua_State *L) {
    const char *root = lua_tostring(L, lua_upvalueindex(1));
    luaL_openlibs(L);
    lua_register(L, "fail_allocation", fail_allocation);
    luaL_requiref(L, "mantile.core", luaopen_mantile_core, 0);
    lua_getglobal(L, "package");
    lua_pushfstring(L, "%s/lua/?.lua;/usr/local/share/lua/5.4/?.lua;/usr/share/lua/5.4/?.lua", root);
    lua_setfield(L, -2, "path");
    if (luaL_loadfile(L, lua_pushfstring(L, "%s/tests/fuzz/%s.lua", root, judge)) != LUA_OK) return lua_error(L);
    lua_pushstring(L, root);
    lua_call(L, 1, 1);
    return 1;
}

static void or_abort(lua_State *L, int status) {
    if (status == LUA_OK) return;
    fprintf(stderr, "broken: %s\n", luaL_tolstring(L, -1, NULL));
    abort();
}

static lua_State *open_state(void) {
    char root[PATH_MAX];
    const char *given = getenv("MANTILE_ROOT");
    lua_State *L = lua_newstate(allocate, NULL);
    if (L == NULL || realpath(given != NULL ? given : ".", root) == NULL) abort();
    lua_pushstring(L, root);
    lua_pushcclosure(L, open_answer, 1);
    or_abort(L, lua_pcall(L, 0, 1, 0));
    lua_sethook(L, cover_line, LUA_MASKLINE, 0);
    return L;
}

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc;
    const char *name = strstr((*argv)[0], "fuzz_");
    for (const char *next = name; next != NULL; next = strstr(next + 1, "fuzz_")) name = next;
    snprintf(judge, sizeof judge, "%s", name == NULL ? "request" : name + strlen("fuzz_"));
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static lua_State *L;
    static unsigned count;
    if (count++ % STATE_INPUTS == 0) {
        if (L != NULL) lua_close(L);
        L = open_state();
    }
    lines = 0;
    lua_pushvalue(L, 1);
    lua_pushlstring(L, (const char *)data, size);
    int status = lua_pcall(L, 1, 0, 0);
    if (lines <= LINES_MAX) or_abort(L, status); /* the judge of an endless input could not judge it to the end */
    lua_settop(L, 1);
    return 0;
}
