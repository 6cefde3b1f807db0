#include "metrics/deployment.h"

#include <math.h>
#include <stdlib.h>

static double degree(const struct deployment *deployment, enum axis axis) {
    return deployment->phase[PHASE_DECODE].program->config.degree[axis];
}

/*
** {======================================================
** Lifecycle
** =======================================================
*/

static enum mt_status check_structure(const struct program *prefill, const struct program *decode,
                                      struct mt_error *error) {
    if (prefill->config.phase == PHASE_DECODE || decode->config.phase != PHASE_DECODE)
        return mt_fail(error, MT_MISUSE, "a deployment needs a prefill program and a decode program, in this order");
    for (int axis = 0; axis < AXIS_COUNT; axis++)
        if (prefill->config.degree[axis] != decode->config.degree[axis])
            return mt_fail(error, MT_MISUSE, "the two programs differ in %s", axis_name((enum axis)axis));
    return MT_OK;
}

/* 0 < value, and neither it nor its inverse is infinite. */
static bool is_rate(double value) { return value > 0 && isfinite(value) && isfinite(1 / value); }

static bool is_amount(double value) { return value >= 0 && isfinite(value); }
static bool is_tier(struct tier tier) { return is_rate(tier.bandwidth) && is_amount(tier.capacity); }

static enum mt_status check_accelerator(const struct accelerator *accelerator, struct mt_error *error) {
    bool holds = is_tier(accelerator_tier(accelerator, 0)) &&
                 is_tier(accelerator_tier(accelerator, accelerator->weights_in)) &&
                 is_tier(accelerator_tier(accelerator, accelerator->kv_in));
    for (int type = 0; type < DTYPE_UNIT_COUNT; type++)
        holds = holds && (accelerator->peak[type] == 0 || is_rate(accelerator->peak[type]));
    for (size_t l = 0; l < accelerator->link_count; l++)
        holds = holds && is_rate(accelerator->links[l].bandwidth) && is_amount(accelerator->links[l].latency);
    if (holds) return MT_OK;
    return mt_fail(error, MT_MISUSE, "peaks and bandwidths must be finite and above 1e-307, latencies at least 0");
}

static enum mt_status check_host(const struct host *host, struct mt_error *error) {
    if (!(host->memory_fraction >= 0 && host->memory_fraction <= 1))
        return mt_fail(error, MT_MISUSE, "memory_fraction is %g; it must be from 0 to 1", host->memory_fraction);
    if (!(is_amount(host->reserved_bytes) && is_amount(host->step_s) && is_amount(host->sequence_s) &&
          is_amount(host->prompt_step_s)))
        return mt_fail(error, MT_MISUSE, "reserved_bytes and the host's seconds must be finite and at least 0");
    if (!(host->overlap >= 0 && host->overlap <= 1))
        return mt_fail(error, MT_MISUSE, "overlap is %g; it must be from 0 to 1", host->overlap);
    if (!(host->block_tokens >= 1 && isfinite(host->block_tokens)))
        return mt_fail(error, MT_MISUSE, "block_tokens is %g; it must be finite and at least 1", host->block_tokens);
    if (host->step_tokens >= 1) return MT_OK;
    return mt_fail(error, MT_MISUSE, "step_tokens is %g; it must be at least 1", host->step_tokens);
}

static enum mt_status check_serving(const struct serving *serving, struct mt_error *error) {
    if (!(serving->reserves >= 0 && serving->reserves <= 1))
        return mt_fail(error, MT_MISUSE, "reserves is %g; it must be from 0 to 1", serving->reserves);
    if (is_amount(serving->arrival_s) && is_amount(serving->token_s) && is_amount(serving->place_s) &&
        is_amount(serving->burst_s) && is_amount(serving->warmup_s) && is_amount(serving->handover_s) &&
        is_rate(serving->pooled) && is_rate(serving->pooled_prompt))
        return MT_OK;
    return mt_fail(error, MT_MISUSE,
                   "the seconds of serving must be finite and at least 0, and those of pools above 0");
}

/* Never more than there is, so that no less than nothing is reserved. */
static double fullest_weights(const struct memory_plan *plan) {
    double most = 0;
    for (size_t s = 0; s < plan->stage_count; s++) {
        double weights = memory_weights(&plan->stages[s]);
        most = weights > most ? weights : most;
    }
    return most < plan->capacity ? most : plan->capacity;
}

