#include "cost/measured.h"

#include <math.h>
#include <stdlib.h>

/* Points in a range that agree in all axes before `axis`, and what is asked of them. */
struct lookup {
    const struct measured_curve *curve; /* NULL: none */
    size_t first, last;
    int axis, axes;
    double query[MEASURED_AXES];
};

struct measured_op {
    struct op_price own;          /* by the forms that ratios are to */
    struct lookup lookup, decode; /* decode: of attention with one query */
};

static double number(const struct op *op, int argument) { return op->argument[argument].coef; }

double measured_scale(double size) { return size < 1 ? size - 1 : log2(size); }

/* exact: must be equal; fixed: an op has one value of them for all workloads. */
struct axes {
    const struct form *form;
    int exact, fixed, all;
};

static const struct axes *axes_of(const struct form *form) {
    static const struct axes known[] = {{&form_linear, 0, 2, 3}, {&form_mixture, 4, 4, 5}, {&form_prefill, 4, 6, 9},
                                        {&form_decode, 3, 5, 7}, {&form_rows, 0, 0, 2},    {&form_message, 1, 1, 2}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].form == form) return &known[i];
    return NULL;
}

size_t measured_axes(const struct form *form) {
    const struct axes *axes = axes_of(form);
    return axes == NULL ? 0 : (size_t)axes->all;
}

/*
** {======================================================
** Points
** =======================================================
*/

#define SAME 1e-9 /* what rounding may do to an axis */

static int compare(const void *left, const void *right) {
    const struct measured_point *a = left, *b = right;
    for (int i = 0; i < MEASURED_AXES; i++)
        if (a->at[i] != b->at[i]) return a->at[i] < b->at[i] ? -1 : 1;
    return (a->ratio > b->ratio) - (a->ratio < b->ratio); /* sums do not depend on the order of rows */
}

static bool same_place(const struct measured_point *a, const struct measured_point *b) {
    for (int i = 0; i < MEASURED_AXES; i++)
        if (a->at[i] != b->at[i]) return false;
    return true;
}

void measured_sort(struct measured_curve *curve) {
    struct measured_point *points = curve->points;
    size_t kept = 0;
    qsort(points, curve->count, sizeof *points, compare);
    for (size_t i = 0, next; i < curve->count; i = next) {
        double sum = 0;
        for (next = i; next < curve->count && same_place(&points[i], &points[next]); next++) sum += points[next].ratio;
        points[kept] = points[i];
        points[kept++].ratio = sum / (double)(next - i);
    }
    curve->count = kept;
}

/* The first of the points [first, last) that is at `value` or after it. */
static size_t first_from(const struct measured_point *points, size_t first, size_t last, int axis, double value) {
    while (first < last) {
        size_t middle = first + (last - first) / 2;
        if (points[middle].at[axis] < value)
            first = middle + 1;
        else
            last = middle;
    }
    return first;
}

/* ln(measured / form) at query among the points [first, last), which agree before `axis`; false outside of them. */
static bool between(const struct lookup *l, const double *query, size_t first, size_t last, int axis, double *ratio) {
    const struct measured_point *points = l->curve->points;
    if (axis == l->axes) {
        *ratio = points[first].ratio;
        return true;
    }
    size_t low = first_from(points, first, last, axis, query[axis] - SAME);
    size_t high = first_from(points, low, last, axis, query[axis] + SAME);
    if (low < high) return between(l, query, low, high, axis + 1, ratio);
    if (low == first || low == last) return false;
    double a = points[low - 1].at[axis], b = points[low].at[axis], before, after;
    size_t start = first_from(points, first, low, axis, a - SAME);
    size_t stop = first_from(points, low, last, axis, b + SAME);
    if (!between(l, query, start, low, axis + 1, &before) || !between(l, query, low, stop, axis + 1, &after))
        return false;
    *ratio = before + (after - before) * (query[axis] - a) / (b - a);
    return true;
}

/* Narrows a lookup to the points that have an op's sizes; false where it lacks one that it must have. */
static bool narrow(struct lookup *l, const struct measured_curve *curve, const double *sizes) {
    const struct axes *axes = axes_of(curve->of.form);
    *l = (struct lookup){.curve = curve, .last = curve->count, .axes = axes->all};
    for (int i = 0; i < axes->fixed; i++) l->query[i] = measured_scale(sizes[i]);
    for (; l->axis < axes->fixed; l->axis++) {
        size_t low = first_from(curve->points, l->first, l->last, l->axis, l->query[l->axis] - SAME);
        size_t high = first_from(curve->points, low, l->last, l->axis, l->query[l->axis] + SAME);
        if (low == high) break;
        l->first = low, l->last = high;
    }
    if (l->axis < axes->exact) l->curve = NULL;
    return l->curve != NULL;
}

