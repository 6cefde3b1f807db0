#include "simulate/traffic.h"

#include <math.h>
#include <stdlib.h>

#include "simulate/agenda.h"
#include "simulate/traffic_terms.h"

#define NOBODY UINT32_MAX /* in place of a conversation: the next one begins */

#define PROMPT_MOST ((uint64_t)1 << 30) /* tokens; a conversation that comes to more is over */

/* What is drawn, each by a sequence of its own. */
enum stream {
    STREAM_ARRIVALS,
    STREAM_LENGTHS,
    STREAM_TURNS,
    STREAM_THINK,
    STREAM_PREFIX,
    STREAM_GROUP,
    STREAM_PRIORITY
};
#define STREAM_BITS 3

struct conversation {
    uint64_t number;
    uint32_t turn, turns;
    uint32_t osl; /* of its turn on the way */
    uint32_t group;
    int32_t priority;
    uint32_t next_free; /* place + 1 */
    bool on_its_way;
    uint64_t tokens; /* of its segments */
    VECTOR(struct segment) segments;
};

struct traffic {
    struct traffic_terms terms;
    struct arrivals arrivals;
    double begins; /* when the next conversation does that follows nothing */
    uint64_t begun, taken, ended;
    bool remembers; /* prompts have parts that others share */
    bool failed;
    VECTOR(struct conversation) conversations; /* where it remembers; a place is free when its conversation is over */
    uint32_t first_free;                       /* place + 1 */
    struct agenda agenda;                      /* what follows: conversations, or NOBODY */
};

/*
** {======================================================
** Draws
** =======================================================
*/

static struct random sequence(const struct traffic *traffic, enum stream stream, uint64_t conversation, uint32_t turn) {
    return random_start(traffic->terms.seed, (uint64_t)turn << STREAM_BITS | stream, conversation);
}

static size_t draw_share(const struct traffic *traffic, const struct shares *shares, enum stream stream,
                         uint64_t conversation) {
    if (shares->count == 0) return 0;
    struct random random = sequence(traffic, stream, conversation, 0);
    return shares_at(shares, random_uniform(&random));
}

static uint32_t draw_group(const struct traffic *traffic, uint64_t conversation) {
    return (uint32_t)draw_share(traffic, &traffic->terms.groups, STREAM_GROUP, conversation);
}

static int32_t draw_priority(const struct traffic *traffic, uint64_t conversation) {
    const struct traffic_terms *terms = &traffic->terms;
    if (terms->priority_shares.count == 0) return 0;
    return terms->priorities[draw_share(traffic, &terms->priority_shares, STREAM_PRIORITY, conversation)];
}

static uint32_t draw_turns(const struct traffic *traffic, uint64_t conversation) {
    struct random random = sequence(traffic, STREAM_TURNS, conversation, 0);
    return distribution_draw_whole(&traffic->terms.turns, &random);
}

static double draw_think(const struct traffic *traffic, const struct conversation *c) {
    struct random random = sequence(traffic, STREAM_THINK, c->number, c->turn);
    return distribution_draw(&traffic->terms.think, &random);
}

static void draw_lengths(const struct traffic *traffic, uint64_t conversation, uint32_t turn, struct arrival *arrival) {
    struct random random = sequence(traffic, STREAM_LENGTHS, conversation, turn);
    lengths_draw(&traffic->terms.lengths, &random, &arrival->isl, &arrival->osl);
}

/* }====================================================== */

/*
** {======================================================
** When
** =======================================================
*/

/* When conversation `traffic->begun` begins, where it follows nothing. */
static double next_begin(struct traffic *traffic) {
    const struct traffic_terms *terms = &traffic->terms;
    switch (terms->kind) {
    case TRAFFIC_CLOSED:
        return traffic->begun < terms->users ? 0 : INFINITY;
    case TRAFFIC_OPEN:
        return fmax(traffic->begins, arrivals_next(&traffic->arrivals));
    default: /* TRAFFIC_TRACE */
        if (traffic->begun >= terms->trace->rows.count) return INFINITY;
        return terms->trace->rows.items[traffic->begun].at / terms->speed;
    }
}

double traffic_next(const struct traffic *traffic) {
    double at = fmin(traffic->begins, agenda_next(&traffic->agenda));
    bool over = traffic->failed || traffic->taken >= traffic->terms.requests || at >= traffic->terms.duration;
    return over ? INFINITY : at;
}

static void follow(struct traffic *traffic, double at, uint32_t what) {
    if (!agenda_put(&traffic->agenda, at, what)) traffic->failed = true;
}

/* }====================================================== */

/*
** {======================================================
** Conversations
** =======================================================
*/

static uint64_t id_of(enum segment_kind kind, uint64_t high, uint32_t low, int low_bits) {
    uint64_t number = (high << low_bits | low) & (((uint64_t)1 << SEGMENT_NUMBER) - 1);
    return (uint64_t)kind << SEGMENT_NUMBER | number;
}

