/* fuzz_gguf.c: libFuzzer over the reader of GGUF headers. What is read fits
 * together; what is refused says why and leaves nothing; so it is too when memory
 * runs out or the file turns out to be shorter than it was. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/gguf.h"
#include "fuzz/allocation.h"

struct file {
    const uint8_t *bytes;
    size_t size;
};

static void require_that(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "broken: %s\n", what);
    abort();
}

static size_t read_bytes(void *context, uint64_t at, void *bytes, size_t size) {
    const struct file *file = context;
    if (at >= file->size) return 0;
    if (size > file->size - at) size = file->size - (size_t)at;
    memcpy(bytes, file->bytes + at, size);
    return size;
}

static void check_tensors(const struct gguf *gguf) {
    uint64_t bytes = 0;
    for (size_t i = 0; i < gguf->tensors.count; i++) {
        const struct gguf_tensor *tensor = &gguf->tensors.items[i];
        uint64_t elements = 1;
        for (unsigned d = 0; d < tensor->dims; d++) elements *= tensor->shape[d];
        require_that(elements == tensor->elements && tensor->bytes > 0, "a tensor is as large as its shape");
        require_that(tensor->name[0] != '\0' && tensor->type[0] != '\0', "a tensor has a name and a type");
        bytes += tensor->bytes;
    }
    require_that(bytes <= gguf->end, "tensors do not overlap");
}

static void check_metadata(const struct document *metadata) {
    const struct value *items = metadata->values.items;
    require_that(items[0].kind == VALUE_MAP && items[0].span == metadata->values.count, "metadata are a map");
    for (size_t key = 1; key < metadata->values.count; key += 1 + items[key + 1].span)
        require_that(items[key].kind == VALUE_TEXT && items[key].length > 0, "a key is a text");
}

static void check(struct file file, uint64_t size) {
    struct gguf gguf;
    struct mt_error error = {0};
    enum mt_status status = gguf_read(&gguf, read_bytes, &file, size, &error);
    if (status == MT_OK) {
        check_tensors(&gguf);
        check_metadata(&gguf.metadata);
        gguf_free(&gguf);
    }
    require_that(gguf.tensors.items == NULL && gguf.metadata.values.items == NULL, "nothing is left");
    require_that((error.message[0] != '\0') == (status != MT_OK), "a refusal says why");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const struct file file = {data, size};
    check(file, size);
    check(file, UINT64_C(1) << 40); /* as if it were longer */
    if (size == 0) return 0;
    allocation_fail(1 + data[size - 1] % 64u);
    check(file, size);
    allocation_fail(0);
    return 0;
}
