/* internal_results.c: what simulations come to, from records, times and steps that a spec makes up. */
#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bind/bind_simulate.h"
#include "internal.h"

#define HISTOGRAM_CLASS "mantile.internal.histogram"

static double number_of(lua_State *L, int t, const char *key, double fallback) {
    lua_getfield(L, t, key);
    double value = luaL_optnumber(L, -1, fallback);
    lua_pop(L, 1);
    return value;
}

static enum outcome outcome_of(lua_State *L, int t) {
    int outcome = 0;
    lua_getfield(L, t, "outcome");
    const char *name = luaL_optstring(L, -1, "finished");
    while (outcome < OUTCOME_COUNT && strcmp(bind_outcome((enum outcome)outcome), name) != 0) outcome++;
    if (outcome == OUTCOME_COUNT) luaL_error(L, "no outcome %s", name);
    lua_pop(L, 1);
    return (enum outcome)outcome;
}

static struct record record_of(lua_State *L, int t) {
    return (struct record){.arrived = number_of(L, t, "arrived", 0),
                           .started = number_of(L, t, "started", NAN),
                           .first = number_of(L, t, "first", NAN),
                           .finished = number_of(L, t, "finished", NAN),
                           .isl = (uint32_t)number_of(L, t, "isl", 0),
                           .osl = (uint32_t)number_of(L, t, "osl", 0),
                           .cached = (uint32_t)number_of(L, t, "cached", 0),
                           .replica = (uint32_t)number_of(L, t, "replica", 0),
                           .preemptions = (uint16_t)number_of(L, t, "preemptions", 0),
                           .retries = (uint16_t)number_of(L, t, "retries", 0),
                           .group = (uint32_t)number_of(L, t, "group", 0),
                           .outcome = (uint8_t)outcome_of(L, t)};
}

/* The list at 1, in memory that Lua frees. */
static struct record *check_records(lua_State *L, size_t *count) {
    luaL_checktype(L, 1, LUA_TTABLE);
    *count = lua_rawlen(L, 1);
    struct record *records = lua_newuserdatauv(L, (*count + 1) * sizeof *records, 0);
    for (size_t i = 0; i < *count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        records[i] = record_of(L, lua_gettop(L));
        lua_pop(L, 1);
    }
    return records;
}

static struct summary_terms check_terms(lua_State *L, int t) {
    luaL_checktype(L, t, LUA_TTABLE);
    return (struct summary_terms){.warmup = (size_t)number_of(L, t, "warmup", 0),
                                  .slo = {.ttft_s = number_of(L, t, "ttft_s", INFINITY),
                                          .tpot_s = number_of(L, t, "tpot_s", INFINITY),
                                          .e2e_s = number_of(L, t, "e2e_s", INFINITY)}};
}

/* summarise(records, { warmup =, ttft_s =, tpot_s =, e2e_s = }): of all; with `groups` too: a list, of each group */
static int summarise_records(lua_State *L) {
    size_t count;
    struct mt_error error;
    struct summary_terms terms = check_terms(L, 2);
    const struct record *records = check_records(L, &count);
    if (lua_getfield(L, 2, "groups") == LUA_TNIL) {
        struct summary summary;
        if (summarise(records, count, &terms, &summary, &error) != MT_OK) return luaL_error(L, "%s", error.message);
        bind_push_summary(L, &summary);
        return 1;
    }
    size_t groups = (size_t)luaL_checkinteger(L, -1);
    struct summary *summaries = lua_newuserdatauv(L, (groups + 1) * sizeof *summaries, 0);
    if (summarise_groups(records, count, &terms, summaries, groups, &error) != MT_OK)
        return luaL_error(L, "%s", error.message);
    lua_newtable(L);
    for (size_t g = 0; g < groups; g++) {
        bind_push_summary(L, &summaries[g]);
        lua_rawseti(L, -2, (lua_Integer)g + 1);
    }
    return 1;
}

/* distribution(values) */
static int distribution(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    size_t count = lua_rawlen(L, 1);
    double *values = lua_newuserdatauv(L, (count + 1) * sizeof *values, 0);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        values[i] = luaL_checknumber(L, -1);
        lua_pop(L, 1);
    }
    struct quantiles of = quantiles_of(values, count);
    bind_push_quantiles(L, &of);
    return 1;
}

static struct histogram *check_histogram(lua_State *L, int i) { return luaL_checkudata(L, i, HISTOGRAM_CLASS); }

static int new_histogram(lua_State *L) {
    struct histogram *histogram = lua_newuserdatauv(L, sizeof *histogram, 0);
    memset(histogram, 0, sizeof *histogram);
    luaL_setmetatable(L, HISTOGRAM_CLASS);
    return 1;
}

static int add(lua_State *L) {
    histogram_add(check_histogram(L, 1), luaL_checknumber(L, 2), luaL_optnumber(L, 3, 1));
    return 0;
}

static int join(lua_State *L) {
    histogram_join(check_histogram(L, 1), check_histogram(L, 2));
    return 0;
}

static int quantile(lua_State *L) {
    lua_pushnumber(L, histogram_quantile(check_histogram(L, 1), luaL_checknumber(L, 2)));
    return 1;
}

static int known(lua_State *L) {
    bind_push_histogram(L, check_histogram(L, 1));
    return 1;
}

/* timeline(step_room, request_room) */
static int new_timeline(lua_State *L) {
    bind_push_timeline(L, (size_t)luaL_checkinteger(L, 1), (size_t)luaL_checkinteger(L, 2));
    return 1;
}

/* add_step(timeline, { start =, end =, replica =, ... }) */
static int add_step(lua_State *L) {
    struct mt_error error;
    const struct timeline_step step = {.start = number_of(L, 2, "start", 0),
                                       .end = number_of(L, 2, "end", 0),
                                       .prompts = (uint64_t)number_of(L, 2, "prompts", 0),
                                       .prompt_tokens = (uint64_t)number_of(L, 2, "prompt_tokens", 0),
                                       .replica = (uint32_t)number_of(L, 2, "replica", 0),
                                       .decoding = (uint32_t)number_of(L, 2, "decoding", 0),
                                       .waiting = (uint32_t)number_of(L, 2, "waiting", 0),
                                       .kv_used = (uint32_t)number_of(L, 2, "kv_used", 0),
                                       .kv_total = (uint32_t)number_of(L, 2, "kv_total", 0)};
    if (timeline_add_step(bind_check_timeline(L, 1), &step, &error) != MT_OK) return luaL_error(L, "%s", error.message);
    return 0;
}

/* add_request(timeline, number, { arrived =, ... }) */
static int add_request(lua_State *L) {
    struct mt_error error;
    const struct record record = record_of(L, 3);
    if (timeline_add_request(bind_check_timeline(L, 1), (uint64_t)luaL_checkinteger(L, 2), &record, &error) != MT_OK)
        return luaL_error(L, "%s", error.message);
    return 0;
}

void internal_results(lua_State *L) {
    static const luaL_Reg methods[] = {
        {"add", add}, {"join", join}, {"quantile", quantile}, {"known", known}, {NULL, NULL}};
    static const luaL_Reg none[] = {{NULL, NULL}};
    static const luaL_Reg functions[] = {{"summarise", summarise_records},
                                         {"distribution", distribution},
                                         {"histogram", new_histogram},
                                         {"timeline", new_timeline},
                                         {"add_step", add_step},
                                         {"add_request", add_request},
                                         {NULL, NULL}};
    bind_class(L, HISTOGRAM_CLASS, methods, none);
    luaL_setfuncs(L, functions, 0);
}
