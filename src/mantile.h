/* mantile.h: mantile as a library: what a model will do on some hardware.
 *
 *     mt_failure why;
 *     mt_context *context = mt_open(NULL, &why);
 *     char *report = mt_estimate(context, "{\"model\":\"llama-3.1-8b\",\"hardware\":\"h100-sxm\"}", &why);
 *
 * A request is a JSON object with the keys of docs/requests.md, a report one
 * with the keys of docs/reports.md. Everything is in SI units: seconds, bytes,
 * FLOP, W, J, USD; token counts are plain numbers.
 *
 * Errors: a function that fails returns NULL (or non-zero) and fills the
 * mt_failure it was given, which may be NULL. Nothing is printed, raised or
 * aborted. A deployment that does not fit in memory is no error: the report's
 * memory.fits says so.
 *
 * Threads: a context, with mt_release of its deployments, is for one thread at
 * a time, whichever it is; contexts do not know of each other. A deployment is
 * immutable: any number of threads may evaluate it at once, while another one
 * uses its context. The functions without a context may be called any time.
 *
 * Models, layers and hardware are Lua files, which run with the rights of this
 * process when a request names them. A context gives them no way to print, to
 * end the process or to start another one, but no limit on their time either.
 */
#ifndef MANTILE_H
#define MANTILE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum mt_failure_code {
    MT_REFUSED = 1,  /* a request, an argument or a script is wrong: the message says which */
    MT_OUT_OF_MEMORY /* of this process, not of an accelerator */
};

typedef struct mt_failure {
    enum mt_failure_code code;
    char message[512]; /* one sentence: what is wrong and, where that is known, what would be right */
} mt_failure;

/* The Lua library, the files it has read and the models it has built. */
typedef struct mt_context mt_context;

/* Opens the library in `root`, the folder with lua/, models/ and hardware/;
 * NULL for the place it was installed in. The environment variable MANTILE_PATH
 * names further folders (docs/requests.md). Takes milliseconds. */
mt_context *mt_open(const char *root, mt_failure *why);

/* Closes it; NULL is ignored. Its deployments stay valid until they are released. */
void mt_close(mt_context *context);

/* The report of a request on one line of JSON, which the caller frees with mt_free. */
char *mt_estimate(mt_context *context, const char *request_json, mt_failure *why);
void mt_free(char *report_json);

/* What a request names (model, hardware, degrees, dtypes, engine; not its
 * workload) ready to be evaluated for any number of workloads. */
typedef struct mt_deployment mt_deployment;

/* The caller releases it with mt_release, before or after mt_close. */
mt_deployment *mt_deploy(mt_context *context, const char *request_json, mt_failure *why);
void mt_release(mt_deployment *deployment); /* NULL is ignored */

typedef struct mt_workload {
    double batch;  /* sequences at once in the whole deployment, from 1 to 2^32 */
    double isl;    /* input tokens of each sequence, from 1 to 2^32 */
    double osl;    /* output tokens of each sequence, from 1 to 2^32 */
    double prefix; /* input tokens that are cached already, from 0 to below isl */
} mt_workload;

/* Fills results[i * metric_count + j] with metrics[j] of workloads[i]. Metrics
 * are named as mt_metric_name names them: "ttft_s", "memory.total_bytes". NAN
 * stands for what is not known (a cost where there is no price), INFINITY for
 * what has no limit. Returns 0; otherwise the results are unspecified. A
 * hundred workloads in one call take less time than in a hundred calls. */
int mt_evaluate(const mt_deployment *deployment, size_t workload_count, const mt_workload *workloads,
                size_t metric_count, const char *const *metrics, double *results, mt_failure *why);

/* Name and unit of metric 0, 1, 2, ... in the order of a report; NULL after the
 * last one. Units are "s", "bytes", "flop", "tok/s", "usd/mtok", "w", "j/tok",
 * "g/mtok", "tokens", and "" for ratios, counts, flags (0 or 1) and bottlenecks
 * (0 compute, 1 weights, 2 kv, 3 activations, 4 comm, 5 overhead). */
const char *mt_metric_name(size_t metric);
const char *mt_metric_unit(size_t metric);

#ifdef __cplusplus
}
#endif

#endif
