/* distribution.h: how long prompts and outputs are, how many turns a conversation has, how long people think. */
#ifndef MANTILE_SIMULATE_DISTRIBUTION_H
#define MANTILE_SIMULATE_DISTRIBUTION_H

#include <stdint.h>

#include "base/status.h"
#include "simulate/random.h"
#include "simulate/shares.h"

/* ORDER DISTRIBUTION */
enum distribution_kind {
    DISTRIBUTION_FIXED,       /* always the mean */
    DISTRIBUTION_UNIFORM,     /* from least to most, both included */
    DISTRIBUTION_NORMAL,      /* mean, and sigma: its standard deviation */
    DISTRIBUTION_LOGNORMAL,   /* mean, and sigma: the standard deviation of its logarithm */
    DISTRIBUTION_EXPONENTIAL, /* mean */
    DISTRIBUTION_EMPIRICAL,   /* one of the values, by their shares */
    DISTRIBUTION_KINDS
};

struct distribution {
    enum distribution_kind kind;
    double mean, sigma;
    double least, most; /* what would lie beyond is put here */
    const double *values;
    struct shares shares; /* of the values */
};

#define DISTRIBUTION_MOST 1073741824.0 /* tokens, turns or seconds: 2^30 */

const char *distribution_name(enum distribution_kind kind);

/* Whether it can be drawn from: finite, and its bounds the right way round. `what` names it in the message. */
enum mt_status distribution_check(const struct distribution *distribution, const char *what, struct mt_error *error);

double distribution_draw(const struct distribution *distribution, struct random *random);

/* The same in whole numbers. */
uint32_t distribution_draw_whole(const struct distribution *distribution, struct random *random);

#endif
