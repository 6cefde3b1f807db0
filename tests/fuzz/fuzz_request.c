/* fuzz_request.c: libFuzzer over `mantile estimate --jsonl`. An input is what
 * stands on standard input; request.lua judges the answers. */
#include <lauxlib.h>
#include <limits.h>
#include <lualib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bind/bind.h"

#define COVERED      65536
#define STATE_INPUTS 500 /* structures are kept with their model: begin afresh after so many inputs */

/* libFuzzer takes these for coverage too, and so sees which Lua lines ran. */
__attribute__((section("__libfuzzer_extra_counters"))) static uint8_t covered[COVERED];

static void cover_line(lua_State *L, lua_Debug *at) {
    lua_getinfo(L, "Sl", at);
    covered[((size_t)at->currentline + 977 * strlen(at->source)) % COVERED]++;
}

/* Leaves the function that request.lua returns on the stack. */
static int open_answer(lua_State *L) {
    const char *root = lua_tostring(L, lua_upvalueindex(1));
    luaL_openlibs(L);
    luaL_requiref(L, "mantile.core", luaopen_mantile_core, 0);
    lua_getglobal(L, "package");
    lua_pushfstring(L, "%s/lua/?.lua;/usr/local/share/lua/5.4/?.lua;/usr/share/lua/5.4/?.lua", root);
    lua_setfield(L, -2, "path");
    if (luaL_loadfile(L, lua_pushfstring(L, "%s/tests/fuzz/request.lua", root)) != LUA_OK)
        return lua_error(L);
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
    lua_State *L = luaL_newstate();
    if (L == NULL || realpath(given != NULL ? given : ".", root) == NULL) abort();
    lua_pushstring(L, root);
    lua_pushcclosure(L, open_answer, 1);
    or_abort(L, lua_pcall(L, 0, 1, 0));
    lua_sethook(L, cover_line, LUA_MASKLINE, 0);
    return L;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static lua_State *L;
    static unsigned count;
    if (count++ % STATE_INPUTS == 0) {
        if (L != NULL) lua_close(L);
        L = open_state();
    }
    lua_pushvalue(L, 1);
    lua_pushlstring(L, (const char *)data, size);
    or_abort(L, lua_pcall(L, 1, 0, 0));
    return 0;
}
