/* listen.h: a socket that waits for connections. */
#ifndef MANTILE_SERVE_LISTEN_H
#define MANTILE_SERVE_LISTEN_H

#include <stddef.h>

/* Of a numeric address ("127.0.0.1", "::1", "0.0.0.0"); port 0 is any that is free. -1 with a sentence in `message`. */
int listen_at(const char *address, unsigned port, char *message, size_t size);

/* The port it listens at. */
unsigned listen_port(int socket);

#endif
