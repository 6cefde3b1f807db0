#include "graph/graph.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const phase_names[] = {"prefill", "decode", "forward"};
_Static_assert(sizeof phase_names / sizeof *phase_names == PHASE_COUNT, "ORDER PHASE");

static const char *const axis_names[] = {"tp", "cp", "attention_dp", "ep", "pp", "dp"};
_Static_assert(sizeof axis_names / sizeof *axis_names == AXIS_COUNT, "ORDER AXIS");

/* Far above any model, far below what would fill the memory. */
#define EMISSIONS_MAX 1000000u
#define RANKS_MAX     1048576.0

const char *phase_name(enum phase phase) { return phase_names[phase]; }

enum phase phase_find(const char *name) {
    enum phase phase = 0;
    while (phase < PHASE_COUNT && strcmp(phase_names[phase], name) != 0) phase++;
    return phase;
}

const char *axis_name(enum axis axis) { return axis_names[axis]; }

enum axis axis_find(const char *name) {
    enum axis axis = 0;
    while (axis < AXIS_COUNT && strcmp(axis_names[axis], name) != 0) axis++;
    return axis;
}

unsigned graph_group(const struct graph_config *config) {
    return config->degree[AXIS_TP] * config->degree[AXIS_CP] * config->degree[AXIS_ATTENTION_DP];
}

static double token_ways(enum phase phase, double cp, double attention_dp) {
    return phase == PHASE_DECODE ? attention_dp : cp * attention_dp;
}

double graph_home_ways(const struct graph_config *config) {
    double ways = token_ways(config->phase, config->degree[AXIS_CP], config->degree[AXIS_ATTENTION_DP]);
    return config->sequence_parallel ? ways * config->degree[AXIS_TP] : ways;
}

static void set_symbols(struct graph *graph) {
    for (enum symbol s = 0; s < SYMBOL_COUNT; s++)
        graph->symbol[s] =
            graph->config.workload != NULL ? dim_number(graph->config.workload[s]) : dim_symbol(&graph->pool, s);
    graph->config.workload = NULL; /* the caller's array may go */
    /* What is cached and what is new make the prompt; in a forward step all of it is new. */
    if (graph->config.phase == PHASE_DECODE) return;
    struct dim each = dim_divide(&graph->pool, graph->symbol[SYMBOL_TOKENS], graph->symbol[SYMBOL_SEQUENCES]);
    graph->symbol[SYMBOL_PROMPT] = dim_add(&graph->pool, graph->symbol[SYMBOL_CONTEXT], each);
}

/* A decode step's tokens are a multiple of its sequences, so that their ratio
 * folds to a number. */
void graph_set_new_tokens(struct graph *graph, double count) {
    graph->new_tokens = count;
    if (graph->config.phase == PHASE_DECODE)
        graph->symbol[SYMBOL_TOKENS] = dim_scale(graph->symbol[SYMBOL_SEQUENCES], count);
}

/* The group's symbols are those of all its ranks together. */
struct dim graph_symbol(struct graph *graph, enum symbol symbol) {
    double sharers = 1;
    if (symbol == SYMBOL_TOKENS) sharers = graph->ways;
    if (symbol == SYMBOL_SEQUENCES)
        sharers = graph->has_split ? graph->split.attention_dp : graph->config.degree[AXIS_ATTENTION_DP];
    return dim_divide(&graph->pool, graph->symbol[symbol], dim_number(sharers));
}

/* Rank numbers of a system this large still fit an unsigned. */
static enum mt_status check_degrees(const struct graph_config *config, struct mt_error *error) {
    double ranks = 1;
    for (int axis = 0; axis < AXIS_COUNT; axis++) ranks *= config->degree[axis];
    if (ranks >= 1 && ranks <= RANKS_MAX) return MT_OK;
    return mt_fail(error, MT_MISUSE, "the degrees multiply to %g; that must be from 1 to %g", ranks, RANKS_MAX);
}

