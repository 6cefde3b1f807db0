/* bind_loop.c: closed loops of deployments as Lua values. */
#include <lauxlib.h>
#include <math.h>

#include "bind/bind.h"
#include "metrics/pools.h"

static double loop_number(lua_State *L, int t, const char *key, double fallback, double least, double most) {
    double value = bind_number(L, t, "loop", key, fallback);
    if (!(value >= least && value <= most)) luaL_error(L, "loop: %s is out of bounds", key);
    return value;
}

struct loop bind_check_loop(lua_State *L, int t) {
    return (struct loop){.spread = loop_number(L, t, "spread", 0.5, 0, 1),
                         .waves = loop_number(L, t, "waves", 10, 1, 4294967296.0),
                         .poll_steps = loop_number(L, t, "poll_steps", 1, 1, 4294967296.0),
                         .hold_steps = loop_number(L, t, "hold_steps", 0, 0, 4294967296.0),
                         .hold_tokens = loop_number(L, t, "hold_tokens", INFINITY, 0, INFINITY)};
}

/* deployment:loop{concurrency=, isl=, osl=, prefix=, spread=, waves=, poll_steps=}: the report of a closed loop */
int bind_loop(lua_State *L) {
    struct deployment_box *box = bind_check_deployment(L, 1);
    struct workload_block load;
    lanes metrics[METRIC_ALL];
    bind_check_workload(L, 2, "concurrency", &load);
    struct loop loop = bind_check_loop(L, 2);
    loop_evaluate(&box->deployment, &loop, &load, &box->scratch, metrics, 1);
    bind_push_report(L, metrics, METRIC_ALL);
    return 1;
}

static struct pool_terms check_pool(lua_State *L, int i, const char *count) {
    const struct deployment_box *box = bind_check_deployment(L, i);
    double value = loop_number(L, 3, count, 1, 1, 4294967296.0);
    return (struct pool_terms){&box->deployment, &box->scratch, value};
}

/* core.pools(prefill, decode, {concurrency=, isl=, osl=, prefix=, spread=, waves=, prefill_count=, decode_count=}):
 * the report of a closed loop through `count` workers of each deployment */
int bind_pools(lua_State *L) {
    struct workload_block load;
    lanes metrics[METRIC_ALL];
    bind_check_workload(L, 3, "concurrency", &load);
    struct pools pools = {check_pool(L, 1, "prefill_count"), check_pool(L, 2, "decode_count")};
    struct loop loop = bind_check_loop(L, 3);
    struct pool_prompts prefill;
    pools_prefill(&pools, &load, &prefill, 1);
    pools_evaluate(&pools, &loop, &load, &prefill, metrics, 1);
    bind_push_report(L, metrics, METRIC_ALL);
    return 1;
}
