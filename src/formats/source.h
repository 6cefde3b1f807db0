/* source.h: the bytes of a file from its beginning on, through a small buffer.
 * What is skipped is not read. */
#ifndef MANTILE_FORMATS_SOURCE_H
#define MANTILE_FORMATS_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SOURCE_BUFFER 32768

/* Copies up to `size` bytes from offset `at` on and returns how many there were. */
typedef size_t source_read(void *context, uint64_t at, void *bytes, size_t size);

struct source {
    source_read *read;
    void *context;
    uint64_t limit; /* no byte from here on is taken */
    uint64_t at;    /* the next byte */
    bool ended;     /* something was wanted that is not there, and so is everything after it */
    uint64_t first; /* the offset of buffer[0] */
    size_t filled;
    unsigned char buffer[SOURCE_BUFFER];
};

/* How many bytes are left; 0 once it has ended. */
uint64_t source_left(const struct source *source);

/* The next `size` bytes, at most SOURCE_BUFFER, until the next call; NULL when they are not there. */
const unsigned char *source_take(struct source *source, size_t size);

void source_skip(struct source *source, uint64_t size);

/* The next `size` bytes, at most 8, as a little-endian number; 0 when they are not there. */
uint64_t source_whole(struct source *source, size_t size);

#endif