static enum mt_status keep_targets(struct graph *graph, struct mt_error *error) {
    struct adapters *adapters = &graph->config.adapters;
    for (size_t i = 0; i < adapters->target_count; i++) {
        adapters->targets[i] = names_intern(&graph->names, adapters->targets[i]);
        if (adapters->targets[i] == NULL) return mt_fail_nomem(error);
    }
    return MT_OK;
}

enum mt_status graph_init(struct graph *graph, const struct graph_config *config, struct mt_error *error) {
    *graph = (struct graph){.config = *config, .precision = config->precision};
    enum mt_status status = check_degrees(config, error);
    if (status == MT_OK) status = dim_pool_init(&graph->pool, error);
    if (status == MT_OK) status = keep_targets(graph, error);
    if (status == MT_OK) set_symbols(graph);
    graph_set_new_tokens(graph, 1);
    graph->ways = status == MT_OK ? graph_home_ways(config) : 1;
    return status;
}

void graph_free(struct graph *graph) {
    dim_pool_free(&graph->pool);
    names_free(&graph->names);
    free(graph->layers.items);
    free(graph->emissions.items);
    free(graph->tensors.items);
    free(graph->storages.items);
    free(graph->caches.items);
    *graph = (struct graph){0};
}

enum mt_status graph_check_dims(const struct graph *graph, struct mt_error *error) {
    if (!graph->pool.failed) return MT_OK;
    if (!graph->pool.full) return mt_fail_nomem(error);
    return mt_fail(error, MT_LIMIT, "this graph has more distinct size expressions than fit (1,000,000)");
}

static enum mt_status check_split(const struct graph *graph, const char *type, const struct split *split,
                                  struct mt_error *error) {
    double ranks = (double)split->tp * split->cp * split->attention_dp * split->ep, group = graph_group(&graph->config);
    if (ranks == group) return MT_OK;
    return mt_fail(error, MT_MISUSE, "layer '%s': tp x cp x attention_dp x ep is %g; it must be %g, as between layers",
                   type, ranks, group);
}

static enum mt_status keep_formats(struct graph *graph, const struct layer_options *options, struct mt_error *error) {
    if (options->format_count > LAYER_FORMATS_MAX)
        return mt_fail(error, MT_LIMIT, "layer '%s' states the weights of %zu ops; at most %d fit", options->type,
                       options->format_count, LAYER_FORMATS_MAX);
    for (size_t i = 0; i < options->format_count; i++) {
        graph->formats[i] = options->formats[i];
        graph->formats[i].op = names_intern(&graph->names, options->formats[i].op);
        if (graph->formats[i].op == NULL) return mt_fail_nomem(error);
    }
    graph->format_count = options->format_count;
    return MT_OK;
}

enum mt_status graph_begin_layer(struct graph *graph, const struct layer_options *options, struct mt_error *error) {
    const struct split *split = options->split;
    if (graph->layer_open)
        return mt_fail(error, MT_MISUSE, "layer '%s' starts inside layer '%s'; layers do not nest", options->type,
                       graph->layers.items[graph->layers.count - 1].type);
    enum mt_status status = split == NULL ? MT_OK : check_split(graph, options->type, split, error);
    const char *type = names_intern(&graph->names, options->type), *part = names_intern(&graph->names, options->part);
    if (type == NULL || part == NULL || !vector_reserve(&graph->layers, 1)) return mt_fail_nomem(error);
    if (status == MT_OK) status = keep_formats(graph, options, error);
    if (status != MT_OK) return status;
    struct layer layer = {type, part, options->times, options->runs, options->stage, graph->emissions.count, 0};
    vector_push(&graph->layers, layer);
    graph->precision = options->precision;
    graph->layer_open = true;
    graph->has_split = split != NULL;
    if (split != NULL) graph->split = *split;
    graph->ways = split != NULL ? token_ways(graph->config.phase, split->cp, split->attention_dp)
                                : graph_home_ways(&graph->config);
    return MT_OK;
}

void graph_end_layer(struct graph *graph) {
    graph->layer_open = false;
    graph->format_count = 0;
}

unsigned graph_open_stage(const struct graph *graph) {
    return graph->layers.count == 0 ? 0 : graph->layers.items[graph->layers.count - 1].stage;
}

