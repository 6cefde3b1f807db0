#include "serve/exchange.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "serve/server.h"

#define HEADERS_MOST 200
#define DISCARD_MOST 8     /* times the most a body may have: that much more is read before the connection is closed */
#define BODIES_MOST  256   /* times the most a body may have: all of them, */
#define SMALL_BODY   16384 /* bytes, but for these: who fills that keeps nobody from an estimate */

struct exchange {
    struct server *server;
    struct MHD_Connection *connection;
    struct guest *guest;
    struct job *job;
    const char *method, *path; /* libmicrohttpd's */
    char *body;
    size_t size, room, received;
    double begun;
    unsigned status, route;
    bool too_long, too_much; /* its body is, or all of them are */
    char id[40];
};

/*
** {======================================================
** Its body
** =======================================================
*/

static const char *header(struct exchange *exchange, const char *name) {
    return MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, name);
}

static enum MHD_Result queue(struct exchange *exchange, struct reply reply) {
    if (reply.response == NULL) return MHD_NO;
    exchange->status = reply.status;
    exchange->route = reply.route;
    if (atomic_load(&exchange->server->ending)) MHD_add_response_header(reply.response, "Connection", "close");
    enum MHD_Result queued = MHD_queue_response(exchange->connection, reply.status, reply.response);
    MHD_destroy_response(reply.response);
    return queued;
}

static enum MHD_Result refuse(struct exchange *exchange, unsigned status, const char *code, const char *message) {
    return queue(exchange, reply_of_error(status, code, message, exchange->id));
}

static enum MHD_Result refuse_size(struct exchange *exchange) {
    char message[96];
    snprintf(message, sizeof message, "the body is longer than %zu bytes", exchange->server->options.body_most);
    return refuse(exchange, MHD_HTTP_CONTENT_TOO_LARGE, "too_large", message);
}

static enum MHD_Result refuse_memory(struct exchange *exchange) {
    return refuse(exchange, MHD_HTTP_SERVICE_UNAVAILABLE, "out_of_memory", "the server is short of memory");
}

/* Whether all bodies may have so much more. */
static bool may_take(struct server *server, size_t more, bool small) {
    size_t before = atomic_fetch_add(&server->bodies, more);
    if (small || before + more <= BODIES_MOST * server->options.body_most) return true;
    atomic_fetch_sub(&server->bodies, more);
    return false;
}

static bool make_room(struct exchange *exchange, size_t size) {
    struct server *server = exchange->server;
    if (size <= exchange->room) return true;
    size_t room = exchange->room > 0 ? 2 * exchange->room : 1024;
    while (room < size) room *= 2;
    if (!may_take(server, room - exchange->room, room <= SMALL_BODY)) return false;
    char *moved = realloc(exchange->body, room);
    if (moved == NULL) {
        atomic_fetch_sub(&server->bodies, room - exchange->room);
        return false;
    }
    exchange->body = moved;
    exchange->room = room;
    return true;
}

static enum MHD_Result receive(struct exchange *exchange, const char *data, size_t size) {
    size_t most = exchange->server->options.body_most;
    exchange->received += size;
    exchange->too_long = exchange->received > most;
    if (!exchange->too_long && !exchange->too_much) exchange->too_much = !make_room(exchange, exchange->size + size);
    if (exchange->too_long || exchange->too_much) return exchange->received <= DISCARD_MOST * most ? MHD_YES : MHD_NO;
    memcpy(exchange->body + exchange->size, data, size);
    exchange->size += size;
    return MHD_YES;
}

/* }====================================================== */

/*
** {======================================================
** Its answer
** =======================================================
*/

static void set_text(lua_State *L, const char *key, const char *text) {
    lua_pushstring(L, text);
    lua_setfield(L, -2, key);
}

/* Header names do not depend on case: they come in lower case. */
static enum MHD_Result add_header(void *cls, enum MHD_ValueKind kind, const char *key, const char *value) {
    lua_State *L = cls;
    char name[64];
    size_t i = 0;
    (void)kind;
    for (; key[i] != '\0' && i < sizeof name - 1; i++)
        name[i] = (char)(key[i] >= 'A' && key[i] <= 'Z' ? key[i] + 'a' - 'A' : key[i]);
    name[i] = '\0';
    set_text(L, name, value != NULL ? value : "");
    return MHD_YES;
}

