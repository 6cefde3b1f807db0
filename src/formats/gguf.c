#include "formats/gguf.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/dtype.h"

#define HEADER_MAX   (UINT64_C(256) << 20) /* the largest tokenizers take 30 MB */
#define METADATA_MAX 65536u
#define TENSORS_MAX  65536u
#define NAME_MAX     65535u /* gguf.md: of a key */
#define ELEMENTS_MAX (UINT64_C(1) << 48)
#define END_MAX      (UINT64_C(1) << 60) /* so that offsets and sizes add up */
#define ALIGNMENT    32u                 /* gguf.md: unless general.alignment says otherwise */

/* What is kept in memory. */
#define ARRAY_KEPT  4096u
#define TEXT_KEPT   (1u << 20)
#define TEXTS_MAX   (16u << 20)
#define VALUES_KEPT 262144u

struct reader {
    struct source source;
    uint64_t size;
    struct gguf *gguf;
    struct mt_error *error;
    const char *part; /* of the header: entry `number` of `count` */
    uint64_t number, count;
    const char *name; /* of the entry, once it is known */
    struct names keys;
    VECTOR(char) text;
    size_t texts; /* bytes of text kept */
    uint64_t alignment;
    uint64_t bytes; /* of all tensors */
};

/*
** {======================================================
** Refusals
** =======================================================
*/

#define SHOWN      "%.*s%s" /* at most so much of a name */
#define SHOW(name) 100, (name), strlen(name) > 100 ? "..." : ""

static enum mt_status broken_off(struct reader *reader) {
    if (reader->source.limit < reader->size)
        return mt_fail(reader->error, MT_LIMIT, "the header is longer than 256 MiB");
    if (reader->part == NULL) return mt_fail(reader->error, MT_MISUSE, "the file breaks off inside its header");
    return mt_fail(reader->error, MT_MISUSE,
                   "the file breaks off inside its header, at byte %" PRIu64 " in %s %" PRIu64 " of %" PRIu64,
                   reader->source.at, reader->part, reader->number, reader->count);
}

static enum mt_status refuse(struct reader *reader, const char *what) {
    if (reader->name == NULL)
        return mt_fail(reader->error, MT_MISUSE, "%s %" PRIu64 " %s", reader->part, reader->number, what);
    return mt_fail(reader->error, MT_MISUSE, "%s '" SHOWN "' %s", reader->part, SHOW(reader->name), what);
}

/* Refuses a text or an array for which there are not enough bytes. */
static enum mt_status check_count(struct reader *reader, uint64_t count, uint64_t bytes_each, const char *what) {
    if (reader->source.ended || count <= source_left(&reader->source) / bytes_each) return MT_OK;
    return mt_fail(reader->error, MT_MISUSE,
                   "%s %" PRIu64 " of %" PRIu64 " has %s of length %" PRIu64 ", which reaches past the end of the %s",
                   reader->part, reader->number, reader->count, what, count,
                   reader->source.limit < reader->size ? "largest header (256 MiB)" : "file");
}

/* }====================================================== */

/*
** {======================================================
** Texts
** =======================================================
*/

/* The next text, with its length before it, into reader->text. */
static enum mt_status read_text(struct reader *reader, uint64_t length) {
    reader->text.count = 0;
    reader->texts += length;
    if (reader->texts > TEXTS_MAX) return mt_fail(reader->error, MT_LIMIT, "the header has more than 16 MiB of texts");
    if (!vector_reserve(&reader->text, length + 1)) return mt_fail_nomem(reader->error);
    while (reader->text.count < length) {
        uint64_t rest = length - reader->text.count;
        size_t size = rest < SOURCE_BUFFER ? (size_t)rest : SOURCE_BUFFER;
        const unsigned char *bytes = source_take(&reader->source, size);
        if (bytes == NULL) return broken_off(reader);
        memcpy(reader->text.items + reader->text.count, bytes, size);
        reader->text.count += size;
    }
    reader->text.items[length] = '\0';
    return MT_OK;
}

static enum mt_status read_length(struct reader *reader, uint64_t *length) {
    *length = source_whole(&reader->source, 8);
    if (reader->source.ended) return broken_off(reader);
    return check_count(reader, *length, 1, "a text");
}

static bool is_printable(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < ' ' || text[i] == 0x7f) return false;
    return length > 0;
}

