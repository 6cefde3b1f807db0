/* loop.h: a closed loop in closed form. At every moment `concurrency` requests are on their way: whoever has its last
 * token is followed by the next one. Between steps of decoding the engine prefills the prompts that came.
 *
 *     generation = (osl - 1) tokens of a decode step + what prompts of others take of it
 *     ttft       = arrival + wait + own prefill; of the first requests the burst; and a queue for memory
 *     requests decoding = concurrency generation / (ttft + generation)            (Little 1961)
 *
 * The last line settles how many decode at once, in a few rounds. All times are seconds. How the terms were found, and
 * how well they do on measured deployments: docs/continuous.md, docs/calibrate.md.
 */
#ifndef MANTILE_METRICS_LOOP_H
#define MANTILE_METRICS_LOOP_H

#include "metrics/deployment.h"

/* What a request says of a loop beside its lengths. */
struct loop {
    double spread;      /* the most that a length is off its mean, as a share of it: 0 to 1 */
    double waves;       /* requests one after another in each place: 1 or more */
    double poll_steps;  /* decode steps between two looks for new requests: 1 or more */
    double hold_steps;  /* the most decode steps that prompts wait for others to share a step with: 0 or more */
    double hold_tokens; /* they wait no longer where that step has so many */
};

/* Fills metrics[METRIC_ALL] for the first n lanes, where load->batch is the concurrency: memory, steps and power are
 * those of a batch of the requests that run (memory as loop_memory has it); times, throughputs and amounts those of the
 * loop. NAN is what a loop in one pool has not (METRIC_TRANSFER, ...), and capacity where memory holds no request,
 * which is reported. Allocates nothing. */
void loop_evaluate(const struct deployment *deployment, const struct loop *loop, const struct workload_block *load,
                   const struct deployment_scratch *scratch, lanes *metrics, size_t n);

/* The metrics of memory, which come first, of a batch of requests that each keep what the engine reserves for it. */
void loop_memory(const struct deployment *deployment, const struct workload_block *load,
                 const struct deployment_scratch *scratch, lanes *metrics, size_t n);

/* What of the deployment's memory metrics says how many requests it holds; without a limit where it holds none. */
double loop_places(double max_batch);

/* The whole number of requests next to x, which a step can be asked for: from 1 to `most`. */
double loop_batch(double x, double most);

#endif
