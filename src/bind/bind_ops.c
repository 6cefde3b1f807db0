/* bind_ops.c: what layers call on a graph, with the names they use:
 * g:linear(x, width, {...}), g:attention{...}, g:all_reduce(x, "tp"). */
#include "bind/bind.h"

#include <lauxlib.h>
#include <math.h>

#include "graph/emit.h"

typedef enum mt_status linear_function(struct graph *graph, const struct linear *args, struct origin origin,
                                       tensor_id *out, struct mt_error *error);

static int emit_linear(lua_State *L, const char *what, linear_function *function) {
    static const char *const keys[] = {"name", "bias", "tied", "groups", "parts", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    struct linear args = {.x = bind_check_tensor(L, 2, box), .width = luaL_checknumber(L, 3)};
    bind_check_keys(L, 4, what, keys);
    args.bias = bind_flag(L, 4, what, "bias");
    args.tied = bind_flag(L, 4, what, "tied");
    args.groups = bind_number(L, 4, what, "groups", 1);
    args.parts = bind_number(L, 4, what, "parts", 1);
    if (!(args.parts >= 1 && args.parts <= 1e6)) return luaL_error(L, "%s: parts is 1 to 1e6", what);
    struct mt_error error;
    tensor_id out = 0;
    enum mt_status status = function(&box->graph, &args, bind_origin(L, 4, what), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* g:linear(x, width, {name=, bias=, tied=, groups=, parts=}) */
static int linear(lua_State *L) { return emit_linear(L, "linear", graph_linear); }

/* g:grouped_linear(x, width, {name=, bias=}): x comes from g:route */
static int grouped_linear(lua_State *L) { return emit_linear(L, "grouped_linear", graph_grouped_linear); }

/* g:route(x, {experts=, top_k=, name=}) */
static int route(lua_State *L) {
    static const char *const keys[] = {"name", "experts", "top_k", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    struct route args = {.x = bind_check_tensor(L, 2, box)};
    luaL_checktype(L, 3, LUA_TTABLE);
    bind_check_keys(L, 3, "route", keys);
    args.experts = bind_required_number(L, 3, "route", "experts");
    args.top_k = bind_required_number(L, 3, "route", "top_k");
    struct mt_error error;
    tensor_id out = 0;
    enum mt_status status = graph_route(&box->graph, &args, bind_origin(L, 3, "route"), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* Whether option table `t` names a cache of this graph. */
static bool field_cache(lua_State *L, int t, const char *what, const struct graph_box *box, cache_id *out) {
    double cache = bind_number(L, t, what, "cache", -1);
    if (cache >= (double)box->graph.caches.count) luaL_error(L, "%s: cache must come from g:cache", what);
    if (cache >= 0) *out = (cache_id)cache;
    return cache >= 0;
}

/* A number or a size of the workload at key `key`. */
static struct dim field_dim(lua_State *L, int t, const char *what, const char *key, const struct graph_box *box) {
    struct dim dim = dim_number(0);
    int type = lua_getfield(L, t, key);
    if (type != LUA_TNIL && type != LUA_TNUMBER && type != LUA_TUSERDATA)
        luaL_error(L, "%s: %s must be a number or a size, not a %s", what, key, luaL_typename(L, -1));
    if (type == LUA_TNUMBER && !isfinite(lua_tonumber(L, -1))) luaL_error(L, "%s: %s is not finite", what, key);
    if (type != LUA_TNIL) dim = bind_check_dim(L, lua_gettop(L), box);
    lua_pop(L, 1);
    return dim;
}

/* g:attention{q=, k=, v=, cache=, heads=, kv_heads=, qk_dim=, v_dim=, causal=, window=, chunk=, top_k=, rank=,
 * stride=, length=, context=, dtype=, name=} */
static int attention(lua_State *L) {
    static const char *const keys[] = {"name",   "q",      "k",       "v",      "cache", "heads", "kv_heads",
                                       "qk_dim", "v_dim",  "causal",  "window", "chunk", "top_k", "rank",
                                       "stride", "length", "context", "dtype",  NULL};
    const char *what = "attention";
    struct graph_box *box = bind_check_graph(L, 1);
    struct mt_error error;
    tensor_id out = 0;
    luaL_checktype(L, 2, LUA_TTABLE);
    bind_check_keys(L, 2, what, keys);
    struct attention args = {.q = bind_field_tensor(L, 2, what, "q", box),
                             .k = bind_field_tensor(L, 2, what, "k", box),
                             .heads = bind_required_number(L, 2, what, "heads"),
                             .qk_dim = bind_required_number(L, 2, what, "qk_dim"),
                             .causal = bind_flag(L, 2, what, "causal"),
                             .window = bind_number(L, 2, what, "window", INFINITY),
                             .chunk = bind_number(L, 2, what, "chunk", INFINITY),
                             .top_k = bind_number(L, 2, what, "top_k", INFINITY),
                             .rank = bind_number(L, 2, what, "rank", 0),
                             .stride = bind_number(L, 2, what, "stride", 1),
                             .length = bind_number(L, 2, what, "length", 0),
                             .rate = bind_dtype(L, 2, what, "dtype", DTYPE_COUNT)};
    args.kv_heads = bind_number(L, 2, what, "kv_heads", args.heads);
    args.v_dim = bind_number(L, 2, what, "v_dim", args.qk_dim);
    if (args.v_dim > 0) args.v = bind_field_tensor(L, 2, what, "v", box);
    args.has_cache = field_cache(L, 2, what, box, &args.cache);
    struct dim context = field_dim(L, 2, what, "context", box);
    if (lua_getfield(L, 2, "context") != LUA_TNIL) args.context = &context;
    lua_pop(L, 1);
    enum mt_status status = graph_attention(&box->graph, &args, bind_origin(L, 2, what), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* The tensor at `key`, or NULL. */
static const tensor_id *field_optional(lua_State *L, int t, const char *what, const char *key,
                                       const struct graph_box *box, tensor_id *out) {
    bool given = lua_getfield(L, t, key) != LUA_TNIL;
    lua_pop(L, 1);
    if (given) *out = bind_field_tensor(L, t, what, key, box);
    return given ? out : NULL;
}

/* g:cross_attention{q=, k=, v=, cache=, positions=, heads=, kv_heads=, qk_dim=, v_dim=, length=, name=} */
static int cross_attention(lua_State *L) {
    static const char *const keys[] = {"name",  "q",        "k",      "v",     "cache",  "positions",
                                       "heads", "kv_heads", "qk_dim", "v_dim", "length", NULL};
    const char *what = "cross_attention";
    struct graph_box *box = bind_check_graph(L, 1);
    struct mt_error error;
    tensor_id out = 0, k = 0, v = 0;
    cache_id cache = 0;
    luaL_checktype(L, 2, LUA_TTABLE);
    bind_check_keys(L, 2, what, keys);
    struct cross_attention args = {.q = bind_field_tensor(L, 2, what, "q", box),
                                   .k = field_optional(L, 2, what, "k", box, &k),
                                   .v = field_optional(L, 2, what, "v", box, &v),
                                   .has_cache = field_cache(L, 2, what, box, &cache),
                                   .positions = field_dim(L, 2, what, "positions", box),
                                   .heads = bind_required_number(L, 2, what, "heads"),
                                   .qk_dim = bind_required_number(L, 2, what, "qk_dim"),
                                   .length = bind_number(L, 2, what, "length", 0)};
    args.kv_heads = bind_number(L, 2, what, "kv_heads", args.heads);
    args.v_dim = bind_number(L, 2, what, "v_dim", args.qk_dim);
    enum mt_status status = graph_cross_attention(&box->graph, &args, bind_origin(L, 2, what), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* g:conv2d(x, width, {kernel=, kernel_breadth=, stride=, padding=, groups=, upscale=, bias=, name=}) */
static int conv2d(lua_State *L) {
    static const char *const keys[] = {"name",   "kernel",  "kernel_breadth", "stride", "padding",
                                       "groups", "upscale", "bias",           NULL};
    const char *what = "conv2d";
    struct graph_box *box = bind_check_graph(L, 1);
    struct conv2d args = {.x = bind_check_tensor(L, 2, box), .width = luaL_checknumber(L, 3)};
    luaL_checktype(L, 4, LUA_TTABLE);
    bind_check_keys(L, 4, what, keys);
    args.kernel_height = bind_required_number(L, 4, what, "kernel");
    bool image = box->graph.tensors.items[args.x].height > 0;
    args.kernel_breadth = bind_number(L, 4, what, "kernel_breadth", image ? args.kernel_height : 1);
    args.stride = bind_number(L, 4, what, "stride", 1);
    args.padding = bind_number(L, 4, what, "padding", 0);
    args.groups = bind_number(L, 4, what, "groups", 1);
    args.upscale = bind_number(L, 4, what, "upscale", 1);
    args.bias = bind_flag(L, 4, what, "bias");
    struct mt_error error;
    tensor_id out = 0;
    enum mt_status status = graph_conv2d(&box->graph, &args, bind_origin(L, 4, what), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* g:scan(x, {width=, heads=, key_dim=, value_dim=, products=, chunk=, inside=, decays=, dtype=, name=}) */
static int scan(lua_State *L) {
    static const char *const keys[] = {"name",  "width",  "heads",  "key_dim", "value_dim", "products",
                                       "chunk", "inside", "decays", "dtype",   NULL};
    const char *what = "scan";
    struct graph_box *box = bind_check_graph(L, 1);
    struct scan args = {.x = bind_check_tensor(L, 2, box)};
    luaL_checktype(L, 3, LUA_TTABLE);
    bind_check_keys(L, 3, what, keys);
    args.heads = bind_required_number(L, 3, what, "heads");
    args.key_dim = bind_required_number(L, 3, what, "key_dim");
    args.value_dim = bind_required_number(L, 3, what, "value_dim");
    args.products = bind_number(L, 3, what, "products", 2);
    args.chunk = bind_number(L, 3, what, "chunk", 0);
    args.inside = bind_number(L, 3, what, "inside", args.heads * (args.key_dim + args.value_dim));
    args.decays = bind_number(L, 3, what, "decays", 1);
    args.width = bind_number(L, 3, what, "width", args.heads * args.value_dim);
    args.state = bind_dtype(L, 3, what, "dtype", DTYPE_FP32);
    struct mt_error error;
    tensor_id out = 0;
    enum mt_status status = graph_scan(&box->graph, &args, bind_origin(L, 3, what), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* g:resize(x, height, breadth, {name=}): pooling and interpolation */
static int resize(lua_State *L) {
    static const char *const keys[] = {"name", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id x = bind_check_tensor(L, 2, box), out = 0;
    double height = luaL_checknumber(L, 3), breadth = luaL_checknumber(L, 4);
    bind_check_keys(L, 5, "resize", keys);
    struct mt_error error;
    enum mt_status status = graph_resize(&box->graph, x, height, breadth, bind_origin(L, 5, "resize"), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* g:join(a, b, {placed=, name=}): the rows of a, then those of b; placed: they were written there, nothing moves */
static int join(lua_State *L) {
    static const char *const keys[] = {"name", "placed", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    struct join args = {.a = bind_check_tensor(L, 2, box), .b = bind_check_tensor(L, 3, box)};
    bind_check_keys(L, 4, "join", keys);
    args.placed = bind_flag(L, 4, "join", "placed");
    struct mt_error error;
    tensor_id out = 0;
    enum mt_status status = graph_join(&box->graph, &args, bind_origin(L, 4, "join"), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* g:learned(x, count, {width=, name=}): so many learned rows for each image of x, as wide as x if not said */
static int learned(lua_State *L) {
    static const char *const keys[] = {"name", "width", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id x = bind_check_tensor(L, 2, box), out = 0;
    double count = luaL_checknumber(L, 3);
    bind_check_keys(L, 4, "learned", keys);
    double width = bind_number(L, 4, "learned", "width", box->graph.tensors.items[x].width);
    struct mt_error error;
    enum mt_status status = graph_learned(&box->graph, x, count, width, bind_origin(L, 4, "learned"), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* A view of x with other rows for each of its images: height x breadth of them. */
static int push_image_view(lua_State *L, struct graph_box *box, tensor_id id, double height, double breadth,
                           double width) {
    const struct tensor x = box->graph.tensors.items[id];
    struct dim rows = dim_ratio(x.rows, height * breadth, x.height * x.breadth);
    struct mt_error error;
    tensor_id out = 0;
    if (graph_view(&box->graph, id, rows, width, &out, &error) != MT_OK) return bind_raise(L, &error);
    box->graph.tensors.items[out].height = height;
    box->graph.tensors.items[out].breadth = breadth;
    return bind_push_tensor(L, 1, out);
}

/* g:merge(x, n): n x n neighbouring pixels become one row, n^2 as wide; n < 1 undoes it. Moves nothing. */
static int merge(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id id = bind_check_tensor(L, 2, box);
    const struct tensor x = box->graph.tensors.items[id];
    double n = luaL_checknumber(L, 3), height = floor(x.height / n), breadth = floor(x.breadth / n);
    luaL_argcheck(L, n > 0 && height >= 1 && breadth >= 1 && isfinite(height * breadth), 3,
                  "an image must keep at least one pixel");
    return push_image_view(L, box, id, height, breadth, x.width * n * n);
}

/* g:crop(x, height, breadth): so many of the rows of each image of x, as an image. Moves nothing. */
static int crop(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id id = bind_check_tensor(L, 2, box);
    const struct tensor x = box->graph.tensors.items[id];
    double height = luaL_checknumber(L, 3), breadth = luaL_checknumber(L, 4);
    luaL_argcheck(L, height >= 1 && breadth >= 1 && height * breadth <= x.height * x.breadth, 3,
                  "a crop is at least 1 x 1, and not more rows than the image has");
    return push_image_view(L, box, id, height, breadth, x.width);
}

/* g:cached(cache): the rows of this graph's cache, [sequences context / stride, width], as a tensor */
static int cached(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    lua_Integer id = luaL_checkinteger(L, 2);
    luaL_argcheck(L, id >= 0 && (size_t)id < box->graph.caches.count, 2, "cache must come from g:cache");
    struct mt_error error;
    tensor_id out = 0;
    enum mt_status status = graph_cached(&box->graph, (cache_id)id, &out, &error);
    return bind_finish(L, status, out, &error);
}

/* g:cache{width=, state=, window=, stride=, dtype=, shared=}: a handle for g:attention */
static int cache(lua_State *L) {
    static const char *const keys[] = {"name", "width", "state", "window", "stride", "dtype", "shared", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    bind_check_keys(L, 2, "cache", keys);
    struct cache_shape shape = {.width = bind_number(L, 2, "cache", "width", 0),
                                .state = bind_number(L, 2, "cache", "state", 0),
                                .window = bind_number(L, 2, "cache", "window", INFINITY),
                                .stride = bind_number(L, 2, "cache", "stride", 1),
                                .type = bind_dtype(L, 2, "cache", "dtype", box->graph.precision.kv)};
    shape.shared = bind_flag(L, 2, "cache", "shared");
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
    for (int i = 2; i <= last; i++) inputs[i - 2] = bind_check_tensor(L, i, box);
    bind_check_keys(L, options, what, keys);
    if (width < 0) width = box->graph.tensors.items[inputs[0]].width;
    struct mt_error error;
    enum mt_status status =
        graph_elementwise(&box->graph, inputs, (size_t)(last - 1), width, bind_origin(L, options, what), &out, &error);
    return bind_finish(L, status, out, &error);
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
    double width = box->graph.tensors.items[bind_check_tensor(L, 2, box)].width;
    for (int i = 3; i <= last; i++) {
        double other = box->graph.tensors.items[bind_check_tensor(L, i, box)].width;
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
    for (int i = 2; i <= last; i++) width += box->graph.tensors.items[bind_check_tensor(L, i, box)].width;
    return emit_elementwise(L, "concat", last, last + 1, width);
}

/* g:activation(x, {name=}): silu, gelu, relu: they all move the same bytes */
static int activation(lua_State *L) { return emit_elementwise(L, "activation", 2, 3, -1); }

/* g:glu(x, {name=}): act(left half) * right half, so half as wide */
static int glu(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    double width = box->graph.tensors.items[bind_check_tensor(L, 2, box)].width;
    if (fmod(width, 2) != 0) return luaL_error(L, "glu needs an even width, not %f", width);
    return emit_elementwise(L, "glu", 2, 3, width / 2);
}

/* g:norm(x, {name=, group=, bias=, bare=}): over groups of `group` elements; bare: without weights */
static int norm(lua_State *L) {
    static const char *const keys[] = {"name", "group", "bias", "bare", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    struct norm args = {.x = bind_check_tensor(L, 2, box)};
    bind_check_keys(L, 3, "norm", keys);
    args.group = bind_number(L, 3, "norm", "group", box->graph.tensors.items[args.x].width);
    args.bias = bind_flag(L, 3, "norm", "bias");
    args.bare = bind_flag(L, 3, "norm", "bare");
    struct mt_error error;
    tensor_id out = 0;
    enum mt_status status = graph_norm(&box->graph, &args, bind_origin(L, 3, "norm"), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* g:embed(ids, vocab, width, {name=, tied=}) */
static int embed(lua_State *L) {
    static const char *const keys[] = {"name", "tied", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    struct embed args = {
        .ids = bind_check_tensor(L, 2, box), .vocab = luaL_checknumber(L, 3), .width = luaL_checknumber(L, 4)};
    bind_check_keys(L, 5, "embed", keys);
    args.tied = bind_flag(L, 5, "embed", "tied");
    struct mt_error error;
    tensor_id out = 0;
    enum mt_status status = graph_embed(&box->graph, &args, bind_origin(L, 5, "embed"), &out, &error);
    return bind_finish(L, status, out, &error);
}

typedef enum mt_status unary_function(struct graph *graph, tensor_id x, struct origin origin, tensor_id *out,
                                      struct mt_error *error);

static int emit_unary(lua_State *L, const char *what, unary_function *function) {
    static const char *const keys[] = {"name", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id x = bind_check_tensor(L, 2, box), out = 0;
    bind_check_keys(L, 3, what, keys);
    struct mt_error error;
    enum mt_status status = function(&box->graph, x, bind_origin(L, 3, what), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* g:combine(y, {add=, name=}): `add` is what ranks with the same tokens computed in parts */
static int combine(lua_State *L) {
    static const char *const keys[] = {"name", "add", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id y = bind_check_tensor(L, 2, box), shared = 0, out = 0;
    bind_check_keys(L, 3, "combine", keys);
    bool adds = lua_istable(L, 3) && lua_getfield(L, 3, "add") != LUA_TNIL;
    if (adds) shared = bind_field_tensor(L, 3, "combine", "add", box);
    struct mt_error error;
    enum mt_status status =
        graph_combine(&box->graph, y, adds ? &shared : NULL, bind_origin(L, 3, "combine"), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* g:reshard(x): x as the layer's ranks share the tokens, or as between layers */
static int reshard(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id x = bind_check_tensor(L, 2, box), out = 0;
    struct mt_error error;
    enum mt_status status = graph_reshard(&box->graph, x, box->graph.ways, bind_origin(L, 3, "reshard"), &out, &error);
    return bind_finish(L, status, out, &error);
}

/* g:sum_parts(x): the sum of what the ranks with the same tokens computed in parts */
static int sum_parts(lua_State *L) { return emit_unary(L, "sum_parts", graph_sum_parts); }

static int last_token(lua_State *L) { return emit_unary(L, "last_token", graph_last_token); }
static int sample(lua_State *L) { return emit_unary(L, "sample", graph_sample); }

/* g:work{x=, width=, flops=, read=, write=, kv=, weights=, dtype=, name=} */
static int work(lua_State *L) {
    static const char *const keys[] = {"name", "x", "width", "flops", "read", "write", "kv", "weights", "dtype", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    struct mt_error error;
    tensor_id x = 0, out = 0;
    luaL_checktype(L, 2, LUA_TTABLE);
    bind_check_keys(L, 2, "work", keys);
    struct work args = {.flops = field_dim(L, 2, "work", "flops", box),
                        .read = field_dim(L, 2, "work", "read", box),
                        .write = field_dim(L, 2, "work", "write", box),
                        .kv = field_dim(L, 2, "work", "kv", box),
                        .parameters = bind_number(L, 2, "work", "weights", 0),
                        .type = bind_dtype(L, 2, "work", "dtype", box->graph.precision.activations)};
    bool has_x = lua_getfield(L, 2, "x") != LUA_TNIL;
    lua_pop(L, 1);
    if (has_x) {
        x = bind_field_tensor(L, 2, "work", "x", box);
        args.x = &x;
        args.width = bind_number(L, 2, "work", "width", box->graph.tensors.items[x].width);
    }
    enum mt_status status = graph_work(&box->graph, &args, bind_origin(L, 2, "work"), &out, &error);
    if (status == MT_OK && !has_x) return 0;
    return bind_finish(L, status, out, &error);
}

/* g:all_reduce(x, axis, {name=}) and its kin */
static int collective(lua_State *L, enum op_kind kind) {
    static const char *const keys[] = {"name", NULL};
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id x = bind_check_tensor(L, 2, box), out = 0;
    enum axis axis = axis_find(luaL_checkstring(L, 3));
    luaL_argcheck(L, axis < AXIS_COUNT, 3, "the axes are tp, cp, attention_dp, ep, pp and dp");
    bind_check_keys(L, 4, op_name(kind), keys);
    struct mt_error error;
    enum mt_status status =
        graph_collective(&box->graph, kind, axis, x, bind_origin(L, 4, op_name(kind)), &out, &error);
    return bind_finish(L, status, out, &error);
}

static int all_reduce(lua_State *L) { return collective(L, OP_ALL_REDUCE); }
static int all_gather(lua_State *L) { return collective(L, OP_ALL_GATHER); }
static int reduce_scatter(lua_State *L) { return collective(L, OP_REDUCE_SCATTER); }
static int all_to_all(lua_State *L) { return collective(L, OP_ALL_TO_ALL); }
static int send_recv(lua_State *L) { return collective(L, OP_SEND_RECV); }

/* g:split(x, width, width, ...): views side by side, which move nothing; nil where a width is 0 */
static int split(lua_State *L) {
    struct graph_box *box = bind_check_graph(L, 1);
    tensor_id x = bind_check_tensor(L, 2, box);
    int count = lua_gettop(L) - 2;
    double whole = box->graph.tensors.items[x].width, left = whole;
    struct mt_error error;
    luaL_checkstack(L, count, "too many parts");
    for (int i = 0; i < count; i++) {
        tensor_id part = 0;
        double width = luaL_checknumber(L, 3 + i);
        left -= width;
        luaL_argcheck(L, width >= 0, 3 + i, "a part is at least 0 wide");
        if (width == 0) { /* there is none */
            lua_pushnil(L);
            continue;
        }
        if (graph_view(&box->graph, x, box->graph.tensors.items[x].rows, width, &part, &error) != MT_OK)
            return bind_raise(L, &error);
        bind_push_tensor(L, 1, part);
    }
    if (left != 0) return luaL_error(L, "split: the parts are %f wide together, the tensor is %f", whole - left, whole);
    return count;
}

static const luaL_Reg methods[] = {{"linear", linear},
                                   {"grouped_linear", grouped_linear},
                                   {"route", route},
                                   {"combine", combine},
                                   {"sum_parts", sum_parts},
                                   {"cache", cache},
                                   {"attention", attention},
                                   {"cross_attention", cross_attention},
                                   {"cached", cached},
                                   {"conv2d", conv2d},
                                   {"scan", scan},
                                   {"resize", resize},
                                   {"join", join},
                                   {"learned", learned},
                                   {"merge", merge},
                                   {"crop", crop},
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

const luaL_Reg *bind_op_methods(void) { return methods; }
