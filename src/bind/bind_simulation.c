/* bind_simulation.c: simulations as Lua values: pools and traffic go in, what became of the requests comes out. */
#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "bind/bind_simulate.h"
#include "simulate/simulation.h"

#define SIMULATION_CLASS "mantile.simulation"
#define POOLS_MAX        64
#define REPLICAS_MAX     (1 << 16)
#define FAILURES_MAX     (1 << 16)
#define REQUESTS_MAX     (1 << 30)
#define GROUPS_MAX       (1 << 20)
#define TIMELINE_MAX     (1 << 24)
#define INTERVAL_LEAST_S 1e-3

/* What the core asks of Lua while it runs, under pcall: nothing that Lua raises may jump over the core. */
struct asking {
    lua_State *L;
    int policy, router, stop; /* where they are on the stack */
    bool failed;              /* the message is on the top of the stack */
};

struct result_box {
    struct simulation_result result;
    size_t pool_count;
};

/*
** {======================================================
** Terms
** =======================================================
*/

static double at_least(lua_State *L, int t, const char *what, const char *key, double fallback, double least) {
    double value = bind_number(L, t, what, key, fallback);
    if (!(value >= least)) luaL_error(L, "%s: %s must be at least %f", what, key, least);
    return value;
}

static double seconds(lua_State *L, int t, const char *what, const char *key) {
    double value = at_least(L, t, what, key, 0, 0);
    if (isinf(value)) luaL_error(L, "%s: %s must be finite", what, key);
    return value;
}

static uint32_t count_of(lua_State *L, int t, const char *what, const char *key, double fallback, double most) {
    double value = bind_number(L, t, what, key, fallback);
    if (!(value >= 0 && value <= most && value == floor(value)))
        luaL_error(L, "%s: %s must be a whole number from 0 to %d", what, key, (int)most);
    return (uint32_t)value;
}

static enum role check_role(lua_State *L, int t) {
    static const char *const names[] = {"both", "prefill", "decode"};
    const char *name = bind_text(L, t, "pool", "role", "both");
    for (int role = 0; role < 3; role++)
        if (strcmp(names[role], name) == 0) return (enum role)role;
    luaL_error(L, "pool: there is no role '%s'; it is both, prefill or decode", name);
    return ROLE_BOTH;
}

static double step_factor_of(const struct serving *serving, enum role role) {
    return role == ROLE_DECODE ? serving->pooled : role == ROLE_PREFILL ? serving->pooled_prompt : 1;
}

static struct scheduler check_scheduler(lua_State *L, int t, const struct deployment *deployment) {
    enum role role = check_role(L, t);
    return (struct scheduler){.role = role,
                              .step_tokens = deployment->host.step_tokens,
                              .max_sequences = at_least(L, t, "pool", "max_sequences", INFINITY, 1),
                              .poll_steps = ceil(at_least(L, t, "pool", "poll_steps", 0, 0)),
                              .hold_steps = ceil(seconds(L, t, "pool", "hold_steps")),
                              .hold_tokens = at_least(L, t, "pool", "hold_tokens", INFINITY, 0),
                              .whole_prompts = bind_flag(L, t, "pool", "whole_prompts"),
                              .prompts_first = deployment->serving.prompts_first,
                              .watermark = at_least(L, t, "pool", "watermark", 0, 0),
                              .headroom = at_least(L, t, "pool", "headroom", 0, 0),
                              .prefix_cache = bind_flag(L, t, "pool", "prefix_cache"),
                              .swap_s_token = seconds(L, t, "pool", "swap_s_token"),
                              .step_factor = step_factor_of(&deployment->serving, role)};
}

static struct autoscale check_autoscale(lua_State *L, int t) {
    static const char *const keys[] = {"least", "most", "target", "interval_s", "start_s", NULL};
    struct autoscale rule = {0};
    if (lua_getfield(L, t, "autoscale") != LUA_TNIL) {
        int facts = lua_gettop(L);
        luaL_checktype(L, facts, LUA_TTABLE);
        bind_check_keys(L, facts, "autoscale", keys);
        rule = (struct autoscale){.least = count_of(L, facts, "autoscale", "least", 1, REPLICAS_MAX),
                                  .most = count_of(L, facts, "autoscale", "most", 1, REPLICAS_MAX),
                                  .target = bind_required_number(L, facts, "autoscale", "target"),
                                  .interval_s = bind_required_number(L, facts, "autoscale", "interval_s"),
                                  .start_s = seconds(L, facts, "autoscale", "start_s")};
        if (!(rule.target > 0 && rule.interval_s >= INTERVAL_LEAST_S && rule.least <= rule.most && rule.most > 0))
            luaL_error(L, "autoscale: target must be above 0, interval_s at least %f, and least at most most",
                       INTERVAL_LEAST_S);
    }
    lua_pop(L, 1);
    return rule;
}

