/* fuzz_graph.c: libFuzzer over the C core alone. An input is a text of
 * choices (input.h), so that seeds can be written by hand:
 *
 *     failing allocation   dtypes, degrees   accelerator   host   workloads   footprint
 *     more degrees   actions ...
 *
 * The actions are run twice, into a prefill and a decode graph, which are then
 * priced and evaluated; check.c judges the result. An action that fails does not
 * end the run: a script may pcall it and go on. */
#include <math.h>
#include <string.h>

#include "fuzz/allocation.h"
#include "fuzz/check.h"
#include "fuzz/input.h"
#include "graph/emit.h"

#define DIMS       8
#define PEAKS      7 /* read; others repeat, so that a new dtype leaves the seeds alone */
#define DEGREE_MAX 1048576
#define STAGES_MAX 256 /* each takes memory of its own: more would only be slow */

static enum dtype dtype(struct input *in) { return pick(in, DTYPE_COUNT); }

static struct precision precision(struct input *in) {
    struct precision p = {.weights = dtype(in)};
    p.activations = dtype(in);
    p.kv = dtype(in);
    return p;
}

/*
** {======================================================
** Actions: each does one thing to a graph
** =======================================================
*/

struct scene {
    struct input in;
    struct graph graph;
    struct dim dims[DIMS];
};

static const struct origin here = {"fuzzed", "fuzz.lua", 1};

static const char *const names[] = {"attention", "mlp", "", "a name that is longer than most"};

/* One of the tensors, '0' the newest. */
static tensor_id tensor(struct scene *s) {
    size_t count = s->graph.tensors.count;
    return (tensor_id)(count - 1 - pick(&s->in, count));
}

static struct dim dim(struct scene *s) { return s->dims[pick(&s->in, DIMS)]; }

typedef enum mt_status action(struct scene *s, struct mt_error *error);

static enum mt_status set_number(struct scene *s, struct mt_error *error) {
    struct dim *out = &s->dims[pick(&s->in, DIMS)];
    *out = dim_number(number(&s->in));
    return graph_check_dims(&s->graph, error);
}

static enum mt_status combine_dims(struct scene *s, struct mt_error *error) {
    static struct dim (*const binary[])(struct dim_pool *, struct dim, struct dim) = {
        dim_add, dim_subtract, dim_multiply, dim_divide, dim_min, dim_max, dim_power};
    struct dim *out = &s->dims[pick(&s->in, DIMS)], a = dim(s), b = dim(s);
    *out = binary[pick(&s->in, sizeof binary / sizeof *binary)](&s->graph.pool, a, b);
    return graph_check_dims(&s->graph, error);
}

static enum mt_status round_dim(struct scene *s, struct mt_error *error) {
    struct dim *out = &s->dims[pick(&s->in, DIMS)], a = dim(s);
    *out = pick(&s->in, 2) == 0 ? dim_floor(&s->graph.pool, a) : dim_ceil(&s->graph.pool, a);
    return graph_check_dims(&s->graph, error);
}

static enum mt_status select_dim(struct scene *s, struct mt_error *error) {
    struct dim *out = &s->dims[pick(&s->in, DIMS)], a = dim(s), b = dim(s), yes = dim(s), no = dim(s);
    struct dim_pool *pool = &s->graph.pool;
    *out = pick(&s->in, 2) == 0 ? dim_select_less(pool, a, b, yes, no) : dim_select_equal(pool, a, b, yes, no);
    return graph_check_dims(&s->graph, error);
}

static enum mt_status print_dim(struct scene *s, struct mt_error *error) {
    char text[64];
    size_t size = 1 + pick(&s->in, sizeof text);
    dim_print(&s->graph.pool, dim(s), text, size);
    check(memchr(text, '\0', size) != NULL, "a printed dim is terminated");
    return graph_check_dims(&s->graph, error);
}

/* On how many ranks of the group the rows of a tensor differ. */
static double ways(struct scene *s) { return whole(&s->in, 1, graph_group(&s->graph.config)); }

static enum mt_status make_tensor(struct scene *s, struct mt_error *error) {
    tensor_id out;
    struct dim rows = dim(s);
    double width = number(&s->in);
    enum dtype type = dtype(&s->in);
    return graph_tensor(&s->graph, rows, width, type, ways(s), &out, error);
}

