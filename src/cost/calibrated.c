/* calibrated.c: the cost model of forms with measured parameters (form.h). What
 * no entry of the calibration prices keeps its roofline. */
#include <math.h>
#include <stdlib.h>

#include "cost/collective.h"
#include "cost/form_attention.h"
#include "cost/form_matmul.h"
#include "cost/form_message.h"
#include "cost/form_mixture.h"
#include "cost/form_rows.h"
#include "cost/roofline.h"

struct calibrated_op {
    const struct calibration_entry *entry, *decode; /* decode: of attention with few queries */
    double chip[SHAPE_CHIP];
    double share, launches; /* of its time that fusion leaves, and of its launch that shows */
    struct matmul product;  /* linear */
    struct mixture_product grouped;
    double link, ranks, factor, outer_latency, outer_byte; /* messages: the innermost level, and the others */
};

static double smaller(double a, double b) { return a < b ? a : b; }

static double number(const struct op *op, int argument) { return op->argument[argument].coef; }

static double value(const struct op *op, int argument, lanes *registers, size_t lane) {
    return op->argument[argument].coef * registers[op->argument[argument].node][lane];
}

/*
** {======================================================
** Binding
** =======================================================
*/

static const struct form *form_of(enum op_kind kind) {
    switch (kind) {
    case OP_LINEAR:
    case OP_BLOCK_LINEAR:
    case OP_CONV2D:
        return &form_linear;
    case OP_GROUPED_LINEAR:
    case OP_PERMUTE:
        return &form_mixture;
    case OP_ATTENTION:
    case OP_SPARSE_ATTENTION:
    case OP_CROSS_ATTENTION:
        return &form_prefill; /* or form_decode, by the queries of a step */
    case OP_ELEMENTWISE:
    case OP_NORM:
    case OP_EMBED:
    case OP_SAMPLE:
        return &form_rows;
    default:
        return op_is_collective(kind) ? &form_message : NULL;
    }
}

static bool is_latent(const struct op *op) {
    return (op->kind == OP_ATTENTION || op->kind == OP_SPARSE_ATTENTION) && number(op, 5) != number(op, 6);
}

/* Engines quantise what a product reads where it computes in less than 16 bit. */
static bool quantises(const struct op *op) { return dtype_bytes(op->rate) < 2; }

/* The inner and outer sizes of a product: of a convolution those of the product it is. */
static void bind_product(struct calibrated_op *bound, const struct op *op, const struct accelerator *accelerator,
                         const struct fusion *fusion) {
    double k = number(op, 1), n = number(op, 2), groups = op->kind == OP_LINEAR ? 1 : number(op, 3);
    if (op->kind == OP_CONV2D)
        k *= number(op, 4);
    else
        k /= groups, n /= groups;
    double weights = op->quantity[QUANTITY_WEIGHTS].coef / (k * n * groups);
    const struct matmul_shape shape = {.rate = accelerator_rate(accelerator, op->rate),
                                       .bandwidth = accelerator->bandwidth,
                                       .processors = accelerator->processors,
                                       .cache = accelerator->cache,
                                       .n = n * groups,
                                       .k = k,
                                       .input = smaller(dtype_bytes(op->rate), 2),
                                       .weight = weights,
                                       .output = 2,
                                       .quantises = quantises(op)};
    matmul_bind(&bound->product, bound->entry->parameters, &shape);
    bound->product.quantise *= fusion->quantise;
    bound->product.quantise_row *= fusion->quantise;
}

static void bind_grouped(struct calibrated_op *bound, const struct op *op, const struct accelerator *accelerator) {
    const struct dim touched = op->argument[4];
    double k = number(op, 1), n = number(op, 2);
    double weight = touched.coef > 0 ? op->quantity[QUANTITY_WEIGHTS].coef / (touched.coef * n * k) : 0;
    bound->grouped = (struct mixture_product){.rate = accelerator_rate(accelerator, op->rate),
                                              .bandwidth = accelerator->bandwidth,
                                              .processors = accelerator->processors,
                                              .n = n,
                                              .k = k,
                                              .weight = weight,
                                              .input = smaller(dtype_bytes(op->rate), 2)};
}

