#include "simulate/replica_parts.h"

#include <math.h>
#include <stdlib.h>

/*
** {======================================================
** Lifecycle
** =======================================================
*/

enum mt_status replica_init(struct replica *replica, const struct replica_terms *terms, struct mt_error *error) {
    const struct memory_room *room = terms->room;
    *replica = (struct replica){.deployment = terms->deployment,
                                .scheduler = terms->scheduler,
                                .room = room,
                                .events = terms->events,
                                .steps = terms->steps,
                                .requests = terms->requests,
                                .gaps = terms->gaps,
                                .prefilling = REQUEST_LIST_EMPTY,
                                .decoding = REQUEST_LIST_EMPTY,
                                .sending = REQUEST_LIST_EMPTY,
                                .held_since = INFINITY};
    for (int p = 0; p < PRIORITIES; p++) replica->waiting[p] = REQUEST_LIST_EMPTY;
    replica->rank_count = (size_t)terms->deployment->phase[PHASE_DECODE].program->config.degree[AXIS_ATTENTION_DP];
    replica->ranks = calloc(replica->rank_count, sizeof *replica->ranks);
    if (replica->ranks == NULL) return mt_fail_nomem(error);
    uint64_t total = room->blocks < BLOCKS_MAX ? (uint64_t)room->blocks : BLOCKS_MAX;
    double tokens = room->block_tokens <= BLOCK_TOKENS_MAX ? room->block_tokens : BLOCK_TOKENS_MAX + 1.0;
    uint32_t block = isinf(room->block_tokens) ? 0 : (uint32_t)tokens;
    enum mt_status status = blocks_init(&replica->blocks, total, block, error);
    if (status == MT_OK && terms->scheduler->prefix_cache && block > 0)
        status = prefix_new(&replica->cache, block, error);
    if (status != MT_OK) replica_free(replica);
    return status;
}

void replica_free(struct replica *replica) {
    blocks_free(&replica->blocks);
    prefix_free(replica->cache);
    agenda_free(&replica->ends);
    free(replica->ranks);
    *replica = (struct replica){0};
}

/* }====================================================== */

uint64_t replica_waiting(const struct replica *replica) {
    uint64_t count = 0;
    for (int p = 0; p < PRIORITIES; p++) count += replica->waiting[p].count;
    return count;
}

uint64_t replica_running(const struct replica *replica) { return replica->prefilling.count + replica->decoding.count; }

bool replica_is_full(const struct replica *replica) {
    return (double)replica_running(replica) >= replica->scheduler->max_sequences * (double)replica->rank_count;
}

uint64_t replica_load(const struct replica *replica) { return replica_waiting(replica) + replica_running(replica); }

struct request *replica_request(const struct replica *replica, uint32_t request) {
    return request_at(replica->requests, request);
}

uint64_t replica_used(const struct replica *replica) {
    uint64_t held = replica->cache == NULL ? 0 : prefix_blocks(replica->cache) - prefix_idle_blocks(replica->cache);
    return replica->blocks.used + held;
}

void replica_sum(struct replica *replica, double now) {
    struct replica_sums *sums = &replica->sums;
    uint64_t used = replica_used(replica);
    sums->used_s += (double)used * (now - replica->summed);
    sums->waiting_s += (double)replica_waiting(replica) * (now - replica->summed);
    if (used > sums->most_used) sums->most_used = used;
    replica->summed = now;
}

/*
** {======================================================
** Memory
** =======================================================
*/

uint64_t replica_free_blocks(const struct replica *replica) {
    uint64_t used = replica_used(replica);
    return replica->blocks.total > used ? replica->blocks.total - used : 0;
}

void replica_make_free(struct replica *replica, uint64_t count) {
    if (replica->cache == NULL) return;
    uint64_t used = replica->blocks.used + prefix_blocks(replica->cache), total = replica->blocks.total;
    if (used + count > total) prefix_evict(replica->cache, used + count - total);
}

static uint64_t fixed_blocks(const struct replica *replica, const struct arrival *of) {
    return (uint64_t)memory_fixed_blocks(replica->room, (double)of->isl + of->osl);
}

