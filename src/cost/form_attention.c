#include "cost/form_attention.h"

#include <math.h>

static double smaller(double a, double b) { return a < b ? a : b; }
static double larger(double a, double b) { return a > b ? a : b; }

const char *const attention_variants[] = {"any",        "64",         "64_window", "128",        "128_window",
                                          "192",        "192_window", "256",       "256_window", "512",
                                          "512_window", "open",       "open_16",   "open_odd",   NULL};
enum { VARIANT_64 = 1, VARIANT_OPEN = 11, VARIANT_OPEN_16, VARIANT_OPEN_ODD };

int attention_variant(double dim, bool window, bool causal) {
    static const double widths[] = {64, 128, 192, 256};
    int width = 0;
    if (!causal) return fmod(dim, 16) > 0 ? VARIANT_OPEN_ODD : fmod(dim, 32) > 0 ? VARIANT_OPEN_16 : VARIANT_OPEN;
    while (width < 4 && dim > widths[width]) width++;
    return VARIANT_64 + 2 * width + window;
}

/* Seconds for bytes of which a share lies near, after how much of the cache they fill. What is cold may take longer
 * near than far, which is how the bandwidth of a small transfer rises, but not less. */
static double memory_seconds(double bytes, const struct attention_shape *s, double far, double near, double reach) {
    double fill = bytes / (s->cache * reach), square = fill * fill;
    double share = 1 / (1 + square * square);
    if (s->cold) near = smaller(near, far);
    return bytes / s->bandwidth * ((1 - share) / far + share / near);
}

/*
** {======================================================
** Prompts
** =======================================================
*/

static const struct form_parameter prefill_parameters[] = {PREFILL_LIST};
_Static_assert(sizeof prefill_parameters / sizeof *prefill_parameters == PREFILL_PARAMETERS, "ORDER PREFILL");

static const struct {
    double queries, keys;
    bool packed;
} prefill_tiles[] = {{64, 64, false}, {128, 64, false}, {256, 128, false}, {64, 64, true}, {128, 128, true}};

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
    double masked = p[PREFILL_MASKED];
    double seen = mean_keys(s->queries, s->context, s->window), whole = mean_keys(s->queries, s->context, 0);
    double average = smaller(all, seen * (1 - masked) + whole * masked + queries / 4);
    *mean = ceil(average / keys) * keys;
    double last = smaller(all, window + queries);
    *longest = last * (1 - masked) + all * masked;
}

static double key_seconds(const double *p, const struct attention_shape *s, double queries) {
    double flops = 2 * queries * (s->qk_dim + s->v_dim);
    return flops * s->processors / (s->rate * p[PREFILL_COMPUTE]) + queries / (p[PREFILL_EXPONENTS] * 28e9);
}

double prefill_seconds(const double *p, const struct attention_shape *s) {
    size_t menu = (size_t)p[PREFILL_TILES];
    double queries = prefill_tiles[menu].queries, mean, longest;
    bool packed = prefill_tiles[menu].packed;
    double rows = packed ? s->queries * s->heads / s->kv_heads : s->queries;
    double tiles = s->sequences * (packed ? s->kv_heads : s->heads) * ceil(rows / queries);
    tile_keys(p, s, queries, prefill_tiles[menu].keys, &mean, &longest);
    double key = key_seconds(p, s, queries), u = tiles / s->processors;
    double rounds = (1 - p[PREFILL_WHOLE]) * u + p[PREFILL_WHOLE] * ceil(u);
    double compute = rounds * (mean * key + p[PREFILL_TILE]) + p[PREFILL_LONGEST] * key * longest;
    double q = s->sequences * s->queries * s->heads * (s->qk_dim + s->v_dim) * s->query_bytes;
    double written = s->sequences * s->queries * s->kv_heads * s->row_bytes;
    double cached = s->sequences * s->context * s->kv_heads * s->row_bytes;
    double near = p[PREFILL_NEAR], reach = p[PREFILL_REACH];
    double memory = memory_seconds(q + written + cached, s, p[PREFILL_MEMORY], near, reach);
    double passed = q * p[PREFILL_ROTATE] + written * p[PREFILL_STORE] + (written + cached) * p[PREFILL_CAST];
    return p[PREFILL_LAUNCH] + form_soft(compute, memory, p[PREFILL_LOSS]) + memory_seconds(passed, s, 1, near, reach);
}

