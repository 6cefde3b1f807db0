#include "simulate/random.h"

#include <math.h>

#define LN2       0x1.62e42fefa39efp-1
#define LN2_HIGH  0x1.62e42fefa38p-1 /* a multiple of it below 2^11 is exact */
#define LN2_LOW   0x1.ef35793c7673p-45
#define ROOT_HALF 0x1.6a09e667f3bcdp-1

#define LOG_TERMS 10 /* (3 - 2 sqrt 2)^(2 x 11) is below 2^-53 */
#define EXP_TERMS 14 /* (ln 2 / 2)^14 / 14! too */

#define EXP_MOST  709.0
#define EXP_LEAST (-745.0)

/* Of the series 2 (s + s^3/3 + s^5/5 + ...), s = (m - 1) / (m + 1). */
double random_log(double x) {
    int exponent;
    double m = frexp(x, &exponent), sum = 0;
    if (m < ROOT_HALF) {
        m *= 2;
        exponent--;
    }
    double s = (m - 1) / (m + 1), square = s * s;
    for (int k = LOG_TERMS; k >= 0; k--) sum = sum * square + 1.0 / (2 * k + 1);
    return exponent * LN2 + 2 * s * sum;
}

double random_exp(double x) {
    if (x > EXP_MOST) return INFINITY;
    if (x < EXP_LEAST) return 0;
    double k = floor(x / LN2 + 0.5), rest = x - k * LN2_HIGH - k * LN2_LOW, sum = 1;
    for (int term = EXP_TERMS; term > 0; term--) sum = 1 + sum * rest / term;
    return ldexp(sum, (int)k);
}

static uint64_t mixed(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

#define STEP 0x9E3779B97F4A7C15u /* 2^64 / golden ratio */

uint64_t random_bits(struct random *random) { return mixed(random->state += STEP); }

struct random random_start(uint64_t seed, uint64_t stream, uint64_t index) {
    return (struct random){mixed(mixed(mixed(seed + STEP) + stream * STEP) + index * STEP)};
}

double random_uniform(struct random *random) { return (double)(random_bits(random) >> 11) * 0x1p-53; }

double random_exponential(struct random *random) { return -random_log(1 - random_uniform(random)); }

/* The polar method: Marsaglia and Bray 1964. */
double random_normal(struct random *random) {
    double u, v, square;
    do {
        u = 2 * random_uniform(random) - 1;
        v = 2 * random_uniform(random) - 1;
        square = u * u + v * v;
    } while (square >= 1 || square == 0);
    return u * sqrt(-2 * random_log(square) / square);
}

/* Of a shape of 1 or more: Marsaglia and Tsang 2000, A Simple Method for Generating Gamma Variables. */
static double gamma_above(struct random *random, double shape) {
    double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);
    for (;;) {
        double x = random_normal(random), root = 1 + c * x, v = root * root * root;
        if (root <= 0) continue;
        double u = 1 - random_uniform(random);
        if (random_log(u) < 0.5 * x * x + d - d * v + d * random_log(v)) return d * v;
    }
}

double random_gamma(struct random *random, double shape) {
    if (shape == 1) return random_exponential(random);
    if (shape > 1) return gamma_above(random, shape);
    double power = random_exp(random_log(1 - random_uniform(random)) / shape); /* section 6 of the same */
    return gamma_above(random, shape + 1) * power;
}