static enum mt_status make_input(struct scene *s, struct mt_error *error) {
    tensor_id out;
    double width = number(&s->in);
    return graph_input(&s->graph, width, dtype(&s->in), &out, error);
}

static enum mt_status make_view(struct scene *s, struct mt_error *error) {
    tensor_id out, x = tensor(s);
    return graph_view(&s->graph, x, s->graph.tensors.items[x].rows, number(&s->in), &out, error);
}

/* As between layers, as the config says, all experts, or something that may not fit. */
static const struct split *split(struct scene *s, struct split *out) {
    const unsigned *degree = s->graph.config.degree;
    switch (pick(&s->in, 4)) {
    case 0:
        *out = (struct split){degree[AXIS_TP], degree[AXIS_CP], degree[AXIS_ATTENTION_DP], 1};
        return out;
    case 1:
        return NULL;
    case 2:
        *out = (struct split){1, 1, 1, graph_group(&s->graph.config)};
        return out;
    default:
        out->tp = (unsigned)whole(&s->in, 0, DEGREE_MAX);
        out->cp = (unsigned)whole(&s->in, 0, DEGREE_MAX);
        out->attention_dp = (unsigned)whole(&s->in, 0, DEGREE_MAX);
        out->ep = (unsigned)whole(&s->in, 0, DEGREE_MAX);
        return out;
    }
}

static enum mt_status open_layer(struct scene *s, struct layer_options *options, struct mt_error *error) {
    struct split own;
    options->type = names[pick(&s->in, sizeof names / sizeof *names)];
    options->times = whole(&s->in, 1, 1e6);
    options->stage = pick(&s->in, s->graph.config.degree[AXIS_PP]);
    options->precision = precision(&s->in);
    options->split = split(s, &own);
    return graph_begin_layer(&s->graph, options, error);
}

static enum mt_status begin_layer(struct scene *s, struct mt_error *error) {
    struct layer_options options = {.part = "", .runs = 1};
    return open_layer(s, &options, error);
}

/* One that runs several times or never, with weights of its own format. */
static enum mt_status begin_loop(struct scene *s, struct mt_error *error) {
    struct weight_format format = {.op = "fuzzed", .bits = whole(&s->in, 0, 64)};
    format.type = dtype(&s->in);
    struct layer_options options = {.part = "loop", .formats = &format, .format_count = pick(&s->in, 2)};
    options.runs = whole(&s->in, 0, 1e6);
    return open_layer(s, &options, error);
}

static enum mt_status end_layer(struct scene *s, struct mt_error *error) {
    graph_end_layer(&s->graph);
    return graph_check_dims(&s->graph, error);
}

static struct linear linear_args(struct scene *s) {
    struct linear args = {.x = tensor(s), .groups = 1, .parts = 1};
    args.width = number(&s->in);
    args.bias = pick(&s->in, 2) == 1;
    args.tied = pick(&s->in, 2) == 1;
    return args;
}

static enum mt_status linear(struct scene *s, struct mt_error *error) {
    tensor_id out;
    struct linear args = linear_args(s);
    return graph_linear(&s->graph, &args, here, &out, error);
}

static enum mt_status block_linear(struct scene *s, struct mt_error *error) {
    tensor_id out;
    struct linear args = linear_args(s);
    args.groups = number(&s->in);
    return graph_linear(&s->graph, &args, here, &out, error);
}

static enum mt_status grouped_linear(struct scene *s, struct mt_error *error) {
    tensor_id out;
    struct linear args = linear_args(s);
    return graph_grouped_linear(&s->graph, &args, here, &out, error);
}

static enum mt_status route(struct scene *s, struct mt_error *error) {
    tensor_id out;
    struct route args = {.x = tensor(s)};
    args.experts = number(&s->in);
    args.top_k = number(&s->in);
    return graph_route(&s->graph, &args, here, &out, error);
}

static enum mt_status combine(struct scene *s, struct mt_error *error) {
    tensor_id out, x = tensor(s), shared = tensor(s);
    return graph_combine(&s->graph, x, pick(&s->in, 2) == 0 ? NULL : &shared, here, &out, error);
}

