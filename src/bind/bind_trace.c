/* bind_trace.c: traces of requests as Lua values. */
#include <lauxlib.h>
#include <string.h>

#include "bind/bind.h"
#include "simulate/trace.h"

#define TRACE_CLASS "mantile.trace"

#define SEGMENTS_MAX 100000

struct trace *bind_check_trace(lua_State *L, int i) {
    return luaL_checkudata(L, i, TRACE_CLASS);
}

static int trace_gc(lua_State *L) {
    trace_free(luaL_checkudata(L, 1, TRACE_CLASS));
    return 0;
}

/* core.trace(): one without requests */
static int new_trace(lua_State *L) {
    struct trace *trace = lua_newuserdatauv(L, sizeof *trace, 0);
    *trace = (struct trace){0};
    luaL_setmetatable(L, TRACE_CLASS);
    return 1;
}

static uint32_t check_tokens(lua_State *L, int i) {
    lua_Integer tokens = luaL_checkinteger(L, i);
    luaL_argcheck(L, tokens >= 1 && tokens <= TRACE_TOKENS_MAX, i, "tokens are from 1 to 2^30");
    return (uint32_t)tokens;
}

/* The numbers at `list` as parts of `tokens` each, of which the last may be cut short by the prompt's end. */
static struct segment *check_segments(lua_State *L, int list, uint32_t isl, size_t *count) {
    lua_Integer tokens = luaL_checkinteger(L, list + 1);
    luaL_argcheck(L, tokens >= 1 && tokens <= TRACE_TOKENS_MAX, list + 1, "tokens are from 1 to 2^30");
    *count = lua_rawlen(L, list);
    luaL_argcheck(L, *count <= SEGMENTS_MAX, list, "too many parts");
    luaL_argcheck(L, (*count == 0 ? 0 : *count - 1) * (size_t)tokens < isl, list,
                  "the parts are longer than the prompt");
    struct segment *segments = lua_newuserdatauv(L, (*count + 1) * sizeof *segments, 0);
    uint32_t rest = isl;
    for (size_t i = 0; i < *count; i++) {
        int whole;
        lua_rawgeti(L, list, (lua_Integer)i + 1);
        lua_Integer id = lua_tointegerx(L, -1, &whole);
        luaL_argcheck(L, whole && id >= 0 && id < (lua_Integer)1 << SEGMENT_NUMBER, list,
                      "parts are whole numbers from 0 to 2^60 - 1");
        lua_pop(L, 1);
        uint32_t own = tokens < rest ? (uint32_t)tokens : rest;
        segments[i] = (struct segment){(uint64_t)SEGMENT_TRACE << SEGMENT_NUMBER | (uint64_t)id, own};
        rest -= own;
    }
    return segments;
}

/* trace:add(seconds, isl, osl, group, priority, parts, tokens): a request. `parts`: numbers, equal where `tokens`
 * tokens of a prompt, and all before them, are. group, priority and parts may be nil. */
static int add_row(lua_State *L) {
    struct trace *trace = bind_check_trace(L, 1);
    struct trace_row row = {.at = luaL_checknumber(L, 2), .isl = check_tokens(L, 3), .osl = check_tokens(L, 4)};
    lua_Integer group = luaL_optinteger(L, 5, 0), priority = luaL_optinteger(L, 6, 0);
    luaL_argcheck(L, group >= 0 && group < 1 << 20, 5, "groups are from 0 to 2^20 - 1");
    luaL_argcheck(L, priority >= INT32_MIN && priority <= INT32_MAX, 6, "priorities have 32 bits");
    row.group = (uint32_t)group;
    row.priority = (int32_t)priority;
    size_t count = 0;
    struct segment *segments = lua_istable(L, 7) ? check_segments(L, 7, row.isl, &count) : NULL;
    struct mt_error error;
    if (trace_add(trace, row, segments, count, &error) != MT_OK) return bind_raise(L, &error);
    return 0;
}

/* trace:count(): its requests, and when the last of them comes */
static int count_rows(lua_State *L) {
    const struct trace *trace = bind_check_trace(L, 1);
    lua_pushinteger(L, (lua_Integer)trace->rows.count);
    lua_pushnumber(L, trace->rows.count > 0 ? trace->rows.items[trace->rows.count - 1].at : 0);
    return 2;
}

void bind_trace(lua_State *L) {
    static const luaL_Reg methods[] = {{"add", add_row}, {"count", count_rows}, {NULL, NULL}};
    static const luaL_Reg metamethods[] = {{"__gc", trace_gc}, {NULL, NULL}};
    bind_class(L, TRACE_CLASS, methods, metamethods);
    lua_pushcfunction(L, new_trace);
    lua_setfield(L, -2, "trace");
}
