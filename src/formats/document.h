/* document.h: a tree of plain values, as YAML and its kin state them.
 *
 * The values stand in one array, a container before what it holds:
 *
 *     {a: [1, x], b: true}   ->   MAP(4)  "a"  LIST(2)  1  "x"  "b"  true
 *
 * `span` is how many entries a value takes with everything inside it, so the
 * next sibling of entry i is i + span. A map's keys and values alternate.
 */
#ifndef MANTILE_FORMATS_DOCUMENT_H
#define MANTILE_FORMATS_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "base/vector.h"

enum value_kind { VALUE_NULL, VALUE_BOOL, VALUE_INTEGER, VALUE_NUMBER, VALUE_TEXT, VALUE_LIST, VALUE_MAP };

struct value {
    enum value_kind kind;
    uint32_t span;
    bool boolean;
    int64_t integer;
    double number;
    char *text; /* owned; may hold zero bytes, `length` of them count */
    size_t length;
};

struct document {
    VECTOR(struct value) values;
};

/* Appends a value; text is copied. False when memory could not be had. */
bool document_append(struct document *document, struct value value, const char *text, size_t length);

void document_free(struct document *document);

/* Reads one YAML document (1.2, core schema: yes and 0o7 and 1:30 are texts).
 * Anchors and aliases work; what they expand to counts. Refused, with line and
 * column: syntax errors, duplicate keys, more than 100,000 values, more than
 * 64 levels, more than one document, tags. */
enum mt_status yaml_read(struct document *document, const char *text, size_t length, struct mt_error *error);

/* Writes the document as YAML into a fresh string that the caller frees. */
enum mt_status yaml_write(const struct document *document, char **text, size_t *length, struct mt_error *error);

#endif
