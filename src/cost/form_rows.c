/* form_rows.c: element-wise kernels and norms. A processor takes a row at a
 * time, so that few rows take the time of one row's stream. */
#include "cost/form_rows.h"

static const struct form_parameter parameters[] = {
    {"launch", "s", 0, 1e-4, 2e-6, false, false, "what every call takes"},
    {"memory", "", 0.05, 1, 0.8, true, false, "share of the memory bandwidth"},
    {"near", "", 0.05, 10, 1, true, false, "share of the bandwidth for what the cache holds"},
    {"single", "", 0.05, 20, 1, true, false, "bandwidth of one processor against its share"},
    {"row", "s", 0, 2e-6, 1e-7, false, false, "each row"},
    {"loss", "", 0, 1, 0.3, false, false, "share of the shorter of rows and memory that shows"},
};
_Static_assert(sizeof parameters / sizeof *parameters == ROWS_PARAMETERS, "ORDER ROWS");

double rows_seconds(const double *p, const double *chip, double rows, double bytes) {
    double fill = bytes / chip[SHAPE_CACHE], near = 1 / (1 + fill * fill * fill);
    double memory = bytes / chip[SHAPE_BANDWIDTH] * ((1 - near) / p[ROWS_MEMORY] + near / p[ROWS_NEAR]);
    double rounds = rows > chip[SHAPE_PROCESSORS] ? rows / chip[SHAPE_PROCESSORS] : 1;
    double each = rows > 0 ? bytes / rows * chip[SHAPE_PROCESSORS] / (chip[SHAPE_BANDWIDTH] * p[ROWS_SINGLE]) : 0;
    return p[ROWS_LAUNCH] + form_soft(memory, rounds * (each + p[ROWS_ROW]), p[ROWS_LOSS]);
}

static double seconds(const double *p, const double *s) { return rows_seconds(p, s, s[4], s[5]); }

static const char *const shape_names[] = {FORM_CHIP, "rows", "bytes"};

const struct form form_rows = {
    "rows", parameters, ROWS_PARAMETERS, shape_names, sizeof shape_names / sizeof *shape_names, seconds};
