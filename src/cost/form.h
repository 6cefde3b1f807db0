/* form.h: how long a kernel takes, as a function of its shape, of facts of the
 * chip and of a few fitted parameters. Every form is physics first (tiles,
 * waves, bytes in flight); what a datasheet cannot say is a parameter with
 * bounds that keep it physical: no efficiency is above 1.
 *
 * A form is used twice: by a fit, one shape after the other (form_seconds), and
 * by the cost model `calibrated`, which binds it to an op (calibrated.c).
 */
#ifndef MANTILE_COST_FORM_H
#define MANTILE_COST_FORM_H

#include <stdbool.h>
#include <stddef.h>

#define FORM_PARAMETERS_MAX 24
#define FORM_LANES          64 /* the most shapes that one call prices */

/* How a fit finds a parameter. */
enum form_search {
    FORM_FREE,   /* a number between its bounds */
    FORM_CHOICE, /* 0, 1, ... most: alternatives, each tried */
    FORM_JUMP    /* where one kind of kernel ends: tried at powers of two */
};

struct form_parameter {
    const char *name, *unit;
    double least, most, start;
    bool logarithmic; /* spans orders of magnitude */
    enum form_search search;
    const char *help;
};

struct form {
    const char *name;
    const struct form_parameter *parameters;
    size_t parameter_count;
    const char *const *shape; /* names of what seconds() takes, in their order */
    size_t shape_count;
    double (*seconds)(const double *parameters, const double *shape);
};

/* Every form begins with these. */
#define FORM_CHIP "rate", "bandwidth", "processors", "cache"
enum { SHAPE_RATE, SHAPE_BANDWIDTH, SHAPE_PROCESSORS, SHAPE_CACHE, SHAPE_CHIP };

extern const struct form form_linear, form_mixture, form_prefill, form_decode, form_rows, form_message, form_scan,
    form_module_prefill, form_module_decode, form_mixed;

/* All forms, the last NULL. */
extern const struct form *const forms[];
const struct form *form_find(const char *name);

/* The longer of two times of which `loss` of the shorter shows as they meet:
 * 0 is a maximum, 1 twice the time where both are equal. */
static inline double form_soft(double a, double b, double loss) {
    double longer = a > b ? a : b, shorter = a > b ? b : a;
    return longer > 0 ? longer + loss * shorter * (shorter / longer) : 0;
}

/* A double holds no fraction at this size, so that adding it and taking it away
 * rounds to a whole number, halves to even. Loops over lanes vectorise with it;
 * with ceil() they need more than the SSE2 that every x86-64 has. */
#define FORM_ROUNDS 4503599627370496.0 /* 2^52 */

/* ceil(x) of x >= 0. */
static inline double form_ceil(double x) {
    double rounded = (x + FORM_ROUNDS) - FORM_ROUNDS;
    return rounded + (rounded < x ? 1 : 0);
}

/* Rounds of `units` equal pieces of work on `processors`: whole rounds count by
 * `whole`, as the last one may be partly filled and neighbours overlap. */
static inline double form_waves(double units, double processors, double whole) {
    double u = units / processors;
    return u < 1 ? 1 : (1 - whole) * u + whole * form_ceil(u);
}

#endif
