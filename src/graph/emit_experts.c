/* emit_experts.c: tokens to their experts and back.
 *
 * Where every rank of the group has all tokens (or ep is 1, and they are
 * gathered), each works for the experts it holds and the partial results are
 * summed over the group. Where ranks have different tokens, each sends its
 * tokens to the ranks of their experts and gets the results back: all_to_all. */
#include "graph/emit.h"

static double expert_ranks(const struct graph *graph) { return graph->has_split ? graph->split.ep : 1; }
static double expert_tp(const struct graph *graph) { return graph->has_split ? graph->split.tp : 1; }

static enum mt_status check(const struct graph *graph, const struct route *args, struct origin origin,
                            struct mt_error *error) {
    double ranks = expert_ranks(graph);
    if (!(args->experts >= ranks && args->top_k >= 1 && args->top_k <= args->experts))
        return mt_fail(error, MT_MISUSE, "'%s' picks %g of %g experts on %g ranks; pick 1 up to all of them",
                       origin.name, args->top_k, args->experts, ranks);
    return MT_OK;
}

/* Moves `read` rows of x in and `written` rows out. */
static struct emission permute(const struct tensor *x, struct dim_pool *pool, struct dim read, struct dim written,
                               struct origin origin) {
    struct emission emission = {.op.kind = OP_PERMUTE, .op.rate = x->type, .origin = origin};
    emission.op.argument[0] = written;
    emission.op.argument[1] = emission.op.argument[2] = dim_number(x->width);
    emission.op.quantity[QUANTITY_ACTIVATIONS] = dim_scale(dim_add(pool, read, written), tensor_row_bytes(x));
    return emission;
}

/* The message of one rank: a copy of each of its rows for each of its experts'
 * ranks, there and later back. */
static enum mt_status exchange(struct graph *graph, tensor_id x, struct dim rows, double copies, const char *name,
                               struct origin origin, struct mt_error *error) {
    double row = tensor_row_bytes(&graph->tensors.items[x]), group = graph_group(&graph->config);
    struct dim bytes = dim_scale(rows, copies * row);
    origin.name = name;
    struct emission emission =
        emission_of_message(OP_ALL_TO_ALL, graph->tensors.items[x].type, group, 1, bytes, origin);
    return graph_emit(graph, &emission, &x, 1, NULL, error);
}

enum mt_status graph_route(struct graph *graph, const struct route *args, struct origin origin, tensor_id *out,
                           struct mt_error *error) {
    enum mt_status status = check(graph, args, origin, error);
    if (status != MT_OK) return status;
    const struct tensor before = graph->tensors.items[args->x];
    double ep = expert_ranks(graph), group = graph_group(&graph->config);
    bool sends = ep > 1 && before.ways > 1;
    double ways = !graph->has_split ? before.ways : sends ? group : 1;
    tensor_id x_id;
    status = graph_reshard(graph, args->x, ways, origin, &x_id, error);
    if (status != MT_OK) return status;
    const struct tensor x = graph->tensors.items[x_id];
    double copies = args->top_k * expert_tp(graph) * graph->config.imbalance;
    if (sends) status = exchange(graph, x_id, x.rows, copies, "dispatch", origin, error);
    if (status != MT_OK) return status;
    double busiest = ep > 1 ? graph->config.imbalance : 1;
    struct dim tokens = dim_scale(x.rows, sends ? group : 1), rows = dim_scale(tokens, busiest * args->top_k / ep);
    struct emission emission = permute(&x, &graph->pool, rows, rows, origin);
    status = graph_tensor(graph, rows, x.width, x.type, graph->has_split ? ep : x.ways, out, error);
    if (status != MT_OK) return status;
    graph->tensors.items[*out].routing =
        (struct routing){args->experts, args->experts / ep, args->top_k, tokens, before.rows, before.ways, sends};
    return graph_emit(graph, &emission, &x_id, 1, out, error);
}

/* The weighted sum of the `top_k` rows of each token: [rows, width]. */
static enum mt_status sum_rows(struct graph *graph, tensor_id y_id, struct dim read, struct dim rows, double ways,
                               struct origin origin, tensor_id *out, struct mt_error *error) {
    const struct tensor y = graph->tensors.items[y_id];
    struct emission emission = permute(&y, &graph->pool, read, rows, origin);
    enum mt_status status = graph_tensor(graph, rows, y.width, y.type, ways, out, error);
    if (status != MT_OK) return status;
    return graph_emit(graph, &emission, &y_id, 1, out, error);
}

