#include "cost/measured.h"

#include <stdlib.h>
#include <string.h>

static const char *const cause_names[] = {"compute", "weights", "kv", "activations", "comm", "overhead"};
_Static_assert(sizeof cause_names / sizeof *cause_names == CAUSE_COUNT, "ORDER CAUSE");

static const struct cost_model *const known[] = {&cost_roofline, &cost_calibrated, &cost_measured};

const char *cause_name(enum cause cause) { return cause_names[cause]; }

const struct cost_model *cost_model_find(const char *name) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i]->name, name) == 0) return known[i];
    return NULL;
}

struct cost_models cost_models_all(const struct cost_model *model) {
    struct cost_models models;
    for (int kind = 0; kind < OP_COUNT; kind++) models.of[kind] = model;
    return models;
}

static size_t room_of(const struct cost_model *model, const struct op *op) {
    return model->room == NULL ? 0 : model->room(op);
}

/* One piece of memory for all ops: a sweep binds many programs, and pieces cost more than what is put in them. */
static bool make_room(struct priced_program *priced) {
    size_t bytes = 0;
    for (size_t i = 0; i < priced->program->op_count; i++) {
        const struct op *op = &priced->program->ops[i];
        bytes += room_of(priced->models.of[op->kind], op);
    }
    priced->prices = calloc(priced->program->op_count, sizeof *priced->prices);
    priced->room = bytes > 0 ? malloc(bytes) : NULL;
    return priced->prices != NULL && (priced->room != NULL || bytes == 0);
}

enum mt_status cost_bind(struct priced_program *priced, const struct program *program, const struct cost_models *models,
                         const struct accelerator *accelerator, const struct calibration *calibration,
                         struct mt_error *error) {
    *priced = (struct priced_program){.program = program, .models = *models};
    enum mt_status status = make_room(priced) ? MT_OK : mt_fail_nomem(error);
    unsigned char *room = priced->room;
    for (size_t i = 0; i < program->op_count && status == MT_OK; i++) {
        const struct op *op = &program->ops[i];
        const struct cost_model *model = models->of[op->kind];
        status = model->bind(&priced->prices[i], room, op, accelerator, calibration, error);
        if (room != NULL) room += room_of(model, op);
    }
    if (status != MT_OK) cost_unbind(priced);
    return status;
}

void cost_unbind(struct priced_program *priced) {
    free(priced->prices);
    free(priced->room);
    *priced = (struct priced_program){0};
}

static void quantities(const struct op *op, lanes *registers, struct op_cost *cost, size_t n) {
    for (int q = 0; q < QUANTITY_COUNT; q++) {
        const double coef = op->quantity[q].coef, *unit = registers[op->quantity[q].node];
        double *restrict out = cost->quantity[q];
        for (size_t i = 0; i < n; i++) out[i] = coef * unit[i];
    }
}

void cost_op(const struct priced_program *priced, size_t op, lanes *registers, struct op_cost *cost, size_t n) {
    const struct op_price *price = &priced->prices[op];
    quantities(&priced->program->ops[op], registers, cost, n);
    for (size_t i = 0; i < n; i++)
        cost->sent_bytes[i] = cost->quantity[QUANTITY_MESSAGE][i] * price->sent_per_message_byte;
    priced->models.of[priced->program->ops[op].kind]->price(price, &priced->program->ops[op], registers, cost, n);
}

const char *cost_provider(const struct priced_program *priced, size_t op, lanes *registers,
                          const struct op_cost *cost) {
    const struct op_price *price = &priced->prices[op];
    if (measured_covers(price, &priced->program->ops[op], registers, cost)) return cost_measured.name;
    return (price->calibrated != NULL ? &cost_calibrated : &cost_roofline)->name;
}

/* Memory time goes to whichever moves most: weights before kv before activations. */
static void book_seconds(struct stage_cost *stage, const struct op_cost *cost, double count, size_t n) {
    const double *weights = cost->quantity[QUANTITY_WEIGHTS], *kv = cost->quantity[QUANTITY_KV];
    const double *activations = cost->quantity[QUANTITY_ACTIVATIONS];
    for (size_t i = 0; i < n; i++) {
        double compute = count * cost->compute_s[i], memory = count * cost->memory_s[i];
        double to_compute = compute >= memory ? compute : 0;
        double to_memory = compute >= memory ? 0 : memory;
        double other = kv[i] > activations[i] ? kv[i] : activations[i];
        double to_weights = weights[i] >= other ? to_memory : 0;
        double rest = weights[i] >= other ? 0 : to_memory; /* no difference: infinite times must not become NaN */
        double to_kv = kv[i] >= activations[i] ? rest : 0;
        double to_activations = kv[i] >= activations[i] ? 0 : rest;
        stage->seconds[CAUSE_COMPUTE][i] += to_compute;
        stage->seconds[CAUSE_WEIGHTS][i] += to_weights;
        stage->seconds[CAUSE_KV][i] += to_kv;
        stage->seconds[CAUSE_ACTIVATIONS][i] += to_activations;
        stage->seconds[CAUSE_COMM][i] += count * cost->comm_s[i];
        stage->seconds[CAUSE_OVERHEAD][i] += count * cost->overhead_s[i];
    }
}

static void book_amounts(struct stage_cost *stage, const struct op_cost *cost, double count, size_t n) {
    const double *weights = cost->quantity[QUANTITY_WEIGHTS], *kv = cost->quantity[QUANTITY_KV];
    const double *activations = cost->quantity[QUANTITY_ACTIVATIONS], *flops = cost->quantity[QUANTITY_FLOPS];
    for (size_t i = 0; i < n; i++) {
        stage->flops[i] += count * flops[i];
        stage->bytes[i] += count * (weights[i] + kv[i] + activations[i]);
        stage->sent_bytes[i] += count * cost->sent_bytes[i];
    }
}

void cost_book(struct stage_cost *stage, const struct op_cost *cost, double count, size_t n) {
    book_seconds(stage, cost, count, n);
    book_amounts(stage, cost, count, n);
}

void cost_step(const struct priced_program *priced, lanes *symbols, lanes *registers, struct stage_cost *stages,
               size_t n) {
    const struct program *program = priced->program;
    struct op_cost cost;
    dimcode_evaluate(&program->code, symbols, registers, n);
    for (size_t s = 0; s < program->stage_count; s++) stages[s] = (struct stage_cost){0};
    for (size_t op = 0; op < program->op_count; op++) {
        cost_op(priced, op, registers, &cost, n);
        for (size_t s = 0; s < program->stage_count; s++)
            if (program->stages[s].count[op] > 0) cost_book(&stages[s], &cost, program->stages[s].count[op], n);
    }
}
