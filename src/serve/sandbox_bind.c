/* sandbox_bind.c: the Lua module mantile.sandbox: see sandbox.h. */
#include <lauxlib.h>

#include "serve/sandbox.h"

#define CLASS "mantile.sandbox"

struct box {
    struct sandbox *sandbox; /* NULL: closed */
    bool owned;              /* else somebody else ends it */
};

struct sandbox *sandbox_check(lua_State *L, int i) {
    const struct box *box = luaL_checkudata(L, i, CLASS);
    if (box->sandbox == NULL) luaL_error(L, "the sandbox is closed");
    return box->sandbox;
}

static int close_sandbox(lua_State *L) {
    struct box *box = luaL_checkudata(L, 1, CLASS);
    if (box->owned) sandbox_stop(box->sandbox);
    *box = (struct box){NULL, false};
    return 0;
}

static int process(lua_State *L) {
    lua_pushinteger(L, sandbox_process(sandbox_check(L, 1)));
    return 1;
}

/*
** {======================================================
** Limits
** =======================================================
*/

static double number(lua_State *L, int t, const char *name, double usual) {
    if (lua_getfield(L, t, name) != LUA_TNIL) {
        if (!lua_isnumber(L, -1)) luaL_error(L, "%s is no number", name);
        usual = lua_tonumber(L, -1);
    }
    lua_pop(L, 1);
    return usual;
}

static uint64_t whole(lua_State *L, int t, const char *name, uint64_t usual) {
    double value = number(L, t, name, (double)usual);
    if (!(value >= 0 && value < 9e18)) luaL_error(L, "%s is no count", name);
    return (uint64_t)value;
}

static struct sandbox_limits check_limits(lua_State *L, int t) {
    struct sandbox_limits limits = sandbox_usual();
    if (lua_isnoneornil(L, t)) return limits;
    luaL_checktype(L, t, LUA_TTABLE);
    limits.instructions = whole(L, t, "instructions", limits.instructions);
    limits.cpu_s = number(L, t, "cpu_s", limits.cpu_s);
    limits.wall_s = number(L, t, "wall_s", limits.wall_s);
    limits.memory_bytes = whole(L, t, "memory_bytes", limits.memory_bytes);
    limits.output_bytes = whole(L, t, "output_bytes", limits.output_bytes);
    limits.text_bytes = whole(L, t, "text_bytes", limits.text_bytes);
    uint64_t jobs = whole(L, t, "jobs", limits.jobs);
    limits.jobs = jobs > SANDBOX_JOBS_MOST ? SANDBOX_JOBS_MOST + 1 : (unsigned)jobs; /* which is refused */
    return limits;
}

static void push_usual(lua_State *L) {
    struct sandbox_limits limits = sandbox_usual();
    lua_createtable(L, 0, 7);
    lua_pushinteger(L, (lua_Integer)limits.instructions);
    lua_setfield(L, -2, "instructions");
    lua_pushnumber(L, limits.cpu_s);
    lua_setfield(L, -2, "cpu_s");
    lua_pushnumber(L, limits.wall_s);
    lua_setfield(L, -2, "wall_s");
    lua_pushinteger(L, (lua_Integer)limits.memory_bytes);
    lua_setfield(L, -2, "memory_bytes");
    lua_pushinteger(L, (lua_Integer)limits.output_bytes);
    lua_setfield(L, -2, "output_bytes");
    lua_pushinteger(L, (lua_Integer)limits.text_bytes);
    lua_setfield(L, -2, "text_bytes");
    lua_pushinteger(L, limits.jobs);
    lua_setfield(L, -2, "jobs");
}

/* }====================================================== */

static struct box *push_box(lua_State *L) {
    struct box *box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = (struct box){NULL, false};
    luaL_setmetatable(L, CLASS);
    return box;
}

static int start(lua_State *L) {
    const char *root = luaL_checkstring(L, 1);
    struct sandbox_limits limits = check_limits(L, 2);
    char why[1024];
    struct box *box = push_box(L);
    *box = (struct box){sandbox_start_with(root, &limits, lua_tocfunction(L, 3), why), true};
    if (box->sandbox != NULL) return 1;
    lua_pushnil(L);
    lua_pushstring(L, why);
    return 2;
}

void sandbox_push(lua_State *L, struct sandbox *sandbox) {
    luaL_requiref(L, "mantile.sandbox", luaopen_mantile_sandbox, 0);
    lua_pop(L, 1);
    push_box(L)->sandbox = sandbox;
}

/* Asks the functions at indices 3 and 4 of the stack. */
struct listener {
    lua_State *L;
    int problem; /* the status of the call that failed: its error is on the stack */
    enum sandbox_kind kind;
    const char *bytes;
    size_t size;
};

static int protected_piece(lua_State *L) {
    const struct listener *piece = lua_touserdata(L, 2);
    lua_pushvalue(L, 1);
    lua_pushstring(L, piece->kind == SANDBOX_PRINTED ? "printed" : "result");
    lua_pushlstring(L, piece->bytes, piece->size);
    lua_call(L, 2, 1);
    return 1;
}

static int protected_wanted(lua_State *L) {
    lua_pushvalue(L, 1);
    lua_call(L, 0, 1);
    return 1;
}

/* Whether more is wanted: all but false says so. */
static bool ask(struct listener *listener, lua_CFunction f, int index) {
    lua_State *L = listener->L;
    if (listener->problem != LUA_OK) return false;
    lua_pushcfunction(L, f);
    lua_pushvalue(L, index);
    lua_pushlightuserdata(L, listener);
    listener->problem = lua_pcall(L, 2, 1, 0);
    if (listener->problem != LUA_OK) return false;
    bool wanted = !lua_isboolean(L, -1) || lua_toboolean(L, -1);
    lua_pop(L, 1);
    return wanted;
}

static bool give_piece(void *context, enum sandbox_kind kind, const char *bytes, size_t size) {
    struct listener *listener = context;
    *listener = (struct listener){listener->L, listener->problem, kind, bytes, size};
    return ask(listener, protected_piece, 3);
}

static bool is_wanted(void *context) { return ask(context, protected_wanted, 4); }

static int run(lua_State *L) {
    struct sandbox *sandbox = sandbox_check(L, 1);
    size_t size;
    const char *text = luaL_checklstring(L, 2, &size);
    luaL_checktype(L, 3, LUA_TFUNCTION);
    if (!lua_isnoneornil(L, 4)) luaL_checktype(L, 4, LUA_TFUNCTION);
    lua_settop(L, 4);
    luaL_checkstack(L, 8, NULL);
    struct listener listener = {.L = L};
    struct sandbox_reader reader = {give_piece, lua_isnil(L, 4) ? NULL : is_wanted, &listener};
    struct sandbox_answer answer;
    sandbox_run(sandbox, text, size, &reader, &answer);
    if (listener.problem != LUA_OK) return lua_error(L);
    lua_pushstring(L, sandbox_end_name(answer.end));
    lua_pushstring(L, answer.message);
    return 2;
}

int luaopen_mantile_sandbox(lua_State *L) {
    static const luaL_Reg methods[] = {{"run", run}, {"process", process}, {"close", close_sandbox}, {NULL, NULL}};
    static const luaL_Reg metamethods[] = {{"__gc", close_sandbox}, {"__close", close_sandbox}, {NULL, NULL}};
    luaL_newmetatable(L, CLASS);
    luaL_setfuncs(L, metamethods, 0);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    lua_newtable(L);
    push_usual(L);
    lua_setfield(L, -2, "usual");
    lua_pushcfunction(L, start);
    lua_setfield(L, -2, "start");
    return 1;
}
