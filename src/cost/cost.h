/* cost.h: the only place where work and hardware meet and become seconds.
 *
 * A cost model binds each op of a program to an accelerator once (`op_price`)
 * and then prices it for blocks of workloads. Each op's time is booked to the
 * one cause that binds it, so that the causes of a step sum to its time.
 */
#ifndef MANTILE_COST_COST_H
#define MANTILE_COST_COST_H

#include "cost/calibration.h"
#include "graph/program.h"
#include "hardware/accelerator.h"

/* ORDER CAUSE: cost.c names them. */
enum cause { CAUSE_COMPUTE, CAUSE_WEIGHTS, CAUSE_KV, CAUSE_ACTIVATIONS, CAUSE_COMM, CAUSE_OVERHEAD, CAUSE_COUNT };

const char *cause_name(enum cause cause);

/* What an op costs on one accelerator. Filled by a cost model's bind. */
struct op_price {
    double seconds_per_flop;
    double seconds_per_byte[TIERS_MAX]; /* of each memory tier; tiers are read at the same time */
    size_t weights_in, kv_in;
    double latency, seconds_per_message_byte; /* of collectives */
    double sent_per_message_byte;             /* bytes one rank sends for each byte of the tensor */
    double beside;                            /* seconds of kernels beside it that no graph lists */
    const struct calibrated_op *calibrated;   /* of the cost model calibrated, in its room; NULL elsewhere */
    const struct measured_op *measured;       /* the same of the cost model measured */
};

/* One op priced for a block; plain arrays so that loops vectorise. */
struct op_cost {
    lanes quantity[QUANTITY_COUNT];
    lanes compute_s, memory_s; /* the op takes the longer of the two */
    lanes comm_s;              /* and then this, */
    lanes overhead_s;          /* and this: what a kernel takes however little it does */
    lanes sent_bytes;
};

struct cost_model {
    const char *name;
    size_t (*room)(const struct op *op); /* bytes that bind may fill for an op, or NULL: none */
    /* calibration may be NULL for models that need none; it and the room must outlive the price */
    enum mt_status (*bind)(struct op_price *price, void *room, const struct op *op,
                           const struct accelerator *accelerator, const struct calibration *calibration,
                           struct mt_error *error);
    /* Fills the times; the quantities are there already. registers: of the op's dims. */
    void (*price)(const struct op_price *price, const struct op *op, lanes *registers, struct op_cost *cost, size_t n);
};

extern const struct cost_model cost_roofline, cost_calibrated, cost_measured;

/* The cost model called `name`, or NULL. */
const struct cost_model *cost_model_find(const char *name);

/* Which of them prices each kind of op. */
struct cost_models {
    const struct cost_model *of[OP_COUNT];
};

/* One for all. */
struct cost_models cost_models_all(const struct cost_model *model);

/* A program bound to an accelerator. Immutable once bound. */
struct priced_program {
    const struct program *program; /* not owned */
    struct cost_models models;
    struct op_price *prices; /* [op_count] */
    unsigned char *room;     /* what the models filled for each op, one after the other */
};

/* What one step costs the ranks of one stage. */
struct stage_cost {
    lanes seconds[CAUSE_COUNT];
    lanes flops, bytes, sent_bytes;
};

enum mt_status cost_bind(struct priced_program *priced, const struct program *program, const struct cost_models *models,
                         const struct accelerator *accelerator, const struct calibration *calibration,
                         struct mt_error *error);
void cost_unbind(struct priced_program *priced);

/* Prices op number `op`; `registers` come from dimcode_evaluate on program->code. */
void cost_op(const struct priced_program *priced, size_t op, lanes *registers, struct op_cost *cost, size_t n);

/* What says how long op number `op` takes in the first lane: the name of the cost model, or of the one that it falls
 * back to. `cost` comes from cost_op. */
const char *cost_provider(const struct priced_program *priced, size_t op, lanes *registers, const struct op_cost *cost);

/* Adds `count` runs of an op to a stage. */
void cost_book(struct stage_cost *stage, const struct op_cost *cost, double count, size_t n);

/* Prices one step: stages[s] for each stage of the program. `registers` is
 * scratch of program->code.count rows. Allocates nothing. */
void cost_step(const struct priced_program *priced, lanes *symbols, lanes *registers, struct stage_cost *stages,
               size_t n);

#endif
