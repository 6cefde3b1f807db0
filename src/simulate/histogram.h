/* histogram.h: how long tokens followed one another, of as many as there are. A bin is a 64th of an octave's width, so
 * that a quantile is at most 0.8 % off; sums and extremes are exact. What takes less than a nanosecond counts as none.
 */
#ifndef MANTILE_SIMULATE_HISTOGRAM_H
#define MANTILE_SIMULATE_HISTOGRAM_H

#include <stddef.h>
#include <stdint.h>

#define HISTOGRAM_PARTS   64  /* of an octave */
#define HISTOGRAM_OCTAVES 52  /* from 2^-30 s up; what is more is in the last bin */
#define HISTOGRAM_LEAST   -30 /* a nanosecond */
#define HISTOGRAM_BINS    (HISTOGRAM_OCTAVES * HISTOGRAM_PARTS + 1)

/* Starts as all zeroes. */
struct histogram {
    double tokens, sum, max;
    double bins[HISTOGRAM_BINS]; /* [0]: none */
};

/* So many tokens that each took so long; not negative. */
void histogram_add(struct histogram *histogram, double seconds, double tokens);

void histogram_join(struct histogram *into, const struct histogram *from);

/* The least time that at least this share of the tokens do not exceed; NAN: of no tokens. */
double histogram_quantile(const struct histogram *histogram, double q);

double histogram_mean(const struct histogram *histogram);

#endif
