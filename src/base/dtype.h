/* dtype.h: the number formats that weights, activations and caches are kept in.
 *
 * Two rules live here because graph and hardware must agree on them:
 *   - a matmul runs in the wider of its two operand types;
 *   - an accelerator that lacks a type runs it in its next wider one.
 *
 * Block formats (OCP Microscaling Formats v1.0, 2023; NVIDIA NVFP4) share a
 * scale: mxfp8 and mxfp4 8 bits for 32 elements, nvfp4 8 bits for 16, so that
 * an element takes 8.25, 4.25 and 4.5 bits.
 *
 * Storage formats are formats of weights and caches that no accelerator has
 * units for: a kernel converts them as it reads them.
 *   - int4_gN, of GPTQ (Frantar et al. 2023) and AWQ (Lin et al. 2024): N
 *     weights share a 16-bit scale and a 4-bit zero.
 *   - those of ggml, under its names in lower case: the sizes are those of its
 *     block structs, ggml/src/ggml-common.h. A file mix like Q4_K_M is no type:
 *     its tensors have several.
 */
#ifndef MANTILE_BASE_DTYPE_H
#define MANTILE_BASE_DTYPE_H

#include <stdbool.h>

/* ORDER DTYPE: the table in dtype.c follows this order. Types that units exist
 * for come first, a wider one before a narrower one; storage formats follow.
 * fp8 is e4m3. */
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
    DTYPE_UNIT_COUNT,
    DTYPE_FP8_B128 = DTYPE_UNIT_COUNT,
    DTYPE_INT4_G32,
    DTYPE_INT4_G64,
    DTYPE_INT4_G128,
    DTYPE_Q8_K,
    DTYPE_Q8_1,
    DTYPE_Q8_0,
    DTYPE_Q6_K,
    DTYPE_Q5_1,
    DTYPE_Q5_K,
    DTYPE_Q5_0,
    DTYPE_Q4_1,
    DTYPE_Q4_K,
    DTYPE_Q4_0,
    DTYPE_IQ4_NL,
    DTYPE_IQ4_XS,
    DTYPE_Q3_K,
    DTYPE_IQ3_S,
    DTYPE_IQ3_XXS,
    DTYPE_Q2_K,
    DTYPE_IQ2_S,
    DTYPE_IQ2_XS,
    DTYPE_Q2_0,
    DTYPE_IQ2_XXS,
    DTYPE_TQ2_0,
    DTYPE_IQ1_M,
    DTYPE_TQ1_0,
    DTYPE_IQ1_S,
    DTYPE_Q1_0,
    DTYPE_COUNT
};

/* The dtype called `name`, or DTYPE_COUNT. Other names of the same: fp8_e4m3 is
 * fp8; f32 and f16, as ggml has them, are fp32 and fp16. */
enum dtype dtype_find(const char *name);

const char *dtype_name(enum dtype type);

/* Bytes one element takes in memory, block scales included. */
double dtype_bytes(enum dtype type);

/* Elements are stored in blocks of so many, each with its scales. */
unsigned dtype_block(enum dtype type);
unsigned dtype_block_bytes(enum dtype type);

/* Scales of a block that a checkpoint keeps as a tensor beside the weights, for
 * each of their elements. */
double dtype_scales(enum dtype type);

/* Whether a matmul of `type` operands can run in units for `unit`: they hold
 * its values, block scales applied outside. Nothing runs in a storage format. */
bool dtype_runs_in(enum dtype type, enum dtype unit);

/* The narrowest type that both operands run in. */
enum dtype dtype_wider(enum dtype a, enum dtype b);

/* The type activations have between matmuls. Engines quantise a matmul's
 * input and leave its result, the residual stream and the messages in 16 bit. */
enum dtype dtype_stream(enum dtype activations);

#endif
