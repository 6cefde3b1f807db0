/* bind_explore.c: sweeps and searches as Lua values: deployments go in, points of their grids come out. */
#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bind/bind.h"
#include "explore/explore.h"
#include "explore/pool.h"

#define EXPLORER_CLASS "mantile.explorer"
#define KEEPER_CLASS   "mantile.explorer.keeper"

/* ORDER FACT: numbers of a deployment that formulas may read. */
static const char *const fact_names[] = {"gpus",         "tp",         "cp", "attention_dp",  "ep",
                                         "pp",           "dp",         "sp", "prefill.count", "prefill.gpus",
                                         "decode.count", "decode.gpus"};
_Static_assert(sizeof fact_names / sizeof *fact_names == EXPLORE_FACTS, "ORDER FACT");

/* Keeps alive what a job in work points at. A state that closes ends its youngest values first, programs among them:
 * a keeper is younger than all that it keeps, and stops the threads before. */
struct keeper {
    struct explorer *explorer;
    size_t job; /* counting from 0 */
};

struct slot {
    struct bound_terms terms; /* without pools */
    struct explore_job job;
};

struct explorer {
    struct exploration exploration;
    struct pool *pool;
    struct explore_kept *kept; /* [threads], and then what they come to together */
    struct slot *slots;        /* [room], in the order of the pool's ring */
    size_t threads, room, put, taken;
    double *values; /* of the grid */
    bool finished;
};

static struct explorer *check_explorer(lua_State *L) {
    struct explorer *explorer = luaL_checkudata(L, 1, EXPLORER_CLASS);
    if (explorer->pool == NULL) luaL_error(L, "the explorer is closed");
    return explorer;
}

/*
** {======================================================
** Formulas
** =======================================================
*/

static const char *variable_name(size_t variable) {
    if (variable < EXPLORE_WORKLOAD) return metric_row((enum metric)variable)->key;
    if (variable < EXPLORE_CONCURRENCY) return grid_axis_name((enum grid_axis)(variable - EXPLORE_WORKLOAD));
    return variable == EXPLORE_CONCURRENCY ? "concurrency" : fact_names[variable - EXPLORE_FIRST_FACT];
}

static struct formula_step check_step(lua_State *L, int i) {
    if (lua_type(L, i) == LUA_TNUMBER) return (struct formula_step){FORMULA_NUMBER, 0, lua_tonumber(L, i)};
    const char *name = lua_tostring(L, i), *names[EXPLORE_VARIABLES + 1] = {NULL};
    if (name == NULL) luaL_error(L, "a formula is a list of numbers and names");
    for (int kind = FORMULA_ADD; kind < FORMULA_KINDS; kind++)
        if (strcmp(formula_name((enum formula_kind)kind), name) == 0)
            return (struct formula_step){(enum formula_kind)kind, 0, 0};
    for (size_t v = 0; v < EXPLORE_VARIABLES; v++) {
        names[v] = variable_name(v);
        if (strcmp(names[v], name) == 0) return (struct formula_step){FORMULA_VARIABLE, v, 0};
    }
    const char *meant = bind_nearest(name, names);
    luaL_error(L, "there is no metric '%s'; did you mean '%s'?", name, meant != NULL ? meant : "tpot_s");
    return (struct formula_step){FORMULA_NUMBER, 0, 0};
}

static void check_formula(lua_State *L, int t, struct formula *formula) {
    struct mt_error error;
    luaL_checktype(L, t, LUA_TTABLE);
    *formula = (struct formula){0};
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, t); i++) {
        lua_rawgeti(L, t, i);
        struct formula_step step = check_step(L, lua_gettop(L));
        lua_pop(L, 1);
        if (formula_add(formula, step, &error) != MT_OK) bind_raise(L, &error);
    }
    if (formula_check(formula, EXPLORE_VARIABLES, &error) != MT_OK) bind_raise(L, &error);
}

/* A list of formulas, which the value on the top of the stack afterwards owns. */
static struct formula *check_formulas(lua_State *L, const char *key, size_t most, size_t *count) {
    if (lua_getfield(L, 1, key) != LUA_TTABLE) luaL_error(L, "explorer: %s must be a list of formulas", key);
    int list = lua_gettop(L);
    *count = lua_rawlen(L, list);
    if (*count > most) luaL_error(L, "explorer: at most %d %s", (int)most, key);
    struct formula *formulas = lua_newuserdatauv(L, (*count + 1) * sizeof *formulas, 0);
    for (size_t i = 0; i < *count; i++) {
        lua_rawgeti(L, list, (lua_Integer)i + 1);
        check_formula(L, lua_gettop(L), &formulas[i]);
        lua_pop(L, 1);
    }
    lua_remove(L, list);
    return formulas;
}

