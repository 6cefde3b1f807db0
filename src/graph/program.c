#include "graph/program.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
** {======================================================
** Ops: each distinct one once
** =======================================================
*/

static uint64_t hash_op(const struct op *op) {
    uint64_t hash = hash_mix((uint64_t)op->kind, (uint64_t)op->rate);
    hash = hash_double(hash_double(hash, op->ranks), op->stride);
    for (int i = 0; i < QUANTITY_COUNT; i++)
        hash = hash_mix(hash_double(hash, op->quantity[i].coef), op->quantity[i].node);
    for (int i = 0; i < OP_ARGUMENTS; i++)
        hash = hash_mix(hash_double(hash, op->argument[i].coef), op->argument[i].node);
    return hash;
}

/* The candidate stands behind the last kept op. */
static bool same_op(const void *context, uint32_t number) {
    const struct program *program = context;
    return op_equal(&program->ops[number], &program->ops[program->op_count]);
}

static enum mt_status keep_ops(struct program *program, const struct graph *graph, struct mt_error *error) {
    size_t count = graph->emissions.count;
    struct hash_set known = {0};
    enum mt_status status = MT_OK;
    program->ops = malloc((count + 1) * sizeof *program->ops);
    program->uses = malloc((count + 1) * sizeof *program->uses);
    if (program->ops == NULL || program->uses == NULL) return mt_fail_nomem(error);
    for (size_t i = 0; i < count && status == MT_OK; i++) {
        const struct emission *emission = &graph->emissions.items[i];
        if (!hash_set_reserve(&known)) {
            status = mt_fail_nomem(error);
            break;
        }
        program->ops[program->op_count] = emission->op;
        uint32_t candidate = (uint32_t)program->op_count;
        uint32_t op = hash_set_enter(&known, hash_op(&emission->op), candidate, same_op, program);
        if (op == candidate) program->op_count++;
        program->uses[i] = (struct use){.op = op,
                                        .origin = emission->origin,
                                        .parameters = emission->parameters,
                                        .active_parameters = emission->active_parameters,
                                        .scales = emission->scales,
                                        .adapters = emission->adapters,
                                        .held_bytes = emission->held_bytes};
    }
    hash_set_free(&known);
    return status;
}

/* }====================================================== */

/*
** {======================================================
** Layers: equal ones of a stage become one with a count
** =======================================================
*/

static uint64_t hash_layer(const struct program *program, const struct program_layer *layer) {
    uint64_t hash = hash_mix((uint64_t)(uintptr_t)layer->type, (uint64_t)(uintptr_t)layer->part);
    hash = hash_double(hash_mix(hash, layer->stage), layer->runs);
    for (size_t i = 0; i < layer->count; i++) hash = hash_mix(hash, program->uses[layer->first + i].op);
    return hash;
}

static bool same_layer(const void *context, uint32_t number) {
    const struct program *program = context;
    const struct program_layer *a = &program->layers[number], *b = &program->layers[program->layer_count];
    if (a->type != b->type || a->part != b->part || a->runs != b->runs) return false;
    if (a->stage != b->stage || a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++) {
        const struct use *x = &program->uses[a->first + i], *y = &program->uses[b->first + i];
        if (x->op != y->op || x->origin.name != y->origin.name) return false;
        if (x->held_bytes != y->held_bytes || x->parameters != y->parameters) return false;
    }
    return true;
}

static enum mt_status keep_layers(struct program *program, const struct graph *graph, struct mt_error *error) {
    struct hash_set known = {0};
    enum mt_status status = MT_OK;
    program->layers = malloc((graph->layers.count + 1) * sizeof *program->layers);
    if (program->layers == NULL) return mt_fail_nomem(error);
    for (size_t i = 0; i < graph->layers.count && status == MT_OK; i++) {
        const struct layer *layer = &graph->layers.items[i];
        if (!hash_set_reserve(&known)) {
            status = mt_fail_nomem(error);
            break;
        }
        struct program_layer *entry = &program->layers[program->layer_count];
        *entry =
            (struct program_layer){layer->type, layer->part, 0, layer->runs, layer->stage, layer->first, layer->count};
        uint32_t candidate = (uint32_t)program->layer_count;
        uint32_t kept = hash_set_enter(&known, hash_layer(program, entry), candidate, same_layer, program);
        if (kept == candidate) program->layer_count++;
        program->layers[kept].times += layer->times;
    }
    hash_set_free(&known);
    return status;
}

/* }====================================================== */

/*
** {======================================================
** Stages: counts, weights, caches, liveness
** =======================================================
*/

static void count_ops(struct program *program, const struct graph *graph) {
    for (size_t l = 0; l < graph->layers.count; l++) {
        const struct layer *layer = &graph->layers.items[l];
        struct stage *stage = &program->stages[layer->stage];
        for (size_t i = layer->first; i < layer->first + layer->count; i++) {
            const struct emission *emission = &graph->emissions.items[i];
            stage->count[program->uses[i].op] += layer->times * layer->runs;
            stage->weights_bytes += emission->held_bytes * layer->times;
            program->parameters += emission->parameters * layer->times;
            program->active_parameters += emission->active_parameters * layer->times;
        }
    }
}

static bool same_split(const struct kept *kept, const struct cache *cache) {
    return kept->window == cache->window && kept->cp == cache->cp && kept->attention_dp == cache->attention_dp;
}

static enum mt_status keep_cache(struct stage *stage, const struct cache *cache, double times, struct mt_error *error) {
    stage->kv_bytes_per_token += cache->token_bytes / cache->cp * times;
    size_t i = 0;
    while (i < stage->kept.count && !same_split(&stage->kept.items[i], cache)) i++;
    if (i == stage->kept.count) {
        if (!vector_reserve(&stage->kept, 1)) return mt_fail_nomem(error);
        struct kept entry = {.window = cache->window, .cp = cache->cp, .attention_dp = cache->attention_dp};
        vector_push(&stage->kept, entry);
    }
    stage->kept.items[i].token_bytes += cache->token_bytes * times;
    stage->kept.items[i].sequence_bytes += cache->sequence_bytes * times;
    return MT_OK;
}

static enum mt_status keep_caches(struct program *program, const struct graph *graph, struct mt_error *error) {
    enum mt_status status = MT_OK;
    for (size_t i = 0; i < graph->caches.count && status == MT_OK; i++) {
        const struct cache *cache = &graph->caches.items[i];
        const struct layer *layer = &graph->layers.items[cache->layer];
        status = keep_cache(&program->stages[layer->stage], cache, layer->times, error);
    }
    return status;
}

/* The storages alive while one emission runs, as numbers into graph->storages. */
struct alive {
    VECTOR(uint32_t) storages;
    size_t next; /* the first storage not looked at yet; they are numbered by birth */
};

static bool step_alive(struct alive *alive, const struct graph *graph, size_t emission) {
    size_t kept = 0;
    for (size_t i = 0; i < alive->storages.count; i++) {
        uint32_t storage = alive->storages.items[i];
        if (graph->storages.items[storage].last_used >= emission) alive->storages.items[kept++] = storage;
    }
    alive->storages.count = kept;
    while (alive->next < graph->storages.count && graph->storages.items[alive->next].born <= emission) {
        if (graph->storages.items[alive->next].last_used >= emission) {
            if (!vector_reserve(&alive->storages, 1)) return false;
            vector_push(&alive->storages, (uint32_t)alive->next);
        }
        alive->next++;
    }
    return true;
}

static struct dim alive_bytes(const struct alive *alive, struct graph *graph) {
    struct dim sum = dim_number(0);
    for (size_t i = 0; i < alive->storages.count; i++)
        sum = dim_add(&graph->pool, sum, graph->storages.items[alive->storages.items[i]].bytes);
    return sum;
}

/* A repeated layer was traced once; its tensors live as long in each repeat. */
static enum mt_status find_peaks(struct program *program, struct graph *graph, struct mt_error *error) {
    struct alive alive = {0};
    enum mt_status status = MT_OK;
    for (size_t l = 0; l < graph->layers.count && status == MT_OK; l++) {
        const struct layer *layer = &graph->layers.items[l];
        struct dim *peak = &program->stages[layer->stage].peak;
        size_t end = layer->first + (layer->runs > 0 ? layer->count : 0);
        for (size_t i = layer->first; i < end && status == MT_OK; i++) {
            if (!step_alive(&alive, graph, i)) status = mt_fail_nomem(error);
            *peak = dim_max(&graph->pool, *peak, alive_bytes(&alive, graph));
        }
    }
    free(alive.storages.items);
    return status == MT_OK ? graph_check_dims(graph, error) : status;
}

static bool same_stage(const struct stage *a, const struct stage *b, size_t op_count) {
    if (a->weights_bytes != b->weights_bytes || !dim_equal(a->peak, b->peak) || a->kept.count != b->kept.count)
        return false;
    if (memcmp(a->count, b->count, op_count * sizeof *a->count) != 0) return false;
    return a->kept.count == 0 || memcmp(a->kept.items, b->kept.items, a->kept.count * sizeof *a->kept.items) == 0;
}

static void free_stage(struct stage *stage) {
    free(stage->count);
    free(stage->kept.items);
}

/* Keeps one of several equal stages; those in the middle of a pipeline are. */
static void merge_stages(struct program *program) {
    size_t kept = 0;
    for (size_t s = 0; s < program->stage_count; s++) {
        size_t twin = 0;
        while (twin < kept && !same_stage(&program->stages[twin], &program->stages[s], program->op_count)) twin++;
        program->stage_at[s] = (unsigned)twin;
        if (twin < kept) {
            program->stages[twin].times++;
            free_stage(&program->stages[s]);
        } else {
            program->stages[kept++] = program->stages[s];
        }
    }
    program->stage_count = kept;
    for (size_t l = 0; l < program->layer_count; l++)
        program->layers[l].stage = program->stage_at[program->layers[l].stage];
}

static enum mt_status keep_stages(struct program *program, struct graph *graph, struct mt_error *error) {
    size_t count = graph->config.degree[AXIS_PP];
    program->stages = calloc(count, sizeof *program->stages);
    program->stage_at = calloc(count, sizeof *program->stage_at);
    if (program->stages == NULL || program->stage_at == NULL) return mt_fail_nomem(error);
    program->stage_count = count;
    for (size_t s = 0; s < count; s++) {
        program->stages[s].times = 1;
        program->stages[s].count = calloc(program->op_count + 1, sizeof *program->stages[s].count);
        if (program->stages[s].count == NULL) return mt_fail_nomem(error);
    }
    count_ops(program, graph);
    enum mt_status status = keep_caches(program, graph, error);
    if (status == MT_OK) status = find_peaks(program, graph, error);
    if (status == MT_OK) merge_stages(program);
    return status;
}

/* }====================================================== */

static enum mt_status compile_ops(struct program *program, const struct graph *graph, struct mt_error *error) {
    const size_t per_op = QUANTITY_COUNT + OP_ARGUMENTS;
    struct dim **roots = malloc((program->op_count * per_op + 1) * sizeof *roots);
    if (roots == NULL) return mt_fail_nomem(error);
    size_t count = 0;
    for (size_t i = 0; i < program->op_count; i++) {
        for (int q = 0; q < QUANTITY_COUNT; q++) roots[count++] = &program->ops[i].quantity[q];
        for (int a = 0; a < OP_ARGUMENTS; a++) roots[count++] = &program->ops[i].argument[a];
    }
    enum mt_status status = dimcode_compile(&program->code, &graph->pool, roots, count, error);
    free(roots);
    return status;
}

static enum mt_status compile_peaks(struct program *program, const struct graph *graph, struct mt_error *error) {
    struct dim **roots = malloc((program->stage_count + 1) * sizeof *roots);
    if (roots == NULL) return mt_fail_nomem(error);
    for (size_t s = 0; s < program->stage_count; s++) roots[s] = &program->stages[s].peak;
    enum mt_status status = dimcode_compile(&program->peak_code, &graph->pool, roots, program->stage_count, error);
    free(roots);
    return status;
}

enum mt_status program_freeze(struct program *program, struct graph *graph, struct mt_error *error) {
    *program = (struct program){.config = graph->config, .crosses_replicas = graph->crosses_replicas};
    /* A model that does not generate has an empty decode step. */
    if (graph->emissions.count == 0 && graph->config.phase != PHASE_DECODE)
        return mt_fail(error, MT_MISUSE, "this graph has no ops");
    enum mt_status status = graph_check_dims(graph, error);
    if (status == MT_OK) status = keep_ops(program, graph, error);
    if (status == MT_OK) status = keep_layers(program, graph, error);
    if (status == MT_OK) status = keep_stages(program, graph, error);
    if (status == MT_OK) status = compile_ops(program, graph, error);
    if (status == MT_OK) status = compile_peaks(program, graph, error);
    program->names = graph->names;
    graph->names = (struct names){0};
    if (status != MT_OK) program_free(program);
    return status;
}

void program_free(struct program *program) {
    for (size_t s = 0; s < program->stage_count; s++) free_stage(&program->stages[s]);
    free(program->stages);
    free(program->stage_at);
    free(program->layers);
    free(program->uses);
    free(program->ops);
    dimcode_free(&program->code);
    dimcode_free(&program->peak_code);
    names_free(&program->names);
    *program = (struct program){0};
}
