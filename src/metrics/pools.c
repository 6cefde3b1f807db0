#include "metrics/pools.h"

#include <math.h>
#include <string.h>

#include "metrics/queue.h"

#define ROUNDS 6 /* of settling how many requests decode at once */

/* A block of loops through both pools. */
struct joined {
    const struct pools *pools;
    const struct loop *loop;
    const struct workload_block *load; /* batch: concurrency */
    const struct pool_prompts *prefill;
    lanes own;              /* of a prompt, with its cache */
    lanes each;             /* between prompts that are done */
    lanes places, capacity; /* requests that the decode pool's memory holds; INFINITY where it holds none */
    lanes step, generation, wait, ttft;
    lanes decoding;
    size_t n;
};

double pools_gpus(const struct pools *pools) {
    return pools->prefill.deployment->gpus * pools->prefill.count +
           pools->decode.deployment->gpus * pools->decode.count;
}

static void measure_transfer(const struct pools *pools, const struct workload_block *load, double *transfer, size_t n) {
    const struct pool_terms *pool = &pools->prefill;
    const struct link *link = accelerator_joining(&pool->deployment->accelerator, pools_gpus(pools));
    struct workload_block one = *load;
    lanes memory[METRIC_PREFILL];
    for (size_t i = 0; i < n; i++) {
        one.batch[i] = one.osl[i] = 1;
        one.prefix[i] = 0;
    }
    deployment_evaluate_memory(pool->deployment, &one, pool->scratch, memory, n);
    for (size_t i = 0; i < n; i++) transfer[i] = link->latency + memory[METRIC_KV][i] / link->bandwidth;
}

/* A full step, with its power and whether it fits. */
static void measure_full(const struct pool_terms *pool, const struct workload_block *load, struct pool_prompts *prefill,
                         size_t n) {
    struct workload_block full = *load;
    lanes metrics[METRIC_COUNT];
    for (size_t i = 0; i < n; i++) {
        full.batch[i] = prefill->batch[i] = loop_batch(prefill->prompts.most[i], INFINITY);
        full.osl[i] = 1;
    }
    deployment_evaluate(pool->deployment, &full, pool->scratch, metrics, n);
    memcpy(prefill->step, metrics[METRIC_PREFILL], sizeof prefill->step);
    memcpy(prefill->fits, metrics[METRIC_FITS], sizeof prefill->fits);
    memcpy(prefill->power, metrics[METRIC_POWER], sizeof prefill->power);
}

void pools_prefill(const struct pools *pools, const struct workload_block *load, struct pool_prompts *prefill,
                   size_t n) {
    const struct pool_terms *pool = &pools->prefill;
    lanes together;
    for (size_t i = 0; i < n; i++) {
        double share = load->batch[i] / pool->count;
        together[i] = share > 1 ? share : 1;
    }
    prompts_measure(&prefill->prompts, pool->deployment, load, together, pool->scratch, n);
    for (size_t i = 0; i < n; i++) {
        prefill->prompts.one_s[i] *= pool->deployment->serving.pooled_prompt;
        prefill->prompts.full_s[i] *= pool->deployment->serving.pooled_prompt;
    }
    measure_transfer(pools, load, prefill->transfer, n);
    measure_full(pool, load, prefill, n);
}

static void measure_places(struct joined *joined) {
    const struct pool_terms *pool = &joined->pools->decode;
    struct workload_block load = *joined->load;
    lanes memory[METRIC_PREFILL];
    for (size_t i = 0; i < joined->n; i++) load.batch[i] = loop_batch(joined->load->batch[i] / pool->count, INFINITY);
    loop_memory(pool->deployment, &load, pool->scratch, memory, joined->n);
    for (size_t i = 0; i < joined->n; i++) {
        joined->places[i] = memory[METRIC_MAX_BATCH][i] * pool->count;
        joined->capacity[i] = loop_places(joined->places[i]);
    }
}

static void follow_prompts(struct joined *joined) {
    const struct prompts *prompts = &joined->prefill->prompts;
    const double count = joined->pools->prefill.count;
    for (size_t i = 0; i < joined->n; i++) {
        joined->each[i] = prompts->full_s[i] / (prompts->most[i] * count);
        joined->own[i] = prompts_seconds(prompts, i, 1) + joined->prefill->transfer[i];
    }
}

