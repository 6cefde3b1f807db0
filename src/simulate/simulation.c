#include "simulate/simulation_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const router_names[] = {"least_loaded", "round_robin", "prefix"};
_Static_assert(sizeof router_names / sizeof *router_names == ROUTER_COUNT, "ORDER ROUTER");

const char *router_name(enum router router) { return router_names[router]; }

const struct simulated_pool *simulation_pool(const struct simulation *simulation, const struct place *place) {
    return &simulation->terms->pools[place->pool];
}

struct request *simulation_request(const struct simulation *simulation, uint32_t id) {
    return request_at(&simulation->requests, id);
}

void simulation_fail(struct simulation *simulation, enum mt_status status) {
    if (simulation->status == MT_OK) simulation->status = status;
}

void simulation_put(struct simulation *simulation, double when, enum event kind, size_t what, uint32_t stamp) {
    struct agenda_entry entry = {.at = when, .what = (uint32_t)what, .kind = kind, .stamp = stamp};
    if (!agenda_put(&simulation->events, entry)) simulation_fail(simulation, mt_fail_nomem(simulation->error));
}

/*
** {======================================================
** Replicas at work
** =======================================================
*/

static void begin(struct simulation *simulation, struct place *place) {
    simulation_fail(simulation, replica_begin(&place->replica, simulation->now, simulation->error));
    if (simulation->status != MT_OK || place->replica.run.kind == RUN_NONE) return;
    simulation_put(simulation, place->replica.run.end, EVENT_RUN, (size_t)(place - simulation->places), ++place->stamp);
}

void simulation_set_state(struct simulation *simulation, struct place *place, enum state state) {
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
    simulation_request(simulation, id)->replica = (uint32_t)(place - simulation->places);
    bool sooner = replica_add(replica, id, simulation->now);
    if (replica->run.kind == RUN_NONE) begin(simulation, place);
    if (sooner)
        simulation_put(simulation, replica->run.end, EVENT_RUN, (size_t)(place - simulation->places), ++place->stamp);
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
    simulation_fail(simulation, timeline_add_step(simulation->terms->timeline, &step, simulation->error));
}

void simulation_end_draining(struct simulation *simulation, struct place *place) {
    bool empty = replica_load(&place->replica) + place->replica.sending.count == 0;
    if (place->state != STATE_DRAINING || !empty) return;
    simulation_set_state(simulation, place, STATE_DOWN);
    replica_drop(&place->replica, simulation->now); /* nothing but what its prefix cache keeps */
}

static void end_run(struct simulation *simulation, struct place *place) {
    if (simulation->terms->timeline != NULL) note_step(simulation, place);
    simulation_fail(simulation, replica_end(&place->replica, simulation->error));
    if (simulation->status != MT_OK) return;
    begin(simulation, place);
    simulation_end_draining(simulation, place);
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
    simulation_fail(simulation,
                    mt_fail(simulation->error, MT_LIMIT, "%d requests in a row were refused, the last one at %g s",
                            REFUSED_MAX, simulation->now));
}

/* A request is at its end, one way or another. */
static void end_request(struct simulation *simulation, uint32_t id, enum outcome outcome) {
    struct record *record = record_of(&simulation->requests, id);
    uint32_t source = simulation_request(simulation, id)->of.place;
    record->outcome = (uint8_t)outcome;
    record->finished = simulation->now;
    record->replica = simulation_request(simulation, id)->replica;
    struct timeline *timeline = simulation->terms->timeline;
    if (timeline != NULL)
        simulation_fail(simulation, timeline_add_request(timeline, simulation_request(simulation, id)->record, record,
                                                         simulation->error));
    simulation->on_their_way--;
    note_end(simulation, outcome);
    requests_remove(&simulation->requests, id);
    if (outcome == OUTCOME_FINISHED)
        traffic_done(simulation->terms->traffic, source, simulation->now);
    else
        traffic_refused(simulation->terms->traffic, source, simulation->now);
}