/* The room for caches in each replica, beside steps of that load. */
static struct memory_room room_beside(const struct deployment_box *box, const struct workload_block *load) {
    struct memory_load replica;
    struct memory_room room;
    replica.batch[0] = load->batch[0];
    replica.isl[0] = load->isl[0];
    replica.osl[0] = load->osl[0];
    replica.prefix[0] = load->prefix[0];
    memory_measure_room(&box->deployment.memory, &replica, box->scratch.registers, &room);
    return room;
}

/* Bytes that an accelerator sends of a prompt's cache, for each token; the prompt ends with the one of osl. */
static double sent_bytes(const struct deployment_box *box, const struct workload_block *load) {
    struct workload_block prompt = *load;
    lanes memory[METRIC_PREFILL];
    prompt.batch[0] = prompt.osl[0] = 1;
    prompt.isl[0] = fmax(1, load->isl[0] - 1);
    prompt.prefix[0] = 0;
    deployment_evaluate_memory(&box->deployment, &prompt, &box->scratch, memory, 1);
    return memory[METRIC_KV][0] / (prompt.isl[0] + 1);
}

/* Adds its deployment to the list at `kept`. */
static struct simulated_pool check_pool(lua_State *L, int t, int kept) {
    static const char *const keys[] = {"deployment", "load",         "count",        "role",          "max_sequences",
                                       "poll_steps", "hold_steps",   "hold_tokens",  "whole_prompts", "watermark",
                                       "headroom",   "prefix_cache", "swap_s_token", "autoscale",     NULL};
    luaL_checktype(L, t, LUA_TTABLE);
    bind_check_keys(L, t, "pool", keys);
    lua_getfield(L, t, "deployment");
    const struct deployment_box *box = bind_check_deployment(L, -1);
    lua_rawseti(L, kept, (lua_Integer)lua_rawlen(L, kept) + 1);
    const struct serving *serving = &box->deployment.serving;
    struct workload_block load;
    lua_getfield(L, t, "load");
    bind_check_workload(L, lua_gettop(L), "batch", &load);
    lua_pop(L, 1);
    struct simulated_pool pool = {.deployment = &box->deployment,
                                  .scheduler = check_scheduler(L, t, &box->deployment),
                                  .room = room_beside(box, &load),
                                  .count = count_of(L, t, "pool", "count", 1, REPLICAS_MAX),
                                  .arrival_s = serving->arrival_s,
                                  .token_s = serving->token_s,
                                  .place_s = serving->place_s,
                                  .burst_s = serving->burst_s,
                                  .warmup_s = serving->warmup_s,
                                  .transfer_s_token = sent_bytes(box, &load),
                                  .autoscale = check_autoscale(L, t)};
    if (pool.scheduler.role == ROLE_PREFILL) {
        pool.arrival_s += serving->handover_s;
        pool.burst_s = pool.warmup_s = 0; /* a front end of their own; and handover_s was fitted without */
    }
    if (pool.count == 0 && pool.autoscale.most == 0) luaL_error(L, "pool: count must be at least 1");
    return pool;
}

/* What sending caches takes over the links that join all accelerators. */
static void set_transfers(lua_State *L, struct simulated_pool *pools, size_t count) {
    double gpus = 0;
    for (size_t p = 0; p < count; p++)
        gpus += pools[p].deployment->gpus / pools[p].deployment->replicas * pools[p].count;
    for (size_t p = 0; p < count; p++) {
        const struct accelerator *accelerator = &pools[p].deployment->accelerator;
        if (pools[p].scheduler.role != ROLE_PREFILL) continue;
        if (accelerator->link_count == 0) luaL_error(L, "pool: there are no links that caches could be sent over");
        const struct link *link = accelerator_joining(accelerator, gpus);
        pools[p].transfer_s = link->latency;
        pools[p].transfer_s_token /= link->bandwidth;
    }
}

