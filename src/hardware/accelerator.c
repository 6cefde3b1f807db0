#include "hardware/accelerator.h"

#include <math.h>

double accelerator_rate(const struct accelerator *accelerator, enum dtype type) {
    for (int unit = DTYPE_UNIT_COUNT - 1; unit >= 0; unit--) /* ORDER DTYPE: narrowest last */
        if (accelerator->peak[unit] > 0 && dtype_runs_in(type, (enum dtype)unit)) return accelerator->peak[unit];
    return 0;
}

struct tier accelerator_tier(const struct accelerator *accelerator, size_t t) {
    return t == 0 ? (struct tier){accelerator->capacity, accelerator->bandwidth} : accelerator->others[t - 1];
}

const struct link *accelerator_joining(const struct accelerator *accelerator, double gpus) {
    size_t l = 0;
    while (l + 1 < accelerator->link_count && accelerator->links[l].domain < gpus) l++;
    return &accelerator->links[l];
}

enum mt_status accelerator_spread(const struct accelerator *accelerator, double ranks, double stride,
                                  double sizes[LINKS_MAX], struct mt_error *error) {
    double inside = 1; /* ranks of the group within one domain of the level before */
    for (size_t l = 0; l < accelerator->link_count; l++) {
        double reach = fmin(fmax(floor(accelerator->links[l].domain / stride), 1), ranks);
        sizes[l] = reach / inside;
        inside = reach;
    }
    if (inside == ranks) return MT_OK;
    if (accelerator->link_count == 0)
        return mt_fail(
            error, MT_MISUSE,
            "this accelerator states no link, so it cannot exchange messages; use tp=1 pp=1, or give it a link");
    return mt_fail(error, MT_MISUSE, "a group of %g accelerators does not fit its outermost link domain of %g", ranks,
                   accelerator->links[accelerator->link_count - 1].domain);
}
