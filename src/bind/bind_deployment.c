/* bind_deployment.c: deployments as Lua values, from facts in tables to reports. */
#include "bind/bind.h"

#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DEPLOYMENT_CLASS "mantile.deployment"

struct deployment_box *bind_check_deployment(lua_State *L, int i) {
    return luaL_checkudata(L, i, DEPLOYMENT_CLASS);
}

/*
** {======================================================
** Facts in
** =======================================================
*/

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

/* core.deployment{prefill=, decode=,
 * accelerator={peak=, capacity=, bandwidth=, others=, weights_in=, kv_in=, links=, price=, power=, idle=},
 * host={step_s=, sequence_s=, prompt_step_s=, memory_fraction=, of_free=, reserved_bytes=, step_tokens=, block_tokens=,
 *       overlap=},
 * footprint={pue=, grid= (g/kWh), embodied= (g), lifetime= (s)}, cost_model=, max_positions=,
 * step_yield= (tokens a decode step yields), calibration= (core.calibration), fusion={elementwise=, norms=, quantise=,
 * launches=, kernels=, skew=, and seconds: latent=, selection=, scan=, mixture=}, measured= (core.measured)} */
static int new_deployment(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    struct accelerator accelerator = check_accelerator(L, 1);
    struct host host = check_host(L, 1);
    struct footprint footprint = check_footprint(L, 1);
    const struct cost_models models = check_models(L, 1);
    double max_positions = bind_number(L, 1, "deployment", "max_positions", INFINITY);
    double step_yield = bind_number(L, 1, "deployment", "step_yield", 1);
    if (!(step_yield >= 1 && isfinite(step_yield))) return luaL_error(L, "deployment: step_yield is at least 1");
    lua_getfield(L, 1, "prefill"); /* prefill */
    lua_getfield(L, 1, "decode");  /* prefill decode */
    const struct program *prefill = bind_check_program(L, 2), *decode = bind_check_program(L, 3);
    lua_getfield(L, 1, "calibration");
    lua_getfield(L, 1, "measured"); /* prefill decode calibration measured */
    struct calibration calibration = bind_check_calibration(L, 4);
    struct measured measured = bind_check_measured(L, 5);
    calibration.fusion = measured.forms.fusion = check_fusion(L, 1);
    struct deployment_box *box = lua_newuserdatauv(L, sizeof *box, 4); /* prefill decode calibration measured box */
    *box = (struct deployment_box){.calibration = calibration, .measured = measured};
    box->calibration.measured = &box->measured;
    luaL_setmetatable(L, DEPLOYMENT_CLASS);
    for (int i = 1; i <= 4; i++) {
        lua_pushvalue(L, 1 + i);
        lua_setiuservalue(L, -2, i);
    }
    struct mt_error error;
    enum mt_status status = deployment_init(&box->deployment, prefill, decode, &accelerator, &host, &footprint, &models,
                                            &box->calibration, max_positions, step_yield, &error);
    if (status != MT_OK) return bind_raise(L, &error);
    box->open = true;
    if (deployment_scratch_init(&box->scratch, &box->deployment, &error) != MT_OK) return bind_raise(L, &error);
    return 1;
}

static int deployment_gc(lua_State *L) {
    struct deployment_box *box = bind_check_deployment(L, 1);
    if (box->open) deployment_free(&box->deployment);
    deployment_scratch_free(&box->scratch);
    box->open = false;
    return 0;
}

/* }====================================================== */

/*
** {======================================================
** Reports out
** =======================================================
*/

static double workload_number(lua_State *L, int t, const char *key, double least) {
    double value = bind_required_number(L, t, "workload", key);
    if (!(value >= least && value <= 4294967296.0 && value == floor(value)))
        luaL_error(L, "workload: %s must be a whole number from %d to 2^32", key, (int)least);
    return value;
}

void bind_check_workload(lua_State *L, int t, struct workload_block *load) {
    luaL_checktype(L, t, LUA_TTABLE);
    load->batch[0] = workload_number(L, t, "batch", 1);
    load->isl[0] = workload_number(L, t, "isl", 1);
    load->osl[0] = workload_number(L, t, "osl", 1);
    load->prefix[0] = bind_number(L, t, "workload", "prefix", 0);
    if (!(load->prefix[0] >= 0 && load->prefix[0] < load->isl[0]))
        luaL_error(L, "workload: prefix must be from 0 to isl - 1");
}