static enum mt_status plan_memory(struct deployment *deployment, double max_positions, struct mt_error *error) {
    const struct accelerator *accelerator = &deployment->accelerator;
    const struct host *host = &deployment->host;
    deployment->memory.prefill = deployment->phase[PHASE_PREFILL].program;
    deployment->memory.decode = deployment->phase[PHASE_DECODE].program;
    deployment->memory.capacity = accelerator->capacity;
    deployment->memory.reserved = accelerator->capacity * (1 - host->memory_fraction) + host->reserved_bytes;
    deployment->memory.away = (struct memory_away){
        .weights = accelerator->weights_in != 0,
        .kv = accelerator->kv_in != 0,
        .together = accelerator->weights_in != 0 && accelerator->weights_in == accelerator->kv_in,
        .weights_capacity = accelerator_tier(accelerator, accelerator->weights_in).capacity,
        .kv_capacity = accelerator_tier(accelerator, accelerator->kv_in).capacity,
    };
    deployment->memory.step_tokens = host->step_tokens;
    deployment->memory.block_tokens = host->block_tokens;
    deployment->memory.max_positions = max_positions;
    enum mt_status status = memory_plan_init(&deployment->memory, error);
    if (status == MT_OK && host->of_free && !deployment->memory.away.weights)
        deployment->memory.reserved -= (1 - host->memory_fraction) * fullest_weights(&deployment->memory);
    return status;
}

/* What is bound to the programs: prices of all ops, and the plan of the memory. */
static enum mt_status bind_programs(struct deployment *deployment, const struct deployment_terms *terms,
                                    struct mt_error *error) {
    const struct program *programs[] = {terms->prefill, terms->decode};
    enum mt_status status = MT_OK;
    for (int phase = 0; phase < PHASE_STEPS && status == MT_OK; phase++)
        status = cost_bind(&deployment->phase[phase], programs[phase], &terms->models, &terms->accelerator,
                           terms->calibration, error);
    return status == MT_OK ? plan_memory(deployment, terms->max_positions, error) : status;
}

enum mt_status deployment_init(struct deployment *deployment, const struct deployment_terms *terms,
                               struct mt_error *error) {
    const struct graph_config *config = &terms->decode->config;
    *deployment = (struct deployment){.accelerator = terms->accelerator,
                                      .host = terms->host,
                                      .serving = terms->serving,
                                      .footprint = terms->footprint,
                                      .step_yield = terms->step_yield,
                                      .replicas = terms->replicas > 0 ? terms->replicas : config->degree[AXIS_DP]};
    enum mt_status status = check_structure(terms->prefill, terms->decode, error);
    if (status == MT_OK) status = check_accelerator(&terms->accelerator, error);
    if (status == MT_OK) status = check_host(&terms->host, error);
    if (status == MT_OK) status = check_serving(&terms->serving, error);
    if (status == MT_OK) status = bind_programs(deployment, terms, error);
    if (status != MT_OK) {
        deployment_free(deployment);
        return status;
    }
    const struct precision *precision = &config->precision;
    deployment->rate = accelerator_rate(&terms->accelerator, dtype_wider(precision->weights, precision->activations));
    deployment->gpus = (double)graph_group(config) * config->degree[AXIS_PP] * deployment->replicas;
    return MT_OK;
}

void deployment_free(struct deployment *deployment) {
    for (int phase = 0; phase < PHASE_STEPS; phase++) cost_unbind(&deployment->phase[phase]);
    memory_plan_free(&deployment->memory);
}

enum mt_status deployment_scratch_reserve(struct deployment_scratch *scratch, const struct deployment *deployment,
                                          struct mt_error *error) {
    size_t rows = memory_registers(&deployment->memory), stages = 1;
    for (int phase = 0; phase < PHASE_STEPS; phase++) {
        const struct program *program = deployment->phase[phase].program;
        if (program->code.count > rows) rows = program->code.count;
        if (program->stage_count > stages) stages = program->stage_count;
    }
    if (rows <= scratch->register_room && stages <= scratch->stage_room) return MT_OK;
    rows = rows > scratch->register_room ? rows : scratch->register_room;
    stages = stages > scratch->stage_room ? stages : scratch->stage_room;
    deployment_scratch_free(scratch);
    scratch->registers = malloc(rows * sizeof *scratch->registers);
    scratch->stages = malloc(stages * sizeof *scratch->stages);
    scratch->register_room = rows;
    scratch->stage_room = stages;
    if (scratch->registers != NULL && scratch->stages != NULL) return MT_OK;
    deployment_scratch_free(scratch);
    return mt_fail_nomem(error);
}

