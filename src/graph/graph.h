/* graph.h: the work of one step of one rank, as layers describe it.
 *
 * A graph is built once per structure (model sizes, parallel degrees, dtypes,
 * phase): layers are opened, emit ops over tensors, and are closed. A tensor
 * is [rows, width]: rows a dim (usually the step's tokens), width a plain
 * number, what this rank holds. freeze (program.h) turns the graph into an
 * immutable program that is evaluated for any workload.
 *
 *     graph ─ layer ─ emission ─ op      a layer stands for `times` equal ones
 *        └─── tensor ─ storage           views share a storage
 *        └─── cache                      what is kept between steps
 *
 * Every emission remembers the script file and line it came from.
 */
#ifndef MANTILE_GRAPH_GRAPH_H
#define MANTILE_GRAPH_GRAPH_H

#include "base/names.h"
#include "graph/op.h"

/* ORDER PHASE: graph.c names them. */
enum phase { PHASE_PREFILL, PHASE_DECODE, PHASE_COUNT };

/* ORDER AXIS: graph.c names them; ranks are numbered tp first, then pp, then dp. */
enum axis { AXIS_TP, AXIS_PP, AXIS_DP, AXIS_COUNT };

struct precision {
    enum dtype weights, activations, kv;
};

struct graph_config {
    enum phase phase;
    unsigned degree[AXIS_COUNT];
    struct precision precision;
    /* Plain numbers instead of symbols, for the trace check; NULL for symbols. */
    const double *workload; /* [SYMBOL_COUNT] */
};

/* Where a script emitted something, and what it calls it. */
struct origin {
    const char *name, *file;
    int line;
};

/* How the rows of a tensor were spread over experts; experts == 0 elsewhere. */
struct routing {
    double experts, held; /* in the layer, and on this rank */
    double top_k;
    struct dim tokens; /* before spreading */
};

typedef uint32_t tensor_id;

struct tensor {
    struct dim rows;
    double width;
    enum dtype type;
    uint32_t storage;
    struct routing routing;
};

struct storage {
    struct dim bytes;
    size_t born, last_used; /* emission numbers */
};

struct emission {
    struct op op;
    struct origin origin;
    double parameters, active_parameters; /* elements, one rank's share */
    double held_bytes;                    /* memory its weights take */
};

struct layer {
    const char *type; /* interned */
    double times;
    unsigned stage;
    size_t first, count; /* emissions */
};

/* Bytes kept per token (up to `window` tokens a sequence) and per sequence. */
struct cache {
    size_t layer;
    double token_bytes, sequence_bytes, window; /* INFINITY: everything is kept */
};

typedef uint32_t cache_id;

struct graph {
    struct graph_config config;
    struct dim_pool pool;
    struct names names;
    struct dim symbol[SYMBOL_COUNT]; /* the quantities of this phase */
    struct precision precision;      /* of the open layer */
    bool layer_open;
    VECTOR(struct layer) layers;
    VECTOR(struct emission) emissions;
    VECTOR(struct tensor) tensors;
    VECTOR(struct storage) storages;
    VECTOR(struct cache) caches;
};

const char *phase_name(enum phase phase);
enum phase phase_find(const char *name); /* or PHASE_COUNT */
const char *axis_name(enum axis axis);
enum axis axis_find(const char *name); /* or AXIS_COUNT */

/* The distance in rank numbers between neighbours on `axis`. */
unsigned axis_stride(const struct graph_config *config, enum axis axis);

/* An empty graph; graph_free is safe on it from here on, also after a failure. */
enum mt_status graph_init(struct graph *graph, const struct graph_config *config, struct mt_error *error);
void graph_free(struct graph *graph);

/* Opens a layer that stands for `times` (>= 1) equal ones on pipeline stage
 * `stage`; everything emitted until graph_end_layer belongs to it. */
enum mt_status graph_begin_layer(struct graph *graph, const char *type, double times, unsigned stage,
                                 const struct precision *precision, struct mt_error *error);
void graph_end_layer(struct graph *graph);

/* A tensor with storage of its own, such as the token ids a model starts from. */
enum mt_status graph_tensor(struct graph *graph, struct dim rows, double width, enum dtype type, tensor_id *out,
                            struct mt_error *error);

/* A tensor over the storage of `source`, which lives as long as its last view. */
enum mt_status graph_view(struct graph *graph, tensor_id source, struct dim rows, double width, tensor_id *out,
                          struct mt_error *error);

/* Appends an emission to the open layer that reads `inputs` and writes
 * `output` (or nothing: NULL), refusing quantities that are not >= 0. */
enum mt_status graph_emit(struct graph *graph, const struct emission *emission, const tensor_id *inputs,
                          size_t input_count, const tensor_id *output, struct mt_error *error);

double tensor_row_bytes(const struct tensor *tensor);

/* MT_OK, or the failure that the dim pool remembers. */
enum mt_status graph_check_dims(const struct graph *graph, struct mt_error *error);

#endif
