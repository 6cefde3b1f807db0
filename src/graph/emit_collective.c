/* emit_collective.c: messages between ranks. */
#include "graph/emit.h"

static double result_width(enum op_kind kind, double width, double ranks) {
    if (kind == OP_ALL_GATHER) return width * ranks;
    if (kind == OP_REDUCE_SCATTER) return width / ranks;
    return width;
}

enum mt_status graph_collective(struct graph *graph, enum op_kind kind, enum axis axis, tensor_id x_id,
                                struct origin origin, tensor_id *out, struct mt_error *error) {
    double ranks = graph->config.degree[axis];
    if (ranks == 1) {
        *out = x_id;
        return MT_OK;
    }
    const struct tensor x = graph->tensors.items[x_id];
    double width = result_width(kind, x.width, ranks);
    double full = width > x.width ? width : x.width;
    struct emission emission = {.op.kind = kind, .op.rate = x.type, .origin = origin};
    emission.op.ranks = kind == OP_SEND_RECV ? 2 : ranks;
    emission.op.stride = axis_stride(&graph->config, axis);
    emission.op.quantity[QUANTITY_MESSAGE] = dim_scale(x.rows, full * dtype_bytes(x.type));
    emission.op.argument[0] = emission.op.quantity[QUANTITY_MESSAGE];
    emission.op.argument[1] = dim_number(emission.op.ranks);
    enum mt_status status = graph_tensor(graph, x.rows, width, x.type, out, error);
    if (status != MT_OK) return status;
    graph->tensors.items[*out].routing = x.routing;
    return graph_emit(graph, &emission, &x_id, 1, out, error);
}
