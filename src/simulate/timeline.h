/* timeline.h: when which replica did what, to be looked at, in a bounded room.
 *
 * Where there are more steps than the room has, those of a replica that begin within a resolution of one another become
 * one, and the resolution grows as the time does. Of more requests every 2nd, 4th, ... by its number stays.
 */
#ifndef MANTILE_SIMULATE_TIMELINE_H
#define MANTILE_SIMULATE_TIMELINE_H

#include <stddef.h>

#include "base/status.h"
#include "base/vector.h"
#include "simulate/record.h"

/* Of several steps: the sums of busy, prompts and tokens, and the most of the others. */
struct timeline_step {
    double start, end; /* seconds */
    double busy;       /* of that time */
    uint64_t steps, prompts, prompt_tokens;
    uint32_t replica;
    uint32_t decoding, waiting; /* requests */
    uint32_t kv_used, kv_total; /* blocks */
};

struct timeline_request {
    uint64_t number; /* in the order of arrival */
    struct record record;
};

/* Starts as zeroes but for its rooms. */
struct timeline {
    size_t step_room, request_room; /* 0: none is kept; there is a step of each replica in any case */
    VECTOR(struct timeline_step) steps;
    VECTOR(struct timeline_request) requests;
    VECTOR(size_t) latest; /* [replica]: how many steps there were with its latest one; 0: none */
    double resolution;     /* seconds */
    uint64_t every;        /* this many-th request; 0: each */
};

void timeline_free(struct timeline *timeline);

/* A step, in which `busy` and `steps` are not looked at. A replica's steps come in the order of time. */
enum mt_status timeline_add_step(struct timeline *timeline, const struct timeline_step *step, struct mt_error *error);

enum mt_status timeline_add_request(struct timeline *timeline, uint64_t number, const struct record *record,
                                    struct mt_error *error);

#endif
