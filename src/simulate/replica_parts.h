/* replica_parts.h: what the files of a replica share: replica.c (memory, requests that come and go), replica_step.c
 * (what comes next) and replica_end.c (the end of a run).
 */
#ifndef MANTILE_SIMULATE_REPLICA_PARTS_H
#define MANTILE_SIMULATE_REPLICA_PARTS_H

#include "simulate/replica.h"

struct request *replica_request(const struct replica *replica, uint32_t request);

/* Requests that have started and are not at their end. */
uint64_t replica_running(const struct replica *replica);

/* Whether it has all sequences that it may have at once. */
bool replica_is_full(const struct replica *replica);

/* The request decodes from now on: it has its prompt's cache. */
enum mt_status replica_join(struct replica *replica, uint32_t id, struct mt_error *error);

/* Takes a request off those that decode, and says for how many tokens it has blocks. */
uint64_t replica_leave(struct replica *replica, uint32_t id);

/* What a request that runs has of a replica is free again. */
void replica_give_up(struct replica *replica, struct request *request, uint64_t tokens);

/* Whether a request that waits may run now; if so it has its blocks. */
bool replica_start(struct replica *replica, uint32_t id);

/* Of the requests of the lowest priority that run the newest goes back to the front of those that wait. */
void replica_preempt(struct replica *replica);

/* Blocks that nobody uses, those that the prefix cache could give up among them. */
uint64_t replica_free_blocks(const struct replica *replica);

/* Makes `count` blocks free of the prefix cache; replica_free_blocks() has so many. */
void replica_make_free(struct replica *replica, uint64_t count);

/* Blocks that a request has when it holds `tokens`, beside those of the prefix cache. */
uint64_t replica_own_blocks(const struct replica *replica, const struct request *request, uint64_t tokens);

/* The clock of tokens after so many steps of decoding. */
uint64_t replica_clock_after(const struct replica *replica, uint64_t steps);

/* Whether those that wait, with those that decode, make up a step that is worth no further wait. */
bool replica_fills_step(const struct replica *replica);

/* The clock at which the next request ends. */
uint64_t replica_next_end(struct replica *replica);

/* From how many steps of decoding on, `steps` of them or more, it looks for new requests next. */
double replica_next_look(const struct replica *replica, double steps);

/* Seconds of the first `steps` steps of a run. */
double run_duration(const struct run *run, double steps);

#endif
