#include "simulate/replica.h"

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
                                .sending = REQUEST_LIST_EMPTY};
    for (int p = 0; p < PRIORITIES; p++) replica->waiting[p] = REQUEST_LIST_EMPTY;
    replica->rank_count = (size_t)terms->deployment->phase[PHASE_DECODE].program->config.degree[AXIS_ATTENTION_DP];
    replica->ranks = calloc(replica->rank_count, sizeof *replica->ranks);
    if (replica->ranks == NULL) return mt_fail_nomem(error);
    uint64_t total = room->blocks < 1e15 ? (uint64_t)room->blocks : (uint64_t)1e15;
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
    queue_free(&replica->ends);
    free(replica->ranks);
    *replica = (struct replica){0};
}

/* }====================================================== */

uint64_t replica_waiting(const struct replica *replica) {
    uint64_t count = 0;
    for (int p = 0; p < PRIORITIES; p++) count += replica->waiting[p].count;
    return count;
}

static uint64_t running(const struct replica *replica) { return replica->prefilling.count + replica->decoding.count; }

uint64_t replica_load(const struct replica *replica) { return replica_waiting(replica) + running(replica); }

static struct request *at(const struct replica *replica, uint32_t request) {
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

/* Blocks that nobody uses, those that the prefix cache could give up among them. */
static uint64_t free_blocks(const struct replica *replica) {
    uint64_t used = replica_used(replica);
    return replica->blocks.total > used ? replica->blocks.total - used : 0;
}

/* Makes `count` blocks free of the prefix cache; free_blocks() has so many. */
static void make_free(struct replica *replica, uint64_t count) {
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

/* Blocks that a request has when it holds `tokens`, beside those of the prefix cache. */
static uint64_t own_blocks(const struct replica *replica, const struct request *request, uint64_t tokens) {
    return fixed_blocks(replica, &request->of) + blocks_of(&replica->blocks, tokens) - request->shared;
}

/* Whether so many blocks may be taken by a request that starts, with what the scheduler leaves free beside. */
static bool may_take(const struct replica *replica, const struct request *request, uint64_t need) {
    const struct scheduler *scheduler = replica->scheduler;
    double left = (double)free_blocks(replica) - (double)need;
    if (left < 0) return false;
    if (running(replica) == 0) return true;
    double to_come = (double)replica->to_come + (request->of.osl - request->generated);
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
        if (replica->ranks[rank] < replica->ranks[best]) best = rank;
    return best;
}

/* The request decodes from now on: it has its prompt's cache. */
static enum mt_status join(struct replica *replica, uint32_t id, struct mt_error *error) {
    struct request *request = at(replica, id);
    uint64_t tokens = (uint64_t)request->of.isl + request->generated - 1; /* the last is not in the cache yet */
    request->joined = replica->blocks.clock;
    request->target = request->joined + (request->of.osl - request->generated);
    list_append(&replica->decoding, replica->requests, id);
    blocks_join(&replica->blocks, tokens);
    replica->contexts += tokens;
    return queue_put(&replica->ends, (double)request->target, 0, id, request->stamp) ? MT_OK : mt_fail_nomem(error);
}

/* Takes a request off those that decode, and says for how many tokens it has blocks. */
static uint64_t leave(struct replica *replica, uint32_t id) {
    struct request *request = at(replica, id);
    uint64_t tokens = (uint64_t)request->of.isl + request->generated - 1;
    uint64_t got = replica->blocks.clock - request->joined, most = request->target - request->joined;
    blocks_leave(&replica->blocks, tokens, request->joined);
    list_remove(&replica->decoding, replica->requests, id);
    replica->contexts -= tokens + got;
    request->generated += (uint32_t)(got < most ? got : most);
    return tokens + got;
}

/* What a request that runs has of a replica is free again. */
static void give_up(struct replica *replica, struct request *request, uint64_t tokens) {
    replica->blocks.used -= own_blocks(replica, request, tokens);
    replica->ranks[request->rank]--;
    replica->to_come -= request->of.osl - request->generated;
    leave_prefix(replica, request);
}

/* Whether a request that waits may run now; if so it has its blocks. */
static bool start(struct replica *replica, uint32_t id) {
    struct request *request = at(replica, id);
    const struct scheduler *scheduler = replica->scheduler;
    if ((double)running(replica) >= scheduler->max_sequences * (double)replica->rank_count) return false;
    find_prefix(replica, request);
    uint64_t need = own_blocks(replica, request, request->prompt);
    if (!may_take(replica, request, need)) {
        leave_prefix(replica, request);
        request->done = 0;
        return false;
    }
    make_free(replica, need);
    replica->blocks.used += need;
    replica->to_come += request->of.osl - request->generated;
    request->rank = emptiest_rank(replica);
    replica->ranks[request->rank]++;
    return true;
}

/* The newest request that runs goes back to the front of those that wait. */
static void preempt(struct replica *replica) {
    bool decodes = replica->prefilling.count == 0;
    uint32_t id = decodes ? replica->decoding.last : replica->prefilling.last;
    struct request *request = at(replica, id);
    uint64_t tokens = request->prompt;
    if (decodes)
        tokens = leave(replica, id);
    else
        list_remove(&replica->prefilling, replica->requests, id);
    give_up(replica, request, tokens);
    request->stamp++;
    request->away = decodes && replica->scheduler->swap_s_token > 0;
    if (request->away) replica->late_s += (double)tokens * replica->scheduler->swap_s_token;
    request->prompt = request->of.isl + request->generated;
    request->done = 0;
    record_of(replica->requests, id)->preemptions++;
    replica->sums.preemptions++;
    list_prepend(&replica->waiting[request->of.priority], replica->requests, id);
}

/* }====================================================== */

/*
** {======================================================
** What comes next
** =======================================================
*/

/* The clock of tokens after so many steps of decoding. */
static uint64_t clock_after(const struct replica *replica, uint64_t steps) {
    return (uint64_t)floor((double)(replica->stepped + steps) * replica->deployment->step_yield);
}

/* The most steps, at least 1, after which the clock is not beyond `clock`, or with `reach` the least that reach it. */
static uint64_t steps_to(const struct replica *replica, uint64_t clock, bool reach) {
    double whole = floor((double)clock / replica->deployment->step_yield) - (double)replica->stepped;
    uint64_t steps = whole > 1 ? (uint64_t)whole : 1;
    if (reach) {
        while (clock_after(replica, steps) < clock) steps++;
        while (steps > 1 && clock_after(replica, steps - 1) >= clock) steps--;
    } else {
        while (steps > 1 && clock_after(replica, steps) > clock) steps--;
    }
    return steps;
}

/* What goes into a step of prompts. */
struct filling {
    double left; /* tokens */
    uint64_t prompts, tokens;
    double pairs;   /* of tokens, for their mean context */
    double longest; /* chunk */
};

static bool fill(const struct scheduler *scheduler, struct filling *filling, struct request *request) {
    double rest = (double)(request->prompt - request->done);
    bool whole = scheduler->whole_prompts && (rest <= filling->left || filling->prompts == 0);
    if (scheduler->whole_prompts && !whole) return false;
    if (!whole && filling->left < 1) return false;
    double chunk = whole || rest < filling->left ? rest : floor(filling->left);
    request->chunk = (uint32_t)chunk;
    filling->left -= chunk;
    filling->prompts++;
    filling->tokens += request->chunk;
    filling->pairs += chunk * (request->done + chunk / 2);
    if (chunk > filling->longest) filling->longest = chunk;
    return true;
}

/* The first of those that wait, by priority, up to `most`. */
static size_t first_waiting(const struct replica *replica, uint32_t *ids, size_t most) {
    size_t count = 0;
    for (int p = PRIORITIES - 1; p >= 0; p--)
        for (uint32_t id = replica->waiting[p].first; id != NOBODY && count < most; id = at(replica, id)->next)
            ids[count++] = id;
    return count;
}

static uint32_t next_waiting(const struct replica *replica, double now) {
    const struct scheduler *scheduler = replica->scheduler;
    uint32_t ids[CHOICES_MAX];
    size_t count = first_waiting(replica, ids, scheduler->choose != NULL ? CHOICES_MAX : 1), chosen = 0;
    if (count > 0 && scheduler->choose != NULL)
        chosen = scheduler->choose(scheduler->context, replica->requests, ids, count, now);
    return chosen < count ? ids[chosen] : NOBODY;
}

static void note_start(const struct replica *replica, uint32_t id, double now) {
    struct record *record = record_of(replica->requests, id);
    if (!isnan(record->started)) return;
    record->started = now;
    record->cached = at(replica, id)->done;
}

/* Starts those that may, until one may not or the step is full. */
static enum mt_status admit(struct replica *replica, struct filling *filling, double now, struct mt_error *error) {
    enum mt_status status = MT_OK;
    while (status == MT_OK && filling->left >= 1) {
        uint32_t id = next_waiting(replica, now);
        if (id == NOBODY) break;
        struct request *request = at(replica, id);
        double rest = (double)request->prompt;
        if (!request->away && replica->scheduler->whole_prompts && filling->prompts > 0 && rest > filling->left) break;
        if (!start(replica, id)) break;
        list_remove(&replica->waiting[request->of.priority], replica->requests, id);
        note_start(replica, id, now);
        if (request->away) {
            double swap_s = replica->scheduler->role == ROLE_DECODE ? 0 : replica->scheduler->swap_s_token;
            replica->late_s += swap_s * (double)request->prompt;
            request->done = request->prompt;
            status = join(replica, id, error);
        } else {
            list_append(&replica->prefilling, replica->requests, id);
            fill(replica->scheduler, filling, request);
        }
    }
    return status;
}

/* Sequences that a step of decoding is priced with: all ranks wait for the fullest one. */
static double decoding_width(const struct replica *replica) {
    if (replica->rank_count == 1) return (double)replica->decoding.count;
    uint32_t most = 0;
    for (size_t rank = 0; rank < replica->rank_count; rank++)
        if (replica->ranks[rank] > most) most = replica->ranks[rank];
    return (double)most * (double)replica->rank_count;
}

static struct step_cost decode_cost(const struct replica *replica, double further) {
    double context = (double)replica->contexts / (double)replica->decoding.count + further;
    struct step_cost cost = steps_decode(replica->steps, decoding_width(replica), context);
    cost.time_s *= replica->scheduler->step_factor;
    return cost;
}

/* What decoding adds to a step that prefills: caches to read, and further rows in products that are there anyway. */
static double beside(const struct replica *replica, struct step_cost prefill, double tokens) {
    struct step_cost decode = decode_cost(replica, 0);
    double rows = (double)replica->decoding.count / tokens * (prefill.time_s - prefill.part_s);
    return fmin(decode.time_s, decode.part_s + rows);
}

/* One step of the prompts that fill it. */
static void plan_prefill(struct replica *replica, const struct filling *filling) {
    struct run *run = &replica->run;
    double ranks = (double)replica->rank_count;
    double sequences = ceil((double)filling->prompts / ranks) * ranks;
    double tokens = (double)filling->prompts <= ranks ? filling->longest : (double)filling->tokens / sequences;
    tokens = fmax(1, tokens);
    double mean = filling->pairs / (double)filling->tokens, cached = fmax(0, mean - tokens / 2);
    struct step_cost cost = steps_prefill(replica->steps, sequences, tokens, cached);
    run->kind = RUN_PREFILL;
    run->steps = 1;
    run->prompts = filling->prompts;
    run->prompt_tokens = filling->tokens;
    run->decodes = replica->decoding.count > 0 && !replica->scheduler->prompts_first;
    run->first_s = cost.time_s + (run->decodes ? beside(replica, cost, sequences * tokens) : 0);
    run->power_w = cost.power_w;
}

/* The clock at which the next request ends. */
static uint64_t next_end(struct replica *replica) {
    for (;;) {
        const struct queue_item *item = &replica->ends.items[0];
        if (at(replica, item->what)->stamp == item->stamp) return (uint64_t)item->at;
        queue_take(&replica->ends);
    }
}

/* Steps of decoding until something changes. */
static uint64_t steps_ahead(struct replica *replica) {
    const struct scheduler *scheduler = replica->scheduler;
    uint64_t clock = replica->blocks.clock, steps = steps_to(replica, next_end(replica), true);
    uint64_t free = free_blocks(replica), most = clock_after(replica, steps) - clock;
    uint64_t reach = blocks_reach(&replica->blocks, most, free);
    if (reach < most) steps = steps_to(replica, clock + reach, false);
    if (replica_waiting(replica) > 0) {
        double rest = scheduler->poll_steps - replica->since_look;
        if (rest >= 1 && rest < (double)steps) steps = (uint64_t)rest;
        if (scheduler->choose != NULL) steps = 1;
    }
    return steps;
}

static void plan_decode(struct replica *replica) {
    struct run *run = &replica->run;
    uint64_t steps = steps_ahead(replica), tokens = clock_after(replica, steps) - replica->blocks.clock;
    struct step_cost first = decode_cost(replica, 0);
    double last_s = steps > 1 ? decode_cost(replica, (double)tokens * (1 - 1 / (double)steps)).time_s : first.time_s;
    run->kind = RUN_DECODE;
    run->steps = steps;
    run->first_s = first.time_s;
    run->slope_s = steps > 1 ? (last_s - first.time_s) / (double)(steps - 1) : 0;
    run->power_w = first.power_w;
}

static double duration(const struct run *run, double steps) {
    return run->late_s + steps * run->first_s + run->slope_s * steps * (steps - 1) / 2;
}

/* Preempts until the next step of decoding has its blocks; whether any was. */
static bool make_room(struct replica *replica) {
    bool any = false;
    while (replica->decoding.count > 0 && running(replica) > 1) {
        uint64_t tokens = clock_after(replica, 1) - replica->blocks.clock;
        if (blocks_growth(&replica->blocks, tokens) <= free_blocks(replica)) break;
        preempt(replica);
        any = true;
    }
    return any;
}

static bool looks(const struct replica *replica) {
    return running(replica) == 0 || replica->prefilling.count > 0 ||
           replica->since_look >= replica->scheduler->poll_steps;
}

/* The prompts of the next step. */
static enum mt_status fill_step(struct replica *replica, struct filling *filling, double now, struct mt_error *error) {
    const struct scheduler *scheduler = replica->scheduler;
    double decoding = scheduler->prompts_first ? 0 : (double)replica->decoding.count;
    bool preempted = make_room(replica), new_ones = looks(replica);
    *filling = (struct filling){.left = scheduler->step_tokens * (double)replica->rank_count - decoding};
    for (uint32_t id = replica->prefilling.first; id != NOBODY; id = at(replica, id)->next)
        if (!fill(scheduler, filling, at(replica, id))) break;
    if (preempted || !new_ones) return MT_OK;
    replica->since_look = 0;
    return admit(replica, filling, now, error);
}

enum mt_status replica_begin(struct replica *replica, double now, struct mt_error *error) {
    struct filling filling;
    replica_sum(replica, now);
    replica->run = (struct run){.kind = RUN_NONE, .start = now};
    enum mt_status status = fill_step(replica, &filling, now, error);
    if (status != MT_OK) return status;
    if (filling.prompts > 0)
        plan_prefill(replica, &filling);
    else if (replica->decoding.count > 0)
        plan_decode(replica);
    else
        return MT_OK;
    replica->run.late_s = replica->late_s;
    replica->late_s = 0;
    replica->run.end = now + duration(&replica->run, (double)replica->run.steps);
    return isfinite(replica->run.end) ? MT_OK : mt_fail(error, MT_LIMIT, "a step takes no finite time");
}

/* }====================================================== */

/*
** {======================================================
** The end of a run
** =======================================================
*/

static enum mt_status keep_prefix(struct replica *replica, struct request *request, const struct segment *segments,
                                  size_t count, struct mt_error *error) {
    size_t blocks;
    prefix_end end;
    enum mt_status status = prefix_keep(replica->cache, segments, count, request->held, &end, &blocks, error);
    if (status != MT_OK) return status;
    uint64_t tokens = 0;
    for (size_t s = 0; s < count; s++) tokens += segments[s].tokens;
    uint64_t shared = tokens / replica->blocks.tokens;
    replica->blocks.used -= shared - request->shared;
    request->shared = shared;
    request->held = end;
    return MT_OK;
}

/* What a request leaves behind for prompts that begin with all of it. */
static enum mt_status keep_output(struct replica *replica, struct request *request, struct mt_error *error) {
    if (replica->cache == NULL || request->of.segments == NULL || request->of.output == 0) return MT_OK;
    size_t count = request->of.segment_count;
    struct segment *path = malloc((count + 1) * sizeof *path);
    if (path == NULL) return mt_fail_nomem(error);
    for (size_t s = 0; s < count; s++) path[s] = request->of.segments[s];
    path[count] = (struct segment){request->of.output, request->generated - 1};
    enum mt_status status = keep_prefix(replica, request, path, count + 1, error);
    free(path);
    return status;
}

static enum mt_status end_request(struct replica *replica, uint32_t id, uint64_t tokens, double now,
                                  struct mt_error *error) {
    struct request *request = at(replica, id);
    enum mt_status status = keep_output(replica, request, error);
    give_up(replica, request, tokens);
    replica->events->finished(replica->events->context, id, now);
    return status;
}

/* A prompt is prefilled, which yields its next token. */
static enum mt_status end_prompt(struct replica *replica, uint32_t id, double now, struct mt_error *error) {
    struct request *request = at(replica, id);
    enum mt_status status = MT_OK;
    list_remove(&replica->prefilling, replica->requests, id);
    if (replica->cache != NULL && request->of.segments != NULL)
        status = keep_prefix(replica, request, request->of.segments, request->of.segment_count, error);
    request->generated++;
    replica->to_come--;
    replica->sums.tokens++;
    if (replica->scheduler->role == ROLE_PREFILL) {
        list_append(&replica->sending, replica->requests, id);
        replica->events->prefilled(replica->events->context, id, now);
        return status;
    }
    struct record *record = record_of(replica->requests, id);
    if (isnan(record->first)) record->first = now;
    if (status != MT_OK) return status;
    if (request->generated >= request->of.osl) return end_request(replica, id, request->prompt, now, error);
    return join(replica, id, error);
}

static enum mt_status end_prefill(struct replica *replica, double now, struct mt_error *error) {
    enum mt_status status = MT_OK;
    uint32_t id = replica->prefilling.first;
    for (uint64_t i = 0; i < replica->run.prompts && status == MT_OK; i++) {
        uint32_t next = at(replica, id)->next;
        struct request *request = at(replica, id);
        request->done += request->chunk;
        if (request->done >= request->prompt) status = end_prompt(replica, id, now, error);
        id = next;
    }
    return status;
}

/* Those that decode get the tokens of `steps` steps, the first of which took `first_s` and all of them `all_s`. */
static void get_tokens(struct replica *replica, uint64_t steps, double all_s) {
    const struct run *run = &replica->run;
    uint64_t tokens = clock_after(replica, steps) - replica->blocks.clock, count = replica->decoding.count;
    double waited = run->start - replica->tokens_at, each = all_s / (double)tokens;
    make_free(replica, blocks_growth(&replica->blocks, tokens));
    blocks_grow(&replica->blocks, tokens);
    if (tokens > 0) {
        histogram_add(replica->gaps, each + waited, (double)count);
        if (tokens > 1) histogram_add(replica->gaps, each, (double)((tokens - 1) * count));
    }
    replica->contexts += tokens * count;
    replica->to_come -= tokens * count;
    replica->sums.tokens += tokens * count;
    replica->stepped += steps;
    replica->since_look += (double)steps;
    replica->tokens_at = run->end;
}

/* Those that have all their tokens. */
static enum mt_status end_requests(struct replica *replica, double now, struct mt_error *error) {
    enum mt_status status = MT_OK;
    while (status == MT_OK && replica->decoding.count > 0 && next_end(replica) <= replica->blocks.clock) {
        uint32_t id = queue_take(&replica->ends).what;
        struct request *request = at(replica, id);
        uint64_t beyond = replica->blocks.clock - request->target; /* that the last step yielded */
        replica->to_come += beyond;
        replica->sums.tokens -= beyond;
        uint64_t tokens = leave(replica, id);
        status = end_request(replica, id, tokens, now, error);
    }
    return status;
}

enum mt_status replica_end(struct replica *replica, struct mt_error *error) {
    struct run run = replica->run;
    enum mt_status status = MT_OK;
    double seconds = run.end - run.start;
    replica_sum(replica, run.end);
    replica->sums.busy_s += seconds;
    replica->sums.joules += seconds * run.power_w;
    replica->sums.steps += run.steps;
    if (run.kind == RUN_PREFILL) {
        replica->sums.prefill_s += seconds;
        replica->sums.prompt_tokens += run.prompt_tokens;
    }
    if (run.kind == RUN_DECODE || run.decodes) get_tokens(replica, run.steps, seconds);
    if (run.kind == RUN_PREFILL) status = end_prefill(replica, run.end, error);
    if (status == MT_OK) status = end_requests(replica, run.end, error);
    replica->run.kind = RUN_NONE;
    return status;
}

/* }====================================================== */

/*
** {======================================================
** Requests that come and go
** =======================================================
*/

/* Ends steps of decoding with the one that runs, or with the next that looks. */
static bool interrupt(struct replica *replica, double now) {
    struct run *run = &replica->run;
    if (run->kind != RUN_DECODE || run->steps == 1) return false;
    double rest = now - run->start - run->late_s, a = run->slope_s / 2, b = run->first_s - a;
    double steps = rest <= 0 ? 1 : ceil(2 * rest / (b + sqrt(b * b + 4 * a * rest)));
    steps = fmax(steps, replica->scheduler->poll_steps - replica->since_look);
    if (!(steps < (double)run->steps)) return false;
    run->steps = steps > 1 ? (uint64_t)ceil(steps) : 1;
    run->end = run->start + duration(run, (double)run->steps);
    return true;
}

/* Whether a request might start at the end of a step, if nothing else changes. */
static bool might_start(const struct replica *replica, const struct request *request) {
    if ((double)running(replica) >= replica->scheduler->max_sequences * (double)replica->rank_count) return false;
    return replica->cache != NULL || may_take(replica, request, own_blocks(replica, request, request->prompt));
}

bool replica_add(struct replica *replica, uint32_t id, double now) {
    struct request *request = at(replica, id);
    int above = request->of.priority;
    replica_sum(replica, now);
    bool first = replica->scheduler->choose != NULL;
    for (; above < PRIORITIES && replica->waiting[above].count == 0; above++)
        first = first || above == PRIORITIES - 1;
    list_append(&replica->waiting[request->of.priority], replica->requests, id);
    return first && might_start(replica, request) && interrupt(replica, now);
}

void replica_sent(struct replica *replica, uint32_t id, double now) {
    struct request *request = at(replica, id);
    replica_sum(replica, now);
    list_remove(&replica->sending, replica->requests, id);
    give_up(replica, request, request->prompt);
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
    if (list == NULL) return NOBODY;
    uint32_t id = list->first;
    struct request *request = at(replica, id);
    bool waits = list != &replica->decoding && list != &replica->prefilling && list != &replica->sending;
    uint64_t tokens = request->prompt;
    if (list == &replica->decoding)
        tokens = leave(replica, id);
    else
        list_remove(list, replica->requests, id);
    if (!waits) give_up(replica, request, tokens);
    request->stamp++;
    return id;
}

/* }====================================================== */