static const char *const attention_names[] = {ATTENTION_SHAPE};

struct attention_shape attention_shape_of(const double *s) {
    return (struct attention_shape){s[0], s[1], s[2],  s[3],  s[4],  s[5],  s[6],  s[7],
                                    s[8], s[9], s[10], s[11], s[12], s[13], s[14], false};
}

static double of_prefill(const double *p, const double *s) {
    struct attention_shape shape = attention_shape_of(s);
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

static const struct form_parameter decode_parameters[] = {DECODE_LIST};
_Static_assert(sizeof decode_parameters / sizeof *decode_parameters == DECODE_PARAMETERS, "ORDER DECODE");

static const double most_splits[] = {1, 8, 32, 128, 128}, tile_heads[] = {16, 64, 128, 1, 32, 64, 64};
enum { SPLITS_SHARED = 4, GROUPS_OR_ALONE = 4, GROUPS_OR_SMALL = 5, GROUPS_OF_4 = 6 };

/* Heads for one of keys that a tile has. Engines have kernels for groups, and fall back to one for single heads or
 * for smaller groups. */
static double heads_of_tile(const double *p, double group) {
    size_t choice = (size_t)p[DECODE_GROUPS];
    double most = tile_heads[choice];
    if (choice == GROUPS_OR_ALONE && group > most) most = 1;
    if (choice == GROUPS_OR_SMALL && group < most) most = 16;
    return smaller(group, most);
}

static double splits_of(const double *p, const struct attention_shape *s, double units, double keys) {
    size_t choice = (size_t)p[DECODE_SPLITS];
    if (choice == SPLITS_SHARED && s->heads <= s->kv_heads) return 1;
    double wanted = smaller(floor(p[DECODE_FILL] * s->processors / units), ceil(keys / p[DECODE_CHUNK]));
    return larger(1, smaller(wanted, most_splits[choice]));
}

/* Keys of each sequence that are read, as a kernel may read some outside of a window. */
static double keys_read(const double *p, const struct attention_shape *s) {
    double all = s->context + s->queries, keys = s->window > 0 ? smaller(all, s->window + s->queries - 1) : all;
    return keys + (all - keys) * p[DECODE_MASKED];
}

double decode_seconds(const double *p, const struct attention_shape *s) {
    double keys = keys_read(p, s), group = s->heads / s->kv_heads, together = heads_of_tile(p, group);
    double units = s->sequences * s->kv_heads * ceil(group / together), row = s->row_bytes;
    double rows = 16 * ceil(together * s->queries / 16); /* of a matrix instruction */
    double splits = splits_of(p, s, units, keys), part = ceil(keys / splits);
    double stream = part * row * s->processors / (s->bandwidth * p[DECODE_SINGLE]);
    double flops = 2 * rows * (s->qk_dim + s->v_dim) * part * s->processors / (s->rate * p[DECODE_COMPUTE]);
    double rounds = form_waves(units * splits, s->processors, p[DECODE_WHOLE]);
    double fewest = p[DECODE_GROUPS] == GROUPS_OF_4 ? 4 : 2; /* heads that are worth a matrix instruction */
    double tile = p[together >= fewest ? DECODE_TILE : DECODE_ALONE];
    double compute = rounds * (stream + flops) + (rounds - 1) * tile; /* the first tile's start is not hidden */
    double cache = s->sequences * s->kv_heads * keys * row, far = p[DECODE_MEMORY];
    double heads = s->sequences * s->queries * s->heads;
    double memory = memory_seconds(cache, s, far, p[DECODE_NEAR], p[DECODE_REACH]) +
                    heads * (s->qk_dim + s->v_dim) * s->query_bytes / (s->bandwidth * far);
    return p[DECODE_LAUNCH] + tile + form_soft(compute, memory, p[DECODE_LOSS]) + (splits > 1 ? p[DECODE_JOIN] : 0) +
           p[DECODE_HEAD] * heads / s->processors;
}

static double of_decode(const double *p, const double *s) {
    struct attention_shape shape = attention_shape_of(s);
    return decode_seconds(p, &shape);
}

const struct form form_decode = {
    "decode", decode_parameters, DECODE_PARAMETERS, attention_names, sizeof attention_names / sizeof *attention_names,
    of_decode};

/* }====================================================== */
