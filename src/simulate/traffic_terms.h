/* traffic_terms.h: what makes traffic: who begins conversations and when, what they are of, and when it ends.
 *
 * A conversation has one turn where nothing else is said: then it is a request.
 */
#ifndef MANTILE_SIMULATE_TRAFFIC_TERMS_H
#define MANTILE_SIMULATE_TRAFFIC_TERMS_H

#include "simulate/arrivals.h"
#include "simulate/lengths.h"

/* ORDER TRAFFIC */
enum traffic_kind {
    TRAFFIC_CLOSED, /* `users` of them, all from time 0, each with the next when one is over */
    TRAFFIC_OPEN,   /* at a rate */
    TRAFFIC_TRACE   /* as they came once */
};

struct traffic_terms {
    uint64_t seed;
    enum traffic_kind kind;

    uint32_t users; /* TRAFFIC_CLOSED */

    struct rate_curve rate; /* TRAFFIC_OPEN */
    double burstiness;

    const struct trace
        *trace; /* TRAFFIC_TRACE, which has lengths and prompts; and groups and priorities where no shares are stated */
    double speed; /* times are divided by it */

    struct lengths lengths;    /* of each turn: what is new in its prompt, and its output */
    struct distribution turns; /* of a conversation; each prompt holds all before it */
    struct distribution think; /* seconds from an answer to the next turn */

    struct shares prefixes; /* which prefix a conversation begins with */
    uint32_t prefix_tokens; /* before its first prompt */

    struct shares groups;          /* adapters or tenants, which share no prefixes */
    struct shares priority_shares; /* of `priorities` */
    const int32_t *priorities;

    uint64_t requests; /* that many, */
    double duration;   /* and none at that time or later */
};

#define BURSTINESS_LEAST 1e-3
#define BURSTINESS_MOST  1e6
#define REQUESTS_MOST    ((uint64_t)1 << 40)
#define TURNS_MOST       ((uint32_t)1 << 16)
#define GROUPS_MOST      ((size_t)1 << 20)

#endif
