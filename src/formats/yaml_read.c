/* yaml_read.c: libyaml's events as a document. */
#include "base/hash.h"
#include "formats/document.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#define VALUES_MAX 100000u
#define DEPTH_MAX  64u

struct anchor {
    char *name;
    size_t value;
};

struct reader {
    yaml_parser_t parser;
    struct document *document;
    struct mt_error *error;
    size_t open[DEPTH_MAX]; /* the containers around the next value */
    size_t depth;
    VECTOR(struct anchor) anchors;
};

static enum mt_status refuse(struct reader *reader, yaml_mark_t mark, const char *what) {
    return mt_fail(reader->error, MT_MISUSE, "line %zu, column %zu: %s", mark.line + 1, mark.column + 1, what);
}

/*
** {======================================================
** Scalars: the core schema of YAML 1.2, section 10.3
** =======================================================
*/

static bool is_one_of(const char *text, const char *const words[]) {
    for (; *words != NULL; words++)
        if (strcmp(text, *words) == 0) return true;
    return false;
}

static bool all_of(const char *text, const char *letters) { return text[strspn(text, letters)] == '\0'; }

static bool parse_integer(const char *text, struct value *value) {
    const char *digits = *text == '-' || *text == '+' ? text + 1 : text;
    if (*digits == '\0' || !all_of(digits, "0123456789")) return false;
    errno = 0;
    long long integer = strtoll(text, NULL, 10);
    if (errno != 0) return false; /* too large: a number */
    value->kind = VALUE_INTEGER;
    value->integer = integer;
    return true;
}

static bool parse_number(const char *text, struct value *value) {
    if (!all_of(text, "0123456789+-.eE") || strpbrk(text, "0123456789") == NULL) return false;
    char *end;
    double number = strtod(text, &end);
    if (*end != '\0' || !isfinite(number)) return false;
    value->kind = VALUE_NUMBER;
    value->number = number;
    return true;
}

static struct value plain_scalar(const char *text) {
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
    static const char *const yes[] = {"true", "True", "TRUE", NULL};
    static const char *const no[] = {"false", "False", "FALSE", NULL};
    struct value value = {.kind = VALUE_TEXT};
    if (is_one_of(text, nulls))
        value.kind = VALUE_NULL;
    else if (is_one_of(text, yes) || is_one_of(text, no))
        value = (struct value){.kind = VALUE_BOOL, .boolean = is_one_of(text, yes)};
    else if (!parse_integer(text, &value))
        parse_number(text, &value);
    return value;
}

/* }====================================================== */

/*
** {======================================================
** Structure
** =======================================================
*/

static enum mt_status count_value(struct reader *reader, yaml_mark_t mark) {
    if (reader->document->values.count >= VALUES_MAX)
        return refuse(reader, mark, "more than 100,000 values, aliases expanded");
    return MT_OK;
}

static enum mt_status remember(struct reader *reader, const yaml_char_t *name, size_t value) {
    if (name == NULL) return MT_OK;
    size_t size = strlen((const char *)name) + 1;
    char *copy = malloc(size);
    if (copy == NULL || !vector_reserve(&reader->anchors, 1)) {
        free(copy);
        return mt_fail_nomem(reader->error);
    }
    memcpy(copy, name, size);
    vector_push(&reader->anchors, ((struct anchor){copy, value}));
    return MT_OK;
}

static enum mt_status add(struct reader *reader, struct value value, const char *text, size_t length,
                          const yaml_char_t *anchor, yaml_mark_t mark) {
    enum mt_status status = count_value(reader, mark);
    if (status != MT_OK) return status;
    if (!document_append(reader->document, value, text, length)) return mt_fail_nomem(reader->error);
    return remember(reader, anchor, reader->document->values.count - 1);
}

static enum mt_status add_scalar(struct reader *reader, const yaml_event_t *event) {
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (event->data.scalar.tag != NULL) return refuse(reader, event->start_mark, "tags are not taken");
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && strlen(text) == length;
    struct value value = plain ? plain_scalar(text) : (struct value){.kind = VALUE_TEXT};
    bool keep_text = value.kind == VALUE_TEXT;
    return add(reader, value, keep_text ? text : NULL, length, event->data.scalar.anchor, event->start_mark);
}

static enum mt_status open_container(struct reader *reader, enum value_kind kind, const yaml_char_t *anchor,
                                     const yaml_char_t *tag, yaml_mark_t mark) {
    if (tag != NULL) return refuse(reader, mark, "tags are not taken");
    if (reader->depth == DEPTH_MAX) return refuse(reader, mark, "more than 64 levels");
    reader->open[reader->depth++] = reader->document->values.count;
    return add(reader, (struct value){.kind = kind}, NULL, 0, anchor, mark);
}

struct candidate {
    const struct value *items;
    size_t key;
};

static bool is_number(const struct value *a) { return a->kind == VALUE_INTEGER || a->kind == VALUE_NUMBER; }

static double number_of(const struct value *a) { return a->kind == VALUE_INTEGER ? (double)a->integer : a->number; }

/* 15 and 15.0 are one key, as in a Lua table. */
static bool same_key(const void *context, uint32_t number) {
    const struct candidate *candidate = context;
    const struct value *a = &candidate->items[number], *b = &candidate->items[candidate->key];
    if (is_number(a) && is_number(b)) return number_of(a) == number_of(b);
    if (a->kind != b->kind) return false;
    if (a->kind == VALUE_BOOL) return a->boolean == b->boolean;
    return a->kind == VALUE_NULL || (a->length == b->length && memcmp(a->text, b->text, a->length) == 0);
}

