/* shares.h: one of several things, each with its share of the draws. */
#ifndef MANTILE_SIMULATE_SHARES_H
#define MANTILE_SIMULATE_SHARES_H

#include <stddef.h>

#include "base/status.h"

struct shares {
    const double *ends; /* [count], rising: where each one's share of all ends, from 0 */
    size_t count;       /* 0: nothing is drawn */
};

/* Makes shares of weights in their own place, which must stay: numbers from 0, some of them above. */
enum mt_status shares_of(struct shares *shares, double *weights, size_t count, struct mt_error *error);

/* Weights that fall as 1 / rank^exponent, as those of words do (Zipf 1949); all alike at 0. */
void shares_zipf(double *weights, size_t count, double exponent);

/* The one at `u`, from 0 to below 1. */
size_t shares_at(const struct shares *shares, double u);

#endif
