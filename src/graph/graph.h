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
enum phase { PHASE_PREFILL, PHASE_DECODE, PHASE_FORWARD, PHASE_COUNT };

/* What a model that generates does in turn; one that does not has only a forward step. */
#define PHASE_STEPS 2

/* ORDER AXIS: graph.c names them.
 *
 *     gpus = dp x pp x G          G = tp x cp x attention_dp ranks run one stage of one replica
 *
 * Each layer splits G its own way: tp x cp x attention_dp = G, or ep x tp = G.
 * Ranks are numbered tp first, then cp (or ep), attention_dp, pp, dp. */
enum axis { AXIS_TP, AXIS_CP, AXIS_ATTENTION_DP, AXIS_EP, AXIS_PP, AXIS_DP, AXIS_COUNT };

struct precision {
    enum dtype weights, activations, kv;
};

/* How the weights of one op of a layer are kept, where that differs from the
 * layer's precision: in `type`, or (`bits` > 0) in so many bits for every
 * parameter, biases and scales included, widened to the activations on the fly. */
struct weight_format {
    const char *op; /* its name, or "*": all that are not named */
    enum dtype type;
    double bits;
};

#define LAYER_FORMATS_MAX 16

/* How one layer splits the group. tp x cp x attention_dp x ep = G. */
struct split {
    unsigned tp, cp, attention_dp, ep;
};

#define ADAPTER_TARGETS_MAX 16

/* LoRA adapters (Hu et al. 2021) beside the linears of those names, not merged:
 * `count` of them, of which each sequence uses one. rank 0: none. */
struct adapters {
    double rank, count;
    const char *targets[ADAPTER_TARGETS_MAX];
    size_t target_count;
};

struct graph_config {
    enum phase phase;
    unsigned degree[AXIS_COUNT]; /* ep is stated by each layer, here 1 */
    bool sequence_parallel;      /* between tp regions each rank holds tokens / tp */
    struct precision precision;
    struct adapters adapters;
    double imbalance; /* tokens of the busiest of ep ranks over their mean, at least 1 */
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
    struct dim tokens;      /* that chose among the experts, over all ranks that sent some here */
    struct dim origin_rows; /* rows and ways of the tensor before spreading */
    double origin_ways;
    bool sent; /* by all_to_all, and so to be sent back */
};

typedef uint32_t tensor_id;

struct tensor {
    struct dim rows;
    double width;
    double height, breadth; /* of the image whose pixels the rows are; 0: no image */
    double ways;            /* how many ranks of the group hold different rows; G / ways hold the same */
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
    double scales;                        /* that a checkpoint keeps beside them */
    double adapters;                      /* elements of adapters, which are no parameters of the model */
    double held_bytes;                    /* memory its weights take */
};

struct layer {
    const char *type, *part; /* interned */
    double times;            /* equal layers, each with weights of its own */
    double runs;             /* of each in one step, with the same weights; 0: they are only held */
    unsigned stage;
    size_t first, count; /* emissions */
};

/* Bytes kept per token (up to `window` tokens a sequence) and per sequence. */
struct cache {
    size_t layer;
    double width, stride, row_bytes;            /* of one kept row, which stands for `stride` tokens */
    double token_bytes, sequence_bytes, window; /* of one sequence; INFINITY: everything is kept */
    double cp, attention_dp;                    /* ranks that share its positions, and all sequences */
};

typedef uint32_t cache_id;

