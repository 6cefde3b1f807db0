#include "bind/bind.h"

#include <lauxlib.h>
#include <math.h>
#include <string.h>

int bind_raise(lua_State *L, const struct mt_error *error) { return luaL_error(L, "%s", error->message); }

void bind_class(lua_State *L, const char *name, const luaL_Reg *methods, const luaL_Reg *metamethods) {
    luaL_newmetatable(L, name);
    luaL_setfuncs(L, metamethods, 0);
    lua_newtable(L); /* metatable methods */
    luaL_setfuncs(L, methods, 0);
    if (lua_getfield(L, -2, "__index") == LUA_TNIL) { /* metatable methods nil */
        lua_pushvalue(L, -2);
        lua_setfield(L, -4, "__index");
    }
    lua_pop(L, 1); /* metatable methods */
    lua_setfield(L, -2, "__methods");
    lua_pushliteral(L, "locked"); /* scripts do not reach the metatable */
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}

/*
** {======================================================
** The key somebody probably meant
** =======================================================
*/

#define WORD_MAX 32

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Levenshtein distance of words of at most WORD_MAX letters. */
static size_t distance(const char *a, const char *b) {
    size_t row[WORD_MAX + 1], width = strlen(b);
    for (size_t j = 0; j <= width; j++) row[j] = j;
    for (size_t i = 1; a[i - 1] != '\0'; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = least(replaced, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[width];
}

const char *bind_nearest(const char *word, const char *const keys[]) {
    const char *best = NULL;
    size_t length = strlen(word), best_distance = 1 + length / 2; /* at most half of it mistyped */
    if (length > WORD_MAX) return NULL;
    for (; *keys != NULL; keys++) {
        if (strlen(*keys) > WORD_MAX) continue;
        bool begins = length >= 2 && strncmp(word, *keys, length) == 0; /* "h100" for "h100-sxm" */
        size_t steps = begins ? 0 : distance(word, *keys);
        if (steps >= best_distance) continue;
        best = *keys;
        best_distance = steps;
    }
    return best;
}

/* }====================================================== */

/*
** {======================================================
** Option tables
** =======================================================
*/

static bool listed(const char *key, const char *const keys[]) {
    for (; *keys != NULL; keys++)
        if (strcmp(*keys, key) == 0) return true;
    return false;
}

void bind_check_keys(lua_State *L, int t, const char *what, const char *const keys[]) {
    if (lua_isnoneornil(L, t)) return;
    luaL_checktype(L, t, LUA_TTABLE);
    lua_pushnil(L);
    while (lua_next(L, t) != 0) { /* key value */
        lua_pop(L, 1);            /* key */
        if (lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "%s takes named options only, like name=\"qkv\"", what);
        const char *key = lua_tostring(L, -1);
        if (listed(key, keys)) continue;
        const char *meant = bind_nearest(key, keys);
        if (meant != NULL) luaL_error(L, "%s has no option '%s'; did you mean '%s'?", what, key, meant);
        luaL_error(L, "%s has no option '%s'", what, key);
    }
}

/* Pushes the field; false when there is no table or no such field. */
static bool field(lua_State *L, int t, const char *key) {
    if (!lua_istable(L, t)) {
        lua_pushnil(L);
        return false;
    }
    lua_pushstring(L, key);
    return lua_rawget(L, t) != LUA_TNIL; /* raw: what a metamethod makes would not outlive its pop */
}

double bind_number(lua_State *L, int t, const char *what, const char *key, double fallback) {
    double value = fallback;
    if (field(L, t, key)) {
        if (lua_type(L, -1) != LUA_TNUMBER)
            luaL_error(L, "%s: %s must be a plain number, not a %s", what, key, luaL_typename(L, -1));
        value = lua_tonumber(L, -1);
        if (isnan(value)) luaL_error(L, "%s: %s is not a number (NaN)", what, key);
    }
    lua_pop(L, 1);
    return value;
}

double bind_required_number(lua_State *L, int t, const char *what, const char *key) {
    double value = bind_number(L, t, what, key, INFINITY);
    if (isinf(value)) luaL_error(L, "%s needs a finite %s", what, key);
    return value;
}

bool bind_flag(lua_State *L, int t, const char *what, const char *key) {
    bool value = false;
    if (field(L, t, key)) {
        if (!lua_isboolean(L, -1))
            luaL_error(L, "%s: %s must be true or false, not a %s", what, key, luaL_typename(L, -1));
        value = lua_toboolean(L, -1);
    }
    lua_pop(L, 1);
    return value;
}

const char *bind_text(lua_State *L, int t, const char *what, const char *key, const char *fallback) {
    const char *value = fallback;
    if (field(L, t, key)) {
        if (lua_type(L, -1) != LUA_TSTRING)
            luaL_error(L, "%s: %s must be a string, not a %s", what, key, luaL_typename(L, -1));
        value = lua_tostring(L, -1); /* alive as long as the table */
    }
    lua_pop(L, 1);
    return value;
}

enum dtype bind_dtype(lua_State *L, int t, const char *what, const char *key, enum dtype fallback) {
    const char *name = bind_text(L, t, what, key, NULL);
    if (name == NULL) return fallback;
    enum dtype type = dtype_find(name);
    if (type == DTYPE_COUNT) luaL_error(L, "%s: %s has no dtype '%s'", what, key, name);
    return type;
}

/* }====================================================== */
