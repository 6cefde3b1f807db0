#include "metrics/prompts.h"

#include <math.h>
#include <string.h>

/* Seconds of `count` prompts in each replica, in as many steps as they take; returns the host's part of a step. */
static void measure(const struct prompts *prompts, const struct deployment *deployment,
                    const struct workload_block *load, const double *count, const struct deployment_scratch *scratch,
                    double *seconds, double *overhead, size_t n) {
    struct workload_block step = *load;
    lanes metrics[PHASE_METRICS];
    for (size_t i = 0; i < n; i++) step.batch[i] = count[i] * deployment->replicas;
    deployment_evaluate_step(deployment, PHASE_PREFILL, &step, scratch, metrics, n);
    for (size_t i = 0; i < n; i++) {
        double steps = ceil(count[i] / prompts->least * prompts->fresh[i] / deployment->host.step_tokens);
        overhead[i] = metrics[PHASE_SECONDS + CAUSE_OVERHEAD][i];
        seconds[i] = metrics[PHASE_TIME][i] + (steps > 1 ? steps - 1 : 0) * overhead[i];
    }
}

static double sharers(const struct deployment *deployment) {
    return deployment->phase[PHASE_DECODE].program->config.degree[AXIS_ATTENTION_DP];
}

void prompts_measure(struct prompts *prompts, const struct deployment *deployment, const struct workload_block *load,
                     const double *together, const struct deployment_scratch *scratch, size_t n) {
    lanes least, overhead;
    bool fuller = false;
    prompts->least = sharers(deployment);
    for (size_t i = 0; i < n; i++) {
        prompts->fresh[i] = load->isl[i] - load->prefix[i];
        double held = floor(deployment->host.step_tokens / prompts->fresh[i]);
        double most = prompts->least * (held > 1 ? held : 1);
        most = floor(together[i]) < most ? floor(together[i]) : most;
        prompts->most[i] = most > prompts->least ? most : prompts->least;
        least[i] = prompts->least;
        fuller = fuller || most > prompts->least;
    }
    measure(prompts, deployment, load, least, scratch, prompts->one_s, prompts->overhead_s, n);
    if (fuller)
        measure(prompts, deployment, load, prompts->most, scratch, prompts->full_s, overhead, n);
    else
        memcpy(prompts->full_s, prompts->one_s, sizeof prompts->full_s);
}

double prompts_seconds(const struct prompts *prompts, size_t i, double count) {
    double one = prompts->one_s[i], most = prompts->most[i], least = prompts->least;
    if (count <= least || most <= least) return one;
    return one + (prompts->full_s[i] - one) * (count - least) / (most - least);
}
