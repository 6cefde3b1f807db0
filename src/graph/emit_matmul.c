/* emit_matmul.c: linear, and its kin over experts. */
#include "graph/emit.h"

#include <math.h>
#include <string.h>

static double smaller(double a, double b) { return a < b ? a : b; }

/* Engines quantise what a matmul reads, not what it writes, and not for weights
 * that are wider. */
static double input_bytes(const struct graph *graph, const struct tensor *x, enum dtype weights) {
    double read = dtype_bytes(dtype_wider(graph->precision.activations, weights));
    return smaller(read, dtype_bytes(x->type));
}

static enum mt_status check_width(double width, const char *name, struct mt_error *error) {
    if (width >= 1 && width <= 1e9 && width == floor(width)) return MT_OK;
    return mt_fail(error, MT_MISUSE, "width of op '%s' is %g; it must be a whole number from 1 to 1e9", name, width);
}

static enum mt_status finish(struct graph *graph, struct emission *emission, const struct tensor *x, tensor_id x_id,
                             const struct linear *args, tensor_id *out, struct mt_error *error) {
    enum dtype stream = dtype_stream(graph->precision.activations);
    enum dtype weights = graph_weight_type(graph, emission->origin.name);
    double row = x->width * input_bytes(graph, x, weights) + args->width * dtype_bytes(stream);
    struct op *op = &emission->op;
    op->rate = dtype_wider(weights, graph->precision.activations);
    op->weights = weights;
    op->argument[0] = x->rows;
    op->argument[1] = dim_number(x->width);
    op->argument[2] = dim_number(args->width);
    op->quantity[QUANTITY_FLOPS] = dim_scale(x->rows, 2 * x->width * args->width / args->groups);
    op->quantity[QUANTITY_ACTIVATIONS] = dim_scale(x->rows, row);
    enum mt_status status = graph_tensor_like(graph, x_id, args->width, stream, out, error);
    if (status != MT_OK) return status;
    return graph_emit(graph, emission, &x_id, 1, out, error);
}

/* Elements of one weight matrix and its bias, and their bytes. */
static double bias_elements(const struct linear *args) { return args->bias ? args->width : 0; }

static double matrix_elements(const struct linear *args, double inputs) {
    return inputs * args->width / args->groups + bias_elements(args);
}

static double matrix_bytes(const struct graph *graph, const struct linear *args, const char *name, double inputs) {
    return graph_weight_bytes(graph, name, inputs * args->width / args->groups, bias_elements(args));
}

static enum mt_status check_groups(const struct linear *args, double inputs, const char *name, struct mt_error *error) {
    if (args->groups >= 1 && fmod(inputs, args->groups) == 0 && fmod(args->width, args->groups) == 0) return MT_OK;
    return mt_fail(error, MT_MISUSE, "'%s' maps %g inputs to %g outputs in %g groups, which must divide both", name,
                   inputs, args->width, args->groups);
}

/* held * (1 - (1 - top_k/experts)^tokens): each token draws top_k distinct
 * experts, so it misses a given one with probability 1 - top_k/experts. */
static struct dim touched_experts(struct graph *graph, const struct routing *routing) {
    struct dim miss = dim_number(1 - routing->top_k / routing->experts);
    struct dim untouched = dim_power(&graph->pool, miss, routing->tokens);
    return dim_scale(dim_subtract(&graph->pool, dim_number(1), untouched), routing->held);
}

static bool is_adapted(const struct graph *graph, const char *name) {
    const struct adapters *adapters = &graph->config.adapters;
    for (size_t i = 0; i < adapters->target_count; i++)
        if (strcmp(adapters->targets[i], name) == 0) return adapters->rank > 0;
    return false;
}

/* One of the two factors of the adapters of a linear, k x n, of which a step
 * reads those that its sequences use: as with experts, each uses one of `count`. */
