#include "simulate/simulation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const router_names[] = {"least_loaded", "round_robin", "prefix"};
_Static_assert(sizeof router_names / sizeof *router_names == ROUTER_COUNT, "ORDER ROUTER");

const char *router_name(enum router router) { return router_names[router]; }

enum event { EVENT_REACH, EVENT_RUN, EVENT_SENT, EVENT_DOWN, EVENT_BACK, EVENT_STARTED, EVENT_SCALE };

enum state { STATE_DOWN, STATE_STARTING, STATE_UP, STATE_DRAINING };

/* A replica among others. */
struct place {
    struct replica replica;
    uint32_t pool, stamp; /* stamp: of its run, or its start */
    uint32_t failures;    /* that are not over */
    bool returns;         /* when they are, it takes requests again */
    enum state state;
    double since;       /* it is in that state */
    double sends_until; /* its link is busy */
};

struct simulation {
    const struct simulation_terms *terms;
    struct simulation_result *result;
    struct requests requests;
    struct agenda events;
    struct place *places;
    size_t place_count;
    struct steps **steps; /* [pool_count] */
    struct replica_events told;
    struct request_list homeless; /* no replica is there for them */
    uint64_t on_their_way, turn;
    uint64_t refused;           /* since something else happened */
    uint32_t looks, idle_looks; /* of autoscaling: that are to come, and that changed nothing, in a row */
    double now;
    enum mt_status status;
    struct mt_error *error;
};

static const struct simulated_pool *pool_of(const struct simulation *simulation, const struct place *place) {
    return &simulation->terms->pools[place->pool];
}

static struct request *at(const struct simulation *simulation, uint32_t id) {
    return request_at(&simulation->requests, id);
}

static void fail(struct simulation *simulation, enum mt_status status) {
    if (simulation->status == MT_OK) simulation->status = status;
}

static void put(struct simulation *simulation, double when, enum event kind, size_t what, uint32_t stamp) {
    struct agenda_entry entry = {.at = when, .what = (uint32_t)what, .kind = kind, .stamp = stamp};
    if (!agenda_put(&simulation->events, entry)) fail(simulation, mt_fail_nomem(simulation->error));
}

/*
** {======================================================
** Replicas at work
** =======================================================
*/

static void begin(struct simulation *simulation, struct place *place) {
    fail(simulation, replica_begin(&place->replica, simulation->now, simulation->error));
    if (simulation->status != MT_OK || place->replica.run.kind == RUN_NONE) return;
    put(simulation, place->replica.run.end, EVENT_RUN, (size_t)(place - simulation->places), ++place->stamp);
}

static void set_state(struct simulation *simulation, struct place *place, enum state state) {
    struct pool_sums *sums = &simulation->result->pools[place->pool];
    double seconds = simulation->now - place->since;
    if (place->state != STATE_DOWN) sums->up_s += seconds;
    if (place->state != STATE_DOWN) sums->blocks_s += seconds * (double)place->replica.blocks.total;
    place->state = state;
    place->since = simulation->now;
}

/* A request reaches a replica. */
static void give(struct simulation *simulation, struct place *place, uint32_t id) {
    struct replica *replica = &place->replica;
    at(simulation, id)->replica = (uint32_t)(place - simulation->places);
    bool sooner = replica_add(replica, id, simulation->now);
    if (replica->run.kind == RUN_NONE) begin(simulation, place);
    if (sooner) put(simulation, replica->run.end, EVENT_RUN, (size_t)(place - simulation->places), ++place->stamp);
}

static void note_step(struct simulation *simulation, const struct place *place) {
    const struct replica *replica = &place->replica;
    const struct run *run = &replica->run;
    uint64_t used = replica_used(replica), total = replica->blocks.total;
    struct timeline_step step = {.start = run->start,
                                 .end = run->end,
                                 .steps = run->steps,
                                 .prompts = run->prompts,
                                 .prompt_tokens = run->prompt_tokens,
                                 .replica = (uint32_t)(place - simulation->places),
                                 .decoding = (uint32_t)replica->decoding.count,
                                 .waiting = (uint32_t)replica_waiting(replica),
                                 .kv_used = used < UINT32_MAX ? (uint32_t)used : UINT32_MAX,
                                 .kv_total = total < UINT32_MAX ? (uint32_t)total : UINT32_MAX};
    fail(simulation, timeline_add_step(simulation->terms->timeline, &step, simulation->error));
}

