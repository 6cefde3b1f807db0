/* bind_graph.c: building a graph from Lua. Methods carry the names layers use:
 * g:linear(x, width, {...}), g:attention{...}, g:all_reduce(x, "tp"). */
#include "bind/bind.h"

#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "graph/emit.h"

#define GRAPH_CLASS "mantile.graph"

struct bound_tensor {
    struct graph_box *box; /* kept alive by the user value */
    tensor_id id;
};

struct graph_box *bind_check_graph(lua_State *L, int i) {
    struct graph_box *box = luaL_checkudata(L, i, GRAPH_CLASS);
    if (!box->open) luaL_argerror(L, i, "this graph is finished");
    return box;
}

int bind_push_tensor(lua_State *L, int graph_index, tensor_id id) {
    struct bound_tensor *bound = lua_newuserdatauv(L, sizeof *bound, 1);
    *bound = (struct bound_tensor){lua_touserdata(L, graph_index), id};
    lua_pushvalue(L, graph_index);
    lua_setiuservalue(L, -2, 1);
    luaL_setmetatable(L, TENSOR_CLASS);
    return 1;
}

tensor_id bind_check_tensor(lua_State *L, int i, const struct graph_box *box) {
    const struct bound_tensor *bound = luaL_checkudata(L, i, TENSOR_CLASS);
    luaL_argcheck(L, bound->box == box, i, "this tensor belongs to another graph");
    return bound->id;
}

tensor_id bind_field_tensor(lua_State *L, int t, const char *what, const char *key, const struct graph_box *box) {
    lua_getfield(L, t, key);
    const struct bound_tensor *bound = luaL_testudata(L, -1, TENSOR_CLASS);
    if (bound == NULL) luaL_error(L, "%s: %s must be a tensor, not a %s", what, key, luaL_typename(L, -1));
    if (bound->box != box) luaL_error(L, "%s: tensor %s belongs to another graph", what, key);
    lua_pop(L, 1);
    return bound->id;
}

/* The caller's file and line, and the name it gave the op at option table `t`. */
struct origin bind_origin(lua_State *L, int t, const char *what) {
    lua_Debug caller;
    struct origin origin = {bind_text(L, t, what, "name", what), "?", 0};
    if (lua_getstack(L, 1, &caller) && lua_getinfo(L, "Sl", &caller)) {
        origin.line = caller.currentline;
        origin.file = lua_pushstring(L, caller.short_src); /* stays on the stack, and so alive */
    }
    return origin;
}

/* Ends a method: the tensor that was made, or the error. */
int bind_finish(lua_State *L, enum mt_status status, tensor_id out, const struct mt_error *error) {
    return status == MT_OK ? bind_push_tensor(L, 1, out) : bind_raise(L, error);
}

/*
** {======================================================
** Graphs
** =======================================================
*/

static struct precision check_precision(lua_State *L, int t, const char *what, struct precision fallback) {
    return (struct precision){.weights = bind_dtype(L, t, what, "weights", fallback.weights),
                              .activations = bind_dtype(L, t, what, "activations", fallback.activations),
                              .kv = bind_dtype(L, t, what, "kv", fallback.kv)};
}

/* adapters = {rank=, count=, targets={op names}}; the names live as long as the graph, which interns them. */
static void check_adapters(lua_State *L, int t, struct adapters *adapters) {
    if (lua_getfield(L, t, "adapters") == LUA_TNIL) return;
    int list = lua_gettop(L);
    adapters->rank = bind_required_number(L, list, "adapters", "rank");
    adapters->count = bind_number(L, list, "adapters", "count", 1);
    if (!(adapters->rank >= 1 && adapters->rank <= 1e6 && adapters->count >= 1 && adapters->count <= 1e6))
        luaL_error(L, "adapters: rank and count are 1 to 1e6");
    if (lua_getfield(L, list, "targets") != LUA_TTABLE) luaL_error(L, "adapters: targets must be a list of op names");
    lua_Integer count = luaL_len(L, -1);
    if (count > ADAPTER_TARGETS_MAX) luaL_error(L, "adapters: at most %d targets", ADAPTER_TARGETS_MAX);
    luaL_checkstack(L, ADAPTER_TARGETS_MAX, "too many targets");
    for (lua_Integer i = 1; i <= count; i++) {
        if (lua_geti(L, list + 1, i) != LUA_TSTRING) luaL_error(L, "adapters: targets must be a list of op names");
        adapters->targets[i - 1] = lua_tostring(L, -1); /* stays on the stack, and so alive */
    }
    adapters->target_count = (size_t)count;
}

