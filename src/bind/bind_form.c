/* bind_form.c: the forms of kernels (cost/form.h) and their fits, for Lua. */
#include <math.h>

#include <lauxlib.h>

#include "bind/bind.h"
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
    lua_pushboolean(L, p->choice);
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
    luaL_checktype(L, t, LUA_TTABLE);
    for (size_t i = 0; i < form->parameter_count; i++) {
        const struct form_parameter *p = &form->parameters[i];
        bool stated = lua_getfield(L, t, p->name) != LUA_TNIL;
        out[i] = stated ? luaL_checknumber(L, -1) : p->start;
        if (!(out[i] >= p->least && out[i] <= p->most))
            luaL_error(L, "%s of %s is %f; it must be from %f to %f", p->name, form->name, out[i], p->least, p->most);
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

/* The numbers of a list of rows, as a userdata of them on the stack. */
static double *check_rows(lua_State *L, int t, size_t count, size_t width) {
    double *values = lua_newuserdatauv(L, (count * width + 1) * sizeof *values, 0);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, t, (lua_Integer)i + 1);
        luaL_checktype(L, -1, LUA_TTABLE);
        for (size_t j = 0; j < width; j++) {
            lua_rawgeti(L, -1, (lua_Integer)j + 1);
            values[i * width + j] = luaL_checknumber(L, -1);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    return values;
}

/* core.form_seconds(name, parameters, shape): how long a kernel of that shape (numbers in the form's order) takes */
static int form_seconds(lua_State *L) {
    const struct form *form = check_form(L, 1);
    double parameters[FORM_PARAMETERS_MAX], shape[FORM_PARAMETERS_MAX];
    bind_check_parameters(L, 2, form, parameters);
    for (size_t i = 0; i < form->shape_count; i++) {
        lua_rawgeti(L, 3, (lua_Integer)i + 1);
        shape[i] = luaL_checknumber(L, -1);
        lua_pop(L, 1);
    }
    lua_pushnumber(L, form->seconds(parameters, shape));
    return 1;
}

/* core.fit(name, shapes, times, { start = parameters, fixed = { name = true }, effort = }): parameters and what is left
 * of the loss (fit.h) */
static int form_fit(lua_State *L) {
    const struct form *form = check_form(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    luaL_checktype(L, 3, LUA_TTABLE);
    luaL_checktype(L, 4, LUA_TTABLE);
    size_t count = lua_rawlen(L, 2);
    luaL_argcheck(L, count >= 1 && lua_rawlen(L, 3) == count, 3, "as many times as shapes, at least one");
    double *shapes = check_rows(L, 2, count, form->shape_count), parameters[FORM_PARAMETERS_MAX], loss;
    double *times = lua_newuserdatauv(L, count * sizeof *times, 0);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 3, (lua_Integer)i + 1);
        times[i] = luaL_checknumber(L, -1);
        luaL_argcheck(L, times[i] > 0 && isfinite(times[i]), 3, "times must be positive");
        lua_pop(L, 1);
    }
    bool fixed[FORM_PARAMETERS_MAX] = {false};
    lua_getfield(L, 4, "fixed");
    for (size_t i = 0; lua_istable(L, -1) && i < form->parameter_count; i++) {
        lua_getfield(L, -1, form->parameters[i].name);
        fixed[i] = lua_toboolean(L, -1);
        lua_pop(L, 1);
    }
    lua_getfield(L, 4, "start");
    if (lua_isnil(L, -1)) lua_newtable(L);
    bind_check_parameters(L, lua_gettop(L), form, parameters);
    lua_getfield(L, 4, "effort");
    const struct fit_problem problem = {form, shapes, times, count, fixed, (int)luaL_optinteger(L, -1, 3000)};
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
    double value = lua_tonumber(L, -1);
    if (isnan(value)) return (double)NAN; /* on the stack too */
    lua_pop(L, 1);
    return value;
}

/* core.minimise(f, start, effort): where f, of as many numbers from 0 to 1 as `start` has, is least as far as `effort`
 * calls find, and what it is there */
static int form_minimise(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    luaL_checktype(L, 2, LUA_TTABLE);
    size_t count = lua_rawlen(L, 2);
    luaL_argcheck(L, count >= 1 && count <= FORM_PARAMETERS_MAX, 2, "1 to 24 numbers");
    double x[FORM_PARAMETERS_MAX], least = INFINITY;
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        x[i] = luaL_checknumber(L, -1);
        luaL_argcheck(L, x[i] >= 0 && x[i] <= 1, 2, "numbers from 0 to 1");
    }
    int effort = (int)luaL_checkinteger(L, 3);
    lua_settop(L, 3);
    luaL_checkstack(L, FORM_PARAMETERS_MAX + 2, NULL);
    struct mt_error error;
    if (minimise(MINIMISE_SBPLX, call_back, L, x, count, effort, &least, &error) != MT_OK)
        return lua_gettop(L) > 3 ? lua_error(L) : luaL_error(L, "%s", error.message);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_pushnumber(L, x[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_pushnumber(L, least);
    return 2;
}

void bind_form(lua_State *L) {
    static const luaL_Reg functions[] = {{"forms", forms_list},
                                         {"form_seconds", form_seconds},
                                         {"fit", form_fit},
                                         {"minimise", form_minimise},
                                         {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
