#include "metrics/metric.h"

#define PHASE_ROWS(phase)                                                                                              \
    {phase ".time_s", METRIC_NUMBER, "s"}, {phase ".flops", METRIC_NUMBER, "flop"},                                    \
        {phase ".bytes", METRIC_NUMBER, "bytes"}, {phase ".comm_bytes", METRIC_NUMBER, "bytes"},                       \
        {phase ".compute_s", METRIC_NUMBER, "s"}, {phase ".weights_s", METRIC_NUMBER, "s"},                            \
        {phase ".kv_s", METRIC_NUMBER, "s"}, {phase ".activations_s", METRIC_NUMBER, "s"},                             \
        {phase ".comm_s", METRIC_NUMBER, "s"}, {phase ".overhead_s", METRIC_NUMBER, "s"},                              \
        {phase ".bottleneck", METRIC_CAUSE, ""}, {phase ".mfu", METRIC_NUMBER, ""}, {                                  \
        phase ".mbu", METRIC_NUMBER, ""                                                                                \
    }

/* ORDER METRIC */
static const struct metric_row rows[] = {
    {"memory.weights_bytes", METRIC_NUMBER, "bytes"},
    {"memory.kv_cache_bytes", METRIC_NUMBER, "bytes"},
    {"memory.kv_bytes_per_token", METRIC_NUMBER, "bytes"},
    {"memory.activation_bytes", METRIC_NUMBER, "bytes"},
    {"memory.reserved_bytes", METRIC_NUMBER, "bytes"},
    {"memory.total_bytes", METRIC_NUMBER, "bytes"},
    {"memory.capacity_bytes", METRIC_NUMBER, "bytes"},
    {"memory.fits", METRIC_FLAG, ""},
    {"memory.max_batch", METRIC_NUMBER, ""},
    {"memory.max_context", METRIC_NUMBER, "tokens"},
    PHASE_ROWS("prefill"),
    PHASE_ROWS("decode"),
    {"ttft_s", METRIC_NUMBER, "s"},
    {"tpot_s", METRIC_NUMBER, "s"},
    {"e2e_s", METRIC_NUMBER, "s"},
    {"tok_s_user", METRIC_NUMBER, "tok/s"},
    {"throughput_tok_s", METRIC_NUMBER, "tok/s"},
    {"throughput_tok_s_gpu", METRIC_NUMBER, "tok/s"},
    {"decode_tok_s", METRIC_NUMBER, "tok/s"},
    {"power_w", METRIC_NUMBER, "w"},
    {"energy_j_per_token", METRIC_NUMBER, "j/tok"},
    {"cost_usd_per_mtok", METRIC_NUMBER, "usd/mtok"},
    {"carbon_g_per_mtok", METRIC_NUMBER, "g/mtok"},
    {"loop.running", METRIC_NUMBER, ""},
    {"loop.decoding", METRIC_NUMBER, ""},
    {"loop.capacity", METRIC_NUMBER, ""},
    {"loop.requests_s", METRIC_NUMBER, "req/s"},
    {"loop.prefill_utilisation", METRIC_NUMBER, ""},
    {"loop.decode_utilisation", METRIC_NUMBER, ""},
    {"loop.arrival_s", METRIC_NUMBER, "s"},
    {"loop.burst_s", METRIC_NUMBER, "s"},
    {"loop.wait_s", METRIC_NUMBER, "s"},
    {"loop.memory_wait_s", METRIC_NUMBER, "s"},
    {"loop.transfer_s", METRIC_NUMBER, "s"},
    {"loop.prefill_requests_s", METRIC_NUMBER, "req/s"},
    {"loop.prefill_batch", METRIC_NUMBER, ""},
    {"loop.decode_batch", METRIC_NUMBER, ""},
};
_Static_assert(sizeof rows / sizeof *rows == METRIC_ALL, "ORDER METRIC");

const struct metric_row *metric_row(enum metric metric) { return &rows[metric]; }