/* The innermost level by its form; levels further out by latency and bandwidth. */
static enum mt_status bind_message(struct calibrated_op *bound, struct op_price *price, const struct op *op,
                                   const struct accelerator *accelerator, struct mt_error *error) {
    double sizes[LINKS_MAX];
    enum mt_status status = accelerator_spread(accelerator, op->ranks, op->stride, sizes, error);
    if (status != MT_OK || accelerator->link_count == 0) return status;
    bound->ranks = sizes[0];
    bound->link = accelerator->links[0].bandwidth;
    bound->factor = op->kind == OP_SEND_RECV ? 1 : (op->kind == OP_ALL_REDUCE ? 2 : 1) * (sizes[0] - 1) / sizes[0];
    bound->outer_latency = price->latency;
    bound->outer_byte = price->seconds_per_message_byte;
    if (sizes[0] <= 1) return MT_OK;
    double inside = accelerator->links[0].reduces && op->kind == OP_ALL_REDUCE ? 1 : bound->factor;
    if (op->kind == OP_ALL_TO_ALL) inside = (sizes[0] - 1) / op->ranks;
    bound->outer_latency -= accelerator->links[0].latency;
    bound->outer_byte -= inside / bound->link;
    if (op->kind == OP_ALL_TO_ALL) bound->factor = inside;
    return MT_OK;
}

static enum mt_status bind_kind(struct calibrated_op *bound, struct op_price *price, const struct op *op,
                                const struct accelerator *accelerator, const struct fusion *fusion,
                                struct mt_error *error) {
    if (bound->entry->form == &form_linear) bind_product(bound, op, accelerator, fusion);
    if (op->kind == OP_GROUPED_LINEAR) bind_grouped(bound, op, accelerator);
    if (op_is_collective(op->kind)) return bind_message(bound, price, op, accelerator, error);
    return MT_OK;
}

static double share_of(const struct op *op, const struct fusion *fusion) {
    double left = op->kind == OP_NORM ? fusion->norms : op->kind == OP_ELEMENTWISE ? fusion->elementwise : 1;
    return left * fusion->kernels;
}

static enum mt_status bind_op(struct op_price *price, const struct op *op, const struct accelerator *accelerator,
                              const struct calibration *calibration, struct mt_error *error) {
    enum mt_status status = roofline_bind(price, op, accelerator, NULL, error);
    const struct form *form = form_of(op->kind);
    if (status != MT_OK || form == NULL || calibration == NULL) return status;
    if (price->weights_in + price->kv_in > 0) return MT_OK; /* nothing was measured of other memory */
    const struct calibration_entry wanted = {
        .form = form, .weights = op->weights, .rate = op->rate, .kind = op->kind, .latent = is_latent(op)};
    const struct calibration_entry *entry = calibration_find(calibration, form, &wanted);
    if (entry == NULL) return MT_OK;
    struct calibrated_op *bound = calloc(1, sizeof *bound);
    if (bound == NULL) return mt_fail_nomem(error);
    *bound = (struct calibrated_op){
        .entry = entry,
        .chip = {accelerator_rate(accelerator, op->rate), accelerator->bandwidth, accelerator->processors,
                 accelerator->cache},
        .share = share_of(op, &calibration->fusion),
        .launches = calibration->fusion.launches,
        .decode = form == &form_prefill ? calibration_find(calibration, &form_decode, &wanted) : NULL,
    };
    price->calibrated = bound;
    return bind_kind(bound, price, op, accelerator, &calibration->fusion, error);
}

static void unbind_op(struct op_price *price) { free((void *)price->calibrated); }

/* }====================================================== */

/*
** {======================================================
** Pricing
** =======================================================
*/

/* A step with few queries of each sequence reads caches as decoding does. */
#define FEW_QUERIES 16

