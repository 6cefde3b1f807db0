/* form_attention.h: attention of prompts in tiles of queries, and of single
 * queries over split caches (FlashAttention-2, Dao 2023; Flash-Decoding, Dao et
 * al. 2023). Shapes are those of one accelerator. */
#ifndef MANTILE_COST_FORM_ATTENTION_H
#define MANTILE_COST_FORM_ATTENTION_H

#include "cost/form.h"

struct attention_shape {
    double rate, bandwidth, processors, cache;
    double sequences, queries, context;            /* of each sequence: new positions, and cached ones */
    double heads, kv_heads, qk_dim, v_dim, window; /* window: 0 for none */
    double causal;
    double query_bytes, row_bytes; /* of an element of q, and of a cached position for one of kv_heads */
    bool cold;                     /* no earlier run of the kernel left keys and values in the cache */
};

/* Engines have other kernels for other widths of heads, for windows, and where nothing is masked ("open"; "16": of a
 * width that is a multiple of 16 but not of 32; "odd": of none). Names by number, the last NULL; 0, "any", is of none
 * in particular. */
extern const char *const attention_variants[];
int attention_variant(double dim, bool window, bool causal);

#define ATTENTION_SHAPE                                                                                                \
    FORM_CHIP, "sequences", "queries", "context", "heads", "kv_heads", "qk_dim", "v_dim", "window", "causal",          \
        "query_bytes", "row_bytes"
enum { ATTENTION_SHAPE_COUNT = 15 };

/* A shape by the numbers of those names. */
struct attention_shape attention_shape_of(const double *shape);

/* Parameters, for each form that has attention in it, in the order of the enums below. */
/* clang-format off */
#define PREFILL_LIST \
    {"launch", "s", 0, 2e-4, 1e-5, false, false, "what every call takes"}, \
    {"compute", "", 0.005, 1, 0.7, true, false, "share of the peak rate inside a tile"}, \
    {"tile", "s", 0, 2e-5, 2e-6, false, false, "start and end of a tile"}, \
    {"longest", "", 0, 2, 0.8, false, false, "how far the longest tile is waited for"}, \
    {"whole", "", 0, 1, 0.1, false, false, "how far rounds of tiles count whole"}, \
    {"exponents", "", 0.1, 8, 1.2, true, false, "exponentials against 16 a clock and processor at 1.75 GHz"}, \
    {"memory", "", 0.1, 1, 0.5, true, false, "share of the memory bandwidth"}, \
    {"loss", "", 0, 1, 0.3, false, false, "share of the shorter of compute and memory that shows"}, \
    {"near", "", 0.1, 8, 1, true, false, "share of the bandwidth for what the cache holds"}, \
    {"reach", "", 0.1, 2, 1, true, false, "what is up to this share of the cache is near"}, \
    {"rotate", "", 0.05, 50, 1, true, false, "how often queries pass through memory to be rotated or converted"}, \
    {"store", "", 0.05, 50, 1, true, false, "how often new keys and values do to be stored"}, \
    {"cast", "", 0.05, 50, 0.1, true, false, "how often all keys and values do to be converted"}, \
    {"masked", "", 0, 1, 0, false, false, "share of the keys outside a window that is computed"}, \
    {"tiles", "", 0, 4, 0, false, true, \
     "queries x keys: 64 x 64, 128 x 64, 256 x 128, 64 x 64 and 128 x 128 with heads packed"},
/* clang-format on */
/* clang-format off */
#define DECODE_LIST \
    {"launch", "s", 0, 2e-4, 9e-6, false, false, "what every call takes"}, \
    {"memory", "", 0.05, 1, 0.8, true, false, "share of the memory bandwidth"}, \
    {"compute", "", 0.02, 1, 0.5, true, false, "share of the peak rate inside a tile"}, \
    {"single", "", 0.1, 16, 2, true, false, "bandwidth of one processor against its share"}, \
    {"tile", "s", 0, 2e-5, 1.5e-6, false, false, "start and end of a tile"}, \
    {"alone", "s", 0, 2e-5, 1.5e-6, false, false, "the same where a tile has one head, or too few"}, \
    {"whole", "", 0, 1, 0.3, false, false, "how far rounds of tiles count whole"}, \
    {"loss", "", 0, 1, 0.3, false, false, "share of the shorter of tiles and memory that shows"}, \
    {"near", "", 0.1, 10, 1, true, false, "share of the bandwidth for what the cache holds"}, \
    {"reach", "", 0.1, 2, 1, true, false, "caches of keys up to this share of the cache are near"}, \
    {"join", "s", 0, 3e-5, 2e-6, false, false, "joining the parts of a split cache"}, \
    {"head", "s", 0, 1e-6, 3e-8, false, false, "each head of each sequence, on one processor"}, \
    {"masked", "", 0, 1, 0, false, false, "share of the keys outside a window that is read"}, \
    {"chunk", "keys", 32, 4096, 256, true, false, "the fewest keys of a part"}, \
    {"fill", "", 0.5, 8, 2, true, false, "the most tiles for each processor that a split makes"}, \
    {"splits", "", 0, 4, 3, false, true, "the most parts of a cache: 1, 8, 32, 128, 128 where heads share keys"}, \
    {"groups", "", 0, 6, 0, false, true, \
     "the most heads of a tile: 16, 64, 128, 1, 32 or else 1, 64 or else 16, 64 and alone below 4"},
/* clang-format on */

enum {
    PREFILL_LAUNCH,
    PREFILL_COMPUTE,
    PREFILL_TILE,
    PREFILL_LONGEST,
    PREFILL_WHOLE,
    PREFILL_EXPONENTS,
    PREFILL_MEMORY,
    PREFILL_LOSS,
    PREFILL_NEAR,
    PREFILL_REACH,
    PREFILL_ROTATE,
    PREFILL_STORE,
    PREFILL_CAST,
    PREFILL_MASKED,
    PREFILL_TILES,
    PREFILL_PARAMETERS
};

enum {
    DECODE_LAUNCH,
    DECODE_MEMORY,
    DECODE_COMPUTE,
    DECODE_SINGLE,
    DECODE_TILE,
    DECODE_ALONE,
    DECODE_WHOLE,
    DECODE_LOSS,
    DECODE_NEAR,
    DECODE_REACH,
    DECODE_JOIN,
    DECODE_HEAD,
    DECODE_MASKED,
    DECODE_CHUNK,
    DECODE_FILL,
    DECODE_SPLITS,
    DECODE_GROUPS,
    DECODE_PARAMETERS
};

double prefill_seconds(const double *parameters, const struct attention_shape *shape);
double decode_seconds(const double *parameters, const struct attention_shape *shape);

#endif
