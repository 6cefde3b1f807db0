/* form_scan.h: recurrences over a state for each head of each sequence.
 *
 * A kernel gives each state to one processor, which takes its sequence chunk by
 * chunk (Yang et al. 2024; Dao and Gu 2024), or token by token where few are new;
 * the products inside chunks and what is moved bound it as they bind any kernel:
 *
 *     t = launch + soft(soft(flops / (rate compute), bytes / (bandwidth memory)),
 *                       max(1, states / (processors resident)) (chunks step + start))
 *
 * Chunked kernels also write the state of each chunk and read it again. */
#ifndef MANTILE_COST_FORM_SCAN_H
#define MANTILE_COST_FORM_SCAN_H

#include "cost/form.h"

/* ORDER SCAN: form_scan.c lists them. */
enum {
    SCAN_LAUNCH,
    SCAN_COMPUTE,
    SCAN_MEMORY,
    SCAN_NEAR,
    SCAN_STEP,
    SCAN_START,
    SCAN_RESIDENT,
    SCAN_LOSS,
    SCAN_PARAMETERS
};

struct scan_shape {
    double flops;
    double moved, state;          /* bytes of activations, and of states read and written */
    double states, length, chunk; /* states in all, tokens of each sequence, and of a chunk: 1 for token by token */
};

/* chip begins a shape (form.h). */
double scan_seconds(const double *parameters, const double *chip, const struct scan_shape *shape);

#endif
