/* bind.h: the C core as the Lua module `mantile.core`.
 *
 * Raw verbs only: Lua supplies defaults, names and ergonomics. Every function
 * checks its arguments, calls the core (which cannot raise) and pushes the
 * result. Misuse raises with the caller's file and line.
 */
#ifndef MANTILE_BIND_BIND_H
#define MANTILE_BIND_BIND_H

#include <lua.h>
#include <stdbool.h>

#include "cost/measured.h"
#include "graph/program.h"
#include "metrics/deployment.h"
#include "metrics/loop.h"
#include "simulate/traffic.h"

/* Opens mantile.core: a table of the functions below. */
int luaopen_mantile_core(lua_State *L);

/* Opens Lua's libraries and mantile.core in a fresh state, where `require` finds the Lua files in the folder `root`.
 * May raise. */
void bind_open_library(lua_State *L, const char *root);

/* Each adds its functions to the module table on the top of the stack. */
void bind_dim(lua_State *L);
void bind_graph(lua_State *L);
void bind_program(lua_State *L);
void bind_deployment(lua_State *L);
void bind_yaml(lua_State *L);
void bind_gguf(lua_State *L);
void bind_form(lua_State *L);
void bind_calibration(lua_State *L);
void bind_explore(lua_State *L);
void bind_measured(lua_State *L);
void bind_process(lua_State *L);
void bind_file(lua_State *L);
void bind_lines(lua_State *L);
void bind_sqlite(lua_State *L);
void bind_trace(lua_State *L);
void bind_traffic(lua_State *L);
void bind_timeline(lua_State *L);
void bind_simulation(lua_State *L);
void bind_template(lua_State *L);

/* Pushes value `i` of the document. */
struct document;
void bind_push_document(lua_State *L, const struct document *document, size_t i);

/* Raises the core's error at the caller's line. */
int bind_raise(lua_State *L, const struct mt_error *error);

/* A class: a metatable called `name` with `methods` and `metamethods`. A class
 * with an __index of its own finds the methods in __methods. */
struct luaL_Reg;
void bind_class(lua_State *L, const char *name, const struct luaL_Reg *methods, const struct luaL_Reg *metamethods);

/*
** Fields of the options table at `t` of the function called `what`. A field
** that is absent gives the fallback; one of a wrong type raises.
*/
void bind_check_keys(lua_State *L, int t, const char *what, const char *const keys[]);
double bind_number(lua_State *L, int t, const char *what, const char *key, double fallback);
double bind_required_number(lua_State *L, int t, const char *what, const char *key);
bool bind_flag(lua_State *L, int t, const char *what, const char *key);
const char *bind_text(lua_State *L, int t, const char *what, const char *key, const char *fallback);
enum dtype bind_dtype(lua_State *L, int t, const char *what, const char *key, enum dtype fallback);

/* Reads the parameters of a form by name; those that are not there stay at their start. Raises for one out of bounds.
 */
void bind_check_parameters(lua_State *L, int t, const struct form *form, double *out);

/* Of `keys` (ended by NULL), the one that `word` was probably meant to be, or NULL. */
const char *bind_nearest(const char *word, const char *const keys[]);

/* A graph, or what is left of one after freeze. */
struct graph_box {
    struct graph graph;
    bool open;
};

struct graph_box *bind_check_graph(lua_State *L, int i);

/* Dims and tensors keep the graph userdata at `graph_index` alive. */
void bind_push_dim(lua_State *L, int graph_index, struct dim dim);
struct dim bind_check_dim(lua_State *L, int i, const struct graph_box *box);

#define TENSOR_CLASS "mantile.tensor"

int bind_push_tensor(lua_State *L, int graph_index, tensor_id id);
tensor_id bind_check_tensor(lua_State *L, int i, const struct graph_box *box);
tensor_id bind_field_tensor(lua_State *L, int t, const char *what, const char *key, const struct graph_box *box);

/* The caller's file and line, and the name it gave the op at option table `t`. */
struct origin bind_origin(lua_State *L, int t, const char *what);

/* Ends a method of the graph at 1: pushes the tensor that was made, or raises the error. */
int bind_finish(lua_State *L, enum mt_status status, tensor_id out, const struct mt_error *error);

/* The methods of a graph that layers call: bind_ops.c. */
const struct luaL_Reg *bind_op_methods(void);

/* What makes a deployment, with copies of what it points at. */
struct bound_terms {
    struct deployment_terms of;
    struct calibration calibration; /* of the cost models calibrated and measured; a Lua value owns its entries */
    struct measured measured;
};

#define TERMS_KEPT 4

/* Reads a table of terms and leaves the TERMS_KEPT values that own what they point at on the stack. */
void bind_check_terms(lua_State *L, int t, struct bound_terms *terms);

/* Terms that lie where they stay point at themselves. */
void bind_join_terms(struct bound_terms *terms);

/* A deployment keeps its programs alive through its user values. */
struct deployment_box {
    struct bound_terms terms;
    struct deployment deployment;
    struct deployment_scratch scratch; /* a Lua state runs on one thread */
    bool open;
};

struct deployment_box *bind_check_deployment(lua_State *L, int i);

/* Of the value that core.calibration made, which owns its entries; nothing was measured where it is nil. */
struct calibration bind_check_calibration(lua_State *L, int i);

/* Reads what an entry of a calibration is of: form, weights, rate, op, latent. */
void bind_check_calibration_key(lua_State *L, int t, struct calibration_key *key);

/* Of the value that core.measured made, which owns its points; of none where it is nil. */
struct measured bind_check_measured(lua_State *L, int i);

/* Lane 0 of `load` from the table { batch =, isl =, osl =, prefix = }, where `batch` is called so. */
void bind_check_workload(lua_State *L, int t, const char *batch, struct workload_block *load);

/* Pushes lane 0 of the first `count` metrics as a nested table. */
void bind_push_report(lua_State *L, lanes *metrics, int count);

/* What the table at `t` says of a closed loop: { spread =, waves =, poll_steps = }. */
struct loop bind_check_loop(lua_State *L, int t);

/* deployment:loop{...} and core.pools(...): see bind_loop.c */
int bind_loop(lua_State *L);
int bind_pools(lua_State *L);

/* deployment:explain{batch=, isl=, osl=, prefix=}: see bind_explain.c */
int bind_explain(lua_State *L);

/* Requests as they came once, of the value that core.trace made. */
struct trace *bind_check_trace(lua_State *L, int i);

/* Of the value that core.traffic made, which owns it. A simulation takes its requests: it is used once. */
struct traffic *bind_check_traffic(lua_State *L, int i);

/* While it is lent nobody else may use that value, which is one. */
void bind_lend_traffic(lua_State *L, int i, bool lent);

const struct program *bind_check_program(lua_State *L, int i);
void bind_push_program(lua_State *L, struct graph_box *box);

#endif
