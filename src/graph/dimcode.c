#include "graph/dimcode.h"

#include <math.h>
#include <stdlib.h>

/* Replaces marks by register numbers and returns how many there are. Node 0 is
 * register 0; elsewhere 0 means that the node is not needed. */
static size_t assign_registers(const struct dim_pool *pool, uint32_t *registers) {
    /* An operand always has a smaller number than the node that uses it. */
    for (size_t id = pool->nodes.count; id-- > 1;) {
        if (!registers[id]) continue;
        const struct dim_node *node = &pool->nodes.items[id];
        registers[node->a.node] = registers[node->b.node] = 1;
        registers[node->c.node] = registers[node->d.node] = 1;
    }
    uint32_t next = 1;
    for (size_t id = 1; id < pool->nodes.count; id++)
        if (registers[id]) registers[id] = next++;
    registers[0] = 0;
    return next;
}

static void copy_code(struct dimcode *code, const struct dim_pool *pool, const uint32_t *registers) {
    code->code[0] = pool->nodes.items[0];
    for (size_t id = 1; id < pool->nodes.count; id++) {
        if (!registers[id]) continue;
        struct dim_node node = pool->nodes.items[id];
        node.a.node = registers[node.a.node];
        node.b.node = registers[node.b.node];
        node.c.node = registers[node.c.node];
        node.d.node = registers[node.d.node];
        code->code[registers[id]] = node;
    }
}

enum mt_status dimcode_compile(struct dimcode *code, const struct dim_pool *pool, struct dim *const *roots,
                               size_t count, struct mt_error *error) {
    *code = (struct dimcode){0};
    uint32_t *registers = calloc(pool->nodes.count, sizeof *registers);
    if (registers == NULL) return mt_fail_nomem(error);
    for (size_t i = 0; i < count; i++) registers[roots[i]->node] = 1;
    code->count = assign_registers(pool, registers);
    code->code = malloc(code->count * sizeof *code->code);
    if (code->code != NULL) {
        copy_code(code, pool, registers);
        for (size_t i = 0; i < count; i++) roots[i]->node = registers[roots[i]->node];
    }
    free(registers);
    return code->code != NULL ? MT_OK : mt_fail_nomem(error);
}

void dimcode_free(struct dimcode *code) {
    free(code->code);
    *code = (struct dimcode){0};
}

#define EACH_LANE(expression)                                                                                          \
    for (size_t i = 0; i < n; i++) out[i] = (expression)

/* `out` never aliases an operand: an instruction reads lower registers only. */
static void run(const struct dim_node *node, lanes *symbols, lanes *registers, double *restrict out, size_t n) {
    const double *a = registers[node->a.node], *b = registers[node->b.node];
    const double *c = registers[node->c.node], *d = registers[node->d.node];
    const double ca = node->a.coef, cb = node->b.coef, cc = node->c.coef, cd = node->d.coef;
    switch (node->kind) {
    case DIM_ONE:
        EACH_LANE(1);
        break;
    case DIM_SYMBOL:
        EACH_LANE(symbols[node->symbol][i]);
        break;
    case DIM_ADD:
        EACH_LANE(ca * a[i] + cb * b[i]);
        break;
    case DIM_MULTIPLY:
        EACH_LANE(a[i] * b[i]);
        break;
    case DIM_DIVIDE:
        EACH_LANE(a[i] / b[i]);
        break;
    case DIM_FLOOR:
        EACH_LANE(floor(ca * a[i]));
        break;
    case DIM_CEIL:
        EACH_LANE(ceil(ca * a[i]));
        break;
    case DIM_MIN:
        EACH_LANE(ca * a[i] < cb * b[i] ? ca * a[i] : cb * b[i]);
        break;
    case DIM_MAX:
        EACH_LANE(ca * a[i] > cb * b[i] ? ca * a[i] : cb * b[i]);
        break;
    case DIM_POWER:
        EACH_LANE(pow(ca * a[i], cb * b[i]));
        break;
    case DIM_SELECT_LESS:
        EACH_LANE(ca * a[i] < cb * b[i] ? cc * c[i] : cd * d[i]);
        break;
    case DIM_SELECT_EQUAL:
        EACH_LANE(ca * a[i] == cb * b[i] ? cc * c[i] : cd * d[i]);
        break;
    }
}

void dimcode_evaluate(const struct dimcode *code, lanes *symbols, lanes *registers, size_t n) {
    for (size_t id = 0; id < code->count; id++) run(&code->code[id], symbols, registers, registers[id], n);
}
