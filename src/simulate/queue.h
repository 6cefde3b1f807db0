/* queue.h: what is to come, soonest first; what comes at the same time in the order in which it was put. */
#ifndef MANTILE_SIMULATE_QUEUE_H
#define MANTILE_SIMULATE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct queue_item {
    double at;
    uint64_t order; /* the queue's own */
    uint32_t kind, what, stamp;
};

struct queue {
    struct queue_item *items; /* a binary heap */
    size_t count, capacity;
    uint64_t put;
};

/* When the first comes; INFINITY where nothing does. */
double queue_next(const struct queue *queue);

/* false when memory could not be had */
bool queue_put(struct queue *queue, double at, uint32_t kind, uint32_t what, uint32_t stamp);

/* There must be one. */
struct queue_item queue_take(struct queue *queue);

void queue_free(struct queue *queue);

#endif
