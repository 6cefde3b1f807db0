#include "simulate/trace.h"

#include <stdlib.h>

static enum mt_status check_row(const struct trace *trace, const struct trace_row *row, struct mt_error *error) {
    double before = trace->rows.count > 0 ? trace->rows.items[trace->rows.count - 1].at : 0;
    if (!(row->at >= 0 && row->at <= 1e12))
        return mt_fail(error, MT_MISUSE, "a request comes at %g s; it must be from 0 to 1e12", row->at);
    if (row->at < before)
        return mt_fail(error, MT_MISUSE, "a request comes at %.9g s, before the one before it (%.9g s)", row->at,
                       before);
    if (row->isl < 1 || row->isl > TRACE_TOKENS_MAX || row->osl < 1 || row->osl > TRACE_TOKENS_MAX)
        return mt_fail(error, MT_MISUSE, "a request has %u and %u tokens; 1 to %u are possible", row->isl, row->osl,
                       TRACE_TOKENS_MAX);
    if (trace->rows.count >= TRACE_ROWS_MAX) return mt_fail(error, MT_LIMIT, "a trace has at most 2^30 requests");
    return MT_OK;
}

enum mt_status trace_add(struct trace *trace, struct trace_row row, const struct segment *segments, size_t count,
                         struct mt_error *error) {
    enum mt_status status = check_row(trace, &row, error);
    if (status != MT_OK) return status;
    uint64_t tokens = 0;
    for (size_t i = 0; i < count; i++) tokens += segments[i].tokens;
    if (tokens > row.isl) return mt_fail(error, MT_MISUSE, "the parts of a prompt are longer than the prompt");
    bool rest = count > 0 && tokens < row.isl;
    if (!vector_reserve(&trace->rows, 1) || !vector_reserve(&trace->segments, count + 1)) return mt_fail_nomem(error);
    for (size_t i = 0; i < count; i++) vector_push(&trace->segments, segments[i]);
    if (rest) vector_push(&trace->segments, ((struct segment){0, row.isl - (uint32_t)tokens}));
    row.segments_end = trace->segments.count;
    vector_push(&trace->rows, row);
    return MT_OK;
}

const struct segment *trace_segments(const struct trace *trace, size_t i, size_t *count) {
    size_t begin = i == 0 ? 0 : trace->rows.items[i - 1].segments_end;
    *count = trace->rows.items[i].segments_end - begin;
    return *count > 0 ? &trace->segments.items[begin] : NULL;
}

void trace_free(struct trace *trace) {
    free(trace->rows.items);
    free(trace->segments.items);
    *trace = (struct trace){0};
}
