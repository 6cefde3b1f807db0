/* lengths.h: the tokens of a prompt and of its output, each for itself or as they came together once. */
#ifndef MANTILE_SIMULATE_LENGTHS_H
#define MANTILE_SIMULATE_LENGTHS_H

#include "simulate/distribution.h"
#include "simulate/trace.h"

struct lengths {
    struct distribution isl, osl;
    const struct trace *pairs; /* in their place: those of its rows, each as likely; or NULL */
};

/* Tokens are at least 1. */
enum mt_status lengths_check(const struct lengths *lengths, struct mt_error *error);

void lengths_draw(const struct lengths *lengths, struct random *random, uint32_t *isl, uint32_t *osl);

#endif
