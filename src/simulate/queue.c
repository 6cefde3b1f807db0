#include "simulate/queue.h"

#include <math.h>
#include <stdlib.h>

#include "base/vector.h"

double queue_next(const struct queue *queue) { return queue->count > 0 ? queue->items[0].at : (double)INFINITY; }

static bool before(const struct queue_item *a, const struct queue_item *b) {
    return a->at < b->at || (a->at == b->at && a->order < b->order);
}

bool queue_put(struct queue *queue, double at, uint32_t kind, uint32_t what, uint32_t stamp) {
    if (!vector_reserve(queue, 1)) return false;
    struct queue_item item = {at, queue->put++, kind, what, stamp};
    size_t place = queue->count++;
    for (; place > 0 && before(&item, &queue->items[(place - 1) / 2]); place = (place - 1) / 2)
        queue->items[place] = queue->items[(place - 1) / 2];
    queue->items[place] = item;
    return true;
}

struct queue_item queue_take(struct queue *queue) {
    struct queue_item first = queue->items[0], last = queue->items[--queue->count];
    size_t place = 0;
    for (size_t child = 1; child < queue->count; child = 2 * place + 1) {
        if (child + 1 < queue->count && before(&queue->items[child + 1], &queue->items[child])) child++;
        if (!before(&queue->items[child], &last)) break;
        queue->items[place] = queue->items[child];
        place = child;
    }
    if (queue->count > 0) queue->items[place] = last;
    return first;
}

void queue_free(struct queue *queue) {
    free(queue->items);
    *queue = (struct queue){0};
}