static enum mt_status cache(struct scene *s, struct mt_error *error) {
    cache_id out;
    struct cache_shape shape = {.width = number(&s->in), .stride = 1, .type = s->graph.precision.kv};
    shape.state = number(&s->in);
    shape.window = number(&s->in);
    return graph_cache(&s->graph, &shape, &out, error);
}

static enum mt_status compressed_cache(struct scene *s, struct mt_error *error) {
    cache_id id;
    tensor_id out;
    struct cache_shape shape = {.width = number(&s->in), .window = INFINITY, .type = dtype(&s->in)};
    shape.stride = number(&s->in);
    shape.shared = pick(&s->in, 2) == 1;
    enum mt_status status = graph_cache(&s->graph, &shape, &id, error);
    return status == MT_OK ? graph_cached(&s->graph, id, &out, error) : status;
}

static enum mt_status view_of(struct scene *s, double width, tensor_id *out, struct mt_error *error) {
    tensor_id x = tensor(s);
    return graph_view(&s->graph, x, s->graph.tensors.items[x].rows, width, out, error);
}

static struct attention attention_args(struct scene *s) {
    struct attention args = {
        .heads = number(&s->in), .chunk = INFINITY, .top_k = INFINITY, .stride = 1, .rate = DTYPE_COUNT};
    args.kv_heads = number(&s->in);
    args.qk_dim = number(&s->in);
    args.v_dim = number(&s->in);
    args.window = pick(&s->in, 2) == 0 ? INFINITY : number(&s->in);
    args.causal = pick(&s->in, 2) == 0;
    args.has_cache = s->graph.caches.count > 0 && pick(&s->in, 2) == 0;
    if (args.has_cache) args.cache = (cache_id)pick(&s->in, s->graph.caches.count);
    return args;
}

/* q, k and v are views that fit, or nearly nothing would come through. */
static enum mt_status attend(struct scene *s, struct attention *args, struct mt_error *error) {
    tensor_id out;
    enum mt_status status = view_of(s, args->heads * args->qk_dim, &args->q, error);
    if (status == MT_OK) status = view_of(s, args->kv_heads * args->qk_dim, &args->k, error);
    if (status == MT_OK) status = view_of(s, args->kv_heads * args->v_dim, &args->v, error);
    return status == MT_OK ? graph_attention(&s->graph, args, here, &out, error) : status;
}

static enum mt_status attention(struct scene *s, struct mt_error *error) {
    struct attention args = attention_args(s);
    return attend(s, &args, error);
}

static enum mt_status selective_attention(struct scene *s, struct mt_error *error) {
    struct attention args = attention_args(s);
    struct dim context = dim(s);
    args.chunk = pick(&s->in, 2) == 0 ? INFINITY : number(&s->in);
    args.top_k = pick(&s->in, 2) == 0 ? INFINITY : number(&s->in);
    args.stride = number(&s->in);
    args.rank = pick(&s->in, 2) == 0 ? 0 : number(&s->in);
    args.length = pick(&s->in, 2) == 0 ? 0 : number(&s->in);
    if (pick(&s->in, 2) == 1) args.context = &context;
    return attend(s, &args, error);
}

static enum mt_status cross_attention(struct scene *s, struct mt_error *error) {
    tensor_id out, k, v;
    struct cross_attention args = {.heads = number(&s->in)};
    args.positions = dim(s);
    args.kv_heads = number(&s->in);
    args.qk_dim = number(&s->in);
    args.v_dim = number(&s->in);
    args.length = pick(&s->in, 2) == 0 ? 0 : number(&s->in);
    args.has_cache = pick(&s->in, 2) == 1;
    enum mt_status status = view_of(s, args.heads * args.qk_dim, &args.q, error);
    if (status == MT_OK) status = view_of(s, args.kv_heads * args.qk_dim, &k, error);
    if (status == MT_OK) status = view_of(s, args.kv_heads * args.v_dim, &v, error);
    if (status != MT_OK) return status;
    if (pick(&s->in, 2) == 0) args.k = &k, args.v = &v;
    return graph_cross_attention(&s->graph, &args, here, &out, error);
}

