/* traffic.h: requests over time, as they are sent to a deployment.
 *
 * A source knows when its next request comes. Where requests follow others (a
 * closed loop, the turns of a conversation) that depends on when those end, so
 * whoever takes requests must say so of each of them.
 *
 * Everything random comes from one seed, in the order of the requests and not of
 * what becomes of them: two deployments under the same seed see the same lengths.
 */
#ifndef MANTILE_SIMULATE_TRAFFIC_H
#define MANTILE_SIMULATE_TRAFFIC_H

#include <stdint.h>

/* Part of a prompt. Equal ids are equal tokens, wherever they come after equal parts; 0 is like no other. */
struct segment {
    uint64_t id;
    uint32_t tokens;
};

struct arrival {
    double at;                      /* seconds from the beginning */
    uint32_t isl, osl;              /* tokens; the first of osl comes with the prefill */
    int32_t priority;               /* the higher the earlier, where a scheduler looks at it */
    uint32_t group;                 /* of its adapter or tenant, from 0 */
    const struct segment *segments; /* of the prompt, isl tokens together; NULL: like no other. Until it is done */
    uint32_t segment_count;
    uint64_t output; /* the id that its output has in later prompts; 0: none */
    uint32_t place;  /* what traffic_done takes */
};

struct traffic;

/* When the next request comes; INFINITY where none does before one of those taken is done. */
double traffic_next(const struct traffic *traffic);

/* Takes that request. */
void traffic_take(struct traffic *traffic, struct arrival *arrival);

/* The request of that place has its last token, or was rejected. */
void traffic_done(struct traffic *traffic, uint32_t place, double now);

#endif
