/* room.h: what is left for caches on the accelerators of a replica, in blocks.
 *
 * A sequence takes `fixed` blocks for what it keeps however long it is (states, and windows that it will fill) and one
 * for each block_tokens tokens of the layers that keep everything.
 */
#ifndef MANTILE_MEMORY_ROOM_H
#define MANTILE_MEMORY_ROOM_H

#include "memory/plan.h"

struct memory_room {
    double blocks;       /* of the whole replica, all ranks that share out sequences; INFINITY: caches take none */
    double block_tokens; /* INFINITY where nothing grows */
    double block_bytes;
    const struct stage *stage;
};

/* The room beside steps like those of the load (its first lane), of the fullest stage. */
void memory_measure_room(const struct memory_plan *plan, const struct memory_load *load, lanes *registers,
                         struct memory_room *room);

/* Blocks that a sequence of at most `tokens` tokens takes beside those that grow. */
double memory_fixed_blocks(const struct memory_room *room, double tokens);

#endif
