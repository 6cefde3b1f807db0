/* host.c: a Lua interpreter with mantile.core (and, for the specs, mantile.internal)
 * built in, so that they run in one process with the core under sanitizers.
 *
 *     host SCRIPT [arguments]     MANTILE_ROOT names the checkout (default: .) */
#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>

#include "bind/bind.h"
#include "internal.h"

static void set_paths(lua_State *L, const char *root) {
    lua_getglobal(L, "package"); /* package */
    lua_getfield(L, -1, "path"); /* package path */
    lua_pushfstring(L, "%s/lua/?.lua;%s/lua/?/init.lua;%s/tests/?.lua;%s", root, root, root,
                    lua_tostring(L, -1)); /* package path longer */
    lua_setfield(L, -3, "path");          /* package path */
    lua_pop(L, 2);
}

static int protected_main(lua_State *L) {
    char **argv = lua_touserdata(L, 1);
    const char *root = getenv("MANTILE_ROOT");
    luaL_openlibs(L);
    luaL_requiref(L, "mantile.core", luaopen_mantile_core, 0);
    luaL_requiref(L, "mantile.internal", luaopen_mantile_internal, 0);
    lua_pop(L, 2);
    set_paths(L, root != NULL ? root : ".");
    lua_newtable(L);
    for (int i = 0; argv[i] != NULL; i++) {
        lua_pushstring(L, argv[i]);
        lua_seti(L, -2, i - 1);
    }
    lua_setglobal(L, "arg");
    if (argv[1] == NULL) return luaL_error(L, "usage: host SCRIPT [arguments]");
    if (luaL_loadfile(L, argv[1]) != LUA_OK) return lua_error(L);
    lua_call(L, 0, 0);
    return 0;
}

static int add_traceback(lua_State *L) {
    luaL_traceback(L, L, luaL_tolstring(L, 1, NULL), 1);
    return 1;
}

int main(int argc, char **argv) {
    (void)argc;
    lua_State *L = luaL_newstate();
    if (L == NULL) return EXIT_FAILURE;
    lua_pushcfunction(L, add_traceback);
    lua_pushcfunction(L, protected_main);
    lua_pushlightuserdata(L, argv);
    int status = lua_pcall(L, 1, 0, 1);
    if (status != LUA_OK) fprintf(stderr, "%s\n", lua_tostring(L, -1));
    lua_close(L);
    return status == LUA_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