bool replica_could_hold(const struct replica *replica, const struct arrival *arrival) {
    uint64_t tokens = (uint64_t)arrival->isl + (replica->scheduler->role == ROLE_PREFILL ? 0 : arrival->osl);
    return fixed_blocks(replica, arrival) + blocks_of(&replica->blocks, tokens) <= replica->blocks.total;
}

/* Finds what is kept of its prompt; the last token of it is always computed. */
static void find_prefix(struct replica *replica, struct request *request) {
    if (replica->cache == NULL || request->of.segments == NULL || request->generated > 0) return;
    uint32_t tokens = prefix_find(replica->cache, request->of.segments, request->of.segment_count, &request->held);
    uint32_t most = (request->prompt - 1) / replica->blocks.tokens * replica->blocks.tokens;
    request->done = tokens < most ? tokens : most;
    request->shared = tokens / replica->blocks.tokens;
}

static void leave_prefix(struct replica *replica, struct request *request) {
    if (request->held != 0) prefix_release(replica->cache, request->held);
    request->held = 0;
    request->shared = 0;
}

uint64_t replica_own_blocks(const struct replica *replica, const struct request *request, uint64_t tokens) {
    return fixed_blocks(replica, &request->of) + blocks_of(&replica->blocks, tokens) - request->shared;
}

/* Tokens that a request has still to get of this replica. */
static uint32_t to_get(const struct replica *replica, const struct request *request) {
    return (replica->scheduler->role == ROLE_PREFILL ? 1 : request->of.osl) - request->generated;
}

/* Blocks for the next tokens of those that decode, a request among them that starts with its cache. */
static uint64_t next_growth(const struct replica *replica, const struct request *request) {
    const struct blocks *blocks = &replica->blocks;
    uint64_t tokens = replica_clock_after(replica, 1) - blocks->clock, held = request->prompt;
    uint64_t own = request->away ? blocks_of(blocks, held + tokens) - blocks_of(blocks, held) : 0;
    return blocks_growth(blocks, tokens) + own;
}

/* Whether so many blocks may be taken by a request that starts, with what the scheduler leaves free beside. */
static bool may_take(const struct replica *replica, const struct request *request, uint64_t need) {
    const struct scheduler *scheduler = replica->scheduler;
    double left = (double)replica_free_blocks(replica) - (double)need;
    if (left < 0) return false;
    if (replica_running(replica) == 0) return true;
    left -= (double)next_growth(replica, request);
    double to_come = (double)replica->to_come + to_get(replica, request);
    double outputs = replica->blocks.tokens == 0 ? 0 : scheduler->headroom * to_come / replica->blocks.tokens;
    return left >= scheduler->watermark * (double)replica->blocks.total && left >= outputs;
}

/* }====================================================== */

/*
** {======================================================
** Starting and ending requests
** =======================================================
*/

static uint32_t emptiest_rank(const struct replica *replica) {
    uint32_t best = 0;
    for (uint32_t rank = 1; rank < replica->rank_count; rank++)
        if (replica->ranks[rank].sequences < replica->ranks[best].sequences) best = rank;
    return best;
}

enum mt_status replica_join(struct replica *replica, uint32_t id, struct mt_error *error) {
    struct request *request = replica_request(replica, id);
    uint64_t tokens = (uint64_t)request->of.isl + request->generated - 1; /* the last is not in the cache yet */
    request->joined = replica->blocks.clock;
    request->target = request->joined + (request->of.osl - request->generated);
    list_append(&replica->decoding, replica->requests, id);
    replica->fresh++;
    replica->ranks[request->rank].decoding++;
    blocks_join(&replica->blocks, tokens);
    replica->contexts += tokens;
    struct agenda_entry entry = {.at = (double)request->target, .what = id, .stamp = request->stamp};
    return agenda_put(&replica->ends, entry) ? MT_OK : mt_fail_nomem(error);
}

uint64_t replica_leave(struct replica *replica, uint32_t id) {
    struct request *request = replica_request(replica, id);
    uint64_t tokens = (uint64_t)request->of.isl + request->generated - 1;
    uint64_t got = replica->blocks.clock - request->joined, most = request->target - request->joined;
    blocks_leave(&replica->blocks, tokens, request->joined);
    list_remove(&replica->decoding, replica->requests, id);
    replica->ranks[request->rank].decoding--;
    replica->contexts -= tokens + got;
    request->generated += (uint32_t)(got < most ? got : most);
    return tokens + got;
}

