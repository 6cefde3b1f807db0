#include "fuzz/check.h"

#include "fuzz/allocation.h"
#include "metrics/pools.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void check(bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "broken: %s\n", what);
    abort();
}

struct mt_error *fresh(struct mt_error *error) {
    memset(error, '?', sizeof *error);
    return error;
}

bool check_status(enum mt_status status, const struct mt_error *error) {
    if (status == MT_OK) return true;
    check(error->code == status, "an error has the status that was returned");
    check(memchr(error->message, '\0', sizeof error->message) != NULL, "an error message is terminated");
    check(error->message[0] != '\0', "an error message says something");
    return false;
}

/* Equal results, of which both may be NaN. */
static bool same(double a, double b) { return a == b || (isnan(a) && isnan(b)); }

static struct workload_block lane(const struct workload_block *load, size_t i) {
    struct workload_block one;
    one.batch[0] = load->batch[i];
    one.isl[0] = load->isl[i];
    one.osl[0] = load->osl[i];
    one.prefix[0] = load->prefix[i];
    return one;
}

/*
** {======================================================
** What a report must obey
** =======================================================
*/

static void check_alone(const struct deployment *deployment, const struct deployment_scratch *scratch,
                        const struct workload_block *one, lanes *metrics, size_t i) {
    lanes alone[METRIC_COUNT];
    deployment_evaluate(deployment, one, scratch, alone, 1);
    for (int m = 0; m < METRIC_COUNT; m++)
        check(same(alone[m][0], metrics[m][i]), "one workload gives what it gives in a block");
}

static void check_sums(lanes *phase, size_t i) {
    double sum = 0;
    for (int cause = 0; cause < CAUSE_COUNT; cause++) sum += phase[PHASE_SECONDS + cause][i];
    const double time = phase[PHASE_TIME][i], bottleneck = phase[PHASE_BOTTLENECK][i];
    check(same(sum, time) || fabs(sum - time) <= 1e-12 * time, "seconds by cause sum to time");
    check(bottleneck >= 0 && bottleneck < CAUSE_COUNT, "the bottleneck is a cause");
}

static bool fits(const struct deployment *deployment, const struct deployment_scratch *scratch,
                 const struct workload_block *one) {
    lanes metrics[METRIC_COUNT];
    deployment_evaluate(deployment, one, scratch, metrics, 1);
    return metrics[METRIC_FITS][0] == 1;
}

/* The largest batch and the longest context that are said to fit do fit. */
static void check_largest(const struct deployment *deployment, const struct deployment_scratch *scratch,
                          const struct workload_block *one, lanes *metrics, size_t i) {
    const double batch = metrics[METRIC_MAX_BATCH][i], context = metrics[METRIC_MAX_CONTEXT][i];
    struct workload_block larger = *one, longer = *one;
    larger.batch[0] = batch;
    longer.isl[0] = context - one->osl[0];
    longer.prefix[0] = 0;
    check(batch >= 0 && context >= 0, "the largest batch and context are numbers");
    if (batch >= 1 && isfinite(batch)) check(fits(deployment, scratch, &larger), "the largest batch fits");
    if (longer.isl[0] >= 1 && isfinite(context)) check(fits(deployment, scratch, &longer), "the longest context fits");
}

/* }====================================================== */

/*
** {======================================================
** Times, where work and hardware are in a range that doubles can carry
** =======================================================
*/

static bool ordinary(double value) { return value >= 0 && value <= 1e60; }

static bool ordinary_hardware(const struct deployment *deployment) {
    const struct accelerator *accelerator = &deployment->accelerator;
    bool holds = ordinary(accelerator->capacity) && ordinary(1 / accelerator->bandwidth);
    for (size_t t = 0; t < TIERS_MAX - 1; t++) holds = holds && ordinary(1 / accelerator->others[t].bandwidth);
    for (int type = 0; type < DTYPE_UNIT_COUNT; type++)
        holds = holds && (accelerator->peak[type] == 0 || ordinary(1 / accelerator->peak[type]));
    for (size_t l = 0; l < accelerator->link_count; l++)
        holds = holds && ordinary(1 / accelerator->links[l].bandwidth) && ordinary(accelerator->links[l].latency);
    return holds && ordinary(deployment->host.step_s) && ordinary(deployment->host.sequence_s);
}

