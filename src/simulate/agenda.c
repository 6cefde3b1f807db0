#include "simulate/agenda.h"

#include <math.h>
#include <stdlib.h>

static bool earlier(const struct agenda_entry *a, const struct agenda_entry *b) {
    return a->at < b->at || (a->at == b->at && a->number < b->number);
}

bool agenda_put(struct agenda *agenda, double at, uint32_t what) {
    if (!vector_reserve(&agenda->entries, 1)) return false;
    struct agenda_entry *entries = agenda->entries.items, entry = {at, agenda->put++, what};
    size_t place = agenda->entries.count++;
    for (; place > 0 && earlier(&entry, &entries[(place - 1) / 2]); place = (place - 1) / 2)
        entries[place] = entries[(place - 1) / 2];
    entries[place] = entry;
    return true;
}

double agenda_next(const struct agenda *agenda) {
    return agenda->entries.count > 0 ? agenda->entries.items[0].at : INFINITY;
}

uint32_t agenda_take(struct agenda *agenda) {
    struct agenda_entry *entries = agenda->entries.items, last = entries[--agenda->entries.count];
    uint32_t what = entries[0].what;
    size_t count = agenda->entries.count, place = 0;
    for (size_t child = 1; child < count; child = 2 * place + 1) {
        if (child + 1 < count && earlier(&entries[child + 1], &entries[child])) child++;
        if (!earlier(&entries[child], &last)) break;
        entries[place] = entries[child];
        place = child;
    }
    entries[place] = last;
    return what;
}

void agenda_free(struct agenda *agenda) {
    free(agenda->entries.items);
    *agenda = (struct agenda){0};
}
