#include "cost/form_attention.h"

#include <math.h>

static double smaller(double a, double b) { return a < b ? a : b; }
static double larger(double a, double b) { return a > b ? a : b; }

/* Seconds for bytes of which a share lies near, after how much of the cache they fill. */
static double memory_seconds(double bytes, const struct attention_shape *s, double far, double near) {
    double fill = bytes / s->cache, share = 1 / (1 + fill * fill * fill);
    return bytes / s->bandwidth * ((1 - share) / far + share / near);
}

/*
** {======================================================
** Prompts
** =======================================================
*/

static const struct form_parameter prefill_parameters[] = {
    {"launch", "s", 0, 2e-4, 1e-5, false, false, "what every call takes"},
    {"compute", "", 0.02, 1, 0.7, true, false, "share of the peak rate inside a tile"},
    {"tile", "s", 0, 2e-5, 2e-6, false, false, "start and end of a tile"},
    {"longest", "", 0, 2, 0.8, false, false, "how far the longest tile is waited for"},
    {"exponents", "", 0.1, 8, 1.2, true, false, "exponentials against 16 a clock and processor at 1.75 GHz"},
    {"memory", "", 0.05, 1, 0.5, true, false, "share of the memory bandwidth"},
    {"loss", "", 0, 1, 0.3, false, false, "share of the shorter of compute and memory that shows"},
    {"near", "", 0.1, 8, 1, true, false, "share of the bandwidth for what the cache holds"},
    {"write", "", 0.05, 8, 1, true, false, "share of the bandwidth of rotating and writing keys and values"},
    {"wide_256", "", 0.02, 1.5, 0.8, true, false, "of compute, where heads are 256 or wider"},
    {"wide_192", "", 0.02, 1.5, 0.8, true, false, "of compute, where heads are wider than 128"},
    {"open", "", 0.02, 1.5, 0.9, true, false, "of compute, where nothing is masked"},
    {"masked", "", 0, 1, 0, false, false, "share of the keys outside a window that is computed"},
    {"masked_256", "", 0, 1, 0, false, false, "the same where heads are 256 or wider"},
    {"tiles", "", 0, 3, 0, false, true, "queries x keys: 64 x 64, 128 x 64, 64 x 64 and 128 x 128 with heads packed"},
};
_Static_assert(sizeof prefill_parameters / sizeof *prefill_parameters == PREFILL_PARAMETERS, "ORDER PREFILL");

static const struct {
    double queries, keys;
    bool packed;
} prefill_tiles[] = {{64, 64, false}, {128, 64, false}, {64, 64, true}, {128, 128, true}};

/* Keys that queries c + 1 ... c + q see on average, up to a window. */
static double mean_keys(double q, double c, double window) {
    if (window <= 0 || window >= c + q) return c + (q + 1) / 2;
    double full = smaller(larger(window - c, 0), q);
    return (full * c + full * (full + 1) / 2 + (q - full) * window) / q;
}

/* Keys of an average tile and of the longest. */
static void tile_keys(const double *p, const struct attention_shape *s, double queries, double keys, double *mean,
                      double *longest) {
    double all = s->queries + s->context, window = s->window > 0 ? s->window : all;
    if (s->causal <= 0) {
        *mean = *longest = ceil(smaller(all, larger(window, 1)) / keys) * keys;
        return;
    }
    double masked = p[s->qk_dim >= 256 ? PREFILL_MASKED_256 : PREFILL_MASKED];
    double seen = mean_keys(s->queries, s->context, s->window), whole = mean_keys(s->queries, s->context, 0);
    double average = smaller(all, seen * (1 - masked) + whole * masked + queries / 4);
    *mean = ceil(average / keys) * keys;
    double last = smaller(all, window + queries);
    *longest = last * (1 - masked) + all * masked;
}

static double key_seconds(const double *p, const struct attention_shape *s, double queries) {
    double share = p[PREFILL_COMPUTE] * (s->qk_dim >= 256  ? p[PREFILL_WIDE_256]
                                         : s->qk_dim > 128 ? p[PREFILL_WIDE_192]
                                                           : 1);
    if (s->causal <= 0) share *= p[PREFILL_OPEN];
    double flops = 2 * queries * (s->qk_dim + s->v_dim);
    return flops * s->processors / (s->rate * share) + queries / (p[PREFILL_EXPONENTS] * 28e9);
}

double prefill_seconds(const double *p, const struct attention_shape *s) {
    size_t menu = (size_t)p[PREFILL_TILES];
    double queries = prefill_tiles[menu].queries, mean, longest;
    bool packed = prefill_tiles[menu].packed;
    double rows = packed ? s->queries * s->heads / s->kv_heads : s->queries;
    double tiles = s->sequences * (packed ? s->kv_heads : s->heads) * ceil(rows / queries);
    tile_keys(p, s, queries, prefill_tiles[menu].keys, &mean, &longest);
    double key = key_seconds(p, s, queries);
    double compute = tiles / s->processors * (mean * key + p[PREFILL_TILE]) + p[PREFILL_LONGEST] * key * longest;
    double q = s->sequences * s->queries * s->heads * (s->qk_dim + s->v_dim) * s->query_bytes;
    double written = s->sequences * s->queries * s->kv_heads * s->row_bytes;
    double cached = s->sequences * s->context * s->kv_heads * s->row_bytes;
    double memory = memory_seconds(q + written + cached, s, p[PREFILL_MEMORY], p[PREFILL_NEAR]);
    double rotated = memory_seconds(2 * (q + written), s, p[PREFILL_WRITE], p[PREFILL_WRITE] * p[PREFILL_NEAR]);
    return p[PREFILL_LAUNCH] + form_soft(compute, memory, p[PREFILL_LOSS]) + rotated;
}

