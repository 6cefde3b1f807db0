/* summary.h: what the requests of a simulation came to.
 *
 * Latencies are of the requests that finished; one of a single token has no time per output token. Rates are over the
 * span from the first arrival of those counted until the last of them finished.
 */
#ifndef MANTILE_SIMULATE_SUMMARY_H
#define MANTILE_SIMULATE_SUMMARY_H

#include <stddef.h>

#include "base/status.h"
#include "simulate/record.h"

/* Exact. A quantile q of n values lies at q (n - 1) of them in order, counted from 0, and between two neighbours on the
 * line through them (definition 7 of Hyndman and Fan 1996, which numpy and R take unless told). NAN: of no values. */
struct quantiles {
    double mean, p50, p90, p95, p99, max;
};

/* Of `count` values, which are put in another order. */
struct quantiles quantiles_of(double *values, size_t count);

/* What a request must keep to; INFINITY: no limit. */
struct slo {
    double ttft_s, tpot_s, e2e_s;
};

struct summary_terms {
    size_t warmup; /* so many requests, the first to arrive, are left out */
    struct slo slo;
};

struct summary {
    size_t requests, outcomes[OUTCOME_COUNT]; /* that are counted */
    struct quantiles ttft_s, tpot_s, e2e_s, queue_s;
    double span_s;
    double throughput_req_s, throughput_tok_s, input_tok_s; /* of what finished; tokens of output, and of prompts */
    double goodput_req_s, attainment; /* what finished within the SLO; as a share of all that are at their end */
    double cached_share;              /* of the prompt tokens of what was started */
    uint64_t preemptions, retries;
};

/* Of records in the order of their arrival. */
enum mt_status summarise(const struct record *records, size_t count, const struct summary_terms *terms,
                         struct summary *summary, struct mt_error *error);

/* The same of each of the groups 0 .. group_count - 1; records of others are left out. */
enum mt_status summarise_groups(const struct record *records, size_t count, const struct summary_terms *terms,
                                struct summary *summaries, size_t group_count, struct mt_error *error);

#endif
