/* bind_terms.c: what makes a deployment, from facts in tables. */
#include <lauxlib.h>
#include <math.h>

#include "bind/bind.h"

static double positive(lua_State *L, int t, const char *what, const char *key) {
    double value = bind_required_number(L, t, what, key);
    if (!(value > 0)) luaL_error(L, "%s: %s must be above 0", what, key);
    return value;
}

static void check_peaks(lua_State *L, int t, struct accelerator *accelerator) {
    if (lua_getfield(L, t, "peak") != LUA_TTABLE) luaL_error(L, "accelerator: peak must be a table of rates by dtype");
    int peaks = lua_gettop(L);
    for (int type = 0; type < DTYPE_UNIT_COUNT; type++)
        accelerator->peak[type] = bind_number(L, peaks, "peak", dtype_name((enum dtype)type), 0);
    lua_pop(L, 1);
}

static void check_links(lua_State *L, int t, struct accelerator *accelerator) {
    if (lua_getfield(L, t, "links") == LUA_TTABLE) {
        lua_Integer count = (lua_Integer)lua_rawlen(L, -1); /* a __len could say -1 */
        if (count > LINKS_MAX) luaL_error(L, "accelerator: at most %d link levels", LINKS_MAX);
        for (lua_Integer i = 0; i < count; i++) {
            lua_geti(L, -1, i + 1);
            int link = lua_gettop(L);
            accelerator->links[i] = (struct link){.bandwidth = positive(L, link, "link", "bandwidth"),
                                                  .latency = bind_number(L, link, "link", "latency", 0),
                                                  .domain = bind_number(L, link, "link", "domain", INFINITY),
                                                  .reduces = bind_flag(L, link, "link", "reduces"),
                                                  .host = bind_flag(L, link, "link", "host")};
            lua_pop(L, 1);
        }
        accelerator->link_count = (size_t)count;
    }
    lua_pop(L, 1);
}

