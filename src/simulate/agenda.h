/* agenda.h: what is to come, the earliest first; of two at one time, what was put in first. */
#ifndef MANTILE_SIMULATE_AGENDA_H
#define MANTILE_SIMULATE_AGENDA_H

#include <stdint.h>

#include "base/vector.h"

/* The stamp tells whether what it was put in for is still so; kind and stamp are whoever's who puts it in. */
struct agenda_entry {
    double at;
    uint64_t number; /* of those put in: the agenda's own */
    uint32_t what, kind, stamp;
};

struct agenda {
    VECTOR(struct agenda_entry) entries; /* a heap */
    uint64_t put;
};

/* False when memory could not be had. */
bool agenda_put(struct agenda *agenda, struct agenda_entry entry);

/* When the first one comes; INFINITY where there is none. */
double agenda_next(const struct agenda *agenda);

/* Takes it out; there must be one. */
struct agenda_entry agenda_take(struct agenda *agenda);

void agenda_free(struct agenda *agenda);

#endif
