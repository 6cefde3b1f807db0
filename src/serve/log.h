/* log.h: the access log: a JSON object a line. */
#ifndef MANTILE_SERVE_LOG_H
#define MANTILE_SERVE_LOG_H

#include <stdbool.h>
#include <stddef.h>

struct sockaddr;

struct access_log {
    int file; /* -1: none */
};

struct access_entry {
    const char *id, *method, *path;
    const struct sockaddr *peer;
    unsigned status;
    size_t received; /* bytes of the body */
    double seconds;
    bool cut; /* the client went before the answer was whole */
};

/* Opens a file to append to; "-" is standard output, NULL nothing. false: errno says why. */
bool log_open(struct access_log *log, const char *path);
void log_close(struct access_log *log);

/* One write: lines of several threads do not mix. */
void log_line(const struct access_log *log, const struct access_entry *entry);

/* What went wrong inside, to standard error; NULL: something that is no text. */
void log_problem(const char *id, const char *problem);

#endif