/* The name of an entry, which no other in `names` has. */
static enum mt_status read_name(struct reader *reader, struct names *names) {
    uint64_t length;
    reader->name = NULL;
    enum mt_status status = read_length(reader, &length);
    if (status == MT_OK && length > NAME_MAX) return refuse(reader, "has a name of more than 65,535 bytes");
    if (status == MT_OK) status = read_text(reader, length);
    if (status != MT_OK) return status;
    if (!is_printable(reader->text.items, length)) return refuse(reader, "has no name, or control characters in it");
    size_t before = names->texts.count;
    reader->name = names_intern(names, reader->text.items);
    if (reader->name == NULL) return mt_fail_nomem(reader->error);
    return names->texts.count == before ? refuse(reader, "stands twice") : MT_OK;
}

/* }====================================================== */

/*
** {======================================================
** Metadata
** =======================================================
*/

enum kind { NATURAL, INTEGER, REAL, FLAG, TEXT, ARRAY };

/* gguf.md, gguf_metadata_value_type: these are the numbers in the file. */
static const struct {
    const char *name;
    enum kind kind;
    unsigned bytes;
} types[] = {
    {"uint8", NATURAL, 1},  {"int8", INTEGER, 1},  {"uint16", NATURAL, 2}, {"int16", INTEGER, 2},
    {"uint32", NATURAL, 4}, {"int32", INTEGER, 4}, {"float32", REAL, 4},   {"bool", FLAG, 1},
    {"string", TEXT, 0},    {"array", ARRAY, 0},   {"uint64", NATURAL, 8}, {"int64", INTEGER, 8},
    {"float64", REAL, 8},
};
#define TYPE_COUNT (sizeof types / sizeof *types)

static enum mt_status append(struct reader *reader, struct value value, const char *text, size_t length) {
    return document_append(&reader->gguf->metadata, value, text, length) ? MT_OK : mt_fail_nomem(reader->error);
}

static enum mt_status append_text(struct reader *reader, const char *text) {
    return append(reader, (struct value){.kind = VALUE_TEXT}, text, strlen(text));
}

/* What stands for a value that is not kept: { type = , [what] = count } */
static enum mt_status append_outline(struct reader *reader, const char *type, const char *what, uint64_t count) {
    size_t map = reader->gguf->metadata.values.count;
    enum mt_status status = append(reader, (struct value){.kind = VALUE_MAP}, NULL, 0);
    if (status == MT_OK) status = append_text(reader, "type");
    if (status == MT_OK) status = append_text(reader, type);
    if (status == MT_OK) status = append_text(reader, what);
    struct value number = {.kind = VALUE_INTEGER, .integer = (int64_t)count};
    if (status == MT_OK) status = append(reader, number, NULL, 0);
    if (status == MT_OK) reader->gguf->metadata.values.items[map].span = 5;
    return status;
}

static struct value real(uint64_t bits, unsigned bytes) {
    struct value value = {.kind = VALUE_NUMBER};
    const uint32_t half = (uint32_t)bits;
    float single;
    memcpy(&single, &half, sizeof single);
    memcpy(&value.number, &bits, sizeof bits);
    if (bytes == 4) value.number = (double)single;
    return value;
}

static struct value integer(uint64_t bits, unsigned bytes) {
    const uint64_t sign = UINT64_C(1) << (8 * bytes - 1);
    return (struct value){.kind = VALUE_INTEGER, .integer = (int64_t)((bits ^ sign) - sign)};
}

static struct value natural(uint64_t bits) {
    if (bits > INT64_MAX) return (struct value){.kind = VALUE_NUMBER, .number = (double)bits};
    return (struct value){.kind = VALUE_INTEGER, .integer = (int64_t)bits};
}

static enum mt_status read_number(struct reader *reader, uint64_t type) {
    const unsigned bytes = types[type].bytes;
    const uint64_t bits = source_whole(&reader->source, bytes);
    if (reader->source.ended) return broken_off(reader);
    switch (types[type].kind) {
    case NATURAL:
        return append(reader, natural(bits), NULL, 0);
    case INTEGER:
        return append(reader, integer(bits, bytes), NULL, 0);
    case REAL:
        return append(reader, real(bits, bytes), NULL, 0);
    default:
        if (bits > 1) return refuse(reader, "has a bool that is neither 0 nor 1");
        return append(reader, (struct value){.kind = VALUE_BOOL, .boolean = bits == 1}, NULL, 0);
    }
}

