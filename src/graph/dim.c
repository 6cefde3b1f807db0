#include "graph/dim.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A structure of a thousand distinct ops needs some ten thousand nodes; a
 * script that makes a million is in an endless loop. */
#define NODES_MAX 1000000u

static const char *const symbol_names[] = {"tokens", "sequences", "context", "prompt"};
_Static_assert(sizeof symbol_names / sizeof *symbol_names == SYMBOL_COUNT, "ORDER SYMBOL");

static const struct dim zero = {0, 0};

/*
** {======================================================
** The pool: hash-consed nodes
** =======================================================
*/

static uint64_t hash_dim(uint64_t hash, struct dim a) { return hash_mix(hash_double(hash, a.coef), a.node); }

static uint64_t hash_node(const struct dim_node *node) {
    uint64_t hash = hash_mix(node->kind, node->symbol);
    hash = hash_dim(hash_dim(hash, node->a), node->b);
    return hash_dim(hash_dim(hash, node->c), node->d);
}

/* Whether node `id` equals the last of the pool, the candidate. */
static bool same_as_last(const void *context, uint32_t id) {
    const struct dim_pool *pool = context;
    const struct dim_node *x = &pool->nodes.items[id], *y = &pool->nodes.items[pool->nodes.count - 1];
    return x->kind == y->kind && x->symbol == y->symbol && dim_equal(x->a, y->a) && dim_equal(x->b, y->b) &&
           dim_equal(x->c, y->c) && dim_equal(x->d, y->d);
}

static struct dim fail(struct dim_pool *pool) {
    pool->failed = true;
    return zero;
}

/* The dim 1 x node, for the one node of the pool that equals `node`. */
static struct dim intern(struct dim_pool *pool, struct dim_node node) {
    pool->full = pool->full || pool->nodes.count >= NODES_MAX;
    if (pool->full || !vector_reserve(&pool->nodes, 1) || !hash_set_reserve(&pool->index)) return fail(pool);
    uint32_t candidate = (uint32_t)pool->nodes.count;
    vector_push(&pool->nodes, node);
    uint32_t id = hash_set_enter(&pool->index, hash_node(&node), candidate, same_as_last, pool);
    if (id != candidate) pool->nodes.count--;
    return (struct dim){1, id};
}

enum mt_status dim_pool_init(struct dim_pool *pool, struct mt_error *error) {
    *pool = (struct dim_pool){0};
    if (!vector_reserve(&pool->nodes, 1)) return mt_fail_nomem(error);
    vector_push(&pool->nodes, ((struct dim_node){.kind = DIM_ONE, .nonnegative = true}));
    return MT_OK;
}

void dim_pool_free(struct dim_pool *pool) {
    free(pool->nodes.items);
    hash_set_free(&pool->index);
    *pool = (struct dim_pool){0};
}

/* }====================================================== */

/*
** {======================================================
** Building expressions: fold what can be folded
** =======================================================
*/

static bool nonnegative(const struct dim_pool *pool, struct dim a) {
    return a.coef >= 0 && pool->nodes.items[a.node].nonnegative;
}

struct dim dim_scale(struct dim a, double factor) {
    double coef = a.coef * factor;
    return coef == 0 ? zero : (struct dim){coef, a.node};
}

struct dim dim_ratio(struct dim a, double over, double under) {
    double coef = a.coef * over / under;
    return coef == 0 ? zero : (struct dim){coef, a.node};
}

/* Commutative kinds keep their operands in one order, so that a+b is b+a. */
static void order(struct dim *a, struct dim *b) {
    if (a->node < b->node || (a->node == b->node && a->coef <= b->coef)) return;
    struct dim swap = *a;
    *a = *b;
    *b = swap;
}

struct dim dim_symbol(struct dim_pool *pool, enum symbol symbol) {
    return intern(pool, (struct dim_node){.kind = DIM_SYMBOL, .symbol = symbol, .nonnegative = true});
}

