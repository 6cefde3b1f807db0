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
** Lifecycle
** =======================================================
*/

/* core.deployment{...}: bind_terms.c */
static int new_deployment(lua_State *L) {
    lua_settop(L, 1);
    struct bound_terms terms;
    bind_check_terms(L, 1, &terms); /* table, and what it keeps alive */
    struct deployment_box *box = lua_newuserdatauv(L, sizeof *box, TERMS_KEPT);
    *box = (struct deployment_box){.terms = terms};
    bind_join_terms(&box->terms);
    luaL_setmetatable(L, DEPLOYMENT_CLASS);
    for (int i = 1; i <= TERMS_KEPT; i++) {
        lua_pushvalue(L, 1 + i);
        lua_setiuservalue(L, -2, i);
    }
    struct mt_error error;
    if (deployment_init(&box->deployment, &box->terms.of, &error) != MT_OK) return bind_raise(L, &error);
    box->open = true;
    if (deployment_scratch_reserve(&box->scratch, &box->deployment, &error) != MT_OK) return bind_raise(L, &error);
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

void bind_check_workload(lua_State *L, int t, const char *batch, struct workload_block *load) {
    luaL_checktype(L, t, LUA_TTABLE);
    load->batch[0] = workload_number(L, t, batch, 1);
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

void bind_push_report(lua_State *L, lanes *metrics, int count) {
    lua_createtable(L, 0, count);
    for (int m = 0; m < count; m++) set_metric(L, metric_row((enum metric)m), metrics[m][0]);
}

/* deployment:estimate{batch=, isl=, osl=, prefix=}: every metric, as a nested table */
static int estimate(lua_State *L) {
    struct deployment_box *box = bind_check_deployment(L, 1);
    struct workload_block load;
    lanes metrics[METRIC_COUNT];
    bind_check_workload(L, 2, "batch", &load);
    deployment_evaluate(&box->deployment, &load, &box->scratch, metrics, 1);
    bind_push_report(L, metrics, METRIC_COUNT);
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
    bind_check_workload(L, 2, "batch", &load);
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
    bind_check_workload(L, 2, "batch", &load);
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
    bind_check_workload(L, 2, "batch", &load);
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

static void push_metrics(lua_State *L, int first, int past) {
    static const char *const kinds[] = {"number", "flag", "cause"}; /* ORDER METRIC_KIND */
    lua_createtable(L, past - first, 0);
    for (int m = first; m < past; m++) {
        const struct metric_row *row = metric_row((enum metric)m);
        lua_createtable(L, 0, 3);
        lua_pushstring(L, row->key);
        lua_setfield(L, -2, "key");
        lua_pushstring(L, row->unit);
        lua_setfield(L, -2, "unit");
        lua_pushstring(L, kinds[row->kind]);
        lua_setfield(L, -2, "kind");
        lua_seti(L, -2, m - first + 1);
    }
}

/* core.metrics(): {key=, unit=, kind="number"|"flag"|"cause"} of every metric of a batch, in report order */
static int metrics_list(lua_State *L) {
    push_metrics(L, 0, METRIC_COUNT);
    return 1;
}

/* core.loop_metrics(): the same of what reports of closed loops have besides */
static int loop_metrics_list(lua_State *L) {
    push_metrics(L, METRIC_COUNT, METRIC_ALL);
    return 1;
}

/* core.causes(): the names of what time goes to, from number 0 on */
static int causes(lua_State *L) {
    lua_createtable(L, CAUSE_COUNT, 0);
    for (int cause = 0; cause < CAUSE_COUNT; cause++) {
        lua_pushstring(L, cause_name((enum cause)cause));
        lua_rawseti(L, -2, cause + 1);
    }
    return 1;
}

/* }====================================================== */

static const luaL_Reg methods[] = {
    {"estimate", estimate}, {"loop", bind_loop},       {"layers", layers},       {"steps", steps},
    {"evaluate", evaluate}, {"explain", bind_explain}, {"providers", providers}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", deployment_gc}, {NULL, NULL}};

void bind_deployment(lua_State *L) {
    bind_class(L, DEPLOYMENT_CLASS, methods, metamethods);
    lua_pushcfunction(L, new_deployment);
    lua_setfield(L, -2, "deployment");
    lua_pushcfunction(L, metrics_list);
    lua_setfield(L, -2, "metrics");
    lua_pushcfunction(L, loop_metrics_list);
    lua_setfield(L, -2, "loop_metrics");
    lua_pushcfunction(L, bind_pools);
    lua_setfield(L, -2, "pools");
    lua_pushcfunction(L, causes);
    lua_setfield(L, -2, "causes");
}
