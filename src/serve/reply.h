/* reply.h: what Lua answers, as a response of libmicrohttpd. */
#ifndef MANTILE_SERVE_REPLY_H
#define MANTILE_SERVE_REPLY_H

#include <lua.h>
#include <microhttpd.h>

struct reply {
    struct MHD_Response *response; /* NULL where there is none yet */
    unsigned status;
    unsigned route; /* which row of the tally counts it */
};

/* Of the table { status =, type =, body =, headers = { [name] = text }, route = } at stack index t. Raises when it is
 * none. */
struct reply reply_of(lua_State *L, int t);

/* The status and the headers of such a table for a body that comes later. */
struct reply reply_of_stream(lua_State *L, int t, MHD_ContentReaderCallback read, void *cls,
                             MHD_ContentReaderFreeCallback release);

/* One that needs no Lua: {"error":{"code":,"message":,"request_id":}}. */
struct reply reply_of_error(unsigned status, const char *code, const char *message, const char *id);

#endif
