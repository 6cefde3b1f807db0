#include "cost/calibration.h"

#include <math.h>

/* How far two formats are apart, in doublings of their size. */
static double apart(enum dtype a, enum dtype b) {
    if (a == b) return 0;
    return 0.05 + fabs(log2(dtype_bytes(a) / dtype_bytes(b)));
}

/* What a kernel computes in matters more than how its weights lie in memory. */
static double distance(const struct calibration_entry *a, const struct calibration_entry *b) {
    bool serves = a->form != &form_rows && a->form != &form_message; /* all ops that it prices */
    double same = (!serves && a->kind != b->kind) + (a->latent != b->latent);
    return 100 * same + 10 * apart(a->rate, b->rate) + apart(a->weights, b->weights);
}

const struct calibration_entry *calibration_find(const struct calibration *calibration, const struct form *form,
                                                 const struct calibration_entry *wanted) {
    const struct calibration_entry *best = NULL;
    double least = INFINITY;
    for (size_t i = 0; i < calibration->count && least > 0; i++) {
        if (calibration->entries[i].form != form) continue;
        double far = distance(&calibration->entries[i], wanted);
        if (far >= least) continue;
        least = far;
        best = &calibration->entries[i];
    }
    return best;
}
