/* emit_attention.c: attention and the cache it reads. */
#include "graph/emit.h"

#include <math.h>

enum mt_status graph_cache(struct graph *graph, const struct cache_shape *shape, cache_id *out,
                           struct mt_error *error) {
    if (!graph->layer_open) return mt_fail(error, MT_MISUSE, "a cache is declared outside a layer");
    if (!(shape->width >= 0 && shape->state >= 0 && isfinite(shape->width + shape->state) && shape->window >= 1))
        return mt_fail(error, MT_MISUSE,
                       "a cache keeps width %g, state %g, window %g; widths are at least 0, a window at least 1",
                       shape->width, shape->state, shape->window);
    if (!vector_reserve(&graph->caches, 1)) return mt_fail_nomem(error);
    double bytes = dtype_bytes(graph->precision.kv);
    struct cache cache = {.layer = graph->layers.count - 1,
                          .token_bytes = shape->width * bytes,
                          .sequence_bytes = shape->state * bytes,
                          .window = shape->window};
    *out = (cache_id)graph->caches.count;
    vector_push(&graph->caches, cache);
    return MT_OK;
}

/* sum over i = 1..n of min(window, c + i): the first m = min(max(w - c, 0), n)
 * queries see everything, m c + m (m + 1) / 2 keys; each later one sees w. */
static struct dim causal_pairs(struct dim_pool *pool, struct dim n, struct dim c, double window) {
    struct dim m = n;
    if (isfinite(window)) {
        struct dim room = dim_max(pool, dim_subtract(pool, dim_number(window), c), dim_number(0));
        m = dim_min(pool, room, n);
    }
    struct dim triangle = dim_scale(dim_multiply(pool, m, dim_add(pool, m, dim_number(1))), 0.5);
    struct dim pairs = dim_add(pool, dim_multiply(pool, m, c), triangle);
    if (!isfinite(window)) return pairs;
    return dim_add(pool, pairs, dim_scale(dim_subtract(pool, n, m), window));
}

/* Cached positions that at least one of n queries sees: the first query sees
 * window - 1 of them beside itself. */
static struct dim cached_span(struct dim_pool *pool, struct dim c, double window) {
    return isfinite(window) ? dim_min(pool, c, dim_number(window - 1)) : c;
}

static enum mt_status check(const struct graph *graph, const struct attention *args, struct origin origin,
                            struct mt_error *error) {
    const struct tensor *t = graph->tensors.items;
    if (!(args->heads >= 1 && args->kv_heads >= 1 && args->qk_dim >= 1 && args->v_dim >= 1 && args->window >= 1))
        return mt_fail(error, MT_MISUSE, "attention '%s' needs heads, kv_heads, qk_dim, v_dim and window of at least 1",
                       origin.name);
    if (t[args->q].width != args->heads * args->qk_dim)
        return mt_fail(error, MT_MISUSE, "q of attention '%s' is %g wide; heads (%g) x qk_dim (%g) is %g", origin.name,
                       t[args->q].width, args->heads, args->qk_dim, args->heads * args->qk_dim);
    if (t[args->k].width != args->kv_heads * args->qk_dim)
        return mt_fail(error, MT_MISUSE, "k of attention '%s' is %g wide; kv_heads (%g) x qk_dim (%g) is %g",
                       origin.name, t[args->k].width, args->kv_heads, args->qk_dim, args->kv_heads * args->qk_dim);
    if (t[args->v].width != args->kv_heads * args->v_dim)
        return mt_fail(error, MT_MISUSE, "v of attention '%s' is %g wide; kv_heads (%g) x v_dim (%g) is %g",
                       origin.name, t[args->v].width, args->kv_heads, args->v_dim, args->kv_heads * args->v_dim);
    return MT_OK;
}

/* Reads q, k and v of this step and writes the result, a row of each a token. */
static struct dim step_bytes(const struct graph *graph, const struct attention *args, enum dtype stream) {
    const struct tensor *t = graph->tensors.items;
    double row = tensor_row_bytes(&t[args->q]) + tensor_row_bytes(&t[args->k]) + tensor_row_bytes(&t[args->v]) +
                 args->heads * args->v_dim * dtype_bytes(stream);
    return dim_scale(t[args->q].rows, row);
}

static void price(struct graph *graph, const struct attention *args, struct op *op) {
    struct dim_pool *pool = &graph->pool;
    struct dim sequences = graph->symbol[SYMBOL_SEQUENCES];
    struct dim n = dim_divide(pool, graph->tensors.items[args->q].rows, sequences);
    struct dim c = args->has_cache ? graph->symbol[SYMBOL_CONTEXT] : dim_number(0);
    struct dim pairs =
        args->causal ? causal_pairs(pool, n, c, args->window) : dim_multiply(pool, n, dim_add(pool, n, c));
    const struct dim arguments[OP_ARGUMENTS] = {sequences,
                                                n,
                                                c,
                                                dim_number(args->heads),
                                                dim_number(args->kv_heads),
                                                dim_number(args->qk_dim),
                                                dim_number(args->v_dim)};
    for (int i = 0; i < OP_ARGUMENTS; i++) op->argument[i] = arguments[i];
    op->quantity[QUANTITY_FLOPS] =
        dim_scale(dim_multiply(pool, sequences, pairs), 2 * args->heads * (args->qk_dim + args->v_dim));
    if (!args->has_cache) return;
    double row = graph->caches.items[args->cache].token_bytes;
    struct dim span = dim_multiply(pool, sequences, cached_span(pool, c, args->window));
    struct dim kept = dim_add(pool, span, graph->tensors.items[args->q].rows); /* reads the old, writes the new */
    op->quantity[QUANTITY_KV] = dim_scale(kept, row);
}

enum mt_status graph_attention(struct graph *graph, const struct attention *args, struct origin origin,
                               tensor_id *out, struct mt_error *error) {
    enum mt_status status = check(graph, args, origin, error);
    if (status != MT_OK) return status;
    enum dtype stream = dtype_stream(graph->precision.activations);
    struct emission emission = {.op.kind = OP_ATTENTION, .origin = origin};
    emission.op.rate = args->has_cache ? dtype_wider(graph->precision.activations, graph->precision.kv)
                                       : graph->precision.activations;
    emission.op.quantity[QUANTITY_ACTIVATIONS] = step_bytes(graph, args, stream);
    price(graph, args, &emission.op);
    struct dim rows = graph->tensors.items[args->q].rows;
    status = graph_tensor(graph, rows, args->heads * args->v_dim, stream, out, error);
    if (status != MT_OK) return status;
    const tensor_id inputs[] = {args->q, args->k, args->v};
    return graph_emit(graph, &emission, inputs, 3, out, error);
}