/* Of a turn; a conversation has at most TURNS_MOST. */
static uint64_t turn_id(enum segment_kind kind, const struct conversation *c) {
    return id_of(kind, c->number, c->turn, 16);
}

static void add_segment(struct traffic *traffic, struct conversation *c, uint64_t id, uint32_t tokens) {
    if (!vector_reserve(&c->segments, 1)) {
        traffic->failed = true;
        return;
    }
    vector_push(&c->segments, ((struct segment){id, tokens}));
    c->tokens += tokens;
}

/* A place for one more; NOBODY where memory could not be had. */
static uint32_t new_place(struct traffic *traffic) {
    uint32_t place = traffic->first_free;
    if (place > 0) {
        traffic->first_free = traffic->conversations.items[place - 1].next_free;
        return place - 1;
    }
    if (traffic->conversations.count >= NOBODY || !vector_reserve(&traffic->conversations, 1)) {
        traffic->failed = true;
        return NOBODY;
    }
    vector_push(&traffic->conversations, (struct conversation){0});
    return (uint32_t)(traffic->conversations.count - 1);
}

static uint32_t begin_conversation(struct traffic *traffic, uint64_t number) {
    const struct traffic_terms *terms = &traffic->terms;
    uint32_t place = new_place(traffic);
    if (place == NOBODY) return NOBODY;
    struct conversation *c = &traffic->conversations.items[place];
    c->number = number;
    c->turn = 0;
    c->turns = draw_turns(traffic, number);
    c->group = draw_group(traffic, number);
    c->priority = draw_priority(traffic, number);
    c->tokens = c->segments.count = 0;
    if (terms->prefixes.count > 0) {
        uint32_t prefix = (uint32_t)draw_share(traffic, &terms->prefixes, STREAM_PREFIX, number);
        add_segment(traffic, c, id_of(SEGMENT_PREFIX, c->group, prefix, 30), terms->prefix_tokens);
    }
    return place;
}

static void end_conversation(struct traffic *traffic, uint32_t place) {
    traffic->conversations.items[place].on_its_way = false;
    traffic->conversations.items[place].next_free = traffic->first_free;
    traffic->first_free = place + 1;
}

/* The prompt and the output of a conversation's turn. */
static void take_turn(struct traffic *traffic, uint32_t place, struct arrival *arrival) {
    struct conversation *c = &traffic->conversations.items[place];
    bool last = c->turn + 1 >= c->turns;
    draw_lengths(traffic, c->number, c->turn, arrival);
    add_segment(traffic, c, last ? 0 : turn_id(SEGMENT_INPUT, c), arrival->isl);
    c->osl = arrival->osl;
    c->on_its_way = true;
    arrival->place = place;
    if (traffic->failed) return;
    arrival->isl = (uint32_t)c->tokens;
    arrival->group = c->group;
    arrival->priority = c->priority;
    arrival->segments = c->segments.items;
    arrival->segment_count = (uint32_t)c->segments.count;
    arrival->output = last ? 0 : turn_id(SEGMENT_OUTPUT, c);
}

/* }====================================================== */

/*
** {======================================================
** Requests
** =======================================================
*/

static void take_row(const struct traffic *traffic, uint64_t number, struct arrival *arrival) {
    const struct trace *trace = traffic->terms.trace;
    const struct trace_row *row = &trace->rows.items[number];
    size_t count;
    arrival->isl = row->isl;
    arrival->osl = row->osl;
    arrival->group = traffic->terms.groups.count > 0 ? draw_group(traffic, number) : row->group;
    arrival->priority = traffic->terms.priority_shares.count > 0 ? draw_priority(traffic, number) : row->priority;
    arrival->segments = trace_segments(trace, number, &count);
    arrival->segment_count = (uint32_t)count;
}

/* One that is like no other. */
static void take_plain(const struct traffic *traffic, uint64_t number, struct arrival *arrival) {
    draw_lengths(traffic, number, 0, arrival);
    arrival->group = draw_group(traffic, number);
    arrival->priority = draw_priority(traffic, number);
}

static void take_first(struct traffic *traffic, struct arrival *arrival) {
    uint64_t number = traffic->begun++;
    uint32_t place = traffic->remembers ? begin_conversation(traffic, number) : NOBODY;
    if (traffic->terms.kind == TRAFFIC_TRACE)
        take_row(traffic, number, arrival);
    else if (place != NOBODY)
        take_turn(traffic, place, arrival);
    else
        take_plain(traffic, number, arrival);
}

void traffic_take(struct traffic *traffic, struct arrival *arrival) {
    uint32_t place = NOBODY;
    bool follows = agenda_next(&traffic->agenda) < traffic->begins;
    *arrival = (struct arrival){.at = fmin(agenda_next(&traffic->agenda), traffic->begins), .place = NOBODY};
    if (follows) place = agenda_take(&traffic->agenda);
    if (place != NOBODY)
        take_turn(traffic, place, arrival);
    else
        take_first(traffic, arrival);
    if (!follows) traffic->begins = next_begin(traffic);
    traffic->taken++;
}

