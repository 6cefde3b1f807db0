/* bind_traffic.c: traffic as Lua values: what makes it goes in, requests come out. */
#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bind/bind.h"
#include "simulate/traffic_terms.h"

#define TRAFFIC_CLASS "mantile.traffic"

#define LIST_MAX  ((size_t)1 << 20)
#define COUNT_MAX 1073741824.0

struct traffic_box {
    struct traffic_terms terms;
    struct traffic *traffic;
    bool lent;
};

struct traffic *bind_check_traffic(lua_State *L, int i) {
    const struct traffic_box *box = luaL_checkudata(L, i, TRAFFIC_CLASS);
    luaL_argcheck(L, !box->lent, i, "this traffic is that of a simulation which is running");
    return box->traffic;
}

void bind_lend_traffic(lua_State *L, int i, bool lent) {
    struct traffic_box *box = lua_touserdata(L, i);
    box->lent = lent;
}

/*
** {======================================================
** What makes it. `box` is at KEEPER, whose user value keeps what the terms point at.
** =======================================================
*/

#define OPTIONS 1
#define KEEPER  2

/* Raises a message that has numbers, which luaL_error writes with six decimals. */
static void refuse(lua_State *L, const char *format, ...) {
    char message[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    luaL_error(L, "%s", message);
}

/* Keeps the value on the top of the stack, and pops it. */
static void keep(lua_State *L) {
    lua_getiuservalue(L, KEEPER, 1);
    lua_insert(L, -2);
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    lua_pop(L, 1);
}

static void *new_list(lua_State *L, size_t count, size_t size) {
    void *list = lua_newuserdatauv(L, (count + 1) * size, 0);
    keep(L);
    return list;
}

static double check_number(lua_State *L, const char *what) {
    if (lua_type(L, -1) != LUA_TNUMBER) luaL_error(L, "%s: a number is needed, not a %s", what, luaL_typename(L, -1));
    double value = lua_tonumber(L, -1);
    if (isnan(value)) luaL_error(L, "%s: one of the numbers is none (NaN)", what);
    lua_pop(L, 1);
    return value;
}

/* The field as a whole number. */
static uint64_t check_whole(lua_State *L, int t, const char *what, const char *key, uint64_t fallback, double least,
                            double most) {
    double value = bind_number(L, t, what, key, (double)fallback);
    if (!(value >= least && value <= most) || value != floor(value))
        refuse(L, "%s: %s is %.15g; it must be a whole number from %.15g to %.15g", what, key, value, least, most);
    return (uint64_t)value;
}

/* The length of the list at the top of the stack. */
static size_t check_list(lua_State *L, const char *what) {
    if (!lua_istable(L, -1)) luaL_error(L, "%s: a list is needed, not a %s", what, luaL_typename(L, -1));
    size_t count = lua_rawlen(L, -1);
    if (count < 1 || count > LIST_MAX) luaL_error(L, "%s: a list of 1 to %d is needed", what, (int)LIST_MAX);
    return count;
}

/* The list of numbers at the top of the stack, which it pops. */
static double *check_numbers(lua_State *L, const char *what, size_t *count) {
    *count = check_list(L, what);
    double *list = new_list(L, *count, sizeof *list);
    for (size_t i = 0; i < *count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        list[i] = check_number(L, what);
    }
    lua_pop(L, 1);
    return list;
}

static void shares_or_raise(lua_State *L, struct shares *shares, double *weights, size_t count) {
    struct mt_error error;
    if (shares_of(shares, weights, count, &error) != MT_OK) bind_raise(L, &error);
}

static double *even_weights(lua_State *L, size_t count, double exponent) {
    double *weights = new_list(L, count, sizeof *weights);
    shares_zipf(weights, count, exponent);
    return weights;
}

/* { share, ... } or { count =, zipf = } at the top of the stack, which it pops; nothing where it is nil. */
static void check_shares(lua_State *L, const char *what, struct shares *shares) {
    static const char *const keys[] = {"count", "zipf", NULL};
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        return;
    }
    size_t count;
    if (lua_istable(L, -1) && lua_rawlen(L, -1) == 0) {
        int t = lua_gettop(L);
        bind_check_keys(L, t, what, keys);
        count = (size_t)check_whole(L, t, what, "count", 0, 1, (double)LIST_MAX);
        double zipf = bind_number(L, t, what, "zipf", 0);
        if (!(zipf >= 0 && zipf <= 100)) refuse(L, "%s: zipf is %g; it must be from 0 to 100", what, zipf);
        lua_pop(L, 1);
        shares_or_raise(L, shares, even_weights(L, count, zipf), count);
        return;
    }
    double *weights = check_numbers(L, what, &count);
    shares_or_raise(L, shares, weights, count);
}

