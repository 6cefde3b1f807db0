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

/* Engines have other kernels for other widths of heads, for windows, and where nothing is masked ("open"; "odd": of a
 * width that is no multiple of 16). Names by number, the last NULL; 0, "any", is of none in particular. */
extern const char *const attention_variants[];
int attention_variant(double dim, bool window, bool causal);

/* ORDER PREFILL, ORDER DECODE: form_attention.c lists them. */
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