/* core.variables(): the names of all that formulas may read */
static int variables(lua_State *L) {
    lua_createtable(L, EXPLORE_VARIABLES, 0);
    for (size_t v = 0; v < EXPLORE_VARIABLES; v++) {
        lua_pushstring(L, variable_name(v));
        lua_rawseti(L, -2, (lua_Integer)v + 1);
    }
    return 1;
}

/* core.operations(): the names of formula.h's operations */
static int operations(lua_State *L) {
    lua_createtable(L, FORMULA_KINDS, 0);
    for (int kind = FORMULA_ADD; kind < FORMULA_KINDS; kind++) {
        lua_pushstring(L, formula_name((enum formula_kind)kind));
        lua_rawseti(L, -2, kind - FORMULA_ADD + 1);
    }
    return 1;
}

/* }====================================================== */

/*
** {======================================================
** Starting
** =======================================================
*/

#define GRID_MAX 1e9 /* points */

/* The values of an axis, behind those of the axes before; returns where they end. */
static size_t check_axis(lua_State *L, int grid, enum grid_axis axis, struct explorer *explorer, size_t at) {
    const bool loop = axis == GRID_BATCH && explorer->exploration.mode != EXPLORE_STATIC;
    const char *name = loop ? "concurrency" : grid_axis_name(axis);
    double least = axis == GRID_PREFIX ? 0 : 1;
    if (lua_getfield(L, grid, name) != LUA_TTABLE) luaL_error(L, "grid: %s must be a list", name);
    size_t count = lua_rawlen(L, -1);
    if (count == 0) luaL_error(L, "grid: %s must have a value", name);
    double *values = realloc(explorer->values, (at + count) * sizeof *values);
    if (values == NULL) luaL_error(L, "out of memory");
    explorer->values = values;
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        double value = lua_tonumber(L, -1);
        if (!(value >= least && value <= 4294967296.0 && value == floor(value)))
            luaL_error(L, "grid: %s[%d] must be a whole number from %d to 2^32", name, (int)i + 1, (int)least);
        values[at + i] = value;
        lua_pop(L, 1);
    }
    explorer->exploration.grid.count[axis] = count;
    lua_pop(L, 1);
    return at + count;
}

static void check_grid(lua_State *L, struct explorer *explorer) {
    struct grid *grid = &explorer->exploration.grid;
    double points = 1;
    size_t at = 0;
    if (lua_getfield(L, 1, "grid") != LUA_TTABLE) luaL_error(L, "explorer: grid must be a table");
    int t = lua_gettop(L);
    for (int axis = 0; axis < GRID_AXES; axis++) at = check_axis(L, t, (enum grid_axis)axis, explorer, at);
    lua_pop(L, 1);
    at = 0;
    for (int axis = 0; axis < GRID_AXES; axis++) {
        grid->values[axis] = explorer->values + at;
        at += grid->count[axis];
        points *= (double)grid->count[axis];
    }
    if (points > GRID_MAX) luaL_error(L, "grid: it has %f points; at most 10^9", points);
}

static enum selection_kind check_kind(lua_State *L) {
    const char *name = bind_text(L, 1, "explorer", "keep", "all");
    if (strcmp(name, "all") == 0) return SELECT_ALL;
    if (strcmp(name, "best") == 0) return SELECT_BEST;
    if (strcmp(name, "front") == 0) return SELECT_FRONT;
    luaL_error(L, "explorer: keep is all, best or front");
    return SELECT_ALL;
}

static double whole(lua_State *L, int t, const char *key, double fallback, double least, double most) {
    double value = bind_number(L, t, "explorer", key, fallback);
    if (!(value >= least && value <= most && value == floor(value)))
        luaL_error(L, "explorer: %s must be a whole number from %d to %d", key, (int)least, (int)most);
    return value;
}

static enum explore_mode check_mode(lua_State *L) {
    const char *name = bind_text(L, 1, "explorer", "mode", "static");
    if (strcmp(name, "static") == 0) return EXPLORE_STATIC;
    if (strcmp(name, "continuous") == 0) return EXPLORE_CONTINUOUS;
    if (strcmp(name, "disagg") == 0) return EXPLORE_DISAGG;
    luaL_error(L, "explorer: mode is static, continuous or disagg");
    return EXPLORE_STATIC;
}

