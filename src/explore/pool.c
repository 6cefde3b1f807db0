#define _GNU_SOURCE /* sched_getaffinity: the cores of this process, not of the machine */
#include "explore/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

/* A ring of jobs: taken <= begun <= put, each counting from the start. */
struct pool {
    pthread_mutex_t mutex;
    pthread_cond_t brought, finished;
    pthread_t *threads;
    size_t thread_count, room;
    size_t taken, begun, put;
    bool stopping;
    void **jobs;
    bool *done; /* [room] */
    pool_work work;
    void *context;
};

/* Does the next job that nobody began. The mutex is held before and after. */
static void do_next(struct pool *pool, size_t worker) {
    size_t at = pool->begun++ % pool->room;
    pthread_mutex_unlock(&pool->mutex);
    pool->work(pool->context, worker, pool->jobs[at]);
    pthread_mutex_lock(&pool->mutex);
    pool->done[at] = true;
    pthread_cond_signal(&pool->finished);
}

struct start {
    struct pool *pool;
    size_t worker;
};

static void *run(void *data) {
    struct start *start = data;
    struct pool *pool = start->pool;
    size_t worker = start->worker;
    free(start);
    pthread_mutex_lock(&pool->mutex);
    while (!pool->stopping) {
        if (pool->begun < pool->put)
            do_next(pool, worker);
        else
            pthread_cond_wait(&pool->brought, &pool->mutex);
    }
    pthread_mutex_unlock(&pool->mutex);
    return NULL;
}

static enum mt_status start_threads(struct pool *pool, size_t threads, struct mt_error *error) {
    while (pool->thread_count + 1 < threads) {
        struct start *start = malloc(sizeof *start);
        if (start == NULL) return mt_fail_nomem(error);
        *start = (struct start){pool, pool->thread_count + 1};
        if (pthread_create(&pool->threads[pool->thread_count], NULL, run, start) != 0) {
            free(start);
            return mt_fail(error, MT_LIMIT, "thread %zu could not be started; ask for fewer", pool->thread_count + 1);
        }
        pool->thread_count++;
    }
    return MT_OK;
}

enum mt_status pool_start(struct pool **out, size_t threads, size_t room, pool_work work, void *context,
                          struct mt_error *error) {
    struct pool *pool = calloc(1, sizeof *pool);
    if (pool == NULL) return mt_fail_nomem(error);
    *pool = (struct pool){.room = room, .work = work, .context = context};
    pthread_mutex_init(&pool->mutex, NULL);
    pthread_cond_init(&pool->brought, NULL);
    pthread_cond_init(&pool->finished, NULL);
    pool->threads = calloc(threads, sizeof *pool->threads);
    pool->jobs = calloc(room, sizeof *pool->jobs);
    pool->done = calloc(room, sizeof *pool->done);
    bool held = pool->threads != NULL && pool->jobs != NULL && pool->done != NULL;
    enum mt_status status = held ? start_threads(pool, threads, error) : mt_fail_nomem(error);
    if (status == MT_OK)
        *out = pool;
    else
        pool_stop(pool);
    return status;
}

void pool_stop(struct pool *pool) {
    pthread_mutex_lock(&pool->mutex);
    pool->stopping = true;
    pthread_cond_broadcast(&pool->brought);
    pthread_mutex_unlock(&pool->mutex);
    for (size_t i = 0; i < pool->thread_count; i++) pthread_join(pool->threads[i], NULL);
    pthread_mutex_destroy(&pool->mutex);
    pthread_cond_destroy(&pool->brought);
    pthread_cond_destroy(&pool->finished);
    free(pool->threads);
    free(pool->jobs);
    free(pool->done);
    free(pool);
}

/* Only the thread that brings jobs changes `put` and `taken`. */
bool pool_has_room(const struct pool *pool) { return pool->put - pool->taken < pool->room; }

void pool_put(struct pool *pool, void *job) {
    size_t at = pool->put % pool->room;
    pthread_mutex_lock(&pool->mutex);
    pool->jobs[at] = job;
    pool->done[at] = false;
    pool->put++;
    pthread_cond_signal(&pool->brought);
    /* Enough for everybody else to go on with while this thread is busy. */
    if (pool->put - pool->begun > 2 * pool->thread_count) do_next(pool, 0);
    pthread_mutex_unlock(&pool->mutex);
}

static void *take(struct pool *pool) { return pool->jobs[pool->taken++ % pool->room]; }

void *pool_take(struct pool *pool) {
    if (pool->taken == pool->put) return NULL;
    pthread_mutex_lock(&pool->mutex);
    while (!pool->done[pool->taken % pool->room]) {
        if (pool->begun < pool->put)
            do_next(pool, 0);
        else
            pthread_cond_wait(&pool->finished, &pool->mutex);
    }
    pthread_mutex_unlock(&pool->mutex);
    return take(pool);
}

size_t pool_cores(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    return (size_t)CPU_COUNT(&set);
}
