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
 * In `groups` (1: none) each part of k makes its part of n: a block-diagonal weight.
 * It is fused of `parts` matrices side by side, each with adapters of its own.
 * `tied` weights belong to another layer: they are not parameters again, and
 * take memory only where that layer is on another pipeline stage. */
struct linear {
    tensor_id x;
    double width; /* n */
    double groups, parts;
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

/* The sum of what the ranks with the same tokens each hold a part of. */
enum mt_status graph_sum_parts(struct graph *graph, tensor_id x, struct origin origin, tensor_id *out,
                               struct mt_error *error);

/* What is kept between steps: `width` elements a token (at most `window` tokens
 * a sequence; INFINITY for all) and `state` elements a sequence, in `type`. One
 * row stands for `stride` tokens where they are compressed. What is `shared` is
 * kept by another layer: it is read, and takes no memory here. */
struct cache_shape {
    double width, state, window, stride;
    enum dtype type;
    bool shared;
};
enum mt_status graph_cache(struct graph *graph, const struct cache_shape *shape, cache_id *out, struct mt_error *error);

/* The cached rows of all sequences, [sequences context / stride, width], in the
 * stream's type: what a step reads back to work on it again. */
enum mt_status graph_cached(struct graph *graph, cache_id cache, tensor_id *out, struct mt_error *error);

/* Attention of q [rows, heads qk_dim] over k, v of this step and, with a cache,
 * over what is cached. Per sequence, n = tokens/sequences new queries follow c
 * cached positions; a causal query at position p sees min(window, p) keys:
 *     pairs = sum over i = 1..n of min(window, c + i)
 * (half the square when c = 0). FLOPs 2 pairs heads (qk_dim + v_dim) sequences.
 * A query that selects top_k keys sees min(top_k, c + i) of them: a decode step
 * reads just those, the queries of a prefill together are taken to read all. With
 * `rank` a prefill does the cheaper of two things, see head_flops.
 * Grouped heads read the cache once a kv head. */
struct attention {
    tensor_id q, k, v;
    bool has_cache;
    cache_id cache;
    double heads, kv_heads, qk_dim, v_dim; /* v_dim 0: only scores, from which a selection is made; v is not read */
    double window;                         /* INFINITY: none */
    double chunk;                          /* positions are cut into chunks that see only themselves; INFINITY: none */
    double top_k;                          /* keys that a query reads at most; INFINITY: all (sparse_attention) */
    double stride;                         /* tokens that one cached row stands for, 1 but where they are compressed */
    double rank;     /* k and v are made of so many of the elements of a cached row, which holds the rest of k; 0: no */
    double length;   /* rows of one sequence; 0: the tokens of this step */
    enum dtype rate; /* that it computes in; DTYPE_COUNT: as the activations and the cache */
    const struct dim *context; /* cached positions; NULL: those of the step */
    bool causal;
};
enum mt_status graph_attention(struct graph *graph, const struct attention *args, struct origin origin, tensor_id *out,
                               struct mt_error *error);

/* Attention of q over `positions` of another sequence: an encoder's output or
 * an image. k and v are what this step makes of them; without (a decode step)
 * they are read from the cache. FLOPs 2 new positions heads (qk_dim + v_dim). */
struct cross_attention {
    tensor_id q;
    const tensor_id *k, *v; /* NULL: cached */
    bool has_cache;
    struct dim positions; /* of each sequence */
    double heads, kv_heads, qk_dim, v_dim;
    double length; /* rows of q of one sequence; 0: the tokens of this step */
};
enum mt_status graph_cross_attention(struct graph *graph, const struct cross_attention *args, struct origin origin,
                                     tensor_id *out, struct mt_error *error);

/* A convolution over the images of x, or a causal one over its tokens where x is
 * no image: 2 rows kernel k n / groups FLOPs. */
struct conv2d {
    tensor_id x;
    double width, kernel_height, kernel_breadth, stride, padding, groups;
    bool bias;
    double upscale; /* a transposed convolution makes upscale x upscale pixels of one; 1: it is none */
};
enum mt_status graph_conv2d(struct graph *graph, const struct conv2d *args, struct origin origin, tensor_id *out,
                            struct mt_error *error);

/* A recurrence over the tokens of x with a state of key_dim x value_dim for each
 * head of each sequence. A token takes `products` products with the state, 2 for
 * a state-space model (update, read; Gu and Dao 2023) and 3 for the delta rule
 * (recall, update, read; Yang et al. 2024). A prefill works on chunks of at most
 * `chunk` tokens: each multiplies rows of `inside` elements in all by those of
 * the others in its chunk, causally, chunk inside FLOPs a token. They are the
 * keys, once for all heads that share them, and the values of a state-space model
 * (Dao and Gu 2024, section 6). The states are wider than 8 bits, and so is what
 * is computed with them. */
struct scan {
    tensor_id x;
    double width; /* of the result */
    double heads, key_dim, value_dim, products, chunk, inside;
    double decays; /* of the state of a head: 1, or one for each channel of a key */
    enum dtype state;
};
enum mt_status graph_scan(struct graph *graph, const struct scan *args, struct origin origin, tensor_id *out,
                          struct mt_error *error);

/* Reads the inputs, writes [rows of the first, width]. */
enum mt_status graph_elementwise(struct graph *graph, const tensor_id *inputs, size_t count, double width,
                                 struct origin origin, tensor_id *out, struct mt_error *error);

/* Pooling and interpolation: the images of x with height x breadth pixels. */
enum mt_status graph_resize(struct graph *graph, tensor_id x, double height, double breadth, struct origin origin,
                            tensor_id *out, struct mt_error *error);

/* The rows of a, then those of b; of images a column of both their pixels, an
 * image each. `placed`: what made them wrote them there, so nothing moves. */
struct join {
    tensor_id a, b;
    bool placed;
};
enum mt_status graph_join(struct graph *graph, const struct join *args, struct origin origin, tensor_id *out,
                          struct mt_error *error);

/* `count` learned rows of `width` for each image of x: class tokens, queries. */
enum mt_status graph_learned(struct graph *graph, tensor_id x, double count, double width, struct origin origin,
                             tensor_id *out, struct mt_error *error);

/* A norm over groups of `group` elements of x, with as many parameters (twice
 * that with a bias, none when `bare`). */
struct norm {
    tensor_id x;
    double group;
    bool bias, bare;
};
enum mt_status graph_norm(struct graph *graph, const struct norm *args, struct origin origin, tensor_id *out,
                          struct mt_error *error);

/* Gathers a row of a [vocab, width] table for each row of ids: the table is
 * held, but only the gathered rows are read. A `tied` table is another layer's,
 * as in struct linear. */
struct embed {
    tensor_id ids;
    double vocab, width;
    bool tied;
};
enum mt_status graph_embed(struct graph *graph, const struct embed *args, struct origin origin, tensor_id *out,
                           struct mt_error *error);

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
