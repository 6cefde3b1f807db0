/* status.h: how every fallible function of the core reports failure.
 *
 * A function returns MT_OK or another status and, in the second case, has
 * filled the error struct it was given: one sentence that names what is wrong
 * and what would be right. The core never prints, never aborts, never exits.
 */
#ifndef MANTILE_BASE_STATUS_H
#define MANTILE_BASE_STATUS_H

#include <stdarg.h>

enum mt_status {
    MT_OK = 0,
    MT_MISUSE, /* an argument is wrong: the message says which */
    MT_LIMIT,  /* a stated limit of the core is reached */
    MT_NOMEM   /* memory could not be had */
};

struct mt_error {
    enum mt_status code;
    char message[400];
};

/* Fills `error` (which may be NULL) and returns `code`, so that callers can
 * write `return mt_fail(error, MT_MISUSE, "...")`. */
enum mt_status mt_fail(struct mt_error *error, enum mt_status code, const char *format, ...);

/* The one message for memory that could not be had. */
enum mt_status mt_fail_nomem(struct mt_error *error);

#endif
