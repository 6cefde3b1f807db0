/* metric.h: every number a report holds: its key, its kind and its unit.
 *
 * A key with a dot is a field of a sub-table ("prefill.time_s"). The order
 * here is the order reports are written in. */
#ifndef MANTILE_METRICS_METRIC_H
#define MANTILE_METRICS_METRIC_H

#include "cost/cost.h"

/* ORDER METRIC: the table in metric.c follows this order. */
enum phase_metric {
    PHASE_TIME,
    PHASE_FLOPS,
    PHASE_BYTES,
    PHASE_COMM_BYTES,
    PHASE_SECONDS, /* one a cause, ORDER CAUSE */
    PHASE_BOTTLENECK = PHASE_SECONDS + CAUSE_COUNT,
    PHASE_MFU,
    PHASE_MBU,
    PHASE_METRICS
};

enum metric {
    METRIC_WEIGHTS,
    METRIC_KV,
    METRIC_KV_PER_TOKEN,
    METRIC_ACTIVATIONS,
    METRIC_RESERVED,
    METRIC_MEMORY,
    METRIC_CAPACITY,
    METRIC_FITS,
    METRIC_MAX_BATCH,
    METRIC_MAX_CONTEXT,
    METRIC_PREFILL, /* PHASE_METRICS of them */
    METRIC_DECODE = METRIC_PREFILL + PHASE_METRICS,
    METRIC_TTFT = METRIC_DECODE + PHASE_METRICS,
    METRIC_TPOT,
    METRIC_E2E,
    METRIC_TOK_S_USER,
    METRIC_THROUGHPUT,
    METRIC_THROUGHPUT_GPU,
    METRIC_DECODE_TOK_S,
    METRIC_POWER,
    METRIC_ENERGY,
    METRIC_COST,
    METRIC_CARBON,
    METRIC_COUNT, /* of a batch; what follows is of a closed loop (loop.h, pools.h) */
    METRIC_RUNNING = METRIC_COUNT,
    METRIC_DECODING,
    METRIC_PLACES,
    METRIC_REQUESTS,
    METRIC_PREFILL_UTILISATION,
    METRIC_DECODE_UTILISATION,
    METRIC_ARRIVAL,
    METRIC_BURST,
    METRIC_WAIT,
    METRIC_MEMORY_WAIT,
    METRIC_TRANSFER,
    METRIC_PREFILL_REQUESTS,
    METRIC_PREFILL_BATCH,
    METRIC_DECODE_BATCH,
    METRIC_ALL
};

enum metric_kind {
    METRIC_NUMBER,
    METRIC_FLAG, /* 0 or 1 */
    METRIC_CAUSE /* an enum cause */
};

struct metric_row {
    const char *key;
    enum metric_kind kind;
    const char *unit; /* "s", "bytes", "flop", "tok/s", "req/s", "usd/mtok", "w", "j/tok", "g/mtok", or "" */
};

const struct metric_row *metric_row(enum metric metric);

#endif
