/* bind_template.c: the text of a report with holes for what depends on the workload, so that a service which answers
 * many requests for one deployment does not make and encode the same table every time. */
#include "bind/bind.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define TEMPLATE_CLASS "mantile.template"
#define NO_METRIC      METRIC_COUNT

enum hole { HOLE_METRIC, HOLE_BATCH, HOLE_ISL, HOLE_OSL, HOLE_PREFIX }; /* those after the first: a word of the load */

struct piece {
    size_t start, size; /* of the text before the hole */
    enum hole hole;
    enum metric metric;
    double times, over; /* the hole has the metric times one, over the other */
};

struct template {
    struct piece *pieces;
    char *text;
    size_t count, rest; /* the text after the last hole begins at `rest` */
    size_t size;
    bool unknown[METRIC_COUNT]; /* metrics that the text says are not known */
};

static struct template *check_template(lua_State *L) { return luaL_checkudata(L, 1, TEMPLATE_CLASS); }

static enum metric find_metric(lua_State *L, int t, const char *key) {
    const char *wanted = bind_text(L, t, "template", key, NULL);
    if (wanted == NULL) return NO_METRIC;
    for (int m = 0; m < METRIC_COUNT; m++)
        if (strcmp(metric_row((enum metric)m)->key, wanted) == 0) return (enum metric)m;
    return (enum metric)luaL_error(L, "template: there is no metric '%s'", wanted);
}

/* { metric = "tpot_s", times = 1, over = 1.05 } or { load = "batch" }, on the top of the stack */
static void read_hole(lua_State *L, struct piece *piece) {
    static const char *const keys[] = {"metric", "times", "over", "load", NULL};
    static const char *const loads[] = {"batch", "isl", "osl", "prefix"}; /* ORDER HOLE */
    int t = lua_gettop(L);
    bind_check_keys(L, t, "template", keys);
    const char *load = bind_text(L, t, "template", "load", NULL);
    piece->metric = find_metric(L, t, "metric");
    piece->times = bind_number(L, t, "template", "times", 1);
    piece->over = bind_number(L, t, "template", "over", 1);
    for (int i = 0; load != NULL && i < 4; i++)
        if (strcmp(load, loads[i]) == 0) piece->hole = (enum hole)(HOLE_BATCH + i);
    if (piece->hole == HOLE_METRIC && piece->metric == NO_METRIC)
        luaL_error(L, "template: a hole needs a metric or a load");
}

static void read_unknown(lua_State *L, struct template *template) {
    for (lua_Integer i = 1; lua_geti(L, 3, i) == LUA_TSTRING; i++) {
        for (int m = 0; m < METRIC_COUNT; m++)
            if (strcmp(metric_row((enum metric)m)->key, lua_tostring(L, -1)) == 0) template->unknown[m] = true;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* core.template(text, holes, unknown): `text` has a byte 1 where each of `holes` is, in order; `unknown` lists the
 * metrics that it says are not known */
static int new_template(lua_State *L) {
    size_t size, next = 0;
    const char *text = luaL_checklstring(L, 1, &size);
    luaL_checktype(L, 2, LUA_TTABLE);
    luaL_checktype(L, 3, LUA_TTABLE);
    size_t count = (size_t)luaL_len(L, 2);
    struct template *template = lua_newuserdatauv(L, sizeof *template, 1);
    *template = (struct template){.count = count, .size = size};
    char *block = lua_newuserdatauv(L, count * sizeof *template->pieces + size, 0); /* kept by its user value */
    lua_setiuservalue(L, -2, 1);
    template->pieces = (struct piece *)block;
    template->text = memcpy(block + count * sizeof *template->pieces, text, size);
    for (size_t i = 0; i < count; i++) {
        const char *hole = memchr(text + next, 1, size - next);
        if (hole == NULL) return luaL_error(L, "template: the text has %d holes", (int)i);
        template->pieces[i] = (struct piece){.start = next, .size = (size_t)(hole - text) - next};
        lua_geti(L, 2, (lua_Integer)i + 1);
        luaL_checktype(L, -1, LUA_TTABLE);
        read_hole(L, &template->pieces[i]);
        lua_pop(L, 1);
        next = (size_t)(hole - text) + 1;
    }
    template->rest = next;
    read_unknown(L, template);
    luaL_setmetatable(L, TEMPLATE_CLASS);
    return 1;
}

/* As lua-cjson writes them. */
static void add_number(luaL_Buffer *out, double value) {
    char *at = luaL_prepbuffsize(out, 32);
    int length = snprintf(at, 32, "%.14g", value);
    luaL_addsize(out, (size_t)length);
}

static void add_metric(luaL_Buffer *out, const struct piece *piece, double value) {
    const struct metric_row *row = metric_row(piece->metric);
    if (row->kind == METRIC_FLAG)
        luaL_addstring(out, value != 0 ? "true" : "false");
    else if (row->kind == METRIC_CAUSE) {
        luaL_addchar(out, '"');
        luaL_addstring(out, cause_name((enum cause)value));
        luaL_addchar(out, '"');
    } else
        add_number(out, piece->over != 1 ? value / piece->over : value * piece->times);
}

/* Whether what is not known is what the text says is not known. */
static bool is_alike(const struct template *template, lanes *metrics) {
    for (int m = 0; m < METRIC_COUNT; m++)
        if (isfinite(metrics[m][0]) == template->unknown[m]) return false;
    return true;
}

static void write_pieces(luaL_Buffer *out, const struct template *template, const double loads[4], lanes *metrics) {
    for (size_t i = 0; i < template->count; i++) {
        const struct piece *piece = &template->pieces[i];
        luaL_addlstring(out, template->text + piece->start, piece->size);
        if (piece->hole == HOLE_METRIC)
            add_metric(out, piece, metrics[piece->metric][0]);
        else
            add_number(out, loads[piece->hole - HOLE_BATCH]);
    }
    luaL_addlstring(out, template->text + template->rest, template->size - template->rest);
}

/* template:fill(deployment, batch, isl, osl, prefix, more): the text for this workload, whose prompts have `more`
 * tokens besides; nil where other metrics are unknown than the text says */
static int fill(lua_State *L) {
    const struct template *template = check_template(L);
    struct deployment_box *box = bind_check_deployment(L, 2);
    double loads[4];
    lanes metrics[METRIC_COUNT];
    luaL_Buffer out;
    for (int i = 0; i < 4; i++) loads[i] = luaL_checknumber(L, 3 + i);
    struct workload_block load = {
        .batch[0] = loads[0], .isl[0] = loads[1] + luaL_checknumber(L, 7), .osl[0] = loads[2], .prefix[0] = loads[3]};
    deployment_evaluate(&box->deployment, &load, &box->scratch, metrics, 1);
    if (!is_alike(template, metrics)) return 0;
    luaL_buffinitsize(L, &out, template->size + 16 * template->count);
    write_pieces(&out, template, loads, metrics);
    luaL_pushresult(&out);
    return 1;
}

void bind_template(lua_State *L) {
    static const luaL_Reg methods[] = {{"fill", fill}, {NULL, NULL}};
    static const luaL_Reg none[] = {{NULL, NULL}};
    bind_class(L, TEMPLATE_CLASS, methods, none);
    lua_pushcfunction(L, new_template);
    lua_setfield(L, -2, "template");
}
