/* bind_explain.c: every op of a deployment with its formulas, values and price. */
#include "bind/bind.h"
#include "cost/roofline.h"

#include <lauxlib.h>
#include <string.h>

struct walk {
    lua_State *L;
    const struct priced_program *priced;
    lanes *registers;
};

static void set_number(lua_State *L, const char *key, double value) {
    lua_pushnumber(L, value);
    lua_setfield(L, -2, key);
}

static void set_text(lua_State *L, const char *key, const char *text) {
    lua_pushstring(L, text);
    lua_setfield(L, -2, key);
}

/* The frozen code has the shape of a pool: registers are its node numbers. */
static void set_formula(const struct walk *walk, const char *key, struct dim dim) {
    char text[512];
    const struct dimcode *code = &walk->priced->program->code;
    struct dim_pool pool = {.nodes = {code->code, code->count, code->count}};
    dim_print(&pool, dim, text, sizeof text);
    set_text(walk->L, key, text);
}

static double value_of(const struct walk *walk, struct dim dim) { return dim.coef * walk->registers[dim.node][0]; }

/* {value=, symbolic=, formula=} for each quantity that is not 0, under its name */
static void push_quantities(const struct walk *walk, const struct op *op) {
    lua_State *L = walk->L;
    for (int q = 0; q < QUANTITY_COUNT; q++) {
        if (op->quantity[q].coef == 0) continue;
        lua_createtable(L, 0, 3);
        set_number(L, "value", value_of(walk, op->quantity[q]));
        set_formula(walk, "symbolic", op->quantity[q]);
        if (op_formula(op->kind, (enum quantity)q) != NULL)
            set_text(L, "formula", op_formula(op->kind, (enum quantity)q));
        lua_setfield(L, -2, quantity_name((enum quantity)q));
    }
}

/* arguments = {{name=, value=, symbolic=}, ...} */
static void push_arguments(const struct walk *walk, const struct op *op) {
    lua_State *L = walk->L;
    lua_newtable(L);
    for (int a = 0; op_argument_name(op->kind, a) != NULL; a++) {
        lua_createtable(L, 0, 3);
        set_text(L, "name", op_argument_name(op->kind, a));
        set_number(L, "value", value_of(walk, op->argument[a]));
        set_formula(walk, "symbolic", op->argument[a]);
        lua_seti(L, -2, a + 1);
    }
    lua_setfield(L, -2, "arguments");
}

/* What a kernel takes beside its roofline: of a cost model that is another. */
static void push_kernel(const struct walk *walk, const struct op_price *price, const struct op *op,
                        const struct op_cost *cost) {
    struct op_cost roof = *cost;
    roofline_price(price, op, walk->registers, &roof, 1);
    double longer = roof.compute_s[0] > roof.memory_s[0] ? roof.compute_s[0] : roof.memory_s[0];
    set_number(walk->L, "roofline_s", longer + roof.comm_s[0]);
    set_number(walk->L, "overhead_s", cost->overhead_s[0]);
}

static void push_price(const struct walk *walk, uint32_t number) {
    lua_State *L = walk->L;
    const struct op *op = &walk->priced->program->ops[number];
    const struct op_price *price = &walk->priced->prices[number];
    struct op_cost cost;
    cost_op(walk->priced, number, walk->registers, &cost, 1);
    set_number(L, "compute_s", cost.compute_s[0]);
    set_number(L, "memory_s", cost.memory_s[0]);
    set_number(L, "comm_s", cost.comm_s[0]);
    const char *provider = cost_provider(walk->priced, number, walk->registers, &cost);
    set_text(L, "provider", provider);
    if (strcmp(provider, cost_roofline.name) != 0) push_kernel(walk, price, op, &cost);
    set_text(L, "rate_dtype", dtype_name(op->rate));
    if (price->seconds_per_flop > 0) set_number(L, "rate", 1 / price->seconds_per_flop);
    if (!op_is_collective(op->kind)) return;
    set_number(L, "ranks", op->ranks);
    set_number(L, "latency_s", price->latency);
    set_number(L, "sent_share", price->sent_per_message_byte);
    if (price->seconds_per_message_byte > 0)
        set_number(L, "link_bandwidth", price->sent_per_message_byte / price->seconds_per_message_byte);
}

static void push_use(const struct walk *walk, const struct program_layer *layer, const struct use *use) {
    lua_State *L = walk->L;
    const struct op *op = &walk->priced->program->ops[use->op];
    lua_createtable(L, 0, 20);
    set_text(L, "phase", phase_name(walk->priced->program->config.phase));
    set_text(L, "layer", layer->type);
    set_text(L, "kind", op_name(op->kind));
    set_text(L, "name", use->origin.name);
    lua_pushfstring(L, "%s:%d", use->origin.file, use->origin.line);
    lua_setfield(L, -2, "where");
    set_number(L, "times", layer->times * layer->runs);
    set_number(L, "layers", layer->times);
    set_number(L, "stage", layer->stage + 1.0);
    set_number(L, "held_bytes", use->held_bytes);
    push_quantities(walk, op);
    push_arguments(walk, op);
    push_price(walk, use->op);
}

/* deployment:explain{...}: for each phase, layer and op of one step of one
 * micro-batch: where it came from, its arguments and quantities with formulas,
 * and its seconds with the hardware figures used */
int bind_explain(lua_State *L) {
    const struct deployment_box *box = bind_check_deployment(L, 1);
    struct workload_block load;
    lua_Integer next = 1;
    bind_check_workload(L, 2, "batch", &load);
    lua_newtable(L);
    for (int phase = 0; phase < PHASE_STEPS; phase++) {
        const struct program *program = box->deployment.phase[phase].program;
        struct walk walk = {L, &box->deployment.phase[phase], box->scratch.registers};
        lanes symbols[SYMBOL_COUNT];
        deployment_symbols(&box->deployment, (enum phase)phase, &load, symbols, 1);
        dimcode_evaluate(&program->code, symbols, walk.registers, 1);
        for (size_t l = 0; l < program->layer_count; l++)
            for (size_t i = 0; i < program->layers[l].count; i++) {
                const struct program_layer *layer = &program->layers[l];
                push_use(&walk, layer, &program->uses[layer->first + i]);
                lua_seti(L, -2, next++);
            }
    }
    return 1;
}
