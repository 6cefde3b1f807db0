/* internal_prefix.c: prefix_cache(block_tokens): prefix.h as an object. A path is a list { id, tokens, id, tokens, ...
 * }. */
#include <lauxlib.h>

#include "internal.h"
#include "simulate/prefix.h"

#define CLASS        "mantile.internal.prefix_cache"
#define SEGMENTS_MAX 64

static struct prefix_cache *check_cache(lua_State *L) { return *(struct prefix_cache **)luaL_checkudata(L, 1, CLASS); }

static int new_cache(lua_State *L) {
    struct mt_error error;
    struct prefix_cache **box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = NULL;
    luaL_setmetatable(L, CLASS);
    if (prefix_new(box, (uint32_t)luaL_checkinteger(L, 1), &error) != MT_OK) return luaL_error(L, "%s", error.message);
    return 1;
}

static int gc(lua_State *L) {
    prefix_free(check_cache(L));
    return 0;
}

static size_t check_path(lua_State *L, struct segment *segments) {
    luaL_checktype(L, 2, LUA_TTABLE);
    size_t count = lua_rawlen(L, 2) / 2;
    luaL_argcheck(L, count <= SEGMENTS_MAX, 2, "too many segments");
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 2, (lua_Integer)(2 * i + 1));
        lua_rawgeti(L, 2, (lua_Integer)(2 * i + 2));
        segments[i] = (struct segment){(uint64_t)luaL_checkinteger(L, -2), (uint32_t)luaL_checkinteger(L, -1)};
        lua_pop(L, 2);
    }
    return count;
}

/* cache:find(path): the tokens that are kept, and the end that is held now */
static int find(lua_State *L) {
    struct segment segments[SEGMENTS_MAX];
    prefix_end end;
    lua_pushinteger(L, prefix_find(check_cache(L), segments, check_path(L, segments), &end));
    lua_pushinteger(L, end);
    return 2;
}

/* cache:kept(path): the same tokens, held by nobody */
static int kept(lua_State *L) {
    struct segment segments[SEGMENTS_MAX];
    lua_pushinteger(L, prefix_kept(check_cache(L), segments, check_path(L, segments)));
    return 1;
}

/* cache:keep(path, held): the end that is held now, and how many blocks are new; nil and why */
static int keep(lua_State *L) {
    struct segment segments[SEGMENTS_MAX];
    struct mt_error error;
    prefix_end end;
    size_t blocks, count = check_path(L, segments);
    prefix_end held = (prefix_end)luaL_optinteger(L, 3, 0);
    if (prefix_keep(check_cache(L), segments, count, held, &end, &blocks, &error) != MT_OK) {
        lua_pushnil(L);
        lua_pushstring(L, error.message);
        return 2;
    }
    lua_pushinteger(L, end);
    lua_pushinteger(L, (lua_Integer)blocks);
    return 2;
}

static int release(lua_State *L) {
    prefix_release(check_cache(L), (prefix_end)luaL_checkinteger(L, 2));
    return 0;
}

static int evict(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)prefix_evict(check_cache(L), (size_t)luaL_checkinteger(L, 2)));
    return 1;
}

/* cache:blocks(): all of them, and those that nobody holds */
static int blocks(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)prefix_blocks(check_cache(L)));
    lua_pushinteger(L, (lua_Integer)prefix_idle_blocks(check_cache(L)));
    return 2;
}

void internal_prefix(lua_State *L) {
    static const luaL_Reg methods[] = {{"find", find},   {"kept", kept},     {"keep", keep}, {"release", release},
                                       {"evict", evict}, {"blocks", blocks}, {NULL, NULL}};
    luaL_newmetatable(L, CLASS);
    lua_pushcfunction(L, gc);
    lua_setfield(L, -2, "__gc");
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    lua_pushcfunction(L, new_cache);
    lua_setfield(L, -2, "prefix_cache");
}
