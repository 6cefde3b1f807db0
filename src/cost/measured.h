/* measured.h: times that a user measured, in place of a form's. At a shape that
 * was measured an op takes the time that was; between shapes ln(measured / form)
 * is interpolated over log2 of the sizes, one axis after the other, so that the
 * form says how time grows in between. Outside of them the op keeps the price
 * of the cost model calibrated.
 *
 * Axes of a point, in their order; an op must have the first ones exactly:
 *
 *     linear    n, k, m
 *     mixture   [hidden, inner, experts held, matrices up], rows       of one rank; scales both of its products
 *     prefill   [qk_dim, v_dim, window, causal], kv_heads, heads, sequences, queries, context
 *     decode    [qk_dim, v_dim, window], kv_heads, heads, sequences, context
 *     rows      rows, bytes
 *     message   [ranks], bytes
 */
#ifndef MANTILE_COST_MEASURED_H
#define MANTILE_COST_MEASURED_H

#include "cost/calibration.h"
#include "cost/cost.h"

#define MEASURED_AXES 9

struct measured_point {
    double at[MEASURED_AXES]; /* measured_scale() of the sizes */
    double ratio;             /* ln(measured / form) */
};

/* All that was measured of one kind of kernel. */
struct measured_curve {
    struct calibration_key of;
    struct measured_point *points;
    size_t count;
};

struct measured {
    struct calibration forms; /* what the ratios are to: each curve's key has an entry */
    struct measured_curve *curves;
    size_t count;
};

/* How many axes a point of that form has; 0 where none are interpolated. */
size_t measured_axes(const struct form *form);

/* log2, and something below it for what is less than 1. */
double measured_scale(double size);

/* Sorts the points of a curve, and makes one of those at the same place, of their mean. */
void measured_sort(struct measured_curve *curve);

/* Whether the first workload of a block lies among what was measured. */
bool measured_covers(const struct op_price *price, const struct op *op, lanes *registers, const struct op_cost *cost);

#endif
