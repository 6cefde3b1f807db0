/* calibrated.c: the cost model of forms with measured parameters (form.h). What
 * no entry of the calibration prices keeps its roofline. */
#include <math.h>
#include <stddef.h>

#include "cost/collective.h"
#include "cost/form_attention.h"
#include "cost/form_matmul.h"
#include "cost/form_message.h"
#include "cost/form_mixture.h"
#include "cost/form_rows.h"
#include "cost/form_scan.h"
#include "cost/roofline.h"

/* A message's way: inner levels by a form, levels further out by latency and bandwidth. */
struct levels {
    struct message inner;
    bool has_inner;
    double outer_latency, outer_byte;
};

struct calibrated_op {
    const struct calibration_entry *entry, *decode; /* decode: of attention with few queries */
    double chip[SHAPE_CHIP];
    double share;            /* of its time that fusion leaves */
    double launch, overhead; /* what of its form's time is launch, and what of that shows */
    double skew;             /* of experts (calibration.h) */
    union {                  /* by its form; what is pointed at lies behind */
        struct matmul *product;
        struct mixture_product *grouped;
        struct levels *levels;
    } as;
};

static double smaller(double a, double b) { return a < b ? a : b; }

static double number(const struct op *op, int argument) { return op->argument[argument].coef; }

static void values(const struct op *op, int argument, lanes *registers, double *restrict out, size_t n) {
    const double coef = op->argument[argument].coef, *unit = registers[op->argument[argument].node];
    for (size_t i = 0; i < n; i++) out[i] = coef * unit[i];
}

/*
** {======================================================
** Binding
** =======================================================
*/

static enum recurrence recurrence_of(const struct op *op) {
    if (op->kind != OP_SCAN) return RECURRENCE_GDN;
    if (number(op, 5) < 3) return RECURRENCE_MAMBA2; /* products with the state */
    return number(op, 8) > 1 ? RECURRENCE_KDA : RECURRENCE_GDN;
}

static bool is_latent(const struct op *op) {
    return (op->kind == OP_ATTENTION || op->kind == OP_SPARSE_ATTENTION) && number(op, 5) != number(op, 6);
}

static int variant_of(const struct op *op, bool causal) {
    if (is_latent(op)) return 0;
    bool cross = op->kind == OP_CROSS_ATTENTION;
    return attention_variant(number(op, 5), !cross && number(op, 7) > 0, causal || (!cross && number(op, 8) > 0));
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
                                       .quantises = quantises(op),
                                       .cold = true};
    matmul_bind(bound->as.product, bound->entry->parameters, &shape);
    bound->as.product->quantise *= fusion->quantise;
    bound->as.product->quantise_row *= fusion->quantise;
}

static void bind_grouped(struct calibrated_op *bound, const struct op *op, const struct accelerator *accelerator) {
    const struct dim touched = op->argument[4];
    double k = number(op, 1), n = number(op, 2);
    double weight = touched.coef > 0 ? op->quantity[QUANTITY_WEIGHTS].coef / (touched.coef * n * k) : 0;
    *bound->as.grouped = (struct mixture_product){.rate = accelerator_rate(accelerator, op->rate),
                                                  .bandwidth = accelerator->bandwidth,
                                                  .processors = accelerator->processors,
                                                  .n = n,
                                                  .k = k,
                                                  .weight = weight,
                                                  .input = smaller(dtype_bytes(op->rate), 2)};
}

/* The level whose form prices a message, and those below it: the innermost, but that links through the host hold up
 * what is faster below them. Ranks of a level that is not there have no message. */
static size_t level_of(const struct accelerator *accelerator, const double *sizes) {
    size_t level = 0;
    for (size_t l = 1; l < accelerator->link_count; l++)
        if (accelerator->links[l].host && sizes[l] > 1) level = l;
    return level;
}

