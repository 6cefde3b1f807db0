/* tally.h: how many requests were answered, by route and status, and how long that took. Any thread may count. */
#ifndef MANTILE_SERVE_TALLY_H
#define MANTILE_SERVE_TALLY_H

#include <lua.h>
#include <stdatomic.h>

#define TALLY_ROUTES  64 /* number 0: what is no route */
#define TALLY_BUCKETS 12
#define TALLY_GONE    499 /* the status of a request whose client went before it had one */

struct tally_row {
    atomic_uint_fast64_t statuses[500]; /* those from 100 to 599 */
    atomic_uint_fast64_t buckets[TALLY_BUCKETS + 1];
    atomic_uint_fast64_t nanoseconds;
};

struct tally {
    struct tally_row rows[TALLY_ROUTES];
};

void tally_add(struct tally *tally, unsigned route, unsigned status, double seconds);

/* Pushes { [route] = { statuses = { [status] = count }, buckets = { count to 0.1 ms, ... }, seconds = sum } } and the
 * upper ends of the buckets. */
int tally_push(lua_State *L, struct tally *tally);

#endif