static enum MHD_Result add_argument(void *cls, enum MHD_ValueKind kind, const char *key, const char *value) {
    (void)kind;
    set_text(cls, key, value != NULL ? value : "");
    return MHD_YES;
}

static void push_values(lua_State *L, struct exchange *exchange, enum MHD_ValueKind kind, MHD_KeyValueIterator add) {
    lua_newtable(L);
    luaL_checkstack(L, 4, "too many headers");
    MHD_get_connection_values(exchange->connection, kind, add, L);
}

/* { id =, method =, path =, query = {}, headers = {}, body = }: path and query as they came, with their % */
static void push_request(lua_State *L, struct exchange *exchange) {
    lua_createtable(L, 0, 6);
    set_text(L, "id", exchange->id);
    set_text(L, "method", exchange->method);
    set_text(L, "path", exchange->path);
    push_values(L, exchange, MHD_GET_ARGUMENT_KIND, add_argument);
    lua_setfield(L, -2, "query");
    push_values(L, exchange, MHD_HEADER_KIND, add_header);
    lua_setfield(L, -2, "headers");
    if (exchange->body != NULL) {
        lua_pushlstring(L, exchange->body, exchange->size);
        lua_setfield(L, -2, "body");
    }
}

struct question {
    struct exchange *exchange;
    struct reply reply;
    enum job_refusal refusal; /* of a job that was not taken */
};

/* service.answer(request): a reply, or { job = text, route = } */
static int protected_answer(lua_State *L) {
    struct question *question = lua_touserdata(L, 1);
    struct exchange *exchange = question->exchange;
    state_push(L, "answer");
    push_request(L, exchange);
    lua_call(L, 1, 1);
    luaL_checktype(L, -1, LUA_TTABLE);
    if (lua_getfield(L, -1, "job") != LUA_TSTRING) {
        lua_pop(L, 1);
        question->reply = reply_of(L, -1);
        return 0;
    }
    size_t size;
    const char *text = lua_tolstring(L, -1, &size);
    lua_getfield(L, -2, "route");
    exchange->route = (unsigned)lua_tointeger(L, -1);
    exchange->job = job_begin(&exchange->server->jobs, exchange->connection, text, size, exchange->route, exchange->id,
                              &question->refusal);
    return 0;
}

static enum MHD_Result refuse_broken(struct exchange *exchange, const char *problem, bool memory) {
    log_problem(exchange->id, problem);
    if (memory) return refuse_memory(exchange);
    return refuse(exchange, MHD_HTTP_INTERNAL_SERVER_ERROR, "internal", "the server could not answer this");
}

static enum MHD_Result answer(struct exchange *exchange) {
    struct question question = {.exchange = exchange};
    struct state *state = state_take(&exchange->server->states);
    lua_State *L = state->L;
    lua_pushcfunction(L, protected_answer);
    lua_pushlightuserdata(L, &question);
    int status = lua_pcall(L, 1, 0, 0);
    enum MHD_Result result = MHD_YES;
    if (status != LUA_OK)
        result =
            refuse_broken(exchange, lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL, status == LUA_ERRMEM);
    lua_settop(L, 0);
    state_give(&exchange->server->states, state);
    if (status != LUA_OK) return result;
    if (question.refusal == JOB_GREEDY)
        return refuse(exchange, MHD_HTTP_TOO_MANY_REQUESTS, "too_many_requests",
                      "too many long requests of yours wait already; try again later");
    if (question.refusal == JOB_BUSY)
        return refuse(exchange, MHD_HTTP_SERVICE_UNAVAILABLE, "busy",
                      "too many long requests wait already; try again later");
    return exchange->job != NULL ? MHD_YES : queue(exchange, question.reply);
}

/* A job has something for its connection, or the connection is awake without a reason. */
static enum MHD_Result answer_job(struct exchange *exchange) {
    struct reply reply;
    return job_reply(exchange->job, &reply) ? queue(exchange, reply) : MHD_YES;
}

/* }====================================================== */

struct lengths {
    int count;     /* of what says how long the body is */
    bool misnamed; /* a name with a blank in it: some read Content-Length there */
};

static enum MHD_Result note_length(void *cls, enum MHD_ValueKind kind, const char *key, const char *value) {
    struct lengths *lengths = cls;
    (void)kind, (void)value;
    lengths->count +=
        strcasecmp(key, MHD_HTTP_HEADER_CONTENT_LENGTH) == 0 || strcasecmp(key, MHD_HTTP_HEADER_TRANSFER_ENCODING) == 0;
    lengths->misnamed |= strpbrk(key, " \t") != NULL;
    return MHD_YES;
}

