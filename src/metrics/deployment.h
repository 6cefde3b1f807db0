/* deployment.h: a model placed on accelerators, evaluated for workloads.
 *
 * The steps of a report: a prefill of the whole batch, a decode step at the
 * mean context isl + osl/2, what both need in memory, and what a user sees of
 * it. Definitions (static mode):
 *
 *     ttft = prefill + first token          tpot = one decode step / tokens it yields
 *     e2e  = ttft + (osl - 1) tpot          throughput = batch osl / e2e
 *
 * batch counts the whole deployment; a replica gets ceil(batch / dp).
 *
 * Power of an accelerator in a phase: idle + (full - idle) min(1, mfu + mbu);
 * energy is that over ttft and (osl - 1) tpot, of all accelerators, times pue.
 *
 * Pipelines: with pp stages a replica's batch is cut into m = min(pp, batch)
 * micro-batches. A prefill takes one micro-batch through all stages and then
 * m - 1 times the slowest stage; a decode step one token through all stages,
 * but no less than m times the slowest one.
 */
#ifndef MANTILE_METRICS_DEPLOYMENT_H
#define MANTILE_METRICS_DEPLOYMENT_H

#include "cost/cost.h"
#include "memory/plan.h"
#include "metrics/metric.h"

/* What an engine adds to each step and keeps for itself. */
struct host {
    double step_s, sequence_s;              /* host seconds a step, and for each sequence in it */
    double prompt_step_s;                   /* what a step that prefills takes beside: kernels without a graph */
    double memory_fraction, reserved_bytes; /* the share of memory it uses, and what it keeps back of that */
    bool of_free;                           /* the share is of what weights leave, and not of all */
    double step_tokens;                     /* the most tokens it prefills at once */
    double block_tokens;                    /* of a page of the KV cache */
    double overlap;                         /* share of the messages that hides behind other work of a step */
};

/* How an engine serves requests that follow one another: loop.h. */
struct serving {
    bool prompts_first;                 /* steps that decode wait for prompts; else both are in one step */
    double reserves;                    /* the share of an output that it keeps memory for when a request starts */
    double arrival_s, token_s, place_s; /* until a step may take a prompt: always, for each of its tokens, and for each
                                         * other request on its way */
    double burst_s, warmup_s;           /* with one pool the same beside: for each before it that comes at the same
                                         * time, and of the very first ones, for what runs for the first time */
    double handover_s;                  /* with two pools the same beside */
    double pooled, pooled_prompt;       /* with two pools: how much longer steps take that decode, and that prefill */
};

/* What turns the accelerators' power into energy and carbon. */
struct footprint {
    double pue;                    /* power of the whole site over that of the accelerators */
    double grid_g_per_kwh;         /* CO2e of electricity */
    double embodied_g, lifetime_s; /* CO2e of making one accelerator, spread over its use */
};

/* What makes a deployment; what is pointed at must outlive it. A model that does not generate has a forward program and
 * an empty decode: its latency is the ttft of an osl of 1. */
struct deployment_terms {
    const struct program *prefill, *decode; /* of one structure */
    struct accelerator accelerator;
    struct host host;
    struct serving serving;
    struct footprint footprint;
    struct cost_models models;
    const struct calibration *calibration; /* of the cost models calibrated and measured; may be NULL for others */
    double max_positions;
    double step_yield; /* tokens that a decode step yields for a sequence: 1, or more with speculation */
    double replicas;   /* dp; 0 for that of the programs */
};

struct deployment {
    struct accelerator accelerator;
    struct host host;
    struct serving serving;
    struct footprint footprint;
    struct priced_program phase[PHASE_STEPS]; /* prefill (or forward) and decode */
    struct memory_plan memory;
    double gpus, rate; /* rate: FLOP/s of this precision's matmuls, for mfu */
    double step_yield, replicas;
};

struct workload_block {
    lanes batch, isl, osl, prefix; /* isl counts all prompt tokens, prefix of them are cached */
};

/* Scratch of one evaluating thread: of one deployment after the other, each of which reserves what it needs. */
struct deployment_scratch {
    lanes *registers;
    struct stage_cost *stages;
    size_t register_room, stage_room;
};

enum mt_status deployment_init(struct deployment *deployment, const struct deployment_terms *terms,
                               struct mt_error *error);
void deployment_free(struct deployment *deployment);

/* An empty scratch is all zero. */
enum mt_status deployment_scratch_reserve(struct deployment_scratch *scratch, const struct deployment *deployment,
                                          struct mt_error *error);
void deployment_scratch_free(struct deployment_scratch *scratch);

/* Fills metrics[METRIC_COUNT] for the first n lanes. Allocates nothing. All
 * workloads need batch, isl, osl >= 1 and 0 <= prefix < isl. */
void deployment_evaluate(const struct deployment *deployment, const struct workload_block *load,
                         const struct deployment_scratch *scratch, lanes *metrics, size_t n);

/* Only one step of each workload: metrics[PHASE_METRICS]. */
void deployment_evaluate_step(const struct deployment *deployment, enum phase phase, const struct workload_block *load,
                              const struct deployment_scratch *scratch, lanes *metrics, size_t n);

/* Watts of one accelerator in such a step, in one lane; NAN where its power is not known. */
double deployment_phase_power(const struct deployment *deployment, lanes *metrics, size_t i);

/* Only the metrics of memory, which come first: metrics[METRIC_PREFILL]. */
void deployment_evaluate_memory(const struct deployment *deployment, const struct workload_block *load,
                                const struct deployment_scratch *scratch, lanes *metrics, size_t n);

/* The symbols of one step of `phase` for one workload each lane: what a
 * micro-batch of a replica is. */
void deployment_symbols(const struct deployment *deployment, enum phase phase, const struct workload_block *load,
                        lanes *symbols, size_t n);

#endif
