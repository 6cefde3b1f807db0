#include "formats/source.h"

#include <string.h>

uint64_t source_left(const struct source *source) { return source->ended ? 0 : source->limit - source->at; }

/* Moves what is left of the buffer to its front and reads on. */
static void fill(struct source *source) {
    uint64_t used = source->at - source->first;
    size_t kept = used < source->filled ? source->filled - (size_t)used : 0;
    if (kept > 0) memmove(source->buffer, source->buffer + used, kept);
    source->first = source->at;
    source->filled = kept;
    size_t room = SOURCE_BUFFER - kept;
    if (room > source->limit - source->at - kept) room = (size_t)(source->limit - source->at - kept);
    source->filled += source->read(source->context, source->at + kept, source->buffer + kept, room);
}

const unsigned char *source_take(struct source *source, size_t size) {
    if (size > source_left(source)) source->ended = true;
    if (source->ended) return NULL;
    if (source->at - source->first + size > source->filled) fill(source);
    if (source->at - source->first + size > source->filled) {
        source->ended = true;
        return NULL;
    }
    const unsigned char *bytes = source->buffer + (source->at - source->first);
    source->at += size;
    return bytes;
}

void source_skip(struct source *source, uint64_t size) {
    if (size > source_left(source))
        source->ended = true;
    else
        source->at += size;
}

uint64_t source_whole(struct source *source, size_t size) {
    const unsigned char *bytes = source_take(source, size);
    uint64_t whole = 0;
    for (size_t i = size; bytes != NULL && i-- > 0;) whole = whole << 8 | bytes[i];
    return whole;
}