static void push_metric(lua_State *L, const struct metric_row *row, double value) {
    if (row->kind == METRIC_FLAG)
        lua_pushboolean(L, value != 0);
    else if (row->kind == METRIC_CAUSE)
        lua_pushstring(L, cause_name((enum cause)value));
    else if (!isfinite(value)) /* not known, or without a limit: the report says which */
        lua_pushnil(L);
    else
        lua_pushnumber(L, value);
}

/* report[a][b] = value for the key "a.b"; the report is on the top of the stack. */
static void set_metric(lua_State *L, const struct metric_row *row, double value) {
    const char *dot = strchr(row->key, '.');
    if (dot == NULL) {
        push_metric(L, row, value);
        lua_setfield(L, -2, row->key);
        return;
    }
    lua_pushlstring(L, row->key, (size_t)(dot - row->key)); /* report group */
    if (lua_rawget(L, -2) == LUA_TNIL) {                    /* report nil */
        lua_pop(L, 1);
        lua_newtable(L);                                        /* report table */
        lua_pushlstring(L, row->key, (size_t)(dot - row->key)); /* report table group */
        lua_pushvalue(L, -2);                                   /* report table group table */
        lua_rawset(L, -4);                                      /* report table */
    }
    push_metric(L, row, value);
    lua_setfield(L, -2, dot + 1);
    lua_pop(L, 1); /* report */
}

/* deployment:estimate{batch=, isl=, osl=, prefix=}: every metric, as a nested table */
static int estimate(lua_State *L) {
    struct deployment_box *box = bind_check_deployment(L, 1);
    struct workload_block load;
    lanes metrics[METRIC_COUNT];
    bind_check_workload(L, 2, &load);
    deployment_evaluate(&box->deployment, &load, &box->scratch, metrics, 1);
    lua_createtable(L, 0, METRIC_COUNT);
    for (int m = 0; m < METRIC_COUNT; m++) set_metric(L, metric_row((enum metric)m), metrics[m][0]);
    return 1;
}

static void push_layer(lua_State *L, const struct program_layer *layer, enum phase phase,
                       const struct stage_cost *cost) {
    double time = 0, largest = -1;
    enum cause bottleneck = CAUSE_COMPUTE;
    lua_createtable(L, 0, 18);
    for (int cause = 0; cause < CAUSE_COUNT; cause++) {
        double seconds = cost->seconds[cause][0];
        lua_pushfstring(L, "%s_s", cause_name((enum cause)cause));
        lua_pushnumber(L, seconds);
        lua_rawset(L, -3);
        time += seconds;
        if (seconds > largest) bottleneck = (enum cause)cause;
        if (seconds > largest) largest = seconds;
    }
    const struct {
        const char *key;
        double value;
    } numbers[] = {{"time_s", time},
                   {"flops", cost->flops[0]},
                   {"bytes", cost->bytes[0]},
                   {"comm_bytes", cost->sent_bytes[0]},
                   {"times", layer->times},
                   {"runs", layer->runs},
                   {"stage", layer->stage + 1.0}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        lua_pushnumber(L, numbers[i].value);
        lua_setfield(L, -2, numbers[i].key);
    }
    lua_pushstring(L, cause_name(bottleneck));
    lua_setfield(L, -2, "bottleneck");
    lua_pushstring(L, layer->type);
    lua_setfield(L, -2, "layer");
    lua_pushstring(L, layer->part);
    lua_setfield(L, -2, "part");
    lua_pushstring(L, phase_name(phase));
    lua_setfield(L, -2, "phase");
}