/* A step of the requests that decode now. */
static void step(struct joined *joined) {
    const struct pool_terms *pool = &joined->pools->decode;
    const double longer = pool->deployment->serving.pooled;
    struct workload_block load = *joined->load;
    lanes metrics[PHASE_METRICS];
    for (size_t i = 0; i < joined->n; i++)
        load.batch[i] = loop_batch(joined->decoding[i] / pool->count, joined->load->batch[i] + 1);
    deployment_evaluate_step(pool->deployment, PHASE_DECODE, &load, pool->scratch, metrics, joined->n);
    for (size_t i = 0; i < joined->n; i++) {
        joined->step[i] = metrics[PHASE_TIME][i] / pool->deployment->step_yield * longer;
        joined->generation[i] = (joined->load->osl[i] - 1) * joined->step[i];
    }
}

/* The longest of: no wait at all, the prefill pool full, the decode pool full. */
static double cycle_of(const struct joined *joined, size_t i, double free) {
    double concurrency = joined->load->batch[i], prefill = concurrency * joined->each[i];
    double decode = concurrency / joined->capacity[i] * joined->generation[i];
    double cycle = free > prefill ? free : prefill;
    return cycle > decode ? cycle : decode;
}

/* What follows from so many requests decoding. */
static void settle(struct joined *joined) {
    struct queue queue = {.spread = joined->loop->spread, .waves = joined->loop->waves};
    step(joined);
    for (size_t i = 0; i < joined->n; i++) {
        queue.count[i] = joined->load->batch[i];
        queue.each[i] = joined->each[i];
        queue.generation[i] = joined->generation[i];
        queue.head[i] = joined->load->batch[i] * joined->each[i];
        queue.cycle[i] = cycle_of(joined, i, joined->generation[i] + joined->own[i]);
    }
    queue_later(&queue, joined->wait, joined->n);
    for (size_t i = 0; i < joined->n; i++) {
        double free = joined->generation[i] + joined->own[i], rest = queue.cycle[i] - free;
        joined->wait[i] = joined->wait[i] > rest ? joined->wait[i] : rest; /* where a pool is full */
        double decoding = joined->load->batch[i] * joined->generation[i] / (free + joined->wait[i]);
        decoding = decoding < joined->capacity[i] ? decoding : joined->capacity[i];
        joined->decoding[i] = (joined->decoding[i] + decoding) / 2; /* a longer step keeps more of them decoding */
    }
}

static void report_ttft(struct joined *joined, lanes *metrics) {
    const struct serving *serving = &joined->pools->decode.deployment->serving;
    const double count = joined->pools->prefill.count, first = 1 / joined->loop->waves;
    const struct prompts *prompts = &joined->prefill->prompts;
    for (size_t i = 0; i < joined->n; i++) {
        double concurrency = joined->load->batch[i], transfer = joined->prefill->transfer[i];
        double burst = queue_burst(concurrency, prompts->most[i] * count, prompts->full_s[i], 0) + transfer;
        double arrival = serving->arrival_s + serving->handover_s + serving->token_s * prompts->fresh[i] +
                         serving->place_s * concurrency;
        metrics[METRIC_ARRIVAL][i] = arrival;
        metrics[METRIC_BURST][i] = first * burst;
        metrics[METRIC_WAIT][i] = (1 - first) * joined->wait[i];
        metrics[METRIC_TRANSFER][i] = transfer;
        joined->ttft[i] = arrival + first * burst + (1 - first) * (joined->own[i] + joined->wait[i]);
    }
}

/* Requests a second, where the first burst shortens the mean of the cycles; and what the pools do. */
static void report_loop(const struct joined *joined, lanes *metrics) {
    const double workers = joined->pools->decode.count;
    for (size_t i = 0; i < joined->n; i++) {
        double each = joined->each[i], capacity = joined->capacity[i], generation = joined->generation[i];
        double rate = joined->load->batch[i] / (joined->ttft[i] + generation);
        rate = rate < 1 / each ? rate : 1 / each;
        double busy = rate * each, decoding = rate * generation < capacity ? rate * generation : capacity;
        double filled = decoding / capacity, batch = ceil(rate * generation / workers - 1e-9);
        metrics[METRIC_REQUESTS][i] = rate;
        metrics[METRIC_DECODING][i] = decoding;
        metrics[METRIC_PLACES][i] = joined->places[i] > 0 ? joined->places[i] : (double)NAN;
        metrics[METRIC_PREFILL_UTILISATION][i] = busy < 1 ? busy : 1;
        metrics[METRIC_DECODE_UTILISATION][i] = filled < 1 ? filled : 1;
        metrics[METRIC_PREFILL_REQUESTS][i] = 1 / each;
        metrics[METRIC_PREFILL_BATCH][i] = joined->prefill->batch[i];
        metrics[METRIC_DECODE_BATCH][i] = batch > 1 ? batch : 1;
        metrics[METRIC_RUNNING][i] = metrics[METRIC_MEMORY_WAIT][i] = (double)NAN;
    }
}