static void check_exploration(lua_State *L, struct exploration *exploration) {
    exploration->kind = check_kind(L);
    exploration->objectives = (size_t)whole(L, 1, "objectives", 0, 0, (double)exploration->column_count);
    exploration->most = (size_t)whole(L, 1, "most", 1, 1, 1e6);
    exploration->each = (size_t)whole(L, 1, "each", 0, 0, 1e6);
    double left = (double)(exploration->column_count - exploration->objectives);
    exploration->front = (size_t)whole(L, 1, "front", 0, 0, left);
    if (exploration->kind != SELECT_ALL && exploration->objectives == 0)
        luaL_error(L, "explorer: the best and the front need objectives");
}

static void work(void *context, size_t worker, void *job) {
    const struct explorer *explorer = context;
    explore_run(&explorer->exploration, &explorer->kept[worker], &((struct slot *)job)->job);
}

static void start(lua_State *L, struct explorer *explorer) {
    const struct exploration *exploration = &explorer->exploration;
    struct mt_error error;
    explorer->threads = (size_t)whole(L, 1, "threads", (double)pool_cores(), 1, POOL_THREADS_MAX);
    explorer->room = (size_t)whole(L, 1, "room", (double)(8 * explorer->threads), 1, 1e5);
    explorer->kept = calloc(explorer->threads, sizeof *explorer->kept);
    explorer->slots = calloc(explorer->room, sizeof *explorer->slots);
    if (explorer->kept == NULL || explorer->slots == NULL) luaL_error(L, "out of memory");
    for (size_t i = 0; i < explorer->threads; i++) explorer->kept[i] = explore_kept_of(exploration);
    if (pool_start(&explorer->pool, explorer->threads, explorer->room, work, explorer, &error) != MT_OK)
        bind_raise(L, &error);
}

/* core.explorer{mode=, grid={batch={} (of loops concurrency), isl={}, osl={}, prefix={}}, limits={formula, ...},
 * columns={formula, ...}, keep="all"|"best"|"front", objectives= (how many columns are made small), most= (of the
 * best), each= (of one job among them), front= (how many columns after the objectives make a front beside), threads=,
 * room=}: a formula is a list in postfix order: numbers, names of core.variables() and of formula.h's operations */
static int new_explorer(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    struct explorer *explorer = lua_newuserdatauv(L, sizeof *explorer, 3);
    struct exploration *exploration = &explorer->exploration;
    *explorer = (struct explorer){0};
    luaL_setmetatable(L, EXPLORER_CLASS); /* table explorer */
    exploration->limits = check_formulas(L, "limits", EXPLORE_LIMITS_MAX, &exploration->limit_count);
    lua_setiuservalue(L, 2, 1);
    exploration->columns = check_formulas(L, "columns", EXPLORE_COLUMNS_MAX, &exploration->column_count);
    lua_setiuservalue(L, 2, 2);
    lua_newtable(L); /* by slot the keeper of its job */
    lua_setiuservalue(L, 2, 3);
    exploration->mode = check_mode(L);
    check_grid(L, explorer);
    check_exploration(L, exploration);
    start(L, explorer);
    return 1;
}

static void stop(struct explorer *explorer) {
    if (explorer->pool != NULL) pool_stop(explorer->pool);
    explorer->pool = NULL;
}

static int keeper_gc(lua_State *L) {
    struct keeper *keeper = luaL_checkudata(L, 1, KEEPER_CLASS);
    if (keeper->explorer != NULL && keeper->job >= keeper->explorer->taken) stop(keeper->explorer);
    return 0;
}

/* explorer:close(): ends its threads; also when it is collected */
static int close_explorer(lua_State *L) {
    struct explorer *explorer = luaL_checkudata(L, 1, EXPLORER_CLASS);
    stop(explorer);
    for (size_t i = 0; explorer->slots != NULL && i < explorer->room; i++)
        selection_free(&explorer->slots[i].job.found);
    for (size_t i = 0; explorer->kept != NULL && i < explorer->threads; i++) explore_kept_free(&explorer->kept[i]);
    free(explorer->slots);
    free(explorer->kept);
    free(explorer->values);
    explorer->slots = NULL;
    explorer->kept = NULL;
    explorer->values = NULL;
    return 0;
}

/* }====================================================== */

/*
** {======================================================
** Jobs
** =======================================================
*/

/* explorer:has_room(): whether put may be called before take */
static int has_room(lua_State *L) {
    lua_pushboolean(L, pool_has_room(check_explorer(L)->pool));
    return 1;
}

