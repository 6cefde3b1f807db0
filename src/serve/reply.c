#include "serve/reply.h"

#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#define BLOCK 32768 /* bytes of a stream that are asked for at once */

static unsigned number_of(lua_State *L, int t, const char *key, lua_Integer most) {
    lua_getfield(L, t, key);
    lua_Integer value = lua_tointeger(L, -1);
    lua_pop(L, 1);
    return value >= 0 && value <= most ? (unsigned)value : 0;
}

/* Nothing here raises: the response would be lost. */
static void add_headers(lua_State *L, int t, struct MHD_Response *response) {
    if (lua_getfield(L, t, "type") == LUA_TSTRING)
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, lua_tostring(L, -1));
    lua_pop(L, 1);
    if (lua_getfield(L, t, "headers") == LUA_TTABLE)
        for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1))
            if (lua_type(L, -2) == LUA_TSTRING && lua_type(L, -1) == LUA_TSTRING)
                MHD_add_response_header(response, lua_tostring(L, -2), lua_tostring(L, -1));
    lua_pop(L, 1);
}

static struct reply finish(lua_State *L, int t, struct MHD_Response *response) {
    struct reply reply = {.response = response};
    if (response == NULL) luaL_error(L, "out of memory for an answer");
    reply.status = number_of(L, t, "status", 599);
    reply.route = number_of(L, t, "route", 1000);
    add_headers(L, t, response);
    if (reply.status < 200) reply.status = MHD_HTTP_INTERNAL_SERVER_ERROR;
    return reply;
}

struct reply reply_of(lua_State *L, int t) {
    size_t size = 0;
    luaL_checktype(L, t, LUA_TTABLE);
    t = lua_absindex(L, t);
    lua_getfield(L, t, "body");
    const char *body = luaL_optlstring(L, -1, "", &size);
    struct MHD_Response *response = MHD_create_response_from_buffer(size, (void *)(size_t)body, MHD_RESPMEM_MUST_COPY);
    lua_pop(L, 1);
    return finish(L, t, response);
}

struct reply reply_of_stream(lua_State *L, int t, MHD_ContentReaderCallback read, void *cls,
                             MHD_ContentReaderFreeCallback release) {
    luaL_checktype(L, t, LUA_TTABLE);
    return finish(L, lua_absindex(L, t),
                  MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK, read, cls, release));
}

struct reply reply_of_error(unsigned status, const char *code, const char *message, const char *id) {
    char body[512];
    int length = snprintf(body, sizeof body, "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"request_id\":\"%s\"}}",
                          code, message, id);
    struct reply reply = {.status = status};
    reply.response = MHD_create_response_from_buffer((size_t)length, body, MHD_RESPMEM_MUST_COPY);
    if (reply.response == NULL) return reply;
    MHD_add_response_header(reply.response, MHD_HTTP_HEADER_CONTENT_TYPE, "application/json");
    MHD_add_response_header(reply.response, "X-Request-Id", id);
    return reply;
}
