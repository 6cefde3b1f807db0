/* emit_conv.c: convolutions over images and over tokens. */
#include "graph/emit.h"

#include <math.h>

static enum mt_status check(const struct conv2d *args, double inputs, struct origin origin, struct mt_error *error) {
    bool whole = args->width >= 1 && args->width <= 1e9 && args->width == floor(args->width);
    bool fits = args->kernel_height >= 1 && args->kernel_breadth >= 1 && args->stride >= 1 && args->padding >= 0 &&
                args->upscale >= 1 && isfinite(args->kernel_height * args->kernel_breadth * args->stride);
    bool grouped = args->groups >= 1 && fmod(inputs, args->groups) == 0 && fmod(args->width, args->groups) == 0;
    if (whole && fits && grouped) return MT_OK;
    return mt_fail(
        error, MT_MISUSE,
        "conv2d '%s' maps %g inputs to %g outputs in %g groups with a kernel of %g x %g and stride %g; groups "
        "must divide inputs and outputs, and all be at least 1",
        origin.name, inputs, args->width, args->groups, args->kernel_height, args->kernel_breadth, args->stride);
}

static double pixels_out(double pixels, double kernel, const struct conv2d *args) {
    if (args->upscale > 1) return pixels * args->upscale;
    return floor((pixels + 2 * args->padding - kernel) / args->stride) + 1;
}

/* Tokens stay as many; an image shrinks by its stride. */
static enum mt_status shape(struct graph *graph, const struct conv2d *args, struct origin origin, tensor_id *out,
                            struct mt_error *error) {
    const struct tensor x = graph->tensors.items[args->x];
    enum dtype stream = dtype_stream(graph->precision.activations);
    if (x.height == 0) return graph_tensor_like(graph, args->x, args->width, stream, out, error);
    double height = pixels_out(x.height, args->kernel_height, args);
    /* A signal is an image one pixel broad: its kernel has no breadth to pad. */
    double breadth =
        x.breadth == 1 && args->kernel_breadth == 1 ? 1 : pixels_out(x.breadth, args->kernel_breadth, args);
    if (!(height >= 1 && breadth >= 1))
        return mt_fail(error, MT_MISUSE, "conv2d '%s' leaves nothing of an image of %g x %g", origin.name, x.height,
                       x.breadth);
    struct dim rows = dim_ratio(x.rows, height * breadth, x.height * x.breadth);
    enum mt_status status = graph_tensor(graph, rows, args->width, stream, x.ways, out, error);
    if (status != MT_OK) return status;
    graph->tensors.items[*out].height = height;
    graph->tensors.items[*out].breadth = breadth;
    return MT_OK;
}

enum mt_status graph_conv2d(struct graph *graph, const struct conv2d *args, struct origin origin, tensor_id *out,
                            struct mt_error *error) {
    const struct tensor x = graph->tensors.items[args->x];
    enum mt_status status = check(args, x.width, origin, error);
    if (status == MT_OK) status = shape(graph, args, origin, out, error);
    if (status != MT_OK) return status;
    const struct tensor y = graph->tensors.items[*out];
    double kernel = args->kernel_height * args->kernel_breadth, bias = args->bias ? args->width : 0;
    double weights = kernel * x.width * args->width / args->groups;
    struct emission emission = {.op.kind = OP_CONV2D, .origin = origin};
    emission.op.rate = dtype_wider(graph_weight_type(graph, origin.name), graph->precision.activations);
    const struct dim arguments[] = {y.rows,
                                    dim_number(x.width / args->groups),
                                    dim_number(args->width / args->groups),
                                    dim_number(args->groups),
                                    dim_number(kernel),
                                    x.rows};
    for (size_t i = 0; i < sizeof arguments / sizeof *arguments; i++) emission.op.argument[i] = arguments[i];
    /* Each input pixel of a transposed convolution meets the whole kernel once. */
    struct dim applied = args->upscale > 1 ? x.rows : y.rows;
    emission.op.quantity[QUANTITY_FLOPS] = dim_scale(applied, 2 * weights);
    emission.op.quantity[QUANTITY_ACTIVATIONS] =
        dim_add(&graph->pool, dim_scale(x.rows, tensor_row_bytes(&x)), dim_scale(y.rows, tensor_row_bytes(&y)));
    emission.parameters = emission.active_parameters = weights + bias;
    emission.scales = graph_weight_scales(graph, origin.name, weights);
    emission.held_bytes = graph_weight_bytes(graph, origin.name, weights, bias);
    emission.op.quantity[QUANTITY_WEIGHTS] = dim_number(emission.held_bytes);
    return graph_emit(graph, &emission, &args->x, 1, out, error);
}
