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
    double sizes[LINKS_MAX], inner = 1;
    enum mt_status status = accelerator_spread(accelerator, op->ranks, op->stride, sizes, error);
    if (status != MT_OK) return status;
    for (size_t l = 0; l < accelerator->link_count; l++) {
        if (sizes[l] <= 1) continue;
        double sent = share(op->kind, accelerator->links[l].reduces, op->ranks, sizes[l], inner);
        price->latency += accelerator->links[l].latency;
        price->seconds_per_message_byte += sent / accelerator->links[l].bandwidth;
        price->sent_per_message_byte += sent;
        inner *= sizes[l];
    }
    return MT_OK;
}
