/* state.h: Lua states with the library in them; each answers one request at a time. */
#ifndef MANTILE_SERVE_STATE_H
#define MANTILE_SERVE_STATE_H

#include <lua.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

struct server;

struct state {
    lua_State *L;
    size_t used, most; /* bytes that Lua has, and may have */
    struct state *next;
};

struct state_pool {
    pthread_mutex_t lock;
    pthread_cond_t given;
    struct state *free;
    struct state *all;
    size_t count;
};

/* Opens `count` states: runs open(root, settings) of lua/mantile/api/service.lua in each. Returns false with a sentence
 * in `message`. */
bool states_open(struct state_pool *pool, size_t count, struct server *server, const char *root, const char *settings,
                 char *message, size_t size);
void states_close(struct state_pool *pool);

/* Waits for a free one. */
struct state *state_take(struct state_pool *pool);
void state_give(struct state_pool *pool, struct state *state);

/* The server that a state answers for; NULL where it is none of a pool. */
struct server *state_server(lua_State *L);

/* Pushes a function of lua/mantile/api/service.lua. */
void state_push(lua_State *L, const char *name);

#endif