bool traffic_expects(const struct traffic *traffic, uint32_t place) {
    if (place == NOBODY) return traffic->taken > traffic->ended;
    return place < traffic->conversations.count && traffic->conversations.items[place].on_its_way;
}

/* Whoever had the conversation begins another where the loop is closed. */
static void end_place(struct traffic *traffic, uint32_t place, double now) {
    traffic->ended++;
    if (place != NOBODY) end_conversation(traffic, place);
    if (traffic->terms.kind == TRAFFIC_CLOSED) follow(traffic, now, NOBODY);
}

void traffic_done(struct traffic *traffic, uint32_t place, double now) {
    struct conversation *c = place != NOBODY ? &traffic->conversations.items[place] : NULL;
    if (c == NULL || c->turn + 1 >= c->turns || c->tokens + c->osl > PROMPT_MOST) {
        end_place(traffic, place, now);
        return;
    }
    traffic->ended++;
    c->on_its_way = false;
    add_segment(traffic, c, turn_id(SEGMENT_OUTPUT, c), c->osl);
    double at = now + draw_think(traffic, c);
    c->turn++;
    follow(traffic, at, place);
}

void traffic_refused(struct traffic *traffic, uint32_t place, double now) { end_place(traffic, place, now); }

bool traffic_failed(const struct traffic *traffic) { return traffic->failed; }

/* }====================================================== */

/*
** {======================================================
** Its beginning and its end
** =======================================================
*/

static enum mt_status check_kind(const struct traffic_terms *terms, struct mt_error *error) {
    if (terms->kind == TRAFFIC_CLOSED && terms->users == 0) return mt_fail(error, MT_MISUSE, "users: there are none");
    if (terms->kind == TRAFFIC_OPEN && !(terms->burstiness >= BURSTINESS_LEAST && terms->burstiness <= BURSTINESS_MOST))
        return mt_fail(error, MT_MISUSE, "burstiness is %g; it must be from %g to %g", terms->burstiness,
                       BURSTINESS_LEAST, BURSTINESS_MOST);
    if (terms->kind == TRAFFIC_TRACE && !(terms->speed >= 1e-9 && terms->speed <= 1e9))
        return mt_fail(error, MT_MISUSE, "speed is %g; it must be from 1e-9 to 1e9", terms->speed);
    return MT_OK;
}

static enum mt_status check_drawn(const struct traffic_terms *terms, struct mt_error *error) {
    enum mt_status status = lengths_check(&terms->lengths, error);
    if (status == MT_OK) status = distribution_check(&terms->turns, "turns", error);
    if (status == MT_OK) status = distribution_check(&terms->think, "think_s", error);
    if (status != MT_OK) return status;
    if (terms->turns.least < 1 || terms->turns.most > TURNS_MOST)
        return mt_fail(error, MT_MISUSE, "turns are from %g to %g; 1 to %u are possible", terms->turns.least,
                       terms->turns.most, TURNS_MOST);
    if (terms->prefixes.count > 0 && (terms->prefix_tokens == 0 || terms->prefix_tokens > PROMPT_MOST))
        return mt_fail(error, MT_MISUSE, "prefixes have %u tokens; 1 to 2^30 are possible", terms->prefix_tokens);
    return MT_OK;
}

static enum mt_status check_terms(const struct traffic_terms *terms, struct mt_error *error) {
    enum mt_status status = check_kind(terms, error);
    if (status == MT_OK && terms->kind != TRAFFIC_TRACE) status = check_drawn(terms, error);
    if (status != MT_OK) return status;
    if (terms->groups.count > GROUPS_MOST || terms->prefixes.count > GROUPS_MOST)
        return mt_fail(error, MT_LIMIT, "there are at most 2^20 groups and prefixes");
    if (terms->requests > REQUESTS_MOST) return mt_fail(error, MT_LIMIT, "there are at most 2^40 requests");
    if (!(terms->duration > 0)) return mt_fail(error, MT_MISUSE, "the duration is %g s", terms->duration);
    return MT_OK;
}

enum mt_status traffic_new(struct traffic **traffic, const struct traffic_terms *terms, struct mt_error *error) {
    enum mt_status status = check_terms(terms, error);
    if (status != MT_OK) return status;
    struct traffic *made = calloc(1, sizeof *made);
    if (made == NULL) return mt_fail_nomem(error);
    made->terms = *terms;
    made->remembers = terms->kind != TRAFFIC_TRACE && (terms->prefixes.count > 0 || terms->turns.most > 1);
    made->arrivals = (struct arrivals){
        .rate = terms->rate, .burstiness = terms->burstiness, .random = sequence(made, STREAM_ARRIVALS, 0, 0)};
    made->begins = next_begin(made);
    *traffic = made;
    return MT_OK;
}

void traffic_free(struct traffic *traffic) {
    if (traffic == NULL) return;
    for (size_t i = 0; i < traffic->conversations.count; i++) free(traffic->conversations.items[i].segments.items);
    free(traffic->conversations.items);
    agenda_free(&traffic->agenda);
    free(traffic);
}

/* }====================================================== */