void deployment_scratch_free(struct deployment_scratch *scratch) {
    free(scratch->registers);
    free(scratch->stages);
    *scratch = (struct deployment_scratch){0};
}

/* }====================================================== */

/*
** {======================================================
** One phase
** =======================================================
*/

/* A replica's batch, how many micro-batches it makes and the size of one: as
 * many sequences for each attention_dp rank as the fullest one has. */
struct micro {
    lanes batch, count, size;
};

static void cut(const struct deployment *deployment, const struct workload_block *load, struct micro *micro, size_t n) {
    const double dp = deployment->replicas, pp = degree(deployment, AXIS_PP);
    const double sharers = degree(deployment, AXIS_ATTENTION_DP);
    for (size_t i = 0; i < n; i++) {
        double batch = ceil(load->batch[i] / dp);
        double count = batch < pp ? batch : pp;
        micro->batch[i] = batch;
        micro->count[i] = count;
        micro->size[i] = ceil(batch / count / sharers) * sharers;
    }
}

static void step_symbols(enum phase phase, const struct workload_block *load, const struct micro *micro, lanes *symbols,
                         size_t n) {
    for (size_t i = 0; i < n; i++) {
        double prompt = load->isl[i] - load->prefix[i];
        bool prefill = phase == PHASE_PREFILL;
        symbols[SYMBOL_TOKENS][i] = prefill ? micro->size[i] * prompt : micro->size[i];
        symbols[SYMBOL_SEQUENCES][i] = micro->size[i];
        symbols[SYMBOL_PROMPT][i] = load->isl[i];
        symbols[SYMBOL_CONTEXT][i] = prefill ? load->prefix[i] : load->isl[i] + 0.5 * load->osl[i];
    }
}

void deployment_symbols(const struct deployment *deployment, enum phase phase, const struct workload_block *load,
                        lanes *symbols, size_t n) {
    struct micro micro;
    cut(deployment, load, &micro, n);
    step_symbols(phase, load, &micro, symbols, n);
}

/* Once a step: the host of one micro-batch runs while others compute. */
static void add_host(const struct deployment *deployment, enum phase phase, const struct micro *micro,
                     struct stage_cost *stage, size_t n) {
    const struct host *host = &deployment->host;
    const double step = host->step_s + (phase == PHASE_PREFILL ? host->prompt_step_s : 0);
    const double sequence = host->sequence_s / degree(deployment, AXIS_ATTENTION_DP);
    for (size_t i = 0; i < n; i++) stage->seconds[CAUSE_OVERHEAD][i] += step + sequence * micro->size[i];
}

/* Messages run beside compute and memory traffic, as far as there is any. */
static void hide_messages(const struct deployment *deployment, struct stage_cost *stage, size_t n) {
    for (size_t i = 0; i < n; i++) {
        double busy = 0;
        for (int cause = CAUSE_COMPUTE; cause < CAUSE_COMM; cause++) busy += stage->seconds[cause][i];
        double hidden = deployment->host.overlap * stage->seconds[CAUSE_COMM][i];
        stage->seconds[CAUSE_COMM][i] -= hidden < busy ? hidden : busy;
    }
}

static double total_seconds(const struct stage_cost *stage, size_t i) {
    double total = 0;
    for (int cause = 0; cause < CAUSE_COUNT; cause++) total += stage->seconds[cause][i];
    return total;
}

/* Adds `times` passes through a stage to the critical path in one lane. */
static void add_seconds(struct stage_cost *path, const struct stage_cost *stage, double times, size_t i) {
    for (int cause = 0; cause < CAUSE_COUNT; cause++) path->seconds[cause][i] += times * stage->seconds[cause][i];
}

/* The critical path of a pipeline in one lane: see deployment.h. */
static void pipeline_lane(const struct program *program, const struct stage_cost *stages, double count,
                          struct stage_cost *path, size_t i) {
    const struct stage_cost *slowest = &stages[0];
    double through = 0;
    for (size_t s = 0; s < program->stage_count; s++) {
        through += program->stages[s].times * total_seconds(&stages[s], i);
        if (total_seconds(&stages[s], i) > total_seconds(slowest, i)) slowest = &stages[s];
    }
    bool waits = program->config.phase == PHASE_DECODE && count * total_seconds(slowest, i) > through;
    if (waits) {
        add_seconds(path, slowest, count, i);
        return;
    }
    for (size_t s = 0; s < program->stage_count; s++) add_seconds(path, &stages[s], program->stages[s].times, i);
    if (program->config.phase != PHASE_DECODE) add_seconds(path, slowest, count - 1, i);
}

