/* internal.h: parts of the core that have no Lua binding, for the specs. */
#ifndef MANTILE_TESTS_INTERNAL_H
#define MANTILE_TESTS_INTERNAL_H

#include <lua.h>

int luaopen_mantile_internal(lua_State *L);

/* Each adds its functions to the module on the top of the stack. */
void internal_prefix(lua_State *L);
void internal_results(lua_State *L);
void internal_sandbox(lua_State *L);
void internal_steps(lua_State *L);

#endif