static unsigned check_degree(lua_State *L, int t, const char *key) {
    double degree = bind_number(L, t, "graph", key, 1);
    if (!(degree >= 1 && degree <= 1048576 && degree == floor(degree)))
        luaL_error(L, "graph: %s must be a whole number from 1 to 1048576", key);
    return (unsigned)degree;
}

/* core.graph{phase=, tp=, cp=, attention_dp=, sp=, pp=, dp=, weights=, activations=, kv=, imbalance=, tokens=,
 * sequences=, context=, prompt=}: with tokens, sequences and context (of all ranks of the group together)
 * it holds plain numbers instead of symbols */
static int new_graph(lua_State *L) {
    static const char *const keys[] = {"phase",     "tp",      "cp",      "attention_dp", "ep",       "sp",
                                       "pp",        "dp",      "weights", "activations",  "kv",       "tokens",
                                       "sequences", "context", "prompt",  "imbalance",    "adapters", NULL};
    double workload[SYMBOL_COUNT];
    luaL_checktype(L, 1, LUA_TTABLE);
    bind_check_keys(L, 1, "graph", keys);
    const char *phase = bind_text(L, 1, "graph", "phase", "");
    struct precision bf16 = {DTYPE_BF16, DTYPE_BF16, DTYPE_BF16};
    struct graph_config config = {.phase = phase_find(phase), .precision = check_precision(L, 1, "graph", bf16)};
    if (config.phase == PHASE_COUNT)
        return luaL_error(L, "graph: phase is prefill, decode or forward, not '%s'", phase);
    for (int axis = 0; axis < AXIS_COUNT; axis++) config.degree[axis] = check_degree(L, 1, axis_name((enum axis)axis));
    config.sequence_parallel = bind_flag(L, 1, "graph", "sp");
    check_adapters(L, 1, &config.adapters);
    config.imbalance = bind_number(L, 1, "graph", "imbalance", 1);
    if (!(config.imbalance >= 1 && config.imbalance <= 1e6)) return luaL_error(L, "graph: imbalance is 1 to 1e6");
    workload[SYMBOL_TOKENS] = bind_number(L, 1, "graph", "tokens", -1);
    workload[SYMBOL_SEQUENCES] = bind_number(L, 1, "graph", "sequences", -1);
    workload[SYMBOL_CONTEXT] = bind_number(L, 1, "graph", "context", -1);
    workload[SYMBOL_PROMPT] = bind_number(L, 1, "graph", "prompt", workload[SYMBOL_CONTEXT]);
    if (workload[SYMBOL_TOKENS] >= 0) config.workload = workload;
    struct graph_box *box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = (struct graph_box){0};
    luaL_setmetatable(L, GRAPH_CLASS);
    struct mt_error error;
    if (graph_init(&box->graph, &config, &error) != MT_OK) return bind_raise(L, &error);
    box->open = true;
    return 1;
}

static int graph_gc(lua_State *L) {
    struct graph_box *box = luaL_checkudata(L, 1, GRAPH_CLASS);
    box->open = false;
    graph_free(&box->graph);
    return 0;
}

static bool check_split(lua_State *L, int t, struct split *split) {
    bool given = lua_istable(L, t) && lua_getfield(L, t, "tp") != LUA_TNIL;
    if (given)
        *split = (struct split){check_degree(L, t, "tp"), check_degree(L, t, "cp"), check_degree(L, t, "attention_dp"),
                                check_degree(L, t, "ep")};
    return given;
}

