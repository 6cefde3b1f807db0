/* record.h: what became of one request of a simulation. */
#ifndef MANTILE_SIMULATE_RECORD_H
#define MANTILE_SIMULATE_RECORD_H

#include <stdint.h>

/* ORDER OUTCOME */
enum outcome {
    OUTCOME_RUNNING, /* not at its end when the simulation was */
    OUTCOME_FINISHED,
    OUTCOME_TOO_LONG,  /* longer than the model's positions */
    OUTCOME_TOO_LARGE, /* than all memory for caches */
    OUTCOME_LOST,      /* refused by a policy, or its replica failed too often */
    OUTCOME_COUNT
};

struct record {
    double arrived, started, first, finished; /* seconds; started: its first step; NAN where it did not happen */
    uint32_t isl, osl, cached;                /* tokens; cached: of its prompt, when it started */
    uint32_t replica;                         /* that finished it, from 0 over all pools */
    uint32_t group;
    uint16_t preemptions, retries; /* no more are counted than there is room for */
    uint8_t outcome;
};

#endif