static lua_Integer append_layers(lua_State *L, const struct deployment_box *box, enum phase phase,
                                 const struct workload_block *load, lua_Integer next) {
    const struct priced_program *priced = &box->deployment.phase[phase];
    lanes symbols[SYMBOL_COUNT];
    deployment_symbols(&box->deployment, phase, load, symbols, 1);
    dimcode_evaluate(&priced->program->code, symbols, box->scratch.registers, 1);
    for (size_t l = 0; l < priced->program->layer_count; l++) {
        const struct program_layer *layer = &priced->program->layers[l];
        struct stage_cost sum = {0};
        for (size_t i = layer->first; i < layer->first + layer->count; i++) {
            struct op_cost cost;
            cost_op(priced, priced->program->uses[i].op, box->scratch.registers, &cost, 1);
            cost_book(&sum, &cost, layer->times * layer->runs, 1);
        }
        push_layer(L, layer, priced->program->config.phase, &sum);
        lua_seti(L, -2, next++);
    }
    return next;
}

/* deployment:layers{...}: for each phase and kind of layer the cost of all of
 * its `times` repeats in one step of one micro-batch */
static int layers(lua_State *L) {
    const struct deployment_box *box = bind_check_deployment(L, 1);
    struct workload_block load;
    lua_Integer next = 1;
    bind_check_workload(L, 2, &load);
    lua_newtable(L);
    for (int phase = 0; phase < PHASE_STEPS; phase++) next = append_layers(L, box, (enum phase)phase, &load, next);
    return 1;
}

/* Adds the seconds of each op of a step to those of its provider, in the table on the top of the stack. */
static void add_providers(lua_State *L, const struct deployment_box *box, enum phase phase,
                          const struct workload_block *load) {
    const struct priced_program *priced = &box->deployment.phase[phase];
    lanes symbols[SYMBOL_COUNT];
    deployment_symbols(&box->deployment, phase, load, symbols, 1);
    dimcode_evaluate(&priced->program->code, symbols, box->scratch.registers, 1);
    for (size_t l = 0; l < priced->program->layer_count; l++) {
        const struct program_layer *layer = &priced->program->layers[l];
        for (size_t i = layer->first; i < layer->first + layer->count; i++) {
            struct op_cost cost;
            struct stage_cost sum = {0};
            size_t op = priced->program->uses[i].op;
            double seconds = 0;
            cost_op(priced, op, box->scratch.registers, &cost, 1);
            cost_book(&sum, &cost, layer->times * layer->runs, 1);
            for (int cause = 0; cause < CAUSE_COUNT; cause++) seconds += sum.seconds[cause][0];
            const char *provider = cost_provider(priced, op, box->scratch.registers, &cost);
            lua_getfield(L, -1, provider);
            lua_pushnumber(L, lua_tonumber(L, -1) + seconds);
            lua_setfield(L, -3, provider);
            lua_pop(L, 1);
        }
    }
}

/* deployment:providers{...}: for each phase the seconds of the ops of one step that each cost model priced */
static int providers(lua_State *L) {
    const struct deployment_box *box = bind_check_deployment(L, 1);
    struct workload_block load;
    bind_check_workload(L, 2, &load);
    lua_newtable(L);
    for (int phase = 0; phase < PHASE_STEPS; phase++) {
        lua_newtable(L);
        add_providers(L, box, (enum phase)phase, &load);
        lua_setfield(L, -2, phase_name(box->deployment.phase[phase].program->config.phase));
    }
    return 1;
}

/* deployment:steps{...}: the {tokens, sequences, context, prompt} of a micro-batch's prefill and decode step */
static int steps(lua_State *L) {
    static const char *const symbol_keys[] = {"tokens", "sequences", "context", "prompt"};
    const struct deployment_box *box = bind_check_deployment(L, 1);
    struct workload_block load;
    lanes symbols[SYMBOL_COUNT];
    bind_check_workload(L, 2, &load);
    lua_newtable(L);
    for (int phase = 0; phase < PHASE_STEPS; phase++) {
        deployment_symbols(&box->deployment, (enum phase)phase, &load, symbols, 1);
        lua_newtable(L);
        for (int s = 0; s < SYMBOL_COUNT; s++) {
            lua_pushnumber(L, symbols[s][0]);
            lua_setfield(L, -2, symbol_keys[s]);
        }
        lua_setfield(L, -2, phase_name(box->deployment.phase[phase].program->config.phase));
    }
    return 1;
}

/* }====================================================== */

/*
** {======================================================
** Many workloads at once
** =======================================================
*/