/* }====================================================== */

/*
** {======================================================
** Binding
** =======================================================
*/

/* Tables do not tell bf16 from fp16, which take the same time. */
static enum dtype alike(enum dtype type) { return type == DTYPE_FP16 ? DTYPE_BF16 : type; }

static const struct measured_curve *find(const struct measured *measured, const struct form *form,
                                         const struct op *op) {
    bool by_kind = form == &form_rows || form == &form_message; /* their formats do not matter */
    bool latent = op->kind == OP_ATTENTION && number(op, 5) != number(op, 6);
    for (size_t i = 0; i < measured->count; i++) {
        const struct calibration_key *of = &measured->curves[i].of;
        if (of->form != form || of->latent != latent) continue;
        if (by_kind ? of->kind == op->kind : of->weights == alike(op->weights) && of->rate == alike(op->rate))
            return &measured->curves[i];
    }
    return NULL;
}

/* A mixture's product is that up, of one matrix or a gated pair, or that down. */
static bool bind_grouped(struct lookup *l, const struct measured_curve *curve, const struct op *op) {
    double k = number(op, 1), n = number(op, 2), held = number(op, 3);
    const double sizes[][4] = {{k, n / 2, held, 2}, {n, k, held, 2}, {k, n, held, 1}, {n, k, held, 1}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (narrow(l, curve, sizes[i])) return true;
    return false;
}

static bool bind_attention(struct measured_op *bound, const struct measured *measured, const struct op *op) {
    const struct measured_curve *prefill = find(measured, &form_prefill, op),
                                *decode = find(measured, &form_decode, op);
    double heads = number(op, 3), kv_heads = number(op, 4), qk = number(op, 5), v = number(op, 6);
    const double sizes[] = {qk, v, number(op, 7), number(op, 8), kv_heads, heads};
    const double single[] = {qk, v, number(op, 7), kv_heads, heads};
    bool prompts = prefill != NULL && narrow(&bound->lookup, prefill, sizes);
    bool singles = decode != NULL && narrow(&bound->decode, decode, single);
    return prompts || singles;
}

/* Messages were measured between accelerators that one level of links joins. */
static bool one_level(const struct op *op, const struct accelerator *accelerator) {
    double sizes[LINKS_MAX];
    struct mt_error ignored;
    if (accelerator_spread(accelerator, op->ranks, op->stride, sizes, &ignored) != MT_OK) return false;
    return accelerator->link_count > 0 && sizes[0] == op->ranks;
}

/* Of what tables hold the shapes of as they are: not of products that stand for other ops. */
static const struct form *form_of(enum op_kind kind) {
    switch (kind) {
    case OP_BLOCK_LINEAR:
    case OP_CONV2D:
    case OP_PERMUTE:
    case OP_SPARSE_ATTENTION:
    case OP_CROSS_ATTENTION:
    case OP_SCAN:
        return NULL;
    default:
        return calibration_form(kind);
    }
}

/* Whether anything was measured of such an op. */
static bool bind_lookups(struct measured_op *bound, const struct measured *measured, const struct op *op,
                         const struct accelerator *accelerator) {
    const struct form *form = form_of(op->kind);
    if (form == NULL) return false;
    if (form == &form_prefill) return bind_attention(bound, measured, op);
    const struct measured_curve *curve = find(measured, form, op);
    if (curve == NULL) return false;
    if (form == &form_mixture) return bind_grouped(&bound->lookup, curve, op);
    const double product[] = {number(op, 2), number(op, 1)};
    if (form == &form_message && !one_level(op, accelerator)) return false;
    return narrow(&bound->lookup, curve, form == &form_message ? &op->ranks : product);
}

static size_t room_of(const struct op *op) {
    return form_of(op->kind) == NULL ? cost_calibrated.room(op)
                                     : sizeof(struct measured_op) + 2 * cost_calibrated.room(op);
}

static enum mt_status bind_op(struct op_price *price, void *room, const struct op *op,
                              const struct accelerator *accelerator, const struct calibration *calibration,
                              struct mt_error *error) {
    const struct measured *measured = calibration == NULL ? NULL : calibration->measured;
    struct measured_op *bound = room;
    if (measured == NULL || form_of(op->kind) == NULL)
        return cost_calibrated.bind(price, room, op, accelerator, calibration, error);
    unsigned char *behind = (unsigned char *)(bound + 1);
    enum mt_status status = cost_calibrated.bind(price, behind, op, accelerator, calibration, error);
    bool elsewhere = price->weights_in + price->kv_in > 0; /* nothing was measured of other memory */
    *bound = (struct measured_op){0};
    if (status != MT_OK || elsewhere || !bind_lookups(bound, measured, op, accelerator)) return status;
    price->measured = bound;
    return cost_calibrated.bind(&bound->own, behind + cost_calibrated.room(op), op, accelerator, &measured->forms,
                                error);
}

/* }====================================================== */

/*
** {======================================================
** Pricing
** =======================================================
*/

/* A few queries, but more than one, are as neither kind of attention was measured. */
static const struct lookup *lookup_of(const struct measured_op *bound, const struct op *op, const double *queries,
                                      const struct op_cost *cost, size_t i) {
    if (op->kind != OP_ATTENTION) return &bound->lookup;
    bool cached = cost->quantity[QUANTITY_KV][i] != 0;
    if (cached && queries[i] == 1) return &bound->decode;
    return cached && queries[i] < FEW_QUERIES ? NULL : &bound->lookup;
}

/* What differs between workloads, in the order of the axes. */
static void sizes_of(const struct op *op, lanes *registers, const struct op_cost *cost, const double *out[3],
                     lanes scratch[3], size_t n) {
    for (int a = 0; a < 3; a++) {
        const double coef = op->argument[a].coef, *unit = registers[op->argument[a].node];
        for (size_t i = 0; i < n; i++) scratch[a][i] = coef * unit[i];
        out[a] = scratch[a];
    }
    if (op_is_collective(op->kind)) out[0] = cost->quantity[QUANTITY_MESSAGE];
    if (form_of(op->kind) == &form_rows) out[1] = cost->quantity[QUANTITY_ACTIVATIONS];
}

/* measured / form in each lane, 0 outside of what was measured; returns how many are inside. */
static size_t ratios(const struct measured_op *bound, const struct op *op, lanes *registers, const struct op_cost *cost,
                     double *out, size_t n) {
    lanes scratch[3];
    const double *sizes[3];
    size_t inside = 0;
    sizes_of(op, registers, cost, sizes, scratch, n);
    for (size_t i = 0; i < n; i++) {
        const struct lookup *l = lookup_of(bound, op, sizes[1], cost, i);
        double query[MEASURED_AXES], ratio;
        out[i] = 0;
        if (l == NULL || l->curve == NULL) continue;
        const int fixed = axes_of(l->curve->of.form)->fixed;
        for (int a = 0; a < fixed; a++) query[a] = l->query[a];
        for (int a = fixed, from = 0; a < l->axes; a++, from++) {
            if (l == &bound->decode && from == 1) from++; /* one query each */
            query[a] = measured_scale(sizes[from][i]);
        }
        if (!between(l, query, l->first, l->last, l->axis, &ratio)) continue;
        out[i] = exp(ratio);
        inside++;
    }
    return inside;
}

bool measured_covers(const struct op_price *price, const struct op *op, lanes *registers, const struct op_cost *cost) {
    double ratio;
    return price->measured != NULL && ratios(price->measured, op, registers, cost, &ratio, 1) == 1;
}

/* Lanes with a ratio take the times of `own`, which may be `cost` itself, that much longer. */
static void scale(const struct op_cost *own, const double *restrict ratio, struct op_cost *cost, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (ratio[i] == 0) continue;
        cost->compute_s[i] = ratio[i] * own->compute_s[i];
        cost->memory_s[i] = ratio[i] * own->memory_s[i];
        cost->comm_s[i] = ratio[i] * own->comm_s[i];
        cost->overhead_s[i] = ratio[i] * own->overhead_s[i];
    }
}

static void price_op(const struct op_price *price, const struct op *op, lanes *registers, struct op_cost *cost,
                     size_t n) {
    const struct measured_op *bound = price->measured;
    lanes ratio;
    size_t inside = bound == NULL ? 0 : ratios(bound, op, registers, cost, ratio, n);
    if (inside == 0) {
        cost_calibrated.price(price, op, registers, cost, n);
    } else if (inside == n) {
        cost_calibrated.price(&bound->own, op, registers, cost, n);
        scale(cost, ratio, cost, n);
    } else {
        struct op_cost own = *cost;
        cost_calibrated.price(price, op, registers, cost, n);
        cost_calibrated.price(&bound->own, op, registers, &own, n);
        scale(&own, ratio, cost, n);
    }
}

/* }====================================================== */

const struct cost_model cost_measured = {"measured", room_of, bind_op, price_op};
