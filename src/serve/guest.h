/* guest.h: the open connections, so that one which never finishes a request, or never reads its answer, can be closed.
 *
 * The timeout of libmicrohttpd starts again with every byte: a client that sends or reads one now and then would stay,
 * and with it all of an answer. */
#ifndef MANTILE_SERVE_GUEST_H
#define MANTILE_SERVE_GUEST_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

struct guest {
    int socket;
    bool served;  /* its request is whole: it waits for us */
    double since; /* when that began, or since when we wait for its request */
    struct guest *before, *after;
};

struct guest_list {
    pthread_mutex_t lock;
    struct guest *first;
    size_t count;
};

void guests_open(struct guest_list *list);
void guests_close(struct guest_list *list);

/* NULL when memory is short: it is then not watched. */
struct guest *guest_enter(struct guest_list *list, int socket);
void guest_leave(struct guest_list *list, struct guest *guest);
void guest_served(struct guest_list *list, struct guest *guest, bool served);

/* Hangs up on all who have let us wait longer than `asking` seconds for a whole request, or have not taken the answer
 * `served` seconds after it. */
void guests_watch(struct guest_list *list, double asking, double served);

/* How many there are. */
size_t guests_count(struct guest_list *list);

/* Seconds of a clock that never goes back. */
double guest_clock(void);

#endif
