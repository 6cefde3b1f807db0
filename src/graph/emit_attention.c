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
    const unsigned *degree = graph->config.degree;
    double cp = graph->has_split ? graph->split.cp : degree[AXIS_CP];
    double attention_dp = graph->has_split ? graph->split.attention_dp : degree[AXIS_ATTENTION_DP];
    struct cache cache = {.layer = graph->layers.count - 1,
                          .token_bytes = shape->width * bytes,
                          .sequence_bytes = shape->state * bytes,
                          .window = shape->window,
                          .cp = cp,
                          .attention_dp = attention_dp};
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

static double context_ranks(const struct graph *graph) { return graph->has_split ? graph->split.cp : 1; }

/* New tokens of one sequence: in a prefill its cp ranks hold a part each, in a
 * decode step they all have its one token. */
static struct dim new_tokens(struct graph *graph, const struct attention *args) {
    double parts = graph->config.phase == PHASE_PREFILL ? context_ranks(graph) : 1;
    struct dim rows = dim_scale(graph->tensors.items[args->q].rows, parts);
    return dim_divide(&graph->pool, rows, graph_symbol(graph, SYMBOL_SEQUENCES));
}

static void price(struct graph *graph, const struct attention *args, struct op *op) {
    struct dim_pool *pool = &graph->pool;
    struct dim sequences = graph_symbol(graph, SYMBOL_SEQUENCES);
    struct dim n = new_tokens(graph, args);
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
    op->quantity[QUANTITY_FLOPS] = dim_scale(dim_multiply(pool, sequences, pairs),
                                             2 * args->heads * (args->qk_dim + args->v_dim) / context_ranks(graph));
    if (!args->has_cache) return;
    double row = graph->caches.items[args->cache].token_bytes / context_ranks(graph); /* a rank's part of it */
    struct dim positions = dim_add(pool, cached_span(pool, c, args->window), n); /* reads the old, writes the new */
    op->quantity[QUANTITY_KV] = dim_scale(dim_multiply(pool, sequences, positions), row);
}

/* What the cp ranks of a sequence tell each other. In a prefill each needs the
 * keys and values of all its positions, cached ones too (ring attention, Liu et
 * al. 2023); in a decode step each attends to its part of the cache, and partial
 * results are joined with the maximum and sum of each head (4 bytes each). */
static enum mt_status exchange(struct graph *graph, const struct attention *args, struct origin origin, tensor_id out,
                               struct mt_error *error) {
    if (context_ranks(graph) == 1) return MT_OK;
    struct dim_pool *pool = &graph->pool;
    const struct tensor *t = graph->tensors.items;
    struct dim sequences = graph_symbol(graph, SYMBOL_SEQUENCES);
    origin.name = "cp_exchange";
    if (graph->config.phase == PHASE_DECODE) {
        double row = tensor_row_bytes(&t[out]) + args->heads * 2 * 4;
        return graph_message(graph, OP_ALL_REDUCE, AXIS_CP, out, dim_scale(t[out].rows, row), origin, error);
    }
    double row = tensor_row_bytes(&t[args->k]) + tensor_row_bytes(&t[args->v]);
    struct dim each = dim_scale(new_tokens(graph, args), row);
    if (args->has_cache) {
        struct dim span = cached_span(pool, graph->symbol[SYMBOL_CONTEXT], args->window);
        each = dim_add(pool, each, dim_scale(span, graph->caches.items[args->cache].token_bytes));
    }
    struct dim bytes = dim_multiply(pool, sequences, each);
    return graph_message(graph, OP_ALL_GATHER, AXIS_CP, args->k, bytes, origin, error);
}

enum mt_status graph_attention(struct graph *graph, const struct attention *args, struct origin origin, tensor_id *out,
                               struct mt_error *error) {
    enum mt_status status = check(graph, args, origin, error);
    if (status != MT_OK) return status;
    enum dtype stream = dtype_stream(graph->precision.activations);
    struct emission emission = {.op.kind = OP_ATTENTION, .origin = origin};
    emission.op.rate =
        args->has_cache ? dtype_wider(graph->precision.activations, graph->precision.kv) : graph->precision.activations;
    emission.op.quantity[QUANTITY_ACTIVATIONS] = step_bytes(graph, args, stream);
    price(graph, args, &emission.op);
    struct dim rows = graph->tensors.items[args->q].rows;
    status =
        graph_tensor(graph, rows, args->heads * args->v_dim, stream, graph->tensors.items[args->q].ways, out, error);
    const tensor_id inputs[] = {args->q, args->k, args->v};
    if (status == MT_OK) status = graph_emit(graph, &emission, inputs, 3, out, error);
    return status == MT_OK ? exchange(graph, args, origin, *out, error) : status;
}
