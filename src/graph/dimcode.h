/* dimcode.h: dims compiled to a flat program and evaluated for many workloads.
 *
 * The program is a list of instructions in dependency order; instruction i
 * writes register i, register 0 holds ones. A register is a row of LANES
 * doubles, one a workload, so that a whole block stays in the L1 cache and
 * every loop is a plain loop over lanes that the compiler vectorises.
 */
#ifndef MANTILE_GRAPH_DIMCODE_H
#define MANTILE_GRAPH_DIMCODE_H

#include "graph/dim.h"

#define LANES 64

struct dimcode {
    size_t count; /* instructions, and registers */
    struct dim_node *code;
};

typedef double lanes[LANES];

/* Compiles what the `count` dims at `roots` need. Afterwards the node of each
 * root is the number of the register that holds it. */
enum mt_status dimcode_compile(struct dimcode *code, const struct dim_pool *pool, struct dim *const *roots,
                               size_t count, struct mt_error *error);

void dimcode_free(struct dimcode *code);

/* Fills code->count registers for the first n lanes; symbols[s] holds the n
 * values of symbol s. */
void dimcode_evaluate(const struct dimcode *code, lanes *symbols, lanes *registers, size_t n);

#endif
