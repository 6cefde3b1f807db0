#include "serve/state.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>

#include "bind/bind.h"
#include "serve/server.h"

#define MEMORY_MOST ((size_t)1 << 30) /* of a state; it has 2 to 3 MB after its first answers */

static const char service_key, server_key; /* their addresses are keys of the registry */

/* Lua's own allocator with a limit. */
static void *allocate(void *cls, void *block, size_t old, size_t size) {
    struct state *state = cls;
    size_t had = block != NULL ? old : 0;
    if (size > had && size - had > state->most - state->used) return NULL;
    void *moved = NULL;
    if (size > 0)
        moved = realloc(block, size);
    else
        free(block);
    if (size == 0 || moved != NULL) state->used = state->used - had + size;
    return moved;
}

struct opening {
    struct server *server;
    const char *root, *settings;
};

static int protected_open(lua_State *L) {
    const struct opening *opening = lua_touserdata(L, 1);
    bind_open_library(L, opening->root);
    luaL_requiref(L, "mantile.server", luaopen_mantile_server, 0);
    lua_pushlightuserdata(L, opening->server);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &server_key);
    lua_getglobal(L, "require");
    lua_pushliteral(L, "mantile.api.service");
    lua_call(L, 1, 1); /* service */
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &service_key);
    lua_getfield(L, -1, "open");
    lua_pushstring(L, opening->root);
    lua_pushstring(L, opening->settings);
    lua_call(L, 2, 0);
    return 0;
}

static bool open_state(struct state *state, struct opening *opening, char *message, size_t size) {
    state->most = MEMORY_MOST;
    state->L = lua_newstate(allocate, state);
    if (state->L == NULL) {
        snprintf(message, size, "out of memory");
        return false;
    }
    lua_gc(state->L, LUA_GCGEN, 0, 0); /* requests leave much that is young */
    lua_pushcfunction(state->L, protected_open);
    lua_pushlightuserdata(state->L, opening);
    if (lua_pcall(state->L, 1, 0, 0) == LUA_OK) return true;
    snprintf(message, size, "%s", lua_isstring(state->L, -1) ? lua_tostring(state->L, -1) : "an error that is no text");
    return false;
}

bool states_open(struct state_pool *pool, size_t count, struct server *server, const char *root, const char *settings,
                 char *message, size_t size) {
    struct opening opening = {server, root, settings};
    *pool = (struct state_pool){.all = calloc(count, sizeof *pool->all)};
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->given, NULL);
    if (pool->all == NULL) {
        snprintf(message, size, "out of memory");
        return false;
    }
    for (; pool->count < count; pool->count++) {
        struct state *state = &pool->all[pool->count];
        if (!open_state(state, &opening, message, size)) {
            pool->count += state->L != NULL;
            return false;
        }
        state_give(pool, state);
    }
    return true;
}

void states_close(struct state_pool *pool) {
    for (size_t i = 0; i < pool->count; i++) lua_close(pool->all[i].L);
    free(pool->all);
    pthread_cond_destroy(&pool->given);
    pthread_mutex_destroy(&pool->lock);
}

struct state *state_take(struct state_pool *pool) {
    pthread_mutex_lock(&pool->lock);
    while (pool->free == NULL) pthread_cond_wait(&pool->given, &pool->lock);
    struct state *state = pool->free;
    pool->free = state->next;
    pthread_mutex_unlock(&pool->lock);
    return state;
}

void state_give(struct state_pool *pool, struct state *state) {
    pthread_mutex_lock(&pool->lock);
    state->next = pool->free;
    pool->free = state;
    pthread_cond_signal(&pool->given);
    pthread_mutex_unlock(&pool->lock);
}

struct server *state_server(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &server_key);
    struct server *server = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return server;
}

void state_push(lua_State *L, const char *name) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &service_key);
    lua_getfield(L, -1, name);
    lua_remove(L, -2);
}
