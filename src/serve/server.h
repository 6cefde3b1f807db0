/* server.h: the HTTP service as the Lua module `mantile.server` of the program; the library has none of it.
 *
 * Threads of libmicrohttpd read requests and answer quick ones themselves, each with a Lua state of its own; what takes
 * long (a sweep, a simulation) is a job, done by another thread while its connection sleeps. What is answered is Lua:
 * lua/mantile/api/service.lua.
 *
 *   run(options)   serves until SIGINT or SIGTERM, then answers what it has begun; true, or nil and a sentence
 *   sandbox()      of the server that this state answers for: where scripts run (sandbox.h); nil where none may
 *   counts()       of the server that this state answers for: see tally.h; nil elsewhere
 */
#ifndef MANTILE_SERVE_SERVER_H
#define MANTILE_SERVE_SERVER_H

#include <lua.h>
#include <microhttpd.h>
#include <stdatomic.h>

#include "serve/guest.h"
#include "serve/job.h"
#include "serve/log.h"
#include "serve/sandbox.h"
#include "serve/state.h"
#include "serve/tally.h"

struct server_options {
    const char *address;  /* numeric */
    unsigned port;        /* 0: any that is free */
    unsigned workers;     /* threads that answer */
    unsigned jobs;        /* threads that do jobs */
    unsigned job_room;    /* jobs that may wait */
    unsigned job_seconds; /* how long one may take */
    unsigned connections; /* the most at once */
    unsigned timeout;     /* s without a byte before a connection is closed */
    unsigned grace;       /* s that what was begun has after a signal to end */
    size_t body_most;     /* bytes of a request's body */
};

struct server {
    struct server_options options;
    struct state_pool states;
    struct job_queue jobs;
    struct guest_list guests;
    struct tally tally;
    struct access_log log;
    struct sandbox *sandbox; /* NULL: no scripts */
    struct MHD_Daemon *daemon;
    atomic_uint_fast64_t requests; /* so far: their ids */
    unsigned start;                /* the other part of ids: tells runs of the server apart */
    atomic_size_t bodies;          /* bytes that are kept of them */
    atomic_uint open;              /* requests whose answer is not sent yet */
    atomic_bool ending;            /* a signal came: connections close after their next answer */
    atomic_bool closing;           /* the time of grace is over: jobs are not wanted any more */
};

int luaopen_mantile_server(lua_State *L);

#endif