static void bind_message(struct calibrated_op *bound, const struct op *op, const struct accelerator *accelerator,
                         const double *sizes) {
    struct op_price outer;
    size_t level = level_of(accelerator, sizes);
    double ranks = 1;
    for (size_t l = 0; l <= level; l++) ranks *= sizes[l];
    collective_levels(&outer, op, accelerator, sizes, ranks > 1 ? level + 1 : level);
    *bound->as.levels = (struct levels){.outer_latency = outer.latency, .outer_byte = outer.seconds_per_message_byte};
    if (ranks <= 1) return;
    double factor = op->kind == OP_SEND_RECV ? 1 : (op->kind == OP_ALL_REDUCE ? 2 : 1) * (ranks - 1) / ranks;
    if (op->kind == OP_ALL_TO_ALL) factor = (ranks - 1) / op->ranks;
    bound->as.levels->has_inner = true;
    message_bind(&bound->as.levels->inner, bound->entry->parameters, accelerator->links[level].bandwidth, ranks,
                 factor);
}

static size_t room_of(const struct op *op) {
    const struct form *form = calibration_form(op->kind);
    if (form == NULL) return 0;
    size_t behind = form == &form_linear            ? sizeof(struct matmul)
                    : form == &form_message         ? sizeof(struct levels)
                    : op->kind == OP_GROUPED_LINEAR ? sizeof(struct mixture_product)
                                                    : 0;
    return sizeof(struct calibrated_op) + behind;
}

static void bind_kind(struct calibrated_op *bound, const struct op *op, const struct accelerator *accelerator,
                      const double *sizes, const struct fusion *fusion) {
    void *behind = bound + 1;
    if (bound->entry->of.form == &form_linear) {
        bound->as.product = behind;
        bind_product(bound, op, accelerator, fusion);
    } else if (op->kind == OP_GROUPED_LINEAR) {
        bound->as.grouped = behind;
        bind_grouped(bound, op, accelerator);
    } else if (op_is_collective(op->kind)) {
        bound->as.levels = behind;
        bind_message(bound, op, accelerator, sizes);
    }
}

/* What a kernel takes however little it does: the first parameter of its form. */
static double launch_of(const struct calibrated_op *bound, enum op_kind kind) {
    if (kind == OP_PERMUTE) return 0; /* with the products between */
    double launch = bound->entry->parameters[0];
    if (bound->decode != NULL) launch = smaller(launch, bound->decode->parameters[0]);
    return kind == OP_GROUPED_LINEAR ? launch / 2 : launch; /* a mixture has two products */
}

static double share_of(enum op_kind kind, const struct fusion *fusion) {
    double left = kind == OP_NORM ? fusion->norms : kind == OP_ELEMENTWISE ? fusion->elementwise : 1;
    return left * fusion->kernels;
}

static double beside_of(const struct op *op, const struct fusion *fusion) {
    switch (op->kind) {
    case OP_SPARSE_ATTENTION:
        return fusion->selection + (is_latent(op) ? fusion->latent : 0);
    case OP_ATTENTION:
        return is_latent(op) ? fusion->latent : 0;
    case OP_SCAN:
        return fusion->scan;
    case OP_GROUPED_LINEAR:
        return fusion->mixture / 2; /* a mixture has two products */
    default:
        return 0;
    }
}

/* The entry of the same op for few queries, or NULL. */
static const struct calibration_entry *find_decode(const struct calibration *calibration, const struct op *op,
                                                   struct calibration_key wanted) {
    if (wanted.form == &form_prefill) {
        wanted.form = &form_decode;
        wanted.variant = variant_of(op, true); /* a single query has nothing to mask */
    } else if (wanted.form == &form_scan) {
        wanted.decodes = true;
    } else {
        return NULL;
    }
    return calibration_find(calibration, &wanted);
}