static enum mt_status read_string(struct reader *reader) {
    uint64_t length;
    enum mt_status status = read_length(reader, &length);
    if (status == MT_OK && length > TEXT_KEPT) {
        source_skip(&reader->source, length);
        return append_outline(reader, "string", "bytes", length);
    }
    if (status == MT_OK) status = read_text(reader, length);
    if (status != MT_OK) return status;
    return append(reader, (struct value){.kind = VALUE_TEXT}, reader->text.items, length);
}

static enum mt_status read_scalar(struct reader *reader, uint64_t type) {
    return types[type].kind == TEXT ? read_string(reader) : read_number(reader, type);
}

static enum mt_status keep_array(struct reader *reader, uint64_t type, uint64_t count) {
    struct document *metadata = &reader->gguf->metadata;
    size_t list = metadata->values.count;
    enum mt_status status = append(reader, (struct value){.kind = VALUE_LIST}, NULL, 0);
    for (uint64_t i = 0; i < count && status == MT_OK; i++) status = read_scalar(reader, type);
    if (status == MT_OK) metadata->values.items[list].span = (uint32_t)(metadata->values.count - list);
    return status;
}

static enum mt_status skip_array(struct reader *reader, uint64_t type, uint64_t count) {
    enum mt_status status = MT_OK;
    source_skip(&reader->source, count * types[type].bytes);
    for (uint64_t i = 0; i < count && types[type].kind == TEXT && status == MT_OK; i++) {
        uint64_t length;
        status = read_length(reader, &length);
        source_skip(&reader->source, length);
    }
    return status == MT_OK ? append_outline(reader, types[type].name, "count", count) : status;
}

static enum mt_status read_array(struct reader *reader) {
    const uint64_t type = source_whole(&reader->source, 4), count = source_whole(&reader->source, 8);
    if (reader->source.ended) return broken_off(reader);
    if (type >= TYPE_COUNT) return refuse(reader, "is an array of a type that is not known");
    if (types[type].kind == ARRAY) return refuse(reader, "is an array of arrays, which is not read");
    const uint64_t least = types[type].kind == TEXT ? 8 : types[type].bytes; /* bytes of an element */
    enum mt_status status = check_count(reader, count, least, "an array");
    if (status != MT_OK) return status;
    bool kept = count <= ARRAY_KEPT && reader->gguf->metadata.values.count + count <= VALUES_KEPT;
    return kept ? keep_array(reader, type, count) : skip_array(reader, type, count);
}

static enum mt_status check_alignment(struct reader *reader, const struct value *value) {
    if (strcmp(reader->name, "general.alignment") != 0) return MT_OK;
    reader->alignment = value->kind == VALUE_INTEGER ? (uint64_t)value->integer : 0;
    if (reader->alignment >= 1 && reader->alignment <= 1 << 24 && (reader->alignment & (reader->alignment - 1)) == 0)
        return MT_OK;
    return refuse(reader, "must be a power of two up to 16,777,216");
}

static enum mt_status read_entry(struct reader *reader) {
    enum mt_status status = read_name(reader, &reader->keys);
    if (status == MT_OK) status = append_text(reader, reader->name);
    if (status != MT_OK) return status;
    const uint64_t type = source_whole(&reader->source, 4);
    if (reader->source.ended) return broken_off(reader);
    if (type >= TYPE_COUNT) return refuse(reader, "has a type that is not known");
    const struct document *metadata = &reader->gguf->metadata;
    const size_t value = metadata->values.count;
    status = types[type].kind == ARRAY ? read_array(reader) : read_scalar(reader, type);
    return status == MT_OK ? check_alignment(reader, &metadata->values.items[value]) : status;
}

static enum mt_status read_metadata(struct reader *reader, uint64_t count) {
    struct document *metadata = &reader->gguf->metadata;
    enum mt_status status = append(reader, (struct value){.kind = VALUE_MAP}, NULL, 0);
    reader->part = "metadata entry";
    reader->count = count;
    for (reader->number = 1; reader->number <= count && status == MT_OK; reader->number++) status = read_entry(reader);
    if (status == MT_OK) metadata->values.items[0].span = (uint32_t)metadata->values.count;
    return status;
}

/* }====================================================== */

/*
** {======================================================
** Tensors
** =======================================================
*/

