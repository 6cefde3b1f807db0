/* bind_program.c: frozen graphs as Lua values. */
#include "bind/bind.h"

#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>

#define PROGRAM_CLASS "mantile.program"

const struct program *bind_check_program(lua_State *L, int i) { return luaL_checkudata(L, i, PROGRAM_CLASS); }

void bind_push_program(lua_State *L, struct graph_box *box) {
    struct mt_error error;
    struct program *program = lua_newuserdatauv(L, sizeof *program, 0);
    *program = (struct program){0};
    luaL_setmetatable(L, PROGRAM_CLASS);
    enum mt_status status = program_freeze(program, &box->graph, &error);
    box->open = false;
    if (status != MT_OK) bind_raise(L, &error);
}

static int program_gc(lua_State *L) {
    program_free(luaL_checkudata(L, 1, PROGRAM_CLASS));
    return 0;
}

static void set_number(lua_State *L, const char *key, double value) {
    lua_pushnumber(L, value);
    lua_setfield(L, -2, key);
}

/* program:parameters(): all, and those one token uses; one rank's share */
static int parameters(lua_State *L) {
    const struct program *program = bind_check_program(L, 1);
    lua_pushnumber(L, program->parameters);
    lua_pushnumber(L, program->active_parameters);
    return 2;
}

static void add_number(lua_State *L, const char *key, double value) {
    lua_getfield(L, -1, key);
    double before = lua_tonumber(L, -1);
    lua_pop(L, 1);
    set_number(L, key, before + value);
}

/* program:crosses_replicas(): whether it depends on dp */
static int crosses_replicas(lua_State *L) {
    lua_pushboolean(L, bind_check_program(L, 1)->crosses_replicas);
    return 1;
}

/* program:parts(): for each part of the model, in the order they ran, { part=,
 * parameters=, active=, scales=, adapters=, weights_bytes= } of one rank's share */
static int parts(lua_State *L) {
    const struct program *program = bind_check_program(L, 1);
    lua_newtable(L); /* parts */
    lua_newtable(L); /* parts, by name */
    for (size_t l = 0; l < program->layer_count; l++) {
        const struct program_layer *layer = &program->layers[l];
        if (lua_getfield(L, -1, layer->part) == LUA_TNIL) {
            lua_pop(L, 1);
            lua_createtable(L, 0, 4); /* parts, by name, part */
            lua_pushstring(L, layer->part);
            lua_setfield(L, -2, "part");
            lua_pushvalue(L, -1);
            lua_seti(L, -4, luaL_len(L, -4) + 1);
            lua_pushvalue(L, -1);
            lua_setfield(L, -3, layer->part);
        }
        for (size_t i = layer->first; i < layer->first + layer->count; i++) {
            const struct use *use = &program->uses[i];
            add_number(L, "parameters", layer->times * use->parameters);
            add_number(L, "active", layer->times * use->active_parameters);
            add_number(L, "adapters", layer->times * use->adapters);
            add_number(L, "scales", layer->times * use->scales);
            add_number(L, "weights_bytes", layer->times * use->held_bytes);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return 1;
}

static void push_op(lua_State *L, const struct program *program, const struct program_layer *layer,
                    const struct use *use, lanes *registers) {
    const struct op *op = &program->ops[use->op];
    lua_createtable(L, 0, 12);
    lua_pushstring(L, layer->type);
    lua_setfield(L, -2, "layer");
    lua_pushstring(L, layer->part);
    lua_setfield(L, -2, "part");
    lua_pushstring(L, op_name(op->kind));
    lua_setfield(L, -2, "kind");
    lua_pushstring(L, use->origin.name);
    lua_setfield(L, -2, "name");
    lua_pushfstring(L, "%s:%d", use->origin.file, use->origin.line);
    lua_setfield(L, -2, "where");
    set_number(L, "times", layer->times * layer->runs);
    set_number(L, "layers", layer->times); /* that hold the parameters */
    set_number(L, "parameters", use->parameters);
    for (int q = 0; q < QUANTITY_COUNT; q++)
        set_number(L, quantity_name((enum quantity)q), op->quantity[q].coef * registers[op->quantity[q].node][0]);
    for (int a = 0; op_argument_name(op->kind, a) != NULL; a++)
        set_number(L, op_argument_name(op->kind, a), op->argument[a].coef * registers[op->argument[a].node][0]);
}

static void push_ops(lua_State *L, const struct program *program, lanes *registers) {
    lua_Integer next = 1;
    lua_newtable(L);
    for (size_t l = 0; l < program->layer_count; l++) {
        const struct program_layer *layer = &program->layers[l];
        for (size_t i = layer->first; i < layer->first + layer->count; i++) {
            push_op(L, program, layer, &program->uses[i], registers);
            lua_seti(L, -2, next++);
        }
    }
}

/* program:ops{tokens=, sequences=, context=, prompt=}: what each op of each layer does in
 * one such step of one rank, in the order it was emitted: layer, kind, name,
 * where (file:line), times, layers, the quantities and the arguments of its kind */
static int ops(lua_State *L) {
    static const char *const keys[] = {"tokens", "sequences", "context", "prompt", NULL};
    const struct program *program = bind_check_program(L, 1);
    lanes symbols[SYMBOL_COUNT];
    luaL_checktype(L, 2, LUA_TTABLE);
    bind_check_keys(L, 2, "ops", keys);
    for (int s = 0; s < SYMBOL_PROMPT; s++) symbols[s][0] = bind_required_number(L, 2, "ops", keys[s]);
    symbols[SYMBOL_PROMPT][0] = bind_number(L, 2, "ops", "prompt", symbols[SYMBOL_CONTEXT][0]);
    lanes *registers = lua_newuserdatauv(L, program->code.count * sizeof *registers, 0); /* freed by Lua */
    dimcode_evaluate(&program->code, symbols, registers, 1);
    push_ops(L, program, registers);
    return 1;
}

static const luaL_Reg methods[] = {
    {"parameters", parameters}, {"parts", parts}, {"ops", ops}, {"crosses_replicas", crosses_replicas}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", program_gc}, {NULL, NULL}};

void bind_program(lua_State *L) { bind_class(L, PROGRAM_CLASS, methods, metamethods); }