void replica_give_up(struct replica *replica, struct request *request, uint64_t tokens) {
    replica->blocks.used -= replica_own_blocks(replica, request, tokens);
    replica->ranks[request->rank].sequences--;
    replica->to_come -= to_get(replica, request);
    leave_prefix(replica, request);
}

bool replica_start(struct replica *replica, uint32_t id) {
    struct request *request = replica_request(replica, id);
    if (replica_is_full(replica)) return false;
    find_prefix(replica, request);
    uint64_t need = replica_own_blocks(replica, request, request->prompt);
    if (!may_take(replica, request, need)) {
        leave_prefix(replica, request);
        request->done = 0;
        return false;
    }
    replica_make_free(replica, need);
    replica->blocks.used += need;
    replica->to_come += to_get(replica, request);
    request->rank = emptiest_rank(replica);
    replica->ranks[request->rank].sequences++;
    return true;
}

/* Of a list the one of the lowest priority, of these the last, and how many are behind it; NOBODY of an empty list. */
static uint32_t least_wanted(const struct replica *replica, const struct request_list *list, uint64_t *behind) {
    uint32_t best = list->last;
    uint64_t place = 0;
    *behind = 0;
    for (uint32_t id = list->last; id != NOBODY; id = replica_request(replica, id)->previous, place++) {
        if (replica_request(replica, id)->of.priority >= replica_request(replica, best)->of.priority) continue;
        best = id;
        *behind = place;
    }
    return best;
}

/* One of those that decode leaves them, with that many behind it; returns the tokens it has blocks for. */
static uint64_t leave_early(struct replica *replica, uint32_t id, uint64_t behind) {
    if (behind < replica->fresh)
        replica->fresh--;
    else
        replica_request(replica, id)->since = replica->tokens_at;
    return replica_leave(replica, id);
}

void replica_preempt(struct replica *replica) {
    uint64_t behind, behind_prefilling;
    uint32_t id = least_wanted(replica, &replica->decoding, &behind);
    uint32_t prefilling = least_wanted(replica, &replica->prefilling, &behind_prefilling);
    bool decodes = prefilling == NOBODY || (id != NOBODY && replica_request(replica, id)->of.priority <
                                                                replica_request(replica, prefilling)->of.priority);
    if (!decodes) id = prefilling;
    struct request *request = replica_request(replica, id);
    struct record *record = record_of(replica->requests, id);
    uint64_t tokens = request->prompt;
    if (decodes)
        tokens = leave_early(replica, id, behind);
    else
        list_remove(&replica->prefilling, replica->requests, id);
    replica_give_up(replica, request, tokens);
    request->stamp++;
    request->away = request->swapped = decodes && replica->scheduler->swap_s_token > 0;
    if (request->away) replica->late_s += (double)tokens * replica->scheduler->swap_s_token;
    request->prompt = request->away ? (uint32_t)tokens : request->of.isl + request->generated;
    request->done = 0;
    if (record->preemptions < UINT16_MAX) record->preemptions++;
    replica->sums.preemptions++;
    list_prepend(&replica->waiting[request->of.priority], replica->requests, id);
}

/* }====================================================== */

/*
** {======================================================
** Time
** =======================================================
*/

uint64_t replica_clock_after(const struct replica *replica, uint64_t steps) {
    return (uint64_t)floor((double)(replica->stepped + steps) * replica->deployment->step_yield);
}

uint64_t replica_next_end(struct replica *replica) {
    for (;;) {
        const struct agenda_entry *item = &replica->ends.entries.items[0];
        if (replica_request(replica, item->what)->stamp == item->stamp) return (uint64_t)item->at;
        agenda_take(&replica->ends);
    }
}

double replica_next_look(const struct replica *replica, double steps) {
    double poll = replica->scheduler->poll_steps;
    if (poll <= 1) return steps;
    return isinf(poll) ? INFINITY : ceil((replica->since_look + steps) / poll) * poll - replica->since_look;
}

double run_duration(const struct run *run, double steps) {
    return run->late_s + steps * run->first_s + run->slope_s * steps * (steps - 1) / 2;
}

