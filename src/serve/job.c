#include "serve/job.h"

#include <errno.h>
#include <lauxlib.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "bind/bind.h"
#include "serve/server.h"

#define BUFFER_SIZE 262144 /* bytes of a stream that wait for their client */
#define SINK_CLASS  "mantile.sink"

struct job {
    pthread_mutex_t lock;
    pthread_cond_t read;               /* there is room in the buffer, or nobody reads any more */
    struct MHD_Connection *connection; /* NULL when it has ended */
    int socket;                        /* of the connection: what newer libraries say of it only its thread may ask */
    bool asleep;                       /* the connection waits for us to wake it */
    bool given;                        /* it has its reply */
    bool finished;                     /* nothing more is written */
    const char *ended;                 /* why nobody wants it any more: then nobody ever will */
    int references;                    /* of its connection, its thread, its stream */
    struct server *server;
    struct in6_addr client;
    double begun;
    struct reply reply;
    unsigned route;
    char id[40];
    char *buffer;
    size_t start, filled;
    struct job *next;
    size_t size;
    char text[];
};

/*
** {======================================================
** One job
** =======================================================
*/

static void release(struct job *job) {
    pthread_mutex_lock(&job->lock);
    bool last = --job->references == 0;
    pthread_mutex_unlock(&job->lock);
    if (!last) return;
    if (job->reply.response != NULL) MHD_destroy_response(job->reply.response);
    pthread_cond_destroy(&job->read);
    pthread_mutex_destroy(&job->lock);
    free(job->buffer);
    free(job);
}

/* Under its lock. */
static void wake(struct job *job) {
    if (!job->asleep || job->connection == NULL) return;
    job->asleep = false;
    MHD_resume_connection(job->connection);
}

/* Under its lock: a connection that sleeps does not tell that its client has gone. */
static bool is_open(struct job *job) {
    if (job->connection == NULL) return false;
    char next;
    ssize_t size = recv(job->socket, &next, 1, MSG_PEEK | MSG_DONTWAIT);
    return size > 0 || (size < 0 && (errno == EAGAIN || errno == EINTR));
}

/* Under its lock: why nobody wants more of it; NULL when it is wanted. */
static const char *unwanted(struct job *job) {
    if (job->ended != NULL) return job->ended;
    if (!is_open(job)) return job->ended = "closed";
    if (atomic_load(&job->server->closing)) return job->ended = "stopping";
    if (guest_clock() - job->begun > job->server->options.job_seconds) return job->ended = "time";
    return NULL;
}

/* The address of a client; one of IPv4 as IPv6 has it. */
static void name_client(struct MHD_Connection *connection, struct in6_addr *client) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    *client = in6addr_any;
    if (info == NULL) return;
    if (info->client_addr->sa_family == AF_INET6) *client = ((struct sockaddr_in6 *)info->client_addr)->sin6_addr;
    if (info->client_addr->sa_family == AF_INET)
        memcpy(&client->s6_addr[12], &((struct sockaddr_in *)info->client_addr)->sin_addr, 4);
}

static int socket_of(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info != NULL ? info->connect_fd : -1;
}

static struct job *new_job(struct server *server, struct MHD_Connection *connection, const char *text, size_t size) {
    struct job *job = calloc(1, sizeof *job + size);
    if (job == NULL) return NULL;
    *job = (struct job){.connection = connection, .references = 2, .server = server, .size = size};
    memcpy(job->text, text, size);
    job->begun = guest_clock();
    job->socket = socket_of(connection);
    name_client(connection, &job->client);
    pthread_mutex_init(&job->lock, NULL);
    pthread_cond_init(&job->read, NULL);
    return job;
}

/* Under the queue's lock. */
static enum job_refusal refusal_of(const struct job_queue *queue, const struct job *job) {
    size_t room = queue->server->options.job_room, own = 0;
    if (queue->closing || queue->waiting >= room) return JOB_BUSY;
    for (const struct job *other = queue->first; other != NULL; other = other->next)
        own += memcmp(&other->client, &job->client, sizeof job->client) == 0;
    return own >= (room + 1) / 2 ? JOB_GREEDY : JOB_TAKEN;
}

/* Under the queue's lock. */
static void append_job(struct job_queue *queue, struct job *job) {
    if (queue->last != NULL) queue->last->next = job;
    if (queue->last == NULL) queue->first = job;
    queue->last = job;
    queue->waiting++;
    pthread_cond_signal(&queue->come);
}

