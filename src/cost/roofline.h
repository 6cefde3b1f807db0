/* roofline.h: the datasheet's limits, which other cost models start from. */
#ifndef MANTILE_COST_ROOFLINE_H
#define MANTILE_COST_ROOFLINE_H

#include "cost/cost.h"

enum mt_status roofline_bind(struct op_price *price, void *room, const struct op *op,
                             const struct accelerator *accelerator, const struct calibration *calibration,
                             struct mt_error *error);
void roofline_price(const struct op_price *price, const struct op *op, lanes *registers, struct op_cost *cost,
                    size_t n);

#endif