#define ATTENTION_SHAPE                                                                                                \
    FORM_CHIP, "sequences", "queries", "context", "heads", "kv_heads", "qk_dim", "v_dim", "window", "causal",          \
        "query_bytes", "row_bytes"

static const char *const attention_names[] = {ATTENTION_SHAPE};

static struct attention_shape shape_of(const double *s) {
    return (struct attention_shape){s[0], s[1], s[2],  s[3],  s[4],  s[5],  s[6], s[7],
                                    s[8], s[9], s[10], s[11], s[12], s[13], s[14]};
}

static double of_prefill(const double *p, const double *s) {
    struct attention_shape shape = shape_of(s);
    return prefill_seconds(p, &shape);
}

const struct form form_prefill = {"prefill",
                                  prefill_parameters,
                                  PREFILL_PARAMETERS,
                                  attention_names,
                                  sizeof attention_names / sizeof *attention_names,
                                  of_prefill};

/* }====================================================== */

/*
** {======================================================
** Single queries
** =======================================================
*/

static const struct form_parameter decode_parameters[] = {
    {"launch", "s", 0, 2e-4, 9e-6, false, false, "what every call takes"},
    {"memory", "", 0.05, 1, 0.8, true, false, "share of the memory bandwidth"},
    {"compute", "", 0.02, 1, 0.5, true, false, "share of the peak rate inside a tile"},
    {"single", "", 0.3, 16, 2, true, false, "bandwidth of one processor against its share"},
    {"tile", "s", 0, 2e-5, 1.5e-6, false, false, "start and end of a tile"},
    {"whole", "", 0, 1, 0.3, false, false, "how far rounds of tiles count whole"},
    {"loss", "", 0, 1, 0.3, false, false, "share of the shorter of tiles and memory that shows"},
    {"near", "", 0.1, 10, 1, true, false, "share of the bandwidth for what the cache holds"},
    {"join", "s", 0, 3e-5, 2e-6, false, false, "joining the parts of a split cache"},
    {"head", "s", 0, 1e-6, 3e-8, false, false, "each head of each sequence, on one processor"},
    {"ungrouped", "s", 0, 1e-5, 5e-7, false, false, "the same with more than 32 heads for one of keys"},
    {"wide_192", "", 0.5, 8, 1, true, false, "of a tile's time, where heads are wider than 128"},
    {"wide_512", "", 0.5, 16, 1, true, false, "of a tile's time, where heads are wider than 256"},
    {"chunk", "keys", 32, 4096, 256, true, false, "the fewest keys of a part"},
    {"splits", "", 0, 3, 1, false, true, "the most parts of a cache: 8, 16, 64, 256"},
    {"groups", "", 0, 3, 0, false, true, "the most heads of a tile: 16, 64, 128, any"},
};
_Static_assert(sizeof decode_parameters / sizeof *decode_parameters == DECODE_PARAMETERS, "ORDER DECODE");

static const double most_splits[] = {8, 16, 64, 256}, tile_heads[] = {16, 64, 128, INFINITY};

double decode_seconds(const double *p, const struct attention_shape *s) {
    double keys = s->context + 1;
    if (s->window > 0) keys = smaller(keys, s->window);
    double group = s->heads / s->kv_heads, most = tile_heads[(size_t)p[DECODE_GROUPS]];
    double tiles = larger(1, ceil(group / most));       /* `any` is infinite */
    double rows = 16 * ceil(smaller(group, most) / 16); /* of a matrix instruction */
    double units = s->sequences * s->kv_heads * tiles, row = s->row_bytes;
    double wanted = smaller(floor(2 * s->processors / units), ceil(keys / p[DECODE_CHUNK]));
    double splits = larger(1, smaller(wanted, most_splits[(size_t)p[DECODE_SPLITS]]));
    double part = ceil(keys / splits);
    double stream = part * row * s->processors / (s->bandwidth * p[DECODE_SINGLE]);
    double flops = 2 * rows * (s->qk_dim + s->v_dim) * part * s->processors / (s->rate * p[DECODE_COMPUTE]);
    double wide = s->qk_dim > 256 ? p[DECODE_WIDE_512] : s->qk_dim > 128 ? p[DECODE_WIDE_192] : 1;
    double rounds = form_waves(units * splits, s->processors, p[DECODE_WHOLE]);
    double compute = rounds * (stream + flops + p[DECODE_TILE]) * wide;
    double cache = s->sequences * s->kv_heads * keys * row;
    double q = s->sequences * s->heads * (s->qk_dim + s->v_dim) * s->query_bytes;
    double memory = memory_seconds(cache, s, p[DECODE_MEMORY], p[DECODE_NEAR]) + q / (s->bandwidth * p[DECODE_MEMORY]);
    double head = p[group > 32 ? DECODE_UNGROUPED : DECODE_HEAD] * s->sequences * s->heads / s->processors;
    return p[DECODE_LAUNCH] + form_soft(compute, memory, p[DECODE_LOSS]) + (splits > 1 ? p[DECODE_JOIN] : 0) + head;
}

static double of_decode(const double *p, const double *s) {
    struct attention_shape shape = shape_of(s);
    return decode_seconds(p, &shape);
}

const struct form form_decode = {
    "decode", decode_parameters, DECODE_PARAMETERS, attention_names, sizeof attention_names / sizeof *attention_names,
    of_decode};

/* }====================================================== */
