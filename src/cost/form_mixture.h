/* form_mixture.h: a mixture of experts on one rank: routing, two grouped
 * products in tiles, and the rows moved to the experts and back. */
#ifndef MANTILE_COST_FORM_MIXTURE_H
#define MANTILE_COST_FORM_MIXTURE_H

#include "cost/form.h"

/* ORDER MIXTURE: form_mixture.c lists them. */
enum {
    MIXTURE_LAUNCH,
    MIXTURE_COMPUTE,
    MIXTURE_MEMORY,
    MIXTURE_SERIAL,
    MIXTURE_TILE,
    MIXTURE_WHOLE,
    MIXTURE_LOSS,
    MIXTURE_ROWS,
    MIXTURE_ALL_ROWS,
    MIXTURE_TOKEN,
    MIXTURE_EXPERT,
    MIXTURE_SKEW,
    MIXTURE_SKEW_MORE,
    MIXTURE_TOUCHED,
    MIXTURE_SPREAD,
    MIXTURE_NEAR,
    MIXTURE_COPIES,
    MIXTURE_PAD,
    MIXTURE_WIDE,
    MIXTURE_PARAMETERS
};

struct mixture_product {
    double rate, bandwidth, processors;
    double n, k, weight, input; /* bytes of an element */
};

/* seconds[i] of a grouped product of rows[i] over active[i] experts, for at most FORM_LANES of them; `even`: tokens
 * were dealt out evenly. */
void mixture_product_seconds(const double *parameters, const struct mixture_product *product, const double *rows,
                             const double *active, bool even, double *seconds, size_t n);

#endif
