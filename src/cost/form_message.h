/* form_message.h: messages between the ranks of one level of links.
 *
 * One-shot (every rank sends all it has to all), two-shot or LL128, and a ring
 * or a switch that reduces:
 *
 *     t = launch + step (n - 1) + F bytes / (link share) [+ ramp sqrt(bytes / link)]
 *
 * F = 2 (n-1)/n for an all_reduce and (n-1)/n otherwise, n-1 for one-shot. A
 * library like NCCL takes the better of the first two up to `limit`, then the
 * last. An engine's own kernels are chosen by rule instead (custom_all_reduce.cuh
 * of vLLM: one shot below 512 KiB of 4 ranks, 256 KiB of 8, always of 2). A path
 * through the host is shared by its ranks: links of n ranks are (n/2)^shared
 * times slower. No share of a switch that reduces makes a rank send less than
 * its tensor once, or go faster than its link. */
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
    MESSAGE_SHARED,
    MESSAGE_RAMP,
    MESSAGE_HOST,
    MESSAGE_LIMIT_1,
    MESSAGE_LIMIT,
    MESSAGE_ONE_SHOT,
    MESSAGE_RULE,
    MESSAGE_PARAMETERS
};

/* launch + sent / (link share), as a line over the bytes of the tensor. */
struct message_line {
    double fixed, each_byte;
};

/* Messages between a number of ranks over one link. */
struct message {
    struct message_line small, medium, large;
    double ramp, host;
    double limit_1, limit; /* bytes from which no message is small, and above which it is large */
    bool rule;
};

/* factor: F above. */
void message_bind(struct message *message, const double *parameters, double link, double ranks, double factor);

/* seconds[i] of bytes[i]. */
void message_seconds(const struct message *message, const double *bytes, double *seconds, size_t n);

#endif