/* The list `key` of the terms at 1 is left on the stack; how many it has. */
static size_t check_list(lua_State *L, const char *key, size_t most) {
    if (lua_getfield(L, 1, key) == LUA_TNIL) return 0;
    if (!lua_istable(L, -1)) luaL_error(L, "simulate: %s must be a list", key);
    size_t count = (size_t)lua_rawlen(L, -1);
    if (count > most) luaL_error(L, "simulate: at most %d %s", (int)most, key);
    return count;
}

/* Leaves values on the stack that keep them. */
static struct simulated_pool *check_pools(lua_State *L, size_t *count) {
    bool entrance = false, needs = false, has = false;
    *count = check_list(L, "pools", POOLS_MAX);
    int list = lua_gettop(L);
    struct simulated_pool *pools = lua_newuserdatauv(L, (*count + 1) * sizeof *pools, 0);
    lua_newtable(L); /* what the pools point at */
    int kept = lua_gettop(L);
    for (size_t i = 0; i < *count; i++) {
        lua_rawgeti(L, list, (lua_Integer)i + 1);
        pools[i] = check_pool(L, lua_gettop(L), kept);
        lua_pop(L, 1);
        entrance = entrance || pools[i].scheduler.role != ROLE_DECODE;
        needs = needs || pools[i].scheduler.role == ROLE_PREFILL;
        has = has || pools[i].scheduler.role == ROLE_DECODE;
    }
    set_transfers(L, pools, *count);
    if (!entrance || needs != has) luaL_error(L, "simulate: pools of role prefill and of role decode need each other");
    return pools;
}

static const struct failure *check_failures(lua_State *L, const struct simulation_terms *terms, size_t *count) {
    static const char *const keys[] = {"at", "until", "pool", "replica", NULL};
    *count = check_list(L, "failures", FAILURES_MAX);
    int list = lua_gettop(L);
    struct failure *failures = lua_newuserdatauv(L, (*count + 1) * sizeof *failures, 0);
    for (size_t i = 0; i < *count; i++) {
        lua_rawgeti(L, list, (lua_Integer)i + 1);
        int t = lua_gettop(L);
        luaL_checktype(L, t, LUA_TTABLE);
        bind_check_keys(L, t, "failure", keys);
        failures[i] = (struct failure){.at = seconds(L, t, "failure", "at"),
                                       .until = at_least(L, t, "failure", "until", INFINITY, 0),
                                       .pool = count_of(L, t, "failure", "pool", 1, POOLS_MAX) - 1,
                                       .replica = count_of(L, t, "failure", "replica", 1, REPLICAS_MAX) - 1};
        if (failures[i].pool >= terms->pool_count || failures[i].replica >= terms->pools[failures[i].pool].count)
            luaL_error(L, "failure: there is no replica %d in pool %d", (int)failures[i].replica + 1,
                       (int)failures[i].pool + 1);
        if (!(failures[i].until > failures[i].at)) luaL_error(L, "failure: until must be after at");
        lua_pop(L, 1);
    }
    return failures;
}

static enum router check_router(lua_State *L) {
    enum router router = ROUTER_LEAST_LOADED;
    int type = lua_getfield(L, 1, "router");
    if (type == LUA_TSTRING) {
        const char *name = lua_tostring(L, -1);
        for (router = 0; router < ROUTER_COUNT && strcmp(router_name(router), name) != 0;) router++;
        if (router == ROUTER_COUNT) luaL_error(L, "simulate: there is no router '%s'", name);
    } else if (type != LUA_TNIL && type != LUA_TFUNCTION) {
        luaL_error(L, "simulate: router must be a name or a function, not a %s", lua_typename(L, type));
    }
    lua_pop(L, 1);
    return router;
}

/* }====================================================== */

/*
** {======================================================
** What Lua decides
** =======================================================
*/

/* A question, and where its answer goes. */
struct question {
    const struct requests *requests; /* of a policy, */
    const uint32_t *waiting;
    const struct arrival *arrival; /* of a router, */
    const uint64_t *loads;
    size_t count, choice; /* and of both: one of them, or count */
    double now;
    bool stop;
};