struct dim dim_add(struct dim_pool *pool, struct dim a, struct dim b) {
    if (a.coef == 0) return b;
    if (b.coef == 0) return a;
    if (a.node == b.node) return dim_scale((struct dim){1, a.node}, a.coef + b.coef);
    order(&a, &b);
    bool positive = nonnegative(pool, a) && nonnegative(pool, b);
    return intern(pool, (struct dim_node){.kind = DIM_ADD, .nonnegative = positive, .a = a, .b = b});
}

struct dim dim_subtract(struct dim_pool *pool, struct dim a, struct dim b) {
    return dim_add(pool, a, dim_scale(b, -1));
}

struct dim dim_multiply(struct dim_pool *pool, struct dim a, struct dim b) {
    if (dim_is_number(a)) return dim_scale(b, a.coef);
    if (dim_is_number(b)) return dim_scale(a, b.coef);
    double coef = a.coef * b.coef;
    a.coef = b.coef = 1;
    order(&a, &b);
    bool positive = nonnegative(pool, a) && nonnegative(pool, b);
    struct dim product = intern(pool, (struct dim_node){.kind = DIM_MULTIPLY, .nonnegative = positive, .a = a, .b = b});
    return dim_scale(product, coef);
}

struct dim dim_divide(struct dim_pool *pool, struct dim a, struct dim b) {
    if (a.node == b.node && b.coef != 0) return dim_number(a.coef / b.coef);
    if (b.node == 0) {
        double quotient = a.coef / b.coef; /* not a * (1/b): 6/3 must stay exact */
        return isfinite(quotient) && quotient != 0 ? (struct dim){quotient, a.node} : dim_number(quotient);
    }
    if (a.coef == 0) return zero;
    double coef = a.coef / b.coef;
    a.coef = b.coef = 1;
    bool positive = nonnegative(pool, a) && nonnegative(pool, b);
    struct dim ratio = intern(pool, (struct dim_node){.kind = DIM_DIVIDE, .nonnegative = positive, .a = a, .b = b});
    return dim_scale(ratio, coef);
}

struct dim dim_floor(struct dim_pool *pool, struct dim a) {
    if (dim_is_number(a)) return dim_number(floor(a.coef));
    return intern(pool, (struct dim_node){.kind = DIM_FLOOR, .nonnegative = nonnegative(pool, a), .a = a});
}

struct dim dim_ceil(struct dim_pool *pool, struct dim a) {
    if (dim_is_number(a)) return dim_number(ceil(a.coef));
    return intern(pool, (struct dim_node){.kind = DIM_CEIL, .nonnegative = nonnegative(pool, a), .a = a});
}

/* min and max of two multiples of one quantity that is not negative need no node. */
static bool comparable(const struct dim_pool *pool, struct dim a, struct dim b) {
    uint32_t base = a.coef == 0 ? b.node : a.node;
    bool same = a.coef == 0 || b.coef == 0 || a.node == b.node;
    return same && pool->nodes.items[base].nonnegative;
}

struct dim dim_min(struct dim_pool *pool, struct dim a, struct dim b) {
    if (comparable(pool, a, b)) return a.coef <= b.coef ? a : b;
    order(&a, &b);
    bool positive = nonnegative(pool, a) && nonnegative(pool, b);
    return intern(pool, (struct dim_node){.kind = DIM_MIN, .nonnegative = positive, .a = a, .b = b});
}

struct dim dim_max(struct dim_pool *pool, struct dim a, struct dim b) {
    if (comparable(pool, a, b)) return a.coef >= b.coef ? a : b;
    order(&a, &b);
    bool positive = nonnegative(pool, a) || nonnegative(pool, b);
    return intern(pool, (struct dim_node){.kind = DIM_MAX, .nonnegative = positive, .a = a, .b = b});
}

struct dim dim_power(struct dim_pool *pool, struct dim a, struct dim b) {
    if (dim_is_number(a) && dim_is_number(b)) return dim_number(pow(a.coef, b.coef));
    bool positive = nonnegative(pool, a);
    return intern(pool, (struct dim_node){.kind = DIM_POWER, .nonnegative = positive, .a = a, .b = b});
}

static struct dim select_node(struct dim_pool *pool, enum dim_kind kind, struct dim a, struct dim b, struct dim yes,
                              struct dim no) {
    if (dim_equal(yes, no)) return yes;
    bool positive = nonnegative(pool, yes) && nonnegative(pool, no);
    return intern(pool, (struct dim_node){.kind = kind, .nonnegative = positive, .a = a, .b = b, .c = yes, .d = no});
}

