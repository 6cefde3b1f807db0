/* pool.h: jobs done by all cores, taken back in the order in which they came.
 *
 * The thread that brings jobs works too, whenever the queue is full or it waits
 * for a result: a pool of one thread is that thread alone.
 */
#ifndef MANTILE_EXPLORE_POOL_H
#define MANTILE_EXPLORE_POOL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

struct pool;

#define POOL_THREADS_MAX 256

/* Does one job as thread number `worker`, which counts from 0 (whoever brings jobs). */
typedef void (*pool_work)(void *context, size_t worker, void *job);

/* A pool that holds at most `room` jobs, those that nobody took back among them. */
enum mt_status pool_start(struct pool **pool, size_t threads, size_t room, pool_work work, void *context,
                          struct mt_error *error);

/* Whether a further job has room: take a result back first where it has not. */
bool pool_has_room(const struct pool *pool);

/* Brings a job; there must be room. Where other threads are busy this one does a job itself. */
void pool_put(struct pool *pool, void *job);

/* The oldest job that was not taken back, when it is done; NULL where there is none. */
void *pool_take(struct pool *pool);

/* Waits for the jobs in work and ends the threads; jobs that nobody began stay undone. */
void pool_stop(struct pool *pool);

/* Cores of this machine that this process may use. */
size_t pool_cores(void);

#endif
