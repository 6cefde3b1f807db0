/* dtype.h: the number formats that weights, activations and caches are kept in.
 *
 * Two rules live here because graph and hardware must agree on them:
 *   - a matmul runs at the rate of the wider of its two operand types;
 *   - an accelerator that lacks a type runs it at its next wider one.
 */
#ifndef MANTILE_BASE_DTYPE_H
#define MANTILE_BASE_DTYPE_H

#include <stdbool.h>

/* ORDER DTYPE: the table in dtype.c follows this order. */
enum dtype { DTYPE_FP32, DTYPE_TF32, DTYPE_BF16, DTYPE_FP16, DTYPE_FP8, DTYPE_INT8, DTYPE_INT4, DTYPE_COUNT };

/* The dtype called `name`, or DTYPE_COUNT. */
enum dtype dtype_find(const char *name);

const char *dtype_name(enum dtype type);

/* Bytes one element takes in memory, block scales included. */
double dtype_bytes(enum dtype type);

/* Whether `wide` represents every value of `narrow`. */
bool dtype_holds(enum dtype wide, enum dtype narrow);

/* The narrowest type that holds both operands: the one a matmul of the two runs in. */
enum dtype dtype_wider(enum dtype a, enum dtype b);

/* The type activations have between matmuls. Engines quantise a matmul's
 * input and leave its result, the residual stream and the messages in 16 bit. */
enum dtype dtype_stream(enum dtype activations);

#endif