static enum mt_status bind_op(struct op_price *price, void *room, const struct op *op,
                              const struct accelerator *accelerator, const struct calibration *calibration,
                              struct mt_error *error) {
    double sizes[LINKS_MAX];
    enum mt_status status = roofline_bind(price, NULL, op, accelerator, NULL, error);
    const struct form *form = calibration_form(op->kind);
    if (status != MT_OK || calibration == NULL) return status;
    price->beside = beside_of(op, &calibration->fusion);
    if (form == NULL) return MT_OK;
    if (price->weights_in + price->kv_in > 0) return MT_OK; /* nothing was measured of other memory */
    bool sends = form == &form_message;
    if (sends && accelerator->link_count == 0) return MT_OK;
    if (sends) status = accelerator_spread(accelerator, op->ranks, op->stride, sizes, error);
    if (status != MT_OK) return status;
    struct calibration_key wanted = {.form = form,
                                     .weights = op->weights,
                                     .rate = op->rate,
                                     .kind = op->kind,
                                     .latent = is_latent(op),
                                     .recurrence = recurrence_of(op),
                                     .host = sends && accelerator->links[level_of(accelerator, sizes)].host};
    calibration_measure(&wanted);
    struct calibrated_op *bound = room;
    if (form == &form_prefill) wanted.variant = variant_of(op, false);
    bound->entry = calibration_find(calibration, &wanted);
    if (bound->entry == NULL) return MT_OK;
    bound->decode = find_decode(calibration, op, wanted);
    bound->chip[SHAPE_RATE] = accelerator_rate(accelerator, op->rate);
    bound->chip[SHAPE_BANDWIDTH] = accelerator->bandwidth;
    bound->chip[SHAPE_PROCESSORS] = accelerator->processors;
    bound->chip[SHAPE_CACHE] = accelerator->cache;
    bound->share = share_of(op->kind, &calibration->fusion);
    bound->launch = launch_of(bound, op->kind);
    bound->overhead = bound->share * calibration->fusion.launches * bound->launch;
    bound->skew = calibration->fusion.skew;
    price->calibrated = bound;
    bind_kind(bound, op, accelerator, sizes, &calibration->fusion);
    return MT_OK;
}

_Static_assert(LANES <= FORM_LANES, "a form prices a block at once");

/* }====================================================== */

/*
** {======================================================
** Pricing
** =======================================================
*/

static void linear_seconds(const struct calibrated_op *bound, const struct op *op, lanes *registers, double *seconds,
                           size_t n) {
    lanes rows;
    values(op, 0, registers, rows, n);
    matmul_seconds(bound->as.product, rows, seconds, n);
}

/* Experts that tokens touch where some are picked more often than others. Where all are alike, exp(-x) of them are
 * picked x times on average and never touched; where their shares follow a gamma distribution, (1 + skew x)^(-1 / skew)
 * are (Greenwood and Yule 1920). */
static void touch_unevenly(double skew, double held, double *restrict touched, size_t n) {
    for (size_t i = 0; i < n; i++) {
        double missed = 1 - touched[i] / held;
        if (missed > 0 && missed < 1) touched[i] = held * (1 - pow(1 - skew * log(missed), -1 / skew));
    }
}

/* Half of what routes is booked to each of a mixture's two products. */
static void grouped_seconds(const struct calibrated_op *bound, const struct op *op, lanes *registers,
                            double *restrict seconds, size_t n) {
    const double *p = bound->entry->parameters;
    const double each_row = p[MIXTURE_TOKEN] / bound->chip[SHAPE_PROCESSORS] / 2;
    const double fixed = (p[MIXTURE_EXPERT] * number(op, 3) + p[MIXTURE_LAUNCH]) / 2;
    lanes rows, touched;
    values(op, 0, registers, rows, n);
    values(op, 4, registers, touched, n);
    if (bound->skew > 0) touch_unevenly(bound->skew, number(op, 3), touched, n);
    mixture_product_seconds(p, bound->as.grouped, rows, touched, false, seconds, n);
    for (size_t i = 0; i < n; i++) seconds[i] += fixed + rows[i] * each_row;
}

