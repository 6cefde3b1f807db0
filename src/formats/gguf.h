/* gguf.h: the header of a GGUF file: its metadata and the table of its tensors
 * (ggml/docs/gguf.md; little endian, versions 2 and 3). Weights are never read.
 *
 * Limits: 65,536 metadata and tensors, 256 MiB of header, 65,535 bytes of a
 * key or a tensor's name, 4 dimensions, 2^48 elements of a tensor.
 */
#ifndef MANTILE_FORMATS_GGUF_H
#define MANTILE_FORMATS_GGUF_H

#include "base/names.h"
#include "base/status.h"
#include "formats/document.h"
#include "formats/source.h"

#define GGUF_DIMS_MAX 4

struct gguf_tensor {
    const char *name; /* in gguf.names */
    const char *type; /* a dtype, or f64 i8 i16 i32 i64 */
    unsigned dims;
    uint64_t shape[GGUF_DIMS_MAX]; /* the first is the length of a row */
    uint64_t elements, bytes;
};

struct gguf {
    uint32_t version;
    /* A map. An array is a list; one of more than 4096 elements is a map of the
     * type and the count of its elements, and a text of more than 1 MiB one of
     * its type and its bytes. */
    struct document metadata;
    VECTOR(struct gguf_tensor) tensors;
    struct names names;
    uint64_t end; /* of the last tensor: how long the file is, if it is complete */
};

/* Reads the header of a file of `size` bytes. The weights may be missing, as in a
 * download that goes on: compare `end` with the size. */
enum mt_status gguf_read(struct gguf *gguf, source_read *read, void *context, uint64_t size, struct mt_error *error);

void gguf_free(struct gguf *gguf);

#endif