static enum mt_status send_back(struct graph *graph, tensor_id y, struct origin origin, tensor_id *out,
                                struct mt_error *error) {
    const struct routing routing = graph->tensors.items[y].routing;
    double group = graph_group(&graph->config);
    double copies = routing.top_k * expert_tp(graph) * graph->config.imbalance;
    struct dim rows = dim_scale(routing.tokens, 1 / group);
    enum mt_status status = exchange(graph, y, rows, copies, "collect", origin, error);
    if (status != MT_OK) return status;
    return sum_rows(graph, y, dim_scale(rows, copies), rows, group, origin, out, error);
}

/* Sums a partial result over the ranks of the group, leaving it scattered where
 * the tokens lie so between layers. */
static enum mt_status sum_ranks(struct graph *graph, tensor_id x_id, double ranks, bool scatter, struct origin origin,
                                tensor_id *out, struct mt_error *error) {
    *out = x_id;
    if (ranks == 1) return MT_OK;
    const struct tensor x = graph->tensors.items[x_id];
    enum op_kind kind = scatter ? OP_REDUCE_SCATTER : OP_ALL_REDUCE;
    origin.name = op_name(kind);
    struct dim bytes = dim_scale(x.rows, tensor_row_bytes(&x));
    struct emission emission = emission_of_message(kind, x.type, ranks, 1, bytes, origin);
    double parts = scatter ? ranks : 1;
    enum mt_status status =
        graph_tensor(graph, dim_scale(x.rows, 1 / parts), x.width, x.type, x.ways * parts, out, error);
    if (status != MT_OK) return status;
    return graph_emit(graph, &emission, &x_id, 1, out, error);
}

enum mt_status graph_sum_parts(struct graph *graph, tensor_id x, struct origin origin, tensor_id *out,
                               struct mt_error *error) {
    double ranks = graph_group(&graph->config) / graph->tensors.items[x].ways;
    return sum_ranks(graph, x, ranks, false, origin, out, error);
}

/* What the ranks with the same tokens computed in parts beside the experts, in
 * the layout of y. */
static enum mt_status add_shared(struct graph *graph, tensor_id y, tensor_id shared, struct origin origin,
                                 tensor_id *out, struct mt_error *error) {
    const tensor_id inputs[] = {y, shared};
    origin.name = "add";
    return graph_elementwise(graph, inputs, 2, graph->tensors.items[y].width, origin, out, error);
}

static enum mt_status sum_here(struct graph *graph, tensor_id y_id, const tensor_id *shared, struct origin origin,
                               tensor_id *out, struct mt_error *error) {
    const struct tensor y = graph->tensors.items[y_id];
    double origin_ways = y.routing.origin_ways, ranks = graph->has_split ? graph_group(&graph->config) : 1;
    enum mt_status status =
        sum_rows(graph, y_id, y.rows, y.routing.tokens, graph->has_split ? 1 : origin_ways, origin, out, error);
    if (status == MT_OK && shared != NULL) status = add_shared(graph, *out, *shared, origin, out, error);
    if (status != MT_OK) return status;
    return sum_ranks(graph, *out, ranks, origin_ways == ranks, origin, out, error);
}

enum mt_status graph_combine(struct graph *graph, tensor_id y_id, const tensor_id *shared, struct origin origin,
                             tensor_id *out, struct mt_error *error) {
    const struct routing routing = graph->tensors.items[y_id].routing;
    if (routing.experts == 0)
        return mt_fail(error, MT_MISUSE, "'%s' combines rows that were not routed; call g:route first", origin.name);
    /* Where all ranks have all tokens, one sum over the group serves both. */
    bool together = !graph->has_split || routing.origin_ways == 1;
    enum mt_status status = routing.sent ? send_back(graph, y_id, origin, out, error)
                                         : sum_here(graph, y_id, together ? shared : NULL, origin, out, error);
    if (status == MT_OK) status = graph_reshard(graph, *out, routing.origin_ways, origin, out, error);
    if (status != MT_OK || shared == NULL || together) return status;
    tensor_id whole;
    double sharers = graph_group(&graph->config) / routing.origin_ways;
    status = sum_ranks(graph, *shared, sharers, false, origin, &whole, error);
    return status == MT_OK ? add_shared(graph, *out, whole, origin, out, error) : status;
}
