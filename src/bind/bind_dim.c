/* bind_dim.c: size expressions as Lua values with arithmetic.
 *
 * Numbers and dims mix freely. Lua lets a comparison of a dim with a number
 * pass silently only for ==; every other one is trapped here with advice. */
#include "bind/bind.h"

#include <lauxlib.h>
#include <math.h>
#include <string.h>

#define DIM_CLASS "mantile.dim"

struct bound_dim {
    struct graph_box *box; /* kept alive by the user value */
    struct dim dim;
};

void bind_push_dim(lua_State *L, int graph_index, struct dim dim) {
    if (dim_is_number(dim)) { /* a number again: branches may use it */
        if (dim.coef == floor(dim.coef) && fabs(dim.coef) < 9007199254740992.0)
            lua_pushinteger(L, (lua_Integer)dim.coef);
        else
            lua_pushnumber(L, dim.coef);
        return;
    }
    graph_index = lua_absindex(L, graph_index);
    struct bound_dim *bound = lua_newuserdatauv(L, sizeof *bound, 1);
    *bound = (struct bound_dim){lua_touserdata(L, graph_index), dim};
    lua_pushvalue(L, graph_index);
    lua_setiuservalue(L, -2, 1);
    luaL_setmetatable(L, DIM_CLASS);
}

struct dim bind_check_dim(lua_State *L, int i, const struct graph_box *box) {
    if (lua_type(L, i) == LUA_TNUMBER) {
        double value = lua_tonumber(L, i);
        luaL_argcheck(L, isfinite(value), i, "a finite number is needed");
        return dim_number(value);
    }
    const struct bound_dim *bound = luaL_checkudata(L, i, DIM_CLASS);
    luaL_argcheck(L, bound->box == box, i, "this size expression belongs to another graph");
    return bound->dim;
}

/* The dim among arguments 1..count whose graph the result belongs to; NULL
 * when all are plain numbers. */
static struct bound_dim *find_bound(lua_State *L, int count, int *index) {
    for (*index = 1; *index <= count; ++*index) {
        struct bound_dim *bound = luaL_testudata(L, *index, DIM_CLASS);
        if (bound != NULL) return bound;
    }
    return NULL;
}

static int push_result(lua_State *L, int owner, const struct bound_dim *bound, struct dim result) {
    struct mt_error error;
    if (graph_check_dims(&bound->box->graph, &error) != MT_OK) return bind_raise(L, &error);
    if (!isfinite(result.coef)) return luaL_error(L, "this size is not a finite number: is something divided by 0?");
    lua_getiuservalue(L, owner, 1); /* graph */
    bind_push_dim(L, -1, result);
    return 1;
}

typedef struct dim binary_function(struct dim_pool *pool, struct dim a, struct dim b);

static struct dim floor_divide(struct dim_pool *pool, struct dim a, struct dim b) {
    return dim_floor(pool, dim_divide(pool, a, b));
}

static struct dim ceil_divide(struct dim_pool *pool, struct dim a, struct dim b) {
    return dim_ceil(pool, dim_divide(pool, a, b));
}

static struct dim modulo(struct dim_pool *pool, struct dim a, struct dim b) {
    return dim_subtract(pool, a, dim_multiply(pool, b, floor_divide(pool, a, b)));
}

/* Applies `function` to arguments 1 and 2, of which at least one is a dim. */
static int apply(lua_State *L, const struct bound_dim *bound, int owner, binary_function *function) {
    struct dim a = bind_check_dim(L, 1, bound->box), b = bind_check_dim(L, 2, bound->box);
    if (!bound->box->open) return luaL_error(L, "this size expression belongs to a graph that is finished");
    return push_result(L, owner, bound, function(&bound->box->graph.pool, a, b));
}

static int arithmetic(lua_State *L, binary_function *function) {
    int owner;
    const struct bound_dim *bound = find_bound(L, 2, &owner);
    return apply(L, bound, owner, function);
}

static int dim_add_(lua_State *L) { return arithmetic(L, dim_add); }
static int dim_subtract_(lua_State *L) { return arithmetic(L, dim_subtract); }
static int dim_multiply_(lua_State *L) { return arithmetic(L, dim_multiply); }
static int dim_divide_(lua_State *L) { return arithmetic(L, dim_divide); }
static int dim_floor_divide_(lua_State *L) { return arithmetic(L, floor_divide); }
static int dim_modulo_(lua_State *L) { return arithmetic(L, modulo); }
static int dim_power_(lua_State *L) { return arithmetic(L, dim_power); }

