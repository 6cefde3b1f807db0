#include "base/names.h"

#include <stdlib.h>
#include <string.h>

static uint64_t hash_text(const char *text) {
    uint64_t hash = 0;
    for (; *text != '\0'; text++) hash = hash_mix(hash, (unsigned char)*text);
    return hash;
}

/* Whether text `number` equals the last, the candidate. */
static bool same_as_last(const void *context, uint32_t number) {
    const struct names *names = context;
    return strcmp(names->texts.items[number], names->texts.items[names->texts.count - 1]) == 0;
}

const char *names_intern(struct names *names, const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);
    if (copy == NULL || !vector_reserve(&names->texts, 1) || !hash_set_reserve(&names->index)) {
        free(copy);
        return NULL;
    }
    memcpy(copy, text, size);
    uint32_t candidate = (uint32_t)names->texts.count;
    vector_push(&names->texts, copy);
    uint32_t number = hash_set_enter(&names->index, hash_text(text), candidate, same_as_last, names);
    if (number == candidate) return copy;
    names->texts.count--;
    free(copy);
    return names->texts.items[number];
}

void names_free(struct names *names) {
    for (size_t i = 0; i < names->texts.count; i++) free(names->texts.items[i]);
    free(names->texts.items);
    hash_set_free(&names->index);
    *names = (struct names){0};
}
