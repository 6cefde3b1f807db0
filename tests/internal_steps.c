/* internal_steps.c: steps(deployment): steps.h as an object, and blocks(total, tokens): blocks.h as one. */
#include <lauxlib.h>

#include "bind/bind.h"
#include "internal.h"
#include "simulate/blocks.h"
#include "simulate/steps.h"

#define STEPS_CLASS  "mantile.internal.steps"
#define BLOCKS_CLASS "mantile.internal.blocks"

static struct steps *check_steps(lua_State *L) { return *(struct steps **)luaL_checkudata(L, 1, STEPS_CLASS); }

static int new_steps(lua_State *L) {
    struct mt_error error;
    struct deployment_box *box = bind_check_deployment(L, 1);
    struct steps **steps = lua_newuserdatauv(L, sizeof *steps, 1);
    *steps = NULL;
    luaL_setmetatable(L, STEPS_CLASS);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    if (steps_new(steps, &box->deployment, &error) != MT_OK) return luaL_error(L, "%s", error.message);
    return 1;
}

static int steps_gc(lua_State *L) {
    steps_free(check_steps(L));
    return 0;
}

static int push_cost(lua_State *L, struct step_cost cost) {
    lua_pushnumber(L, cost.time_s);
    lua_pushnumber(L, cost.part_s);
    lua_pushnumber(L, cost.power_w);
    return 3;
}

/* steps:prefill(sequences, tokens, cached): time, part, power */
static int prefill(lua_State *L) {
    double sequences = luaL_checknumber(L, 2), tokens = luaL_checknumber(L, 3), cached = luaL_checknumber(L, 4);
    return push_cost(L, steps_prefill(check_steps(L), sequences, tokens, cached));
}

/* steps:decode(sequences, context) */
static int decode(lua_State *L) {
    return push_cost(L, steps_decode(check_steps(L), luaL_checknumber(L, 2), luaL_checknumber(L, 3)));
}

static struct blocks *check_blocks(lua_State *L) { return luaL_checkudata(L, 1, BLOCKS_CLASS); }

static int new_blocks(lua_State *L) {
    struct mt_error error;
    uint64_t total = (uint64_t)luaL_checkinteger(L, 1);
    uint32_t tokens = (uint32_t)luaL_checkinteger(L, 2);
    struct blocks *blocks = lua_newuserdatauv(L, sizeof *blocks, 0);
    *blocks = (struct blocks){0};
    luaL_setmetatable(L, BLOCKS_CLASS);
    if (blocks_init(blocks, total, tokens, &error) != MT_OK) return luaL_error(L, "%s", error.message);
    return 1;
}

static int blocks_gc(lua_State *L) {
    blocks_free(check_blocks(L));
    return 0;
}

static uint64_t whole(lua_State *L, int i) { return (uint64_t)luaL_checkinteger(L, i); }

/* blocks:join(tokens): the clock */
static int join(lua_State *L) {
    blocks_join(check_blocks(L), whole(L, 2));
    lua_pushinteger(L, (lua_Integer)check_blocks(L)->clock);
    return 1;
}

/* blocks:leave(tokens, clock) */
static int leave(lua_State *L) {
    blocks_leave(check_blocks(L), whole(L, 2), whole(L, 3));
    return 0;
}

/* blocks:growth(tokens), blocks:reach(most, free) */
static int growth(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)blocks_growth(check_blocks(L), whole(L, 2)));
    return 1;
}

static int reach(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)blocks_reach(check_blocks(L), whole(L, 2), whole(L, 3)));
    return 1;
}

/* blocks:grow(tokens): blocks used since the beginning */
static int grow(lua_State *L) {
    blocks_grow(check_blocks(L), whole(L, 2));
    lua_pushinteger(L, (lua_Integer)check_blocks(L)->used);
    return 1;
}

void internal_steps(lua_State *L) {
    static const luaL_Reg steps_methods[] = {{"prefill", prefill}, {"decode", decode}, {NULL, NULL}};
    static const luaL_Reg steps_meta[] = {{"__gc", steps_gc}, {NULL, NULL}};
    static const luaL_Reg blocks_methods[] = {{"join", join},   {"leave", leave}, {"growth", growth},
                                              {"reach", reach}, {"grow", grow},   {NULL, NULL}};
    static const luaL_Reg blocks_meta[] = {{"__gc", blocks_gc}, {NULL, NULL}};
    static const luaL_Reg functions[] = {{"steps", new_steps}, {"blocks", new_blocks}, {NULL, NULL}};
    bind_class(L, STEPS_CLASS, steps_methods, steps_meta);
    bind_class(L, BLOCKS_CLASS, blocks_methods, blocks_meta);
    luaL_setfuncs(L, functions, 0);
}
