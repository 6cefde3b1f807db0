/* simulation_parts.h: what the files of a simulation share: simulation.c (requests, and what happens when),
 * simulation_route.c (which replica takes a request) and simulation_scale.c (replicas that fail, start and end).
 */
#ifndef MANTILE_SIMULATE_SIMULATION_PARTS_H
#define MANTILE_SIMULATE_SIMULATION_PARTS_H

#include "simulate/simulation.h"

enum event { EVENT_REACH, EVENT_RUN, EVENT_SENT, EVENT_DOWN, EVENT_BACK, EVENT_STARTED, EVENT_SCALE };

enum state { STATE_DOWN, STATE_STARTING, STATE_UP, STATE_DRAINING };

/* A replica among others. */
struct place {
    struct replica replica;
    uint32_t pool, stamp; /* stamp: of its run, or its start */
    uint32_t failures;    /* that are not over */
    bool returns;         /* when they are, it takes requests again */
    enum state state;
    double since;       /* it is in that state */
    double sends_until; /* its link is busy */
};

struct simulation {
    const struct simulation_terms *terms;
    struct simulation_result *result;
    struct requests requests;
    struct agenda events;
    struct place *places;
    size_t place_count;
    struct steps **steps; /* [pool_count] */
    struct replica_events told;
    struct request_list homeless; /* no replica is there for them */
    uint64_t on_their_way, turn;
    double first, last;         /* when the first request was sent, and the last; NAN before that */
    uint64_t together;          /* requests before the last that were sent at that time */
    uint64_t refused;           /* since something else happened */
    uint32_t looks, idle_looks; /* of autoscaling: that are to come, and that changed nothing, in a row */
    double now;
    enum mt_status status;
    struct mt_error *error;
};

const struct simulated_pool *simulation_pool(const struct simulation *simulation, const struct place *place);
struct request *simulation_request(const struct simulation *simulation, uint32_t id);

/* Keeps the first failure, which ends it. */
void simulation_fail(struct simulation *simulation, enum mt_status status);

void simulation_put(struct simulation *simulation, double when, enum event kind, size_t what, uint32_t stamp);

/* A request is there: it is refused, goes to a replica, or waits for one. */
void simulation_reach(struct simulation *simulation, uint32_t id);

/* The replica for a request: nothing where none is there, or `refused` where it is refused. */
struct place *simulation_route(struct simulation *simulation, const struct arrival *arrival, bool *refused);
struct place *simulation_least_loaded(struct simulation *simulation, bool decodes);

/* Counts the time that it was in its state. */
void simulation_set_state(struct simulation *simulation, struct place *place, enum state state);

/* One that takes no more requests and has none is down. */
void simulation_end_draining(struct simulation *simulation, struct place *place);

/* It fails: all its requests begin anew elsewhere. A failure is over. It takes requests. */
void simulation_down(struct simulation *simulation, struct place *place);
void simulation_back(struct simulation *simulation, struct place *place);
void simulation_up(struct simulation *simulation, struct place *place);

/* A look at the load of a pool, which puts the next one. */
void simulation_scale(struct simulation *simulation, uint32_t pool);
void simulation_put_look(struct simulation *simulation, uint32_t pool);

#endif
