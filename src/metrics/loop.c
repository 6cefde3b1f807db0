#include "metrics/loop.h"

#include <math.h>
#include <string.h>

#include "metrics/prompts.h"
#include "metrics/queue.h"

#define ROUNDS 4 /* of settling how many requests decode at once */

/* A block of loops, of one replica each. */
struct closed {
    const struct deployment *deployment;
    const struct deployment_scratch *scratch;
    const struct loop *loop;
    const struct workload_block *load;
    struct prompts prompts;
    lanes asked, running, places; /* requests on their way, admitted, held by memory */
    lanes decode_s, kv_s;         /* a step of decoding, and its caches alone */
    lanes beside;                 /* what decoding adds to a step that prefills */
    lanes stall, own;             /* what a prompt delays those that decode; its own prefill */
    lanes generation, wait, steady, cycle, busy;
    lanes decoding, arriving; /* requests past their first token; prompts that come together */
    size_t n;
};

double loop_batch(double x, double most) {
    double whole = floor(x + 0.5);
    whole = whole < most ? whole : most;
    return whole >= 1 ? whole : 1;
}

double loop_places(double max_batch) { return max_batch > 0 ? max_batch : INFINITY; }

void loop_memory(const struct deployment *deployment, const struct workload_block *load,
                 const struct deployment_scratch *scratch, lanes *metrics, size_t n) {
    struct workload_block kept = *load;
    for (size_t i = 0; i < n; i++) kept.osl[i] = loop_batch(load->osl[i] * deployment->serving.reserves, INFINITY);
    deployment_evaluate_memory(deployment, &kept, scratch, metrics, n);
}

/* How many run: no more than memory holds. */
static void admit(struct closed *closed) {
    const double replicas = closed->deployment->replicas;
    struct workload_block load = *closed->load;
    lanes memory[METRIC_PREFILL];
    for (size_t i = 0; i < closed->n; i++) {
        double share = closed->load->batch[i] / replicas;
        closed->asked[i] = share > 1 ? share : 1;
        load.batch[i] = loop_batch(share, INFINITY) * replicas;
    }
    loop_memory(closed->deployment, &load, closed->scratch, memory, closed->n);
    for (size_t i = 0; i < closed->n; i++) {
        closed->places[i] = memory[METRIC_MAX_BATCH][i];
        double places = loop_places(closed->places[i]) / replicas;
        double running = closed->asked[i] < places ? closed->asked[i] : places;
        closed->running[i] = running > 1 ? running : 1;
    }
}

/* A step of the requests that decode now. */
static void step(struct closed *closed) {
    const double replicas = closed->deployment->replicas;
    struct workload_block load = *closed->load;
    lanes metrics[PHASE_METRICS];
    for (size_t i = 0; i < closed->n; i++)
        load.batch[i] = loop_batch(closed->decoding[i], closed->asked[i] + 1) * replicas;
    deployment_evaluate_step(closed->deployment, PHASE_DECODE, &load, closed->scratch, metrics, closed->n);
    memcpy(closed->decode_s, metrics[PHASE_TIME], sizeof closed->decode_s);
    memcpy(closed->kv_s, metrics[PHASE_SECONDS + CAUSE_KV], sizeof closed->kv_s);
}

/* What decoding adds to a step that prefills: caches to read, and further rows in products that are there anyway; all
 * of a step where the engine does one after the other. */
static double decode_beside(const struct closed *closed, size_t i, double prompts, double prefill) {
    if (closed->deployment->serving.prompts_first) return closed->decode_s[i];
    double rows = closed->decoding[i] / (prompts * closed->prompts.fresh[i]);
    double beside = closed->kv_s[i] + rows * (prefill - closed->prompts.overhead_s[i]);
    return closed->decode_s[i] < beside ? closed->decode_s[i] : beside;
}

