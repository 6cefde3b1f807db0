/* agenda.h: what is to come, the earliest first; of two at one time, what was put in first. */
#ifndef MANTILE_SIMULATE_AGENDA_H
#define MANTILE_SIMULATE_AGENDA_H

#include <stdint.h>

#include "base/vector.h"

struct agenda_entry {
    double at;
    uint64_t number; /* of those put in */
    uint32_t what;
};

struct agenda {
    VECTOR(struct agenda_entry) entries; /* a heap */
    uint64_t put;
};

/* False when memory could not be had. */
bool agenda_put(struct agenda *agenda, double at, uint32_t what);

/* When the first one comes; INFINITY where there is none. */
double agenda_next(const struct agenda *agenda);

/* Takes it out; there must be one. */
uint32_t agenda_take(struct agenda *agenda);

void agenda_free(struct agenda *agenda);

#endif