static enum mt_status conv2d(struct scene *s, struct mt_error *error) {
    tensor_id out;
    struct conv2d args = {.x = tensor(s)};
    args.width = number(&s->in);
    args.kernel_height = number(&s->in);
    args.kernel_breadth = number(&s->in);
    args.stride = number(&s->in);
    args.padding = number(&s->in);
    args.groups = number(&s->in);
    args.upscale = pick(&s->in, 2) == 0 ? 1 : number(&s->in);
    return graph_conv2d(&s->graph, &args, here, &out, error);
}

static enum mt_status scan(struct scene *s, struct mt_error *error) {
    tensor_id out;
    struct scan args = {.x = tensor(s)};
    args.width = number(&s->in);
    args.heads = number(&s->in);
    args.key_dim = number(&s->in);
    args.value_dim = number(&s->in);
    args.products = number(&s->in);
    args.chunk = number(&s->in);
    args.inside = number(&s->in);
    args.state = dtype(&s->in);
    return graph_scan(&s->graph, &args, here, &out, error);
}

static enum mt_status make_image(struct scene *s, struct mt_error *error) {
    tensor_id out;
    struct image args = {.count = number(&s->in)};
    args.height = number(&s->in);
    args.breadth = number(&s->in);
    args.width = number(&s->in);
    return graph_image(&s->graph, &args, &out, error);
}

static enum mt_status resize(struct scene *s, struct mt_error *error) {
    tensor_id out, x = tensor(s);
    double height = number(&s->in);
    double breadth = number(&s->in);
    return graph_resize(&s->graph, x, height, breadth, here, &out, error);
}

static enum mt_status join(struct scene *s, struct mt_error *error) {
    tensor_id out;
    struct join args = {.a = tensor(s)};
    args.b = tensor(s);
    args.placed = pick(&s->in, 2) == 1;
    return graph_join(&s->graph, &args, here, &out, error);
}

static enum mt_status learned(struct scene *s, struct mt_error *error) {
    tensor_id out, x = tensor(s);
    double count = number(&s->in);
    return graph_learned(&s->graph, x, count, number(&s->in), here, &out, error);
}

static enum mt_status sum_parts(struct scene *s, struct mt_error *error) {
    tensor_id out;
    return graph_sum_parts(&s->graph, tensor(s), here, &out, error);
}

static enum mt_status set_new_tokens(struct scene *s, struct mt_error *error) {
    graph_set_new_tokens(&s->graph, whole(&s->in, 1, 1e6));
    return graph_check_dims(&s->graph, error);
}

static enum mt_status elementwise(struct scene *s, struct mt_error *error) {
    tensor_id out, inputs[4];
    size_t count = 1 + pick(&s->in, 4);
    for (size_t i = 0; i < count; i++) inputs[i] = tensor(s);
    return graph_elementwise(&s->graph, inputs, count, number(&s->in), here, &out, error);
}

static enum mt_status norm(struct scene *s, struct mt_error *error) {
    tensor_id out;
    struct norm args = {.x = tensor(s)};
    args.group = pick(&s->in, 2) == 0 ? s->graph.tensors.items[args.x].width : number(&s->in);
    args.bias = pick(&s->in, 2) == 1;
    return graph_norm(&s->graph, &args, here, &out, error);
}

static enum mt_status embed(struct scene *s, struct mt_error *error) {
    tensor_id out;
    struct embed args = {.ids = tensor(s), .vocab = number(&s->in)};
    args.width = number(&s->in);
    args.tied = pick(&s->in, 2) == 1;
    return graph_embed(&s->graph, &args, here, &out, error);
}

static enum mt_status last_token(struct scene *s, struct mt_error *error) {
    tensor_id out;
    return graph_last_token(&s->graph, tensor(s), here, &out, error);
}

static enum mt_status sample(struct scene *s, struct mt_error *error) {
    tensor_id out;
    return graph_sample(&s->graph, tensor(s), here, &out, error);
}

static enum mt_status work(struct scene *s, struct mt_error *error) {
    tensor_id out, x = tensor(s);
    struct work args = {.flops = dim(s)};
    args.read = dim(s);
    args.write = dim(s);
    args.kv = dim(s);
    args.parameters = number(&s->in);
    args.type = dtype(&s->in);
    args.width = number(&s->in);
    if (pick(&s->in, 2) == 0) args.x = &x;
    return graph_work(&s->graph, &args, here, &out, error);
}