/* What a prompt takes of others' time, and of its own; and the queue that prompts make. */
static void meet(struct closed *closed, struct queue *queue, bool first) {
    const bool alone = closed->deployment->serving.prompts_first;
    const double yield = closed->deployment->step_yield, waves = closed->loop->waves;
    for (size_t i = 0; i < closed->n; i++) {
        double osl = closed->load->osl[i], most = closed->prompts.most[i];
        double prompts = most < closed->arriving[i] ? most : closed->arriving[i];
        prompts = prompts > 1 ? prompts : 1;
        double prefill = prompts_seconds(&closed->prompts, i, prompts);
        double beside = decode_beside(closed, i, prompts, prefill);
        closed->beside[i] = beside;
        closed->stall[i] = (prefill + beside - closed->decode_s[i]) / prompts;
        closed->own[i] = prefill + (alone ? 0 : beside);
        closed->busy[i] = closed->running[i] * prefill / prompts;
        closed->generation[i] = (osl - 1) * (closed->decode_s[i] / yield);
        if (osl > 1) closed->generation[i] += (1 - 1 / waves) * closed->decoding[i] * closed->stall[i];
        if (first) closed->cycle[i] = closed->generation[i] + closed->own[i];
        queue->count[i] = closed->running[i];
        queue->each[i] = (closed->prompts.full_s[i] + (alone ? 0 : beside)) / most;
        queue->head[i] = alone ? 0 : closed->running[i] * closed->stall[i];
        closed->arriving[i] = prompts;
    }
    memcpy(queue->generation, closed->generation, sizeof queue->generation);
    memcpy(queue->cycle, closed->cycle, sizeof queue->cycle);
}

/* Seconds that prompts wait for others to share a step with: the first of them until the wait is over, those that come
 * meanwhile half of that. `most` is how long that may be. */
static double hold_of(const struct closed *closed, size_t i, double *most) {
    const struct loop *loop = closed->loop;
    double rate = closed->running[i] / closed->cycle[i];
    double full = (loop->hold_tokens - closed->decoding[i]) / closed->prompts.fresh[i] - 1; /* prompts still to come */
    double hold = loop->hold_steps * closed->decode_s[i];
    *most = full <= 0 ? 0 : full < rate * hold ? full / rate : hold;
    double others = rate * *most;
    return *most * (1 + others / 2) / (1 + others);
}

/* What follows from how many decode and how many prompts come together. */
static void settle(struct closed *closed, bool first) {
    struct queue queue = {.spread = closed->loop->spread, .waves = closed->loop->waves};
    step(closed);
    meet(closed, &queue, first);
    queue_later(&queue, closed->wait, closed->n);
    for (size_t i = 0; i < closed->n; i++) {
        double running = closed->running[i], own = closed->own[i];
        double polls = closed->loop->poll_steps * closed->decode_s[i];
        double most, hold = hold_of(closed, i, &most);
        double met = running / closed->arriving[i] * own / closed->cycle[i]; /* a step that prefills runs already */
        closed->wait[i] = closed->wait[i] + own / 2 * (met < 1 ? met : 1) + polls / 2 + hold;
        closed->steady[i] = closed->wait[i] + own;
        closed->cycle[i] = closed->generation[i] + closed->steady[i];
        closed->arriving[i] = running / closed->cycle[i] * (own + polls + most);
        closed->decoding[i] = running * closed->generation[i] / closed->cycle[i];
    }
}

/* The mean wait for memory where fewer run than were asked for: of the first that wait, and of all later ones. */
static double memory_wait(const struct closed *closed, size_t i) {
    const double waves = closed->loop->waves, behind = closed->asked[i] - closed->running[i];
    return behind / closed->running[i] * closed->cycle[i] * (1 - 1 / waves + behind / closed->asked[i] / 2 / waves);
}

static void report_ttft(const struct closed *closed, lanes *metrics) {
    const struct serving *serving = &closed->deployment->serving;
    const double first = 1 / closed->loop->waves;
    for (size_t i = 0; i < closed->n; i++) {
        double running = closed->running[i], most = closed->prompts.most[i];
        double full = prompts_seconds(&closed->prompts, i, running < most ? running : most);
        double burst = queue_burst(running, most, full, serving->prompts_first ? 0 : closed->beside[i]);
        burst += queue_late(running, most, full, serving->burst_s, serving->warmup_s);
        double arrival = serving->arrival_s + serving->token_s * closed->prompts.fresh[i] + serving->place_s * running;
        metrics[METRIC_ARRIVAL][i] = arrival;
        metrics[METRIC_BURST][i] = first * burst;
        metrics[METRIC_WAIT][i] = (1 - first) * closed->wait[i];
        metrics[METRIC_MEMORY_WAIT][i] = memory_wait(closed, i);
        metrics[METRIC_TTFT][i] =
            arrival + first * burst + (1 - first) * closed->steady[i] + metrics[METRIC_MEMORY_WAIT][i];
    }
}

