#include "cost/form_scan.h"

static const struct form_parameter parameters[] = {
    {"launch", "s", 0, 5e-4, 1e-5, false, FORM_FREE, "what every call takes"},
    {"compute", "", 0.001, 1, 0.2, true, FORM_FREE, "share of the peak rate"},
    {"memory", "", 0.02, 1, 0.7, true, FORM_FREE, "share of the memory bandwidth"},
    {"near", "", 0.02, 10, 0.7, true, FORM_FREE, "share of the bandwidth for what the cache holds"},
    {"step", "s", 1e-9, 1e-4, 2e-6, true, FORM_FREE, "each chunk, or token, of a sequence"},
    {"start", "s", 1e-9, 1e-4, 1e-6, true, FORM_FREE, "each state"},
    {"resident", "", 0.25, 16, 2, true, FORM_FREE, "states that a processor works on at a time"},
    {"loss", "", 0, 1, 0.3, false, FORM_FREE, "share of the shorter of two bounds that shows"},
};
_Static_assert(sizeof parameters / sizeof *parameters == SCAN_PARAMETERS, "ORDER SCAN");

/* Bytes moved of `held`, which the cache could hold. */
static double memory_seconds(const double *p, const double *chip, double bytes, double held) {
    double fill = held / chip[SHAPE_CACHE], cubed = fill * fill * fill;
    double far = 1 / (chip[SHAPE_BANDWIDTH] * p[SCAN_MEMORY]), near = 1 / (chip[SHAPE_BANDWIDTH] * p[SCAN_NEAR]);
    return bytes * (far - (far - near) / (1 + cubed * cubed));
}

double scan_seconds(const double *p, const double *chip, const struct scan_shape *s) {
    double chunks = form_ceil(s->length / s->chunk);
    double kept = s->chunk > 1 ? s->state * chunks / 2 : 0;
    double memory = memory_seconds(p, chip, s->moved + s->state + kept, s->moved + (s->state + kept) / 2);
    double compute = s->flops / (chip[SHAPE_RATE] * p[SCAN_COMPUTE]);
    double rounds = s->states / (chip[SHAPE_PROCESSORS] * p[SCAN_RESIDENT]);
    double serial = (rounds > 1 ? rounds : 1) * (chunks * p[SCAN_STEP] + p[SCAN_START]);
    return p[SCAN_LAUNCH] + form_soft(form_soft(compute, memory, p[SCAN_LOSS]), serial, p[SCAN_LOSS]);
}

static double seconds(const double *p, const double *s) {
    const double *shape = s + SHAPE_CHIP;
    return scan_seconds(p, s, &(struct scan_shape){shape[0], shape[1], shape[2], shape[3], shape[4], shape[5]});
}

static const char *const shape_names[] = {FORM_CHIP, "flops", "moved", "state", "states", "length", "chunk"};

const struct form form_scan = {
    "scan", parameters, SCAN_PARAMETERS, shape_names, sizeof shape_names / sizeof *shape_names, seconds};
