/* form_message.h: messages between the ranks of one level of links.
 *
 * One-shot (every rank sends all it has to all), two-shot or LL128, and a ring
 * or a switch that reduces; small messages take the better of the first two,
 * those above `limit` the last:
 *
 *     t = launch + step (n - 1) + F bytes / (link share) [+ ramp sqrt(bytes / link)]
 *
 * F = 2 (n-1)/n for an all_reduce and (n-1)/n otherwise, n-1 for one-shot. */
#ifndef MANTILE_COST_FORM_MESSAGE_H
#define MANTILE_COST_FORM_MESSAGE_H

#include "cost/form.h"

/* ORDER MESSAGE: form_message.c lists them. */
enum {
    MESSAGE_LAUNCH,
    MESSAGE_STEP,
    MESSAGE_SHARE,
    MESSAGE_LAUNCH_2,
    MESSAGE_STEP_2,
    MESSAGE_SHARE_2,
    MESSAGE_LAUNCH_3,
    MESSAGE_STEP_3,
    MESSAGE_SHARE_3,
    MESSAGE_SWITCH,
    MESSAGE_RAMP,
    MESSAGE_LIMIT,
    MESSAGE_ONE_SHOT,
    MESSAGE_PARAMETERS
};

/* factor: F above; one_shot: what one rank sends of `bytes` at once, n - 1. */
double message_seconds(const double *parameters, double link, double ranks, double bytes, double factor);

#endif