/* What else a deployment's job has: facts, and of a loop what its request says and the counts of pools. */
static void check_facts(lua_State *L, int t, bool pools, struct explore_job *job) {
    luaL_checktype(L, t, LUA_TTABLE);
    for (int fact = 0; fact < EXPLORE_FACTS; fact++) {
        bool of_pool = strchr(fact_names[fact], '.') != NULL;
        job->facts[fact] = bind_number(L, t, "explorer", fact_names[fact], of_pool == pools ? 1 : (double)NAN);
    }
    job->image_tokens = bind_number(L, t, "explorer", "image_tokens", 0);
    job->loop = bind_check_loop(L, t);
    job->prefill_key = bind_number(L, t, "explorer", "prefill.key", 0);
    job->prefill_count = bind_number(L, t, "explorer", "prefill.count", 1);
    job->decode_count = bind_number(L, t, "explorer", "decode.count", 1);
    if (!(job->prefill_count >= 1 && job->decode_count >= 1)) luaL_error(L, "explorer: a pool has at least one worker");
}

static struct explore_job check_job(lua_State *L, const struct exploration *exploration) {
    struct explore_job job = {.number = (uint64_t)luaL_checkinteger(L, 4)};
    lua_Integer from = luaL_checkinteger(L, 5), to = luaL_checkinteger(L, 6);
    luaL_argcheck(L, from >= 0 && from <= to && (size_t)to <= grid_size(&exploration->grid), 5, "no such points");
    job.from = (size_t)from;
    job.to = (size_t)to;
    check_facts(L, 3, exploration->mode == EXPLORE_DISAGG, &job);
    size_t most = exploration->each > 0 ? exploration->each : exploration->most;
    job.found = selection_of(exploration->kind, exploration->column_count, exploration->objectives, most);
    return job;
}

/* Makes a keeper of the explorer at 1 and the `count` values on the top of the stack, in its slot. */
static void keep(lua_State *L, struct explorer *explorer, size_t at, int count) {
    int kept = lua_gettop(L) - count;
    struct keeper *keeper = lua_newuserdatauv(L, sizeof *keeper, count + 1);
    *keeper = (struct keeper){.explorer = NULL};
    luaL_setmetatable(L, KEEPER_CLASS);
    for (int i = 1; i <= count; i++) {
        lua_pushvalue(L, kept + i);
        lua_setiuservalue(L, -2, i);
    }
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, count + 1);
    lua_getiuservalue(L, 1, 3); /* ... keeper keepers */
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, (lua_Integer)at + 1);
    *keeper = (struct keeper){explorer, explorer->put};
}

static void put_alone(lua_State *L, struct explorer *explorer, size_t at, struct explore_job *job) {
    struct slot *slot = &explorer->slots[at];
    struct bound_terms terms;
    bind_check_terms(L, 2, &terms);
    keep(L, explorer, at, TERMS_KEPT);
    *slot = (struct slot){terms, *job};
    bind_join_terms(&slot->terms);
    slot->job.terms = slot->terms.of;
}

static void put_pools(lua_State *L, struct explorer *explorer, size_t at, struct explore_job *job) {
    lua_settop(L, 7);
    job->decode = &bind_check_deployment(L, 2)->deployment;
    job->prefill = &bind_check_deployment(L, 7)->deployment;
    lua_pushvalue(L, 2); /* ... prefill decode */
    keep(L, explorer, at, 2);
    explorer->slots[at].job = *job;
}

/* explorer:put(terms, {gpus=, tp=, ..., image_tokens=, spread=, waves=, poll_steps=}, number, from, to): the points
 * `from` to `to` - 1 of the grid under one deployment, whose first point is number `number` of the space; terms as
 * core.deployment takes them. In mode disagg put(decode, {...}, number, from, to, prefill) with two values that
 * core.deployment made: a worker of each pool; jobs whose facts have the same prefill.key have the same worker */
static int put(lua_State *L) {
    struct explorer *explorer = check_explorer(L);
    if (!pool_has_room(explorer->pool)) return luaL_error(L, "there is no room; take a result first");
    size_t at = explorer->put % explorer->room;
    struct explore_job job = check_job(L, &explorer->exploration);
    bool pools = explorer->exploration.mode == EXPLORE_DISAGG;
    (pools ? put_pools : put_alone)(L, explorer, at, &job);
    explorer->put++;
    pool_put(explorer->pool, &explorer->slots[at]);
    return 0;
}

