/* prompts.h: how long a deployment's steps take that prefill prompts, by how many of them one takes in.
 *
 * Measured are a step of a prompt for each rank that shares out sequences, and a full one: as many prompts as the
 * engine's step_tokens hold; in between, seconds follow a line. Prompts that are longer than a step take several.
 */
#ifndef MANTILE_METRICS_PROMPTS_H
#define MANTILE_METRICS_PROMPTS_H

#include "metrics/deployment.h"

/* A workload in each lane, of one replica; times are seconds. */
struct prompts {
    double least;        /* in a step: one on each rank that shares out sequences */
    lanes fresh;         /* tokens of a prompt that are not cached */
    lanes most;          /* prompts of a full step */
    lanes one_s, full_s; /* the least step and a full one */
    lanes overhead_s;    /* of the least step, the host's part */
};

/* Of workloads of which at most `together` prompts come at once; load->batch is not read. */
void prompts_measure(struct prompts *prompts, const struct deployment *deployment, const struct workload_block *load,
                     const double *together, const struct deployment_scratch *scratch, size_t n);

/* Of a step that takes in `count` prompts. */
double prompts_seconds(const struct prompts *prompts, size_t i, double count);

#endif
