#include "cost/calibration.h"

#include <math.h>

void calibration_measure(struct calibration_key *key) {
    key->weights_size = log2(dtype_bytes(key->weights));
    key->rate_size = log2(dtype_bytes(key->rate));
}

const struct form *calibration_form(enum op_kind kind) {
    switch (kind) {
    case OP_LINEAR:
    case OP_BLOCK_LINEAR:
    case OP_CONV2D:
        return &form_linear;
    case OP_GROUPED_LINEAR:
    case OP_PERMUTE:
        return &form_mixture;
    case OP_ATTENTION:
    case OP_SPARSE_ATTENTION:
    case OP_CROSS_ATTENTION:
        return &form_prefill; /* or form_decode, by the queries of a step */
    case OP_ELEMENTWISE:
    case OP_NORM:
    case OP_EMBED:
    case OP_SAMPLE:
        return &form_rows;
    case OP_SCAN:
        return &form_scan;
    default:
        return op_is_collective(kind) ? &form_message : NULL;
    }
}

/* How far two formats are apart, in doublings of their size. */
static double apart(enum dtype a, double a_size, enum dtype b, double b_size) {
    return a == b ? 0 : 0.05 + fabs(a_size - b_size);
}

/* A kernel of its own, then one of any, then that of another variant: each less than what formats differ by. */
static double other(int variant, int wanted) { return variant == wanted ? 0 : variant == 0 ? 0.01 : 0.02; }

/* What a kernel computes in matters more than how its weights lie in memory. */
static double distance(const struct calibration_key *a, const struct calibration_key *b) {
    bool serves = a->form != &form_rows && a->form != &form_message; /* all ops that it prices */
    double same = (!serves && a->kind != b->kind) + (a->latent != b->latent) + (a->recurrence != b->recurrence);
    return 100 * same + 10 * apart(a->rate, a->rate_size, b->rate, b->rate_size) +
           apart(a->weights, a->weights_size, b->weights, b->weights_size) + other(a->variant, b->variant);
}

const struct calibration_entry *calibration_find(const struct calibration *calibration,
                                                 const struct calibration_key *wanted) {
    const struct calibration_entry *best = NULL;
    double least = INFINITY;
    for (size_t i = 0; i < calibration->count && least > 0; i++) {
        const struct calibration_key *of = &calibration->entries[i].of;
        if (of->form != wanted->form || of->host != wanted->host || of->decodes != wanted->decodes) continue;
        double far = distance(of, wanted);
        if (far >= least) continue;
        least = far;
        best = &calibration->entries[i];
    }
    return best;
}