static uint64_t hash_key(const struct value *key) {
    uint64_t hash = hash_double(is_number(key) ? 1 : 0, number_of(key) + 0.0); /* + 0.0: -0 is 0 */
    for (size_t i = 0; i < key->length; i++) hash = hash_mix(hash, (unsigned char)key->text[i]);
    return hash;
}

/* MT_OK; or MT_MISUSE without a message when a key stands twice. */
static enum mt_status check_duplicates(const struct document *document, size_t map) {
    const struct value *items = document->values.items;
    struct hash_set keys = {0};
    enum mt_status status = MT_OK;
    for (size_t key = map + 1; key < document->values.count && status == MT_OK; key += 1 + items[key + 1].span) {
        struct candidate candidate = {items, key};
        if (!hash_set_reserve(&keys))
            status = MT_NOMEM;
        else if (hash_set_enter(&keys, hash_key(&items[key]), (uint32_t)key, same_key, &candidate) != key)
            status = MT_MISUSE;
    }
    hash_set_free(&keys);
    return status;
}

static bool has_long_keys(const struct document *document, size_t map) {
    const struct value *items = document->values.items;
    for (size_t key = map + 1; key < document->values.count; key += 1 + items[key + 1].span)
        if (items[key].kind == VALUE_LIST || items[key].kind == VALUE_MAP) return true;
    return false;
}

static enum mt_status close_container(struct reader *reader, yaml_mark_t mark) {
    size_t container = reader->open[--reader->depth];
    struct value *value = &reader->document->values.items[container];
    value->span = (uint32_t)(reader->document->values.count - container);
    if (value->kind != VALUE_MAP) return MT_OK;
    if (has_long_keys(reader->document, container)) return refuse(reader, mark, "a key must be a scalar");
    enum mt_status status = check_duplicates(reader->document, container);
    if (status == MT_NOMEM) return mt_fail_nomem(reader->error);
    return status == MT_OK ? MT_OK : refuse(reader, mark, "this map has a key twice");
}

/* Copies what the alias stands for. An open container cannot be inside itself. */
static enum mt_status add_alias(struct reader *reader, const yaml_event_t *event) {
    const char *name = (const char *)event->data.alias.anchor;
    size_t i = reader->anchors.count;
    while (i > 0 && strcmp(reader->anchors.items[i - 1].name, name) != 0) i--;
    if (i == 0) return refuse(reader, event->start_mark, "there is no such anchor");
    size_t source = reader->anchors.items[i - 1].value;
    for (size_t d = 0; d < reader->depth; d++)
        if (reader->open[d] == source) return refuse(reader, event->start_mark, "an alias inside its own anchor");
    uint32_t span = reader->document->values.items[source].span;
    for (size_t offset = 0; offset < span; offset++) {
        enum mt_status status = count_value(reader, event->start_mark);
        if (status != MT_OK) return status;
        struct value copy = reader->document->values.items[source + offset];
        if (!document_append(reader->document, copy, copy.text, copy.length)) return mt_fail_nomem(reader->error);
        reader->document->values.items[reader->document->values.count - 1].span = copy.span;
    }
    return MT_OK;
}

static enum mt_status take(struct reader *reader, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return add_scalar(reader, event);
    case YAML_ALIAS_EVENT:
        return add_alias(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_container(reader, VALUE_LIST, event->data.sequence_start.anchor, event->data.sequence_start.tag,
                              event->start_mark);
    case YAML_MAPPING_START_EVENT:
        return open_container(reader, VALUE_MAP, event->data.mapping_start.anchor, event->data.mapping_start.tag,
                              event->start_mark);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_container(reader, event->start_mark);
    case YAML_DOCUMENT_START_EVENT:
        if (reader->document->values.count > 0) return refuse(reader, event->start_mark, "more than one document");
        return MT_OK;
    default:
        return MT_OK;
    }
}

static enum mt_status syntax_error(struct reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_MEMORY_ERROR) return mt_fail_nomem(reader->error);
    return refuse(reader, parser->problem_mark, parser->problem != NULL ? parser->problem : "this is no YAML");
}

/* }====================================================== */

static enum mt_status read_events(struct reader *reader) {
    for (;;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event)) return syntax_error(reader);
        bool last = event.type == YAML_STREAM_END_EVENT;
        enum mt_status status = take(reader, &event);
        yaml_event_delete(&event);
        if (last || status != MT_OK) return status;
    }
}

enum mt_status yaml_read(struct document *document, const char *text, size_t length, struct mt_error *error) {
    struct reader reader = {.document = document, .error = error};
    *document = (struct document){0};
    if (!yaml_parser_initialize(&reader.parser)) return mt_fail_nomem(error);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text, length);
    enum mt_status status = read_events(&reader);
    yaml_parser_delete(&reader.parser);
    for (size_t i = 0; i < reader.anchors.count; i++) free(reader.anchors.items[i].name);
    free(reader.anchors.items);
    if (status == MT_OK && document->values.count == 0)
        status = mt_fail(error, MT_MISUSE, "this YAML document is empty");
    if (status != MT_OK) document_free(document);
    return status;
}
