/* fuzz_yaml.c: libFuzzer over the YAML reader and writer: what is read is written
 * as something that reads back the same. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/document.h"

static void require_that(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "broken: %s\n", what);
    abort();
}

static int is_number(const struct value *a) { return a->kind == VALUE_NUMBER || a->kind == VALUE_INTEGER; }

static double number_of(const struct value *a) { return a->kind == VALUE_INTEGER ? (double)a->integer : a->number; }

/* A whole number of either kind is written without a point. */
static int same_value(const struct value *a, const struct value *b) {
    if (is_number(a) && is_number(b)) return number_of(a) == number_of(b);
    return a->kind == b->kind && a->span == b->span && a->boolean == b->boolean && a->length == b->length &&
           (a->length == 0 || memcmp(a->text, b->text, a->length) == 0);
}

static void check_round(const struct document *document) {
    struct document back;
    struct mt_error error;
    char *text;
    size_t length;
    if (yaml_write(document, &text, &length, &error) != MT_OK) return;
    require_that(yaml_read(&back, text, length, &error) == MT_OK, error.message);
    require_that(back.values.count == document->values.count, "as many values come back");
    for (size_t i = 0; i < back.values.count; i++)
        require_that(same_value(&back.values.items[i], &document->values.items[i]), "the same values come back");
    document_free(&back);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct document document;
    struct mt_error error = {0};
    enum mt_status status = yaml_read(&document, (const char *)data, size, &error);
    if (status != MT_OK) {
        require_that(document.values.count == 0 && error.message[0] != '\0', "a refusal says why and leaves nothing");
        return 0;
    }
    check_round(&document);
    document_free(&document);
    return 0;
}
