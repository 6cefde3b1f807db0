/* replica.h: one engine: what waits, what runs, and the step or steps it is at.
 *
 * Between two changes of what runs, steps of decoding are done at once: their times grow evenly with the contexts.
 * The sum over them is that of a trapezoid.
 */
#ifndef MANTILE_SIMULATE_REPLICA_H
#define MANTILE_SIMULATE_REPLICA_H

#include "memory/room.h"
#include "simulate/blocks.h"
#include "simulate/histogram.h"
#include "simulate/agenda.h"
#include "simulate/scheduler.h"
#include "simulate/steps.h"

#define PRIORITIES 8
#define RANKS_MAX  1024

/* What it tells whoever runs it, which may give it no requests meanwhile. */
struct replica_events {
    void *context;
    void (*prefilled)(void *context, uint32_t request, double now); /* of ROLE_PREFILL: its cache is to be sent */
    void (*finished)(void *context, uint32_t request, double now);
};

enum run_kind { RUN_NONE, RUN_PREFILL, RUN_DECODE };

/* Steps that were begun. */
struct run {
    enum run_kind kind;
    double start, end;
    double late_s;           /* before the first step */
    double first_s, slope_s; /* of the steps of decoding: the first, and how much longer each takes than the last */
    double power_w;
    uint64_t steps;
    uint64_t prompts, prompt_tokens; /* of a step that prefills */
    bool decodes;                    /* such a step, too */
};

/* Sums over the time, for means. */
struct replica_sums {
    double busy_s, prefill_s, joules; /* joules: of one accelerator while it works */
    double used_s, waiting_s;         /* blocks in use, and requests that wait, times seconds */
    uint64_t steps, tokens, prompt_tokens, preemptions, most_used;
};

struct replica {
    const struct deployment *deployment;
    const struct scheduler *scheduler;
    const struct memory_room *room;
    const struct replica_events *events;
    struct steps *steps;       /* shared by all replicas of its pool */
    struct requests *requests; /* shared by all */
    struct histogram *gaps;    /* between tokens of a request; shared by all */
    struct blocks blocks;
    struct prefix_cache *cache; /* NULL: none */
    struct request_list waiting[PRIORITIES], prefilling, decoding, sending;
    struct agenda ends; /* of those that decode, by the clock of blocks */
    struct rank {
        uint32_t sequences, decoding;
    } * ranks;
    size_t rank_count;
    uint64_t contexts; /* tokens that those that decode hold, all together */
    uint64_t to_come;  /* tokens that those that run have still to get */
    uint64_t stepped;  /* steps of decoding so far */
    uint64_t fresh;    /* of those that decode, the last ones: no token yet since they began to */
    double since_look; /* steps of decoding since the last step of prompts: it looks at every so many of them */
    double held_since; /* by `stepped`: prompts wait for others to share a step with; INFINITY: none do */
    double late_s;     /* what moving caches adds to the next run */
    bool preempted;    /* requests, in this step */
    double tokens_at;  /* when those that decode, less the fresh ones, last got tokens */
    struct run run;
    struct replica_sums sums;
    double summed; /* up to when the sums go */
};

/* What is pointed at must outlive it. */
struct replica_terms {
    const struct deployment *deployment;
    const struct scheduler *scheduler;
    const struct memory_room *room;
    const struct replica_events *events;
    struct steps *steps;
    struct requests *requests;
    struct histogram *gaps;
};

enum mt_status replica_init(struct replica *replica, const struct replica_terms *terms, struct mt_error *error);
void replica_free(struct replica *replica);

/* Whether its memory could ever hold that request. */
bool replica_could_hold(const struct replica *replica, const struct arrival *arrival);

/* A request reaches it. Where steps of decoding are on their way that it might join, they end with the one that runs:
 * true, and run.end is another. */
bool replica_add(struct replica *replica, uint32_t request, double now);

/* Begins what comes next at `now`, when no run is on its way: run.kind is RUN_NONE where there is nothing to do. */
enum mt_status replica_begin(struct replica *replica, double now, struct mt_error *error);

/* The run is at its end. */
enum mt_status replica_end(struct replica *replica, struct mt_error *error);

/* A cache was sent. */
void replica_sent(struct replica *replica, uint32_t request, double now);

/* Takes every request off it as it is, for another replica, one at a time; NOBODY when none is left. The run is lost,
 * and what the prefix cache keeps. */
uint32_t replica_drop(struct replica *replica, double now);

/* Requests that it has, and those of them that wait. */
uint64_t replica_load(const struct replica *replica);
uint64_t replica_waiting(const struct replica *replica);

/* Blocks that requests use, of their own or held in the prefix cache. */
uint64_t replica_used(const struct replica *replica);

/* Brings the sums up to now. */
void replica_sum(struct replica *replica, double now);

#endif
