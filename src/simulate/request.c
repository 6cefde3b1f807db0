#include "simulate/request.h"

#include <math.h>
#include <stdlib.h>

static bool reserve(struct requests *requests) {
    bool room = vector_reserve(&requests->records, 1);
    if (requests->unused.count > 0) return room;
    /* as many places to give back as there are places */
    return room && vector_reserve(&requests->all, 1) && vector_reserve(&requests->unused, requests->all.count + 1);
}

uint32_t requests_add(struct requests *requests, const struct arrival *arrival) {
    if (!reserve(requests)) return NOBODY;
    uint32_t place = (uint32_t)requests->all.count, stamp = 0;
    if (requests->unused.count > 0) {
        place = requests->unused.items[--requests->unused.count];
        stamp = requests->all.items[place].stamp;
    } else {
        vector_push(&requests->all, (struct request){0});
    }
    requests->all.items[place] = (struct request){.of = *arrival,
                                                  .record = (uint32_t)requests->records.count,
                                                  .prompt = arrival->isl,
                                                  .previous = NOBODY,
                                                  .next = NOBODY,
                                                  .stamp = stamp};
    struct record record = {.arrived = arrival->at,
                            .started = (double)NAN,
                            .first = (double)NAN,
                            .finished = (double)NAN,
                            .isl = arrival->isl,
                            .osl = arrival->osl,
                            .group = arrival->group,
                            .outcome = OUTCOME_RUNNING};
    vector_push(&requests->records, record);
    return place;
}

void requests_remove(struct requests *requests, uint32_t request) {
    requests->all.items[request].stamp++;
    vector_push(&requests->unused, request);
}

void requests_free(struct requests *requests) {
    free(requests->all.items);
    free(requests->unused.items);
    free(requests->records.items);
    *requests = (struct requests){0};
}

/* Puts a request between two neighbours, either of which may be NOBODY. */
static void link_between(struct request_list *list, const struct requests *requests, uint32_t request,
                         uint32_t previous, uint32_t next) {
    request_at(requests, request)->previous = previous;
    request_at(requests, request)->next = next;
    *(previous == NOBODY ? &list->first : &request_at(requests, previous)->next) = request;
    *(next == NOBODY ? &list->last : &request_at(requests, next)->previous) = request;
    list->count++;
}

void list_append(struct request_list *list, const struct requests *requests, uint32_t request) {
    link_between(list, requests, request, list->last, NOBODY);
}

void list_prepend(struct request_list *list, const struct requests *requests, uint32_t request) {
    link_between(list, requests, request, NOBODY, list->first);
}

void list_remove(struct request_list *list, const struct requests *requests, uint32_t request) {
    struct request *it = request_at(requests, request);
    *(it->previous == NOBODY ? &list->first : &request_at(requests, it->previous)->next) = it->next;
    *(it->next == NOBODY ? &list->last : &request_at(requests, it->next)->previous) = it->previous;
    it->previous = it->next = NOBODY;
    list->count--;
}