/* Of one body two lengths, or one that others read in another way: a proxy before us may have believed those. */
static const char *unreadable_body(struct exchange *exchange) {
    const char *encoding = header(exchange, MHD_HTTP_HEADER_TRANSFER_ENCODING);
    struct lengths lengths = {0};
    MHD_get_connection_values(exchange->connection, MHD_HEADER_KIND, note_length, &lengths);
    if (lengths.misnamed) return "the name of a header has a blank in it";
    if (lengths.count > 1) return "a body has one Content-Length or one Transfer-Encoding, not both";
    if (encoding != NULL && strcasecmp(encoding, "chunked") != 0) return "the only Transfer-Encoding is chunked";
    return NULL;
}

static struct guest *guest_of(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info != NULL ? info->socket_context : NULL;
}

/* The headers are there. An answer now would close the connection: only what refuses the body gives one. */
static enum MHD_Result begin(struct server *server, struct MHD_Connection *connection, const char *url,
                             const char *method, void **own) {
    struct exchange *exchange = calloc(1, sizeof *exchange);
    if (exchange == NULL) return MHD_NO;
    *own = exchange;
    exchange->server = server;
    exchange->connection = connection;
    exchange->method = method;
    exchange->path = url;
    exchange->guest = guest_of(connection);
    exchange->begun = guest_clock();
    atomic_fetch_add(&server->open, 1);
    snprintf(exchange->id, sizeof exchange->id, "%08x-%llu", server->start,
             (unsigned long long)atomic_fetch_add(&server->requests, 1));
    const char *problem = unreadable_body(exchange);
    if (problem != NULL) return refuse(exchange, MHD_HTTP_BAD_REQUEST, "bad_request", problem);
    if (MHD_get_connection_values(connection, MHD_HEADER_KIND, NULL, NULL) > HEADERS_MOST)
        return refuse(exchange, MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE, "too_large", "there are too many headers");
    const char *length = header(exchange, MHD_HTTP_HEADER_CONTENT_LENGTH);
    if (length != NULL && strtoull(length, NULL, 10) > server->options.body_most) return refuse_size(exchange);
    return MHD_YES;
}

enum MHD_Result exchange_handle(void *cls, struct MHD_Connection *connection, const char *url, const char *method,
                                const char *version, const char *upload, size_t *upload_size, void **own) {
    struct exchange *exchange = *own;
    (void)version;
    if (exchange == NULL) return begin(cls, connection, url, method, own);
    if (*upload_size > 0) {
        size_t size = *upload_size;
        *upload_size = 0;
        return receive(exchange, upload, size);
    }
    if (exchange->job != NULL) return answer_job(exchange);
    guest_served(&exchange->server->guests, exchange->guest, true);
    if (exchange->too_long) return refuse_size(exchange);
    return exchange->too_much ? refuse_memory(exchange) : answer(exchange);
}

static void note(const struct exchange *exchange, enum MHD_RequestTerminationCode how) {
    struct server *server = exchange->server;
    double seconds = guest_clock() - exchange->begun;
    tally_add(&server->tally, exchange->route, exchange->status, seconds);
    const union MHD_ConnectionInfo *peer =
        MHD_get_connection_info(exchange->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    log_line(&server->log, &(struct access_entry){.id = exchange->id,
                                                  .method = exchange->method,
                                                  .path = exchange->path,
                                                  .peer = peer != NULL ? peer->client_addr : NULL,
                                                  .status = exchange->status,
                                                  .received = exchange->received,
                                                  .seconds = seconds,
                                                  .cut = how != MHD_REQUEST_TERMINATED_COMPLETED_OK});
}

void exchange_completed(void *cls, struct MHD_Connection *connection, void **own, enum MHD_RequestTerminationCode how) {
    struct exchange *exchange = *own;
    (void)cls, (void)connection;
    if (exchange == NULL) return;
    note(exchange, how);
    if (exchange->job != NULL) job_leave(exchange->job);
    guest_served(&exchange->server->guests, exchange->guest, false);
    atomic_fetch_sub(&exchange->server->open, 1);
    atomic_fetch_sub(&exchange->server->bodies, exchange->room);
    free(exchange->body);
    free(exchange);
    *own = NULL;
}