void simulation_reach(struct simulation *simulation, uint32_t id) {
    struct request *request = simulation_request(simulation, id);
    bool refused = false;
    struct place *place = request->away ? simulation_least_loaded(simulation, true)
                                        : simulation_route(simulation, &request->of, &refused);
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

/* Seconds until a step may take a request that is sent now. */
static double lateness(struct simulation *simulation, const struct arrival *arrival) {
    const struct simulated_pool *pool = entrance(simulation);
    if (isnan(simulation->first)) simulation->first = arrival->at;
    simulation->together = arrival->at == simulation->last ? simulation->together + 1 : 0;
    simulation->last = arrival->at;
    double share = pool->scheduler.role == ROLE_BOTH && pool->count > 0 ? 1.0 / pool->count : 1;
    double beside = share * (double)simulation->on_their_way, together = share * (double)simulation->together;
    double late = pool->arrival_s + pool->token_s * arrival->isl + pool->place_s * beside + pool->burst_s * together;
    return arrival->at == simulation->first ? late + pool->warmup_s : late;
}

/* The place of a request that is sent; NOBODY where there are too many. */
static uint32_t admit(struct simulation *simulation, const struct arrival *arrival) {
    uint32_t id = NOBODY;
    uint32_t most = simulation->terms->requests_most;
    if (simulation->requests.records.count >= most)
        simulation_fail(simulation, mt_fail(simulation->error, MT_LIMIT,
                                            "a simulation takes at most %llu requests here", (unsigned long long)most));
    else if (simulation->on_their_way >= ON_THEIR_WAY_MOST)
        simulation_fail(simulation, mt_fail(simulation->error, MT_LIMIT,
                                            "more than %d requests are on their way at once: the load is too much",
                                            ON_THEIR_WAY_MOST));
    else if ((id = requests_add(&simulation->requests, arrival)) == NOBODY)
        simulation_fail(simulation, mt_fail_nomem(simulation->error));
    return id;
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
    uint32_t id = admit(simulation, &arrival);
    if (id == NOBODY) return;
    double late = lateness(simulation, &arrival);
    simulation->on_their_way++;
    if (most < 1)
        end_request(simulation, id, OUTCOME_TOO_LONG);
    else if (late > 0)
        simulation_put(simulation, arrival.at + late, EVENT_REACH, id, 0);
    else
        simulation_reach(simulation, id);
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
    struct request *request = simulation_request(simulation, id);
    struct place *place = &simulation->places[request->replica];
    const struct simulated_pool *pool = simulation_pool(simulation, place);
    double start = now > place->sends_until ? now : place->sends_until;
    place->sends_until = start + pool->transfer_s + pool->transfer_s_token * request->of.isl;
    simulation_put(simulation, place->sends_until, EVENT_SENT, id, request->stamp);
}

static void sent(struct simulation *simulation, uint32_t id) {
    struct request *request = simulation_request(simulation, id);
    struct place *place = &simulation->places[request->replica];
    replica_sent(&place->replica, id, simulation->now);
    record_of(&simulation->requests, id)->first = request->since = simulation->now;
    if (place->replica.run.kind == RUN_NONE) begin(simulation, place); /* its blocks are free now */
    simulation_end_draining(simulation, place);
    if (request->generated >= request->of.osl) {
        end_request(simulation, id, OUTCOME_FINISHED);
        return;
    }
    request->away = true;
    simulation_reach(simulation, id);
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
    if (terms->autoscale.most > 0) simulation_put_look(simulation, pool);
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
        simulation_put(simulation, failure->at, EVENT_DOWN, place, 0);
        if (isfinite(failure->until)) simulation_put(simulation, failure->until, EVENT_BACK, place, 0);
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
        simulation_set_state(simulation, place, place->state);
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
        simulation_reach(simulation, event.what);
        break;
    case EVENT_RUN:
        if (event.stamp == place->stamp) end_run(simulation, place);
        break;
    case EVENT_SENT:
        if (event.stamp == simulation_request(simulation, event.what)->stamp) sent(simulation, event.what);
        break;
    case EVENT_DOWN:
        simulation_down(simulation, place);
        break;
    case EVENT_BACK:
        simulation_back(simulation, place);
        break;
    case EVENT_STARTED:
        if (event.stamp == place->stamp && place->state == STATE_STARTING) simulation_up(simulation, place);
        break;
    case EVENT_SCALE:
        simulation_scale(simulation, event.what);
        break;
    }
}

#define STOP_EVENTS 4096 /* between two looks whether to stop */

static void run(struct simulation *simulation) {
    const struct simulation_terms *terms = simulation->terms;
    for (uint64_t count = 1; simulation->status == MT_OK; count++) {
        double sent = traffic_next(terms->traffic), next = agenda_next(&simulation->events);
        double soonest = sent <= next ? sent : next;
        if (traffic_failed(terms->traffic)) simulation_fail(simulation, mt_fail_nomem(simulation->error));
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
    struct simulation simulation = {.terms = terms,
                                    .result = result,
                                    .homeless = REQUEST_LIST_EMPTY,
                                    .first = (double)NAN,
                                    .last = (double)NAN,
                                    .status = MT_OK,
                                    .error = error};
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