struct format {
    const char *name;
    unsigned block, bytes;
};

#define NUMBERED(dtype) (1 + DTYPE_##dtype)

/* enum ggml_type, ggml/include/ggml.h: these are the numbers in the file. */
static const unsigned char numbered[] = {
    [0] = NUMBERED(FP32),     [1] = NUMBERED(FP16),    [2] = NUMBERED(Q4_0),     [3] = NUMBERED(Q4_1),
    [6] = NUMBERED(Q5_0),     [7] = NUMBERED(Q5_1),    [8] = NUMBERED(Q8_0),     [9] = NUMBERED(Q8_1),
    [10] = NUMBERED(Q2_K),    [11] = NUMBERED(Q3_K),   [12] = NUMBERED(Q4_K),    [13] = NUMBERED(Q5_K),
    [14] = NUMBERED(Q6_K),    [15] = NUMBERED(Q8_K),   [16] = NUMBERED(IQ2_XXS), [17] = NUMBERED(IQ2_XS),
    [18] = NUMBERED(IQ3_XXS), [19] = NUMBERED(IQ1_S),  [20] = NUMBERED(IQ4_NL),  [21] = NUMBERED(IQ3_S),
    [22] = NUMBERED(IQ2_S),   [23] = NUMBERED(IQ4_XS), [29] = NUMBERED(IQ1_M),   [30] = NUMBERED(BF16),
    [34] = NUMBERED(TQ1_0),   [35] = NUMBERED(TQ2_0),  [39] = NUMBERED(MXFP4),   [40] = NUMBERED(NVFP4),
    [41] = NUMBERED(Q1_0),    [42] = NUMBERED(Q2_0),
};

/* From number 24 on. No request has these: they are indices and the like. */
static const struct format plain[] = {{"i8", 1, 1}, {"i16", 1, 2}, {"i32", 1, 4}, {"i64", 1, 8}, {"f64", 1, 8}};

/* False when there is no such type, or no longer. */
static bool find_format(uint64_t number, struct format *format) {
    if (number - 24 < sizeof plain / sizeof *plain) {
        *format = plain[number - 24];
        return true;
    }
    if (number >= sizeof numbered || numbered[number] == 0) return false;
    enum dtype type = (enum dtype)(numbered[number] - 1);
    *format = (struct format){dtype_name(type), dtype_block(type), dtype_block_bytes(type)};
    return true;
}

static enum mt_status read_shape(struct reader *reader, struct gguf_tensor *tensor) {
    const uint64_t dims = source_whole(&reader->source, 4);
    if (dims > GGUF_DIMS_MAX) return refuse(reader, "has more than 4 dimensions");
    tensor->dims = (unsigned)dims;
    tensor->elements = 1;
    for (unsigned d = 0; d < tensor->dims; d++) {
        const uint64_t length = tensor->shape[d] = source_whole(&reader->source, 8);
        if (reader->source.ended) break;
        if (length == 0) return refuse(reader, "has a dimension of 0");
        if (length > ELEMENTS_MAX / tensor->elements) return refuse(reader, "has more than 2^48 elements");
        tensor->elements *= length;
    }
    return reader->source.ended ? broken_off(reader) : MT_OK;
}

static enum mt_status set_bytes(struct reader *reader, uint64_t number, struct gguf_tensor *tensor) {
    struct format format;
    if (!find_format(number, &format))
        return mt_fail(reader->error, MT_MISUSE, "tensor '" SHOWN "' has type %" PRIu64 ", which is not known",
                       SHOW(tensor->name), number);
    const uint64_t row = tensor->dims == 0 ? 1 : tensor->shape[0];
    if (row % format.block != 0)
        return mt_fail(reader->error, MT_MISUSE,
                       "tensor '" SHOWN "' has rows of %" PRIu64 " elements, but %s is stored in blocks of %u",
                       SHOW(tensor->name), row, format.name, format.block);
    tensor->type = format.name;
    tensor->bytes = tensor->elements / format.block * format.bytes;
    return MT_OK;
}

static enum mt_status overlap(struct reader *reader) {
    return mt_fail(reader->error, MT_MISUSE, "the tensors overlap: together they are longer than where they lie");
}

