/* scheduler.h: what an engine puts into its steps, as numbers. */
#ifndef MANTILE_SIMULATE_SCHEDULER_H
#define MANTILE_SIMULATE_SCHEDULER_H

#include <stdbool.h>

#include "simulate/request.h"

/* What a replica does of a request. */
enum role { ROLE_BOTH, ROLE_PREFILL, ROLE_DECODE };

/* Which of the `count` first that wait may start next; `count` for none of them yet. Asked before each step. */
typedef size_t (*choose_request)(void *context, const struct requests *requests, const uint32_t *waiting, size_t count,
                                 double now);

#define CHOICES_MAX 64

struct scheduler {
    enum role role;
    double step_tokens;    /* the most tokens of a step on each rank that shares out sequences; INFINITY: no limit */
    double max_sequences;  /* at once, on each such rank */
    double poll_steps;     /* steps of decoding from look to look for new requests, or 0: it looks before each step. It
                              also looks after a step of prompts, and while it has nothing to do */
    double hold_steps;     /* the most steps of decoding that prompts wait for others to share a step with */
    double hold_tokens;    /* they wait no longer where that step has so many */
    bool whole_prompts;    /* a prompt is never cut into several steps, however long */
    bool prompts_first;    /* sequences that decode wait while prompts are prefilled; else both share a step */
    double watermark;      /* share of the blocks that starting a request leaves free */
    double headroom;       /* share of the outputs still to come that must have room when a request starts */
    bool prefix_cache;     /* keeps what is done for prompts that begin alike */
    double swap_s_token;   /* seconds to move a token's cache to the host and back, each; 0: it is computed again */
    double step_factor;    /* how much longer steps take than the cost model says */
    choose_request choose; /* NULL: in order of priority, then of arrival */
    void *context;
};

#endif
