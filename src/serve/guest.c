#include "serve/guest.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

double guest_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void guests_open(struct guest_list *list) {
    *list = (struct guest_list){0};
    pthread_mutex_init(&list->lock, NULL);
}

void guests_close(struct guest_list *list) { pthread_mutex_destroy(&list->lock); }

struct guest *guest_enter(struct guest_list *list, int socket) {
    struct guest *guest = malloc(sizeof *guest);
    if (guest == NULL) return NULL;
    pthread_mutex_lock(&list->lock);
    *guest = (struct guest){.socket = socket, .since = guest_clock(), .after = list->first};
    if (list->first != NULL) list->first->before = guest;
    list->first = guest;
    list->count++;
    pthread_mutex_unlock(&list->lock);
    return guest;
}

void guest_leave(struct guest_list *list, struct guest *guest) {
    if (guest == NULL) return;
    pthread_mutex_lock(&list->lock);
    if (guest->before != NULL) guest->before->after = guest->after;
    if (guest->before == NULL) list->first = guest->after;
    if (guest->after != NULL) guest->after->before = guest->before;
    list->count--;
    pthread_mutex_unlock(&list->lock);
    free(guest);
}

void guest_served(struct guest_list *list, struct guest *guest, bool served) {
    if (guest == NULL) return;
    pthread_mutex_lock(&list->lock);
    guest->served = served;
    guest->since = guest_clock();
    pthread_mutex_unlock(&list->lock);
}

void guests_watch(struct guest_list *list, double asking, double served) {
    double now = guest_clock();
    pthread_mutex_lock(&list->lock);
    for (struct guest *guest = list->first; guest != NULL; guest = guest->after)
        if (now - guest->since > (guest->served ? served : asking)) shutdown(guest->socket, SHUT_RDWR);
    pthread_mutex_unlock(&list->lock);
}

size_t guests_count(struct guest_list *list) {
    pthread_mutex_lock(&list->lock);
    size_t count = list->count;
    pthread_mutex_unlock(&list->lock);
    return count;
}
