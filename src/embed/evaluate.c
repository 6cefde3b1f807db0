/* evaluate.c: deployments for any number of workloads, without Lua. */
#include "embed/embed.h"

#include <stdlib.h>
#include <string.h>

#define COUNT_MAX 4294967296.0 /* 2^32 */

const char *mt_metric_name(size_t metric) {
    return metric < METRIC_COUNT ? metric_row((enum metric)metric)->key : NULL;
}

const char *mt_metric_unit(size_t metric) {
    return metric < METRIC_COUNT ? metric_row((enum metric)metric)->unit : NULL;
}

static int fail(mt_failure *why, const char *sentence) {
    embed_fail(why, MT_REFUSED, "%s", sentence);
    return -1;
}

static size_t find_metric(const char *wanted) {
    size_t m = 0;
    while (m < METRIC_COUNT && strcmp(mt_metric_name(m), wanted) != 0) m++;
    return m;
}

static int fail_metric(const char *wanted, mt_failure *why) {
    const char *keys[METRIC_COUNT + 1] = {NULL};
    for (size_t m = 0; m < METRIC_COUNT; m++) keys[m] = mt_metric_name(m);
    const char *meant = bind_nearest(wanted, keys);
    embed_fail(why, MT_REFUSED, "there is no metric '%s'; did you mean '%s'?", wanted,
               meant != NULL ? meant : "tpot_s");
    return -1;
}

static int check_metrics(size_t count, const char *const *metrics, mt_failure *why) {
    for (size_t j = 0; j < count; j++) {
        if (metrics[j] == NULL) return fail(why, "a metric is NULL");
        if (find_metric(metrics[j]) == METRIC_COUNT) return fail_metric(metrics[j], why);
    }
    return 0;
}

static int check_workload(size_t at, const mt_workload *load, mt_failure *why) {
    const struct {
        const char *key;
        double value;
    } counts[] = {{"batch", load->batch}, {"isl", load->isl}, {"osl", load->osl}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        double value = counts[i].value;
        if (value >= 1 && value <= COUNT_MAX) continue;
        embed_fail(why, MT_REFUSED, "workloads[%zu].%s is %g; it must be from 1 to 2^32", at, counts[i].key, value);
        return -1;
    }
    if (load->prefix >= 0 && load->prefix < load->isl) return 0;
    embed_fail(why, MT_REFUSED, "workloads[%zu].prefix is %g; it must be from 0 to below isl (%g)", at, load->prefix,
               load->isl);
    return -1;
}

static void fill_block(struct workload_block *block, const mt_workload *workloads, size_t n) {
    for (size_t i = 0; i < n; i++) {
        block->batch[i] = workloads[i].batch;
        block->isl[i] = workloads[i].isl;
        block->osl[i] = workloads[i].osl;
        block->prefix[i] = workloads[i].prefix;
    }
}

/* One metric of a block into every `stride`-th of `results`. */
static void store(const double *lane, double *results, size_t stride, size_t n) {
    for (size_t i = 0; i < n; i++) results[i * stride] = lane[i];
}

static void evaluate_blocks(const struct deployment *deployment, const struct deployment_scratch *scratch,
                            size_t workload_count, const mt_workload *workloads, size_t metric_count,
                            const char *const *metrics, double *results) {
    struct workload_block block;
    lanes values[METRIC_COUNT];
    for (size_t first = 0; first < workload_count; first += LANES) {
        size_t n = workload_count - first < LANES ? workload_count - first : LANES;
        fill_block(&block, workloads + first, n);
        deployment_evaluate(deployment, &block, scratch, values, n);
        for (size_t j = 0; j < metric_count; j++)
            store(values[find_metric(metrics[j])], results + first * metric_count + j, metric_count, n);
    }
}

int mt_evaluate(const mt_deployment *deployment, size_t workload_count, const mt_workload *workloads,
                size_t metric_count, const char *const *metrics, double *results, mt_failure *why) {
    if (deployment == NULL) return fail(why, "there is no deployment; mt_deploy makes one");
    if (workload_count > 0 && workloads == NULL) return fail(why, "there are no workloads");
    if (metric_count > 0 && metrics == NULL) return fail(why, "there are no metrics");
    if (workload_count > 0 && metric_count > 0 && results == NULL) return fail(why, "there is no room for the results");
    if (check_metrics(metric_count, metrics, why) != 0) return -1;
    for (size_t i = 0; i < workload_count; i++)
        if (check_workload(i, &workloads[i], why) != 0) return -1;
    struct mt_error error;
    struct deployment_scratch scratch = {0}; /* this call's own, so that threads do not meet */
    if (deployment_scratch_reserve(&scratch, deployment->deployment, &error) != MT_OK) {
        embed_fail(why, MT_OUT_OF_MEMORY, "%s", error.message);
        return -1;
    }
    evaluate_blocks(deployment->deployment, &scratch, workload_count, workloads, metric_count, metrics, results);
    deployment_scratch_free(&scratch);
    return 0;
}
