/* plan.h: what lies in an accelerator's memory, and whether it fits.
 *
 *     total = weights + KV cache + activations + reserve
 *
 * without what is placed in other tiers, each of which must hold its part,
 * reported for the fullest accelerator, which is one of the fullest pipeline
 * stage. KV holds every token of every sequence at the end of its output (up
 * to each layer's window), in whole blocks; activations are the most that is alive at once, in
 * a prefill step of at most `step_tokens` tokens or in a decode step.
 */
#ifndef MANTILE_MEMORY_PLAN_H
#define MANTILE_MEMORY_PLAN_H

#include "graph/program.h"

struct memory_stage {
    const struct stage *prefill, *decode;
};

/* What is not in the accelerator's own memory: there are at most two such tiers,
 * that of the weights and that of the cache, and they may be one. */
struct memory_away {
    bool weights, kv, together;
    double weights_capacity, kv_capacity;
};

struct memory_plan {
    const struct program *prefill, *decode; /* of one structure; not owned */
    double capacity, reserved;              /* bytes of own memory, and what the engine keeps back of it */
    struct memory_away away;
    double step_tokens;          /* the most an engine prefills at once; INFINITY: everything */
    double block_tokens;         /* a sequence's cache takes whole blocks of so many tokens */
    double max_positions;        /* the longest sequence the model takes */
    struct memory_stage *stages; /* each distinct one once */
    size_t stage_count;
};

/* One block of workloads, per replica. */
struct memory_load {
    lanes batch, isl, osl, prefix;
};

struct memory_result {
    lanes weights, kv, kv_per_token, activations;
    lanes total;  /* in the accelerator's own memory */
    lanes strain; /* of the fullest tier, as if its capacity were that of the own memory */
    /* The largest batch that fits at this isl and osl, and the longest isl + osl
     * that fits at this batch and osl: 0 when none does, INFINITY when memory
     * does not grow with it. */
    lanes max_batch, max_context;
};

/* Fills stages from prefill and decode; the caller has set everything else. */
enum mt_status memory_plan_init(struct memory_plan *plan, struct mt_error *error);
void memory_plan_free(struct memory_plan *plan);

/* Bytes of weights on a stage. */
double memory_weights(const struct memory_stage *stage);

/* How many rows of scratch memory_evaluate needs. */
size_t memory_registers(const struct memory_plan *plan);

void memory_evaluate(const struct memory_plan *plan, const struct memory_load *load, lanes *registers,
                     struct memory_result *result, size_t n);

#endif
