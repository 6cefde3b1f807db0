#include "base/names.h"

#include <stdlib.h>
#include <string.h>

const char *names_find(const struct names *names, const char *text) {
    /* Newest first: neighbouring ops share their file and often their name. */
    for (size_t i = names->texts.count; i-- > 0;)
        if (strcmp(names->texts.items[i], text) == 0) return names->texts.items[i];
    return NULL;
}

const char *names_intern(struct names *names, const char *text) {
    const char *known = names_find(names, text);
    if (known != NULL) return known;
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);
    if (copy == NULL || !vector_reserve(&names->texts, 1)) {
        free(copy);
        return NULL;
    }
    memcpy(copy, text, size);
    vector_push(&names->texts, copy);
    return copy;
}

void names_free(struct names *names) {
    for (size_t i = 0; i < names->texts.count; i++) free(names->texts.items[i]);
    free(names->texts.items);
    *names = (struct names){0};
}
