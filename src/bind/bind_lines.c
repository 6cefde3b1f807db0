/* bind_lines.c: many points as lines of text in one go; a sweep that writes millions of them does little else. */
#include "bind/bind.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CELLS_MAX  200
#define NUMBER_MAX 32

enum cell_kind { CELL_POINT, CELL_AXIS, CELL_NUMBER, CELL_CHOICE };

static const char *const kinds[] = {"point", "axis", "number", "choice", NULL};

/* What stands in one place of every line. Lists are values on the stack. */
struct cell {
    enum cell_kind kind;
    const char *before; /* which the table of the cell keeps */
    size_t before_length;
    int texts, column; /* of an axis or a choice; of what was found */
    lua_Integer stride, count;
};

static const char *check_text(lua_State *L, int t, const char *key, size_t *length) {
    if (lua_getfield(L, t, key) != LUA_TSTRING) luaL_error(L, "lines: a cell has no %s", key);
    const char *text = lua_tolstring(L, -1, length);
    lua_pop(L, 1); /* the table still has it */
    return text;
}

static lua_Integer check_whole(lua_State *L, int t, const char *key) {
    lua_getfield(L, t, key);
    lua_Integer value = lua_tointeger(L, -1);
    if (value < 1) luaL_error(L, "lines: a cell has no %s", key);
    lua_pop(L, 1);
    return value;
}

/* Leaves a list on the stack and returns where. */
static int check_list(lua_State *L) {
    if (!lua_istable(L, -1)) luaL_error(L, "lines: a list is missing");
    return lua_gettop(L);
}

static struct cell check_cell(lua_State *L, int t, int found) {
    struct cell cell = {.stride = 1, .count = 1};
    size_t length;
    const char *kind = check_text(L, t, "kind", &length);
    while (kinds[cell.kind] != NULL && strcmp(kinds[cell.kind], kind) != 0) cell.kind++;
    if (kinds[cell.kind] == NULL) luaL_error(L, "lines: there is no kind %s", kind);
    cell.before = check_text(L, t, "before", &cell.before_length);
    if (cell.kind == CELL_AXIS) {
        cell.stride = check_whole(L, t, "stride");
        cell.count = check_whole(L, t, "count");
    }
    if (cell.kind == CELL_AXIS || cell.kind == CELL_CHOICE) {
        lua_getfield(L, t, "texts");
        cell.texts = check_list(L);
    }
    if (cell.kind == CELL_NUMBER || cell.kind == CELL_CHOICE) {
        lua_rawgeti(L, found, check_whole(L, t, "column"));
        cell.column = check_list(L);
    }
    return cell;
}

/* A text of a list, counted from 1; the other one where there is none. */
static void add_from(lua_State *L, luaL_Buffer *line, int texts, lua_Integer at, const char *unknown) {
    if (lua_rawgeti(L, texts, at) == LUA_TSTRING) {
        luaL_addvalue(line);
    } else {
        lua_pop(L, 1);
        luaL_addstring(line, unknown);
    }
}

static double column_value(lua_State *L, int column, lua_Integer row) {
    lua_rawgeti(L, column, row);
    double value = lua_tonumber(L, -1);
    lua_pop(L, 1);
    return value;
}

/* The digits that lines.lua gives a number. */
static void add_number(luaL_Buffer *line, double value, const char *unknown) {
    if (!(fabs(value) < INFINITY)) {
        luaL_addstring(line, unknown);
        return;
    }
    char text[NUMBER_MAX];
    snprintf(text, sizeof text, "%.16g", value);
    if (strtod(text, NULL) != value) snprintf(text, sizeof text, "%.17g", value);
    luaL_addstring(line, text);
}

static void add_whole(luaL_Buffer *line, lua_Integer value) {
    char text[NUMBER_MAX];
    snprintf(text, sizeof text, LUA_INTEGER_FMT, (LUAI_UACINT)value);
    luaL_addstring(line, text);
}

static void add_cell(lua_State *L, luaL_Buffer *line, const struct cell *cell, lua_Integer point, lua_Integer row,
                     const char *unknown) {
    luaL_addlstring(line, cell->before, cell->before_length);
    double value;
    switch (cell->kind) {
    case CELL_POINT:
        add_whole(line, point);
        break;
    case CELL_AXIS:
        add_from(L, line, cell->texts, point / cell->stride % cell->count + 1, unknown);
        break;
    case CELL_NUMBER:
        add_number(line, column_value(L, cell->column, row), unknown);
        break;
    default: /* CELL_CHOICE: a flag or a cause, which counts from 0 */
        value = column_value(L, cell->column, row);
        add_from(L, line, cell->texts, value >= 0 && value < 1e9 ? (lua_Integer)value + 1 : 0, unknown);
    }
}

static lua_Integer point_of(lua_State *L, int points, lua_Integer row) {
    lua_rawgeti(L, points, row);
    lua_Integer point = lua_tointeger(L, -1);
    lua_pop(L, 1);
    return point;
}

/* core.lines({ { kind = "point", before = }, { kind = "axis", before =, texts =, stride =, count = }, { kind =
 * "number", before =, column = }, { kind = "choice", before =, column =, texts = }, ... }, found, unknown, end): a line
 * for each point of `found` (explorer:take()), `unknown` where a number is not known and `end` at its end */
static int lines(lua_State *L) {
    struct cell cells[CELLS_MAX];
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, 2, LUA_TTABLE);
    const char *unknown = luaL_checkstring(L, 3), *end = luaL_checkstring(L, 4);
    lua_settop(L, 4);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
    luaL_argcheck(L, count <= CELLS_MAX, 1, "too many cells");
    luaL_checkstack(L, 3 * CELLS_MAX, "too many cells");
    lua_getfield(L, 2, "points");
    int points = check_list(L);
    for (lua_Integer c = 0; c < count; c++) {
        lua_rawgeti(L, 1, c + 1);
        cells[c] = check_cell(L, check_list(L), 2);
    }
    luaL_Buffer text;
    luaL_buffinit(L, &text);
    lua_Integer rows = (lua_Integer)lua_rawlen(L, points);
    for (lua_Integer row = 1; row <= rows; row++) {
        lua_Integer point = point_of(L, points, row);
        for (lua_Integer c = 0; c < count; c++) add_cell(L, &text, &cells[c], point, row, unknown);
        luaL_addstring(&text, end);
    }
    luaL_pushresult(&text);
    return 1;
}

void bind_lines(lua_State *L) {
    lua_pushcfunction(L, lines);
    lua_setfield(L, -2, "lines");
}
