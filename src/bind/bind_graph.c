/* bind_graph.c: building a graph from Lua. Methods carry the names layers use:
 * g:linear(x, width, {...}), g:attention{...}, g:all_reduce(x, "tp"). */
#include "bind/bind.h"

#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "graph/emit.h"

#define GRAPH_CLASS  "mantile.graph"
#define TENSOR_CLASS "mantile.tensor"

struct bound_tensor {
    struct graph_box *box; /* kept alive by the user value */
    tensor_id id;
};

struct graph_box *bind_check_graph(lua_State *L, int i) {
    struct graph_box *box = luaL_checkudata(L, i, GRAPH_CLASS);
    if (!box->open) luaL_argerror(L, i, "this graph is finished");
    return box;
}

static int push_tensor(lua_State *L, int graph_index, tensor_id id) {
    struct bound_tensor *bound = lua_newuserdatauv(L, sizeof *bound, 1);
    *bound = (struct bound_tensor){lua_touserdata(L, graph_index), id};
    lua_pushvalue(L, graph_index);
    lua_setiuservalue(L, -2, 1);
    luaL_setmetatable(L, TENSOR_CLASS);
    return 1;
}

static tensor_id check_tensor(lua_State *L, int i, const struct graph_box *box) {
    const struct bound_tensor *bound = luaL_checkudata(L, i, TENSOR_CLASS);
    luaL_argcheck(L, bound->box == box, i, "this tensor belongs to another graph");
    return bound->id;
}

static tensor_id field_tensor(lua_State *L, int t, const char *what, const char *key, const struct graph_box *box) {
    lua_getfield(L, t, key);
    const struct bound_tensor *bound = luaL_testudata(L, -1, TENSOR_CLASS);
    if (bound == NULL) luaL_error(L, "%s: %s must be a tensor, not a %s", what, key, luaL_typename(L, -1));
    if (bound->box != box) luaL_error(L, "%s: tensor %s belongs to another graph", what, key);
    lua_pop(L, 1);
    return bound->id;
}

/* The caller's file and line, and the name it gave the op at option table `t`. */
static struct origin origin_of(lua_State *L, int t, const char *what) {
    lua_Debug caller;
    struct origin origin = {bind_text(L, t, what, "name", what), "?", 0};
    if (lua_getstack(L, 1, &caller) && lua_getinfo(L, "Sl", &caller)) {
        origin.line = caller.currentline;
        origin.file = lua_pushstring(L, caller.short_src); /* stays on the stack, and so alive */
    }
    return origin;
}

/* Ends a method: the tensor that was made, or the error. */
static int finish(lua_State *L, enum mt_status status, tensor_id out, const struct mt_error *error) {
    return status == MT_OK ? push_tensor(L, 1, out) : bind_raise(L, error);
}

/*
** {======================================================
** Ops
** =======================================================
*/

typedef enum mt_status linear_function(struct graph *graph, const struct linear *args, struct origin origin,
                                       tensor_id *out, struct mt_error *error);