static const struct weight_format *format_of(const struct graph *graph, const char *name) {
    const struct weight_format *any = NULL;
    for (size_t i = 0; i < graph->format_count; i++) {
        if (strcmp(graph->formats[i].op, name) == 0) return &graph->formats[i];
        if (strcmp(graph->formats[i].op, "*") == 0) any = &graph->formats[i];
    }
    return any;
}

double graph_weight_bytes(const struct graph *graph, const char *name, double weights, double bias) {
    const struct weight_format *format = format_of(graph, name);
    if (format != NULL && format->bits > 0) return (weights + bias) * format->bits / 8;
    double wide = bias * dtype_bytes(dtype_stream(graph->precision.activations)); /* engines keep biases in 16 bit */
    return weights * dtype_bytes(format != NULL ? format->type : graph->precision.weights) + wide;
}

double graph_weight_scales(const struct graph *graph, const char *name, double weights) {
    const struct weight_format *format = format_of(graph, name);
    if (format != NULL && format->bits > 0) return 0;
    return weights * dtype_scales(format != NULL ? format->type : graph->precision.weights);
}

enum dtype graph_weight_type(const struct graph *graph, const char *name) {
    const struct weight_format *format = format_of(graph, name);
    if (format == NULL) return graph->precision.weights;
    return format->bits > 0 ? graph->precision.activations : format->type;
}

/* Whether nothing speaks against an amount of something. Only evaluation tells
 * for a difference; a negative multiple of what is not negative is wrong now. */
static bool is_amount(const struct graph *graph, struct dim a) {
    return isfinite(a.coef) && (a.coef >= 0 || !graph->pool.nodes.items[a.node].nonnegative);
}

static enum mt_status check_shape(const struct graph *graph, struct dim rows, double width, struct mt_error *error) {
    if (!(width >= 0 && isfinite(width)))
        return mt_fail(error, MT_MISUSE, "a tensor is %g wide; it must be a finite number of at least 0", width);
    if (!is_amount(graph, rows))
        return mt_fail(error, MT_MISUSE, "the rows of a tensor are %g times a size; make that at least 0", rows.coef);
    return MT_OK;
}

enum mt_status graph_tensor(struct graph *graph, struct dim rows, double width, enum dtype type, double ways,
                            tensor_id *out, struct mt_error *error) {
    enum mt_status status = check_shape(graph, rows, width, error);
    if (status != MT_OK) return status;
    if (!vector_reserve(&graph->tensors, 1) || !vector_reserve(&graph->storages, 1)) return mt_fail_nomem(error);
    struct tensor tensor = {
        .rows = rows, .width = width, .ways = ways, .type = type, .storage = (uint32_t)graph->storages.count};
    struct dim bytes = dim_scale(rows, tensor_row_bytes(&tensor));
    size_t now = graph->emissions.count;
    vector_push(&graph->storages, ((struct storage){.bytes = bytes, .born = now, .last_used = now}));
    *out = (tensor_id)graph->tensors.count;
    vector_push(&graph->tensors, tensor);
    return MT_OK;
}

enum mt_status graph_tensor_like(struct graph *graph, tensor_id source, double width, enum dtype type, tensor_id *out,
                                 struct mt_error *error) {
    const struct tensor like = graph->tensors.items[source];
    enum mt_status status = graph_tensor(graph, like.rows, width, type, like.ways, out, error);
    if (status != MT_OK) return status;
    struct tensor *tensor = &graph->tensors.items[*out];
    tensor->height = like.height;
    tensor->breadth = like.breadth;
    tensor->routing = like.routing;
    return MT_OK;
}

enum mt_status graph_input(struct graph *graph, double width, enum dtype type, tensor_id *out, struct mt_error *error) {
    /* Before the first layer every rank has all token ids it may need, sp or not. */
    const unsigned *degree = graph->config.degree;
    double ways = token_ways(graph->config.phase, degree[AXIS_CP], degree[AXIS_ATTENTION_DP]);
    if (graph->layer_open) ways = graph->ways;
    struct dim rows = dim_divide(&graph->pool, graph->symbol[SYMBOL_TOKENS], dim_number(ways));
    return graph_tensor(graph, rows, width, type, ways, out, error);
}