struct dim dim_select_less(struct dim_pool *pool, struct dim a, struct dim b, struct dim yes, struct dim no) {
    if (dim_is_number(a) && dim_is_number(b)) return a.coef < b.coef ? yes : no;
    return select_node(pool, DIM_SELECT_LESS, a, b, yes, no);
}

struct dim dim_select_equal(struct dim_pool *pool, struct dim a, struct dim b, struct dim yes, struct dim no) {
    if (dim_is_number(a) && dim_is_number(b)) return a.coef == b.coef ? yes : no;
    return select_node(pool, DIM_SELECT_EQUAL, a, b, yes, no);
}

/* }====================================================== */

/*
** {======================================================
** Printing
** =======================================================
*/

struct text {
    char *at;
    size_t left;
};

static void append(struct text *out, const char *piece) {
    size_t length = strlen(piece);
    if (length >= out->left) length = out->left - 1;
    memcpy(out->at, piece, length);
    out->at += length;
    out->left -= length;
    *out->at = '\0';
}

static void append_number(struct text *out, double value) {
    char digits[32];
    snprintf(digits, sizeof digits, "%.14g", value);
    append(out, digits);
}

/* Deeper than anyone reads, shallow enough for the C stack. */
#define PRINT_DEPTH 40

static void print_dim(const struct dim_pool *pool, struct text *out, struct dim a, int depth);

static void print_list(const struct dim_pool *pool, struct text *out, const char *open, const struct dim *items,
                       int count, const char *separator, int depth) {
    append(out, open);
    for (int i = 0; i < count; i++) {
        if (i > 0) append(out, separator);
        print_dim(pool, out, items[i], depth);
    }
    append(out, ")");
}

static void print_node(const struct dim_pool *pool, struct text *out, uint32_t id, int depth) {
    const struct dim_node *node = &pool->nodes.items[id];
    const struct dim items[] = {node->a, node->b, node->c, node->d};
    switch (node->kind) {
    case DIM_ONE:
        append(out, "1");
        break;
    case DIM_SYMBOL:
        append(out, symbol_names[node->symbol]);
        break;
    case DIM_ADD:
        print_list(pool, out, "(", items, 2, " + ", depth);
        break;
    case DIM_MULTIPLY:
        print_list(pool, out, "(", items, 2, " * ", depth);
        break;
    case DIM_DIVIDE:
        print_list(pool, out, "(", items, 2, " / ", depth);
        break;
    case DIM_FLOOR:
        print_list(pool, out, "floor(", items, 1, ", ", depth);
        break;
    case DIM_CEIL:
        print_list(pool, out, "ceil(", items, 1, ", ", depth);
        break;
    case DIM_MIN:
        print_list(pool, out, "min(", items, 2, ", ", depth);
        break;
    case DIM_MAX:
        print_list(pool, out, "max(", items, 2, ", ", depth);
        break;
    case DIM_POWER:
        print_list(pool, out, "(", items, 2, " ^ ", depth);
        break;
    case DIM_SELECT_LESS:
        print_list(pool, out, "select(less: ", items, 4, ", ", depth);
        break;
    case DIM_SELECT_EQUAL:
        print_list(pool, out, "select(equal: ", items, 4, ", ", depth);
        break;
    }
}

static void print_dim(const struct dim_pool *pool, struct text *out, struct dim a, int depth) {
    if (out->left <= 1) return; /* full: a shared expression can be exponentially long when written out */
    if (depth == 0) {
        append(out, "...");
    } else if (dim_is_number(a)) {
        append_number(out, a.coef);
    } else {
        if (a.coef != 1) {
            append_number(out, a.coef);
            append(out, " * ");
        }
        print_node(pool, out, a.node, depth - 1);
    }
}

void dim_print(const struct dim_pool *pool, struct dim a, char *text, size_t size) {
    struct text out = {text, size};
    *text = '\0';
    print_dim(pool, &out, a, PRINT_DEPTH);
}

/* }====================================================== */
