/* pools.h: prefill and decode on accelerators of their own, in closed form. Prompts queue for the prefill pool, their
 * caches are sent over, and the decode pool has all requests that have a first token.
 *
 *     requests/s = concurrency / (ttft + generation), and no more than the prefill pool serves
 *     requests decoding = requests/s generation                                    (Little 1961)
 *
 * A cache goes over the innermost links that join all accelerators of both pools, from each accelerator its part. All
 * times are seconds. docs/continuous.md has the terms.
 */
#ifndef MANTILE_METRICS_POOLS_H
#define MANTILE_METRICS_POOLS_H

#include "metrics/loop.h"
#include "metrics/prompts.h"

/* `count` workers, each a deployment of one replica. */
struct pool_terms {
    const struct deployment *deployment;
    const struct deployment_scratch *scratch;
    double count;
};

struct pools {
    struct pool_terms prefill, decode;
};

/* All accelerators of both. */
double pools_gpus(const struct pools *pools);

/* What the prefill pool alone does in a block of loops; pools that decode otherwise share it. */
struct pool_prompts {
    struct prompts prompts; /* of a worker */
    lanes transfer;         /* of a cache */
    lanes batch;            /* prompts of a full step */
    lanes step[PHASE_METRICS], fits, power;
};

/* load->batch is the concurrency. The pool's accelerators must state a link. */
void pools_prefill(const struct pools *pools, const struct workload_block *load, struct pool_prompts *prefill,
                   size_t n);

/* Fills metrics[METRIC_ALL] for the first n lanes, where load->batch is the concurrency: `prefill` is a full step of
 * the one pool, memory and `decode` those of the other with the batch that it has; times, throughputs and amounts those
 * of the loop and of all accelerators. memory.fits holds for both pools. NAN is what two pools have not
 * (METRIC_RUNNING, ...). Allocates nothing. */
void pools_evaluate(const struct pools *pools, const struct loop *loop, const struct workload_block *load,
                    const struct pool_prompts *prefill, lanes *metrics, size_t n);

#endif
