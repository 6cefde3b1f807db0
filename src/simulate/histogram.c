#include "simulate/histogram.h"

#include <math.h>
#include <string.h>

#define MANTISSA_BITS 52
#define PART_BITS     6 /* of HISTOGRAM_PARTS */
#define EXPONENT_BIAS 1023

/* The exponent of a double and the first bits behind it count bins. */
static size_t bin_of(double seconds) {
    if (!(seconds >= ldexp(1, HISTOGRAM_LEAST))) return 0;
    uint64_t bits;
    memcpy(&bits, &seconds, sizeof bits);
    const uint64_t first = (uint64_t)(EXPONENT_BIAS + HISTOGRAM_LEAST) << PART_BITS;
    const uint64_t bin = (bits >> (MANTISSA_BITS - PART_BITS)) - first + 1;
    return bin < HISTOGRAM_BINS ? (size_t)bin : HISTOGRAM_BINS - 1;
}

/* The middle of a bin. */
static double bin_seconds(size_t bin) {
    if (bin == 0) return 0;
    const size_t octave = (bin - 1) / HISTOGRAM_PARTS, part = (bin - 1) % HISTOGRAM_PARTS;
    return ldexp(1 + ((double)part + 0.5) / HISTOGRAM_PARTS, HISTOGRAM_LEAST + (int)octave);
}

void histogram_add(struct histogram *histogram, double seconds, double tokens) {
    histogram->bins[bin_of(seconds)] += tokens;
    histogram->tokens += tokens;
    histogram->sum += seconds * tokens;
    if (seconds > histogram->max) histogram->max = seconds;
}

void histogram_join(struct histogram *into, const struct histogram *from) {
    for (size_t i = 0; i < HISTOGRAM_BINS; i++) into->bins[i] += from->bins[i];
    into->tokens += from->tokens;
    into->sum += from->sum;
    if (from->max > into->max) into->max = from->max;
}

/* The last bin has no middle: all that is above it is in there. */
double histogram_quantile(const struct histogram *histogram, double q) {
    if (!(histogram->tokens > 0)) return NAN;
    double until = histogram->bins[0];
    size_t bin = 0;
    while (bin < HISTOGRAM_BINS - 1 && (until == 0 || until < q * histogram->tokens)) until += histogram->bins[++bin];
    const double seconds = bin < HISTOGRAM_BINS - 1 ? bin_seconds(bin) : histogram->max;
    return fmin(seconds, histogram->max);
}

double histogram_mean(const struct histogram *histogram) {
    return histogram->tokens > 0 ? histogram->sum / histogram->tokens : (double)NAN;
}