static enum distribution_kind check_distribution_kind(lua_State *L, int t, const char *what) {
    const char *name = bind_text(L, t, what, "kind", "fixed");
    for (int kind = 0; kind < DISTRIBUTION_KINDS; kind++)
        if (strcmp(distribution_name((enum distribution_kind)kind), name) == 0) return (enum distribution_kind)kind;
    luaL_error(L, "%s: there is no distribution '%s'", what, name);
    return DISTRIBUTION_KINDS;
}

static void check_values(lua_State *L, int t, const char *what, struct distribution *d) {
    size_t count = 0;
    lua_getfield(L, t, "values");
    d->values = check_numbers(L, what, &count);
    lua_getfield(L, t, "shares");
    check_shares(L, what, &d->shares);
    if (d->shares.count == 0) shares_or_raise(L, &d->shares, even_weights(L, count, 0), count);
    if (d->shares.count != count) luaL_error(L, "%s: there are %d values, and not as many shares", what, (int)count);
}

/* A number, or { kind =, mean =, sigma =, least =, most =, values =, shares = }; the fallback where there is none. */
static struct distribution check_distribution(lua_State *L, const char *key, double fallback, double least) {
    static const char *const keys[] = {"kind", "mean", "sigma", "least", "most", "values", "shares", NULL};
    struct distribution d = {.mean = fallback, .least = least, .most = DISTRIBUTION_MOST};
    lua_getfield(L, OPTIONS, key);
    if (lua_istable(L, -1)) {
        int t = lua_gettop(L);
        bind_check_keys(L, t, key, keys);
        d.kind = check_distribution_kind(L, t, key);
        d.mean = bind_number(L, t, key, "mean", 0);
        d.sigma = bind_number(L, t, key, "sigma", 0);
        d.least = bind_number(L, t, key, "least", least);
        d.most = bind_number(L, t, key, "most", DISTRIBUTION_MOST);
        if (d.kind == DISTRIBUTION_EMPIRICAL) check_values(L, t, key, &d);
        lua_pop(L, 1);
    } else if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
    } else {
        d.mean = check_number(L, key);
    }
    return d;
}

/* Turns have the bound that is theirs. */
static struct distribution check_turns(lua_State *L) {
    struct distribution turns = check_distribution(L, "turns", 1, 1);
    if (turns.kind == DISTRIBUTION_FIXED) turns.most = fmax(turns.mean, 1);
    turns.most = turns.most == DISTRIBUTION_MOST ? TURNS_MOST : turns.most;
    return turns;
}

static struct rate_point check_point(lua_State *L) {
    struct rate_point point = {0};
    if (!lua_istable(L, -1)) luaL_error(L, "rate: a list of {seconds, requests/s} is needed");
    lua_rawgeti(L, -1, 1);
    point.at = check_number(L, "rate");
    lua_rawgeti(L, -1, 2);
    point.rate = check_number(L, "rate");
    lua_pop(L, 1);
    return point;
}

/* A number, or { { seconds, requests/s }, ... }, at the top of the stack. */
static void check_rate(lua_State *L, struct traffic_terms *terms) {
    struct mt_error error;
    size_t count = lua_istable(L, -1) ? check_list(L, "rate") : 1;
    struct rate_point *points = new_list(L, count, sizeof *points);
    if (lua_istable(L, -1)) {
        for (size_t i = 0; i < count; i++) {
            lua_rawgeti(L, -1, (lua_Integer)i + 1);
            points[i] = check_point(L);
        }
        lua_pop(L, 1);
    } else {
        points[0] = (struct rate_point){.rate = check_number(L, "rate")};
    }
    double period = bind_number(L, OPTIONS, "traffic", "period_s", 0);
    if (rate_curve_of(&terms->rate, points, count, period, &error) != MT_OK) bind_raise(L, &error);
    terms->burstiness = bind_number(L, OPTIONS, "traffic", "burstiness", 1);
}