struct graph {
    struct graph_config config;
    struct dim_pool pool;
    struct names names;
    struct dim symbol[SYMBOL_COUNT];                 /* the quantities of this phase */
    struct precision precision;                      /* of the open layer */
    struct split split;                              /* of the open layer, when it has one of its own */
    struct weight_format formats[LAYER_FORMATS_MAX]; /* of the open layer, names interned */
    size_t format_count;
    bool layer_open, has_split;
    bool crosses_replicas; /* something sends over dp */
    double ways;           /* of tensors that the open layer works on */
    double new_tokens;     /* of each sequence in a decode step: 1, or more that are verified together */
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

/* The ranks of one stage of one replica. */
unsigned graph_group(const struct graph_config *config);

/* How many ranks of the group hold different tokens between layers:
 * attention_dp splits the sequences, cp each prompt (a decode step has one token
 * a sequence, which cp ranks share), sp by tp. */
double graph_home_ways(const struct graph_config *config);

/* An empty graph; graph_free is safe on it from here on, also after a failure. */
enum mt_status graph_init(struct graph *graph, const struct graph_config *config, struct mt_error *error);
void graph_free(struct graph *graph);

/* A layer to open: see struct layer. Without a split of its own (NULL) it works
 * on tokens as they lie between layers. */
struct layer_options {
    const char *type, *part; /* part: of the model, "" for none */
    double times, runs;
    unsigned stage;
    const struct split *split;
    struct precision precision;
    const struct weight_format *formats;
    size_t format_count;
};

/* Everything emitted until graph_end_layer belongs to the layer. */
enum mt_status graph_begin_layer(struct graph *graph, const struct layer_options *options, struct mt_error *error);
void graph_end_layer(struct graph *graph);

/* The pipeline stage of the layer that was opened last. */
unsigned graph_open_stage(const struct graph *graph);

/* A decode step brings `count` (>= 1) new tokens for each sequence from here on. */
void graph_set_new_tokens(struct graph *graph, double count);

/* New tokens, sequences, context and prompt of what a rank works on in the open layer. */
struct dim graph_symbol(struct graph *graph, enum symbol symbol);

/* A tensor with storage of its own. */
enum mt_status graph_tensor(struct graph *graph, struct dim rows, double width, enum dtype type, double ways,
                            tensor_id *out, struct mt_error *error);

/* A tensor with the rows, ranks, image and routing of `source`. */
enum mt_status graph_tensor_like(struct graph *graph, tensor_id source, double width, enum dtype type, tensor_id *out,
                                 struct mt_error *error);

/* The token ids a model starts from, or activations of that width. */
enum mt_status graph_input(struct graph *graph, double width, enum dtype type, tensor_id *out, struct mt_error *error);

/* The ids of `count` tokens for each sequence, or activations of that width. */
enum mt_status graph_rows(struct graph *graph, struct dim count, double width, enum dtype type, tensor_id *out,
                          struct mt_error *error);

/* The pixels of `count` images for each sequence, [count height breadth sequences, width]. */
struct image {
    double count, height, breadth, width;
};
enum mt_status graph_image(struct graph *graph, const struct image *image, tensor_id *out, struct mt_error *error);

/* A tensor over the storage of `source`, which lives as long as its last view. */
enum mt_status graph_view(struct graph *graph, tensor_id source, struct dim rows, double width, tensor_id *out,
                          struct mt_error *error);

/* Appends an emission to the open layer that reads `inputs` and writes
 * `output` (or nothing: NULL), refusing quantities that are not >= 0. */
enum mt_status graph_emit(struct graph *graph, const struct emission *emission, const tensor_id *inputs,
                          size_t input_count, const tensor_id *output, struct mt_error *error);

double tensor_row_bytes(const struct tensor *tensor);

/* Bytes of `weights` elements and `bias` more of the op called `name` in the
 * open layer, and the type its operands are widened to. */
double graph_weight_bytes(const struct graph *graph, const char *name, double weights, double bias);
enum dtype graph_weight_type(const struct graph *graph, const char *name);

/* The scales that a checkpoint keeps beside `weights` elements of that op. */
double graph_weight_scales(const struct graph *graph, const char *name, double weights);

/* MT_OK, or the failure that the dim pool remembers. */
enum mt_status graph_check_dims(const struct graph *graph, struct mt_error *error);

#endif
