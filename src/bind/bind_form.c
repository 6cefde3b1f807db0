/* bind_form.c: the forms of kernels (cost/form.h) and their fits, for Lua. */
#include <math.h>

#include <lauxlib.h>

#include "bind/bind.h"
#include "cost/form_attention.h"
#include "fit/fit.h"
#include "fit/minimise.h"

static const struct form *check_form(lua_State *L, int arg) {
    const struct form *form = form_find(luaL_checkstring(L, arg));
    luaL_argcheck(L, form != NULL, arg, "not the name of a form");
    return form;
}

static void push_parameter(lua_State *L, const struct form_parameter *p) {
    lua_createtable(L, 0, 7);
    lua_pushstring(L, p->name);
    lua_setfield(L, -2, "name");
    lua_pushstring(L, p->unit);
    lua_setfield(L, -2, "unit");
    lua_pushnumber(L, p->least);
    lua_setfield(L, -2, "least");
    lua_pushnumber(L, p->most);
    lua_setfield(L, -2, "most");
    lua_pushnumber(L, p->start);
    lua_setfield(L, -2, "start");
    lua_pushboolean(L, p->search == FORM_CHOICE);
    lua_setfield(L, -2, "choice");
    lua_pushstring(L, p->help);
    lua_setfield(L, -2, "help");
}

/* core.forms(): { { name =, parameters = { { name =, unit =, least =, most =, start =, choice =, help = } }, shape =
 * names }, ... } */
static int forms_list(lua_State *L) {
    lua_newtable(L);
    for (int i = 0; forms[i] != NULL; i++) {
        lua_createtable(L, 0, 3);
        lua_pushstring(L, forms[i]->name);
        lua_setfield(L, -2, "name");
        lua_newtable(L);
        for (size_t j = 0; j < forms[i]->parameter_count; j++) {
            push_parameter(L, &forms[i]->parameters[j]);
            lua_rawseti(L, -2, (lua_Integer)j + 1);
        }
        lua_setfield(L, -2, "parameters");
        lua_newtable(L);
        for (size_t j = 0; j < forms[i]->shape_count; j++) {
            lua_pushstring(L, forms[i]->shape[j]);
            lua_rawseti(L, -2, (lua_Integer)j + 1);
        }
        lua_setfield(L, -2, "shape");
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

/* Reads parameters by name: those that are not there stay at their start. */
void bind_check_parameters(lua_State *L, int t, const struct form *form, double *out) {
    if (!lua_istable(L, t)) luaL_error(L, "parameters of %s are a %s, not a table", form->name, luaL_typename(L, t));
    for (size_t i = 0; i < form->parameter_count; i++) {
        const struct form_parameter *p = &form->parameters[i];
        bool stated = lua_getfield(L, t, p->name) != LUA_TNIL;
        if (stated && lua_type(L, -1) != LUA_TNUMBER)
            luaL_error(L, "%s of %s is a %s, not a number", p->name, form->name, luaL_typename(L, -1));
        out[i] = stated ? lua_tonumber(L, -1) : p->start;
        if (!(out[i] >= p->least && out[i] <= p->most))
            luaL_error(L, "%s of %s is %f; it must be from %f to %f", p->name, form->name, out[i], p->least, p->most);
        if (p->search == FORM_CHOICE && out[i] != floor(out[i]))
            luaL_error(L, "%s of %s is %f; it must be a whole number", p->name, form->name, out[i]);
        lua_pop(L, 1);
    }
}

static void push_parameters(lua_State *L, const struct form *form, const double *values) {
    lua_createtable(L, 0, (int)form->parameter_count);
    for (size_t i = 0; i < form->parameter_count; i++) {
        lua_pushnumber(L, values[i]);
        lua_setfield(L, -2, form->parameters[i].name);
    }
}

#define ROWS_MAX 10000000

static size_t check_count(lua_State *L, int t) {
    luaL_checktype(L, t, LUA_TTABLE);
    size_t count = lua_rawlen(L, t);
    luaL_argcheck(L, count >= 1 && count <= ROWS_MAX, t, "1 to 10000000 rows are needed");
    return count;
}

/* The number at `i` of the list on the top of the stack, which is row `row` of what is called `what`. */
static double check_element(lua_State *L, size_t i, const char *what, size_t row) {
    lua_rawgeti(L, -1, (lua_Integer)i + 1);
    double value = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : (double)NAN;
    if (!isfinite(value))
        luaL_error(L, "number %d of %s %d is no finite number, but %s", (int)i + 1, what, (int)row + 1,
                   luaL_tolstring(L, -1, NULL));
    lua_pop(L, 1);
    return value;
}

/* The numbers of a list of rows, as a userdata of them on the stack. */
static double *check_rows(lua_State *L, int t, size_t count, const struct form *form) {
    double *values = lua_newuserdatauv(L, count * form->shape_count * sizeof *values, 0);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, t, (lua_Integer)i + 1);
        if (!lua_istable(L, -1) || lua_rawlen(L, -1) != form->shape_count)
            luaL_error(L, "shape %d must be a list of %d numbers", (int)i + 1, (int)form->shape_count);
        for (size_t j = 0; j < form->shape_count; j++)
            values[i * form->shape_count + j] = check_element(L, j, "shape", i);
        lua_pop(L, 1);
    }
    return values;
}

