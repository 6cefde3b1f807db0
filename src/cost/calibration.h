/* calibration.h: what measurements say of the kernels of an engine on a chip:
 * parameters of forms (form.h), for each format of numbers that was measured. */
#ifndef MANTILE_COST_CALIBRATION_H
#define MANTILE_COST_CALIBRATION_H

#include "base/dtype.h"
#include "cost/form.h"
#include "graph/op.h"

/* Recurrences: the delta rule with one decay a head or one a channel, and state-space models. */
enum recurrence { RECURRENCE_GDN, RECURRENCE_KDA, RECURRENCE_MAMBA2, RECURRENCE_COUNT };

/* What was measured, or what an op does. */
struct calibration_key {
    const struct form *form;
    enum dtype weights, rate; /* matrix products: weights and what is computed in; attention: cache and that */
    enum op_kind kind;        /* of the ops it prices, where the form serves several: messages and rows */
    bool latent;              /* attention over one latent vector */
    int variant;              /* of other attention: attention_variant(), or 0 for any */
    enum recurrence recurrence;
    bool decodes;                   /* recurrences token by token, not in chunks */
    bool host;                      /* messages through the host, which say nothing of switched links */
    double weights_size, rate_size; /* log2 of the bytes of a number: calibration_measure */
};

struct calibration_entry {
    struct calibration_key of;
    double parameters[FORM_PARAMETERS_MAX];
};

/* What an engine's fusion leaves of the time of small kernels. */
struct fusion {
    double elementwise, norms; /* shares from 0 (fused into a neighbour) to 1 (a kernel of its own) */
    double quantise;           /* the same, or more where it takes longer than was measured with the product */
    double launches;           /* share of the launches that no earlier kernel hides */
    double kernels;            /* how much longer kernels take than those that were measured */
    /* Seconds of small kernels beside latent attention, the selection of keys, a recurrence and a mixture, which graphs
     * do not list: copies, rotations, sorting, scales. */
    double latent, selection, scan, mixture;
    /* How unlike each other experts' shares of the tokens are: the variance of them over the square of their mean. */
    double skew;
};

struct measured;

struct calibration {
    struct calibration_entry *entries;
    size_t count;
    struct fusion fusion;
    const struct measured *measured; /* of the cost model measured (measured.h), or NULL */
};

/* The form that prices ops of a kind, or NULL. Attention with few queries is priced by form_decode instead. */
const struct form *calibration_form(enum op_kind kind);

/* Fewer queries of a sequence than this read caches as decoding does. */
#define FEW_QUERIES 16

/* Fills in what follows from the formats of a key. */
void calibration_measure(struct calibration_key *key);

/* The entry that fits an op best: the same form and kind, then the nearest
 * formats. NULL where nothing of that form was measured. */
const struct calibration_entry *calibration_find(const struct calibration *calibration,
                                                 const struct calibration_key *wanted);

#endif
