/* simulation.h: pools of replicas under traffic, from the first request to the last.
 *
 * A discrete-event simulation: what happens next is a request that is sent, one that reaches an engine, a run of steps
 * that ends, a cache that was sent on, or a replica that fails or starts. One thread; the same terms give the same
 * results.
 */
#ifndef MANTILE_SIMULATE_SIMULATION_H
#define MANTILE_SIMULATE_SIMULATION_H

#include "simulate/replica.h"
#include "simulate/timeline.h"

/* How many replicas there are, by requests on their way. */
struct autoscale {
    uint32_t least, most;       /* most 0: always as many as at the beginning */
    double target;              /* requests on their way for each replica */
    double interval_s, start_s; /* between two looks; from a look until a replica takes requests */
};

/* Replicas of one deployment. What it points at must outlive it. */
struct simulated_pool {
    const struct deployment *deployment;
    struct scheduler scheduler;
    struct memory_room room;
    uint32_t count;
    double arrival_s, token_s, place_s;  /* until a step may take a request: always, for each token of its prompt, and
                                            for each other request on its way */
    double burst_s, warmup_s;            /* the same beside: for each request that was sent at the same time before it,
                                            and of the very first ones */
    double transfer_s, transfer_s_token; /* of ROLE_PREFILL: to send a cache, one after the other */
    struct autoscale autoscale;
};

struct failure {
    double at, until; /* INFINITY: for good */
    uint32_t pool, replica;
};

/* ORDER ROUTER */
enum router { ROUTER_LEAST_LOADED, ROUTER_ROUND_ROBIN, ROUTER_PREFIX, ROUTER_COUNT };

const char *router_name(enum router router);

/* One of `count` replicas, by the requests that each has; `count` refuses the request. */
typedef size_t (*choose_replica)(void *context, const struct arrival *arrival, const uint64_t *loads, size_t count,
                                 double now);

struct simulation_terms {
    const struct simulated_pool
        *pools; /* those of ROLE_PREFILL and ROLE_BOTH take requests, ROLE_DECODE what they send */
    size_t pool_count;
    struct traffic *traffic;
    enum router router;
    choose_replica choose; /* in place of the router, or NULL */
    void *choose_context;
    const struct failure *failures;
    size_t failure_count;
    double duration_s;           /* requests on their way then stay so; INFINITY: until all are done */
    double max_positions;        /* of a prompt and its output */
    uint32_t requests_most;      /* then it fails: the records of each take memory */
    uint32_t image_tokens;       /* of each prompt, beside what the traffic says */
    struct timeline *timeline;   /* what is to be looked at later; or NULL */
    bool (*stop)(void *context); /* asked now and then whether to end at once; or NULL */
    void *stop_context;
};

/* Of a pool, all its replicas together. */
struct pool_sums {
    struct replica_sums sums;
    double up_s;     /* replicas times seconds */
    double blocks_s; /* blocks that there were, times seconds */
    uint64_t blocks; /* of one replica */
    uint32_t most_up;
    uint64_t left; /* blocks in use by requests at the end */
};

struct simulation_result {
    struct record *records; /* in the order in which requests were sent */
    size_t record_count;
    struct histogram *gaps; /* seconds between two tokens of a request */
    struct pool_sums *pools;
    double end;           /* seconds: when the last thing happened */
    uint64_t lost_tokens; /* that failures took */
    bool stopped;
};

enum mt_status simulate(const struct simulation_terms *terms, struct simulation_result *result, struct mt_error *error);
void simulation_result_free(struct simulation_result *result);

#endif