static double *check_times(lua_State *L, int t, size_t count) {
    double *times = lua_newuserdatauv(L, count * sizeof *times, 0);
    lua_pushvalue(L, t);
    for (size_t i = 0; i < count; i++) {
        times[i] = check_element(L, i, "times", 0);
        if (times[i] <= 0) luaL_error(L, "time %d is %f; times must be above 0", (int)i + 1, times[i]);
    }
    lua_pop(L, 1);
    return times;
}

/* core.form_seconds(name, parameters, shape): how long a kernel of that shape (numbers in the form's order) takes */
static int form_seconds(lua_State *L) {
    const struct form *form = check_form(L, 1);
    double parameters[FORM_PARAMETERS_MAX], shape[FORM_PARAMETERS_MAX];
    bind_check_parameters(L, 2, form, parameters);
    luaL_checktype(L, 3, LUA_TTABLE);
    luaL_argcheck(L, lua_rawlen(L, 3) == form->shape_count, 3, "not as many numbers as the form's shape has");
    lua_settop(L, 3);
    for (size_t i = 0; i < form->shape_count; i++) shape[i] = check_element(L, i, "shape", 0);
    lua_pushnumber(L, form->seconds(parameters, shape));
    return 1;
}

static int check_effort(lua_State *L, int t, lua_Integer fallback) {
    lua_Integer effort = luaL_optinteger(L, t, fallback);
    if (effort < 1 || effort > 1000000000) luaL_error(L, "effort is %I; it must be from 1 to 1e9", (LUAI_UACINT)effort);
    return (int)effort;
}