/* What `formats` (op name, or * for all others -> a dtype, or bits) says of how weights are kept. */
static size_t check_formats(lua_State *L, int t, struct weight_format *formats) {
    size_t count = 0;
    if (!lua_istable(L, t) || lua_getfield(L, t, "formats") == LUA_TNIL) return 0;
    int list = lua_gettop(L);
    luaL_checktype(L, list, LUA_TTABLE);
    for (lua_pushnil(L); lua_next(L, list) != 0; lua_pop(L, 1), count++) {
        luaL_argcheck(L, count < LAYER_FORMATS_MAX && lua_type(L, -2) == LUA_TSTRING, t,
                      "formats: at most 16 op names");
        formats[count] = (struct weight_format){.op = lua_tostring(L, -2)};
        if (lua_type(L, -1) == LUA_TSTRING)
            formats[count].type = dtype_find(lua_tostring(L, -1));
        else
            formats[count].bits = luaL_checknumber(L, -1);
        bool bits = lua_type(L, -1) == LUA_TSTRING || (formats[count].bits > 0 && formats[count].bits <= 64);
        luaL_argcheck(L, bits && formats[count].type < DTYPE_COUNT, t, "formats: a dtype, or up to 64 bits");
    }
    return count;
}

static void check_place(lua_State *L, const struct graph *graph, struct layer_options *options) {
    double stage = bind_number(L, 3, "layer", "stage", 0);
    options->times = bind_number(L, 3, "layer", "times", 1);
    options->runs = bind_number(L, 3, "layer", "runs", 1);
    if (!(options->times >= 1 && options->times <= 1e6)) luaL_error(L, "layer: times is 1 to 1e6");
    if (!(options->runs >= 0 && options->runs <= 1e6)) luaL_error(L, "layer: runs is 0 to 1e6");
    if (!(stage >= 0 && stage < graph->config.degree[AXIS_PP])) luaL_error(L, "layer: no such pipeline stage");
    options->stage = (unsigned)stage;
}

/* core.begin_layer(g, type, {times=, runs=, part=, stage=, tp=, cp=, attention_dp=, ep=, weights=, activations=, kv=,
 * formats=}): stages count from 0; without tp it works on tokens as they lie between layers; formats names ops whose
 * weights are kept in another dtype, or in so many bits */