static enum mt_status factor(struct graph *graph, const struct tensor *x, tensor_id x_id, double n, double elements,
                             struct origin origin, tensor_id *out, struct mt_error *error) {
    double count = graph->config.adapters.count;
    enum dtype stream = dtype_stream(graph->precision.activations);
    const struct routing routing = {
        .experts = count, .held = count, .top_k = 1, .tokens = graph_symbol(graph, SYMBOL_SEQUENCES)};
    struct emission emission = {.op.kind = OP_GROUPED_LINEAR, .op.rate = stream, .origin = origin};
    struct dim touched = touched_experts(graph, &routing);
    const struct dim arguments[] = {x->rows, dim_number(x->width), dim_number(n), dim_number(count), touched};
    for (size_t i = 0; i < sizeof arguments / sizeof *arguments; i++) emission.op.argument[i] = arguments[i];
    emission.adapters = elements * count;
    emission.held_bytes = emission.adapters * dtype_bytes(stream);
    emission.op.quantity[QUANTITY_FLOPS] = dim_scale(x->rows, 2 * elements);
    emission.op.quantity[QUANTITY_WEIGHTS] = dim_scale(touched, elements * dtype_bytes(stream));
    emission.op.quantity[QUANTITY_ACTIVATIONS] = dim_scale(x->rows, (x->width + n) * dtype_bytes(stream));
    enum mt_status status = graph_tensor_like(graph, x_id, n, stream, out, error);
    return status == MT_OK ? graph_emit(graph, &emission, &x_id, 1, out, error) : status;
}

/* x times k x rank, for each fused matrix, times rank x its part of n. */
static enum mt_status adapt(struct graph *graph, const struct linear *args, struct origin origin,
                            struct mt_error *error) {
    double rank = graph->config.adapters.rank, width = rank * args->parts;
    const struct tensor x = graph->tensors.items[args->x];
    tensor_id middle, out;
    origin.name = "lora.down";
    enum mt_status status = factor(graph, &x, args->x, width, x.width * width, origin, &middle, error);
    if (status != MT_OK) return status;
    const struct tensor y = graph->tensors.items[middle];
    origin.name = "lora.up";
    return factor(graph, &y, middle, args->width, rank * args->width, origin, &out, error);
}

enum mt_status graph_linear(struct graph *graph, const struct linear *args, struct origin origin, tensor_id *out,
                            struct mt_error *error) {
    enum mt_status status = check_width(args->width, origin.name, error);
    if (status != MT_OK) return status;
    const struct tensor x = graph->tensors.items[args->x];
    if (x.routing.experts != 0)
        return mt_fail(error, MT_MISUSE, "'%s' is a linear over routed rows; use grouped_linear, or combine first",
                       origin.name);
    status = check_groups(args, x.width, origin.name, error);
    if (status != MT_OK) return status;
    double bytes = matrix_bytes(graph, args, origin.name, x.width);
    struct emission emission = {.op.kind = OP_LINEAR, .origin = origin};
    if (args->groups > 1) {
        emission.op.kind = OP_BLOCK_LINEAR;
        emission.op.argument[3] = dim_number(args->groups);
    }
    emission.parameters = emission.active_parameters = args->tied ? 0 : matrix_elements(args, x.width);
    emission.scales = args->tied ? 0 : graph_weight_scales(graph, origin.name, x.width * args->width / args->groups);
    emission.held_bytes = args->tied && graph_open_stage(graph) == 0 ? 0 : bytes;
    emission.op.quantity[QUANTITY_WEIGHTS] = dim_number(bytes);
    status = finish(graph, &emission, &x, args->x, args, out, error);
    return status == MT_OK && is_adapted(graph, origin.name) ? adapt(graph, args, origin, error) : status;
}

enum mt_status graph_grouped_linear(struct graph *graph, const struct linear *args, struct origin origin,
                                    tensor_id *out, struct mt_error *error) {
    enum mt_status status = check_width(args->width, origin.name, error);
    if (status != MT_OK) return status;
    const struct tensor x = graph->tensors.items[args->x];
    const struct routing *routing = &x.routing;
    if (routing->experts == 0)
        return mt_fail(error, MT_MISUSE, "'%s' is a grouped_linear over rows that were not routed; call g:route first",
                       origin.name);
    double bytes = matrix_bytes(graph, args, origin.name, x.width);
    double elements = matrix_elements(args, x.width) * routing->held;
    struct emission emission = {.op.kind = OP_GROUPED_LINEAR, .origin = origin, .parameters = elements};
    emission.active_parameters = elements * routing->top_k / routing->experts;
    emission.scales = graph_weight_scales(graph, origin.name, x.width * args->width * routing->held);
    emission.held_bytes = bytes * routing->held;
    emission.op.argument[3] = dim_number(routing->held);
    emission.op.argument[4] = touched_experts(graph, routing);
    emission.op.quantity[QUANTITY_WEIGHTS] = dim_scale(emission.op.argument[4], bytes);
    return finish(graph, &emission, &x, args->x, args, out, error);
}
