/* emit_elementwise.c: ops that only move bytes, and work stated by a script. */
#include "graph/emit.h"

#include <math.h>

/* Reads `read` and writes `written` elements of type `type` a row. */
static struct emission mover(enum op_kind kind, struct origin origin, enum dtype type, struct dim rows, double read,
                             double written) {
    struct emission emission = {.op.kind = kind, .op.rate = type, .origin = origin};
    emission.op.argument[0] = rows;
    emission.op.argument[1] = dim_number(read);
    if (kind == OP_ELEMENTWISE) emission.op.argument[2] = dim_number(written);
    emission.op.quantity[QUANTITY_ACTIVATIONS] = dim_scale(rows, (read + written) * dtype_bytes(type));
    return emission;
}

static enum mt_status same_rows(const struct graph *graph, const tensor_id *inputs, size_t count, struct origin origin,
                                struct mt_error *error) {
    for (size_t i = 1; i < count; i++)
        if (!dim_equal(graph->tensors.items[inputs[i]].rows, graph->tensors.items[inputs[0]].rows))
            return mt_fail(error, MT_MISUSE, "input %zu of '%s' has other rows than input 1", i + 1, origin.name);
    return MT_OK;
}

enum mt_status graph_elementwise(struct graph *graph, const tensor_id *inputs, size_t count, double width,
                                 struct origin origin, tensor_id *out, struct mt_error *error) {
    enum mt_status status = same_rows(graph, inputs, count, origin, error);
    if (status != MT_OK) return status;
    const struct tensor first = graph->tensors.items[inputs[0]];
    double read = 0;
    for (size_t i = 0; i < count; i++) read += graph->tensors.items[inputs[i]].width;
    struct emission emission = mover(OP_ELEMENTWISE, origin, first.type, first.rows, read, width);
    status = graph_tensor_like(graph, inputs[0], width, first.type, out, error);
    if (status != MT_OK) return status;
    return graph_emit(graph, &emission, inputs, count, out, error);
}

/* Reads x and writes [rows, width of x] with pixels of another image. */
static enum mt_status copy_rows(struct graph *graph, const tensor_id *inputs, size_t count, struct tensor result,
                                struct origin origin, tensor_id *out, struct mt_error *error) {
    const struct tensor first = graph->tensors.items[inputs[0]];
    struct dim read = first.rows;
    for (size_t i = 1; i < count; i++) read = dim_add(&graph->pool, read, graph->tensors.items[inputs[i]].rows);
    struct emission emission = mover(OP_ELEMENTWISE, origin, first.type, result.rows, first.width, first.width);
    struct dim moved = dim_add(&graph->pool, read, result.rows);
    emission.op.quantity[QUANTITY_ACTIVATIONS] = dim_scale(moved, tensor_row_bytes(&first));
    enum mt_status status = graph_tensor(graph, result.rows, first.width, first.type, first.ways, out, error);
    if (status != MT_OK) return status;
    graph->tensors.items[*out].height = result.height;
    graph->tensors.items[*out].breadth = result.breadth;
    return graph_emit(graph, &emission, inputs, count, out, error);
}

enum mt_status graph_resize(struct graph *graph, tensor_id x_id, double height, double breadth, struct origin origin,
                            tensor_id *out, struct mt_error *error) {
    const struct tensor x = graph->tensors.items[x_id];
    double pixels = x.height * x.breadth;
    if (!(pixels >= 1 && height >= 1 && breadth >= 1 && isfinite(height * breadth)))
        return mt_fail(error, MT_MISUSE, "resize '%s' makes %g x %g of an image of %g x %g; all must be at least 1",
                       origin.name, height, breadth, x.height, x.breadth);
    struct tensor result = {.rows = dim_ratio(x.rows, height * breadth, pixels), .height = height, .breadth = breadth};
    return copy_rows(graph, &x_id, 1, result, origin, out, error);
}

/* Of one image; 0: x is none. */
static double pixels_of(const struct tensor *x) { return x->height * x->breadth; }