static int emit_linear(lua_State *L, const char *what, linear_function *function) {
    static const char *const keys[] = {"name", "bias", "tied", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    struct linear args = {.x = check_tensor(L, 2, box), .width = luaL_checknumber(L, 3)};
    bind_check_keys(L, 4, what, keys);
    args.bias = bind_flag(L, 4, what, "bias");
    args.tied = bind_flag(L, 4, what, "tied");
    struct mt_error error;
    tensor_id out = 0;
    enum mt_status status = function(&box->graph, &args, origin_of(L, 4, what), &out, &error);
    return finish(L, status, out, &error);
}

/* g:linear(x, width, {name=, bias=, tied=}) */
static int linear(lua_State *L) { return emit_linear(L, "linear", graph_linear); }

/* g:grouped_linear(x, width, {name=, bias=}): x comes from g:route */
static int grouped_linear(lua_State *L) { return emit_linear(L, "grouped_linear", graph_grouped_linear); }

/* g:route(x, {experts=, top_k=, name=}) */
static int route(lua_State *L) {
    static const char *const keys[] = {"name", "experts", "top_k", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    struct route args = {.x = check_tensor(L, 2, box)};
    luaL_checktype(L, 3, LUA_TTABLE);
    bind_check_keys(L, 3, "route", keys);
    args.experts = bind_required_number(L, 3, "route", "experts");
    args.top_k = bind_required_number(L, 3, "route", "top_k");
    struct mt_error error;
    tensor_id out = 0;
    enum mt_status status = graph_route(&box->graph, &args, origin_of(L, 3, "route"), &out, &error);
    return finish(L, status, out, &error);
}

/* g:attention{q=, k=, v=, cache=, heads=, kv_heads=, qk_dim=, v_dim=, causal=, window=, name=} */
static int attention(lua_State *L) {
    static const char *const keys[] = {"name",     "q",      "k",     "v",      "cache",  "heads",
                                       "kv_heads", "qk_dim", "v_dim", "causal", "window", NULL};
    const char *what = "attention";
    struct graph_box *box = bind_check_graph(L, 1);
    struct mt_error error;
    tensor_id out = 0;
    luaL_checktype(L, 2, LUA_TTABLE);
    bind_check_keys(L, 2, what, keys);
    struct attention args = {.q = field_tensor(L, 2, what, "q", box),
                             .k = field_tensor(L, 2, what, "k", box),
                             .v = field_tensor(L, 2, what, "v", box),
                             .heads = bind_required_number(L, 2, what, "heads"),
                             .qk_dim = bind_required_number(L, 2, what, "qk_dim"),
                             .causal = bind_flag(L, 2, what, "causal"),
                             .window = bind_number(L, 2, what, "window", INFINITY)};
    args.kv_heads = bind_number(L, 2, what, "kv_heads", args.heads);
    args.v_dim = bind_number(L, 2, what, "v_dim", args.qk_dim);
    double cache = bind_number(L, 2, what, "cache", -1);
    args.has_cache = cache >= 0;
    if (cache >= (double)box->graph.caches.count) return luaL_error(L, "attention: cache must come from g:cache");
    if (args.has_cache) args.cache = (cache_id)cache;
    enum mt_status status = graph_attention(&box->graph, &args, origin_of(L, 2, what), &out, &error);
    return finish(L, status, out, &error);
}

/* g:cache{width=, state=, window=}: a handle for g:attention */
static int cache(lua_State *L) {
    static const char *const keys[] = {"name", "width", "state", "window", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    bind_check_keys(L, 2, "cache", keys);
    struct cache_shape shape = {.width = bind_number(L, 2, "cache", "width", 0),
                                .state = bind_number(L, 2, "cache", "state", 0),
                                .window = bind_number(L, 2, "cache", "window", INFINITY)};
    struct mt_error error;
    cache_id out = 0;
    if (graph_cache(&box->graph, &shape, &out, &error) != MT_OK) return bind_raise(L, &error);
    lua_pushinteger(L, out);
    return 1;
}

#define INPUTS_MAX 16

/* An elementwise op over the tensors at 2..last; `width` < 0: that of the first. */
static int emit_elementwise(lua_State *L, const char *what, int last, int options, double width) {
    static const char *const keys[] = {"name", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id inputs[INPUTS_MAX], out = 0;
    if (last - 1 > INPUTS_MAX) return luaL_error(L, "%s takes at most %d tensors", what, INPUTS_MAX);
    for (int i = 2; i <= last; i++) inputs[i - 2] = check_tensor(L, i, box);
    bind_check_keys(L, options, what, keys);
    if (width < 0) width = box->graph.tensors.items[inputs[0]].width;
    struct mt_error error;
    enum mt_status status =
        graph_elementwise(&box->graph, inputs, (size_t)(last - 1), width, origin_of(L, options, what), &out, &error);
    return finish(L, status, out, &error);
}

/* The last argument that is a tensor: what follows is the option table. */
static int last_tensor(lua_State *L) {
    int last = lua_gettop(L);
    if (last < 2) return 2; /* which is none: the check of the first tensor says so */
    while (last > 2 && luaL_testudata(L, last, TENSOR_CLASS) == NULL) last--;
    return last;
}

/* g:add(a, b, ..., {name=}) and g:mul(a, b, ...): tensors of one width */
static int same_width(lua_State *L, const char *what) {
    int last = last_tensor(L);
    struct graph_box *box = bind_check_graph(L, 1);
    double width = box->graph.tensors.items[check_tensor(L, 2, box)].width;
    for (int i = 3; i <= last; i++) {
        double other = box->graph.tensors.items[check_tensor(L, i, box)].width;
        if (other != width) return luaL_error(L, "%s: tensor %d is %f wide, tensor 1 is %f", what, i - 1, other, width);
    }
    return emit_elementwise(L, what, last, last + 1, width);
}

static int add(lua_State *L) { return same_width(L, "add"); }
static int mul(lua_State *L) { return same_width(L, "mul"); }

/* g:concat(a, b, ..., {name=}): side by side */
static int concat(lua_State *L) {
    int last = last_tensor(L);
    struct graph_box *box = bind_check_graph(L, 1);
    double width = 0;
    for (int i = 2; i <= last; i++) width += box->graph.tensors.items[check_tensor(L, i, box)].width;
    return emit_elementwise(L, "concat", last, last + 1, width);
}

/* g:activation(x, {name=}): silu, gelu, relu: they all move the same bytes */
static int activation(lua_State *L) { return emit_elementwise(L, "activation", 2, 3, -1); }

/* g:glu(x, {name=}): act(left half) * right half, so half as wide */
static int glu(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    double width = box->graph.tensors.items[check_tensor(L, 2, box)].width;
    if (fmod(width, 2) != 0) return luaL_error(L, "glu needs an even width, not %f", width);
    return emit_elementwise(L, "glu", 2, 3, width / 2);
}

/* g:norm(x, {name=, group=, bias=}): over groups of `group` elements */
static int norm(lua_State *L) {
    static const char *const keys[] = {"name", "group", "bias", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id x = check_tensor(L, 2, box), out = 0;
    bind_check_keys(L, 3, "norm", keys);
    double group = bind_number(L, 3, "norm", "group", box->graph.tensors.items[x].width);
    bool bias = bind_flag(L, 3, "norm", "bias");
    struct mt_error error;
    enum mt_status status = graph_norm(&box->graph, x, group, bias, origin_of(L, 3, "norm"), &out, &error);
    return finish(L, status, out, &error);
}

/* g:embed(ids, vocab, width, {name=}) */
static int embed(lua_State *L) {
    static const char *const keys[] = {"name", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id ids = check_tensor(L, 2, box), out = 0;
    double vocab = luaL_checknumber(L, 3), width = luaL_checknumber(L, 4);
    bind_check_keys(L, 5, "embed", keys);
    struct mt_error error;
    enum mt_status status = graph_embed(&box->graph, ids, vocab, width, origin_of(L, 5, "embed"), &out, &error);
    return finish(L, status, out, &error);
}

typedef enum mt_status unary_function(struct graph *graph, tensor_id x, struct origin origin, tensor_id *out,
                                      struct mt_error *error);

static int emit_unary(lua_State *L, const char *what, unary_function *function) {
    static const char *const keys[] = {"name", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id x = check_tensor(L, 2, box), out = 0;
    bind_check_keys(L, 3, what, keys);
    struct mt_error error;
    enum mt_status status = function(&box->graph, x, origin_of(L, 3, what), &out, &error);
    return finish(L, status, out, &error);
}

/* g:combine(y, {add=, name=}): `add` is what ranks with the same tokens computed in parts */
static int combine(lua_State *L) {
    static const char *const keys[] = {"name", "add", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id y = check_tensor(L, 2, box), shared = 0, out = 0;
    bind_check_keys(L, 3, "combine", keys);
    bool adds = lua_istable(L, 3) && lua_getfield(L, 3, "add") != LUA_TNIL;
    if (adds) shared = field_tensor(L, 3, "combine", "add", box);
    struct mt_error error;
    enum mt_status status =
        graph_combine(&box->graph, y, adds ? &shared : NULL, origin_of(L, 3, "combine"), &out, &error);
    return finish(L, status, out, &error);
}

/* g:reshard(x): x as the layer's ranks share the tokens, or as between layers */
static int reshard(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id x = check_tensor(L, 2, box), out = 0;
    struct mt_error error;
    enum mt_status status = graph_reshard(&box->graph, x, box->graph.ways, origin_of(L, 3, "reshard"), &out, &error);
    return finish(L, status, out, &error);
}

/* core.match(g, y, x): y as the tokens of x lie */
static int match(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id y = check_tensor(L, 2, box), x = check_tensor(L, 3, box), out = 0;
    struct mt_error error;
    double ways = box->graph.tensors.items[x].ways;
    enum mt_status status = graph_reshard(&box->graph, y, ways, origin_of(L, 4, "reshard"), &out, &error);
    return finish(L, status, out, &error);
}

static int last_token(lua_State *L) { return emit_unary(L, "last_token", graph_last_token); }
static int sample(lua_State *L) { return emit_unary(L, "sample", graph_sample); }

static struct dim field_dim(lua_State *L, int t, const char *key, const struct graph_box *box) {
    struct dim dim = dim_number(0);
    int type = lua_getfield(L, t, key);
    if (type != LUA_TNIL && type != LUA_TNUMBER && type != LUA_TUSERDATA)
        luaL_error(L, "work: %s must be a number or a size, not a %s", key, luaL_typename(L, -1));
    if (type == LUA_TNUMBER && !isfinite(lua_tonumber(L, -1))) luaL_error(L, "work: %s is not finite", key);
    if (type != LUA_TNIL) dim = bind_check_dim(L, lua_gettop(L), box);
    lua_pop(L, 1);
    return dim;
}

/* g:work{x=, width=, flops=, read=, write=, kv=, weights=, dtype=, name=} */
static int work(lua_State *L) {
    static const char *const keys[] = {"name", "x", "width", "flops", "read", "write", "kv", "weights", "dtype", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    struct mt_error error;
    tensor_id x = 0, out = 0;
    luaL_checktype(L, 2, LUA_TTABLE);
    bind_check_keys(L, 2, "work", keys);
    struct work args = {.flops = field_dim(L, 2, "flops", box),
                        .read = field_dim(L, 2, "read", box),
                        .write = field_dim(L, 2, "write", box),
                        .kv = field_dim(L, 2, "kv", box),
                        .parameters = bind_number(L, 2, "work", "weights", 0),
                        .type = bind_dtype(L, 2, "work", "dtype", box->graph.precision.activations)};
    bool has_x = lua_getfield(L, 2, "x") != LUA_TNIL;
    lua_pop(L, 1);
    if (has_x) {
        x = field_tensor(L, 2, "work", "x", box);
        args.x = &x;
        args.width = bind_number(L, 2, "work", "width", box->graph.tensors.items[x].width);
    }
    enum mt_status status = graph_work(&box->graph, &args, origin_of(L, 2, "work"), &out, &error);
    if (status == MT_OK && !has_x) return 0;
    return finish(L, status, out, &error);
}

/* g:all_reduce(x, axis, {name=}) and its kin */
static int collective(lua_State *L, enum op_kind kind) {
    static const char *const keys[] = {"name", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id x = check_tensor(L, 2, box), out = 0;
    enum axis axis = axis_find(luaL_checkstring(L, 3));
    luaL_argcheck(L, axis < AXIS_COUNT, 3, "the axes are tp, cp, attention_dp, ep, pp and dp");
    bind_check_keys(L, 4, op_name(kind), keys);
    struct mt_error error;
    enum mt_status status = graph_collective(&box->graph, kind, axis, x, origin_of(L, 4, op_name(kind)), &out, &error);
    return finish(L, status, out, &error);
}

static int all_reduce(lua_State *L) { return collective(L, OP_ALL_REDUCE); }
static int all_gather(lua_State *L) { return collective(L, OP_ALL_GATHER); }
static int reduce_scatter(lua_State *L) { return collective(L, OP_REDUCE_SCATTER); }
static int all_to_all(lua_State *L) { return collective(L, OP_ALL_TO_ALL); }
static int send_recv(lua_State *L) { return collective(L, OP_SEND_RECV); }

/* g:split(x, width, width, ...): views side by side, which move nothing */
static int split(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id x = check_tensor(L, 2, box);
    int count = lua_gettop(L) - 2;
    double whole = box->graph.tensors.items[x].width, left = whole;
    struct mt_error error;
    luaL_checkstack(L, count, "too many parts");
    for (int i = 0; i < count; i++) {
        tensor_id part = 0;
        double width = luaL_checknumber(L, 3 + i);
        left -= width;
        luaL_argcheck(L, width >= 1, 3 + i, "a part is at least 1 wide");
        if (graph_view(&box->graph, x, box->graph.tensors.items[x].rows, width, &part, &error) != MT_OK)
            return bind_raise(L, &error);
        push_tensor(L, 1, part);
    }
    if (left != 0) return luaL_error(L, "split: the parts are %f wide together, the tensor is %f", whole - left, whole);
    return count;
}

/* }====================================================== */

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

static unsigned check_degree(lua_State *L, int t, const char *key) {
    double degree = bind_number(L, t, "graph", key, 1);
    if (!(degree >= 1 && degree <= 1048576 && degree == floor(degree)))
        luaL_error(L, "graph: %s must be a whole number from 1 to 1048576", key);
    return (unsigned)degree;
}

/* core.graph{phase=, tp=, cp=, attention_dp=, sp=, pp=, dp=, weights=, activations=, kv=, tokens=,
 * sequences=, context=}: with tokens, sequences and context (of all ranks of the group together)
 * it holds plain numbers instead of symbols */
static int new_graph(lua_State *L) {
    static const char *const keys[] = {"phase", "tp",     "cp",        "attention_dp", "ep",
                                       "sp",    "pp",     "dp",        "weights",      "activations",
                                       "kv",    "tokens", "sequences", "context",      NULL};
    double workload[SYMBOL_COUNT];
    luaL_checktype(L, 1, LUA_TTABLE);
    bind_check_keys(L, 1, "graph", keys);
    const char *phase = bind_text(L, 1, "graph", "phase", "");
    struct precision bf16 = {DTYPE_BF16, DTYPE_BF16, DTYPE_BF16};
    struct graph_config config = {.phase = phase_find(phase), .precision = check_precision(L, 1, "graph", bf16)};
    if (config.phase == PHASE_COUNT) return luaL_error(L, "graph: phase is prefill or decode, not '%s'", phase);
    for (int axis = 0; axis < AXIS_COUNT; axis++) config.degree[axis] = check_degree(L, 1, axis_name((enum axis)axis));
    config.sequence_parallel = bind_flag(L, 1, "graph", "sp");
    workload[SYMBOL_TOKENS] = bind_number(L, 1, "graph", "tokens", -1);
    workload[SYMBOL_SEQUENCES] = bind_number(L, 1, "graph", "sequences", -1);
    workload[SYMBOL_CONTEXT] = bind_number(L, 1, "graph", "context", -1);
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

/* core.begin_layer(g, type, times, stage, {tp=, cp=, attention_dp=, ep=, weights=, activations=, kv=}):
 * stages count from 0; without tp it works on tokens as they lie between layers */
static int begin_layer(lua_State *L) {
    static const char *const keys[] = {"tp", "cp", "attention_dp", "ep", "weights", "activations", "kv", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    struct split split;
    const char *type = luaL_checkstring(L, 2);
    double times = luaL_checknumber(L, 3);
    lua_Integer stage = luaL_checkinteger(L, 4);
    luaL_argcheck(L, times >= 1 && times <= 1e6, 3, "times is 1 to 1e6");
    luaL_argcheck(L, stage >= 0 && stage < box->graph.config.degree[AXIS_PP], 4, "no such pipeline stage");
    bind_check_keys(L, 5, "layer", keys);
    struct precision precision = check_precision(L, 5, "layer", box->graph.config.precision);
    const struct split *own = check_split(L, 5, &split) ? &split : NULL;
    struct mt_error error;
    if (graph_begin_layer(&box->graph, type, times, (unsigned)stage, own, &precision, &error) != MT_OK)
        return bind_raise(L, &error);
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
        status = graph_reshard(&box->graph, bound->id, graph_home_ways(&box->graph.config), origin_of(L, 3, "reshard"),
                               &out, &error);
    graph_end_layer(&box->graph);
    if (status != MT_OK) return bind_raise(L, &error);
    if (fits && box->graph.has_split) return push_tensor(L, 1, out);
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
    return finish(L, status, out, &error);
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

/* g.phase, g.tokens, g.sequences, g.context, g.bytes, or a method */
static int graph_index(lua_State *L) {
    static const char *const symbols[] = {"tokens", "sequences", "context"};
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

/* x.width, x.tokens (its rows), x.replicas (the ranks of the group that hold the same rows) */
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
    else
        return luaL_error(L, "a tensor has width, tokens and replicas, not '%s'", key);
    return 1;
}

/* }====================================================== */

/* What layers call. */
static const luaL_Reg methods[] = {{"linear", linear},
                                   {"grouped_linear", grouped_linear},
                                   {"route", route},
                                   {"combine", combine},
                                   {"cache", cache},
                                   {"attention", attention},
                                   {"add", add},
                                   {"mul", mul},
                                   {"concat", concat},
                                   {"activation", activation},
                                   {"glu", glu},
                                   {"norm", norm},
                                   {"embed", embed},
                                   {"last_token", last_token},
                                   {"sample", sample},
                                   {"work", work},
                                   {"split", split},
                                   {"all_reduce", all_reduce},
                                   {"all_gather", all_gather},
                                   {"reduce_scatter", reduce_scatter},
                                   {"all_to_all", all_to_all},
                                   {"send_recv", send_recv},
                                   {"reshard", reshard},
                                   {NULL, NULL}};

/* What only models do. */
static const luaL_Reg functions[] = {{"graph", new_graph},
                                     {"begin_layer", begin_layer},
                                     {"end_layer", end_layer},
                                     {"input", input},
                                     {"match", match},
                                     {"freeze", freeze},
                                     {NULL, NULL}};

static const luaL_Reg none[] = {{NULL, NULL}};
static const luaL_Reg graph_metamethods[] = {{"__index", graph_index}, {"__gc", graph_gc}, {NULL, NULL}};
static const luaL_Reg tensor_metamethods[] = {{"__index", tensor_index}, {NULL, NULL}};

void bind_graph(lua_State *L) {
    bind_class(L, GRAPH_CLASS, methods, graph_metamethods);
    bind_class(L, TENSOR_CLASS, none, tensor_metamethods);
    luaL_setfuncs(L, functions, 0);
}
