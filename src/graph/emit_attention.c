/* emit_attention.c: attention and the cache it reads. */
#include "graph/emit.h"

#include <math.h>

enum mt_status graph_cache(struct graph *graph, const struct cache_shape *shape, cache_id *out,
                           struct mt_error *error) {
    if (!graph->layer_open) return mt_fail(error, MT_MISUSE, "a cache is declared outside a layer");
    bool amounts = shape->width >= 0 && shape->state >= 0 && isfinite(shape->width + shape->state);
    if (!(amounts && shape->window >= 1 && shape->stride >= 1))
        return mt_fail(error, MT_MISUSE,
                       "a cache keeps width %g, state %g, window %g; widths are at least 0, a window at least 1",
                       shape->width, shape->state, shape->window);
    if (!vector_reserve(&graph->caches, 1)) return mt_fail_nomem(error);
    double bytes = dtype_bytes(shape->type), kept = shape->shared ? 0 : bytes;
    const unsigned *degree = graph->config.degree;
    double cp = graph->has_split ? graph->split.cp : degree[AXIS_CP];
    double attention_dp = graph->has_split ? graph->split.attention_dp : degree[AXIS_ATTENTION_DP];
    struct cache cache = {.layer = graph->layers.count - 1,
                          .row_bytes = shape->width * bytes,
                          .token_bytes = shape->width * kept / shape->stride,
                          .sequence_bytes = shape->state * kept,
                          .window = shape->window,
                          .width = shape->width,
                          .stride = shape->stride,
                          .cp = cp,
                          .attention_dp = attention_dp};
    *out = (cache_id)graph->caches.count;
    vector_push(&graph->caches, cache);
    return MT_OK;
}

