#include "base/dtype.h"

#include <string.h>

#define BIT(type) (1u << DTYPE_##type)
#define WIDE      (BIT(FP32) | BIT(TF32))
#define HALF      (BIT(BF16) | BIT(FP16))

struct format {
    const char *name;
    double bytes;
    unsigned runs_in; /* bf16 has the range of fp32, so fp16 does not hold it */
};

/* ORDER DTYPE */
static const struct format formats[] = {
    {"fp32", 4, BIT(FP32)},
    {"tf32", 4, WIDE},
    {"bf16", 2, WIDE | BIT(BF16)},
    {"fp16", 2, WIDE | BIT(FP16)},
    {"mxfp8", 8.25 / 8, WIDE | HALF | BIT(FP8) | BIT(MXFP8)},
    {"fp8", 1, WIDE | HALF | BIT(FP8)},
    {"fp8_e5m2", 1, WIDE | HALF | BIT(FP8) | BIT(FP8_E5M2)}, /* fp8 units take both encodings */
    {"int8", 1, WIDE | HALF | BIT(INT8)},
    {"nvfp4", 4.5 / 8, WIDE | HALF | BIT(MXFP8) | BIT(FP8) | BIT(NVFP4)},
    {"mxfp4", 4.25 / 8, WIDE | HALF | BIT(MXFP8) | BIT(FP8) | BIT(MXFP4)},
    {"int4", 0.5, WIDE | HALF | BIT(FP8) | BIT(INT8) | BIT(INT4)},
};
_Static_assert(sizeof formats / sizeof *formats == DTYPE_COUNT, "ORDER DTYPE");

enum dtype dtype_find(const char *name) {
    if (strcmp(name, "fp8_e4m3") == 0) return DTYPE_FP8;
    enum dtype type = 0;
    while (type < DTYPE_COUNT && strcmp(formats[type].name, name) != 0) type++;
    return type;
}

const char *dtype_name(enum dtype type) { return formats[type].name; }

double dtype_bytes(enum dtype type) { return formats[type].bytes; }

bool dtype_runs_in(enum dtype type, enum dtype unit) { return (formats[type].runs_in >> unit & 1u) != 0; }

enum dtype dtype_wider(enum dtype a, enum dtype b) {
    enum dtype type = DTYPE_COUNT - 1;
    while (!dtype_runs_in(a, type) || !dtype_runs_in(b, type)) type--;
    return type;
}

enum dtype dtype_stream(enum dtype activations) { return dtype_bytes(activations) >= 2 ? activations : DTYPE_BF16; }
