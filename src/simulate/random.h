/* random.h: numbers by chance that are the same on every machine.
 *
 * What has a number of its own (a request, a conversation) has a sequence of its own, for each thing that is drawn of
 * it: it does not depend on what was drawn before. Bits come from SplitMix64 (Steele, Lea and Flood 2014, Fast
 * Splittable Pseudorandom Number Generators). Logarithms and exponentials are made of basic operations, which IEEE 754
 * rounds alike everywhere; those of C libraries differ in their last bits.
 */
#ifndef MANTILE_SIMULATE_RANDOM_H
#define MANTILE_SIMULATE_RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state;
};

/* The sequence of a seed that number `index` has for `stream`. */
struct random random_start(uint64_t seed, uint64_t stream, uint64_t index);

uint64_t random_bits(struct random *random);
double random_uniform(struct random *random);             /* 0 <= x < 1 */
double random_exponential(struct random *random);         /* of mean 1 */
double random_normal(struct random *random);              /* of mean 0 and deviation 1 */
double random_gamma(struct random *random, double shape); /* of mean `shape`, which is above 0 */

double random_log(double x); /* of x > 0 */
double random_exp(double x);

#endif
