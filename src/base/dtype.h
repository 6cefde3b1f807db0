/* dtype.h: the number formats that weights, activations and caches are kept in.
 *
 * Two rules live here because graph and hardware must agree on them:
 *   - a matmul runs in the wider of its two operand types;
 *   - an accelerator that lacks a type runs it in its next wider one.
 *
 * Block formats (OCP Microscaling Formats v1.0, 2023; NVIDIA NVFP4) share a
 * scale: mxfp8 and mxfp4 8 bits for 32 elements, nvfp4 8 bits for 16, so that
 * an element takes 8.25, 4.25 and 4.5 bits.
 */
#ifndef MANTILE_BASE_DTYPE_H
#define MANTILE_BASE_DTYPE_H

#include <stdbool.h>

/* ORDER DTYPE: the table in dtype.c follows this order; a wider type stands
 * before a narrower one. fp8 is e4m3. */
enum dtype {
    DTYPE_FP32,
    DTYPE_TF32,
    DTYPE_BF16,
    DTYPE_FP16,
    DTYPE_MXFP8,
    DTYPE_FP8,
    DTYPE_FP8_E5M2,
    DTYPE_INT8,
    DTYPE_NVFP4,
    DTYPE_MXFP4,
    DTYPE_INT4,
    DTYPE_COUNT
};

/* The dtype called `name` ("fp8_e4m3" is fp8), or DTYPE_COUNT. */
enum dtype dtype_find(const char *name);

const char *dtype_name(enum dtype type);

/* Bytes one element takes in memory, block scales included. */
double dtype_bytes(enum dtype type);

/* Whether a matmul of `type` operands can run in units for `unit`: they hold
 * its values, block scales applied outside. */
bool dtype_runs_in(enum dtype type, enum dtype unit);

/* The narrowest type that both operands run in. */
enum dtype dtype_wider(enum dtype a, enum dtype b);

/* The type activations have between matmuls. Engines quantise a matmul's
 * input and leave its result, the residual stream and the messages in 16 bit. */
enum dtype dtype_stream(enum dtype activations);

#endif
