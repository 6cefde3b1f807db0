/* bind_yaml.c: YAML texts as Lua values and back. */
#include "bind/bind.h"

#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "formats/document.h"

#define DOCUMENT_CLASS "mantile.document"
#define DEPTH_MAX      64

/* A document in a userdata, so that it is freed whatever is raised. */
static struct document *new_document(lua_State *L) {
    struct document *document = lua_newuserdatauv(L, sizeof *document, 0);
    *document = (struct document){0};
    luaL_setmetatable(L, DOCUMENT_CLASS);
    return document;
}

static int document_gc(lua_State *L) {
    document_free(luaL_checkudata(L, 1, DOCUMENT_CLASS));
    return 0;
}

static void push_list(lua_State *L, const struct document *document, size_t i) {
    const struct value *items = document->values.items;
    lua_Integer next = 1;
    lua_newtable(L);
    for (size_t child = i + 1; child < i + items[i].span; child += items[child].span) {
        bind_push_document(L, document, child);
        lua_seti(L, -2, next++);
    }
}

static void push_map(lua_State *L, const struct document *document, size_t i) {
    const struct value *items = document->values.items;
    lua_newtable(L);
    for (size_t key = i + 1; key < i + items[i].span; key += 1 + items[key + 1].span) {
        bind_push_document(L, document, key);
        if (lua_isnil(L, -1)) { /* no key of a Lua table */
            lua_pop(L, 1);
            lua_pushliteral(L, "null");
        }
        bind_push_document(L, document, key + 1);
        lua_settable(L, -3);
    }
}

void bind_push_document(lua_State *L, const struct document *document, size_t i) {
    const struct value *value = &document->values.items[i];
    luaL_checkstack(L, 4, "nested too deeply");
    switch (value->kind) {
    case VALUE_NULL:
        lua_pushnil(L);
        break;
    case VALUE_BOOL:
        lua_pushboolean(L, value->boolean);
        break;
    case VALUE_INTEGER:
        lua_pushinteger(L, (lua_Integer)value->integer);
        break;
    case VALUE_NUMBER:
        lua_pushnumber(L, value->number);
        break;
    case VALUE_TEXT:
        lua_pushlstring(L, value->text, value->length);
        break;
    case VALUE_LIST:
        push_list(L, document, i);
        break;
    case VALUE_MAP:
        push_map(L, document, i);
        break;
    }
}

/* core.yaml_decode(text): the value; or nil and what is wrong, with line and column */
static int decode(lua_State *L) {
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    struct document *document = new_document(L);
    struct mt_error error;
    if (yaml_read(document, text, length, &error) != MT_OK) {
        lua_pushnil(L);
        lua_pushstring(L, error.message);
        return 2;
    }
    bind_push_document(L, document, 0);
    return 1;
}

/*
** {======================================================
** Writing
** =======================================================
*/

static size_t append_or_raise(lua_State *L, struct document *document, struct value value, const char *text,
                              size_t length) {
    if (!document_append(document, value, text, length)) luaL_error(L, "out of memory");
    return document->values.count - 1;
}

static void add_value(lua_State *L, struct document *document, int depth);

static void add_text(lua_State *L, struct document *document) {
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    append_or_raise(L, document, (struct value){.kind = VALUE_TEXT}, text, length);
}

static void add_list(lua_State *L, struct document *document, int depth) {
    lua_Integer count = luaL_len(L, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_geti(L, -1, i);
        add_value(L, document, depth);
        lua_pop(L, 1);
    }
}

/* A map comes as a list of { key, value } pairs, which has an order. */
static void add_map(lua_State *L, struct document *document, int depth) {
    lua_Integer count = luaL_len(L, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_geti(L, -1, i);          /* map pair */
        lua_geti(L, -1, 1);          /* map pair key */
        luaL_tolstring(L, -1, NULL); /* map pair key text */
        add_text(L, document);
        lua_pop(L, 2);      /* map pair */
        lua_geti(L, -1, 2); /* map pair value */
        add_value(L, document, depth);
        lua_pop(L, 2);
    }
}

static void add_table(lua_State *L, struct document *document, int depth) {
    if (depth == DEPTH_MAX) luaL_error(L, "more than %d levels cannot be YAML", DEPTH_MAX);
    luaL_checkstack(L, 8, "nested too deeply");
    bool map = lua_getfield(L, -1, "pairs") == LUA_TTABLE; /* table pairs */
    size_t container = append_or_raise(L, document, (struct value){.kind = map ? VALUE_MAP : VALUE_LIST}, NULL, 0);
    if (map) add_map(L, document, depth + 1);
    lua_pop(L, 1);
    if (!map) add_list(L, document, depth + 1);
    document->values.items[container].span = (uint32_t)(document->values.count - container);
}

static void add_value(lua_State *L, struct document *document, int depth) {
    struct value value = {.kind = VALUE_NULL};
    switch (lua_type(L, -1)) {
    case LUA_TNIL:
        break;
    case LUA_TBOOLEAN:
        value = (struct value){.kind = VALUE_BOOL, .boolean = lua_toboolean(L, -1)};
        break;
    case LUA_TSTRING:
        add_text(L, document);
        return;
    case LUA_TTABLE:
        add_table(L, document, depth);
        return;
    case LUA_TNUMBER:
        if (lua_isinteger(L, -1))
            value = (struct value){.kind = VALUE_INTEGER, .integer = lua_tointeger(L, -1)};
        else
            value = (struct value){.kind = VALUE_NUMBER, .number = lua_tonumber(L, -1)};
        break;
    default:
        luaL_error(L, "a %s cannot be YAML", luaL_typename(L, -1));
    }
    if (value.kind == VALUE_NUMBER && !isfinite(value.number)) luaL_error(L, "NaN and infinity cannot be YAML here");
    append_or_raise(L, document, value, NULL, 0);
}

/* core.yaml_encode(value): lists as { a, b }, maps as { pairs = { { key, value }, ... } } */
static int encode(lua_State *L) {
    struct document *document = new_document(L);
    struct mt_error error;
    char *text;
    size_t length;
    lua_pushvalue(L, 1);
    add_value(L, document, 0);
    if (yaml_write(document, &text, &length, &error) != MT_OK) return bind_raise(L, &error);
    lua_pushlstring(L, text, length);
    free(text);
    return 1;
}

/* }====================================================== */

void bind_yaml(lua_State *L) {
    static const luaL_Reg none[] = {{NULL, NULL}};
    static const luaL_Reg metamethods[] = {{"__gc", document_gc}, {NULL, NULL}};
    bind_class(L, DOCUMENT_CLASS, none, metamethods);
    lua_pushcfunction(L, decode);
    lua_setfield(L, -2, "yaml_decode");
    lua_pushcfunction(L, encode);
    lua_setfield(L, -2, "yaml_encode");
}
