#include "serve/server.h"

#include <errno.h>
#include <lauxlib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "bind/bind.h"
#include "serve/exchange.h"
#include "serve/listen.h"

#define MESSAGE_SIZE      512
#define QUIET_LOOKS       3
#define OWN_FILES         256
#define CONNECTION_MEMORY ((size_t)24576) /* bytes of a request line and its headers, and of a block of its body */

/*
** {======================================================
** Its parts
** =======================================================
*/

/* Path and query stay as they came: a decoded NUL would end them. */
static size_t keep_escapes(void *cls, struct MHD_Connection *connection, char *text) {
    (void)cls, (void)connection;
    return strlen(text);
}

static void meet(void *cls, struct MHD_Connection *connection, void **context,
                 enum MHD_ConnectionNotificationCode what) {
    struct server *server = cls;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *context = info != NULL ? guest_enter(&server->guests, info->connect_fd) : NULL;
    } else {
        guest_leave(&server->guests, *context);
        *context = NULL;
    }
}

/* The system's limit of open files must leave room for all connections, and for ourselves. Returns how many there can
 * be. */
static unsigned allow_files(unsigned connections) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return connections;
    rlim_t wanted = (rlim_t)connections + OWN_FILES;
    if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur < wanted) {
        limit.rlim_cur = limit.rlim_max == RLIM_INFINITY || limit.rlim_max > wanted ? wanted : limit.rlim_max;
        if (setrlimit(RLIMIT_NOFILE, &limit) != 0) getrlimit(RLIMIT_NOFILE, &limit);
    }
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= wanted) return connections;
    return limit.rlim_cur > 2 * OWN_FILES ? (unsigned)(limit.rlim_cur - OWN_FILES) : (unsigned)(limit.rlim_cur / 2);
}

static struct MHD_Daemon *start_daemon(struct server *server, int socket) {
    const struct server_options *options = &server->options;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC;
    return MHD_start_daemon(flags, 0, NULL, NULL, exchange_handle, server,         //
                            MHD_OPTION_LISTEN_SOCKET, socket,                      //
                            MHD_OPTION_THREAD_POOL_SIZE, options->workers,         //
                            MHD_OPTION_CONNECTION_LIMIT, options->connections,     //
                            MHD_OPTION_CONNECTION_TIMEOUT, options->timeout,       //
                            MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY, //
                            MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL,      //
                            MHD_OPTION_NOTIFY_CONNECTION, meet, server,            //
                            MHD_OPTION_NOTIFY_COMPLETED, exchange_completed, server, MHD_OPTION_END);
}

/* }====================================================== */

/*
** {======================================================
** Its life
** =======================================================
*/

/* In this thread and those that it starts, for good: the program ends when the server has. SIGPIPE: the log may be a
 * pipe that nobody reads any more. */
static void block_signals(sigset_t *asking) {
    sigset_t all;
    sigemptyset(asking);
    sigaddset(asking, SIGINT);
    sigaddset(asking, SIGTERM);
    all = *asking;
    sigaddset(&all, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
}

/* Waits a second for a signal. */
static bool was_asked(const sigset_t *asking) {
    struct timespec second = {.tv_sec = 1};
    return sigtimedwait(asking, NULL, &second) > 0;
}

/* What was begun is answered; a second signal, or the time of grace, ends that too. */
static void end(struct server *server, const sigset_t *asking) {
    atomic_store(&server->ending, true);
    int socket = MHD_quiesce_daemon(server->daemon);
    if (socket >= 0) shutdown(socket, SHUT_RDWR); /* refuses; threads of the daemon may still look at its number */
    double until = guest_clock() + server->options.grace;
    int quiet = 0; /* looks in a row that found nothing: what was sent just now may not have been read */
    while (quiet < QUIET_LOOKS && guest_clock() < until) {
        struct timespec moment = {.tv_nsec = 20000000};
        if (sigtimedwait(asking, NULL, &moment) > 0) break;
        quiet = atomic_load(&server->open) == 0 ? quiet + 1 : 0;
    }
    atomic_store(&server->closing, true);
    jobs_end(&server->jobs); /* wakes all connections that sleep, as stopping needs */
    MHD_stop_daemon(server->daemon);
    if (socket >= 0) close(socket);
}

struct start {
    const char *root, *settings, *log;
    int ready; /* where on the stack the function is that is told the port */
    char message[MESSAGE_SIZE];
};

/* Serves until a signal. Returns a sentence when it could not begin. */
static const char *serve(struct server *server, int socket, const sigset_t *asking, lua_State *L, struct start *start) {
    server->daemon = start_daemon(server, socket);
    if (server->daemon == NULL) {
        snprintf(start->message, MESSAGE_SIZE, "the server could not be started: %s", strerror(errno));
        return start->message;
    }
    lua_pushvalue(L, start->ready);
    lua_pushinteger(L, (lua_Integer)listen_port(socket));
    bool told = lua_pcall(L, 1, 0, 0) == LUA_OK;
    double patience = 2.0 * server->options.timeout;
    while (told && !was_asked(asking)) guests_watch(&server->guests, patience, patience + server->options.job_seconds);
    end(server, asking);
    return told ? NULL : "its address could not be told";
}

/* All threads begin and end here. */
static const char *serve_with_jobs(struct server *server, int socket, lua_State *L, struct start *start) {
    sigset_t asking;
    block_signals(&asking);
    const char *problem = "no thread could be started";
    if (jobs_open(&server->jobs, server, server->options.jobs)) problem = serve(server, socket, &asking, L, start);
    jobs_end(&server->jobs);
    jobs_close(&server->jobs);
    return problem;
}

static void start_clock(struct server *server) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    server->start = (unsigned)(now.tv_sec ^ (now.tv_nsec << 8) ^ ((long)getpid() << 16));
}

