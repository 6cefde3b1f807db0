/* trace.h: requests as they came once, to be sent again, or to take lengths from. */
#ifndef MANTILE_SIMULATE_TRACE_H
#define MANTILE_SIMULATE_TRACE_H

#include "base/status.h"
#include "base/vector.h"
#include "simulate/traffic.h"

struct trace_row {
    double at; /* seconds */
    uint32_t isl, osl;
    uint32_t group;
    int32_t priority;
    size_t segments_end; /* of its prompt; they begin where those of the row before end */
};

struct trace {
    VECTOR(struct trace_row) rows;
    VECTOR(struct segment) segments;
};

#define TRACE_ROWS_MAX   ((size_t)1 << 30)
#define TRACE_TOKENS_MAX ((uint32_t)1 << 30)

/* Adds a request, no earlier than the one before, whose prompt begins with these segments. */
enum mt_status trace_add(struct trace *trace, struct trace_row row, const struct segment *segments, size_t count,
                         struct mt_error *error);

/* The segments of row `i`. */
const struct segment *trace_segments(const struct trace *trace, size_t i, size_t *count);

void trace_free(struct trace *trace);

#endif
