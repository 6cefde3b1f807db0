/* form_module.c: whole layers of latent attention (DeepSeek-V2, 2024), as engines are timed: the products before and
 * after attention, what lies between, and attention by its own form. A model states these one by one (calibrated.c);
 * only tables of measurements have them in one. */
#include "cost/form_attention.h"

/* Parameters of what is around attention, behind those of attention. */
#define AROUND                                                                                                         \
    {"fixed", "s", 0, 3e-3, 2e-5, false, false, "what the launches of a layer take"},                                  \
        {"product", "", 0.05, 1, 0.6, true, false, "share of the peak rate in products"},                              \
        {"weights", "", 0.05, 1, 0.7, true, false, "share of the memory bandwidth in products"},                       \
        {"serial", "s", 0, 5e-9, 2e-10, false, false, "each step along the inner dimension of a product"},             \
        {"passes", "", 0.05, 100, 5, true, false, "how often a layer's input passes through memory besides"},          \
        {"index", "", 0.01, 1, 0.3, true, false, "share of the peak rate of 8 bit in scoring keys"},                   \
        {"select", "", 0.05, 500, 5, true, false, "how often the scores of all keys pass through memory"},
enum {
    AROUND_FIXED,
    AROUND_PRODUCT,
    AROUND_WEIGHTS,
    AROUND_SERIAL,
    AROUND_PASSES,
    AROUND_INDEX,
    AROUND_SELECT,
    AROUND_PARAMETERS
};

/* Shape: that of attention, then the products: their rate and the bytes of a weight, and the layer's widths. */
static const char *const module_names[] = {ATTENTION_SHAPE, "product_rate", "weight", "hidden", "q_rank",
                                           "rank",          "rope",         "nope",   "v",      "index_heads"};
struct module_shape {
    struct attention_shape attention;
    double product_rate, weight, hidden, q_rank, rank, rope, nope, v, index_heads;
};

static struct module_shape shape_of(const double *s) {
    const double *m = s + ATTENTION_SHAPE_COUNT;
    return (struct module_shape){attention_shape_of(s), m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]};
}

#define FEWEST_ROWS 64 /* of a tile */
#define LOSS        0.3

/* `count` products of all tokens with matrices of k x n; the tokens of one are as wide as k, and n in what it makes. */
static double product_seconds(const double *p, const struct module_shape *s, double count, double n, double k,
                              double rate, double weight) {
    const struct attention_shape *a = &s->attention;
    double tokens = a->sequences * a->queries, rows = tokens < FEWEST_ROWS ? FEWEST_ROWS : tokens;
    double compute = 2 * rows * n * k * count / (rate * p[AROUND_PRODUCT]);
    double bytes = count * (n * k * weight + tokens * (n + k) * 2);
    return form_soft(compute, bytes / (a->bandwidth * p[AROUND_WEIGHTS]), LOSS) + k * p[AROUND_SERIAL];
}

#define INDEX_DIM   128
#define INDEX_BYTES 132 /* of a key: 8 bit and a scale */

/* Choosing which keys a query reads (DeepSeek-V3.2, 2025): each of a few narrow heads scores all keys, in 8 bit. */
static double index_seconds(const double *p, const struct module_shape *s) {
    const struct attention_shape *a = &s->attention;
    if (s->index_heads <= 0) return 0;
    double tokens = a->sequences * a->queries, keys = a->context + (a->queries + 1) / 2,
           width = s->index_heads * INDEX_DIM;
    double queries = product_seconds(p, s, 1, width, s->q_rank, s->product_rate, s->weight);
    double key = product_seconds(p, s, 1, INDEX_DIM + s->index_heads, s->hidden, s->product_rate, s->weight);
    double score = 2 * width * tokens * keys / (2 * a->rate * p[AROUND_INDEX]);
    double read = a->sequences * (a->context + a->queries) * INDEX_BYTES / (a->bandwidth * p[AROUND_WEIGHTS]);
    double selected = tokens * keys * sizeof(float) * p[AROUND_SELECT] / a->bandwidth;
    return queries + key + form_soft(score, read, LOSS) + selected;
}

