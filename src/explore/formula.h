/* formula.h: arithmetic and comparisons over the figures of a report, for many
 * workloads at once: what a sweep keeps, and what it calls best.
 *
 * A formula is a list of steps of a stack machine. True is 1, false 0; a figure
 * that is not known is NAN, which no comparison holds for.
 */
#ifndef MANTILE_EXPLORE_FORMULA_H
#define MANTILE_EXPLORE_FORMULA_H

#include <stddef.h>

#include "base/status.h"
#include "graph/dimcode.h"

#define FORMULA_STEPS_MAX 128
#define FORMULA_DEPTH_MAX 16

/* ORDER FORMULA: formula.c lists them. */
enum formula_kind {
    FORMULA_NUMBER,
    FORMULA_VARIABLE,
    FORMULA_ADD,
    FORMULA_SUBTRACT,
    FORMULA_MULTIPLY,
    FORMULA_DIVIDE,
    FORMULA_POWER,
    FORMULA_MIN,
    FORMULA_MAX,
    FORMULA_LESS,
    FORMULA_AT_MOST,
    FORMULA_EQUAL,
    FORMULA_AND,
    FORMULA_OR,
    FORMULA_NEGATE,
    FORMULA_NOT,
    FORMULA_CEIL,
    FORMULA_KINDS
};

struct formula_step {
    enum formula_kind kind;
    size_t variable;
    double number;
};

struct formula {
    struct formula_step steps[FORMULA_STEPS_MAX];
    size_t count;
};

const char *formula_name(enum formula_kind kind);

/* Adds a step; MT_LIMIT where the formula is too long. */
enum mt_status formula_add(struct formula *formula, struct formula_step step, struct mt_error *error);

/* Whether the steps leave one value and read none of `variables` or beyond. A formula must pass before it is used. */
enum mt_status formula_check(const struct formula *formula, size_t variables, struct mt_error *error);

/* out[i] of the variables of lane i. */
void formula_evaluate(const struct formula *formula, lanes *variables, double *out, size_t n);

#endif
