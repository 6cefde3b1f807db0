/* op.h: the kinds of work a layer emits, and what every op states about itself.
 *
 * An op says how much it computes and moves, on one rank, as dims; never how
 * long that takes. Its arguments keep the shape, for cost models that need
 * more than totals (tile counts, rows per expert).
 *
 *   kind            arguments (dims unless said otherwise)
 *   linear          m rows, k inputs, n outputs                 one weight matrix
 *   block_linear    m, k, n, groups                             one for each group of k and n: block-diagonal
 *   grouped_linear  m rows, k, n, experts held, experts touched one weight matrix an expert
 *   attention       sequences, new and cached positions, heads, kv_heads, qk_dim, v_dim, window (0: none), causal (0,
 * 1) sparse_attention  the same, and top_k: the most keys a query reads cross_attention sequences, new, positions,
 * heads, kv_heads, qk_dim, v_dim   positions of another sequence conv2d          rows out, inputs and outputs a group,
 * groups, kernel elements, rows in scan            rows, sequences, heads, key_dim, value_dim, products, chunk, inside,
 * decays  a recurrent state of key_dim x value_dim elementwise     rows, width read, width written permute         the
 * same: rows to the experts of a mixture and back norm            rows, width embed           rows, width sample rows,
 * vocabulary work            none: the script states the totals collectives     message bytes (the full, gathered
 * size), ranks
 */
#ifndef MANTILE_GRAPH_OP_H
#define MANTILE_GRAPH_OP_H

#include "base/dtype.h"
#include "graph/dim.h"

/* ORDER OP: the table in op.c follows this order; collectives come last. */
enum op_kind {
    OP_LINEAR,
    OP_BLOCK_LINEAR,
    OP_GROUPED_LINEAR,
    OP_ATTENTION,
    OP_SPARSE_ATTENTION,
    OP_CROSS_ATTENTION,
    OP_CONV2D,
    OP_SCAN,
    OP_ELEMENTWISE,
    OP_PERMUTE,
    OP_NORM,
    OP_EMBED,
    OP_SAMPLE,
    OP_WORK,
    OP_ALL_REDUCE,
    OP_ALL_GATHER,
    OP_REDUCE_SCATTER,
    OP_ALL_TO_ALL,
    OP_SEND_RECV,
    OP_COUNT
};

/* What an op does in one step, per rank. FLOPs are those of matrix products
 * (a multiply and an add are 2): norms and activations are counted by the
 * bytes they move, which is what binds them. */
enum quantity {
    QUANTITY_FLOPS,
    QUANTITY_WEIGHTS,     /* bytes of parameters read */
    QUANTITY_KV,          /* bytes of cache read and written */
    QUANTITY_ACTIVATIONS, /* bytes of activations read and written */
    QUANTITY_MESSAGE,     /* bytes of the tensor a collective acts on */
    QUANTITY_COUNT
};

#define OP_ARGUMENTS 11

struct op {
    enum op_kind kind;
    enum dtype rate;    /* the type it computes in */
    enum dtype weights; /* of matrix products: what its weights are kept in */
    struct dim quantity[QUANTITY_COUNT];
    struct dim argument[OP_ARGUMENTS];
    double ranks, stride; /* collectives: group size, and distance between its members in rank numbers */
};

const char *op_name(enum op_kind kind);

/* The name of argument i of `kind`, or NULL past the last. */
const char *op_argument_name(enum op_kind kind, int i);

const char *quantity_name(enum quantity quantity);

/* How `quantity` follows from the arguments of `kind`, in words of its formula
 * ("2 m k n"); NULL where it is always 0 or the script states it. */
const char *op_formula(enum op_kind kind, enum quantity quantity);

static inline bool op_is_collective(enum op_kind kind) { return kind >= OP_ALL_REDUCE; }

bool op_equal(const struct op *a, const struct op *b);

#endif
