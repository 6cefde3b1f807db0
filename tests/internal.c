#include "internal.h"

#include <lauxlib.h>
#include <math.h>

#include "base/dtype.h"
#include "bind/bind.h"
#include "hardware/accelerator.h"
#include "simulate/random.h"

static enum dtype check_dtype(lua_State *L, int i) {
    enum dtype type = dtype_find(luaL_checkstring(L, i));
    luaL_argcheck(L, type != DTYPE_COUNT, i, "no such dtype");
    return type;
}

/* wider(a, b): the dtype a matmul of the two runs in */
static int wider(lua_State *L) {
    lua_pushstring(L, dtype_name(dtype_wider(check_dtype(L, 1), check_dtype(L, 2))));
    return 1;
}

/* rate(peaks, dtype): the rate an accelerator with these peaks has for it */
static int rate(lua_State *L) {
    struct accelerator accelerator = {0};
    for (int type = 0; type < DTYPE_UNIT_COUNT; type++) {
        lua_getfield(L, 1, dtype_name((enum dtype)type));
        accelerator.peak[type] = lua_tonumber(L, -1);
    }
    lua_pushnumber(L, accelerator_rate(&accelerator, check_dtype(L, 2)));
    return 1;
}

/* spread({domain, ...}, ranks, stride): the group size on each level; a domain of 0 reaches everything */
static int spread(lua_State *L) {
    struct accelerator accelerator = {.link_count = (size_t)luaL_len(L, 1)};
    struct mt_error error;
    double sizes[LINKS_MAX];
    for (size_t l = 0; l < accelerator.link_count; l++) {
        lua_geti(L, 1, (lua_Integer)l + 1);
        double domain = lua_tonumber(L, -1);
        accelerator.links[l].domain = domain == 0 ? INFINITY : domain;
    }
    if (accelerator_spread(&accelerator, luaL_checknumber(L, 2), luaL_checknumber(L, 3), sizes, &error) != MT_OK) {
        lua_pushnil(L);
        lua_pushstring(L, error.message);
        return 2;
    }
    lua_newtable(L);
    for (size_t l = 0; l < accelerator.link_count; l++) {
        lua_pushnumber(L, sizes[l]);
        lua_seti(L, -2, (lua_Integer)l + 1);
    }
    return 1;
}

/* log(x), exp(x): as draws take them */
static int log_of(lua_State *L) {
    lua_pushnumber(L, random_log(luaL_checknumber(L, 1)));
    return 1;
}

static int exp_of(lua_State *L) {
    lua_pushnumber(L, random_exp(luaL_checknumber(L, 1)));
    return 1;
}

/* drain(traffic, seconds): takes all requests, each done so long after it came. Returns their number, their prompt
 * tokens, and when the last one came. */
static int drain(lua_State *L) {
    struct traffic *traffic = bind_check_traffic(L, 1);
    double seconds = luaL_checknumber(L, 2), tokens = 0, last = 0;
    lua_Integer count = 0;
    for (; traffic_next(traffic) < INFINITY; count++) {
        struct arrival arrival;
        traffic_take(traffic, &arrival);
        tokens += arrival.isl;
        last = arrival.at;
        traffic_done(traffic, arrival.place, arrival.at + seconds);
    }
    lua_pushinteger(L, count);
    lua_pushnumber(L, tokens);
    lua_pushnumber(L, last);
    return 3;
}

static const luaL_Reg functions[] = {{"wider", wider}, {"rate", rate},   {"spread", spread}, {"log", log_of},
                                     {"exp", exp_of},  {"drain", drain}, {NULL, NULL}};

int luaopen_mantile_internal(lua_State *L) {
    luaL_newlib(L, functions);
    internal_prefix(L);
    internal_results(L);
    internal_sandbox(L);
    internal_steps(L);
    return 1;
}
