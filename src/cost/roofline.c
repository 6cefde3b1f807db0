/* roofline.c: the datasheet's limits, a lower bound on time (Williams,
 * Waterman and Patterson 2009):
 *
 *     time = max(FLOPs / peak rate, bytes / memory bandwidth)
 *
 * and latency + bytes / link bandwidth for messages, nothing overlapping. */
#include "cost/collective.h"

static enum mt_status bind_op(struct op_price *price, const struct op *op, const struct accelerator *accelerator,
                              struct mt_error *error) {
    *price = (struct op_price){0};
    if (op_is_collective(op->kind)) return collective_bind(price, op, accelerator, error);
    double rate = accelerator_rate(accelerator, op->rate);
    if (rate == 0 && op->quantity[QUANTITY_FLOPS].coef != 0)
        return mt_fail(error, MT_MISUSE, "this accelerator states no peak rate for %s or a wider type",
                       dtype_name(op->rate));
    price->seconds_per_flop = rate == 0 ? 0 : 1 / rate;
    price->seconds_per_byte = 1 / accelerator->bandwidth;
    return MT_OK;
}

static void price_op(const struct op_price *price, const struct op *op, struct op_cost *cost, size_t n) {
    const double *flops = cost->quantity[QUANTITY_FLOPS], *weights = cost->quantity[QUANTITY_WEIGHTS];
    const double *kv = cost->quantity[QUANTITY_KV], *activations = cost->quantity[QUANTITY_ACTIVATIONS];
    const double *message = cost->quantity[QUANTITY_MESSAGE];
    (void)op; /* a roofline needs no shape */
    for (size_t i = 0; i < n; i++) {
        cost->compute_s[i] = flops[i] * price->seconds_per_flop;
        cost->memory_s[i] = (weights[i] + kv[i] + activations[i]) * price->seconds_per_byte;
        cost->comm_s[i] = price->latency + message[i] * price->seconds_per_message_byte;
    }
}

const struct cost_model cost_roofline = {"roofline", bind_op, price_op};
