/* collective.h: alpha-beta prices of messages over the levels of a network. */
#ifndef MANTILE_COST_COLLECTIVE_H
#define MANTILE_COST_COLLECTIVE_H

#include "cost/cost.h"

/* Fills the message fields of `price`. With n ranks and a full tensor of b
 * bytes each rank sends, at bandwidth-optimal schedules,
 *
 *     all_reduce      2 (n-1)/n b     (a reduce_scatter and an all_gather);
 *                     b where the switch does the sum (NVLink SHARP)
 *     all_gather, reduce_scatter, all_to_all   (n-1)/n b
 *     send_recv       b
 *
 * (Thakur, Rabenseifner and Gropp 2005). Over several link levels the inner
 * group works first and every rank carries b / inner across the next level;
 * all_to_all instead sends every peer its own share directly. */
enum mt_status collective_bind(struct op_price *price, const struct op *op, const struct accelerator *accelerator,
                               struct mt_error *error);

/* The same of the levels from `first` out; sizes: accelerator_spread. */
void collective_levels(struct op_price *price, const struct op *op, const struct accelerator *accelerator,
                       const double sizes[LINKS_MAX], size_t first);

#endif
