/* exchange.h: one request on a connection, and its answer. */
#ifndef MANTILE_SERVE_EXCHANGE_H
#define MANTILE_SERVE_EXCHANGE_H

#include <microhttpd.h>

/* What libmicrohttpd calls, each with the struct server as `cls`. */
enum MHD_Result exchange_handle(void *cls, struct MHD_Connection *connection, const char *url, const char *method,
                                const char *version, const char *upload, size_t *upload_size, void **own);
void exchange_completed(void *cls, struct MHD_Connection *connection, void **own, enum MHD_RequestTerminationCode how);

#endif
