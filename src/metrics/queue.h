/* queue.h: what prompts wait for those before them, in a closed loop that starts with all of them at once.
 * All times are seconds.
 */
#ifndef MANTILE_METRICS_QUEUE_H
#define MANTILE_METRICS_QUEUE_H

#include "graph/dimcode.h"

/* A loop in each lane. */
struct queue {
    double spread, waves; /* see loop.h */
    lanes count, each;    /* prompts, and how long each takes */
    lanes generation;     /* from a first token to the last */
    lanes head;           /* over which the first wave ends */
    lanes cycle;          /* from a request to its successor */
};

/* The mean wait over all waves of requests after the first. The first ends spread over `head`; with each wave lengths
 * up to `spread` off their mean spread the ends further, until they cover the whole cycle. */
void queue_later(const struct queue *queue, double *wait, size_t n);

/* The mean time until the last of its step is done, of `count` prompts that come at once to steps of at most `most`
 * that take `step` seconds; `more`, what a step takes longer at the end, when all others decode. */
double queue_burst(double count, double most, double step, double more);

/* What is added to that where prompts come one after another, `apart` seconds one from the other, after `warmup`: the
 * last is ready no sooner than it comes. */
double queue_late(double count, double most, double step, double apart, double warmup);

#endif
