#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

uint64_t hash_mix(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u; /* 2^64 / golden ratio: Knuth, TAOCP 3, section 6.4 */
    return hash ^ (hash >> 29);
}

uint64_t hash_double(uint64_t hash, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return hash_mix(hash, bits);
}

static struct hash_slot *probe(const struct hash_set *set, uint64_t hash, size_t step) {
    return &set->slots[(hash + step) & (set->capacity - 1)];
}

bool hash_set_reserve(struct hash_set *set) {
    if ((set->count + 1) * 2 <= set->capacity) return true;
    struct hash_set larger = {.capacity = set->capacity == 0 ? 64 : set->capacity * 2, .count = set->count};
    larger.slots = calloc(larger.capacity, sizeof *larger.slots);
    if (larger.slots == NULL) return false;
    for (size_t i = 0; i < set->capacity; i++) {
        if (set->slots[i].item == 0) continue;
        size_t step = 0;
        while (probe(&larger, set->slots[i].hash, step)->item != 0) step++;
        *probe(&larger, set->slots[i].hash, step) = set->slots[i];
    }
    free(set->slots);
    *set = larger;
    return true;
}

uint32_t hash_set_enter(struct hash_set *set, uint64_t hash, uint32_t next,
                        bool (*same)(const void *context, uint32_t number), const void *context) {
    for (size_t step = 0;; step++) {
        struct hash_slot *slot = probe(set, hash, step);
        if (slot->item == 0) {
            *slot = (struct hash_slot){hash, next + 1};
            set->count++;
            return next;
        }
        if (slot->hash == hash && same(context, slot->item - 1)) return slot->item - 1;
    }
}

void hash_set_free(struct hash_set *set) {
    free(set->slots);
    *set = (struct hash_set){0};
}