static enum mt_status read_tensor(struct reader *reader) {
    struct gguf_tensor tensor = {0};
    enum mt_status status = read_name(reader, &reader->gguf->names);
    tensor.name = reader->name;
    if (status == MT_OK) status = read_shape(reader, &tensor);
    if (status != MT_OK) return status;
    const uint64_t type = source_whole(&reader->source, 4), offset = source_whole(&reader->source, 8);
    if (reader->source.ended) return broken_off(reader);
    status = set_bytes(reader, type, &tensor);
    if (status != MT_OK) return status;
    if (offset > END_MAX) return refuse(reader, "lies further than 2^60 bytes into the file");
    if (offset % reader->alignment != 0) return refuse(reader, "does not lie at a multiple of general.alignment");
    if (offset + tensor.bytes > reader->gguf->end) reader->gguf->end = offset + tensor.bytes;
    if (tensor.bytes > END_MAX - reader->bytes) return overlap(reader);
    reader->bytes += tensor.bytes;
    if (!vector_reserve(&reader->gguf->tensors, 1)) return mt_fail_nomem(reader->error);
    vector_push(&reader->gguf->tensors, tensor);
    return MT_OK;
}

/* Offsets count from the first multiple of the alignment after the header. */
static enum mt_status read_tensors(struct reader *reader, uint64_t count) {
    enum mt_status status = MT_OK;
    reader->part = "tensor";
    reader->count = count;
    for (reader->number = 1; reader->number <= count && status == MT_OK; reader->number++) status = read_tensor(reader);
    if (status == MT_OK && reader->bytes > reader->gguf->end) status = overlap(reader);
    const uint64_t begin = (reader->source.at + reader->alignment - 1) & ~(reader->alignment - 1);
    reader->gguf->end = count == 0 ? reader->source.at : begin + reader->gguf->end;
    return status;
}

/* }====================================================== */

static enum mt_status check_counts(struct reader *reader, uint64_t tensors, uint64_t entries) {
    if (tensors > TENSORS_MAX)
        return mt_fail(reader->error, MT_LIMIT, "the file states %" PRIu64 " tensors; at most 65,536 are read",
                       tensors);
    if (entries > METADATA_MAX)
        return mt_fail(reader->error, MT_LIMIT, "the file states %" PRIu64 " metadata; at most 65,536 are read",
                       entries);
    return MT_OK;
}

static enum mt_status check_version(struct reader *reader, uint64_t version) {
    reader->gguf->version = (uint32_t)version;
    if (version == 2 || version == 3) return MT_OK;
    if (version != 0 && (version & 0xffff) == 0)
        return mt_fail(reader->error, MT_MISUSE, "this GGUF file is big endian; only little endian is read");
    return mt_fail(reader->error, MT_MISUSE, "GGUF version %" PRIu64 " is not read; versions 2 and 3 are", version);
}

static enum mt_status read_header(struct reader *reader) {
    const unsigned char *magic = source_take(&reader->source, 4);
    if (magic == NULL || memcmp(magic, "GGUF", 4) != 0)
        return mt_fail(reader->error, MT_MISUSE, "this is no GGUF file: it does not begin with the letters GGUF");
    const uint64_t version = source_whole(&reader->source, 4);
    enum mt_status status = reader->source.ended ? broken_off(reader) : check_version(reader, version);
    if (status != MT_OK) return status;
    const uint64_t tensors = source_whole(&reader->source, 8), entries = source_whole(&reader->source, 8);
    if (reader->source.ended) return broken_off(reader);
    status = check_counts(reader, tensors, entries);
    if (status == MT_OK) status = read_metadata(reader, entries);
    return status == MT_OK ? read_tensors(reader, tensors) : status;
}

enum mt_status gguf_read(struct gguf *gguf, source_read *read, void *context, uint64_t size, struct mt_error *error) {
    *gguf = (struct gguf){0};
    struct reader reader = {
        .size = size,
        .gguf = gguf,
        .error = error,
        .alignment = ALIGNMENT,
    };
    reader.source.read = read;
    reader.source.context = context;
    reader.source.limit = size < HEADER_MAX ? size : HEADER_MAX;
    enum mt_status status = read_header(&reader);
    names_free(&reader.keys);
    free(reader.text.items);
    if (status != MT_OK) gguf_free(gguf);
    return status;
}

void gguf_free(struct gguf *gguf) {
    document_free(&gguf->metadata);
    free(gguf->tensors.items);
    names_free(&gguf->names);
    *gguf = (struct gguf){0};
}
