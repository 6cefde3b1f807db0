/* roofline.c: the datasheet's limits, a lower bound on time (Williams,
 * Waterman and Patterson 2009):
 *
 *     time = max(FLOPs / peak rate, bytes / memory bandwidth)
 *
 * and latency + bytes / link bandwidth for messages, nothing overlapping. */
#include "cost/roofline.h"

#include "cost/collective.h"

enum mt_status roofline_bind(struct op_price *price, void *room, const struct op *op,
                             const struct accelerator *accelerator, const struct calibration *calibration,
                             struct mt_error *error) {
    (void)room, (void)calibration;
    *price = (struct op_price){0};
    if (op_is_collective(op->kind)) return collective_bind(price, op, accelerator, error);
    double rate = accelerator_rate(accelerator, op->rate);
    if (rate == 0 && op->quantity[QUANTITY_FLOPS].coef != 0)
        return mt_fail(error, MT_MISUSE, "this accelerator states no peak rate for %s or a wider type",
                       dtype_name(op->rate));
    price->seconds_per_flop = rate == 0 ? 0 : 1 / rate;
    price->weights_in = accelerator->weights_in;
    price->kv_in = accelerator->kv_in;
    const size_t used[] = {0, accelerator->weights_in, accelerator->kv_in};
    for (size_t i = 0; i < sizeof used / sizeof *used; i++)
        price->seconds_per_byte[used[i]] = 1 / accelerator_tier(accelerator, used[i]).bandwidth;
    return MT_OK;
}

/* The slowest of the tiers, each reading what is in it. */
static void price_tiers(const struct op_price *price, struct op_cost *cost, size_t n) {
    const double *weights = cost->quantity[QUANTITY_WEIGHTS], *kv = cost->quantity[QUANTITY_KV];
    const double *activations = cost->quantity[QUANTITY_ACTIVATIONS];
    for (size_t i = 0; i < n; i++) {
        double seconds[TIERS_MAX] = {activations[i] * price->seconds_per_byte[0]}, slowest = 0;
        seconds[price->weights_in] += weights[i] * price->seconds_per_byte[price->weights_in];
        seconds[price->kv_in] += kv[i] * price->seconds_per_byte[price->kv_in];
        for (size_t t = 0; t < TIERS_MAX; t++) slowest = seconds[t] > slowest ? seconds[t] : slowest;
        cost->memory_s[i] = slowest;
    }
}

void roofline_price(const struct op_price *price, const struct op *op, lanes *registers, struct op_cost *cost,
                    size_t n) {
    const double *flops = cost->quantity[QUANTITY_FLOPS], *weights = cost->quantity[QUANTITY_WEIGHTS];
    const double *kv = cost->quantity[QUANTITY_KV], *activations = cost->quantity[QUANTITY_ACTIVATIONS];
    const double *message = cost->quantity[QUANTITY_MESSAGE];
    (void)op, (void)registers; /* a roofline needs no shape */
    for (size_t i = 0; i < n; i++) {
        cost->compute_s[i] = flops[i] * price->seconds_per_flop;
        cost->memory_s[i] = (weights[i] + kv[i] + activations[i]) * price->seconds_per_byte[0];
        cost->comm_s[i] = price->latency + message[i] * price->seconds_per_message_byte;
        cost->overhead_s[i] = 0;
    }
    if (price->weights_in + price->kv_in > 0) price_tiers(price, cost, n);
}

const struct cost_model cost_roofline = {"roofline", NULL, roofline_bind, roofline_price};
