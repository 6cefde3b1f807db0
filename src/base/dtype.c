#include "base/dtype.h"

#include <string.h>

#define BIT(type) (1u << DTYPE_##type)
#define WIDE      (BIT(FP32) | BIT(TF32))
#define HALF      (BIT(BF16) | BIT(FP16))

/* Zeros are subtracted: from -15 to 15, which int8 and fp8 hold exactly and int4 does not. */
#define GROUPED (WIDE | HALF | BIT(FP8) | BIT(INT8))

/* What a block holds beside its scales and minima are integers of at most 8 bits;
 * llama.cpp multiplies them with activations of 8 bits (q8_0, q8_1, q8_k) in integers. */
#define GGML (WIDE | HALF | BIT(INT8))

struct format {
    const char *name;
    unsigned block, bytes; /* elements of a block, and the bytes they take with all that belongs to them */
    unsigned runs_in;      /* bf16 has the range of fp32, so fp16 does not hold it */
    unsigned scales;       /* of a block, where a checkpoint keeps them apart */
};

/* ORDER DTYPE */
static const struct format formats[] = {
    {"fp32", 1, 4, BIT(FP32), 0},
    {"tf32", 1, 4, WIDE, 0},
    {"bf16", 1, 2, WIDE | BIT(BF16), 0},
    {"fp16", 1, 2, WIDE | BIT(FP16), 0},
    {"mxfp8", 32, 1 + 32, WIDE | HALF | BIT(FP8) | BIT(MXFP8), 1},
    {"fp8", 1, 1, WIDE | HALF | BIT(FP8), 0},
    {"fp8_e5m2", 1, 1, WIDE | HALF | BIT(FP8) | BIT(FP8_E5M2), 0}, /* fp8 units take both encodings */
    {"int8", 1, 1, WIDE | HALF | BIT(INT8), 0},
    {"nvfp4", 64, 4 + 32, WIDE | HALF | BIT(MXFP8) | BIT(FP8) | BIT(NVFP4), 4}, /* 4 x 16, as ggml packs it */
    {"mxfp4", 32, 1 + 16, WIDE | HALF | BIT(MXFP8) | BIT(FP8) | BIT(MXFP4), 1},
    {"int4", 2, 1, WIDE | HALF | BIT(FP8) | BIT(INT8) | BIT(INT4), 0},
    {"fp8_b128", 16384, 16384 + 4, WIDE | HALF | BIT(FP8), 1}, /* one fp32 scale for 128 x 128, as DeepSeek-V3 */
    /* two groups, whose zeros share a byte */
    {"int4_g32", 64, 2 * (2 + 16) + 1, GROUPED, 2},
    {"int4_g64", 128, 2 * (2 + 32) + 1, GROUPED, 2},
    {"int4_g128", 256, 2 * (2 + 64) + 1, GROUPED, 2},
    /* scale, then further scales or minima, then what the elements take */
    {"q8_k", 256, 4 + 32 + 256, GGML, 0},
    {"q8_1", 32, 2 + 2 + 32, GGML, 0},
    {"q8_0", 32, 2 + 32, GGML, 0},
    {"q6_k", 256, 2 + 16 + 128 + 64, GGML, 0},
    {"q5_1", 32, 2 + 2 + 16 + 4, GGML, 0},
    {"q5_k", 256, 2 + 2 + 12 + 128 + 32, GGML, 0},
    {"q5_0", 32, 2 + 16 + 4, GGML, 0},
    {"q4_1", 32, 2 + 2 + 16, GGML, 0},
    {"q4_k", 256, 2 + 2 + 12 + 128, GGML, 0},
    {"q4_0", 32, 2 + 16, GGML, 0},
    {"iq4_nl", 32, 2 + 16, GGML, 0},
    {"iq4_xs", 256, 2 + 2 + 4 + 128, GGML, 0},
    {"q3_k", 256, 2 + 12 + 64 + 32, GGML, 0},
    {"iq3_s", 256, 2 + 4 + 64 + 8 + 32, GGML, 0},
    {"iq3_xxs", 256, 2 + 96, GGML, 0},
    {"q2_k", 256, 2 + 2 + 16 + 64, GGML, 0},
    {"iq2_s", 256, 2 + 8 + 64 + 8, GGML, 0},
    {"iq2_xs", 256, 2 + 8 + 64, GGML, 0},
    {"q2_0", 64, 2 + 16, GGML, 0},
    {"iq2_xxs", 256, 2 + 64, GGML, 0},
    {"tq2_0", 256, 2 + 64, GGML, 0},
    {"iq1_m", 256, 8 + 32 + 16, GGML, 0},
    {"tq1_0", 256, 2 + 48 + 4, GGML, 0},
    {"iq1_s", 256, 2 + 32 + 16, GGML, 0},
    {"q1_0", 128, 2 + 16, GGML, 0},
};
_Static_assert(sizeof formats / sizeof *formats == DTYPE_COUNT, "ORDER DTYPE");

static const struct {
    const char *name;
    enum dtype type;
} aliases[] = {{"fp8_e4m3", DTYPE_FP8}, {"f32", DTYPE_FP32}, {"f16", DTYPE_FP16}};

enum dtype dtype_find(const char *name) {
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (strcmp(aliases[i].name, name) == 0) return aliases[i].type;
    enum dtype type = 0;
    while (type < DTYPE_COUNT && strcmp(formats[type].name, name) != 0) type++;
    return type;
}

const char *dtype_name(enum dtype type) { return formats[type].name; }

double dtype_bytes(enum dtype type) { return (double)formats[type].bytes / formats[type].block; }

unsigned dtype_block(enum dtype type) { return formats[type].block; }

unsigned dtype_block_bytes(enum dtype type) { return formats[type].bytes; }

double dtype_scales(enum dtype type) { return (double)formats[type].scales / formats[type].block; }

bool dtype_runs_in(enum dtype type, enum dtype unit) {
    return unit < DTYPE_UNIT_COUNT && (formats[type].runs_in >> unit & 1u) != 0;
}

enum dtype dtype_wider(enum dtype a, enum dtype b) {
    enum dtype type = DTYPE_UNIT_COUNT - 1;
    while (!dtype_runs_in(a, type) || !dtype_runs_in(b, type)) type--;
    return type;
}

enum dtype dtype_stream(enum dtype activations) { return dtype_bytes(activations) >= 2 ? activations : DTYPE_BF16; }
