#include "base/status.h"

#include <stdio.h>

enum mt_status mt_fail(struct mt_error *error, enum mt_status code, const char *format, ...) {
    if (error != NULL) {
        va_list arguments;
        error->code = code;
        va_start(arguments, format);
        vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
    }
    return code;
}

enum mt_status mt_fail_nomem(struct mt_error *error) { return mt_fail(error, MT_NOMEM, "out of memory"); }
