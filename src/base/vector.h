/* vector.h: a growable array of plain structs.
 *
 * VECTOR(type) declares one in place; it starts as all zeroes. Growth may move
 * the items, so keep indices, not pointers.
 */
#ifndef MANTILE_BASE_VECTOR_H
#define MANTILE_BASE_VECTOR_H

#include <stdbool.h>
#include <stddef.h>

#define VECTOR(type)                                                                                                   \
    struct {                                                                                                           \
        type *items;                                                                                                   \
        size_t count, capacity;                                                                                        \
    }

/* Makes room for `more` further items; false when memory could not be had. */
#define vector_reserve(v, more)                                                                                        \
    vector_grow((void **)&(v)->items, &(v)->capacity, (v)->count + (more), sizeof *(v)->items)

/* Room must have been reserved. */
#define vector_push(v, item) ((v)->items[(v)->count++] = (item))

bool vector_grow(void **items, size_t *capacity, size_t needed, size_t item_size);

#endif