/* Whether every op does an ordinary amount of work in this workload. */
static bool ordinary_work(const struct deployment *deployment, const struct deployment_scratch *scratch,
                          enum phase phase, const struct workload_block *one) {
    const struct program *program = deployment->phase[phase].program;
    lanes symbols[SYMBOL_COUNT];
    deployment_symbols(deployment, phase, one, symbols, 1);
    dimcode_evaluate(&program->code, symbols, scratch->registers, 1);
    for (size_t op = 0; op < program->op_count; op++)
        for (int q = 0; q < QUANTITY_COUNT; q++) {
            const struct dim amount = program->ops[op].quantity[q];
            if (!ordinary(amount.coef * scratch->registers[amount.node][0])) return false;
        }
    return true;
}

static void check_times(lanes *phase, size_t i) {
    for (int cause = 0; cause < CAUSE_COUNT; cause++)
        check(phase[PHASE_SECONDS + cause][i] >= 0, "no cause takes negative time");
    check(phase[PHASE_TIME][i] >= 0 && isfinite(phase[PHASE_TIME][i]), "ordinary work takes ordinary time");
    check(phase[PHASE_FLOPS][i] >= 0 && phase[PHASE_BYTES][i] >= 0 && phase[PHASE_COMM_BYTES][i] >= 0,
          "no amount of work is negative");
}

/* }====================================================== */

static void check_lane(const struct deployment *deployment, const struct deployment_scratch *scratch,
                       const struct workload_block *load, lanes *metrics, size_t i) {
    static const enum metric first[PHASE_STEPS] = {METRIC_PREFILL, METRIC_DECODE};
    const struct workload_block one = lane(load, i);
    check_alone(deployment, scratch, &one, metrics, i);
    check_largest(deployment, scratch, &one, metrics, i);
    for (int phase = 0; phase < PHASE_STEPS; phase++) {
        check_sums(metrics + first[phase], i);
        if (ordinary_hardware(deployment) && ordinary_work(deployment, scratch, (enum phase)phase, &one))
            check_times(metrics + first[phase], i);
    }
}

/* Whatever the work is, loops of it come to an end: in one pool and, of the same workers, in two. */
static void check_loops(const struct deployment *deployment, const struct deployment_scratch *scratch,
                        const struct workload_block *load, lanes *metrics, size_t n) {
    const struct loop loop = {.spread = 0.5, .waves = 10, .poll_steps = 1};
    const struct pools pools = {{deployment, scratch, 2}, {deployment, scratch, 3}};
    struct pool_prompts prefill;
    loop_evaluate(deployment, &loop, load, scratch, metrics, n);
    for (size_t i = 0; i < n; i++) check(metrics[METRIC_RUNNING][i] >= 1, "at least one request runs");
    pools_prefill(&pools, load, &prefill, n);
    pools_evaluate(&pools, &loop, load, &prefill, metrics, n);
}

void check_deployment(const struct program *prefill, const struct program *decode, const struct setting *setting,
                      const struct workload_block *load, size_t n) {
    struct deployment deployment;
    struct deployment_scratch scratch = {0};
    struct mt_error error;
    lanes metrics[METRIC_ALL];
    const struct deployment_terms terms = {.prefill = prefill,
                                           .decode = decode,
                                           .accelerator = setting->accelerator,
                                           .host = setting->host,
                                           .serving = {.reserves = 0.5, .pooled = 1, .arrival_s = 0.01},
                                           .footprint = setting->footprint,
                                           .models = cost_models_all(&cost_roofline),
                                           .max_positions = setting->max_positions,
                                           .step_yield = 1};
    enum mt_status status = deployment_init(&deployment, &terms, fresh(&error));
    if (!check_status(status, &error)) return;
    if (check_status(deployment_scratch_reserve(&scratch, &deployment, fresh(&error)), &error)) {
        const size_t before = allocation_count();
        deployment_evaluate(&deployment, load, &scratch, metrics, n);
        for (size_t i = 0; i < n; i++) check_lane(&deployment, &scratch, load, metrics, i);
        check_loops(&deployment, &scratch, load, metrics, n);
        check(allocation_count() == before, "evaluation allocates nothing");
        deployment_scratch_free(&scratch);
    }
    deployment_free(&deployment);
}