static enum mt_status check_join(const struct tensor *a, const struct tensor *b, struct origin origin,
                                 struct mt_error *error) {
    if (a->width != b->width || a->ways != b->ways)
        return mt_fail(error, MT_MISUSE, "'%s' joins rows %g wide and rows %g wide; they must be alike", origin.name,
                       a->width, b->width);
    bool images = pixels_of(a) > 0 && pixels_of(b) > 0;
    struct dim first = dim_ratio(a->rows, 1, pixels_of(a)), second = dim_ratio(b->rows, 1, pixels_of(b));
    if (!images || (first.node == second.node && fabs(first.coef - second.coef) <= 1e-9 * first.coef)) return MT_OK;
    return mt_fail(error, MT_MISUSE, "'%s' joins images of which there are not as many", origin.name);
}

enum mt_status graph_join(struct graph *graph, const struct join *args, struct origin origin, tensor_id *out,
                          struct mt_error *error) {
    const struct tensor a = graph->tensors.items[args->a], b = graph->tensors.items[args->b];
    enum mt_status status = check_join(&a, &b, origin, error);
    if (status != MT_OK) return status;
    struct tensor result = {.rows = dim_add(&graph->pool, a.rows, b.rows)};
    if (pixels_of(&a) > 0 && pixels_of(&b) > 0) {
        result.height = pixels_of(&a) + pixels_of(&b);
        result.breadth = 1;
    }
    const tensor_id inputs[] = {args->a, args->b};
    if (!args->placed) return copy_rows(graph, inputs, 2, result, origin, out, error);
    status = graph_tensor(graph, result.rows, a.width, a.type, a.ways, out, error);
    if (status != MT_OK) return status;
    graph->tensors.items[*out].height = result.height;
    graph->tensors.items[*out].breadth = result.breadth;
    return MT_OK;
}

static bool is_size(double value) { return value >= 1 && value <= 1e9 && value == floor(value); }

enum mt_status graph_learned(struct graph *graph, tensor_id x_id, double count, double width, struct origin origin,
                             tensor_id *out, struct mt_error *error) {
    const struct tensor x = graph->tensors.items[x_id];
    if (!(pixels_of(&x) > 0 && is_size(count) && is_size(width)))
        return mt_fail(error, MT_MISUSE, "learned '%s' makes %g rows of %g for each image; 1 to 1e9, of an image",
                       origin.name, count, width);
    struct dim rows = dim_ratio(x.rows, count, pixels_of(&x));
    struct emission emission = mover(OP_ELEMENTWISE, origin, x.type, rows, 0, width);
    emission.parameters = emission.active_parameters = count * width;
    emission.held_bytes = graph_weight_bytes(graph, origin.name, emission.parameters, 0);
    emission.op.quantity[QUANTITY_WEIGHTS] = dim_number(emission.held_bytes);
    enum mt_status status = graph_tensor(graph, rows, width, x.type, x.ways, out, error);
    if (status != MT_OK) return status;
    graph->tensors.items[*out].height = count;
    graph->tensors.items[*out].breadth = 1;
    return graph_emit(graph, &emission, &x_id, 1, out, error);
}

enum mt_status graph_norm(struct graph *graph, const struct norm *args, struct origin origin, tensor_id *out,
                          struct mt_error *error) {
    const struct tensor x = graph->tensors.items[args->x];
    if (!(args->group >= 1 && fmod(x.width, args->group) == 0))
        return mt_fail(error, MT_MISUSE, "norm '%s' over groups of %g does not fit a tensor %g wide", origin.name,
                       args->group, x.width);
    double weights = args->bias ? 2 * args->group : args->group;
    struct emission emission = mover(OP_NORM, origin, x.type, x.rows, x.width, x.width);
    emission.parameters = emission.active_parameters = args->bare ? 0 : weights;
    emission.held_bytes = graph_weight_bytes(graph, origin.name, emission.parameters, 0);
    emission.op.quantity[QUANTITY_WEIGHTS] = dim_number(emission.held_bytes);
    enum mt_status status = graph_tensor_like(graph, args->x, x.width, x.type, out, error);
    if (status != MT_OK) return status;
    return graph_emit(graph, &emission, &args->x, 1, out, error);
}