enum mt_status graph_cached(struct graph *graph, cache_id id, tensor_id *out, struct mt_error *error) {
    const struct cache cache = graph->caches.items[id];
    struct dim tokens =
        dim_multiply(&graph->pool, graph_symbol(graph, SYMBOL_SEQUENCES), graph->symbol[SYMBOL_CONTEXT]);
    enum dtype stream = dtype_stream(graph->precision.activations);
    return graph_tensor(graph, dim_scale(tokens, 1 / cache.stride), cache.width, stream, graph->ways, out, error);
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

/* t mod chunk. */
static struct dim in_chunk(struct dim_pool *pool, struct dim t, double chunk) {
    return dim_subtract(pool, t, dim_scale(dim_floor(pool, dim_scale(t, 1 / chunk)), chunk));
}

/* The pairs of the first t positions in chunks of w: floor(t / w) full triangles
 * and the one of the rest. */
static struct dim chunked_total(struct dim_pool *pool, struct dim t, double w) {
    struct dim full = dim_scale(dim_floor(pool, dim_scale(t, 1 / w)), w * (w + 1) / 2);
    return dim_add(pool, full, causal_pairs(pool, in_chunk(pool, t, w), dim_number(0), INFINITY));
}

/* The most tokens back that a query uses. */
static double reach(const struct attention *args) {
    double selected = args->top_k * args->stride;
    return args->window < selected ? args->window : selected;
}

static struct dim pairs_of(struct dim_pool *pool, const struct attention *args, struct dim n, struct dim c) {
    if (!args->causal) return dim_multiply(pool, n, dim_add(pool, n, c));
    if (isfinite(args->chunk))
        return dim_subtract(pool, chunked_total(pool, dim_add(pool, c, n), args->chunk),
                            chunked_total(pool, c, args->chunk));
    return dim_scale(causal_pairs(pool, n, c, reach(args)), 1 / args->stride);
}

/* FLOPs of one head and sequence. Where k and v are made of compressed rows, a
 * prefill either masks the keys that were not selected, and makes keys and values
 * of the cached rows first, or works on the rows themselves of those selected:
 * the cheaper of the two (DeepSeek-V3.2, 2025, section 2.1). */
static struct dim head_flops(struct dim_pool *pool, const struct attention *args, double row, struct dim n,
                             struct dim c) {
    struct dim selected = pairs_of(pool, args, n, c);
    double width = args->qk_dim + args->v_dim;
    if (args->rank == 0 || !isfinite(args->top_k)) return dim_scale(selected, 2 * width);
    double expanded = args->rank * (width - (row - args->rank)); /* all but the part that rows hold as it is */
    struct attention every = *args;
    every.top_k = INFINITY;
    struct dim masked = dim_add(pool, dim_scale(pairs_of(pool, &every, n, c), 2 * width), dim_scale(c, 2 * expanded));
    return dim_min(pool, masked, dim_scale(selected, 2 * (row + args->rank)));
}

/* Cached positions that at least one query of this step sees: the first sees
 * window - 1 of them beside itself. */
static struct dim cached_span(const struct graph *graph, struct dim_pool *pool, const struct attention *args,
                              struct dim c) {
    if (isfinite(args->chunk)) return in_chunk(pool, c, args->chunk);
    double limit = graph->config.phase == PHASE_DECODE ? reach(args) : args->window;
    return isfinite(limit) ? dim_min(pool, c, dim_number(limit - 1)) : c;
}

static enum mt_status check_sizes(const struct attention *args, struct origin origin, struct mt_error *error) {
    bool counts = args->heads >= 1 && args->kv_heads >= 1 && args->qk_dim >= 1 && args->v_dim >= 0;
    bool limits = args->window >= 1 && args->chunk >= 1 && args->top_k >= 1 && args->stride >= 1 && args->length >= 0;
    limits = limits && args->rank >= 0;
    if (counts && limits) return MT_OK;
    return mt_fail(error, MT_MISUSE, "attention '%s' needs heads, kv_heads, qk_dim, v_dim and window of at least 1",
                   origin.name);
}

/* The compressed rows are those of the cache. */
static enum mt_status check_rank(const struct graph *graph, const struct attention *args, struct origin origin,
                                 struct mt_error *error) {
    if (args->rank == 0) return MT_OK;
    double row = args->has_cache ? graph->caches.items[args->cache].width : 0;
    if (args->rank <= row && row - args->rank <= args->qk_dim) return MT_OK;
    return mt_fail(error, MT_MISUSE,
                   "attention '%s' has rank %g; its cache must keep that and at most qk_dim (%g) more", origin.name,
                   args->rank, args->qk_dim);
}

static enum mt_status check(const struct graph *graph, const struct attention *args, struct origin origin,
                            struct mt_error *error) {
    const struct tensor *t = graph->tensors.items;
    enum mt_status status = check_sizes(args, origin, error);
    if (status != MT_OK) return status;
    if (t[args->q].width != args->heads * args->qk_dim)
        return mt_fail(error, MT_MISUSE, "q of attention '%s' is %g wide; heads (%g) x qk_dim (%g) is %g", origin.name,
                       t[args->q].width, args->heads, args->qk_dim, args->heads * args->qk_dim);
    if (t[args->k].width != args->kv_heads * args->qk_dim)
        return mt_fail(error, MT_MISUSE, "k of attention '%s' is %g wide; kv_heads (%g) x qk_dim (%g) is %g",
                       origin.name, t[args->k].width, args->kv_heads, args->qk_dim, args->kv_heads * args->qk_dim);
    if (args->v_dim > 0 && t[args->v].width != args->kv_heads * args->v_dim)
        return mt_fail(error, MT_MISUSE, "v of attention '%s' is %g wide; kv_heads (%g) x v_dim (%g) is %g",
                       origin.name, t[args->v].width, args->kv_heads, args->v_dim, args->kv_heads * args->v_dim);
    return check_rank(graph, args, origin, error);
}

/* Elements of a row of the result: what was selected where nothing is summed. */
static double result_width(const struct attention *args) {
    if (args->v_dim > 0) return args->heads * args->v_dim;
    return isfinite(args->top_k) ? args->top_k : 1;
}

/* Reads q, k and v of this step and writes the result, a row of each a token. */
static struct dim step_bytes(const struct graph *graph, const struct attention *args, enum dtype stream) {
    const struct tensor *t = graph->tensors.items;
    double row =
        tensor_row_bytes(&t[args->q]) + tensor_row_bytes(&t[args->k]) + result_width(args) * dtype_bytes(stream);
    if (args->v_dim > 0) row += tensor_row_bytes(&t[args->v]);
    return dim_scale(t[args->q].rows, row);
}

static double context_ranks(const struct graph *graph) { return graph->has_split ? graph->split.cp : 1; }

/* New tokens of one sequence: in a prefill its cp ranks hold a part each, in a
 * decode step they all have them. */
static struct dim new_tokens(struct graph *graph, const struct attention *args) {
    if (args->length > 0) return dim_number(args->length);
    double parts = graph->config.phase == PHASE_DECODE ? 1 : context_ranks(graph);
    struct dim rows = dim_scale(graph->tensors.items[args->q].rows, parts);
    return dim_divide(&graph->pool, rows, graph_symbol(graph, SYMBOL_SEQUENCES));
}

/* Sequences of this step, or of so many rows. */
static struct dim sequences_of(struct graph *graph, tensor_id q, double length) {
    if (length == 0) return graph_symbol(graph, SYMBOL_SEQUENCES);
    return dim_ratio(graph->tensors.items[q].rows, 1, length);
}

static struct dim context_of(const struct graph *graph, const struct attention *args) {
    if (!args->has_cache) return dim_number(0);
    return args->context != NULL ? *args->context : graph->symbol[SYMBOL_CONTEXT];
}

static void price(struct graph *graph, const struct attention *args, struct op *op) {
    struct dim_pool *pool = &graph->pool;
    struct dim sequences = sequences_of(graph, args->q, args->length);
    struct dim n = new_tokens(graph, args);
    struct dim c = context_of(graph, args);
    double within = args->chunk < args->window ? args->chunk : args->window, seen = isfinite(within) ? within : 0;
    const struct dim arguments[OP_ARGUMENTS] = {sequences,
                                                n,
                                                c,
                                                dim_number(args->heads),
                                                dim_number(args->kv_heads),
                                                dim_number(args->qk_dim),
                                                dim_number(args->v_dim),
                                                dim_number(seen),
                                                dim_number(args->causal ? 1 : 0),
                                                dim_number(op->kind == OP_SPARSE_ATTENTION ? args->top_k : 0),
                                                dim_number(args->rank)};
    for (int i = 0; i < OP_ARGUMENTS; i++) op->argument[i] = arguments[i];
    double ranks = args->length > 0 ? 1 : context_ranks(graph); /* a rank's part of it */
    double width = args->has_cache ? graph->caches.items[args->cache].width : 0;
    struct dim flops = dim_multiply(pool, sequences, head_flops(pool, args, width, n, c));
    op->quantity[QUANTITY_FLOPS] = dim_scale(flops, args->heads / ranks);
    if (!args->has_cache) return;
    double row = graph->caches.items[args->cache].row_bytes / ranks;
    struct dim positions = dim_add(pool, cached_span(graph, pool, args, c), n); /* reads the old, writes the new */
    op->quantity[QUANTITY_KV] = dim_scale(dim_multiply(pool, sequences, positions), row / args->stride);
}

/* What the cp ranks of a sequence tell each other. In a prefill each needs the
 * keys and values of all its positions, cached ones too (ring attention, Liu et
 * al. 2023); in a decode step each attends to its part of the cache, and partial
 * results are joined with the maximum and sum of each head (4 bytes each). */
static enum mt_status exchange(struct graph *graph, const struct attention *args, struct origin origin, tensor_id out,
                               struct mt_error *error) {
    if (context_ranks(graph) == 1 || args->length > 0) return MT_OK;
    struct dim_pool *pool = &graph->pool;
    const struct tensor *t = graph->tensors.items;
    struct dim sequences = graph_symbol(graph, SYMBOL_SEQUENCES);
    origin.name = "cp_exchange";
    if (graph->config.phase == PHASE_DECODE) {
        double row = tensor_row_bytes(&t[out]) + args->heads * 2 * 4;
        return graph_message(graph, OP_ALL_REDUCE, AXIS_CP, out, dim_scale(t[out].rows, row), origin, error);
    }
    double row = tensor_row_bytes(&t[args->k]) + (args->v_dim > 0 ? tensor_row_bytes(&t[args->v]) : 0);
    struct dim each = dim_scale(new_tokens(graph, args), row);
    if (args->has_cache) {
        struct dim span = cached_span(graph, pool, args, context_of(graph, args));
        each = dim_add(pool, each, dim_scale(span, graph->caches.items[args->cache].row_bytes));
    }
    struct dim bytes = dim_multiply(pool, sequences, each);
    return graph_message(graph, OP_ALL_GATHER, AXIS_CP, args->k, bytes, origin, error);
}

/* In the wider of what is computed and what is kept. */
static enum dtype attention_rate(const struct graph *graph, bool has_cache) {
    const struct precision *precision = &graph->precision;
    return has_cache ? dtype_wider(precision->activations, precision->kv) : precision->activations;
}

enum mt_status graph_attention(struct graph *graph, const struct attention *args, struct origin origin, tensor_id *out,
                               struct mt_error *error) {
    enum mt_status status = check(graph, args, origin, error);
    if (status != MT_OK) return status;
    enum dtype stream = dtype_stream(graph->precision.activations);
    enum op_kind kind = isfinite(args->top_k) && args->v_dim > 0 ? OP_SPARSE_ATTENTION : OP_ATTENTION;
    struct emission emission = {.op.kind = kind, .origin = origin};
    emission.op.rate = args->rate != DTYPE_COUNT ? args->rate : attention_rate(graph, args->has_cache);
    emission.op.weights = args->has_cache ? graph->precision.kv : emission.op.rate;
    emission.op.quantity[QUANTITY_ACTIVATIONS] = step_bytes(graph, args, stream);
    price(graph, args, &emission.op);
    status = graph_tensor_like(graph, args->q, result_width(args), stream, out, error);
    const tensor_id inputs[] = {args->q, args->k, args->v};
    if (status == MT_OK) status = graph_emit(graph, &emission, inputs, args->v_dim > 0 ? 3 : 2, out, error);
    return status == MT_OK ? exchange(graph, args, origin, *out, error) : status;
}

/*
** {======================================================
** Cross-attention
** =======================================================
*/

static enum mt_status check_cross(const struct graph *graph, const struct cross_attention *args, struct origin origin,
                                  struct mt_error *error) {
    const struct tensor *t = graph->tensors.items;
    if (!(args->heads >= 1 && args->kv_heads >= 1 && args->qk_dim >= 1 && args->v_dim >= 1 && args->length >= 0))
        return mt_fail(error, MT_MISUSE, "cross_attention '%s' needs heads, kv_heads, qk_dim and v_dim of at least 1",
                       origin.name);
    bool q = t[args->q].width == args->heads * args->qk_dim;
    bool k = args->k == NULL || t[*args->k].width == args->kv_heads * args->qk_dim;
    bool v = args->v == NULL || t[*args->v].width == args->kv_heads * args->v_dim;
    if (q && k && v) return MT_OK;
    return mt_fail(
        error, MT_MISUSE,
        "cross_attention '%s' needs q of heads x qk_dim (%g), k of kv_heads x qk_dim (%g) and v of kv_heads x "
        "v_dim (%g)",
        origin.name, args->heads * args->qk_dim, args->kv_heads * args->qk_dim, args->kv_heads * args->v_dim);
}

/* What is read beside q: k and v of this step, or their rows in the cache. What
 * this step makes and keeps is written once. */
static void price_keys(struct graph *graph, const struct cross_attention *args, struct dim sequences,
                       struct emission *emission) {
    struct dim_pool *pool = &graph->pool;
    const struct tensor *t = graph->tensors.items;
    struct dim keys = dim_multiply(pool, sequences, args->positions);
    double row = args->kv_heads * (args->qk_dim + args->v_dim);
    struct dim *moved = &emission->op.quantity[QUANTITY_ACTIVATIONS];
    if (args->k != NULL) *moved = dim_add(pool, *moved, dim_scale(keys, row * dtype_bytes(t[*args->k].type)));
    if (args->has_cache) emission->op.quantity[QUANTITY_KV] = dim_scale(keys, row * dtype_bytes(graph->precision.kv));
}

enum mt_status graph_cross_attention(struct graph *graph, const struct cross_attention *args, struct origin origin,
                                     tensor_id *out, struct mt_error *error) {
    enum mt_status status = check_cross(graph, args, origin, error);
    if (status != MT_OK) return status;
    struct dim_pool *pool = &graph->pool;
    enum dtype stream = dtype_stream(graph->precision.activations);
    const struct tensor q = graph->tensors.items[args->q];
    struct dim sequences = sequences_of(graph, args->q, args->length);
    struct emission emission = {.op.kind = OP_CROSS_ATTENTION, .origin = origin};
    emission.op.rate = attention_rate(graph, args->has_cache);
    const struct dim arguments[] = {sequences,
                                    dim_divide(pool, q.rows, sequences),
                                    args->positions,
                                    dim_number(args->heads),
                                    dim_number(args->kv_heads),
                                    dim_number(args->qk_dim),
                                    dim_number(args->v_dim)};
    for (size_t i = 0; i < sizeof arguments / sizeof *arguments; i++) emission.op.argument[i] = arguments[i];
    emission.op.quantity[QUANTITY_FLOPS] =
        dim_scale(dim_multiply(pool, q.rows, args->positions), 2 * args->heads * (args->qk_dim + args->v_dim));
    double row = tensor_row_bytes(&q) + args->heads * args->v_dim * dtype_bytes(stream);
    emission.op.quantity[QUANTITY_ACTIVATIONS] = dim_scale(q.rows, row);
    price_keys(graph, args, sequences, &emission);
    status = graph_tensor_like(graph, args->q, args->heads * args->v_dim, stream, out, error);
    const tensor_id inputs[] = {args->q, args->k != NULL ? *args->k : args->q, args->v != NULL ? *args->v : args->q};
    return status == MT_OK ? graph_emit(graph, &emission, inputs, 3, out, error) : status;
}

/* }====================================================== */
