/* bind_state.c: a Lua state with the library in it. */
#include "bind/bind.h"

#include <lauxlib.h>
#include <lualib.h>

/* Modules come from the root and the system, never from the working directory. */
static void set_paths(lua_State *L, const char *root) {
    lua_getglobal(L, "package"); /* package */
    lua_pushfstring(L, "%s/lua/?.lua;%s/lua/?/init.lua;/usr/local/share/lua/5.4/?.lua;/usr/share/lua/5.4/?.lua", root,
                    root);
    lua_setfield(L, -2, "path");
    lua_getfield(L, -1, "cpath"); /* package cpath */
    luaL_gsub(L, luaL_checkstring(L, -1), ";./?.so", "");
    lua_setfield(L, -3, "cpath"); /* package cpath */
    lua_pop(L, 2);
}

void bind_open_library(lua_State *L, const char *root) {
    luaL_openlibs(L);
    luaL_requiref(L, "mantile.core", luaopen_mantile_core, 0);
    lua_pop(L, 1);
    set_paths(L, root);
}
