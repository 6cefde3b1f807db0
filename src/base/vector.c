#include "base/vector.h"

#include <stdint.h>
#include <stdlib.h>

bool vector_grow(void **items, size_t *capacity, size_t needed, size_t item_size) {
    if (needed <= *capacity) return true;
    size_t larger = *capacity == 0 ? 16 : *capacity * 2;
    if (larger < needed) larger = needed;
    if (larger > SIZE_MAX / item_size) return false;
    void *moved = realloc(*items, larger * item_size);
    if (moved == NULL) return false;
    *items = moved;
    *capacity = larger;
    return true;
}
