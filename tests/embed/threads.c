/* threads.c: several threads evaluate one deployment while its context answers
 * another request and is then closed. Prints "same bits" when all results are. */
#include <mantile.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define THREADS   4
#define WORKLOADS 5000
#define METRICS   3

static const char *const metrics[METRICS] = {"ttft_s", "decode.time_s", "memory.total_bytes"};
static mt_workload loads[WORKLOADS];

struct worker {
    pthread_t thread;
    const mt_deployment *deployment;
    int status;
    double results[WORKLOADS][METRICS];
};

static struct worker alone, workers[THREADS];

static void *work(void *argument) {
    struct worker *worker = argument;
    worker->status = mt_evaluate(worker->deployment, WORKLOADS, loads, METRICS, metrics, worker->results[0], NULL);
    return NULL;
}

/* The same again, a workload each call: blocks of one. */
static int same_one_by_one(const mt_deployment *deployment) {
    double result[METRICS];
    for (size_t i = 0; i < WORKLOADS; i += 97) {
        if (mt_evaluate(deployment, 1, &loads[i], METRICS, metrics, result, NULL) != 0) return 0;
        if (memcmp(result, alone.results[i], sizeof result) != 0) return 0;
    }
    return 1;
}

int main(void) {
    mt_failure why = {MT_REFUSED, ""};
    mt_context *context = mt_open(NULL, &why);
    const char *request = "{\"model\":\"mixtral-8x7b\",\"hardware\":\"h100-sxm\",\"tp\":2,\"pp\":2}";
    mt_deployment *deployment = context != NULL ? mt_deploy(context, request, &why) : NULL;
    int same = deployment != NULL;
    for (int i = 0; i < WORKLOADS; i++) loads[i] = (mt_workload){1 + i % 256, 1 + i, 1 + i % 777, i % 2 ? i / 2 : 0};
    alone.deployment = deployment;
    work(&alone);
    for (int t = 0; t < THREADS; t++) {
        workers[t].deployment = deployment;
        pthread_create(&workers[t].thread, NULL, work, &workers[t]);
    }
    char *report = same ? mt_estimate(context, "{\"model\":\"qwen3-32b\",\"hardware\":\"b200\"}", &why) : NULL;
    same = same && report != NULL && alone.status == 0;
    mt_free(report);
    mt_close(context);
    for (int t = 0; t < THREADS; t++) {
        pthread_join(workers[t].thread, NULL);
        same = same && workers[t].status == 0 && memcmp(workers[t].results, alone.results, sizeof alone.results) == 0;
    }
    same = same && same_one_by_one(deployment);
    mt_release(deployment);
    puts(same ? "same bits" : why.message);
    return !same;
}
