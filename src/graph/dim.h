/* dim.h: symbolic quantities of one step.
 *
 * A step's workload (how many tokens, sequences, cached positions) is not known
 * when a layer describes its work, so sizes, FLOPs and bytes are expressions
 * over those symbols. A dim is
 *
 *     coef x node            node 0 is the constant 1, so a number is {v, 0}
 *
 * which keeps the common case (a constant times one symbol) free of nodes:
 * 2 * tokens * 8192 * 28672 is one multiplication. Nodes are hash-consed in a
 * pool: equal expressions are equal numbers, so that identical ops can be
 * recognised and everything is evaluated once.
 *
 * All symbols are at least 0. When a pool runs out of memory or of nodes it
 * remembers that (`failed`) and hands out zeroes: check once, at the end.
 */
#ifndef MANTILE_GRAPH_DIM_H
#define MANTILE_GRAPH_DIM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/hash.h"
#include "base/status.h"
#include "base/vector.h"

/* ORDER SYMBOL: dim.c names them. */
enum symbol {
    SYMBOL_TOKENS,    /* new tokens in this step, over all sequences */
    SYMBOL_SEQUENCES, /* sequences in this step */
    SYMBOL_CONTEXT,   /* positions already cached, per sequence */
    SYMBOL_PROMPT,    /* prompt tokens of each sequence, in a decode step too */
    SYMBOL_COUNT
};

enum dim_kind {
    DIM_ONE,
    DIM_SYMBOL,
    DIM_ADD,          /* a + b */
    DIM_MULTIPLY,     /* a * b, both coefficients 1 */
    DIM_DIVIDE,       /* a / b, both coefficients 1 */
    DIM_FLOOR,        /* floor(a) */
    DIM_CEIL,         /* ceil(a) */
    DIM_MIN,          /* min(a, b) */
    DIM_MAX,          /* max(a, b) */
    DIM_POWER,        /* a ^ b */
    DIM_SELECT_LESS,  /* a < b ? c : d */
    DIM_SELECT_EQUAL, /* a == b ? c : d */
};

struct dim {
    double coef;
    uint32_t node;
};

struct dim_node {
    enum dim_kind kind;
    enum symbol symbol; /* of DIM_SYMBOL */
    bool nonnegative;   /* for certain */
    struct dim a, b, c, d;
};

struct dim_pool {
    VECTOR(struct dim_node) nodes;
    struct hash_set index;
    bool failed, full; /* full: for want of numbers, not of memory */
};

enum mt_status dim_pool_init(struct dim_pool *pool, struct mt_error *error);
void dim_pool_free(struct dim_pool *pool);

static inline struct dim dim_number(double value) { return (struct dim){value, 0}; }
static inline bool dim_is_number(struct dim a) { return a.node == 0 || a.coef == 0; }
static inline bool dim_equal(struct dim a, struct dim b) { return a.coef == b.coef && a.node == b.node; }

struct dim dim_symbol(struct dim_pool *pool, enum symbol symbol);
struct dim dim_add(struct dim_pool *pool, struct dim a, struct dim b);
struct dim dim_subtract(struct dim_pool *pool, struct dim a, struct dim b);
struct dim dim_multiply(struct dim_pool *pool, struct dim a, struct dim b);
struct dim dim_scale(struct dim a, double factor);
struct dim dim_ratio(struct dim a, double over, double under); /* exact where a scale by their quotient rounds */
struct dim dim_divide(struct dim_pool *pool, struct dim a, struct dim b);
struct dim dim_floor(struct dim_pool *pool, struct dim a);
struct dim dim_ceil(struct dim_pool *pool, struct dim a);
struct dim dim_min(struct dim_pool *pool, struct dim a, struct dim b);
struct dim dim_max(struct dim_pool *pool, struct dim a, struct dim b);
struct dim dim_power(struct dim_pool *pool, struct dim a, struct dim b);

/* a < b ? yes : no, and a == b ? yes : no. */
struct dim dim_select_less(struct dim_pool *pool, struct dim a, struct dim b, struct dim yes, struct dim no);
struct dim dim_select_equal(struct dim_pool *pool, struct dim a, struct dim b, struct dim yes, struct dim no);

/* Writes the expression as text, e.g. "16384 * tokens * context"; truncates. */
void dim_print(const struct dim_pool *pool, struct dim a, char *text, size_t size);

#endif
