/* bind_simulate.h: what the bindings of the simulator share. */
#ifndef MANTILE_BIND_BIND_SIMULATE_H
#define MANTILE_BIND_BIND_SIMULATE_H

#include "bind/bind.h"
#include "simulate/histogram.h"
#include "simulate/summary.h"
#include "simulate/timeline.h"

/* Fields of the table on the top of the stack; a number that is NAN is not set. */
void bind_set_number(lua_State *L, const char *key, double value);
void bind_set_whole(lua_State *L, const char *key, uint64_t value);

const char *bind_outcome(enum outcome outcome);

/* { arrived =, started =, first =, finished =, isl =, ..., outcome = }, without the times of what did not happen. */
void bind_push_record(lua_State *L, const struct record *record);

/* { requests =, outcomes = { finished =, ... }, ttft_s = { mean =, p50 =, p90 =, p95 =, p99 =, max = }, ... }: keys as
 * summary.h has them; what is not known is not there. */
void bind_push_summary(lua_State *L, const struct summary *summary);

/* { mean =, p50 =, p90 =, p95 =, p99 =, max = }; empty where there is no value. */
void bind_push_quantiles(lua_State *L, const struct quantiles *of);
void bind_push_histogram(lua_State *L, const struct histogram *histogram);

/* Pushes a timeline that Lua owns, with these rooms. */
struct timeline *bind_push_timeline(lua_State *L, size_t step_room, size_t request_room);
struct timeline *bind_check_timeline(lua_State *L, int i);

#endif