static void permute_seconds(const struct calibrated_op *bound, const struct op_cost *cost, double *restrict seconds,
                            size_t n) {
    const double *moved = cost->quantity[QUANTITY_ACTIVATIONS];
    const double per_byte = 1 / (bound->chip[SHAPE_BANDWIDTH] * bound->entry->parameters[MIXTURE_ROWS]);
    for (size_t i = 0; i < n; i++) seconds[i] = moved[i] * per_byte;
}

static void small_seconds(const struct calibrated_op *bound, const struct op *op, lanes *registers,
                          const struct op_cost *cost, double *restrict seconds, size_t n) {
    const double *activations = cost->quantity[QUANTITY_ACTIVATIONS], *weights = cost->quantity[QUANTITY_WEIGHTS];
    lanes rows, bytes;
    values(op, 0, registers, rows, n);
    for (size_t i = 0; i < n; i++) bytes[i] = activations[i] + weights[i];
    rows_seconds(bound->entry->parameters, bound->chip, rows, bytes, seconds, n);
}

/* The most keys that a query reads, or 0 for all. */
static double keys_seen(const struct op *op) {
    if (op->kind == OP_CROSS_ATTENTION) return 0;
    double window = number(op, 7), selected = op->kind == OP_SPARSE_ATTENTION ? number(op, 9) : 0;
    return window > 0 && selected > 0 ? smaller(window, selected) : window + selected;
}

/* What all workloads have in common. */
static struct attention_shape shape_of(const struct calibrated_op *bound, const struct op *op) {
    return (struct attention_shape){
        .rate = bound->chip[SHAPE_RATE],
        .bandwidth = bound->chip[SHAPE_BANDWIDTH],
        .processors = bound->chip[SHAPE_PROCESSORS],
        .cache = bound->chip[SHAPE_CACHE],
        .heads = number(op, 3),
        .kv_heads = number(op, 4),
        .qk_dim = number(op, 5),
        .v_dim = number(op, 6),
        .window = keys_seen(op),
        .causal = op->kind == OP_CROSS_ATTENTION ? 0 : number(op, 8),
        .query_bytes = 2,
    };
}

/* Bytes of a cached position for one of kv_heads, of all that is read of a cache. */
static double row_bytes(const struct attention_shape *shape, double kv) {
    double kept = shape->context + shape->queries;
    if (shape->window > 0) kept = smaller(kept, shape->window + shape->queries - 1);
    return kv > 0 ? kv / (shape->sequences * kept * shape->kv_heads) : 2 * (shape->qk_dim + shape->v_dim);
}

static void attention_seconds(const struct calibrated_op *bound, const struct op *op, lanes *registers,
                              const struct op_cost *cost, double *seconds, size_t n) {
    struct attention_shape shape = shape_of(bound, op);
    const double *kv = cost->quantity[QUANTITY_KV];
    lanes sequences, queries, context;
    values(op, 0, registers, sequences, n);
    values(op, 1, registers, queries, n);
    values(op, 2, registers, context, n);
    for (size_t i = 0; i < n; i++) {
        shape.sequences = sequences[i], shape.queries = queries[i], shape.context = context[i];
        shape.row_bytes = row_bytes(&shape, kv[i]);
        bool decodes = queries[i] < FEW_QUERIES && kv[i] != 0 && bound->decode != NULL;
        shape.cold = context[i] > 0; /* other layers ran since those keys were read */
        seconds[i] = decodes ? decode_seconds(bound->decode->parameters, &shape)
                             : prefill_seconds(bound->entry->parameters, &shape);
    }
}

/* Tokens of a chunk; where a script states none, the kernel has none and was not measured. */
#define SCAN_CHUNK 64

/* Nothing of a step is left of the last one in a cache, as it may be where one kernel is measured by itself. */
#define SCAN_CACHE 1.0

