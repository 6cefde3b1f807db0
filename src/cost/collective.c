#include "cost/collective.h"

/* The share of the full tensor that one rank sends over level l, where `size`
 * ranks meet and `inner` ranks have met on the levels below. */
static double share(enum op_kind kind, bool reduces, double ranks, double size, double inner) {
    switch (kind) {
    case OP_ALL_REDUCE:
        return (reduces ? 1 : 2 * (size - 1) / size) / inner;
    case OP_ALL_GATHER:
    case OP_REDUCE_SCATTER:
        return (size - 1) / size / inner;
    case OP_ALL_TO_ALL:
        return (size - 1) * inner / ranks;
    default:
        return 1; /* send_recv: to the one neighbour over this level */
    }
}

enum mt_status collective_bind(struct op_price *price, const struct op *op, const struct accelerator *accelerator,
                               struct mt_error *error) {
    double sizes[LINKS_MAX];
    enum mt_status status = accelerator_spread(accelerator, op->ranks, op->stride, sizes, error);
    if (status == MT_OK) collective_levels(price, op, accelerator, sizes, 0);
    return status;
}

void collective_levels(struct op_price *price, const struct op *op, const struct accelerator *accelerator,
                       const double sizes[LINKS_MAX], size_t first) {
    double inner = 1;
    price->latency = price->seconds_per_message_byte = price->sent_per_message_byte = 0;
    for (size_t l = 0; l < accelerator->link_count; l++) {
        if (sizes[l] <= 1) continue;
        double sent = share(op->kind, accelerator->links[l].reduces, op->ranks, sizes[l], inner);
        inner *= sizes[l];
        if (l < first) continue;
        price->latency += accelerator->links[l].latency;
        price->seconds_per_message_byte += sent / accelerator->links[l].bandwidth;
        price->sent_per_message_byte += sent;
    }
}
