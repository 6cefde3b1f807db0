#include "base/dtype.h"

#include <string.h>

#define BIT(type) (1u << DTYPE_##type)

struct format {
    const char *name;
    double bytes;
    unsigned held_by; /* the types that represent all its values (bf16 has fp32's range: fp16 does not hold it) */
};

/* ORDER DTYPE: a wider type stands before a narrower one. */
static const struct format formats[] = {
    {"fp32", 4, BIT(FP32)},
    {"tf32", 4, BIT(FP32) | BIT(TF32)},
    {"bf16", 2, BIT(FP32) | BIT(TF32) | BIT(BF16)},
    {"fp16", 2, BIT(FP32) | BIT(TF32) | BIT(FP16)},
    {"fp8", 1, BIT(FP32) | BIT(TF32) | BIT(BF16) | BIT(FP16) | BIT(FP8)},
    {"int8", 1, BIT(FP32) | BIT(TF32) | BIT(BF16) | BIT(FP16) | BIT(INT8)},
    {"int4", 0.5, BIT(FP32) | BIT(TF32) | BIT(BF16) | BIT(FP16) | BIT(FP8) | BIT(INT8) | BIT(INT4)},
};
_Static_assert(sizeof formats / sizeof *formats == DTYPE_COUNT, "ORDER DTYPE");

enum dtype dtype_find(const char *name) {
    enum dtype type = 0;
    while (type < DTYPE_COUNT && strcmp(formats[type].name, name) != 0) type++;
    return type;
}

const char *dtype_name(enum dtype type) { return formats[type].name; }

double dtype_bytes(enum dtype type) { return formats[type].bytes; }

bool dtype_holds(enum dtype wide, enum dtype narrow) { return (formats[narrow].held_by >> wide & 1u) != 0; }

enum dtype dtype_wider(enum dtype a, enum dtype b) {
    enum dtype type = DTYPE_COUNT - 1;
    while (!dtype_holds(type, a) || !dtype_holds(type, b)) type--;
    return type;
}

enum dtype dtype_stream(enum dtype activations) {
    return dtype_bytes(activations) >= 2 ? activations : DTYPE_BF16;
}
