#include "serve/log.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define PATH_MOST 256 /* bytes of a path that are kept */

bool log_open(struct access_log *log, const char *path) {
    log->file = -1;
    if (path == NULL) return true;
    log->file =
        strcmp(path, "-") == 0 ? dup(STDOUT_FILENO) : open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
    return log->file >= 0;
}

void log_close(struct access_log *log) {
    if (log->file >= 0) close(log->file);
    log->file = -1;
}

/* What a client sent as the inside of a JSON text: it may be anything. */
static void escape(char *to, const char *from) {
    for (size_t i = 0; from[i] != '\0' && i < PATH_MOST; i++) {
        unsigned char c = (unsigned char)from[i];
        if (c == '"' || c == '\\' || c < 0x20 || c > 0x7e)
            to += sprintf(to, "\\u%04x", c);
        else
            *to++ = (char)c;
    }
    *to = '\0';
}

static void name_of(const struct sockaddr *peer, char *name, size_t size) {
    socklen_t length = 0;
    if (peer != NULL && peer->sa_family == AF_INET) length = sizeof(struct sockaddr_in);
    if (peer != NULL && peer->sa_family == AF_INET6) length = sizeof(struct sockaddr_in6);
    if (length == 0 || getnameinfo(peer, length, name, (socklen_t)size, NULL, 0, NI_NUMERICHOST) != 0) name[0] = '\0';
}

void log_line(const struct access_log *log, const struct access_entry *entry) {
    char line[8192], path[6 * PATH_MOST + 1], method[6 * PATH_MOST + 1], peer[64], now[32];
    struct timespec time_of;
    struct tm parts;
    if (log->file < 0) return;
    clock_gettime(CLOCK_REALTIME, &time_of);
    strftime(now, sizeof now, "%Y-%m-%dT%H:%M:%S", gmtime_r(&time_of.tv_sec, &parts));
    escape(path, entry->path);
    escape(method, entry->method);
    name_of(entry->peer, peer, sizeof peer);
    int length =
        snprintf(line, sizeof line,
                 "{\"time\":\"%s.%03ldZ\",\"request_id\":\"%s\",\"peer\":\"%s\",\"method\":\"%s\",\"path\":\"%s\","
                 "\"status\":%u,\"body_bytes\":%zu,\"seconds\":%.6f%s}\n",
                 now, time_of.tv_nsec / 1000000, entry->id, peer, method, path, entry->status, entry->received,
                 entry->seconds, entry->cut ? ",\"cut\":true" : "");
    if (write(log->file, line, (size_t)length) < 0) return; /* a log that is full or gone does not end the service */
}

void log_problem(const char *id, const char *problem) {
    char line[6 * PATH_MOST + 128], text[6 * PATH_MOST + 1];
    escape(text, problem != NULL ? problem : "an error that is no text");
    int length = snprintf(line, sizeof line, "{\"request_id\":\"%s\",\"problem\":\"%s\"}\n", id, text);
    if (write(STDERR_FILENO, line, (size_t)length) < 0) return;
}
