#include "serve/listen.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define WAITING 1024 /* connections that nobody has accepted yet */

static int open_at(const struct addrinfo *at) {
    int yes = 1, file = socket(at->ai_family, at->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, at->ai_protocol);
    if (file < 0) return -1;
    setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(file, at->ai_addr, at->ai_addrlen) == 0 && listen(file, WAITING) == 0) return file;
    int why = errno;
    close(file);
    errno = why;
    return -1;
}

int listen_at(const char *address, unsigned port, char *message, size_t size) {
    struct addrinfo hints = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM}, *found;
    char service[16];
    snprintf(service, sizeof service, "%u", port);
    int status = getaddrinfo(address, service, &hints, &found);
    if (status != 0) {
        snprintf(message, size, "bind is '%.100s'; it must be an address like 127.0.0.1, 0.0.0.0 or ::1", address);
        return -1;
    }
    int file = open_at(found);
    freeaddrinfo(found);
    if (file < 0) snprintf(message, size, "cannot listen at %.100s port %u: %s", address, port, strerror(errno));
    return file;
}

unsigned listen_port(int socket) {
    struct sockaddr_storage at;
    socklen_t length = sizeof at;
    if (getsockname(socket, (struct sockaddr *)&at, &length) != 0) return 0;
    if (at.ss_family == AF_INET) return ntohs(((struct sockaddr_in *)&at)->sin_port);
    return ntohs(((struct sockaddr_in6 *)&at)->sin6_port);
}