struct job *job_begin(struct job_queue *queue, struct MHD_Connection *connection, const char *text, size_t size,
                      unsigned route, const char *id, enum job_refusal *why) {
    struct job *job = new_job(queue->server, connection, text, size);
    *why = JOB_BUSY;
    if (job == NULL) return NULL;
    job->route = route;
    snprintf(job->id, sizeof job->id, "%s", id);
    pthread_mutex_lock(&queue->lock);
    *why = refusal_of(queue, job);
    if (*why == JOB_TAKEN) {
        job->asleep = true;
        MHD_suspend_connection(connection);
        append_job(queue, job);
    }
    pthread_mutex_unlock(&queue->lock);
    if (*why == JOB_TAKEN) return job;
    job->references = 1;
    release(job);
    return NULL;
}

bool job_reply(struct job *job, struct reply *reply) {
    pthread_mutex_lock(&job->lock);
    bool ready = job->reply.response != NULL || job->finished;
    *reply = job->reply;
    job->reply.response = NULL; /* it is the caller's now */
    job->given = ready;
    if (!ready) {
        job->asleep = true;
        MHD_suspend_connection(job->connection);
    }
    pthread_mutex_unlock(&job->lock);
    return ready;
}

void job_leave(struct job *job) {
    pthread_mutex_lock(&job->lock);
    struct MHD_Response *left = job->reply.response; /* a stream that nobody took: it and its job hold each other */
    job->reply.response = NULL;
    job->connection = NULL;
    pthread_cond_signal(&job->read);
    pthread_mutex_unlock(&job->lock);
    if (left != NULL) MHD_destroy_response(left);
    release(job);
}

/* }====================================================== */

/*
** {======================================================
** Its stream
** =======================================================
*/

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* libmicrohttpd asks for more of the stream. */
static ssize_t read_stream(void *cls, uint64_t position, char *to, size_t most) {
    struct job *job = cls;
    (void)position;
    pthread_mutex_lock(&job->lock);
    size_t size = least(most, job->filled);
    bool finished = job->finished;
    if (size > 0) {
        memcpy(to, job->buffer + job->start, size);
        job->start += size;
        job->filled -= size;
        pthread_cond_signal(&job->read);
    } else if (!finished && job->connection != NULL) {
        job->asleep = true;
        MHD_suspend_connection(job->connection);
    }
    pthread_mutex_unlock(&job->lock);
    return size > 0 || !finished ? (ssize_t)size : MHD_CONTENT_READER_END_OF_STREAM;
}

static void release_stream(void *cls) { release(cls); }

/* Under its lock: waits for room as long as anybody is there, and moves what is left to the front. */
static bool make_room(struct job *job) {
    while (job->filled == BUFFER_SIZE) {
        if (unwanted(job) != NULL) return false; /* without a wait: thousands of rows may follow */
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec++; /* then it looks again */
        pthread_cond_timedwait(&job->read, &job->lock, &until);
    }
    memmove(job->buffer, job->buffer + job->start, job->filled);
    job->start = 0;
    return true;
}

/* false when nobody wants it any more */
static bool append(struct job *job, const char *text, size_t size) {
    bool wanted = true;
    pthread_mutex_lock(&job->lock);
    while (size > 0 && wanted) {
        wanted = make_room(job);
        size_t part = wanted ? least(size, BUFFER_SIZE - job->filled) : 0;
        memcpy(job->buffer + job->filled, text, part);
        job->filled += part;
        text += part;
        size -= part;
        wake(job);
    }
    pthread_mutex_unlock(&job->lock);
    return wanted;
}

static struct job *check_sink(lua_State *L) {
    struct job **box = luaL_checkudata(L, 1, SINK_CLASS);
    if (*box == NULL) luaL_error(L, "this job has ended");
    return *box;
}

static int sink_start(lua_State *L) {
    struct job *job = check_sink(L);
    if (job->buffer != NULL) return luaL_error(L, "the answer has begun already");
    job->buffer = malloc(BUFFER_SIZE);
    if (job->buffer == NULL) return luaL_error(L, "out of memory for an answer");
    struct reply reply = reply_of_stream(L, 2, read_stream, job, release_stream);
    reply.route = job->route;
    pthread_mutex_lock(&job->lock);
    bool is_late = job->connection == NULL;
    job->references++; /* of the stream */
    if (!is_late) job->reply = reply;
    wake(job);
    pthread_mutex_unlock(&job->lock);
    if (is_late) MHD_destroy_response(reply.response);
    return 0;
}

static int sink_write(lua_State *L) {
    size_t size;
    struct job *job = check_sink(L);
    const char *text = luaL_checklstring(L, 2, &size);
    if (job->buffer == NULL) return luaL_error(L, "the answer has not begun");
    lua_pushboolean(L, append(job, text, size));
    return 1;
}

static int sink_wanted(lua_State *L) {
    struct job *job = check_sink(L);
    pthread_mutex_lock(&job->lock);
    const char *why_not = unwanted(job);
    pthread_mutex_unlock(&job->lock);
    lua_pushboolean(L, why_not == NULL);
    lua_pushstring(L, why_not);
    return 2;
}

