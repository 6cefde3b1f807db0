/* program.h: a frozen graph, ready to be evaluated.
 *
 * Equal ops are kept once (`ops`), equal layers once with a count; what is
 * left of a 126-layer model is a dozen ops. Programs are immutable: any number
 * of threads may evaluate one.
 *
 *     layers[] ── uses[] ── ops[]         who emitted what
 *     stages[] ── count[op]               how often each pipeline stage runs it
 *
 * The dims of ops and stages refer to registers of `code` and `peak_code`.
 */
#ifndef MANTILE_GRAPH_PROGRAM_H
#define MANTILE_GRAPH_PROGRAM_H

#include "graph/dimcode.h"
#include "graph/graph.h"

struct use {
    uint32_t op;
    struct origin origin;
    double parameters, active_parameters, scales, adapters, held_bytes; /* of its weights, one rank's share */
};

struct program_layer {
    const char *type, *part;
    double times, runs;  /* equal layers, and how often a step runs each */
    unsigned stage;      /* index into stages */
    size_t first, count; /* uses */
};

/* Caches with one window and one split, summed over the layers of a stage: bytes
 * on a rank for each token and each sequence that it keeps. */
struct kept {
    double token_bytes, sequence_bytes, window;
    double cp, attention_dp; /* ranks that share the positions, and the sequences */
};

/* What the ranks of one pipeline stage do and hold. Equal stages are kept once. */
struct stage {
    double times;
    double *count; /* [op_count]: how often each op runs in one step */
    double weights_bytes;
    double kv_bytes_per_token; /* as long as no window is full */
    VECTOR(struct kept) kept;
    struct dim peak; /* bytes of activations alive at once, from peak_code */
};

struct program {
    struct graph_config config;
    struct names names; /* owns every text below */
    struct op *ops;
    size_t op_count;
    struct use *uses;
    struct program_layer *layers;
    size_t layer_count;
    struct stage *stages;
    size_t stage_count;
    unsigned *stage_at; /* [pp]: which of stages[] stands at each place in the pipeline */
    struct dimcode code, peak_code;
    bool crosses_replicas;                /* otherwise it is the same program whatever its dp */
    double parameters, active_parameters; /* one rank's share, all stages */
};

/* Freezes `graph`, which keeps only what graph_free needs. On failure the
 * program is empty. */
enum mt_status program_freeze(struct program *program, struct graph *graph, struct mt_error *error);

void program_free(struct program *program);

#endif
