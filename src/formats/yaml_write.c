/* yaml_write.c: a document as libyaml's events. */
#include "formats/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct output {
    char *text;
    size_t length, capacity;
};

static int append(void *data, unsigned char *buffer, size_t size) {
    struct output *output = data;
    if (!vector_grow((void **)&output->text, &output->capacity, output->length + size + 1, 1)) return 0;
    memcpy(output->text + output->length, buffer, size);
    output->length += size;
    output->text[output->length] = '\0';
    return 1;
}

static void format_number(double number, char *text, size_t size) {
    for (int digits = 15; digits <= 17; digits++) { /* the shortest that reads back the same */
        snprintf(text, size, "%.*g", digits, number);
        if (strtod(text, NULL) == number) return;
    }
}

static const char *scalar_text(const struct value *value, char *buffer, size_t size) {
    switch (value->kind) {
    case VALUE_NULL:
        return "null";
    case VALUE_BOOL:
        return value->boolean ? "true" : "false";
    case VALUE_INTEGER:
        snprintf(buffer, size, "%lld", (long long)value->integer);
        return buffer;
    case VALUE_NUMBER:
        format_number(value->number, buffer, size);
        return buffer;
    default:
        return value->text;
    }
}

/* Lines stay lines, where YAML can have them so; a text that would read back as something else is quoted. */
static yaml_scalar_style_t style_of(const struct value *value) {
    if (value->kind != VALUE_TEXT) return YAML_PLAIN_SCALAR_STYLE;
    if (memchr(value->text, '\n', value->length)) return YAML_LITERAL_SCALAR_STYLE;
    struct document probe;
    bool same = yaml_read(&probe, value->text, value->length, NULL) == MT_OK && probe.values.count == 1 &&
                probe.values.items[0].kind == VALUE_TEXT && probe.values.items[0].length == value->length &&
                memcmp(probe.values.items[0].text, value->text, value->length) == 0;
    document_free(&probe);
    return same ? YAML_ANY_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE;
}

static int start_event(yaml_event_t *event, const struct value *value) {
    char buffer[40];
    if (value->kind == VALUE_LIST)
        return yaml_sequence_start_event_initialize(event, NULL, NULL, 1, YAML_BLOCK_SEQUENCE_STYLE);
    if (value->kind == VALUE_MAP)
        return yaml_mapping_start_event_initialize(event, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE);
    const char *text = scalar_text(value, buffer, sizeof buffer);
    size_t length = value->kind == VALUE_TEXT ? value->length : strlen(text);
    return yaml_scalar_event_initialize(event, NULL, NULL, (const unsigned char *)text, (int)length, 1, 1,
                                        style_of(value));
}

/* Emits entry i with everything inside it; documents are at most 64 deep. */
static int emit_value(yaml_emitter_t *emitter, const struct document *document, size_t i) {
    const struct value *value = &document->values.items[i];
    yaml_event_t event;
    if (!start_event(&event, value) || !yaml_emitter_emit(emitter, &event)) return 0;
    if (value->kind != VALUE_LIST && value->kind != VALUE_MAP) return 1;
    for (size_t child = i + 1; child < i + value->span; child += document->values.items[child].span)
        if (!emit_value(emitter, document, child)) return 0;
    int made = value->kind == VALUE_LIST ? yaml_sequence_end_event_initialize(&event)
                                         : yaml_mapping_end_event_initialize(&event);
    return made && yaml_emitter_emit(emitter, &event);
}

static int emit_document(yaml_emitter_t *emitter, const struct document *document) {
    yaml_event_t event;
    return yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING) && yaml_emitter_emit(emitter, &event) &&
           yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1) && yaml_emitter_emit(emitter, &event) &&
           emit_value(emitter, document, 0) && yaml_document_end_event_initialize(&event, 1) &&
           yaml_emitter_emit(emitter, &event) && yaml_stream_end_event_initialize(&event) &&
           yaml_emitter_emit(emitter, &event);
}

enum mt_status yaml_write(const struct document *document, char **text, size_t *length, struct mt_error *error) {
    struct output output = {0};
    yaml_emitter_t emitter;
    if (!yaml_emitter_initialize(&emitter)) return mt_fail_nomem(error);
    yaml_emitter_set_output(&emitter, append, &output);
    yaml_emitter_set_unicode(&emitter, 1);
    yaml_emitter_set_width(&emitter, 120);
    int written = emit_document(&emitter, document);
    enum mt_status status = MT_OK;
    if (!written)
        status = mt_fail(error, MT_MISUSE, "this cannot be YAML: %s", emitter.problem ? emitter.problem : "?");
    yaml_emitter_delete(&emitter);
    if (status != MT_OK) free(output.text);
    *text = status == MT_OK ? output.text : NULL;
    *length = output.length;
    return status;
}