static double list_number(lua_State *L, int list, lua_Integer i, const char *key, double least) {
    lua_geti(L, list, i);
    double value = lua_tonumber(L, -1);
    if (!(value >= least && value <= 4294967296.0))
        luaL_error(L, "evaluate: %s[%d] must be a number from %d to 2^32", key, (int)i, (int)least);
    lua_pop(L, 1);
    return value;
}

/* Fills a block from the lists at stack indices 2, 3, 4. */
static size_t fill_block(lua_State *L, lua_Integer first, lua_Integer count, struct workload_block *load) {
    size_t n = (size_t)(count - first < LANES ? count - first : LANES);
    for (size_t i = 0; i < n; i++) {
        lua_Integer at = first + (lua_Integer)i + 1;
        load->batch[i] = list_number(L, 2, at, "batch", 1);
        load->isl[i] = list_number(L, 3, at, "isl", 1);
        load->osl[i] = list_number(L, 4, at, "osl", 1);
        load->prefix[i] = 0;
    }
    return n;
}

static int find_metric(lua_State *L, int i) {
    const char *keys[METRIC_COUNT + 1] = {NULL}, *wanted = luaL_checkstring(L, i);
    for (int m = 0; m < METRIC_COUNT; m++) {
        keys[m] = metric_row((enum metric)m)->key;
        if (strcmp(keys[m], wanted) == 0) return m;
    }
    const char *meant = bind_nearest(wanted, keys);
    return luaL_error(L, "there is no metric '%s'; did you mean '%s'?", wanted, meant != NULL ? meant : "tpot_s");
}

/* deployment:evaluate(batches, isls, osls, metric, ...): whole reports for
 * equally long lists of workloads; a list of numbers for each metric asked for */
static int evaluate(lua_State *L) {
    struct deployment_box *box = bind_check_deployment(L, 1);
    int wanted[METRIC_COUNT], asked = lua_gettop(L) - 4;
    struct workload_block load;
    lanes metrics[METRIC_COUNT];
    for (int i = 2; i <= 4; i++) luaL_checktype(L, i, LUA_TTABLE);
    luaL_argcheck(L, asked >= 1 && asked <= METRIC_COUNT, 5, "name at least one metric");
    for (int i = 0; i < asked; i++) wanted[i] = find_metric(L, 5 + i);
    lua_Integer count = luaL_len(L, 2);
    luaL_checkstack(L, asked, "too many metrics");
    int results = lua_gettop(L) + 1;
    for (int i = 0; i < asked; i++) lua_createtable(L, (int)(count < 1 << 24 ? count : 0), 0);
    for (lua_Integer first = 0; first < count; first += LANES) {
        size_t n = fill_block(L, first, count, &load);
        deployment_evaluate(&box->deployment, &load, &box->scratch, metrics, n);
        for (int i = 0; i < asked; i++)
            for (size_t lane = 0; lane < n; lane++) {
                push_metric(L, metric_row((enum metric)wanted[i]), metrics[wanted[i]][lane]);
                lua_rawseti(L, results + i, first + (lua_Integer)lane + 1);
            }
    }
    return asked;
}

/* core.metrics(): {key=, unit=} of every metric, in report order */
static int metrics_list(lua_State *L) {
    lua_createtable(L, METRIC_COUNT, 0);
    for (int m = 0; m < METRIC_COUNT; m++) {
        const struct metric_row *row = metric_row((enum metric)m);
        lua_createtable(L, 0, 2);
        lua_pushstring(L, row->key);
        lua_setfield(L, -2, "key");
        lua_pushstring(L, row->unit);
        lua_setfield(L, -2, "unit");
        lua_seti(L, -2, m + 1);
    }
    return 1;
}

/* }====================================================== */

static const luaL_Reg methods[] = {
    {"estimate", estimate},    {"layers", layers},       {"steps", steps}, {"evaluate", evaluate},
    {"explain", bind_explain}, {"providers", providers}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", deployment_gc}, {NULL, NULL}};

void bind_deployment(lua_State *L) {
    bind_class(L, DEPLOYMENT_CLASS, methods, metamethods);
    lua_pushcfunction(L, new_deployment);
    lua_setfield(L, -2, "deployment");
    lua_pushcfunction(L, metrics_list);
    lua_setfield(L, -2, "metrics");
}