/* What one accelerator does on average over the stages, for all micro-batches. */
static void average_lane(const struct program *program, const struct stage_cost *stages, double share,
                         struct stage_cost *path, size_t i) {
    for (size_t s = 0; s < program->stage_count; s++) {
        double weight = share * program->stages[s].times;
        path->flops[i] += weight * stages[s].flops[i];
        path->bytes[i] += weight * stages[s].bytes[i];
        path->sent_bytes[i] += weight * stages[s].sent_bytes[i];
    }
}

/* Joins the stages in stages[0]. */
static void join_stages(const struct deployment *deployment, const struct program *program, const struct micro *micro,
                        struct stage_cost *stages, size_t n) {
    struct stage_cost path = {0};
    const double pp = degree(deployment, AXIS_PP);
    for (size_t i = 0; i < n; i++) {
        pipeline_lane(program, stages, micro->count[i], &path, i);
        average_lane(program, stages, micro->count[i] / pp, &path, i);
    }
    stages[0] = path;
}

static void report_phase(const struct deployment *deployment, const struct stage_cost *cost, lanes *metrics, size_t n) {
    const double per_peak = deployment->rate == 0 ? 0 : 1 / deployment->rate;
    const double per_bandwidth = 1 / deployment->accelerator.bandwidth;
    for (size_t i = 0; i < n; i++) {
        double time = 0, largest = -1, bottleneck = 0;
        for (int cause = 0; cause < CAUSE_COUNT; cause++) {
            double seconds = cost->seconds[cause][i];
            metrics[PHASE_SECONDS + cause][i] = seconds;
            time += seconds;
            bottleneck = seconds > largest ? cause : bottleneck;
            largest = seconds > largest ? seconds : largest;
        }
        metrics[PHASE_TIME][i] = time;
        metrics[PHASE_FLOPS][i] = cost->flops[i];
        metrics[PHASE_BYTES][i] = cost->bytes[i];
        metrics[PHASE_COMM_BYTES][i] = cost->sent_bytes[i];
        metrics[PHASE_BOTTLENECK][i] = bottleneck;
        metrics[PHASE_MFU][i] = cost->flops[i] * per_peak / time;
        metrics[PHASE_MBU][i] = cost->bytes[i] * per_bandwidth / time;
    }
}

static void evaluate_step(const struct deployment *deployment, enum phase phase, const struct workload_block *load,
                          const struct micro *micro, const struct deployment_scratch *scratch, lanes *metrics,
                          size_t n) {
    const struct priced_program *priced = &deployment->phase[phase];
    lanes symbols[SYMBOL_COUNT];
    step_symbols(phase, load, micro, symbols, n);
    cost_step(priced, symbols, scratch->registers, scratch->stages, n);
    if (deployment->host.overlap > 0)
        for (size_t s = 0; s < priced->program->stage_count; s++) hide_messages(deployment, &scratch->stages[s], n);
    if (degree(deployment, AXIS_PP) > 1) join_stages(deployment, priced->program, micro, scratch->stages, n);
    add_host(deployment, phase, micro, &scratch->stages[0], n);
    report_phase(deployment, &scratch->stages[0], metrics, n);
}

/* }====================================================== */

static void evaluate_memory(const struct deployment *deployment, const struct workload_block *load,
                            const struct micro *micro, const struct deployment_scratch *scratch, lanes *metrics,
                            size_t n) {
    const double dp = deployment->replicas;
    struct memory_load replica;
    struct memory_result result;
    for (size_t i = 0; i < n; i++) {
        replica.batch[i] = micro->batch[i];
        replica.isl[i] = load->isl[i];
        replica.osl[i] = load->osl[i];
        replica.prefix[i] = load->prefix[i];
    }
    memory_evaluate(&deployment->memory, &replica, scratch->registers, &result, n);
    for (size_t i = 0; i < n; i++) {
        metrics[METRIC_WEIGHTS][i] = result.weights[i];
        metrics[METRIC_KV][i] = result.kv[i];
        metrics[METRIC_KV_PER_TOKEN][i] = result.kv_per_token[i];
        metrics[METRIC_ACTIVATIONS][i] = result.activations[i];
        metrics[METRIC_RESERVED][i] = deployment->memory.reserved;
        metrics[METRIC_MEMORY][i] = result.total[i];
        metrics[METRIC_CAPACITY][i] = deployment->memory.capacity;
        metrics[METRIC_FITS][i] = result.strain[i] <= deployment->memory.capacity ? 1 : 0;
        metrics[METRIC_MAX_BATCH][i] = result.max_batch[i] * dp;
        metrics[METRIC_MAX_CONTEXT][i] = result.max_context[i];
    }
}