static const struct trace *check_trace_field(lua_State *L, const char *key) {
    const struct trace *trace = NULL;
    lua_getfield(L, OPTIONS, key);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        return NULL;
    }
    if (!lua_isuserdata(L, -1)) luaL_error(L, "traffic: %s must be what core.trace made", key);
    trace = bind_check_trace(L, lua_gettop(L));
    keep(L);
    return trace;
}

/* users, rate or trace: one of them. */
static void check_kind(lua_State *L, struct traffic_terms *terms) {
    bool closed = lua_getfield(L, OPTIONS, "users") != LUA_TNIL, open = lua_getfield(L, OPTIONS, "rate") != LUA_TNIL;
    terms->trace = check_trace_field(L, "trace");
    if (closed + open + (terms->trace != NULL) != 1) luaL_error(L, "traffic: one of users, rate and trace is needed");
    terms->kind = closed ? TRAFFIC_CLOSED : open ? TRAFFIC_OPEN : TRAFFIC_TRACE;
    if (open) check_rate(L, terms);
    if (closed) terms->users = (uint32_t)check_whole(L, OPTIONS, "traffic", "users", 0, 1, COUNT_MAX);
    terms->speed = bind_number(L, OPTIONS, "traffic", "speed", 1);
    lua_settop(L, KEEPER);
}

/* { { priority, share }, ... } */
static void check_priorities(lua_State *L, struct traffic_terms *terms) {
    if (lua_getfield(L, OPTIONS, "priorities") == LUA_TNIL) return;
    size_t count = check_list(L, "priorities");
    double *weights = new_list(L, count, sizeof *weights);
    int32_t *priorities = new_list(L, count, sizeof *priorities);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        if (!lua_istable(L, -1)) luaL_error(L, "priorities: a list of {priority, share} is needed");
        lua_rawgeti(L, -1, 1);
        double priority = check_number(L, "priorities");
        if (!(fabs(priority) <= INT32_MAX)) refuse(L, "priorities: %g has more than 32 bits", priority);
        priorities[i] = (int32_t)priority;
        lua_rawgeti(L, -1, 2);
        weights[i] = check_number(L, "priorities");
        lua_pop(L, 1);
    }
    shares_or_raise(L, &terms->priority_shares, weights, count);
    terms->priorities = priorities;
}

/* { tokens =, shares = } */
static void check_prefix(lua_State *L, struct traffic_terms *terms) {
    static const char *const keys[] = {"tokens", "shares", NULL};
    if (lua_getfield(L, OPTIONS, "prefix") == LUA_TNIL) return;
    int t = lua_gettop(L);
    bind_check_keys(L, t, "prefix", keys);
    terms->prefix_tokens = (uint32_t)check_whole(L, t, "prefix", "tokens", 0, 1, COUNT_MAX);
    lua_getfield(L, t, "shares");
    check_shares(L, "prefix", &terms->prefixes);
    if (terms->prefixes.count == 0) shares_or_raise(L, &terms->prefixes, even_weights(L, 1, 0), 1);
}

static void check_terms(lua_State *L, struct traffic_terms *terms) {
    check_kind(L, terms);
    terms->seed = check_whole(L, OPTIONS, "traffic", "seed", 0, 0, 9007199254740992);
    terms->lengths.pairs = check_trace_field(L, "pairs");
    terms->lengths.isl = check_distribution(L, "isl", 1, 1);
    terms->lengths.osl = check_distribution(L, "osl", 1, 1);
    terms->turns = check_turns(L);
    terms->think = check_distribution(L, "think_s", 0, 0);
    check_prefix(L, terms);
    lua_getfield(L, OPTIONS, "groups");
    check_shares(L, "groups", &terms->groups);
    check_priorities(L, terms);
    terms->requests = check_whole(L, OPTIONS, "traffic", "requests", REQUESTS_MOST, 1, (double)REQUESTS_MOST);
    terms->duration = bind_number(L, OPTIONS, "traffic", "duration_s", INFINITY);
    lua_settop(L, KEEPER);
}

/* }====================================================== */

/* core.traffic{ users = | rate =, period_s =, burstiness = | trace =, speed =; isl =, osl = | pairs =; turns =, think_s
 * =; prefix = { tokens =, shares = }; groups =, priorities =; requests =, duration_s =, seed = }: requests from the
 * beginning */
