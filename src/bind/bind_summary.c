/* bind_summary.c: what a simulation came to, as tables. */
#include <lauxlib.h>
#include <math.h>

#include "bind/bind_simulate.h"

static const char *const outcomes[] = {"running", "finished", "too_long", "too_large", "lost"};

_Static_assert(sizeof outcomes / sizeof *outcomes == OUTCOME_COUNT, "ORDER OUTCOME");

const char *bind_outcome(enum outcome outcome) { return outcomes[outcome]; }

void bind_set_number(lua_State *L, const char *key, double value) {
    if (isnan(value)) return;
    lua_pushnumber(L, value);
    lua_setfield(L, -2, key);
}

void bind_set_whole(lua_State *L, const char *key, uint64_t value) {
    lua_pushinteger(L, (lua_Integer)value);
    lua_setfield(L, -2, key);
}

void bind_push_quantiles(lua_State *L, const struct quantiles *of) {
    lua_createtable(L, 0, 6);
    bind_set_number(L, "mean", of->mean);
    bind_set_number(L, "p50", of->p50);
    bind_set_number(L, "p90", of->p90);
    bind_set_number(L, "p95", of->p95);
    bind_set_number(L, "p99", of->p99);
    bind_set_number(L, "max", of->max);
}

static void set_quantiles(lua_State *L, const char *key, const struct quantiles *of) {
    bind_push_quantiles(L, of);
    lua_setfield(L, -2, key);
}

static void set_outcomes(lua_State *L, const struct summary *summary) {
    lua_createtable(L, 0, OUTCOME_COUNT);
    for (int outcome = 0; outcome < OUTCOME_COUNT; outcome++)
        bind_set_whole(L, outcomes[outcome], summary->outcomes[outcome]);
    lua_setfield(L, -2, "outcomes");
}

void bind_push_summary(lua_State *L, const struct summary *summary) {
    lua_newtable(L);
    bind_set_whole(L, "requests", summary->requests);
    set_outcomes(L, summary);
    set_quantiles(L, "ttft_s", &summary->ttft_s);
    set_quantiles(L, "tpot_s", &summary->tpot_s);
    set_quantiles(L, "e2e_s", &summary->e2e_s);
    set_quantiles(L, "queue_s", &summary->queue_s);
    bind_set_number(L, "span_s", summary->span_s);
    bind_set_number(L, "throughput_req_s", summary->throughput_req_s);
    bind_set_number(L, "throughput_tok_s", summary->throughput_tok_s);
    bind_set_number(L, "input_tok_s", summary->input_tok_s);
    bind_set_number(L, "goodput_req_s", summary->goodput_req_s);
    bind_set_number(L, "attainment", summary->attainment);
    bind_set_number(L, "cached_share", summary->cached_share);
    bind_set_whole(L, "preemptions", summary->preemptions);
    bind_set_whole(L, "retries", summary->retries);
}

void bind_push_histogram(lua_State *L, const struct histogram *histogram) {
    const struct quantiles of = {.mean = histogram_mean(histogram),
                                 .p50 = histogram_quantile(histogram, 0.50),
                                 .p90 = histogram_quantile(histogram, 0.90),
                                 .p95 = histogram_quantile(histogram, 0.95),
                                 .p99 = histogram_quantile(histogram, 0.99),
                                 .max = histogram->tokens > 0 ? histogram->max : (double)NAN};
    bind_push_quantiles(L, &of);
}

void bind_push_record(lua_State *L, const struct record *record) {
    lua_createtable(L, 0, 13);
    bind_set_number(L, "arrived", record->arrived);
    bind_set_number(L, "started", record->started);
    bind_set_number(L, "first", record->first);
    bind_set_number(L, "finished", record->finished);
    bind_set_whole(L, "isl", record->isl);
    bind_set_whole(L, "osl", record->osl);
    bind_set_whole(L, "cached", record->cached);
    bind_set_whole(L, "replica", record->replica);
    bind_set_whole(L, "preemptions", record->preemptions);
    bind_set_whole(L, "retries", record->retries);
    bind_set_whole(L, "group", record->group);
    lua_pushstring(L, bind_outcome((enum outcome)record->outcome));
    lua_setfield(L, -2, "outcome");
}
