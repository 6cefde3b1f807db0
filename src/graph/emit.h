/* emit.h: the op constructors. Each infers shapes, FLOPs and bytes from the
 * tensors it is given, appends one emission to the open layer and hands out the
 * resulting tensor. Notation: m rows, k inputs, n outputs of a matrix product;
 * wb, ab, sb bytes of a weight, of a matmul input, of an activation otherwise.
 *
 * They fail with MT_MISUSE when the tensors do not fit together; the graph is
 * then good for graph_free only.
 */
#ifndef MANTILE_GRAPH_EMIT_H
#define MANTILE_GRAPH_EMIT_H

#include "graph/graph.h"

/* x [m, k] times a weight [k, n]: 2mkn FLOPs; reads m k ab + k n wb, writes m n sb.
 * `tied` weights belong to another layer: they are not parameters again, and
 * take memory only where that layer is on another pipeline stage. */
struct linear {
    tensor_id x;
    double width; /* n */
    bool bias, tied;
};
enum mt_status graph_linear(struct graph *graph, const struct linear *args, struct origin origin, tensor_id *out,
                            struct mt_error *error);

/* Spreads x [tokens, k] over experts, of which each of the ep ranks holds
 * experts / ep: [all tokens * top_k / ep, k], every rank doing an equal share.
 * Moves each row once in and once out; sends what other ranks need. */
struct route {
    tensor_id x;
    double experts, top_k;
};
enum mt_status graph_route(struct graph *graph, const struct route *args, struct origin origin, tensor_id *out,
                           struct mt_error *error);

/* A linear with one weight matrix an expert, over a routed x [m, k]: 2mkn
 * FLOPs. Reads only the experts that a batch is expected to touch when tokens
 * choose top_k of E uniformly: held * (1 - (1 - top_k/E)^tokens). */
enum mt_status graph_grouped_linear(struct graph *graph, const struct linear *args, struct origin origin,
                                    tensor_id *out, struct mt_error *error);

/* The inverse of route: the weighted sum of each token's top_k rows, complete
 * and where the tokens were. `shared` (or NULL) is added: what the ranks with
 * the same tokens computed in parts, and in the layout of what was routed. */
enum mt_status graph_combine(struct graph *graph, tensor_id x, const tensor_id *shared, struct origin origin,
                             tensor_id *out, struct mt_error *error);

/* What is kept between steps: `width` elements a token (at most `window` tokens
 * a sequence; INFINITY for all) and `state` elements a sequence. */
struct cache_shape {
    double width, state, window;
};
enum mt_status graph_cache(struct graph *graph, const struct cache_shape *shape, cache_id *out, struct mt_error *error);

/* Attention of q [rows, heads qk_dim] over k, v of this step and, with a cache,
 * over what is cached. Per sequence, n = tokens/sequences new queries follow c
 * cached positions; a causal query at position p sees min(window, p) keys:
 *     pairs = sum over i = 1..n of min(window, c + i)
 * (half the square when c = 0). FLOPs 2 pairs heads (qk_dim + v_dim) sequences.
 * Grouped heads read the cache once a kv head. */
struct attention {
    tensor_id q, k, v;
    bool has_cache;
    cache_id cache;
    double heads, kv_heads, qk_dim, v_dim;
    double window; /* INFINITY: none */
    bool causal;
};
enum mt_status graph_attention(struct graph *graph, const struct attention *args, struct origin origin, tensor_id *out,
                               struct mt_error *error);

/* Reads the inputs, writes [rows of the first, width]. */
enum mt_status graph_elementwise(struct graph *graph, const tensor_id *inputs, size_t count, double width,
                                 struct origin origin, tensor_id *out, struct mt_error *error);

/* A norm over groups of `weights` elements of x, with as many parameters
 * (twice that with a bias). */
enum mt_status graph_norm(struct graph *graph, tensor_id x, double weights, bool bias, struct origin origin,
                          tensor_id *out, struct mt_error *error);

/* Gathers a row of a [vocab, width] table for each row of ids: the table is
 * held, but only the gathered rows are read. */
enum mt_status graph_embed(struct graph *graph, tensor_id ids, double vocab, double width, struct origin origin,
                           tensor_id *out, struct mt_error *error);

/* The last token of each sequence of x: [sequences, width]. */
enum mt_status graph_last_token(struct graph *graph, tensor_id x, struct origin origin, tensor_id *out,
                                struct mt_error *error);

/* Picks one token from each row of logits; reads them. */
enum mt_status graph_sample(struct graph *graph, tensor_id logits, struct origin origin, tensor_id *out,
                            struct mt_error *error);

/* Work that no other op fits, with totals as the script states them. */
struct work {
    struct dim flops, read, write, kv; /* read and write: bytes of activations; kv: of caches */
    double parameters;                 /* weights held and read once, elements */
    enum dtype type;                   /* the FLOPs run at its rate */
    const tensor_id *x;                /* NULL: none */
    double width;                      /* of the result, which has the rows of x */
};
enum mt_status graph_work(struct graph *graph, const struct work *args, struct origin origin, tensor_id *out,
                          struct mt_error *error);

/* Collectives over the ranks of `axis`, each holding x. all_gather widens x,
 * reduce_scatter narrows it; the others keep its shape. On an axis of degree 1
 * nothing is emitted and the result is x. With sp an all_reduce over tp leaves
 * the tokens scattered (reduce_scatter), as they lie between layers. */
enum mt_status graph_collective(struct graph *graph, enum op_kind kind, enum axis axis, tensor_id x,
                                struct origin origin, tensor_id *out, struct mt_error *error);

/* The emission of a collective among `ranks` ranks, `stride` apart, over `bytes`
 * gathered: for constructors, which add tensors to it. */
struct emission emission_of_message(enum op_kind kind, enum dtype type, double ranks, double stride, struct dim bytes,
                                    struct origin origin);

/* A message about x that makes no tensor, of `bytes` gathered. */
enum mt_status graph_message(struct graph *graph, enum op_kind kind, enum axis axis, tensor_id x, struct dim bytes,
                             struct origin origin, struct mt_error *error);

/* x with its rows on `ways` different ranks: gathered, sliced, or x itself. */
enum mt_status graph_reshard(struct graph *graph, tensor_id x, double ways, struct origin origin, tensor_id *out,
                             struct mt_error *error);

#endif