/* others = {{capacity=, bandwidth=}, ...}; weights_in and kv_in count them from 1, 0 is its own memory */
static void check_tiers(lua_State *L, int t, struct accelerator *accelerator) {
    lua_Integer count = lua_getfield(L, t, "others") == LUA_TTABLE ? (lua_Integer)lua_rawlen(L, -1) : 0;
    if (count > TIERS_MAX - 1) luaL_error(L, "accelerator: at most %d memory tiers", TIERS_MAX);
    for (lua_Integer i = 0; i < count; i++) {
        lua_rawgeti(L, -1, i + 1);
        int tier = lua_gettop(L);
        accelerator->others[i].capacity = positive(L, tier, "tier", "capacity");
        accelerator->others[i].bandwidth = positive(L, tier, "tier", "bandwidth");
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    double weights = bind_number(L, t, "accelerator", "weights_in", 0);
    double kv = bind_number(L, t, "accelerator", "kv_in", 0);
    if (!(weights >= 0 && weights <= (double)count && kv >= 0 && kv <= (double)count))
        luaL_error(L, "accelerator: weights_in and kv_in are 0 to %d", (int)count);
    accelerator->weights_in = (size_t)weights;
    accelerator->kv_in = (size_t)kv;
}

static struct accelerator check_accelerator(lua_State *L, int t) {
    struct accelerator accelerator = {0};
    if (lua_getfield(L, t, "accelerator") != LUA_TTABLE) luaL_error(L, "deployment: accelerator must be a table");
    int facts = lua_gettop(L);
    check_peaks(L, facts, &accelerator);
    check_links(L, facts, &accelerator);
    check_tiers(L, facts, &accelerator);
    accelerator.capacity = positive(L, facts, "accelerator", "capacity");
    accelerator.bandwidth = positive(L, facts, "accelerator", "bandwidth");
    accelerator.processors = bind_number(L, facts, "accelerator", "processors", 128);
    accelerator.cache = bind_number(L, facts, "accelerator", "cache", 48e6);
    if (!(accelerator.processors >= 1 && accelerator.processors == floor(accelerator.processors)))
        luaL_error(L, "accelerator: processors must be a whole number and at least 1");
    if (!(accelerator.cache > 0)) luaL_error(L, "accelerator: cache must be above 0");
    accelerator.price_usd_per_hour = bind_number(L, facts, "accelerator", "price", (double)NAN);
    accelerator.power_w = bind_number(L, facts, "accelerator", "power", (double)NAN);
    accelerator.idle_w = bind_number(L, facts, "accelerator", "idle", (double)NAN);
    lua_pop(L, 1);
    return accelerator;
}

static struct host check_host(lua_State *L, int t) {
    lua_getfield(L, t, "host");
    int facts = lua_gettop(L);
    struct host host = {.step_s = bind_number(L, facts, "host", "step_s", 0),
                        .sequence_s = bind_number(L, facts, "host", "sequence_s", 0),
                        .of_free = bind_flag(L, facts, "host", "of_free"),
                        .prompt_step_s = bind_number(L, facts, "host", "prompt_step_s", 0),
                        .memory_fraction = bind_number(L, facts, "host", "memory_fraction", 1),
                        .reserved_bytes = bind_number(L, facts, "host", "reserved_bytes", 0),
                        .step_tokens = bind_number(L, facts, "host", "step_tokens", INFINITY),
                        .block_tokens = bind_number(L, facts, "host", "block_tokens", 1),
                        .overlap = bind_number(L, facts, "host", "overlap", 0)};
    lua_pop(L, 1);
    return host;
}

static struct serving check_serving(lua_State *L, int t) {
    lua_getfield(L, t, "serving");
    int facts = lua_gettop(L);
    struct serving serving = {.prompts_first = bind_flag(L, facts, "serving", "prompts_first"),
                              .reserves = bind_number(L, facts, "serving", "reserves", 1),
                              .arrival_s = bind_number(L, facts, "serving", "arrival_s", 0),
                              .token_s = bind_number(L, facts, "serving", "token_s", 0),
                              .place_s = bind_number(L, facts, "serving", "place_s", 0),
                              .burst_s = bind_number(L, facts, "serving", "burst_s", 0),
                              .warmup_s = bind_number(L, facts, "serving", "warmup_s", 0),
                              .handover_s = bind_number(L, facts, "serving", "handover_s", 0),
                              .pooled = bind_number(L, facts, "serving", "pooled", 1),
                              .pooled_prompt = bind_number(L, facts, "serving", "pooled_prompt", 1)};
    lua_pop(L, 1);
    return serving;
}

static struct footprint check_footprint(lua_State *L, int t) {
    lua_getfield(L, t, "footprint");
    int facts = lua_gettop(L);
    struct footprint footprint = {.pue = bind_number(L, facts, "footprint", "pue", 1),
                                  .grid_g_per_kwh = bind_number(L, facts, "footprint", "grid", (double)NAN),
                                  .embodied_g = bind_number(L, facts, "footprint", "embodied", 0),
                                  .lifetime_s = bind_number(L, facts, "footprint", "lifetime", INFINITY)};
    lua_pop(L, 1);
    return footprint;
}

static struct fusion check_fusion(lua_State *L, int t) {
    lua_getfield(L, t, "fusion");
    int facts = lua_gettop(L);
    struct fusion fusion = {.elementwise = 1, .norms = 1, .quantise = 1, .launches = 1, .kernels = 1};
    if (lua_istable(L, facts)) {
        fusion.elementwise = bind_number(L, facts, "fusion", "elementwise", 1);
        fusion.norms = bind_number(L, facts, "fusion", "norms", 1);
        fusion.quantise = bind_number(L, facts, "fusion", "quantise", 1);
        fusion.launches = bind_number(L, facts, "fusion", "launches", 1);
        fusion.kernels = bind_number(L, facts, "fusion", "kernels", 1);
        fusion.latent = bind_number(L, facts, "fusion", "latent", 0);
        fusion.selection = bind_number(L, facts, "fusion", "selection", 0);
        fusion.scan = bind_number(L, facts, "fusion", "scan", 0);
        fusion.mixture = bind_number(L, facts, "fusion", "mixture", 0);
        fusion.skew = bind_number(L, facts, "fusion", "skew", 0);
    }
    lua_pop(L, 1);
    bool shares = fusion.elementwise >= 0 && fusion.norms >= 0 && fusion.quantise >= 0;
    bool beside =
        fusion.latent >= 0 && fusion.selection >= 0 && fusion.scan >= 0 && fusion.mixture >= 0 && fusion.skew >= 0;
    if (!(shares && beside && fusion.launches >= 0 && fusion.kernels > 0))
        luaL_error(L, "fusion: nothing in it may be below 0");
    return fusion;
}

static const struct cost_model *check_model(lua_State *L, const char *name) {
    const struct cost_model *model = cost_model_find(name);
    if (model == NULL) luaL_error(L, "deployment: there is no cost model '%s'", name);
    return model;
}

/* One for all ops, or a table of those of some kinds and the `default` of the others. */
static struct cost_models check_models(lua_State *L, int t) {
    bool table = lua_getfield(L, t, "cost_model") == LUA_TTABLE;
    int models = table ? lua_gettop(L) : t;
    const char *key = table ? "default" : "cost_model";
    struct cost_models chosen = cost_models_all(check_model(L, bind_text(L, models, "deployment", key, "roofline")));
    for (int kind = 0; table && kind < OP_COUNT; kind++)
        chosen.of[kind] =
            check_model(L, bind_text(L, models, "deployment", op_name((enum op_kind)kind), chosen.of[kind]->name));
    lua_pop(L, 1);
    return chosen;
}

static const struct program *check_program(lua_State *L, int t, const char *key) {
    lua_getfield(L, t, key);
    return bind_check_program(L, lua_gettop(L));
}

/* {prefill=, decode=,
 * accelerator={peak=, capacity=, bandwidth=, others=, weights_in=, kv_in=, links=, price=, power=, idle=},
 * host={step_s=, sequence_s=, prompt_step_s=, memory_fraction=, of_free=, reserved_bytes=, step_tokens=, block_tokens=,
 *       overlap=},
 * serving={prompts_first=, reserves=, arrival_s=, token_s=, place_s=, burst_s=, warmup_s=, handover_s=, pooled=,
 * pooled_prompt=}, footprint={pue=, grid= (g/kWh), embodied= (g), lifetime= (s)}, cost_model=, max_positions=,
 * step_yield= (tokens a decode step yields), replicas= (dp, if not that of the programs),
 * calibration= (core.calibration), fusion={elementwise=, norms=, quantise=, launches=, kernels=, skew=, and seconds:
 * latent=, selection=, scan=, mixture=}, measured= (core.measured)} */
void bind_check_terms(lua_State *L, int t, struct bound_terms *terms) {
    luaL_checktype(L, t, LUA_TTABLE);
    *terms = (struct bound_terms){.of = {.accelerator = check_accelerator(L, t),
                                         .host = check_host(L, t),
                                         .serving = check_serving(L, t),
                                         .footprint = check_footprint(L, t),
                                         .models = check_models(L, t),
                                         .max_positions = bind_number(L, t, "deployment", "max_positions", INFINITY),
                                         .step_yield = bind_number(L, t, "deployment", "step_yield", 1),
                                         .replicas = bind_number(L, t, "deployment", "replicas", 0)}};
    if (!(terms->of.step_yield >= 1 && isfinite(terms->of.step_yield)))
        luaL_error(L, "deployment: step_yield is at least 1");
    if (!(terms->of.replicas >= 0 && terms->of.replicas == floor(terms->of.replicas)))
        luaL_error(L, "deployment: replicas must be a whole number");
    luaL_checkstack(L, TERMS_KEPT, "deployment");
    terms->of.prefill = check_program(L, t, "prefill");
    terms->of.decode = check_program(L, t, "decode");
    lua_getfield(L, t, "calibration");
    terms->calibration = bind_check_calibration(L, lua_gettop(L));
    lua_getfield(L, t, "measured");
    terms->measured = bind_check_measured(L, lua_gettop(L));
    terms->calibration.fusion = terms->measured.forms.fusion = check_fusion(L, t);
}

void bind_join_terms(struct bound_terms *terms) {
    terms->calibration.measured = &terms->measured;
    terms->of.calibration = &terms->calibration;
}
