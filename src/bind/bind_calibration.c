/* bind_calibration.c: what was measured of an engine's kernels, read once for the many deployments that it prices. */
#include <lauxlib.h>
#include <string.h>

#include "bind/bind.h"
#include "cost/form_attention.h"

#define CALIBRATION_CLASS "mantile.calibration"

struct entries {
    size_t count;
    struct calibration_entry items[];
};

static enum dtype check_dtype(lua_State *L, int t, const char *key) {
    lua_getfield(L, t, key);
    enum dtype type = lua_isstring(L, -1) ? dtype_find(lua_tostring(L, -1)) : DTYPE_BF16;
    if (type >= DTYPE_COUNT) luaL_error(L, "calibration: there is no dtype '%s'", lua_tostring(L, -1));
    lua_pop(L, 1);
    return type;
}

/* The op that an entry is of, where its form serves several. */
static enum op_kind check_op(lua_State *L, int t) {
    const char *name = bind_text(L, t, "calibration", "op", op_name(OP_LINEAR));
    for (int kind = 0; kind < OP_COUNT; kind++)
        if (strcmp(op_name((enum op_kind)kind), name) == 0) return (enum op_kind)kind;
    luaL_error(L, "calibration: there is no op '%s'", name);
    return OP_COUNT;
}

/* The recurrence that an entry is of. */
static enum recurrence check_recurrence(lua_State *L, int t) {
    static const char *const names[] = {"gdn", "kda", "mamba2"}; /* ORDER RECURRENCE */
    _Static_assert(sizeof names / sizeof *names == RECURRENCE_COUNT, "ORDER RECURRENCE");
    const char *name = bind_text(L, t, "calibration", "scan", names[0]);
    for (int i = 0; i < RECURRENCE_COUNT; i++)
        if (strcmp(names[i], name) == 0) return (enum recurrence)i;
    luaL_error(L, "calibration: there is no scan '%s'", name);
    return RECURRENCE_COUNT;
}

static bool check_flag(lua_State *L, int t, const char *key) {
    lua_getfield(L, t, key);
    bool set = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return set;
}

/* The variant of attention that an entry is of, or 0. */
static int check_variant(lua_State *L, int t) {
    const char *name = bind_text(L, t, "calibration", "variant", attention_variants[0]);
    for (int i = 0; attention_variants[i] != NULL; i++)
        if (strcmp(attention_variants[i], name) == 0) return i;
    return luaL_error(L, "calibration: there is no variant '%s'", name);
}

void bind_check_calibration_key(lua_State *L, int t, struct calibration_key *key) {
    const char *name = bind_text(L, t, "calibration", "form", "");
    key->form = form_find(name);
    if (key->form == NULL) luaL_error(L, "calibration: there is no form '%s'", name);
    key->weights = check_dtype(L, t, "weights");
    key->rate = check_dtype(L, t, "rate");
    key->kind = check_op(L, t);
    key->latent = check_flag(L, t, "latent");
    key->host = check_flag(L, t, "host");
    key->decodes = check_flag(L, t, "decodes");
    key->recurrence = check_recurrence(L, t);
    key->variant = check_variant(L, t);
    calibration_measure(key);
}

static void check_entry(lua_State *L, int t, struct calibration_entry *entry) {
    bind_check_calibration_key(L, t, &entry->of);
    lua_getfield(L, t, "parameters");
    bind_check_parameters(L, lua_gettop(L), entry->of.form, entry->parameters);
    lua_pop(L, 1);
}

#define ENTRIES_MAX 10000

/* core.calibration{{form=, weights=, rate= (dtypes), op=, scan=, latent=, variant=, host=, decodes=, parameters=}, ...}
 */
static int new_calibration(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    size_t count = lua_rawlen(L, 1);
    luaL_argcheck(L, count <= ENTRIES_MAX, 1, "at most 10000 entries");
    struct entries *entries = lua_newuserdatauv(L, sizeof *entries + count * sizeof *entries->items, 0);
    *entries = (struct entries){.count = count};
    luaL_setmetatable(L, CALIBRATION_CLASS);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        luaL_checktype(L, -1, LUA_TTABLE);
        check_entry(L, lua_gettop(L), &entries->items[i]);
        lua_pop(L, 1);
    }
    return 1;
}

struct calibration bind_check_calibration(lua_State *L, int i) {
    if (lua_isnoneornil(L, i)) return (struct calibration){0};
    struct entries *entries = luaL_checkudata(L, i, CALIBRATION_CLASS);
    return (struct calibration){.entries = entries->items, .count = entries->count};
}

void bind_calibration(lua_State *L) {
    static const luaL_Reg none[] = {{NULL, NULL}};
    bind_class(L, CALIBRATION_CLASS, none, none);
    lua_pushcfunction(L, new_calibration);
    lua_setfield(L, -2, "calibration");
}
