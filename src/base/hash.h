/* hash.h: a set of numbered items, found by content.
 *
 * The items stay in the caller's own array; the set holds their numbers only
 * and asks the caller whether two items are the same. */
#ifndef MANTILE_BASE_HASH_H
#define MANTILE_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hash_set {
    struct hash_slot {
        uint64_t hash;
        uint32_t item; /* number + 1; 0: empty */
    } * slots;
    size_t capacity, count; /* capacity is a power of two */
};

/* One step of mixing `value` into a running hash. */
uint64_t hash_mix(uint64_t hash, uint64_t value);
uint64_t hash_double(uint64_t hash, double value);

/* Makes room for one more item; false when memory could not be had. */
bool hash_set_reserve(struct hash_set *set);

/* The number of the item with this hash for which same(context, number) holds;
 * if there is none, `next` is entered and returned. Room must be reserved. */
uint32_t hash_set_enter(struct hash_set *set, uint64_t hash, uint32_t next,
                        bool (*same)(const void *context, uint32_t number), const void *context);

void hash_set_free(struct hash_set *set);

#endif