/* All but attention, and the products that only one of both ways has. */
static double around_seconds(const double *p, const struct module_shape *s) {
    const struct attention_shape *a = &s->attention;
    double rate = s->product_rate, heads = a->heads;
    double down = product_seconds(p, s, 1, s->q_rank + s->rank + s->rope, s->hidden, rate, s->weight);
    double up = product_seconds(p, s, 1, heads * (s->nope + s->rope), s->q_rank, rate, s->weight);
    double out = product_seconds(p, s, 1, s->hidden, heads * s->v, rate, s->weight);
    double passed = a->sequences * a->queries * s->hidden * 2 * p[AROUND_PASSES];
    return p[AROUND_FIXED] + down + up + out + passed / a->bandwidth + index_seconds(p, s);
}

static const struct form_parameter prefill_parameters[] = {PREFILL_LIST AROUND};
static const struct form_parameter decode_parameters[] = {DECODE_LIST AROUND};
_Static_assert(sizeof prefill_parameters / sizeof *prefill_parameters == PREFILL_PARAMETERS + AROUND_PARAMETERS, "");
_Static_assert(DECODE_PARAMETERS + AROUND_PARAMETERS <= FORM_PARAMETERS_MAX, "");

/* Keys and values of all heads are made of the latent vector. */
static double of_prefill(const double *p, const double *numbers) {
    const struct module_shape s = shape_of(numbers);
    const double *around = p + PREFILL_PARAMETERS;
    double expand =
        product_seconds(around, &s, 1, s.attention.heads * (s.nope + s.v), s.rank, s.product_rate, s.weight);
    return prefill_seconds(p, &s.attention) + around_seconds(around, &s) + expand;
}

/* Queries and results of each head pass through its part of the same matrix, in 16 bit. */
static double of_decode(const double *p, const double *numbers) {
    const struct module_shape s = shape_of(numbers);
    const double *around = p + DECODE_PARAMETERS;
    double heads = s.attention.heads, rate = s.attention.rate;
    double absorb = product_seconds(around, &s, heads, s.rank, s.nope, rate, 2);
    double expand = product_seconds(around, &s, heads, s.v, s.rank, rate, 2);
    return decode_seconds(p, &s.attention) + around_seconds(around, &s) + absorb + expand;
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

const struct form form_module_prefill = {"module_prefill", prefill_parameters,  COUNT(prefill_parameters),
                                         module_names,     COUNT(module_names), of_prefill};
const struct form form_module_decode = {"module_decode", decode_parameters,   COUNT(decode_parameters),
                                        module_names,    COUNT(module_names), of_decode};

/*
** {======================================================
** A prompt and single queries in one call
** =======================================================
*/

/* Single queries go through the prompt's kernel, a tile each, without sharing keys among heads. */
static const struct form_parameter mixed_parameters[] = {
    PREFILL_LIST{"singles", "", 0, 4, 1.2, false, false, "how long single queries take, against a prompt of one each"}};
static const char *const mixed_names[] = {ATTENTION_SHAPE, "singles", "singles_context"};

static double of_mixed(const double *p, const double *numbers) {
    const double *n = numbers + ATTENTION_SHAPE_COUNT;
    struct attention_shape prompt = attention_shape_of(numbers), singles = prompt;
    singles.sequences = n[0], singles.queries = 1, singles.context = n[1];
    double beside = prefill_seconds(p, &singles) - p[PREFILL_LAUNCH];
    return prefill_seconds(p, &prompt) + (n[0] > 0 ? p[PREFILL_PARAMETERS] * beside : 0);
}

const struct form form_mixed = {"mixed",     mixed_parameters,   COUNT(mixed_parameters),
                                mixed_names, COUNT(mixed_names), of_mixed};

/* }====================================================== */