enum mt_status graph_rows(struct graph *graph, struct dim count, double width, enum dtype type, tensor_id *out,
                          struct mt_error *error) {
    const unsigned *degree = graph->config.degree;
    double ways = token_ways(graph->config.phase, degree[AXIS_CP], degree[AXIS_ATTENTION_DP]);
    struct dim all = dim_multiply(&graph->pool, graph->symbol[SYMBOL_SEQUENCES], count);
    return graph_tensor(graph, dim_divide(&graph->pool, all, dim_number(ways)), width, type, ways, out, error);
}

enum mt_status graph_image(struct graph *graph, const struct image *image, tensor_id *out, struct mt_error *error) {
    const unsigned *degree = graph->config.degree;
    double ways = token_ways(graph->config.phase, degree[AXIS_CP], degree[AXIS_ATTENTION_DP]);
    double pixels = image->count * image->height * image->breadth;
    struct dim rows = dim_scale(graph->symbol[SYMBOL_SEQUENCES], pixels / ways);
    enum dtype stream = dtype_stream(graph->precision.activations);
    enum mt_status status = graph_tensor(graph, rows, image->width, stream, ways, out, error);
    if (status != MT_OK) return status;
    graph->tensors.items[*out].height = image->height;
    graph->tensors.items[*out].breadth = image->breadth;
    return MT_OK;
}

enum mt_status graph_view(struct graph *graph, tensor_id source, struct dim rows, double width, tensor_id *out,
                          struct mt_error *error) {
    enum mt_status status = check_shape(graph, rows, width, error);
    if (status != MT_OK) return status;
    if (!vector_reserve(&graph->tensors, 1)) return mt_fail_nomem(error);
    struct tensor view = graph->tensors.items[source];
    view.rows = rows;
    view.width = width;
    *out = (tensor_id)graph->tensors.count;
    vector_push(&graph->tensors, view);
    return MT_OK;
}

static enum mt_status check_quantities(const struct graph *graph, const struct emission *emission,
                                       struct mt_error *error) {
    for (int i = 0; i < QUANTITY_COUNT; i++) {
        struct dim amount = emission->op.quantity[i];
        if (is_amount(graph, amount)) continue;
        return mt_fail(error, MT_MISUSE, "%s of op '%s' is %g; it must be a finite number of at least 0",
                       quantity_name((enum quantity)i), emission->origin.name, amount.coef);
    }
    return graph_check_dims(graph, error);
}

enum mt_status graph_emit(struct graph *graph, const struct emission *emission, const tensor_id *inputs,
                          size_t input_count, const tensor_id *output, struct mt_error *error) {
    if (!graph->layer_open)
        return mt_fail(error, MT_MISUSE, "op '%s' is emitted outside a layer", emission->origin.name);
    if (graph->emissions.count >= EMISSIONS_MAX)
        return mt_fail(error, MT_LIMIT, "more than %u ops in one graph; use `times` for repeated layers",
                       EMISSIONS_MAX);
    enum mt_status status = check_quantities(graph, emission, error);
    if (status != MT_OK) return status;
    struct emission kept = *emission;
    kept.origin.name = names_intern(&graph->names, emission->origin.name);
    kept.origin.file = names_intern(&graph->names, emission->origin.file);
    if (kept.origin.name == NULL || kept.origin.file == NULL || !vector_reserve(&graph->emissions, 1))
        return mt_fail_nomem(error);
    size_t now = graph->emissions.count;
    for (size_t i = 0; i < input_count; i++)
        graph->storages.items[graph->tensors.items[inputs[i]].storage].last_used = now;
    if (output != NULL) {
        struct storage *written = &graph->storages.items[graph->tensors.items[*output].storage];
        written->born = written->last_used = now;
    }
    vector_push(&graph->emissions, kept);
    graph->layers.items[graph->layers.count - 1].count++;
    return MT_OK;
}

double tensor_row_bytes(const struct tensor *tensor) { return tensor->width * dtype_bytes(tensor->type); }
