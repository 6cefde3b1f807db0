#include "formats/document.h"

#include <stdlib.h>
#include <string.h>

bool document_append(struct document *document, struct value value, const char *text, size_t length) {
    if (!vector_reserve(&document->values, 1)) return false;
    value.text = NULL;
    if (text != NULL) {
        value.text = malloc(length + 1);
        if (value.text == NULL) return false;
        memcpy(value.text, text, length);
        value.text[length] = '\0';
        value.length = length;
    }
    value.span = 1;
    vector_push(&document->values, value);
    return true;
}

void document_free(struct document *document) {
    for (size_t i = 0; i < document->values.count; i++) free(document->values.items[i].text);
    free(document->values.items);
    *document = (struct document){0};
}