static void report_service(const struct joined *joined, lanes *metrics) {
    const double gpus = pools_gpus(joined->pools);
    for (size_t i = 0; i < joined->n; i++) {
        double osl = joined->load->osl[i], generation = joined->generation[i];
        double tpot = osl > 1 ? generation / (osl - 1) : joined->step[i];
        double throughput = metrics[METRIC_REQUESTS][i] * osl;
        metrics[METRIC_TTFT][i] = joined->ttft[i];
        metrics[METRIC_TPOT][i] = tpot;
        metrics[METRIC_E2E][i] = joined->ttft[i] + generation;
        metrics[METRIC_TOK_S_USER][i] = 1 / tpot;
        metrics[METRIC_THROUGHPUT][i] = throughput;
        metrics[METRIC_THROUGHPUT_GPU][i] = throughput / gpus;
        metrics[METRIC_DECODE_TOK_S][i] = metrics[METRIC_DECODING][i] / tpot;
    }
}

/* Watts of a pool's site, of which that share of the time is spent at work. */
static double pool_power(const struct pool_terms *pool, double power, double share) {
    const struct deployment *deployment = pool->deployment;
    double idle = deployment->accelerator.idle_w * deployment->footprint.pue * deployment->gpus;
    return pool->count * (power * share + idle * (1 - share));
}

static double pool_usd_per_s(const struct pool_terms *pool) {
    const struct deployment *deployment = pool->deployment;
    return deployment->accelerator.price_usd_per_hour / 3600 * deployment->gpus * pool->count;
}

/* metrics[METRIC_POWER] is the decode pool's. */
static void report_footprint(const struct joined *joined, lanes *metrics) {
    const struct pools *pools = joined->pools;
    const struct footprint *footprint = &pools->decode.deployment->footprint;
    const double usd_per_s = pool_usd_per_s(&pools->prefill) + pool_usd_per_s(&pools->decode);
    const double embodied_g_per_s = pools_gpus(pools) * footprint->embodied_g / footprint->lifetime_s;
    for (size_t i = 0; i < joined->n; i++) {
        double throughput = metrics[METRIC_THROUGHPUT][i];
        double watts = pool_power(&pools->prefill, joined->prefill->power[i], metrics[METRIC_PREFILL_UTILISATION][i]) +
                       pool_power(&pools->decode, metrics[METRIC_POWER][i], 1);
        double operation_g_per_s = watts / 3.6e6 * footprint->grid_g_per_kwh; /* 3.6e6 J are a kWh */
        metrics[METRIC_COST][i] = usd_per_s / throughput * 1e6;
        metrics[METRIC_POWER][i] = watts;
        metrics[METRIC_ENERGY][i] = watts / throughput;
        metrics[METRIC_CARBON][i] = (operation_g_per_s + embodied_g_per_s) / throughput * 1e6;
    }
}

/* Steps and memory of both pools, of the batches that they have. */
static void report_batches(const struct joined *joined, lanes *metrics) {
    const struct pool_terms *pool = &joined->pools->decode;
    struct workload_block steady = *joined->load;
    memcpy(steady.batch, metrics[METRIC_DECODE_BATCH], sizeof steady.batch);
    deployment_evaluate(pool->deployment, &steady, pool->scratch, metrics, joined->n);
    if (pool->deployment->serving.reserves < 1)
        loop_memory(pool->deployment, &steady, pool->scratch, metrics, joined->n);
    memcpy(metrics[METRIC_PREFILL], joined->prefill->step, sizeof joined->prefill->step);
    for (size_t i = 0; i < joined->n; i++)
        if (joined->prefill->fits[i] == 0) metrics[METRIC_FITS][i] = 0;
}

void pools_evaluate(const struct pools *pools, const struct loop *loop, const struct workload_block *load,
                    const struct pool_prompts *prefill, lanes *metrics, size_t n) {
    struct joined joined = {.pools = pools, .loop = loop, .load = load, .prefill = prefill, .n = n};
    measure_places(&joined);
    follow_prompts(&joined);
    memcpy(joined.decoding, load->batch, sizeof joined.decoding);
    for (int round = 0; round < ROUNDS; round++) settle(&joined);
    report_ttft(&joined, metrics);
    report_loop(&joined, metrics);
    report_batches(&joined, metrics);
    report_service(&joined, metrics);
    report_footprint(&joined, metrics);
}