static int begin_layer(lua_State *L) {
    static const char *const keys[] = {"times", "runs",    "part",        "stage", "tp",      "cp", "attention_dp",
                                       "ep",    "weights", "activations", "kv",    "formats", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    struct weight_format formats[LAYER_FORMATS_MAX];
    struct split split;
    struct layer_options options = {.type = luaL_checkstring(L, 2)};
    lua_settop(L, 3);
    bind_check_keys(L, 3, "layer", keys);
    options.part = bind_text(L, 3, "layer", "part", "");
    check_place(L, &box->graph, &options);
    options.precision = check_precision(L, 3, "layer", box->graph.config.precision);
    options.split = check_split(L, 3, &split) ? &split : NULL;
    options.format_count = check_formats(L, 3, formats);
    options.formats = formats;
    struct mt_error error;
    if (graph_begin_layer(&box->graph, &options, &error) != MT_OK) return bind_raise(L, &error);
    return 0;
}

/* core.rows(g, count): the ids of `count` tokens (a number or a size) for each sequence; core.rows(g, count, width):
 * activations */
static int rows(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    struct dim count = bind_check_dim(L, 2, box);
    bool ids = lua_isnoneornil(L, 3);
    double width = luaL_optnumber(L, 3, 1);
    luaL_argcheck(L, width >= 1 && width <= 1e9, 3, "a width is 1 to 1e9");
    struct mt_error error;
    tensor_id out = 0;
    enum dtype type = ids ? DTYPE_FP32 : dtype_stream(box->graph.precision.activations);
    enum mt_status status = graph_rows(&box->graph, count, width, type, &out, &error);
    return bind_finish(L, status, out, &error);
}

/* core.image(g, {count=, height=, breadth=, width=}): the pixels of `count` images for each sequence */
static int image(lua_State *L) {
    static const char *const keys[] = {"count", "height", "breadth", "width", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    bind_check_keys(L, 2, "image", keys);
    struct image args = {.count = bind_number(L, 2, "image", "count", 1),
                         .height = bind_required_number(L, 2, "image", "height"),
                         .breadth = bind_required_number(L, 2, "image", "breadth"),
                         .width = bind_required_number(L, 2, "image", "width")};
    if (!(args.count >= 1 && args.height >= 1 && args.breadth >= 1 && args.width >= 1 &&
          args.count * args.height * args.breadth * args.width <= 1e15))
        return luaL_error(L, "image: count, height, breadth and width are at least 1, and 1e15 together at most");
    struct mt_error error;
    tensor_id out = 0;
    enum mt_status status = graph_image(&box->graph, &args, &out, &error);
    return bind_finish(L, status, out, &error);
}

/* core.set_new_tokens(g, count): new tokens of each sequence in a decode step */
static int set_new_tokens(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    double count = luaL_checknumber(L, 2);
    luaL_argcheck(L, count >= 1 && count <= 1e6, 2, "1 to 1e6 tokens");
    graph_set_new_tokens(&box->graph, count);
    return 0;
}

/* core.end_layer(g, y): the layer's result y as tokens lie between layers; false when it is no tensor of g */
static int end_layer(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    const struct bound_tensor *bound = luaL_testudata(L, 2, TENSOR_CLASS);
    enum mt_status status = MT_OK;
    struct mt_error error;
    tensor_id out = 0;
    bool fits = bound != NULL && bound->box == box;
    if (fits && box->graph.has_split)
        status = graph_reshard(&box->graph, bound->id, graph_home_ways(&box->graph.config),
                               bind_origin(L, 3, "reshard"), &out, &error);
    graph_end_layer(&box->graph);
    if (status != MT_OK) return bind_raise(L, &error);
    if (fits && box->graph.has_split) return bind_push_tensor(L, 1, out);
    if (fits)
        lua_pushvalue(L, 2);
    else
        lua_pushboolean(L, false);
    return 1;
}

/* core.input(g): the token ids of this step, [tokens, 1]; core.input(g, width): activations, [tokens, width] */
static int input(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    struct mt_error error;
    tensor_id out = 0;
    bool ids = lua_isnoneornil(L, 2);
    double width = luaL_optnumber(L, 2, 1);
    luaL_argcheck(L, width >= 1 && width <= 1e9 && width == floor(width), 2, "a width is a whole number from 1 to 1e9");
    enum dtype type = ids ? DTYPE_FP32 : dtype_stream(box->graph.precision.activations);
    enum mt_status status = graph_input(&box->graph, width, type, &out, &error);
    return bind_finish(L, status, out, &error);
}

/* core.match(g, y, x): y as the tokens of x lie */
static int match(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id y = bind_check_tensor(L, 2, box), x = bind_check_tensor(L, 3, box), out = 0;
    struct mt_error error;
    double ways = box->graph.tensors.items[x].ways;
    enum mt_status status = graph_reshard(&box->graph, y, ways, bind_origin(L, 4, "reshard"), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* core.freeze(g): an immutable program; the graph is finished */
static int freeze(lua_State *L) {
    bind_push_program(L, bind_check_graph(L, 1));
    return 1;
}

static int push_method(lua_State *L) {
    lua_getmetatable(L, 1);           /* metatable */
    lua_getfield(L, -1, "__methods"); /* metatable methods */
    lua_pushvalue(L, 2);              /* metatable methods key */
    lua_rawget(L, -2);                /* metatable methods method */
    return 1;
}

/* g.bytes: what one element takes, { weights =, activations =, kv = } */
static int push_bytes(lua_State *L, const struct precision *precision) {
    lua_createtable(L, 0, 3);
    lua_pushnumber(L, dtype_bytes(precision->weights));
    lua_setfield(L, -2, "weights");
    lua_pushnumber(L, dtype_bytes(dtype_stream(precision->activations)));
    lua_setfield(L, -2, "activations");
    lua_pushnumber(L, dtype_bytes(precision->kv));
    lua_setfield(L, -2, "kv");
    return 1;
}

/* g.phase, g.tokens, g.sequences, g.context, g.prompt, g.bytes, or a method */
static int graph_index(lua_State *L) {
    static const char *const symbols[] = {"tokens", "sequences", "context", "prompt"};
    struct graph_box *box = luaL_checkudata(L, 1, GRAPH_CLASS);
    const char *key = luaL_checkstring(L, 2);
    if (strcmp(key, "phase") == 0) {
        lua_pushstring(L, phase_name(box->graph.config.phase));
        return 1;
    }
    if (strcmp(key, "bytes") == 0) return push_bytes(L, &box->graph.precision);
    for (int s = 0; s < SYMBOL_COUNT; s++) {
        if (strcmp(key, symbols[s]) != 0) continue;
        bind_push_dim(L, 1, graph_symbol(&box->graph, (enum symbol)s));
        return 1;
    }
    if (push_method(L) == 1 && !lua_isnil(L, -1)) return 1;
    return luaL_error(L, "a graph has no '%s'", key);
}

/* x.width, x.tokens (its rows), x.replicas (the ranks of the group that hold the same rows), and of an image
 * x.height and x.breadth */
static int tensor_index(lua_State *L) {
    const struct bound_tensor *bound = luaL_checkudata(L, 1, TENSOR_CLASS);
    const char *key = luaL_checkstring(L, 2);
    if (!bound->box->open) return luaL_error(L, "this tensor belongs to a graph that is finished");
    const struct tensor *tensor = &bound->box->graph.tensors.items[bound->id];
    lua_getiuservalue(L, 1, 1); /* graph */
    if (strcmp(key, "width") == 0)
        bind_push_dim(L, -1, dim_number(tensor->width));
    else if (strcmp(key, "tokens") == 0)
        bind_push_dim(L, -1, tensor->rows);
    else if (strcmp(key, "replicas") == 0)
        bind_push_dim(L, -1, dim_number(graph_group(&bound->box->graph.config) / tensor->ways));
    else if (strcmp(key, "height") == 0)
        bind_push_dim(L, -1, dim_number(tensor->height));
    else if (strcmp(key, "breadth") == 0)
        bind_push_dim(L, -1, dim_number(tensor->breadth));
    else
        return luaL_error(L, "a tensor has width, tokens, replicas, height and breadth, not '%s'", key);
    return 1;
}

/* }====================================================== */

/* What only models do. */
static const luaL_Reg functions[] = {{"graph", new_graph},
                                     {"begin_layer", begin_layer},
                                     {"end_layer", end_layer},
                                     {"input", input},
                                     {"image", image},
                                     {"rows", rows},
                                     {"set_new_tokens", set_new_tokens},
                                     {"match", match},
                                     {"freeze", freeze},
                                     {NULL, NULL}};

static const luaL_Reg none[] = {{NULL, NULL}};
static const luaL_Reg graph_metamethods[] = {{"__index", graph_index}, {"__gc", graph_gc}, {NULL, NULL}};
static const luaL_Reg tensor_metamethods[] = {{"__index", tensor_index}, {NULL, NULL}};

void bind_graph(lua_State *L) {
    bind_class(L, GRAPH_CLASS, bind_op_methods(), graph_metamethods);
    bind_class(L, TENSOR_CLASS, none, tensor_metamethods);
    luaL_setfuncs(L, functions, 0);
}