/* }====================================================== */

/*
** {======================================================
** Requests that come and go
** =======================================================
*/

bool replica_fills_step(const struct replica *replica) {
    const struct scheduler *scheduler = replica->scheduler;
    double most = scheduler->step_tokens * (double)replica->rank_count, tokens = (double)replica->decoding.count;
    for (int p = PRIORITIES - 1; p >= 0; p--) {
        for (uint32_t id = replica->waiting[p].first; id != NOBODY; id = replica_request(replica, id)->next) {
            const struct request *request = replica_request(replica, id);
            tokens += request->prompt - request->done;
            if (tokens >= scheduler->hold_tokens) return true;
            if (tokens >= most) return true; /* no more of them fit */
        }
    }
    return false;
}

/* The steps of a run that are at their end, or begun, at `now`. */
static double steps_begun(const struct run *run, double now) {
    double rest = now - run->start - run->late_s, a = run->slope_s / 2, b = run->first_s - a;
    return rest <= 0 ? 1 : fmax(1, ceil(2 * rest / (b + sqrt(b * b + 4 * a * rest))));
}

/* Ends steps of decoding with the one that runs, or with the next after which a prompt may start. */
static bool interrupt(struct replica *replica, double now) {
    struct run *run = &replica->run;
    if (run->kind != RUN_DECODE || run->steps == 1) return false;
    double steps = steps_begun(run, now), hold = replica->scheduler->hold_steps;
    if (hold > 0) {
        if (isinf(replica->held_since)) replica->held_since = (double)replica->stepped + steps;
        double held = replica->held_since + hold - (double)replica->stepped;
        if (held > steps && !replica_fills_step(replica)) steps = held;
    }
    steps = replica_next_look(replica, steps);
    if (!(steps < (double)run->steps)) return false;
    run->steps = (uint64_t)steps;
    run->end = fmax(now, run->start + run_duration(run, steps)); /* which may round to before now */
    return true;
}

/* Whether a request might start at the end of a step, if nothing else changes. */
static bool might_start(const struct replica *replica, const struct request *request) {
    if (replica_is_full(replica)) return false;
    return replica->cache != NULL || may_take(replica, request, replica_own_blocks(replica, request, request->prompt));
}

bool replica_add(struct replica *replica, uint32_t id, double now) {
    struct request *request = replica_request(replica, id);
    int above = request->of.priority;
    replica_sum(replica, now);
    bool first = replica->scheduler->choose != NULL || replica->scheduler->hold_steps > 0;
    for (; above < PRIORITIES && replica->waiting[above].count == 0; above++) first = first || above == PRIORITIES - 1;
    list_append(&replica->waiting[request->of.priority], replica->requests, id);
    return first && might_start(replica, request) && interrupt(replica, now);
}

void replica_sent(struct replica *replica, uint32_t id, double now) {
    struct request *request = replica_request(replica, id);
    replica_sum(replica, now);
    list_remove(&replica->sending, replica->requests, id);
    replica_give_up(replica, request, request->prompt);
}

static struct request_list *any_list(struct replica *replica) {
    struct request_list *lists[] = {&replica->decoding, &replica->prefilling, &replica->sending};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (lists[i]->count > 0) return lists[i];
    for (int p = 0; p < PRIORITIES; p++)
        if (replica->waiting[p].count > 0) return &replica->waiting[p];
    return NULL;
}

uint32_t replica_drop(struct replica *replica, double now) {
    struct request_list *list = any_list(replica);
    replica_sum(replica, now);
    replica->run.kind = RUN_NONE;
    replica->late_s = replica->since_look = 0;
    replica->fresh = 0;
    if (list == NULL) {
        if (replica->cache != NULL) prefix_evict(replica->cache, SIZE_MAX);
        return NOBODY;
    }
    uint32_t id = list->first;
    struct request *request = replica_request(replica, id);
    bool waits = list != &replica->decoding && list != &replica->prefilling && list != &replica->sending;
    uint64_t tokens = request->prompt;
    if (list == &replica->decoding)
        tokens = replica_leave(replica, id);
    else
        list_remove(list, replica->requests, id);
    if (!waits) replica_give_up(replica, request, tokens);
    request->stamp++;
    return id;
}

/* }====================================================== */
