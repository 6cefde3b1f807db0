/* steps.h: how long the steps of a replica take, for a simulator that asks millions of times.
 *
 * Times come from the cost model at the points of a grid, priced LANES at a time when they are first needed, and are
 * interpolated in between: 8 steps an octave of the tokens (of a prompt, or of the mean context), which leaves less
 * than 0.3 % of what grows with the square of a length. A batch that decodes is priced as it is.
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

#endif
