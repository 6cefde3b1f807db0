/* request.h: requests on their way through a deployment, and lists of them. */
#ifndef MANTILE_SIMULATE_REQUEST_H
#define MANTILE_SIMULATE_REQUEST_H

#include "base/vector.h"
#include "simulate/prefix.h"
#include "simulate/record.h"
#include "simulate/traffic.h"

#define NOBODY UINT32_MAX

#define RECORDS_MOST      (1 << 27) /* requests of a simulation: 7.5 GB of records */
#define ON_THEIR_WAY_MOST (1 << 20) /* at once */

struct request {
    struct arrival of;
    uint32_t record;
    uint32_t prompt;         /* tokens to prefill: its own, and what was generated before it was preempted */
    uint32_t done, chunk;    /* of them: there already, and in this step */
    uint32_t generated;      /* tokens that it has got */
    double since;            /* it has its last token, where its replica does not say that for all */
    uint64_t joined, target; /* the replica's clock of tokens when it began to decode, and when it ends */
    prefix_end held;         /* what it holds of the prefix cache, */
    uint64_t shared;         /* in blocks */
    uint32_t previous, next; /* in its list */
    uint32_t rank, stamp;    /* stamp: of the request that has this place now */
    uint32_t replica;
    bool away;    /* its cache is on the host, or came from another replica: nothing to prefill */
    bool swapped; /* it is on the host */
};

struct requests {
    VECTOR(struct request) all;
    VECTOR(uint32_t) unused;
    VECTOR(struct record) records;
};

/* A place for what arrives; NOBODY where memory could not be had. May move all others. */
uint32_t requests_add(struct requests *requests, const struct arrival *arrival);
void requests_remove(struct requests *requests, uint32_t request);
void requests_free(struct requests *requests);

static inline struct request *request_at(const struct requests *requests, uint32_t request) {
    return &requests->all.items[request];
}

static inline struct record *record_of(const struct requests *requests, uint32_t request) {
    return &requests->records.items[requests->all.items[request].record];
}

struct request_list {
    uint32_t first, last;
    uint64_t count;
};

#define REQUEST_LIST_EMPTY ((struct request_list){NOBODY, NOBODY, 0})

void list_append(struct request_list *list, const struct requests *requests, uint32_t request);
void list_prepend(struct request_list *list, const struct requests *requests, uint32_t request);
void list_remove(struct request_list *list, const struct requests *requests, uint32_t request);

#endif
