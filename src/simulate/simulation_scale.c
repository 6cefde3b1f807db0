#include <math.h>

#include "simulate/simulation_parts.h"

static void house_the_homeless(struct simulation *simulation) {
    struct request_list list = simulation->homeless;
    simulation->homeless = REQUEST_LIST_EMPTY;
    while (list.count > 0 && simulation->status == MT_OK) {
        uint32_t id = list.first;
        list_remove(&list, &simulation->requests, id);
        simulation_reach(simulation, id);
    }
}

void simulation_up(struct simulation *simulation, struct place *place) {
    simulation_set_state(simulation, place, STATE_UP);
    struct pool_sums *sums = &simulation->result->pools[place->pool];
    uint32_t count = 0;
    for (size_t i = 0; i < simulation->place_count; i++)
        count += simulation->places[i].pool == place->pool && simulation->places[i].state == STATE_UP;
    if (count > sums->most_up) sums->most_up = count;
    house_the_homeless(simulation);
}

void simulation_back(struct simulation *simulation, struct place *place) {
    place->failures--;
    if (place->failures == 0 && place->returns) simulation_up(simulation, place);
}

void simulation_down(struct simulation *simulation, struct place *place) {
    if (place->failures++ == 0) place->returns = place->state != STATE_DOWN;
    simulation_set_state(simulation, place, STATE_DOWN);
    place->stamp++;
    place->sends_until = 0;
    for (;;) {
        uint32_t id = replica_drop(&place->replica, simulation->now);
        if (id == NOBODY) break;
        struct request *request = simulation_request(simulation, id);
        struct record *record = record_of(&simulation->requests, id);
        simulation->result->lost_tokens += request->generated;
        if (record->retries < UINT16_MAX) record->retries++;
        record->first = (double)NAN;
        request->generated = request->done = 0;
        request->prompt = request->of.isl;
        request->away = request->swapped = false;
        list_append(&simulation->homeless, &simulation->requests, id);
    }
    house_the_homeless(simulation);
}

/* Of a pool, and of the requests that wait for one. */
struct census {
    uint64_t load;
    uint32_t up, coming;
    struct place *least; /* loaded of those up */
};

static uint64_t homeless_of(const struct simulation *simulation, bool away) {
    uint64_t count = 0;
    for (uint32_t id = simulation->homeless.first; id != NOBODY; id = simulation_request(simulation, id)->next)
        count += simulation_request(simulation, id)->away == away;
    return count;
}

static struct census count_pool(const struct simulation *simulation, uint32_t pool) {
    bool decodes = simulation->terms->pools[pool].scheduler.role == ROLE_DECODE;
    struct census census = {.load = homeless_of(simulation, decodes)};
    for (size_t i = 0; i < simulation->place_count; i++) {
        struct place *place = &simulation->places[i];
        if (place->pool != pool) continue;
        uint64_t load = replica_load(&place->replica);
        census.load += load;
        if (place->state == STATE_STARTING) census.coming++;
        if (place->state != STATE_UP) continue;
        census.up++;
        if (census.least == NULL || load < replica_load(&census.least->replica)) census.least = place;
    }
    return census;
}

/* Starts up to `count` replicas of a pool that could be started. */
static bool start_replicas(struct simulation *simulation, uint32_t pool, double count) {
    bool any = false;
    for (size_t i = 0; i < simulation->place_count && count > 0; i++) {
        struct place *place = &simulation->places[i];
        if (place->pool != pool || place->state != STATE_DOWN || place->failures > 0) continue;
        simulation_set_state(simulation, place, STATE_STARTING);
        double when = simulation->now + simulation->terms->pools[pool].autoscale.start_s;
        simulation_put(simulation, when, EVENT_STARTED, i, ++place->stamp);
        any = true;
        count--;
    }
    return any;
}

void simulation_put_look(struct simulation *simulation, uint32_t pool) {
    simulation->looks++;
    simulation_put(simulation, simulation->now + simulation->terms->pools[pool].autoscale.interval_s, EVENT_SCALE, pool,
                   0);
}

/* Starts as many replicas as are missing, or lets one end what it has. It looks again if anything is still to happen:
 * looks of all pools alone change nothing. */
void simulation_scale(struct simulation *simulation, uint32_t pool) {
    const struct autoscale *rule = &simulation->terms->pools[pool].autoscale;
    struct census census = count_pool(simulation, pool);
    double wanted = ceil((double)census.load / rule->target);
    wanted = fmin(fmax(wanted, rule->least), rule->most);
    bool changed = start_replicas(simulation, pool, wanted - census.up - census.coming);
    if (census.coming == 0 && census.up > wanted && census.least != NULL) {
        simulation_set_state(simulation, census.least, STATE_DRAINING);
        simulation_end_draining(simulation, census.least);
        changed = true;
    }
    simulation->looks--;
    simulation->idle_looks = changed ? 0 : simulation->idle_looks + 1;
    bool others =
        simulation->events.entries.count > simulation->looks || isfinite(traffic_next(simulation->terms->traffic));
    if (others || simulation->idle_looks <= simulation->looks + 1) simulation_put_look(simulation, pool);
}
