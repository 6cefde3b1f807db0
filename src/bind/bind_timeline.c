/* bind_timeline.c: a timeline of a simulation, read step by step. */
#include <lauxlib.h>

#include "bind/bind_simulate.h"

#define TIMELINE_CLASS "mantile.timeline"

struct timeline *bind_push_timeline(lua_State *L, size_t step_room, size_t request_room) {
    struct timeline *timeline = lua_newuserdatauv(L, sizeof *timeline, 0);
    *timeline = (struct timeline){.step_room = step_room, .request_room = request_room};
    luaL_setmetatable(L, TIMELINE_CLASS);
    return timeline;
}

struct timeline *bind_check_timeline(lua_State *L, int i) {
    return luaL_checkudata(L, i, TIMELINE_CLASS);
}

static int gc(lua_State *L) {
    timeline_free(bind_check_timeline(L, 1));
    return 0;
}

/* timeline:size(): how many steps and requests it has, its resolution in seconds, and which share of requests: 1 of n
 */
static int size(lua_State *L) {
    const struct timeline *timeline = bind_check_timeline(L, 1);
    lua_pushinteger(L, (lua_Integer)timeline->steps.count);
    lua_pushinteger(L, (lua_Integer)timeline->requests.count);
    lua_pushnumber(L, timeline->resolution);
    lua_pushinteger(L, timeline->every > 0 ? (lua_Integer)timeline->every : 1);
    return 4;
}

/* The argument as a place in a list of that many. */
static size_t check_place(lua_State *L, size_t count) {
    lua_Integer i = luaL_checkinteger(L, 2);
    luaL_argcheck(L, i >= 1 && (lua_Unsigned)i <= count, 2, "there is none of that number");
    return (size_t)i - 1;
}

/* timeline:step(i) */
static int step(lua_State *L) {
    const struct timeline *timeline = bind_check_timeline(L, 1);
    const struct timeline_step *of = &timeline->steps.items[check_place(L, timeline->steps.count)];
    lua_createtable(L, 0, 11);
    bind_set_number(L, "start", of->start);
    bind_set_number(L, "end", of->end);
    bind_set_number(L, "busy", of->busy);
    bind_set_whole(L, "steps", of->steps);
    bind_set_whole(L, "prompts", of->prompts);
    bind_set_whole(L, "prompt_tokens", of->prompt_tokens);
    bind_set_whole(L, "replica", of->replica);
    bind_set_whole(L, "decoding", of->decoding);
    bind_set_whole(L, "waiting", of->waiting);
    bind_set_whole(L, "kv_used", of->kv_used);
    bind_set_whole(L, "kv_total", of->kv_total);
    return 1;
}

/* timeline:request(i): without the times of what did not happen */
static int request(lua_State *L) {
    const struct timeline *timeline = bind_check_timeline(L, 1);
    const struct timeline_request *of = &timeline->requests.items[check_place(L, timeline->requests.count)];
    bind_push_record(L, &of->record);
    bind_set_whole(L, "number", of->number);
    return 1;
}

void bind_timeline(lua_State *L) {
    static const luaL_Reg methods[] = {{"size", size}, {"step", step}, {"request", request}, {NULL, NULL}};
    static const luaL_Reg metamethods[] = {{"__gc", gc}, {NULL, NULL}};
    bind_class(L, TIMELINE_CLASS, methods, metamethods);
}