static int new_traffic(lua_State *L) {
    static const char *const keys[] = {"users",  "rate",       "period_s", "burstiness", "trace",   "speed",
                                       "isl",    "osl",        "pairs",    "turns",      "think_s", "prefix",
                                       "groups", "priorities", "requests", "duration_s", "seed",    NULL};
    luaL_checktype(L, OPTIONS, LUA_TTABLE);
    lua_settop(L, OPTIONS);
    bind_check_keys(L, OPTIONS, "traffic", keys);
    struct traffic_box *box = lua_newuserdatauv(L, sizeof *box, 1);
    *box = (struct traffic_box){0};
    luaL_setmetatable(L, TRAFFIC_CLASS);
    lua_newtable(L);
    lua_setiuservalue(L, KEEPER, 1);
    check_terms(L, &box->terms);
    struct mt_error error;
    if (traffic_new(&box->traffic, &box->terms, &error) != MT_OK) return bind_raise(L, &error);
    return 1;
}

static int traffic_gc(lua_State *L) {
    struct traffic_box *box = luaL_checkudata(L, 1, TRAFFIC_CLASS);
    traffic_free(box->traffic);
    box->traffic = NULL;
    return 0;
}

/* traffic:next(): when its next request comes; math.huge where none does before one is done */
static int next_time(lua_State *L) {
    lua_pushnumber(L, traffic_next(bind_check_traffic(L, 1)));
    return 1;
}

static void push_segments(lua_State *L, const struct arrival *arrival) {
    lua_createtable(L, (int)arrival->segment_count, 0);
    for (uint32_t i = 0; i < arrival->segment_count; i++) {
        lua_createtable(L, 0, 2);
        lua_pushinteger(L, (lua_Integer)arrival->segments[i].id);
        lua_setfield(L, -2, "id");
        lua_pushinteger(L, arrival->segments[i].tokens);
        lua_setfield(L, -2, "tokens");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void set_integer(lua_State *L, const char *key, lua_Integer value) {
    lua_pushinteger(L, value);
    lua_setfield(L, -2, key);
}

/* traffic:take(): that request: { at =, isl =, osl =, priority =, group =, segments =, output =, place = } */
static int take(lua_State *L) {
    struct traffic *traffic = bind_check_traffic(L, 1);
    struct arrival arrival;
    if (isinf(traffic_next(traffic))) return luaL_error(L, "no request is to come now");
    traffic_take(traffic, &arrival);
    lua_createtable(L, 0, 8);
    lua_pushnumber(L, arrival.at);
    lua_setfield(L, -2, "at");
    set_integer(L, "isl", arrival.isl);
    set_integer(L, "osl", arrival.osl);
    set_integer(L, "priority", arrival.priority);
    set_integer(L, "group", arrival.group);
    set_integer(L, "output", (lua_Integer)arrival.output);
    set_integer(L, "place", arrival.place);
    if (arrival.segments != NULL) {
        push_segments(L, &arrival);
        lua_setfield(L, -2, "segments");
    }
    return 1;
}

static uint32_t check_place(lua_State *L, const struct traffic *traffic) {
    lua_Integer place = luaL_checkinteger(L, 2);
    luaL_argcheck(L, place >= 0 && place <= UINT32_MAX && traffic_expects(traffic, (uint32_t)place), 2,
                  "no request of that place is on its way");
    return (uint32_t)place;
}

static double check_now(lua_State *L) {
    double now = luaL_checknumber(L, 3);
    luaL_argcheck(L, now >= 0 && now < INFINITY, 3, "seconds from 0 are needed");
    return now;
}

/* traffic:done(place, now): the request of that place has its last token */
static int done(lua_State *L) {
    struct traffic *traffic = bind_check_traffic(L, 1);
    double now = check_now(L);
    traffic_done(traffic, check_place(L, traffic), now);
    return 0;
}

/* traffic:refused(place, now): it never will */
static int refused(lua_State *L) {
    struct traffic *traffic = bind_check_traffic(L, 1);
    double now = check_now(L);
    traffic_refused(traffic, check_place(L, traffic), now);
    return 0;
}

void bind_traffic(lua_State *L) {
    static const luaL_Reg methods[] = {
        {"next", next_time}, {"take", take}, {"done", done}, {"refused", refused}, {NULL, NULL}};
    static const luaL_Reg metamethods[] = {{"__gc", traffic_gc}, {NULL, NULL}};
    bind_class(L, TRAFFIC_CLASS, methods, metamethods);
    lua_pushcfunction(L, new_traffic);
    lua_setfield(L, -2, "traffic");
}
