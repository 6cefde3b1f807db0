/* emit_scan.c: recurrences with a state for each sequence. */
#include "graph/emit.h"

#include <math.h>

static enum mt_status check(const struct scan *args, struct origin origin, struct mt_error *error) {
    double size = args->heads * args->key_dim * args->value_dim;
    bool counts =
        args->heads >= 1 && args->key_dim >= 1 && args->value_dim >= 1 && args->width >= 1 && args->decays >= 1;
    bool amounts = args->products >= 0 && args->chunk >= 0 && args->inside >= 0;
    if (counts && amounts && isfinite(size + args->products + args->chunk + args->inside + args->width + args->decays))
        return MT_OK;
    return mt_fail(error, MT_MISUSE,
                   "scan '%s' needs heads, key_dim, value_dim, decays and width of at least 1, products, chunk and "
                   "inside of at least 0",
                   origin.name);
}

/* Tokens of a chunk: no more than a sequence has. */
static struct dim chunk_of(struct graph *graph, const struct scan *args, struct dim rows) {
    if (graph->config.phase == PHASE_DECODE || args->chunk == 0) return dim_number(0);
    struct dim tokens = dim_divide(&graph->pool, rows, graph_symbol(graph, SYMBOL_SEQUENCES));
    return dim_min(&graph->pool, tokens, dim_number(args->chunk));
}

enum mt_status graph_scan(struct graph *graph, const struct scan *args, struct origin origin, tensor_id *out,
                          struct mt_error *error) {
    enum mt_status status = check(args, origin, error);
    if (status != MT_OK) return status;
    const struct tensor x = graph->tensors.items[args->x];
    double state = args->heads * args->key_dim * args->value_dim;
    struct dim chunk = chunk_of(graph, args, x.rows);
    struct dim sequences = graph_symbol(graph, SYMBOL_SEQUENCES);
    struct emission emission = {.op.kind = OP_SCAN, .op.rate = x.type, .origin = origin};
    const struct dim arguments[] = {x.rows,
                                    sequences,
                                    dim_number(args->heads),
                                    dim_number(args->key_dim),
                                    dim_number(args->value_dim),
                                    dim_number(args->products),
                                    chunk,
                                    dim_number(args->inside),
                                    dim_number(args->decays)};
    for (size_t i = 0; i < sizeof arguments / sizeof *arguments; i++) emission.op.argument[i] = arguments[i];
    struct dim_pool *pool = &graph->pool;
    struct dim each = dim_add(pool, dim_scale(chunk, args->inside), dim_number(2 * args->products * state));
    emission.op.quantity[QUANTITY_FLOPS] = dim_multiply(pool, x.rows, each);
    emission.op.quantity[QUANTITY_KV] = dim_scale(sequences, 2 * state * dtype_bytes(args->state)); /* read, written */
    emission.op.quantity[QUANTITY_ACTIVATIONS] = dim_scale(x.rows, (x.width + args->width) * dtype_bytes(x.type));
    status = graph_tensor_like(graph, args->x, args->width, x.type, out, error);
    return status == MT_OK ? graph_emit(graph, &emission, &args->x, 1, out, error) : status;
}
