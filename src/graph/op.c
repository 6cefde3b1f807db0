#include "graph/op.h"

#include <string.h>

struct op_row {
    const char *name;
    const char *arguments[OP_ARGUMENTS];
    /* wb, ab, sb, kb: bytes of a weight, a matmul input, an activation and a cached element */
    const char *formulas[QUANTITY_COUNT];
};

#define MATMUL "m (k ab + n sb)"
#define COLLECTIVE                                                                                                     \
    {"bytes", "ranks"}, { NULL, NULL, NULL, NULL, "bytes" }

/* ORDER OP */
static const struct op_row rows[] = {
    {"linear", {"m", "k", "n"}, {"2 m k n", "k n wb", NULL, MATMUL, NULL}},
    {"block_linear", {"m", "k", "n", "groups"}, {"2 m k n / groups", "k n wb / groups", NULL, MATMUL, NULL}},
    {"grouped_linear", {"m", "k", "n", "experts", "touched"}, {"2 m k n", "touched k n wb", NULL, MATMUL, NULL}},
    {"attention",
     {"sequences", "new", "context", "heads", "kv_heads", "qk_dim", "v_dim", "window", "causal"},
     {"2 pairs heads (qk_dim + v_dim) sequences", NULL, "sequences (context read + new written) width kb",
      "sequences new (q + k + v + result) sb", NULL}},
    {"sparse_attention",
     {"sequences", "new", "context", "heads", "kv_heads", "qk_dim", "v_dim", "window", "causal", "top_k", "rank"},
     {"2 pairs heads (qk_dim + v_dim) sequences, of rows of rank if cheaper", NULL,
      "sequences (context read + new written) width kb", "sequences new (q + k + v + result) sb", NULL}},
    {"cross_attention",
     {"sequences", "new", "positions", "heads", "kv_heads", "qk_dim", "v_dim"},
     {"2 new positions heads (qk_dim + v_dim) sequences", NULL, "sequences positions width kb",
      "sequences (new (q + result) + positions (k + v)) sb", NULL}},
    {"conv2d",
     {"rows", "inputs", "outputs", "groups", "kernel", "rows_in"},
     {"2 rows inputs outputs groups kernel", "inputs outputs groups kernel wb", NULL,
      "groups (rows_in inputs + rows outputs) sb", NULL}},
    {"scan",
     {"rows", "sequences", "heads", "key_dim", "value_dim", "products", "chunk", "inside", "decays"},
     {"2 products rows heads key_dim value_dim + rows chunk inside", NULL, "2 sequences heads key_dim value_dim state",
      "rows (read + written) sb", NULL}},
    {"elementwise", {"rows", "read", "written"}, {NULL, NULL, NULL, "rows (read + written) sb", NULL}},
    {"permute", {"rows", "read", "written"}, {NULL, NULL, NULL, "rows (read + written) sb", NULL}},
    {"norm", {"rows", "width"}, {NULL, "weights wb", NULL, "2 rows width sb", NULL}},
    {"embed", {"rows", "width"}, {NULL, NULL, NULL, "rows width (wb + sb)", NULL}},
    {"sample", {"rows", "vocab"}, {NULL, NULL, NULL, "rows (vocab + 1) sb", NULL}},
    {"work", {0}, {0}},
    {"all_reduce", COLLECTIVE},
    {"all_gather", COLLECTIVE},
    {"reduce_scatter", COLLECTIVE},
    {"all_to_all", COLLECTIVE},
    {"send_recv", COLLECTIVE},
};
_Static_assert(sizeof rows / sizeof *rows == OP_COUNT, "ORDER OP");

static const char *const quantity_names[] = {"flops", "weights_bytes", "kv_bytes", "activation_bytes", "message_bytes"};
_Static_assert(sizeof quantity_names / sizeof *quantity_names == QUANTITY_COUNT, "one name a quantity");

const char *op_name(enum op_kind kind) { return rows[kind].name; }

const char *op_argument_name(enum op_kind kind, int i) { return i < OP_ARGUMENTS ? rows[kind].arguments[i] : NULL; }

const char *quantity_name(enum quantity quantity) { return quantity_names[quantity]; }

const char *op_formula(enum op_kind kind, enum quantity quantity) { return rows[kind].formulas[quantity]; }

bool op_equal(const struct op *a, const struct op *b) {
    if (a->kind != b->kind || a->rate != b->rate || a->weights != b->weights || a->ranks != b->ranks ||
        a->stride != b->stride)
        return false;
    for (int i = 0; i < QUANTITY_COUNT; i++)
        if (!dim_equal(a->quantity[i], b->quantity[i])) return false;
    for (int i = 0; i < OP_ARGUMENTS; i++)
        if (!dim_equal(a->argument[i], b->argument[i])) return false;
    return true;
}
