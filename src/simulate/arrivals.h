/* arrivals.h: when requests come that wait for nobody: an open loop.
 *
 * Intervals of a renewal process of rate 1, gamma distributed, are laid on the integral of the rate over time: exact
 * for a rate that changes (the inverse of the integrated rate: Cinlar 1975, Introduction to Stochastic Processes, ch.
 * 4).
 */
#ifndef MANTILE_SIMULATE_ARRIVALS_H
#define MANTILE_SIMULATE_ARRIVALS_H

#include <stddef.h>

#include "base/status.h"
#include "simulate/random.h"

/* The rate at a time; between two of them it changes evenly. */
struct rate_point {
    double at, rate; /* seconds, 1/s */
    double before;   /* arrivals expected from the first point to this one */
};

/* Before its first point the rate is that of the first, after its last that of the last. */
struct rate_curve {
    const struct rate_point *points;
    size_t count;
    double period; /* seconds, after which the points come again; 0: never. Then the first one is at 0 */
};

struct arrivals {
    struct rate_curve rate;
    double burstiness; /* shape of the intervals' gamma distribution: 1 is a Poisson process, less comes in bursts */
    struct random random;
    double passed; /* arrivals expected up to the last one */
};

/* Fills `before` of the points, and makes a curve of them. */
enum mt_status rate_curve_of(struct rate_curve *curve, struct rate_point *points, size_t count, double period,
                             struct mt_error *error);

/* The time by which so many arrivals are expected; INFINITY: never. */
double rate_curve_time(const struct rate_curve *curve, double expected);

/* The time of the next arrival. */
double arrivals_next(struct arrivals *arrivals);

#endif
