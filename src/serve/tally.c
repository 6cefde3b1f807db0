#include "serve/tally.h"

static const double ends[TALLY_BUCKETS] = {1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 1e-2, 5e-2, 0.25, 1, 10, 60};

static void add(atomic_uint_fast64_t *count, uint_fast64_t n) {
    atomic_fetch_add_explicit(count, n, memory_order_relaxed);
}

static lua_Integer read(atomic_uint_fast64_t *count) {
    return (lua_Integer)atomic_load_explicit(count, memory_order_relaxed);
}

void tally_add(struct tally *tally, unsigned route, unsigned status, double seconds) {
    struct tally_row *row = &tally->rows[route < TALLY_ROUTES ? route : 0];
    int bucket = 0;
    while (bucket < TALLY_BUCKETS && seconds > ends[bucket]) bucket++;
    add(&row->statuses[status >= 100 && status < 600 ? status - 100 : TALLY_GONE - 100], 1);
    add(&row->buckets[bucket], 1);
    add(&row->nanoseconds, (uint_fast64_t)(seconds * 1e9));
}

static void push_row(lua_State *L, struct tally_row *row) {
    lua_createtable(L, 0, 3);
    lua_newtable(L); /* row statuses */
    for (int i = 0; i < 500; i++) {
        lua_Integer count = read(&row->statuses[i]);
        if (count == 0) continue;
        lua_pushinteger(L, count);
        lua_rawseti(L, -2, i + 100);
    }
    lua_setfield(L, -2, "statuses");
    lua_createtable(L, TALLY_BUCKETS + 1, 0); /* row buckets */
    for (int i = 0; i <= TALLY_BUCKETS; i++) {
        lua_pushinteger(L, read(&row->buckets[i]));
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "buckets");
    lua_pushnumber(L, (double)read(&row->nanoseconds) * 1e-9);
    lua_setfield(L, -2, "seconds");
}

int tally_push(lua_State *L, struct tally *tally) {
    lua_createtable(L, TALLY_ROUTES, 1);
    for (int i = 0; i < TALLY_ROUTES; i++) {
        push_row(L, &tally->rows[i]);
        lua_rawseti(L, -2, i);
    }
    lua_createtable(L, TALLY_BUCKETS, 0);
    for (int i = 0; i < TALLY_BUCKETS; i++) {
        lua_pushnumber(L, ends[i]);
        lua_rawseti(L, -2, i + 1);
    }
    return 2;
}