/* Whether an answer of the function at `whom` could be had; `call` asks it, with the question at 1 and it at 2. */
static bool ask(struct asking *asking, int whom, lua_CFunction call, struct question *question) {
    lua_State *L = asking->L;
    if (asking->failed) return false;
    lua_pushcfunction(L, call);
    lua_pushlightuserdata(L, question);
    lua_pushvalue(L, whom);
    asking->failed = lua_pcall(L, 2, 0, 0) != LUA_OK;
    return !asking->failed;
}

/* Takes the answer off the stack: nil, or a whole number from 1 to count. */
static size_t check_choice(lua_State *L, const char *what, size_t count) {
    if (lua_isnil(L, -1)) return count;
    lua_Integer choice = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
    if (choice < 1 || (size_t)choice > count)
        luaL_error(L, "%s must return nil or a whole number from 1 to %d", what, (int)count);
    return (size_t)choice - 1;
}

static void push_arrival(lua_State *L, const struct arrival *arrival) {
    lua_createtable(L, 0, 6);
    bind_set_whole(L, "isl", arrival->isl);
    bind_set_whole(L, "osl", arrival->osl);
    bind_set_whole(L, "group", arrival->group);
    lua_pushinteger(L, arrival->priority);
    lua_setfield(L, -2, "priority");
    bind_set_number(L, "arrived_s", arrival->at);
}