static double attention_seconds(const struct calibrated_op *bound, const struct op *op, lanes *registers,
                                const struct op_cost *cost, size_t i) {
    double sequences = value(op, 0, registers, i), queries = value(op, 1, registers, i);
    bool crosses = op->kind == OP_CROSS_ATTENTION;
    struct attention_shape shape = {
        .rate = bound->chip[SHAPE_RATE],
        .bandwidth = bound->chip[SHAPE_BANDWIDTH],
        .processors = bound->chip[SHAPE_PROCESSORS],
        .cache = bound->chip[SHAPE_CACHE],
        .sequences = sequences,
        .queries = queries,
        .context = value(op, 2, registers, i),
        .heads = number(op, 3),
        .kv_heads = number(op, 4),
        .qk_dim = number(op, 5),
        .v_dim = number(op, 6),
        .window = crosses ? 0 : number(op, 7),
        .causal = crosses ? 0 : number(op, 8),
        .query_bytes = 2,
    };
    double kept = shape.context + queries;
    if (shape.window > 0) kept = smaller(kept, shape.window + queries - 1);
    double kv = cost->quantity[QUANTITY_KV][i];
    shape.row_bytes = kv > 0 ? kv / (sequences * kept * shape.kv_heads) : 2 * (shape.qk_dim + shape.v_dim);
    if (queries >= FEW_QUERIES || kv == 0 || bound->decode == NULL)
        return prefill_seconds(bound->entry->parameters, &shape);
    shape.heads *= queries;
    return decode_seconds(bound->decode->parameters, &shape);
}

static double grouped_seconds(const struct calibrated_op *bound, const struct op *op, lanes *registers, size_t i) {
    const double *p = bound->entry->parameters;
    double rows = value(op, 0, registers, i), touched = value(op, 4, registers, i);
    return mixture_product_seconds(p, &bound->grouped, rows, touched, false) + p[MIXTURE_EXPERT] * number(op, 3) / 2 +
           p[MIXTURE_TOKEN] * rows / bound->chip[SHAPE_PROCESSORS] / 2;
}

static double message_time(const struct calibrated_op *bound, const struct op_cost *cost, size_t i) {
    double bytes = cost->quantity[QUANTITY_MESSAGE][i];
    double inner = bound->ranks > 1
                       ? message_seconds(bound->entry->parameters, bound->link, bound->ranks, bytes, bound->factor)
                       : 0;
    return inner + bound->outer_latency + bytes * bound->outer_byte;
}

static double kernel_seconds(const struct calibrated_op *bound, const struct op *op, lanes *registers,
                             const struct op_cost *cost, size_t i) {
    const double *p = bound->entry->parameters;
    if (bound->entry->form == &form_linear) return matmul_seconds(&bound->product, value(op, 0, registers, i));
    if (op->kind == OP_GROUPED_LINEAR) return grouped_seconds(bound, op, registers, i) + p[MIXTURE_LAUNCH] / 2;
    double moved = cost->quantity[QUANTITY_ACTIVATIONS][i];
    if (op->kind == OP_PERMUTE) return moved / (bound->chip[SHAPE_BANDWIDTH] * p[MIXTURE_ROWS]);
    if (bound->entry->form == &form_rows)
        return rows_seconds(p, bound->chip, value(op, 0, registers, i), moved + cost->quantity[QUANTITY_WEIGHTS][i]);
    return attention_seconds(bound, op, registers, cost, i);
}

/* What a kernel takes however little it does: the first parameter of its form. */
static double launch_of(const struct calibrated_op *bound, const struct op *op) {
    if (op->kind == OP_PERMUTE) return 0; /* with the products between */
    double launch = bound->entry->parameters[0];
    if (bound->decode != NULL) launch = smaller(launch, bound->decode->parameters[0]);
    return op->kind == OP_GROUPED_LINEAR ? launch / 2 : launch; /* a mixture has two products */
}

/* All of a kernel's time but its launch is booked to what its roofline is bound by. */
static void price_op(const struct op_price *price, const struct op *op, lanes *registers, struct op_cost *cost,
                     size_t n) {
    const struct calibrated_op *bound = price->calibrated;
    roofline_price(price, op, registers, cost, n);
    if (bound == NULL) return;
    if (op_is_collective(op->kind)) {
        for (size_t i = 0; i < n; i++) cost->comm_s[i] = message_time(bound, cost, i);
        return;
    }
    double launch = launch_of(bound, op);
    for (size_t i = 0; i < n; i++) {
        double time = kernel_seconds(bound, op, registers, cost, i) - launch;
        time = time > 0 ? time : 0; /* launches of prompts and of single queries differ */
        bool computes = cost->compute_s[i] >= cost->memory_s[i];
        cost->compute_s[i] = computes ? bound->share * time : 0;
        cost->memory_s[i] = computes ? 0 : bound->share * time;
        cost->overhead_s[i] = bound->share * bound->launches * launch;
    }
}

/* }====================================================== */

const struct cost_model cost_calibrated = {"calibrated", bind_op, unbind_op, price_op};
