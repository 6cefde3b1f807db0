#include <stdlib.h>

#include "simulate/simulation_parts.h"

static bool takes(const struct place *place, bool decodes, const struct simulation *simulation) {
    enum role role = simulation_pool(simulation, place)->scheduler.role;
    return place->state == STATE_UP && (role == ROLE_DECODE) == decodes;
}

struct place *simulation_least_loaded(struct simulation *simulation, bool decodes) {
    struct place *best = NULL;
    for (size_t i = 0; i < simulation->place_count; i++) {
        struct place *place = &simulation->places[i];
        if (!takes(place, decodes, simulation)) continue;
        if (best == NULL || replica_load(&place->replica) < replica_load(&best->replica)) best = place;
    }
    return best;
}

static struct place *next_in_turn(struct simulation *simulation, bool decodes) {
    for (size_t i = 0; i < simulation->place_count; i++) {
        struct place *place = &simulation->places[(simulation->turn + i) % simulation->place_count];
        if (!takes(place, decodes, simulation)) continue;
        simulation->turn = (size_t)(place - simulation->places) + 1;
        return place;
    }
    return NULL;
}

static uint32_t kept_of(struct place *place, const struct arrival *arrival) {
    struct prefix_cache *cache = place->replica.cache;
    if (cache == NULL || arrival->segments == NULL) return 0;
    return prefix_kept(cache, arrival->segments, arrival->segment_count);
}

/* Where most of a prompt is kept, if that is half of it and loads are even: less than 32 requests or half again as many
 * as the least loaded has. The rule and its numbers are those of SGLang's router (its flags cache-threshold,
 * balance-abs-threshold and balance-rel-threshold). */
static struct place *best_prefix(struct simulation *simulation, const struct arrival *arrival) {
    struct place *least = simulation_least_loaded(simulation, false), *best = least;
    uint32_t most = 0;
    for (size_t i = 0; i < simulation->place_count; i++) {
        struct place *place = &simulation->places[i];
        uint32_t tokens = takes(place, false, simulation) ? kept_of(place, arrival) : 0;
        if (tokens > most) best = place;
        if (tokens > most) most = tokens;
    }
    if (least == NULL || most * 2 < arrival->isl) return least;
    uint64_t load = replica_load(&best->replica), even = replica_load(&least->replica);
    return load > even + 32 && (double)load > 1.5 * (double)even ? least : best;
}

/* What the user's own router says; nothing and `refused` where it refuses. */
static struct place *chosen(struct simulation *simulation, const struct arrival *arrival, bool *refused) {
    struct place *best = NULL;
    uint64_t *loads = malloc(simulation->place_count * sizeof *loads);
    size_t *which = malloc(simulation->place_count * sizeof *which), count = 0, choice;
    if (loads == NULL || which == NULL) {
        simulation_fail(simulation, mt_fail_nomem(simulation->error));
    } else {
        for (size_t i = 0; i < simulation->place_count; i++) {
            if (!takes(&simulation->places[i], false, simulation)) continue;
            loads[count] = replica_load(&simulation->places[i].replica);
            which[count++] = i;
        }
        choice = count == 0 ? 0
                            : simulation->terms->choose(simulation->terms->choose_context, arrival, loads, count,
                                                        simulation->now);
        *refused = count > 0 && choice >= count;
        if (choice < count) best = &simulation->places[which[choice]];
    }
    free(loads);
    free(which);
    return best;
}

struct place *simulation_route(struct simulation *simulation, const struct arrival *arrival, bool *refused) {
    if (simulation->terms->choose != NULL) return chosen(simulation, arrival, refused);
    if (simulation->terms->router == ROUTER_ROUND_ROBIN) return next_in_turn(simulation, false);
    if (simulation->terms->router == ROUTER_PREFIX) return best_prefix(simulation, arrival);
    return simulation_least_loaded(simulation, false);
}
