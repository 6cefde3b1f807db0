/* steps.h: how long the steps of a replica take, for a simulator that asks millions of times.
 *
 * Times come from the cost model at the points of a grid, priced LANES at a time when they are first needed, and are
 * interpolated in between: each number of tokens (of a prompt, or of the mean context) up to 64 and 8 an octave of
 * more, 8 an octave of prompts, 4 of cached tokens. That leaves less than 0.3 % of what grows with the square of a
 * length. Calibrated times also jump, where a tile of a kernel is full: those steps come out as slopes, which is 1 % on
 * average of what prompts take. A batch that decodes is priced as it is: 0.1 %.
 *
 * Not for several threads at once: a simulation owns its own.
 */
#ifndef MANTILE_SIMULATE_STEPS_H
#define MANTILE_SIMULATE_STEPS_H

#include "metrics/deployment.h"

struct step_cost {
    double time_s;
    double part_s;  /* of a prefill what it takes however little it does; of decoding what reading caches takes */
    double power_w; /* of one accelerator; NAN where it is not known */
};

struct steps;

enum mt_status steps_new(struct steps **steps, const struct deployment *deployment, struct mt_error *error);
void steps_free(struct steps *steps);

/* A step that prefills `tokens` tokens of each of `sequences` prompts, of which `cached` tokens are there; all >= 1 but
 * cached. On failure all times are NAN: memory could not be had. */
struct step_cost steps_prefill(struct steps *steps, double sequences, double tokens, double cached);

/* A step that yields a token, or the deployment's step_yield, of each of `sequences` at a mean context. */
struct step_cost steps_decode(struct steps *steps, double sequences, double context);

/* Whether memory could not be had. */
bool steps_failed(const struct steps *steps);

#endif