static void end_draining(struct simulation *simulation, struct place *place) {
    bool empty = replica_load(&place->replica) + place->replica.sending.count == 0;
    if (place->state != STATE_DRAINING || !empty) return;
    set_state(simulation, place, STATE_DOWN);
    replica_drop(&place->replica, simulation->now); /* nothing but what its prefix cache keeps */
}

static void end_run(struct simulation *simulation, struct place *place) {
    if (simulation->terms->timeline != NULL) note_step(simulation, place);
    fail(simulation, replica_end(&place->replica, simulation->error));
    if (simulation->status != MT_OK) return;
    begin(simulation, place);
    end_draining(simulation, place);
}

/* }====================================================== */

/*
** {======================================================
** Where requests go
** =======================================================
*/

#define REFUSED_MAX (1 << 20) /* in a row */

/* A closed loop sends another one at once: where it is refused for ever, nothing else would happen. */
static void note_end(struct simulation *simulation, enum outcome outcome) {
    simulation->refused = outcome == OUTCOME_FINISHED ? 0 : simulation->refused + 1;
    if (simulation->refused <= REFUSED_MAX) return;
    fail(simulation, mt_fail(simulation->error, MT_LIMIT, "%d requests in a row were refused, the last one at %g s",
                             REFUSED_MAX, simulation->now));
}

/* A request is at its end, one way or another. */
static void end_request(struct simulation *simulation, uint32_t id, enum outcome outcome) {
    struct record *record = record_of(&simulation->requests, id);
    uint32_t source = at(simulation, id)->of.place;
    record->outcome = (uint8_t)outcome;
    record->finished = simulation->now;
    record->replica = at(simulation, id)->replica;
    struct timeline *timeline = simulation->terms->timeline;
    if (timeline != NULL)
        fail(simulation, timeline_add_request(timeline, at(simulation, id)->record, record, simulation->error));
    simulation->on_their_way--;
    note_end(simulation, outcome);
    requests_remove(&simulation->requests, id);
    if (outcome == OUTCOME_FINISHED)
        traffic_done(simulation->terms->traffic, source, simulation->now);
    else
        traffic_refused(simulation->terms->traffic, source, simulation->now);
}

static bool takes(const struct place *place, bool decodes, const struct simulation *simulation) {
    enum role role = pool_of(simulation, place)->scheduler.role;
    return place->state == STATE_UP && (role == ROLE_DECODE) == decodes;
}

