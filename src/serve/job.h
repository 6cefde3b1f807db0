/* job.h: work that takes long, done by threads of its own while its connection sleeps.
 *
 * A job is a text that Lua wrote and Lua reads: service.answer says { job = text }, and service.work(text, sink) does
 * it in another state. It returns a reply; or it starts a stream and writes to it:
 *
 *   sink:start(reply)   the answer begins: status, type and headers
 *   sink:write(text)    more of it; waits while the client reads slowly; false when nobody wants it any more
 *   sink:wanted()       true; or false and why not: "closed", "time", "stopping"
 */
#ifndef MANTILE_SERVE_JOB_H
#define MANTILE_SERVE_JOB_H

#include <lua.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "serve/reply.h"

struct server;
struct job;

struct job_queue {
    pthread_mutex_t lock;
    pthread_cond_t come;
    struct job *first, *last;
    size_t waiting, running, threads;
    bool closing;
    pthread_t *workers;
    struct server *server;
};

/* Starts `threads` threads. false when there are none: it is to be closed even then. */
bool jobs_open(struct job_queue *queue, struct server *server, size_t threads);

/* No job is taken any more, and those that wait are not begun; returns when all have ended, which are those that look
 * whether they are wanted. */
void jobs_end(struct job_queue *queue);

/* When it has ended, and no connection can ask it for anything. */
void jobs_close(struct job_queue *queue);

size_t jobs_count(struct job_queue *queue); /* those that wait or run */

/* Why a job is not taken. */
enum job_refusal {
    JOB_TAKEN,
    JOB_BUSY,  /* as many wait as may, or memory is short */
    JOB_GREEDY /* half of them wait for this client */
};

/* Puts the connection to sleep until the job has something for it. NULL with the reason in `why` when it is not taken.
 * Called by the handler of the connection. */
struct job *job_begin(struct job_queue *queue, struct MHD_Connection *connection, const char *text, size_t size,
                      unsigned route, const char *id, enum job_refusal *why);

/* The connection is awake: takes its reply, which has no response when memory is short. false when there is none yet:
 * the connection goes on sleeping. Called by its handler. */
bool job_reply(struct job *job, struct reply *reply);

/* Its connection has ended: nobody wants it any more. */
void job_leave(struct job *job);

/* Once for each state: the class of sinks. */
void job_open_class(lua_State *L);

#endif