enum mt_status graph_embed(struct graph *graph, const struct embed *args, struct origin origin, tensor_id *out,
                           struct mt_error *error) {
    if (!(args->vocab >= 1 && args->width >= 1))
        return mt_fail(error, MT_MISUSE, "embed '%s' needs a vocabulary and a width of at least 1", origin.name);
    enum dtype stream = dtype_stream(graph->precision.activations);
    const double width = args->width, elements = args->vocab * width;
    struct dim rows = graph->tensors.items[args->ids].rows;
    double row = graph_weight_bytes(graph, origin.name, width, 0) + width * dtype_bytes(stream);
    struct emission emission = mover(OP_EMBED, origin, stream, rows, width, width);
    emission.op.quantity[QUANTITY_ACTIVATIONS] = dim_scale(rows, row);
    emission.parameters = emission.active_parameters = args->tied ? 0 : elements;
    if (!args->tied || graph_open_stage(graph) > 0)
        emission.held_bytes = graph_weight_bytes(graph, origin.name, elements, 0);
    enum mt_status status = graph_tensor_like(graph, args->ids, width, stream, out, error);
    if (status != MT_OK) return status;
    return graph_emit(graph, &emission, &args->ids, 1, out, error);
}

enum mt_status graph_last_token(struct graph *graph, tensor_id x_id, struct origin origin, tensor_id *out,
                                struct mt_error *error) {
    const struct tensor x = graph->tensors.items[x_id];
    struct dim rows = dim_divide(&graph->pool, graph->symbol[SYMBOL_SEQUENCES], dim_number(x.ways));
    if (graph->config.phase == PHASE_DECODE) { /* one token a sequence: nothing to pick */
        *out = x_id;
        return MT_OK;
    }
    struct emission emission = mover(OP_ELEMENTWISE, origin, x.type, rows, x.width, x.width);
    enum mt_status status = graph_tensor(graph, rows, x.width, x.type, x.ways, out, error);
    if (status != MT_OK) return status;
    return graph_emit(graph, &emission, &x_id, 1, out, error);
}

enum mt_status graph_sample(struct graph *graph, tensor_id logits_id, struct origin origin, tensor_id *out,
                            struct mt_error *error) {
    const struct tensor logits = graph->tensors.items[logits_id];
    struct emission emission = mover(OP_SAMPLE, origin, logits.type, logits.rows, logits.width, 1);
    enum mt_status status = graph_tensor(graph, logits.rows, 1, DTYPE_FP32, logits.ways, out, error);
    if (status != MT_OK) return status;
    return graph_emit(graph, &emission, &logits_id, 1, out, error);
}

enum mt_status graph_work(struct graph *graph, const struct work *args, struct origin origin, tensor_id *out,
                          struct mt_error *error) {
    struct emission emission = {.op.kind = OP_WORK, .op.rate = args->type, .origin = origin};
    emission.parameters = emission.active_parameters = args->parameters;
    emission.held_bytes = graph_weight_bytes(graph, origin.name, args->parameters, 0);
    emission.op.quantity[QUANTITY_FLOPS] = args->flops;
    emission.op.quantity[QUANTITY_WEIGHTS] = dim_number(emission.held_bytes);
    emission.op.quantity[QUANTITY_KV] = args->kv;
    emission.op.quantity[QUANTITY_ACTIVATIONS] = dim_add(&graph->pool, args->read, args->write);
    if (args->x == NULL) return graph_emit(graph, &emission, NULL, 0, NULL, error);
    const struct tensor x = graph->tensors.items[*args->x];
    enum mt_status status = graph_tensor_like(graph, *args->x, args->width, x.type, out, error);
    if (status != MT_OK) return status;
    return graph_emit(graph, &emission, args->x, 1, out, error);
}
