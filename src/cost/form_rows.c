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

void rows_seconds(const double *p, const double *chip, const double *restrict rows, const double *restrict bytes,
                  double *restrict seconds, size_t n) {
    const double processors = chip[SHAPE_PROCESSORS], bandwidth = chip[SHAPE_BANDWIDTH];
    const double per_fill = 1 / chip[SHAPE_CACHE], per_processor = 1 / processors;
    const double far = 1 / (bandwidth * p[ROWS_MEMORY]), nearer = far - 1 / (bandwidth * p[ROWS_NEAR]);
    const double single = processors / (bandwidth * p[ROWS_SINGLE]), row = p[ROWS_ROW];
    const double launch = p[ROWS_LAUNCH], loss = p[ROWS_LOSS];
    for (size_t i = 0; i < n; i++) {
        double fill = bytes[i] * per_fill;
        double cubed = fill * fill * fill, memory = bytes[i] * (far - nearer / (1 + cubed * cubed));
        double rounds = rows[i] > processors ? rows[i] * per_processor : 1;
        double each = rows[i] > 0 ? bytes[i] / rows[i] * single : 0;
        seconds[i] = launch + form_soft(memory, rounds * (each + row), loss);
    }
}

static double seconds(const double *p, const double *s) {
    double time;
    rows_seconds(p, s, &s[4], &s[5], &time, 1);
    return time;
}

static const char *const shape_names[] = {FORM_CHIP, "rows", "bytes"};

const struct form form_rows = {
    "rows", parameters, ROWS_PARAMETERS, shape_names, sizeof shape_names / sizeof *shape_names, seconds};