static enum op_kind message_kind(struct input *in) { return OP_ALL_REDUCE + pick(in, OP_COUNT - OP_ALL_REDUCE); }

static enum mt_status collective(struct scene *s, struct mt_error *error) {
    tensor_id out;
    enum op_kind kind = message_kind(&s->in);
    enum axis axis = pick(&s->in, AXIS_COUNT);
    return graph_collective(&s->graph, kind, axis, tensor(s), here, &out, error);
}

static enum mt_status message(struct scene *s, struct mt_error *error) {
    enum op_kind kind = message_kind(&s->in);
    enum axis axis = pick(&s->in, AXIS_COUNT);
    tensor_id x = tensor(s);
    return graph_message(&s->graph, kind, axis, x, dim(s), here, error);
}

static enum mt_status reshard(struct scene *s, struct mt_error *error) {
    tensor_id out, x = tensor(s);
    return graph_reshard(&s->graph, x, ways(s), here, &out, error);
}

static const struct {
    uint8_t letter;
    action *run;
} actions[] = {{'=', set_number},
               {'+', combine_dims},
               {'_', round_dim},
               {'?', select_dim},
               {'!', print_dim},
               {'t', make_tensor},
               {'v', make_view},
               {'{', begin_layer},
               {'}', end_layer},
               {'l', linear},
               {'g', grouped_linear},
               {'r', route},
               {'c', combine},
               {'k', cache},
               {'a', attention},
               {'e', elementwise},
               {'n', norm},
               {'m', embed},
               {'x', last_token},
               {'s', sample},
               {'w', work},
               {'>', collective},
               {'i', make_input},
               {'@', message},
               {'/', reshard},
               {'[', begin_loop},
               {'b', block_linear},
               {'K', compressed_cache},
               {'A', selective_attention},
               {'y', cross_attention},
               {'o', conv2d},
               {'z', scan},
               {'p', make_image},
               {'u', resize},
               {'j', join},
               {'q', sum_parts},
               {'L', learned},
               {'N', set_new_tokens}};

#define ACTIONS (sizeof actions / sizeof *actions)

static action *next_action(struct input *in) {
    const uint8_t letter = next(in);
    for (size_t i = 0; i < ACTIONS; i++)
        if (actions[i].letter == letter) return actions[i].run;
    return actions[letter % ACTIONS].run;
}

/* }====================================================== */

static unsigned degree(struct input *in, double most) { return (unsigned)whole(in, 1, most); }

static struct graph_config read_config(struct input *in) {
    static const char *const adapted = "fuzzed";
    struct graph_config config = {.precision = precision(in), .imbalance = 1};
    if (config.precision.kv % 3 == 1)
        config.adapters = (struct adapters){.rank = 4, .count = 3, .targets = {adapted}, .target_count = 1};
    for (int axis = 0; axis < AXIS_COUNT; axis++) config.degree[axis] = 1;
    config.degree[AXIS_TP] = degree(in, DEGREE_MAX);
    config.degree[AXIS_PP] = degree(in, STAGES_MAX);
    config.degree[AXIS_DP] = degree(in, DEGREE_MAX);
    return config;
}

static void read_degrees(struct input *in, struct graph_config *config) {
    config->degree[AXIS_CP] = degree(in, DEGREE_MAX);
    config->degree[AXIS_ATTENTION_DP] = degree(in, DEGREE_MAX);
    config->sequence_parallel = pick(in, 2) == 1;
}

static struct accelerator read_accelerator(struct input *in) {
    struct accelerator accelerator = {.capacity = positive(in)};
    accelerator.bandwidth = positive(in);
    for (int type = 0; type < DTYPE_UNIT_COUNT; type++)
        accelerator.peak[type] = type < PEAKS ? amount(in) : accelerator.peak[type % PEAKS];
    accelerator.link_count = pick(in, LINKS_MAX + 1);
    for (size_t l = 0; l < accelerator.link_count; l++) {
        struct link *link = &accelerator.links[l];
        link->bandwidth = positive(in);
        link->latency = amount(in);
        link->domain = amount(in);
    }
    accelerator.price_usd_per_hour = number(in);
    return accelerator;
}