static void report_service(const struct deployment *deployment, const struct workload_block *load, lanes *metrics,
                           size_t n) {
    const double usd_per_s = deployment->gpus * deployment->accelerator.price_usd_per_hour / 3600;
    for (size_t i = 0; i < n; i++) {
        double ttft = metrics[METRIC_PREFILL + PHASE_TIME][i], step = metrics[METRIC_DECODE + PHASE_TIME][i];
        double tpot = step / deployment->step_yield;
        double e2e = ttft + (load->osl[i] - 1) * tpot;
        double throughput = load->batch[i] * load->osl[i] / e2e;
        metrics[METRIC_TTFT][i] = ttft;
        metrics[METRIC_TPOT][i] = tpot;
        metrics[METRIC_E2E][i] = e2e;
        metrics[METRIC_TOK_S_USER][i] = 1 / tpot;
        metrics[METRIC_THROUGHPUT][i] = throughput;
        metrics[METRIC_THROUGHPUT_GPU][i] = throughput / deployment->gpus;
        metrics[METRIC_DECODE_TOK_S][i] = load->batch[i] / tpot;
        metrics[METRIC_COST][i] = usd_per_s / throughput * 1e6;
    }
}

double deployment_phase_power(const struct deployment *deployment, lanes *phase, size_t i) {
    const struct accelerator *accelerator = &deployment->accelerator;
    double used = phase[PHASE_MFU][i] + phase[PHASE_MBU][i];
    return accelerator->idle_w + (accelerator->power_w - accelerator->idle_w) * (used < 1 ? used : 1);
}

static void report_footprint(const struct deployment *deployment, const struct workload_block *load, lanes *metrics,
                             size_t n) {
    const struct footprint *footprint = &deployment->footprint;
    const double embodied_g_per_s = deployment->gpus * footprint->embodied_g / footprint->lifetime_s;
    for (size_t i = 0; i < n; i++) {
        double tokens = load->batch[i] * load->osl[i], e2e = metrics[METRIC_E2E][i], ttft = metrics[METRIC_TTFT][i];
        double prefill = deployment_phase_power(deployment, metrics + METRIC_PREFILL, i) * ttft;
        double decode = deployment_phase_power(deployment, metrics + METRIC_DECODE, i) * (e2e - ttft);
        double joules = deployment->gpus * footprint->pue * (prefill + decode);
        double operation_g = joules / 3.6e6 * footprint->grid_g_per_kwh; /* 3.6e6 J are a kWh */
        metrics[METRIC_POWER][i] = joules / e2e;
        metrics[METRIC_ENERGY][i] = joules / tokens;
        metrics[METRIC_CARBON][i] = (operation_g + embodied_g_per_s * e2e) / tokens * 1e6;
    }
}

void deployment_evaluate(const struct deployment *deployment, const struct workload_block *load,
                         const struct deployment_scratch *scratch, lanes *metrics, size_t n) {
    struct micro micro;
    cut(deployment, load, &micro, n);
    evaluate_step(deployment, PHASE_PREFILL, load, &micro, scratch, metrics + METRIC_PREFILL, n);
    evaluate_step(deployment, PHASE_DECODE, load, &micro, scratch, metrics + METRIC_DECODE, n);
    evaluate_memory(deployment, load, &micro, scratch, metrics, n);
    report_service(deployment, load, metrics, n);
    report_footprint(deployment, load, metrics, n);
}

void deployment_evaluate_step(const struct deployment *deployment, enum phase phase, const struct workload_block *load,
                              const struct deployment_scratch *scratch, lanes *metrics, size_t n) {
    struct micro micro;
    cut(deployment, load, &micro, n);
    evaluate_step(deployment, phase, load, &micro, scratch, metrics, n);
}

void deployment_evaluate_memory(const struct deployment *deployment, const struct workload_block *load,
                                const struct deployment_scratch *scratch, lanes *metrics, size_t n) {
    struct micro micro;
    cut(deployment, load, &micro, n);
    evaluate_memory(deployment, load, &micro, scratch, metrics, n);
}
