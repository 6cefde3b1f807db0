/* emit_collective.c: messages between ranks, and tensors that change hands. */
#include "graph/emit.h"

#include <math.h>

/* The ranks of `axis` in the open layer, and how far apart they are. */
static double axis_ranks(struct graph *graph, enum axis axis, double *stride) {
    const struct split *split = &graph->split;
    double group = graph_group(&graph->config);
    switch (axis) {
    case AXIS_TP:
        *stride = 1;
        return split->tp;
    case AXIS_CP:
        *stride = split->tp;
        return split->cp;
    case AXIS_EP:
        *stride = split->tp;
        return split->ep;
    case AXIS_ATTENTION_DP:
        *stride = (double)split->tp * split->cp;
        return split->attention_dp;
    case AXIS_PP:
        *stride = group;
        return graph->config.degree[AXIS_PP];
    default:
        graph->crosses_replicas = true;
        *stride = group * graph->config.degree[AXIS_PP];
        return graph->config.degree[AXIS_DP];
    }
}

static enum mt_status check_axis(const struct graph *graph, enum axis axis, struct origin origin,
                                 struct mt_error *error) {
    if (graph->has_split || axis == AXIS_PP || axis == AXIS_DP) return MT_OK;
    return mt_fail(error, MT_MISUSE, "'%s' is over %s, but the layer does not declare %s in axes", origin.name,
                   axis_name(axis), axis_name(axis));
}

struct emission emission_of_message(enum op_kind kind, enum dtype type, double ranks, double stride, struct dim bytes,
                                    struct origin origin) {
    struct emission emission = {.op.kind = kind, .op.rate = type, .op.ranks = ranks, .op.stride = stride};
    emission.origin = origin;
    emission.op.quantity[QUANTITY_MESSAGE] = bytes;
    emission.op.argument[0] = bytes;
    emission.op.argument[1] = dim_number(ranks);
    return emission;
}

enum mt_status graph_message(struct graph *graph, enum op_kind kind, enum axis axis, tensor_id x, struct dim bytes,
                             struct origin origin, struct mt_error *error) {
    enum mt_status status = check_axis(graph, axis, origin, error);
    if (status != MT_OK) return status;
    double stride, ranks = axis_ranks(graph, axis, &stride);
    struct emission emission = emission_of_message(kind, graph->tensors.items[x].type, ranks, stride, bytes, origin);
    return graph_emit(graph, &emission, &x, 1, NULL, error);
}

/* A collective among `ranks` whose result has the given rows, width and ways. */
struct result {
    struct dim rows;
    double width, ways;
};

static enum mt_status emit_result(struct graph *graph, struct emission *emission, tensor_id x_id,
                                  const struct result *result, tensor_id *out, struct mt_error *error) {
    const struct tensor x = graph->tensors.items[x_id];
    enum mt_status status = graph_tensor(graph, result->rows, result->width, x.type, result->ways, out, error);
    if (status != MT_OK) return status;
    struct tensor *y = &graph->tensors.items[*out];
    y->routing = x.routing;
    y->height = x.height; /* an image stays one, however many each rank has */
    y->breadth = x.breadth;
    return graph_emit(graph, emission, &x_id, 1, out, error);
}

static double result_width(enum op_kind kind, double width, double ranks) {
    if (kind == OP_ALL_GATHER) return width * ranks;
    if (kind == OP_REDUCE_SCATTER) return width / ranks;
    return width;
}

/* With sp the sum is left scattered over the tokens, as they lie between layers. */
static enum mt_status scatter_tokens(struct graph *graph, tensor_id x_id, double ranks, struct origin origin,
                                     tensor_id *out, struct mt_error *error) {
    const struct tensor x = graph->tensors.items[x_id];
    struct dim bytes = dim_scale(x.rows, tensor_row_bytes(&x));
    struct emission emission = emission_of_message(OP_REDUCE_SCATTER, x.type, ranks, 1, bytes, origin);
    struct result result = {dim_scale(x.rows, 1 / ranks), x.width, x.ways * ranks};
    return emit_result(graph, &emission, x_id, &result, out, error);
}

enum mt_status graph_collective(struct graph *graph, enum op_kind kind, enum axis axis, tensor_id x_id,
                                struct origin origin, tensor_id *out, struct mt_error *error) {
    enum mt_status status = check_axis(graph, axis, origin, error);
    if (status != MT_OK) return status;
    double stride, ranks = axis_ranks(graph, axis, &stride);
    *out = x_id;
    if (ranks == 1) return MT_OK;
    const struct tensor x = graph->tensors.items[x_id];
    if (kind == OP_ALL_REDUCE && axis == AXIS_TP && graph_home_ways(&graph->config) == x.ways * ranks)
        return scatter_tokens(graph, x_id, ranks, origin, out, error);
    struct result result = {x.rows, result_width(kind, x.width, ranks), x.ways};
    double full = fmax(result.width, x.width), members = kind == OP_SEND_RECV ? 2 : ranks;
    struct dim bytes = dim_scale(x.rows, full * dtype_bytes(x.type));
    struct emission emission = emission_of_message(kind, x.type, members, stride, bytes, origin);
    return emit_result(graph, &emission, x_id, &result, out, error);
}

/*
** {======================================================
** Tensors that change hands
** =======================================================
*/

static double common_divisor(double a, double b) {
    while (b != 0) {
        double rest = fmod(a, b);
        a = b;
        b = rest;
    }
    return a;
}

/* Every rank takes its own part of what it has: no message. */
static enum mt_status slice(struct graph *graph, tensor_id x_id, double ways, tensor_id *out, struct mt_error *error) {
    const struct tensor x = graph->tensors.items[x_id];
    enum mt_status status = graph_view(graph, x_id, dim_scale(x.rows, x.ways / ways), x.width, out, error);
    if (status == MT_OK) graph->tensors.items[*out].ways = ways;
    return status;
}

static enum mt_status gather(struct graph *graph, tensor_id x_id, double ways, struct origin origin, tensor_id *out,
                             struct mt_error *error) {
    const struct tensor x = graph->tensors.items[x_id];
    double ranks = x.ways / ways;
    struct result result = {dim_scale(x.rows, ranks), x.width, ways};
    struct dim bytes = dim_scale(result.rows, tensor_row_bytes(&x));
    double stride = graph_group(&graph->config) / x.ways; /* ranks with the same rows are neighbours */
    struct emission emission = emission_of_message(OP_ALL_GATHER, x.type, ranks, stride, bytes, origin);
    return emit_result(graph, &emission, x_id, &result, out, error);
}

enum mt_status graph_reshard(struct graph *graph, tensor_id x, double ways, struct origin origin, tensor_id *out,
                             struct mt_error *error) {
    enum mt_status status = MT_OK;
    double have = graph->tensors.items[x].ways, both = common_divisor(have, ways);
    *out = x;
    if (have > both) status = gather(graph, x, both, origin, out, error);
    if (status == MT_OK && ways > both) status = slice(graph, *out, ways, out, error);
    return status;
}

/* }====================================================== */