static struct host read_host(struct input *in) {
    struct host host = {.step_s = amount(in)};
    host.sequence_s = amount(in);
    host.memory_fraction = amount(in);
    host.reserved_bytes = amount(in);
    host.step_tokens = whole(in, 1, INFINITY);
    return host;
}

/* A few workloads, repeated over the lanes with small changes. */
static size_t read_loads(struct input *in, struct workload_block *load) {
    const double most = 4294967296.0;
    size_t n = (size_t)whole(in, 1, LANES);
    for (size_t i = 0; i < n; i++) {
        const double step = (double)i;
        load->batch[i] = i < 4 ? whole(in, 1, most) : fmin(load->batch[i - 4] + step, most);
        load->isl[i] = i < 4 ? whole(in, 1, most) : fmin(load->isl[i - 4] + step, most);
        load->osl[i] = i < 4 ? whole(in, 1, most) : load->osl[i - 4];
        load->prefix[i] = i < 4 ? whole(in, 0, load->isl[i] - 1) : load->prefix[i - 4];
    }
    return n;
}

static void read_tiers(struct input *in, struct accelerator *accelerator) {
    for (size_t t = 0; t < TIERS_MAX - 1; t++)
        accelerator->others[t] = (struct tier){.capacity = positive(in), .bandwidth = positive(in)};
    accelerator->weights_in = pick(in, TIERS_MAX);
    accelerator->kv_in = pick(in, TIERS_MAX);
    for (size_t l = 0; l < LINKS_MAX; l++) accelerator->links[l].reduces = pick(in, 2) == 1;
}

static void read_footprint(struct input *in, struct setting *setting) {
    setting->accelerator.power_w = number(in);
    setting->accelerator.idle_w = number(in);
    setting->footprint.pue = number(in);
    setting->footprint.grid_g_per_kwh = number(in);
    setting->footprint.embodied_g = number(in);
    setting->footprint.lifetime_s = number(in);
    setting->host.block_tokens = whole(in, 1, 1e6);
    setting->host.overlap = pick(in, 3) * 0.5;
    read_tiers(in, &setting->accelerator);
}

/* Runs all actions of `in` into a graph of `phase` and freezes it. */
static bool build(struct input in, struct graph_config config, enum phase phase, struct program *program) {
    struct scene s = {.in = in};
    struct mt_error error;
    tensor_id ids;
    config.phase = phase;
    *program = (struct program){0};
    bool made = check_status(graph_init(&s.graph, &config, fresh(&error)), &error);
    if (made) {
        const unsigned *d = config.degree;
        const struct split first = {d[AXIS_TP], d[AXIS_CP], d[AXIS_ATTENTION_DP], 1};
        for (int i = 0; i < DIMS; i++) s.dims[i] = i < SYMBOL_COUNT ? s.graph.symbol[i] : dim_number(i);
        const struct layer_options options = {
            .type = "first", .part = "", .times = 1, .runs = 1, .split = &first, .precision = config.precision};
        check_status(graph_begin_layer(&s.graph, &options, fresh(&error)), &error);
        made = check_status(graph_input(&s.graph, 1, DTYPE_FP32, &ids, &error), &error);
    }
    while (made && s.in.at < s.in.end) check_status(next_action(&s.in)(&s, fresh(&error)), &error);
    made = made && check_status(program_freeze(program, &s.graph, fresh(&error)), &error);
    graph_free(&s.graph);
    return made;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct input in = {data, data + size};
    struct program prefill, decode;
    struct workload_block load;
    const double failing = whole(&in, 0, 1e9);
    struct graph_config config = read_config(&in);
    struct setting setting = {.accelerator = read_accelerator(&in)};
    setting.host = read_host(&in);
    setting.max_positions = whole(&in, 1, INFINITY);
    const size_t n = read_loads(&in, &load);
    read_footprint(&in, &setting);
    read_degrees(&in, &config);
    allocation_fail((size_t)failing);
    bool made = build(in, config, PHASE_PREFILL, &prefill);
    made = build(in, config, PHASE_DECODE, &decode) && made;
    if (made) check_deployment(&prefill, &decode, &setting, &load, n);
    program_free(&prefill);
    program_free(&decode);
    allocation_fail(0);
    return 0;
}
