/* embed.h: what the files of the C library (mantile.h) share. */
#ifndef MANTILE_EMBED_EMBED_H
#define MANTILE_EMBED_EMBED_H

#pragma GCC visibility push(default) /* the libraries hide every other name: see the Makefile */
#include <mantile.h>
#pragma GCC visibility pop

#include "bind/bind.h"

/* A Lua state and how many deployments live in it: it is closed with the last user. */
struct mt_context {
    lua_State *L;
    size_t deployments;
    int closed;
};

struct mt_deployment {
    mt_context *context;
    const struct deployment *deployment; /* in a userdata that `reference` keeps alive */
    int reference;
};

/* Fills `why` (which may be NULL). */
void embed_fail(mt_failure *why, enum mt_failure_code code, const char *format, ...);

#endif