void job_open_class(lua_State *L) {
    static const luaL_Reg methods[] = {
        {"start", sink_start}, {"write", sink_write}, {"wanted", sink_wanted}, {NULL, NULL}};
    static const luaL_Reg none[] = {{NULL, NULL}};
    bind_class(L, SINK_CLASS, methods, none);
}

/* }====================================================== */

/*
** {======================================================
** The threads
** =======================================================
*/

static const char sink_key; /* its address is where the registry keeps the sink of the job that is done */

/* service.work(text, sink): its reply goes into the job, unless a stream was one. */
static int protected_work(lua_State *L) {
    struct job *job = lua_touserdata(L, 1);
    state_push(L, "work");
    lua_pushlstring(L, job->text, job->size);
    struct job **box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = job;
    luaL_setmetatable(L, SINK_CLASS);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &sink_key);
    lua_call(L, 2, 1);
    if (job->buffer != NULL) return 0;
    struct reply reply = reply_of(L, -1);
    reply.route = job->route;
    pthread_mutex_lock(&job->lock);
    job->reply = reply;
    pthread_mutex_unlock(&job->lock);
    return 0;
}

/* What still has its sink is told that the job has ended. */
static void end_sink(lua_State *L) {
    lua_settop(L, 0);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &sink_key);
    struct job **box = lua_touserdata(L, -1);
    if (box != NULL) *box = NULL;
    lua_settop(L, 0);
}

/* Whoever got no reply so far gets this one. */
static void finish(struct job *job, unsigned status, const char *code, const char *message) {
    pthread_mutex_lock(&job->lock);
    job->finished = true;
    if (!job->given && job->reply.response == NULL) {
        job->reply = reply_of_error(status, code, message, job->id);
        job->reply.route = job->route;
    }
    wake(job);
    pthread_mutex_unlock(&job->lock);
    release(job);
}

/* Whether nobody waits for it any more: then it is not begun. */
static bool came_too_late(struct job *job) {
    pthread_mutex_lock(&job->lock);
    bool late = unwanted(job) != NULL;
    pthread_mutex_unlock(&job->lock);
    if (late) finish(job, MHD_HTTP_SERVICE_UNAVAILABLE, "busy", "the server did not come to this in time");
    return late;
}

static void work(struct job *job) {
    if (came_too_late(job)) return;
    struct state *state = state_take(&job->server->states);
    lua_State *L = state->L;
    lua_pushcfunction(L, protected_work);
    lua_pushlightuserdata(L, job);
    if (lua_pcall(L, 1, 0, 0) != LUA_OK)
        log_problem(job->id, lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL);
    end_sink(L);
    state_give(&job->server->states, state);
    finish(job, MHD_HTTP_INTERNAL_SERVER_ERROR, "internal", "the server could not answer this");
}

static struct job *take(struct job_queue *queue) {
    pthread_mutex_lock(&queue->lock);
    while (queue->first == NULL && !queue->closing) pthread_cond_wait(&queue->come, &queue->lock);
    struct job *job = queue->first;
    if (job != NULL) {
        queue->first = job->next;
        if (queue->first == NULL) queue->last = NULL;
        queue->waiting--;
        queue->running++;
    }
    pthread_mutex_unlock(&queue->lock);
    return job;
}

static void *run_thread(void *cls) {
    struct job_queue *queue = cls;
    for (struct job *job = take(queue); job != NULL; job = take(queue)) {
        work(job);
        pthread_mutex_lock(&queue->lock);
        queue->running--;
        pthread_mutex_unlock(&queue->lock);
    }
    return NULL;
}

bool jobs_open(struct job_queue *queue, struct server *server, size_t threads) {
    *queue = (struct job_queue){.server = server, .workers = calloc(threads, sizeof *queue->workers)};
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->come, NULL);
    while (queue->workers != NULL && queue->threads < threads &&
           pthread_create(&queue->workers[queue->threads], NULL, run_thread, queue) == 0)
        queue->threads++;
    return queue->threads > 0;
}

void jobs_end(struct job_queue *queue) {
    pthread_mutex_lock(&queue->lock);
    queue->closing = true;
    pthread_cond_broadcast(&queue->come);
    pthread_mutex_unlock(&queue->lock);
    for (size_t i = 0; i < queue->threads; i++) pthread_join(queue->workers[i], NULL);
    queue->threads = 0;
}

void jobs_close(struct job_queue *queue) {
    free(queue->workers);
    pthread_cond_destroy(&queue->come);
    pthread_mutex_destroy(&queue->lock);
}

size_t jobs_count(struct job_queue *queue) {
    pthread_mutex_lock(&queue->lock);
    size_t count = queue->waiting + queue->running;
    pthread_mutex_unlock(&queue->lock);
    return count;
}

/* }====================================================== */