/* Which parameters the table `fixed` of the options at `t` names. */
static void check_fixed(lua_State *L, int t, const struct form *form, bool *fixed) {
    if (lua_getfield(L, t, "fixed") != LUA_TNIL && !lua_istable(L, -1))
        luaL_error(L, "fixed is a %s, not a table", luaL_typename(L, -1));
    for (size_t i = 0; i < form->parameter_count; i++) {
        fixed[i] = false;
        if (!lua_istable(L, -1)) continue;
        lua_getfield(L, -1, form->parameters[i].name);
        fixed[i] = lua_toboolean(L, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* core.fit(name, shapes, times, { start = parameters, fixed = { name = true }, effort = }): parameters and what is left
 * of the loss (fit.h) */
static int form_fit(lua_State *L) {
    const struct form *form = check_form(L, 1);
    size_t count = check_count(L, 2);
    luaL_argcheck(L, check_count(L, 3) == count, 3, "there must be as many times as shapes");
    luaL_checktype(L, 4, LUA_TTABLE);
    lua_settop(L, 4);
    bool fixed[FORM_PARAMETERS_MAX];
    double parameters[FORM_PARAMETERS_MAX], loss;
    check_fixed(L, 4, form, fixed);
    if (lua_getfield(L, 4, "start") == LUA_TNIL) lua_newtable(L);
    bind_check_parameters(L, lua_gettop(L), form, parameters);
    lua_getfield(L, 4, "effort");
    int effort = check_effort(L, lua_gettop(L), 3000);
    const double *shapes = check_rows(L, 2, count, form), *times = check_times(L, 3, count);
    const struct fit_problem problem = {form, shapes, times, count, fixed, effort};
    struct mt_error error;
    if (fit_run(&problem, parameters, &loss, &error) != MT_OK) return luaL_error(L, "%s", error.message);
    push_parameters(L, form, parameters);
    lua_pushnumber(L, loss);
    return 2;
}

/* Calls the Lua function at 1 with n numbers; what it raises stays on the stack and ends the search. */
static double call_back(const double *x, size_t n, void *data) {
    lua_State *L = data;
    lua_pushvalue(L, 1);
    for (size_t i = 0; i < n; i++) lua_pushnumber(L, x[i]);
    if (lua_pcall(L, (int)n, 1, 0) != LUA_OK) return (double)NAN;
    double value = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : (double)NAN;
    if (isnan(value)) lua_pushfstring(L, "what is minimised returned %s, not a number", luaL_tolstring(L, -1, NULL));
    if (!isnan(value)) lua_pop(L, 1);
    return value;
}

/* core.minimise(f, start, effort, smooth): where f, of as many numbers from 0 to 1 as `start` has, is least as far as
 * `effort` calls find, and what it is there. `smooth`: f has no kinks and is never infinite, which takes fewer calls */
static int form_minimise(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    luaL_checktype(L, 2, LUA_TTABLE);
    size_t count = lua_rawlen(L, 2);
    luaL_argcheck(L, count >= 1 && count <= FORM_PARAMETERS_MAX, 2, "1 to 24 numbers");
    enum minimise_method method = lua_toboolean(L, 4) && count > 1 ? MINIMISE_BOBYQA : MINIMISE_SBPLX;
    double x[FORM_PARAMETERS_MAX], least = INFINITY;
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        x[i] = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : (double)NAN;
        luaL_argcheck(L, x[i] >= 0 && x[i] <= 1, 2, "numbers from 0 to 1");
    }
    luaL_checkinteger(L, 3);
    int effort = check_effort(L, 3, 0);
    lua_settop(L, 3);
    luaL_checkstack(L, FORM_PARAMETERS_MAX + 2, NULL);
    struct mt_error error;
    if (minimise(method, call_back, L, x, count, effort, &least, &error) != MT_OK)
        return lua_gettop(L) > 3 ? lua_error(L) : luaL_error(L, "%s", error.message);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_pushnumber(L, x[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_pushnumber(L, least);
    return 2;
}

/* core.attention_variants(): the names of kernels of attention that engines keep apart */
static int variants_list(lua_State *L) {
    lua_newtable(L);
    for (int i = 1; attention_variants[i] != NULL; i++) {
        lua_pushstring(L, attention_variants[i]);
        lua_rawseti(L, -2, i);
    }
    return 1;
}

/* core.attention_variant(dim, window, causal): the name of that which serves such heads */
static int variant_of(lua_State *L) {
    double dim = luaL_checknumber(L, 1);
    lua_pushstring(L, attention_variants[attention_variant(dim, lua_toboolean(L, 2), lua_toboolean(L, 3))]);
    return 1;
}

void bind_form(lua_State *L) {
    static const luaL_Reg functions[] = {{"forms", forms_list},
                                         {"form_seconds", form_seconds},
                                         {"fit", form_fit},
                                         {"minimise", form_minimise},
                                         {"attention_variants", variants_list},
                                         {"attention_variant", variant_of},
                                         {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