/* { points = { numbers }, { values of the first column }, ... } */
static void push_selection(lua_State *L, const struct selection *selection) {
    int count = (int)selection->count, width = (int)selection->width;
    lua_createtable(L, width, 1);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        lua_pushinteger(L, (lua_Integer)selection->points[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "points");
    for (int c = 0; c < width; c++) {
        lua_createtable(L, count, 0);
        for (int i = 0; i < count; i++) {
            lua_pushnumber(L, selection->values[(size_t)i * selection->width + (size_t)c]);
            lua_rawseti(L, -2, i + 1);
        }
        lua_rawseti(L, -2, c + 1);
    }
}

static void push_refused(lua_State *L, const struct explorer *explorer, const struct explore_job *job) {
    lua_createtable(L, (int)explorer->exploration.limit_count, 2);
    for (size_t l = 0; l < explorer->exploration.limit_count; l++) {
        lua_pushinteger(L, (lua_Integer)job->refused[l]);
        lua_rawseti(L, -2, (lua_Integer)l + 1);
    }
    lua_pushinteger(L, (lua_Integer)job->refused[REFUSED_PREFIX]);
    lua_setfield(L, -2, "prefix");
    lua_pushinteger(L, (lua_Integer)job->refused[REFUSED_UNKNOWN]);
    lua_setfield(L, -2, "unknown");
}

static void push_result(lua_State *L, const struct explorer *explorer, const struct explore_job *job) {
    lua_createtable(L, 0, 3);
    push_refused(L, explorer, job);
    lua_setfield(L, -2, "refused");
    lua_pushinteger(L, (lua_Integer)(job->to - job->from));
    lua_setfield(L, -2, "points");
    if (explorer->exploration.kind != SELECT_ALL) return;
    push_selection(L, &job->found);
    lua_setfield(L, -2, "found");
}

/* explorer:take(): of the oldest job that was put and not taken, { refused = { by limit, prefix =, unknown = }, found =
 * its points where all are kept, points = how many it had }; what is wrong with it, a text; nil when all were taken */
static int take(lua_State *L) {
    struct explorer *explorer = check_explorer(L);
    struct slot *slot = pool_take(explorer->pool);
    if (slot == NULL) return 0;
    lua_getiuservalue(L, 1, 3);
    lua_pushnil(L);
    lua_rawseti(L, -2, (lua_Integer)(explorer->taken++ % explorer->room) + 1);
    if (slot->job.status == MT_OK)
        push_result(L, explorer, &slot->job);
    else
        lua_pushstring(L, slot->job.error.message);
    selection_free(&slot->job.found);
    return 1;
}

static enum mt_status join(struct selection *into, struct selection *from, struct mt_error *error) {
    enum mt_status status = selection_join(into, from, error);
    selection_free(from);
    return status;
}

/* explorer:best(): when all jobs were taken, what all of them come to: { points =, columns }, best first; and the front
 * beside it */
static int best(lua_State *L) {
    struct explorer *explorer = check_explorer(L);
    struct explore_kept *all = explorer->kept;
    struct mt_error error;
    enum mt_status status = MT_OK;
    for (size_t i = 1; i < explorer->threads && status == MT_OK; i++) {
        status = join(&all->found, &explorer->kept[i].found, &error);
        if (status == MT_OK) status = join(&all->front, &explorer->kept[i].front, &error);
    }
    if (status == MT_OK) status = selection_sort(&all->found, &error);
    if (status == MT_OK) status = selection_sort(&all->front, &error);
    if (status != MT_OK) return bind_raise(L, &error);
    push_selection(L, &all->found);
    push_selection(L, &all->front);
    return 2;
}

/* }====================================================== */

static int cores(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)pool_cores());
    return 1;
}

static const luaL_Reg methods[] = {{"has_room", has_room},    {"put", put}, {"take", take}, {"best", best},
                                   {"close", close_explorer}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", close_explorer}, {"__close", close_explorer}, {NULL, NULL}};

void bind_explore(lua_State *L) {
    static const luaL_Reg functions[] = {{"explorer", new_explorer},
                                         {"variables", variables},
                                         {"operations", operations},
                                         {"cores", cores},
                                         {NULL, NULL}};
    static const luaL_Reg none[] = {{NULL, NULL}};
    static const luaL_Reg keeper_metamethods[] = {{"__gc", keeper_gc}, {NULL, NULL}};
    bind_class(L, KEEPER_CLASS, none, keeper_metamethods);
    bind_class(L, EXPLORER_CLASS, methods, metamethods);
    luaL_setfuncs(L, functions, 0);
}