static struct place *least_loaded(struct simulation *simulation, bool decodes) {
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
    struct place *least = least_loaded(simulation, false), *best = least;
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
        fail(simulation, mt_fail_nomem(simulation->error));
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

static struct place *route(struct simulation *simulation, const struct arrival *arrival, bool *refused) {
    if (simulation->terms->choose != NULL) return chosen(simulation, arrival, refused);
    if (simulation->terms->router == ROUTER_ROUND_ROBIN) return next_in_turn(simulation, false);
    if (simulation->terms->router == ROUTER_PREFIX) return best_prefix(simulation, arrival);
    return least_loaded(simulation, false);
}

/* A request is there: it is refused, goes to a replica, or waits for one. */
static void reach(struct simulation *simulation, uint32_t id) {
    struct request *request = at(simulation, id);
    bool refused = false;
    struct place *place = request->away ? least_loaded(simulation, true) : route(simulation, &request->of, &refused);
    if (refused) {
        end_request(simulation, id, OUTCOME_LOST);
    } else if (place == NULL) {
        list_append(&simulation->homeless, &simulation->requests, id);
    } else if (!replica_could_hold(&place->replica, &request->of)) {
        end_request(simulation, id, OUTCOME_TOO_LARGE);
    } else {
        give(simulation, place, id);
    }
}

/* The pool that requests are sent to. */
static const struct simulated_pool *entrance(const struct simulation *simulation) {
    size_t pool = 0;
    while (simulation->terms->pools[pool].scheduler.role == ROLE_DECODE) pool++;
    return &simulation->terms->pools[pool];
}

static void send(struct simulation *simulation) {
    struct arrival arrival;
    traffic_take(simulation->terms->traffic, &arrival);
    arrival.isl += simulation->terms->image_tokens;
    simulation->now = arrival.at;
    simulation->idle_looks = 0;
    arrival.priority = arrival.priority < 0 ? 0 : arrival.priority < PRIORITIES ? arrival.priority : PRIORITIES - 1;
    double most = simulation->terms->max_positions - arrival.isl;
    if (most < arrival.osl && most >= 1) arrival.osl = (uint32_t)most; /* an engine ends it there */
    uint32_t id = requests_add(&simulation->requests, &arrival);
    if (id == NOBODY) {
        fail(simulation, mt_fail_nomem(simulation->error));
        return;
    }
    const struct simulated_pool *pool = entrance(simulation);
    double engines = pool->scheduler.role == ROLE_BOTH && pool->count > 0 ? pool->count : 1;
    double beside = (double)simulation->on_their_way / engines;
    double late = pool->arrival_s + pool->token_s * arrival.isl + pool->place_s * beside;
    simulation->on_their_way++;
    if (most < 1)
        end_request(simulation, id, OUTCOME_TOO_LONG);
    else if (late > 0)
        put(simulation, arrival.at + late, EVENT_REACH, id, 0);
    else
        reach(simulation, id);
}

/* }====================================================== */

/*
** {======================================================
** What replicas tell
** =======================================================
*/

static void on_finished(void *context, uint32_t id, double now) {
    (void)now;
    end_request(context, id, OUTCOME_FINISHED);
}

/* A cache goes over the link of its replica, after those before it. */
static void on_prefilled(void *context, uint32_t id, double now) {
    struct simulation *simulation = context;
    struct request *request = at(simulation, id);
    struct place *place = &simulation->places[request->replica];
    const struct simulated_pool *pool = pool_of(simulation, place);
    double start = now > place->sends_until ? now : place->sends_until;
    place->sends_until = start + pool->transfer_s + pool->transfer_s_token * request->of.isl;
    put(simulation, place->sends_until, EVENT_SENT, id, request->stamp);
}

static void sent(struct simulation *simulation, uint32_t id) {
    struct request *request = at(simulation, id);
    struct place *place = &simulation->places[request->replica];
    replica_sent(&place->replica, id, simulation->now);
    record_of(&simulation->requests, id)->first = request->since = simulation->now;
    if (place->replica.run.kind == RUN_NONE) begin(simulation, place); /* its blocks are free now */
    end_draining(simulation, place);
    if (request->generated >= request->of.osl) {
        end_request(simulation, id, OUTCOME_FINISHED);
        return;
    }
    request->away = true;
    reach(simulation, id);
}

/* }====================================================== */

/*
** {======================================================
** Replicas that come and go
** =======================================================
*/

static void house_the_homeless(struct simulation *simulation) {
    struct request_list list = simulation->homeless;
    simulation->homeless = REQUEST_LIST_EMPTY;
    while (list.count > 0 && simulation->status == MT_OK) {
        uint32_t id = list.first;
        list_remove(&list, &simulation->requests, id);
        reach(simulation, id);
    }
}

static void up(struct simulation *simulation, struct place *place) {
    set_state(simulation, place, STATE_UP);
    struct pool_sums *sums = &simulation->result->pools[place->pool];
    uint32_t count = 0;
    for (size_t i = 0; i < simulation->place_count; i++)
        count += simulation->places[i].pool == place->pool && simulation->places[i].state == STATE_UP;
    if (count > sums->most_up) sums->most_up = count;
    house_the_homeless(simulation);
}

/* A failure is over. */
static void back(struct simulation *simulation, struct place *place) {
    place->failures--;
    if (place->failures == 0 && place->returns) up(simulation, place);
}

/* It fails: all its requests begin anew elsewhere. */
static void down(struct simulation *simulation, struct place *place) {
    if (place->failures++ == 0) place->returns = place->state != STATE_DOWN;
    set_state(simulation, place, STATE_DOWN);
    place->stamp++;
    place->sends_until = 0;
    for (;;) {
        uint32_t id = replica_drop(&place->replica, simulation->now);
        if (id == NOBODY) break;
        struct request *request = at(simulation, id);
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
    for (uint32_t id = simulation->homeless.first; id != NOBODY; id = at(simulation, id)->next)
        count += at(simulation, id)->away == away;
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
        set_state(simulation, place, STATE_STARTING);
        double when = simulation->now + simulation->terms->pools[pool].autoscale.start_s;
        put(simulation, when, EVENT_STARTED, i, ++place->stamp);
        any = true;
        count--;
    }
    return any;
}

static void put_look(struct simulation *simulation, uint32_t pool) {
    simulation->looks++;
    put(simulation, simulation->now + simulation->terms->pools[pool].autoscale.interval_s, EVENT_SCALE, pool, 0);
}

/* Starts as many replicas as are missing, or lets one end what it has. It looks again if anything is still to happen:
 * looks of all pools alone change nothing. */
static void scale(struct simulation *simulation, uint32_t pool) {
    const struct autoscale *rule = &simulation->terms->pools[pool].autoscale;
    struct census census = count_pool(simulation, pool);
    double wanted = ceil((double)census.load / rule->target);
    wanted = fmin(fmax(wanted, rule->least), rule->most);
    bool changed = start_replicas(simulation, pool, wanted - census.up - census.coming);
    if (census.coming == 0 && census.up > wanted && census.least != NULL) {
        set_state(simulation, census.least, STATE_DRAINING);
        end_draining(simulation, census.least);
        changed = true;
    }
    simulation->looks--;
    simulation->idle_looks = changed ? 0 : simulation->idle_looks + 1;
    bool others =
        simulation->events.entries.count > simulation->looks || isfinite(traffic_next(simulation->terms->traffic));
    if (others || simulation->idle_looks <= simulation->looks + 1) put_look(simulation, pool);
}

/* }====================================================== */

/*
** {======================================================
** Beginning and end
** =======================================================
*/

static uint32_t places_of(const struct simulated_pool *pool) {
    return pool->autoscale.most > pool->count ? pool->autoscale.most : pool->count;
}

static enum mt_status add_pool(struct simulation *simulation, uint32_t pool) {
    const struct simulated_pool *terms = &simulation->terms->pools[pool];
    enum mt_status status = steps_new(&simulation->steps[pool], terms->deployment, simulation->error);
    struct replica_terms replica = {terms->deployment,       &terms->scheduler,       &terms->room,
                                    &simulation->told,       simulation->steps[pool], &simulation->requests,
                                    simulation->result->gaps};
    for (uint32_t i = 0; i < places_of(terms) && status == MT_OK; i++) {
        struct place *place = &simulation->places[simulation->place_count];
        *place = (struct place){.pool = pool, .state = i < terms->count ? STATE_UP : STATE_DOWN};
        status = replica_init(&place->replica, &replica, simulation->error);
        if (status == MT_OK) simulation->place_count++;
    }
    simulation->result->pools[pool].most_up = terms->count;
    if (terms->autoscale.most > 0) put_look(simulation, pool);
    return status;
}

/* The place of a replica, by its number within its pool. */
static size_t place_of(const struct simulation *simulation, uint32_t pool, uint32_t replica) {
    size_t first = 0;
    for (uint32_t p = 0; p < pool; p++) first += places_of(&simulation->terms->pools[p]);
    return first + replica;
}

static enum mt_status set_up(struct simulation *simulation) {
    const struct simulation_terms *terms = simulation->terms;
    size_t places = 0;
    for (size_t p = 0; p < terms->pool_count; p++) places += places_of(&terms->pools[p]);
    simulation->places = calloc(places, sizeof *simulation->places);
    simulation->steps = calloc(terms->pool_count, sizeof(struct steps *));
    simulation->result->pools = calloc(terms->pool_count, sizeof *simulation->result->pools);
    simulation->result->gaps = calloc(1, sizeof *simulation->result->gaps);
    bool room = simulation->places != NULL && simulation->steps != NULL;
    if (!room || simulation->result->pools == NULL || simulation->result->gaps == NULL)
        return mt_fail_nomem(simulation->error);
    enum mt_status status = MT_OK;
    for (size_t p = 0; p < terms->pool_count && status == MT_OK; p++) status = add_pool(simulation, (uint32_t)p);
    for (size_t f = 0; f < terms->failure_count && status == MT_OK; f++) {
        const struct failure *failure = &terms->failures[f];
        size_t place = place_of(simulation, failure->pool, failure->replica);
        put(simulation, failure->at, EVENT_DOWN, place, 0);
        if (isfinite(failure->until)) put(simulation, failure->until, EVENT_BACK, place, 0);
    }
    return status == MT_OK ? simulation->status : status;
}

static void tear_down(struct simulation *simulation) {
    for (size_t i = 0; i < simulation->place_count; i++) replica_free(&simulation->places[i].replica);
    for (size_t p = 0; simulation->steps != NULL && p < simulation->terms->pool_count; p++)
        steps_free(simulation->steps[p]);
    free(simulation->steps);
    free(simulation->places);
    agenda_free(&simulation->events);
    simulation->result->records = simulation->requests.records.items;
    simulation->result->record_count = simulation->requests.records.count;
    simulation->requests.records.items = NULL;
    requests_free(&simulation->requests);
}

static void add_sums(struct replica_sums *into, const struct replica_sums *sums) {
    into->busy_s += sums->busy_s;
    into->prefill_s += sums->prefill_s;
    into->joules += sums->joules;
    into->used_s += sums->used_s;
    into->waiting_s += sums->waiting_s;
    into->steps += sums->steps;
    into->tokens += sums->tokens;
    into->prompt_tokens += sums->prompt_tokens;
    into->preemptions += sums->preemptions;
    if (sums->most_used > into->most_used) into->most_used = sums->most_used;
}

static void sum_up(struct simulation *simulation) {
    simulation->result->end = simulation->now;
    for (size_t i = 0; i < simulation->place_count; i++) {
        struct place *place = &simulation->places[i];
        struct pool_sums *sums = &simulation->result->pools[place->pool];
        replica_sum(&place->replica, simulation->now);
        set_state(simulation, place, place->state);
        add_sums(&sums->sums, &place->replica.sums);
        sums->blocks = place->replica.blocks.total;
        sums->left += place->replica.blocks.used;
    }
}

/* }====================================================== */

static void happen(struct simulation *simulation, struct agenda_entry event) {
    struct place *place = &simulation->places[event.kind == EVENT_RUN || event.kind >= EVENT_DOWN ? event.what : 0];
    simulation->now = event.at;
    if (event.kind != EVENT_SCALE) simulation->idle_looks = 0;
    switch ((enum event)event.kind) {
    case EVENT_REACH:
        reach(simulation, event.what);
        break;
    case EVENT_RUN:
        if (event.stamp == place->stamp) end_run(simulation, place);
        break;
    case EVENT_SENT:
        if (event.stamp == at(simulation, event.what)->stamp) sent(simulation, event.what);
        break;
    case EVENT_DOWN:
        down(simulation, place);
        break;
    case EVENT_BACK:
        back(simulation, place);
        break;
    case EVENT_STARTED:
        if (event.stamp == place->stamp && place->state == STATE_STARTING) up(simulation, place);
        break;
    case EVENT_SCALE:
        scale(simulation, event.what);
        break;
    }
}

#define STOP_EVENTS 4096 /* between two looks whether to stop */

static void run(struct simulation *simulation) {
    const struct simulation_terms *terms = simulation->terms;
    for (uint64_t count = 1; simulation->status == MT_OK; count++) {
        double sent = traffic_next(terms->traffic), next = agenda_next(&simulation->events);
        double soonest = sent <= next ? sent : next;
        if (traffic_failed(terms->traffic)) fail(simulation, mt_fail_nomem(simulation->error));
        bool over = isinf(sent) && simulation->on_their_way == 0; /* what is to come is of no request */
        if (isinf(soonest) || over) break;
        if (soonest > terms->duration_s) {
            simulation->now = terms->duration_s;
            break;
        }
        if (sent <= next)
            send(simulation);
        else
            happen(simulation, agenda_take(&simulation->events));
        bool ask = terms->stop != NULL && count % STOP_EVENTS == 0;
        simulation->result->stopped = ask && terms->stop(terms->stop_context);
        if (simulation->result->stopped) break;
    }
}

enum mt_status simulate(const struct simulation_terms *terms, struct simulation_result *result,
                        struct mt_error *error) {
    *result = (struct simulation_result){0};
    struct simulation simulation = {
        .terms = terms, .result = result, .homeless = REQUEST_LIST_EMPTY, .status = MT_OK, .error = error};
    simulation.told = (struct replica_events){&simulation, on_prefilled, on_finished};
    enum mt_status status = set_up(&simulation);
    if (status == MT_OK) {
        run(&simulation);
        status = simulation.status;
        sum_up(&simulation);
    }
    tear_down(&simulation);
    if (status != MT_OK) simulation_result_free(result);
    return status;
}

void simulation_result_free(struct simulation_result *result) {
    free(result->records);
    free(result->pools);
    free(result->gaps);
    *result = (struct simulation_result){0};
}