static int dim_negate(lua_State *L) {
    const struct bound_dim *bound = luaL_checkudata(L, 1, DIM_CLASS);
    return push_result(L, 1, bound, dim_scale(bound->dim, -1));
}

static int dim_compare(lua_State *L) {
    return luaL_error(L, "a size of the workload is not known yet, so it cannot be compared here; "
                         "use dim.min, dim.max or dim.select(a, \"<\", b, yes, no)");
}

static int dim_to_string(lua_State *L) {
    char text[512];
    const struct bound_dim *bound = luaL_checkudata(L, 1, DIM_CLASS);
    if (bound->box->open)
        dim_print(&bound->box->graph.pool, bound->dim, text, sizeof text);
    else
        strcpy(text, "a size of a finished graph");
    lua_pushstring(L, text);
    return 1;
}

/* The functions of the dim module also take plain numbers only. */
static int number_result(lua_State *L, double value) {
    luaL_argcheck(L, isfinite(value), 1, "the result is not a finite number");
    bind_push_dim(L, 0, dim_number(value));
    return 1;
}

static int either(lua_State *L, binary_function *symbolic, double (*plain)(double, double)) {
    int owner;
    const struct bound_dim *bound = find_bound(L, 2, &owner);
    if (bound != NULL) return apply(L, bound, owner, symbolic);
    return number_result(L, plain(luaL_checknumber(L, 1), luaL_checknumber(L, 2)));
}

static double plain_ceil_divide(double a, double b) { return ceil(a / b); }

static int module_min(lua_State *L) { return either(L, dim_min, fmin); }
static int module_max(lua_State *L) { return either(L, dim_max, fmax); }
static int module_pow(lua_State *L) { return either(L, dim_power, pow); }
static int module_ceil_div(lua_State *L) { return either(L, ceil_divide, plain_ceil_divide); }

/* dim.select(a, op, b, yes, no); op is one of < <= > >= == ~= */
static int module_select(lua_State *L) {
    static const char *const operators[] = {"<", ">=", ">", "<=", "==", "~=", NULL};
    int op = luaL_checkoption(L, 2, NULL, operators), owner;
    const struct bound_dim *bound = find_bound(L, 5, &owner);
    if (bound == NULL) {
        double a = luaL_checknumber(L, 1), b = luaL_checknumber(L, 3);
        bool less = op < 2 ? a < b : op < 4 ? b < a : a == b;
        lua_settop(L, 5);
        lua_pushvalue(L, less == (op % 2 == 0) ? 4 : 5);
        return 1;
    }
    if (!bound->box->open) return luaL_error(L, "this size expression belongs to a graph that is finished");
    struct dim_pool *pool = &bound->box->graph.pool;
    struct dim a = bind_check_dim(L, 1, bound->box), b = bind_check_dim(L, 3, bound->box);
    struct dim yes = bind_check_dim(L, op % 2 == 0 ? 4 : 5, bound->box);
    struct dim no = bind_check_dim(L, op % 2 == 0 ? 5 : 4, bound->box);
    struct dim result = op < 2   ? dim_select_less(pool, a, b, yes, no)
                        : op < 4 ? dim_select_less(pool, b, a, yes, no)
                                 : dim_select_equal(pool, a, b, yes, no);
    return push_result(L, owner, bound, result);
}

static const luaL_Reg metamethods[] = {{"__add", dim_add_},
                                       {"__sub", dim_subtract_},
                                       {"__mul", dim_multiply_},
                                       {"__div", dim_divide_},
                                       {"__idiv", dim_floor_divide_},
                                       {"__mod", dim_modulo_},
                                       {"__pow", dim_power_},
                                       {"__unm", dim_negate},
                                       {"__lt", dim_compare},
                                       {"__le", dim_compare},
                                       {"__eq", dim_compare},
                                       {"__tostring", dim_to_string},
                                       {NULL, NULL}};

static const luaL_Reg functions[] = {{"min", module_min},           {"max", module_max},       {"pow", module_pow},
                                     {"ceil_div", module_ceil_div}, {"select", module_select}, {NULL, NULL}};

void bind_dim(lua_State *L) {
    static const luaL_Reg none[] = {{NULL, NULL}};
    bind_class(L, DIM_CLASS, none, metamethods);
    luaL_newlib(L, functions);
    lua_setfield(L, -2, "dim");
}