static void recurrence_seconds(const struct calibrated_op *bound, const struct op *op, lanes *registers,
                               const struct op_cost *cost, double *seconds, size_t n) {
    const double chip[SHAPE_CHIP] = {bound->chip[SHAPE_RATE], bound->chip[SHAPE_BANDWIDTH],
                                     bound->chip[SHAPE_PROCESSORS], SCAN_CACHE};
    lanes rows, sequences, chunk;
    values(op, 0, registers, rows, n);
    values(op, 1, registers, sequences, n);
    values(op, 6, registers, chunk, n);
    for (size_t i = 0; i < n; i++) {
        struct scan_shape shape = {.flops = cost->quantity[QUANTITY_FLOPS][i],
                                   .moved = cost->quantity[QUANTITY_ACTIVATIONS][i],
                                   .state = cost->quantity[QUANTITY_KV][i],
                                   .states = sequences[i] * number(op, 2),
                                   .length = rows[i] / sequences[i],
                                   .chunk = SCAN_CHUNK};
        bool decodes = shape.length < FEW_QUERIES && bound->decode != NULL;
        if (decodes) shape.chunk = 1;
        seconds[i] = scan_seconds((decodes ? bound->decode : bound->entry)->parameters, chip, &shape);
        if (!decodes && !(chunk[i] > 0)) {
            double compute = cost->compute_s[i], memory = cost->memory_s[i];
            seconds[i] = bound->launch + (compute > memory ? compute : memory);
        }
    }
}

static void price_message(const struct levels *levels, struct op_cost *cost, size_t n) {
    const double *bytes = cost->quantity[QUANTITY_MESSAGE];
    const double latency = levels->outer_latency, each_byte = levels->outer_byte;
    double *restrict comm_s = cost->comm_s;
    for (size_t i = 0; i < n; i++) comm_s[i] = 0;
    if (levels->has_inner) message_seconds(&levels->inner, bytes, comm_s, n);
    for (size_t i = 0; i < n; i++) comm_s[i] += latency + bytes[i] * each_byte;
}

static void kernel_seconds(const struct calibrated_op *bound, const struct op *op, lanes *registers,
                           const struct op_cost *cost, double *seconds, size_t n) {
    if (bound->entry->of.form == &form_linear)
        linear_seconds(bound, op, registers, seconds, n);
    else if (op->kind == OP_GROUPED_LINEAR)
        grouped_seconds(bound, op, registers, seconds, n);
    else if (op->kind == OP_PERMUTE)
        permute_seconds(bound, cost, seconds, n);
    else if (bound->entry->of.form == &form_rows)
        small_seconds(bound, op, registers, cost, seconds, n);
    else if (op->kind == OP_SCAN)
        recurrence_seconds(bound, op, registers, cost, seconds, n);
    else
        attention_seconds(bound, op, registers, cost, seconds, n);
}

/* All of a kernel's time but its launch is booked to what its roofline is bound by. */
static void book_kernel(const struct calibrated_op *bound, double beside, const double *restrict seconds,
                        struct op_cost *cost, size_t n) {
    const double share = bound->share, launch = bound->launch, overhead = bound->overhead + beside;
    for (size_t i = 0; i < n; i++) {
        double time = seconds[i] > launch ? share * (seconds[i] - launch) : 0; /* but for rounding it is longer */
        bool computes = cost->compute_s[i] >= cost->memory_s[i];
        cost->compute_s[i] = computes ? time : 0;
        cost->memory_s[i] = computes ? 0 : time;
        cost->overhead_s[i] = overhead;
    }
}

static void price_op(const struct op_price *price, const struct op *op, lanes *registers, struct op_cost *cost,
                     size_t n) {
    const struct calibrated_op *bound = price->calibrated;
    roofline_price(price, op, registers, cost, n);
    if (bound == NULL) {
        for (size_t i = 0; i < n; i++) cost->overhead_s[i] = price->beside;
        return;
    }
    if (op_is_collective(op->kind)) {
        price_message(bound->as.levels, cost, n);
        return;
    }
    lanes seconds;
    kernel_seconds(bound, op, registers, cost, seconds, n);
    book_kernel(bound, price->beside, seconds, cost, n);
}

/* }====================================================== */

const struct cost_model cost_calibrated = {"calibrated", room_of, bind_op, price_op};
