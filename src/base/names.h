/* names.h: interned strings. Each distinct text is stored once and lives as
 * long as the table, so that equal names are equal pointers. */
#ifndef MANTILE_BASE_NAMES_H
#define MANTILE_BASE_NAMES_H

#include "base/hash.h"
#include "base/vector.h"

struct names {
    VECTOR(char *) texts;
    struct hash_set index;
};

/* The stored copy of `text`, or NULL when memory could not be had. */
const char *names_intern(struct names *names, const char *text);

void names_free(struct names *names);

#endif
