#include "explore/formula.h"

#include <math.h>
#include <string.h>

/* ORDER FORMULA; how many values a step takes */
static const struct {
    const char *name;
    size_t takes;
} kinds[] = {{"number", 0}, {"variable", 0}, {"add", 2},    {"subtract", 2}, {"multiply", 2}, {"divide", 2},
             {"power", 2},  {"min", 2},      {"max", 2},    {"less", 2},     {"at_most", 2},  {"equal", 2},
             {"and", 2},    {"or", 2},       {"negate", 1}, {"not", 1},      {"ceil", 1}};
_Static_assert(sizeof kinds / sizeof *kinds == FORMULA_KINDS, "ORDER FORMULA");

const char *formula_name(enum formula_kind kind) { return kinds[kind].name; }

enum mt_status formula_add(struct formula *formula, struct formula_step step, struct mt_error *error) {
    if (formula->count == FORMULA_STEPS_MAX)
        return mt_fail(error, MT_LIMIT, "a formula has at most %d steps", FORMULA_STEPS_MAX);
    formula->steps[formula->count++] = step;
    return MT_OK;
}

enum mt_status formula_check(const struct formula *formula, size_t variables, struct mt_error *error) {
    size_t depth = 0;
    for (size_t i = 0; i < formula->count; i++) {
        const struct formula_step *step = &formula->steps[i];
        if (step->kind == FORMULA_VARIABLE && step->variable >= variables)
            return mt_fail(error, MT_MISUSE, "a formula reads variable %zu of %zu", step->variable, variables);
        if (depth < kinds[step->kind].takes) return mt_fail(error, MT_MISUSE, "a formula lacks a value");
        depth += 1 - kinds[step->kind].takes;
        if (depth > FORMULA_DEPTH_MAX)
            return mt_fail(error, MT_LIMIT, "a formula nests at most %d deep", FORMULA_DEPTH_MAX);
    }
    if (depth == 1) return MT_OK;
    return mt_fail(error, MT_MISUSE, "a formula must give one value");
}

/* One operation for all lanes; `a` becomes its result. */
#define EACH(expression)                                                                                               \
    for (size_t i = 0; i < n; i++) a[i] = (expression);                                                                \
    break

static void apply(enum formula_kind kind, double *restrict a, const double *restrict b, size_t n) {
    switch (kind) {
    case FORMULA_ADD:
        EACH(a[i] + b[i]);
    case FORMULA_SUBTRACT:
        EACH(a[i] - b[i]);
    case FORMULA_MULTIPLY:
        EACH(a[i] * b[i]);
    case FORMULA_DIVIDE:
        EACH(a[i] / b[i]);
    case FORMULA_POWER:
        EACH(pow(a[i], b[i]));
    case FORMULA_MIN:
        EACH(b[i] < a[i] ? b[i] : a[i]);
    case FORMULA_MAX:
        EACH(b[i] > a[i] ? b[i] : a[i]);
    case FORMULA_LESS:
        EACH(a[i] < b[i] ? 1 : 0);
    case FORMULA_AT_MOST:
        EACH(a[i] <= b[i] ? 1 : 0);
    case FORMULA_EQUAL:
        EACH(a[i] == b[i] ? 1 : 0);
    case FORMULA_AND:
        EACH(a[i] != 0 && b[i] != 0 ? 1 : 0);
    case FORMULA_OR:
        EACH(a[i] != 0 || b[i] != 0 ? 1 : 0);
    case FORMULA_NEGATE:
        EACH(-a[i]);
    case FORMULA_NOT:
        EACH(a[i] == 0 ? 1 : 0);
    default: /* FORMULA_CEIL */
        EACH(ceil(a[i]));
    }
}

#undef EACH

void formula_evaluate(const struct formula *formula, lanes *variables, double *out, size_t n) {
    lanes stack[FORMULA_DEPTH_MAX + 1]; /* unary steps are given the free one above as b */
    size_t depth = 0;
    for (size_t s = 0; s < formula->count; s++) {
        const struct formula_step *step = &formula->steps[s];
        if (step->kind == FORMULA_NUMBER) {
            for (size_t i = 0; i < n; i++) stack[depth][i] = step->number;
            depth++;
        } else if (step->kind == FORMULA_VARIABLE) {
            memcpy(stack[depth++], variables[step->variable], n * sizeof(double));
        } else {
            depth -= kinds[step->kind].takes - 1;
            apply(step->kind, stack[depth - 1], stack[depth], n);
        }
    }
    memcpy(out, stack[0], n * sizeof(double));
}