/* }====================================================== */

static const char *const option_names[] = {"address",     "port",    "workers", "jobs",      "job_room", "job_seconds",
                                           "connections", "timeout", "grace",   "body_most", "log",      "root",
                                           "settings",    "ready",   "sandbox", NULL};

static unsigned count(lua_State *L, const char *key) {
    double value = bind_required_number(L, 1, "run", key);
    if (!(value >= 0 && value <= 2147483647.0)) luaL_error(L, "run: %s is out of bounds", key);
    return (unsigned)value;
}

static struct server_options check_options(lua_State *L) {
    bind_check_keys(L, 1, "run", option_names);
    return (struct server_options){.address = bind_text(L, 1, "run", "address", "127.0.0.1"),
                                   .port = count(L, "port"),
                                   .workers = count(L, "workers"),
                                   .jobs = count(L, "jobs"),
                                   .job_room = count(L, "job_room"),
                                   .job_seconds = count(L, "job_seconds"),
                                   .connections = count(L, "connections"),
                                   .timeout = count(L, "timeout"),
                                   .grace = count(L, "grace"),
                                   .body_most = count(L, "body_most")};
}

/* Serves at a socket. Returns a sentence when it could not. */
static const char *serve_at(struct server *server, int socket, lua_State *L, struct start *start) {
    size_t states = server->options.workers + server->options.jobs;
    const char *problem = start->message;
    server->options.connections = allow_files(server->options.connections);
    guests_open(&server->guests);
    if (states_open(&server->states, states, server, start->root, start->settings, start->message, MESSAGE_SIZE))
        problem = serve_with_jobs(server, socket, L, start);
    else
        close(socket);
    states_close(&server->states);
    guests_close(&server->guests);
    return problem;
}

static const char *open_and_serve(struct server *server, lua_State *L, struct start *start) {
    if (!log_open(&server->log, start->log)) {
        snprintf(start->message, MESSAGE_SIZE, "log file '%.200s' cannot be written: %s", start->log, strerror(errno));
        return start->message;
    }
    int socket = listen_at(server->options.address, server->options.port, start->message, MESSAGE_SIZE);
    const char *problem = socket >= 0 ? serve_at(server, socket, L, start) : start->message;
    log_close(&server->log);
    return problem;
}

static int server_run(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    struct server *server = lua_newuserdatauv(L, sizeof *server, 0);
    *server = (struct server){.options = check_options(L)};
    struct start start = {.root = bind_text(L, 1, "run", "root", NULL),
                          .settings = bind_text(L, 1, "run", "settings", "{}"),
                          .log = bind_text(L, 1, "run", "log", NULL)};
    if (lua_getfield(L, 1, "sandbox") != LUA_TNIL) server->sandbox = sandbox_check(L, -1);
    lua_getfield(L, 1, "ready");
    start.ready = lua_gettop(L);
    start_clock(server);
    const char *problem = open_and_serve(server, L, &start);
    lua_pushboolean(L, problem == NULL);
    lua_pushstring(L, problem);
    return 2;
}

static int server_counts(lua_State *L) {
    struct server *server = state_server(L);
    if (server == NULL) return 0;
    lua_newtable(L);
    lua_pushinteger(L, (lua_Integer)guests_count(&server->guests));
    lua_setfield(L, -2, "connections");
    lua_pushinteger(L, (lua_Integer)jobs_count(&server->jobs));
    lua_setfield(L, -2, "jobs");
    lua_pushboolean(L, atomic_load(&server->ending));
    lua_setfield(L, -2, "ending");
    tally_push(L, &server->tally);
    lua_setfield(L, -3, "ends");
    lua_setfield(L, -2, "rows");
    return 1;
}

static int server_sandbox(lua_State *L) {
    struct server *server = state_server(L);
    if (server == NULL || server->sandbox == NULL) return 0;
    sandbox_push(L, server->sandbox);
    return 1;
}

int luaopen_mantile_server(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"run", server_run}, {"sandbox", server_sandbox}, {"counts", server_counts}, {NULL, NULL}};
    job_open_class(L);
    luaL_newlib(L, functions);
    return 1;
}
