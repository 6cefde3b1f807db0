/* traffic.h: requests over time, as they are sent to a deployment.
 *
 * A source knows when its next request comes. Where requests follow others (a
 * closed loop, the turns of a conversation) that depends on when those end, so
 * whoever takes requests must say so of each of them.
 *
 * Everything random comes from one seed, by the number of a request or of the
 * conversation it belongs to and not by what becomes of them: two deployments
 * under the same seed see the same lengths.
 */
#ifndef MANTILE_SIMULATE_TRAFFIC_H
#define MANTILE_SIMULATE_TRAFFIC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"

/* Part of a prompt. Equal ids are equal tokens, wherever they come after equal parts; 0 is like no other. */
struct segment {
    uint64_t id;
    uint32_t tokens;
};

/* Ids that this file gives begin with one of these; SEGMENT_NUMBER bits are left. */
enum segment_kind { SEGMENT_PREFIX = 1, SEGMENT_INPUT, SEGMENT_OUTPUT, SEGMENT_TRACE };
#define SEGMENT_NUMBER 60

struct arrival {
    double at;                      /* seconds from the beginning */
    uint32_t isl, osl;              /* tokens; the first of osl comes with the prefill */
    int32_t priority;               /* the higher the earlier, where a scheduler looks at it */
    uint32_t group;                 /* of its adapter or tenant, from 0 */
    const struct segment *segments; /* of the prompt, isl tokens together; NULL: like no other. Until it is done */
    uint32_t segment_count;
    uint64_t output; /* the id that its output has in later prompts; 0: none */
    uint32_t place;  /* what traffic_done takes; requests may share one */
};

struct traffic;
struct traffic_terms; /* traffic_terms.h */

/* Traffic from its beginning. What the terms point at must outlive it, and is not changed. */
enum mt_status traffic_new(struct traffic **traffic, const struct traffic_terms *terms, struct mt_error *error);
void traffic_free(struct traffic *traffic);

/* When the next request comes; INFINITY where none does before one of those taken is done. */
double traffic_next(const struct traffic *traffic);

/* Takes that request. */
void traffic_take(struct traffic *traffic, struct arrival *arrival);

/* The request of that place has its last token. */
void traffic_done(struct traffic *traffic, uint32_t place, double now);

/* It never will: rejected, or lost. What would follow its answer does not; a closed loop begins something else. */
void traffic_refused(struct traffic *traffic, uint32_t place, double now);

/* Whether a request of that place is on its way: taken, and neither done nor refused. */
bool traffic_expects(const struct traffic *traffic, uint32_t place);

/* Whether memory for requests could not be had: then no more of them come. */
bool traffic_failed(const struct traffic *traffic);

#endif