/* policy({ { isl =, osl =, group =, priority =, arrived_s =, generated = }, ... }, now) */
static int call_policy(lua_State *L) {
    struct question *question = lua_touserdata(L, 1);
    lua_createtable(L, (int)question->count, 0);
    for (size_t i = 0; i < question->count; i++) {
        const struct request *request = request_at(question->requests, question->waiting[i]);
        push_arrival(L, &request->of);
        bind_set_whole(L, "generated", request->generated);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_pushnumber(L, question->now);
    lua_call(L, 2, 1);
    question->choice = check_choice(L, "policy", question->count);
    return 0;
}

static size_t ask_policy(void *context, const struct requests *requests, const uint32_t *waiting, size_t count,
                         double now) {
    struct asking *asking = context;
    struct question question = {.requests = requests, .waiting = waiting, .count = count, .now = now};
    return ask(asking, asking->policy, call_policy, &question) ? question.choice : count;
}

/* router({ isl =, ... }, { requests of each replica }, now) */
static int call_router(lua_State *L) {
    struct question *question = lua_touserdata(L, 1);
    push_arrival(L, question->arrival);
    lua_createtable(L, (int)question->count, 0);
    for (size_t i = 0; i < question->count; i++) {
        lua_pushinteger(L, (lua_Integer)question->loads[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_pushnumber(L, question->now);
    lua_call(L, 3, 1);
    question->choice = check_choice(L, "router", question->count);
    return 0;
}

static size_t ask_router(void *context, const struct arrival *arrival, const uint64_t *loads, size_t count,
                         double now) {
    struct asking *asking = context;
    struct question question = {.arrival = arrival, .loads = loads, .count = count, .now = now};
    return ask(asking, asking->router, call_router, &question) ? question.choice : count;
}

static int call_stop(lua_State *L) {
    struct question *question = lua_touserdata(L, 1);
    lua_call(L, 0, 1);
    question->stop = lua_toboolean(L, -1);
    return 0;
}

/* A policy or a router that failed ends the simulation, too. */
static bool ask_stop(void *context) {
    struct asking *asking = context;
    struct question question = {0};
    if (asking->stop == 0) return asking->failed;
    return !ask(asking, asking->stop, call_stop, &question) || question.stop;
}

/* Leaves the function `key` of the terms on the stack, and says where; 0 where there is none. */
static int check_function(lua_State *L, const char *key) {
    int type = lua_getfield(L, 1, key);
    bool name = type == LUA_TSTRING && strcmp(key, "router") == 0;
    if (type == LUA_TFUNCTION) return lua_gettop(L);
    if (type != LUA_TNIL && !name)
        luaL_error(L, "simulate: %s must be a function, not a %s", key, lua_typename(L, type));
    return 0;
}

/* }====================================================== */

/*
** {======================================================
** Results
** =======================================================
*/

static struct result_box *check_result(lua_State *L) { return luaL_checkudata(L, 1, SIMULATION_CLASS); }

static int result_gc(lua_State *L) {
    simulation_result_free(&check_result(L)->result);
    return 0;
}

/* core.simulate{ pools = { { deployment =, load = { batch =, isl =, osl = }, count =, role = "both", "prefill" or
 * "decode", max_sequences =, poll_steps =, hold_steps =, hold_tokens =, whole_prompts =, watermark =, headroom =,
 * prefix_cache =, swap_s_token =,
 * autoscale = { least =, most =, target =, interval_s =, start_s = } }, ... }, traffic =, router = name or function,
 * policy = function, failures = { { at =, until =, pool =, replica = } }, duration_s =, max_positions =, image_tokens
 * =, requests_most =, timeline = steps and requests that it holds, stop = function }: a value with what became of all
 * requests. The traffic is used up. */
static int run_simulation(lua_State *L) {
    static const char *const keys[] = {"pools",    "traffic",    "router",        "policy",
                                       "failures", "duration_s", "max_positions", "image_tokens",
                                       "timeline", "stop",       "requests_most", NULL};
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    luaL_checkstack(L, 40, "simulate");
    bind_check_keys(L, 1, "simulate", keys);
    struct asking asking = {.L = L,
                            .policy = check_function(L, "policy"),
                            .router = check_function(L, "router"),
                            .stop = check_function(L, "stop")};
    struct simulation_terms terms = {.router = check_router(L),
                                     .duration_s = at_least(L, 1, "simulate", "duration_s", INFINITY, 0),
                                     .requests_most =
                                         count_of(L, 1, "simulate", "requests_most", RECORDS_MOST, RECORDS_MOST),
                                     .image_tokens = count_of(L, 1, "simulate", "image_tokens", 0, REQUESTS_MAX),
                                     .max_positions = at_least(L, 1, "simulate", "max_positions", INFINITY, 1),
                                     .stop = ask_stop,
                                     .stop_context = &asking,
                                     .choose = asking.router > 0 ? ask_router : NULL,
                                     .choose_context = &asking};
    lua_getfield(L, 1, "traffic");
    int traffic = lua_gettop(L);
    terms.traffic = bind_check_traffic(L, traffic);
    struct simulated_pool *pools = check_pools(L, &terms.pool_count);
    for (size_t p = 0; p < terms.pool_count && asking.policy > 0; p++) {
        pools[p].scheduler.choose = ask_policy;
        pools[p].scheduler.context = &asking;
    }
    terms.pools = pools;
    terms.failures = check_failures(L, &terms, &terms.failure_count);
    uint32_t steps = count_of(L, 1, "simulate", "timeline", 0, TIMELINE_MAX);
    if (steps > 0) terms.timeline = bind_push_timeline(L, steps, steps);
    struct result_box *box = lua_newuserdatauv(L, sizeof *box, 1);
    *box = (struct result_box){.pool_count = terms.pool_count};
    luaL_setmetatable(L, SIMULATION_CLASS);
    if (steps > 0) {
        lua_pushvalue(L, -2);
        lua_setiuservalue(L, -2, 1);
    }
    struct mt_error error;
    bind_lend_traffic(L, traffic, true);
    enum mt_status status = simulate(&terms, &box->result, &error);
    bind_lend_traffic(L, traffic, false);
    if (asking.failed) return lua_error(L);
    return status == MT_OK ? 1 : bind_raise(L, &error);
}

static void push_pool(lua_State *L, const struct pool_sums *pool) {
    const struct replica_sums *sums = &pool->sums;
    lua_createtable(L, 0, 16);
    bind_set_number(L, "busy_s", sums->busy_s);
    bind_set_number(L, "prefill_s", sums->prefill_s);
    bind_set_number(L, "joules", sums->joules);
    bind_set_number(L, "used_s", sums->used_s);
    bind_set_number(L, "waiting_s", sums->waiting_s);
    bind_set_number(L, "up_s", pool->up_s);
    bind_set_number(L, "blocks_s", pool->blocks_s);
    bind_set_whole(L, "steps", sums->steps);
    bind_set_whole(L, "tokens", sums->tokens);
    bind_set_whole(L, "prompt_tokens", sums->prompt_tokens);
    bind_set_whole(L, "preemptions", sums->preemptions);
    bind_set_whole(L, "most_used", sums->most_used);
    bind_set_whole(L, "blocks", pool->blocks);
    bind_set_whole(L, "most_up", pool->most_up);
    bind_set_whole(L, "left", pool->left);
}

/* result:totals(): { end_s =, requests =, stopped =, lost_tokens =, gaps = { mean =, p50 =, p90 =, p99 = }, pools = {
 * { of all replicas: busy_s =, prefill_s =, ... } } } */
static int totals(lua_State *L) {
    const struct result_box *box = check_result(L);
    const struct simulation_result *result = &box->result;
    lua_createtable(L, 0, 6);
    bind_set_number(L, "end_s", result->end);
    bind_set_whole(L, "requests", result->record_count);
    bind_set_whole(L, "lost_tokens", result->lost_tokens);
    lua_pushboolean(L, result->stopped);
    lua_setfield(L, -2, "stopped");
    bind_push_histogram(L, result->gaps);
    lua_setfield(L, -2, "gaps");
    lua_createtable(L, (int)box->pool_count, 0);
    for (size_t p = 0; p < box->pool_count; p++) {
        push_pool(L, &result->pools[p]);
        lua_rawseti(L, -2, (lua_Integer)p + 1);
    }
    lua_setfield(L, -2, "pools");
    return 1;
}

/* result:record(i): of request i, counting from 1 as they were sent, as bind_simulate.h has it; nil behind the last */
static int record(lua_State *L) {
    const struct simulation_result *result = &check_result(L)->result;
    lua_Integer i = luaL_checkinteger(L, 2);
    if (i < 1 || (size_t)i > result->record_count) return 0;
    bind_push_record(L, &result->records[i - 1]);
    return 1;
}

/* result:summary{ warmup =, ttft_s =, tpot_s =, e2e_s =, groups = }: as bind_simulate.h has it, of the requests after
 * the first `warmup`, with those limits; with groups, how many there are, a list of them in `groups` */
static int summary(lua_State *L) {
    static const char *const keys[] = {"warmup", "ttft_s", "tpot_s", "e2e_s", "groups", NULL};
    const struct simulation_result *result = &check_result(L)->result;
    struct mt_error error;
    struct summary whole;
    bind_check_keys(L, 2, "summary", keys);
    struct summary_terms terms = {.warmup = count_of(L, 2, "summary", "warmup", 0, REQUESTS_MAX),
                                  .slo = {at_least(L, 2, "summary", "ttft_s", INFINITY, 0),
                                          at_least(L, 2, "summary", "tpot_s", INFINITY, 0),
                                          at_least(L, 2, "summary", "e2e_s", INFINITY, 0)}};
    uint32_t groups = count_of(L, 2, "summary", "groups", 0, GROUPS_MAX);
    if (summarise(result->records, result->record_count, &terms, &whole, &error) != MT_OK) return bind_raise(L, &error);
    bind_push_summary(L, &whole);
    if (groups == 0) return 1;
    struct summary *of_groups = lua_newuserdatauv(L, groups * sizeof *of_groups, 0);
    if (summarise_groups(result->records, result->record_count, &terms, of_groups, groups, &error) != MT_OK)
        return bind_raise(L, &error);
    lua_createtable(L, (int)groups, 0);
    for (uint32_t g = 0; g < groups; g++) {
        bind_push_summary(L, &of_groups[g]);
        lua_rawseti(L, -2, (lua_Integer)g + 1);
    }
    lua_setfield(L, -3, "groups");
    lua_pop(L, 1);
    return 1;
}

/* result:timeline(): where one was asked for (bind_timeline.c) */
static int timeline(lua_State *L) {
    check_result(L);
    lua_getiuservalue(L, 1, 1);
    return 1;
}

/* }====================================================== */

static const luaL_Reg methods[] = {
    {"totals", totals}, {"record", record}, {"summary", summary}, {"timeline", timeline}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", result_gc}, {NULL, NULL}};

void bind_simulation(lua_State *L) {
    static const luaL_Reg functions[] = {{"simulate", run_simulation}, {NULL, NULL}};
    bind_class(L, SIMULATION_CLASS, methods, metamethods);
    luaL_setfuncs(L, functions, 0);
}
