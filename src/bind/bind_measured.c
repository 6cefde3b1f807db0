/* bind_measured.c: a table of measured times, read once for the many deployments that it prices. */
#include <lauxlib.h>
#include <math.h>

#include "bind/bind.h"

#define MEASURED_CLASS "mantile.measured"
#define CURVES_MAX     1000
#define POINTS_MAX     1000000

/* Curves, and behind them the points of all, in one piece that Lua frees. The first user value owns the forms. */
struct table {
    struct measured measured;
    struct measured_curve curves[];
};

/* How many points the list `points` of the curve on the top of the stack holds: of each its axes and its ratio. */
static size_t check_length(lua_State *L, const struct measured_curve *curve) {
    size_t each = measured_axes(curve->of.form) + 1;
    if (each == 1) luaL_error(L, "measured: nothing is interpolated of form '%s'", curve->of.form->name);
    if (lua_getfield(L, -1, "points") != LUA_TTABLE) luaL_error(L, "measured: points must be a list of numbers");
    size_t length = lua_rawlen(L, -1);
    lua_pop(L, 1);
    if (length % each != 0)
        luaL_error(L, "measured: points of form '%s' are %d numbers each", curve->of.form->name, (int)each);
    return length / each;
}

/* Reads the keys of all curves at stack index 2 and returns how many points they have. */
static size_t check_curves(lua_State *L, struct measured_curve *curves, size_t count) {
    size_t points = 0;
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        luaL_checktype(L, -1, LUA_TTABLE);
        bind_check_calibration_key(L, lua_gettop(L), &curves[i].of);
        curves[i].count = check_length(L, &curves[i]);
        points += curves[i].count;
        lua_pop(L, 1);
        luaL_argcheck(L, points <= POINTS_MAX, 2, "at most 1000000 points");
    }
    return points;
}

static double check_number(lua_State *L, int list, size_t i) {
    lua_rawgeti(L, list, (lua_Integer)i);
    double value = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : (double)NAN;
    if (!isfinite(value)) luaL_error(L, "measured: points[%d] is no finite number", (int)i);
    lua_pop(L, 1);
    return value;
}

static void read_points(lua_State *L, struct measured_curve *curve) {
    const size_t axes = measured_axes(curve->of.form);
    lua_getfield(L, -1, "points");
    int list = lua_gettop(L);
    for (size_t i = 0, at = 1; i < curve->count; i++) {
        struct measured_point *point = &curve->points[i];
        *point = (struct measured_point){{0}, 0};
        for (size_t axis = 0; axis < axes; axis++) point->at[axis] = measured_scale(check_number(L, list, at++));
        point->ratio = check_number(L, list, at++);
    }
    lua_pop(L, 1);
}

/* core.measured(forms, curves): forms = core.calibration of what the ratios are to, which has an entry for each curve;
 * curves = {{form=, weights=, rate=, op=, latent=, points = {axis, ..., ln(measured / form), axis, ...}}, ...}, axes as
 * measured.h lists them, in elements, bytes and ranks */
static int new_measured(lua_State *L) {
    struct calibration entries = bind_check_calibration(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    size_t count = lua_rawlen(L, 2);
    luaL_argcheck(L, count <= CURVES_MAX, 2, "at most 1000 curves");
    struct measured_curve *curves = lua_newuserdatauv(L, (count + 1) * sizeof *curves, 0);
    size_t points = check_curves(L, curves, count);
    size_t head = sizeof(struct table) + count * sizeof *curves;
    struct table *table = lua_newuserdatauv(L, head + points * sizeof(struct measured_point), 1);
    luaL_setmetatable(L, MEASURED_CLASS);
    table->measured = (struct measured){.forms = entries, .curves = table->curves, .count = count};
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    struct measured_point *next = (struct measured_point *)((unsigned char *)table + head);
    for (size_t i = 0; i < count; i++) {
        table->curves[i] = curves[i];
        table->curves[i].points = next;
        next += curves[i].count;
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        read_points(L, &table->curves[i]);
        lua_pop(L, 1);
        measured_sort(&table->curves[i]);
    }
    return 1;
}

struct measured bind_check_measured(lua_State *L, int i) {
    if (lua_isnoneornil(L, i)) return (struct measured){0};
    const struct table *table = luaL_checkudata(L, i, MEASURED_CLASS);
    return table->measured;
}

void bind_measured(lua_State *L) {
    static const luaL_Reg none[] = {{NULL, NULL}};
    bind_class(L, MEASURED_CLASS, none, none);
    lua_pushcfunction(L, new_measured);
    lua_setfield(L, -2, "measured");
}