static void report_loop(const struct closed *closed, lanes *metrics) {
    const double replicas = closed->deployment->replicas;
    for (size_t i = 0; i < closed->n; i++) {
        double share = closed->busy[i] / closed->cycle[i];
        metrics[METRIC_RUNNING][i] = closed->running[i] * replicas;
        metrics[METRIC_DECODING][i] = closed->decoding[i] * replicas;
        metrics[METRIC_PLACES][i] = closed->places[i] > 0 ? closed->places[i] : (double)NAN;
        metrics[METRIC_PREFILL_UTILISATION][i] = share < 1 ? share : 1;
        for (int m = METRIC_TRANSFER; m < METRIC_ALL; m++) metrics[m][i] = (double)NAN;
        metrics[METRIC_DECODE_UTILISATION][i] = (double)NAN;
    }
}

/* The loop in place of the batch: power stays, and with it what a second costs. */
static void report_service(const struct closed *closed, lanes *metrics) {
    const double yield = closed->deployment->step_yield;
    for (size_t i = 0; i < closed->n; i++) {
        double osl = closed->load->osl[i], generation = closed->generation[i];
        double tpot = osl > 1 ? generation / (osl - 1) : closed->decode_s[i] / yield;
        double e2e = metrics[METRIC_TTFT][i] + generation;
        double throughput = closed->load->batch[i] * osl / e2e;
        double longer = metrics[METRIC_THROUGHPUT][i] / throughput;
        metrics[METRIC_COST][i] *= longer;
        metrics[METRIC_ENERGY][i] *= longer;
        metrics[METRIC_CARBON][i] *= longer;
        metrics[METRIC_TPOT][i] = tpot;
        metrics[METRIC_E2E][i] = e2e;
        metrics[METRIC_TOK_S_USER][i] = 1 / tpot;
        metrics[METRIC_THROUGHPUT][i] = throughput;
        metrics[METRIC_THROUGHPUT_GPU][i] = throughput / closed->deployment->gpus;
        metrics[METRIC_DECODE_TOK_S][i] = metrics[METRIC_DECODING][i] / tpot;
        metrics[METRIC_REQUESTS][i] = throughput / osl;
    }
}

/* A batch of the requests that run. */
static void report_batch(const struct closed *closed, lanes *metrics) {
    const double replicas = closed->deployment->replicas;
    struct workload_block load = *closed->load;
    for (size_t i = 0; i < closed->n; i++) {
        double batch = floor(closed->running[i] * replicas);
        load.batch[i] = batch > 1 ? batch : 1;
    }
    deployment_evaluate(closed->deployment, &load, closed->scratch, metrics, closed->n);
    if (closed->deployment->serving.reserves < 1)
        loop_memory(closed->deployment, &load, closed->scratch, metrics, closed->n);
}

void loop_evaluate(const struct deployment *deployment, const struct loop *loop, const struct workload_block *load,
                   const struct deployment_scratch *scratch, lanes *metrics, size_t n) {
    struct closed closed = {.deployment = deployment, .scratch = scratch, .loop = loop, .load = load, .n = n};
    admit(&closed);
    prompts_measure(&closed.prompts, deployment, load, closed.running, scratch, n);
    for (size_t i = 0; i < n; i++) {
        closed.decoding[i] = closed.running[i];
        closed.arriving[i] = 1;
    }
    for (int round = 0; round < ROUNDS; round++) settle(&closed, round == 0);
    report_batch(&closed, metrics);
    report_ttft(&closed, metrics);
    report_loop(&closed, metrics);
    report_service(&closed, metrics);
}
