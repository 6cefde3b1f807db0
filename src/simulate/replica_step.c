#include <math.h>

#include "simulate/replica_parts.h"

#define EVEN_LEAST 64 /* tokens */

/* The most steps, at least 1, after which the clock is not beyond `clock`, or with `reach` the least that reach it. */
static uint64_t steps_to(const struct replica *replica, uint64_t clock, bool reach) {
    double whole = floor((double)clock / replica->deployment->step_yield) - (double)replica->stepped;
    uint64_t steps = whole > 1 ? (uint64_t)whole : 1;
    if (reach) {
        while (replica_clock_after(replica, steps) < clock) steps++;
        while (steps > 1 && replica_clock_after(replica, steps - 1) >= clock) steps--;
    } else {
        while (steps > 1 && replica_clock_after(replica, steps) > clock) steps--;
    }
    return steps;
}

/* What goes into a step of prompts. */
struct filling {
    double left; /* tokens */
    double each; /* the most of one prompt, which is on one rank */
    uint64_t prompts, tokens;
    double pairs;   /* of tokens, for their mean context */
    double longest; /* chunk */
};

static bool fill(const struct scheduler *scheduler, struct filling *filling, struct request *request) {
    double rest = (double)(request->prompt - request->done);
    double most = fmin(filling->left, filling->each);
    bool whole = scheduler->whole_prompts && (rest <= most || filling->prompts == 0);
    if (scheduler->whole_prompts && !whole) return false;
    if (!whole && filling->left < 1) return false;
    double chunk = whole || rest < most ? rest : floor(most);
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
        for (uint32_t id = replica->waiting[p].first; id != NOBODY && count < most;
             id = replica_request(replica, id)->next)
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
    record->cached = replica_request(replica, id)->done;
}

/* Starts those that may, until one may not or the step is full. */
static enum mt_status admit(struct replica *replica, struct filling *filling, double now, struct mt_error *error) {
    enum mt_status status = MT_OK;
    while (status == MT_OK && filling->left >= 1 && !replica_is_full(replica)) {
        uint32_t id = next_waiting(replica, now);
        if (id == NOBODY) break;
        struct request *request = replica_request(replica, id);
        double whole = request->away || !replica->scheduler->whole_prompts ? 0 : (double)request->prompt;
        if (filling->prompts > 0 && whole > fmin(filling->left, filling->each)) break;
        if (!replica_start(replica, id)) break;
        list_remove(&replica->waiting[request->of.priority], replica->requests, id);
        note_start(replica, id, now);
        if (request->away) {
            if (request->swapped) replica->late_s += replica->scheduler->swap_s_token * (double)request->prompt;
            request->swapped = false;
            request->done = request->prompt;
            status = replica_join(replica, id, error);
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
        if (replica->ranks[rank].decoding > most) most = replica->ranks[rank].decoding;
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
    cost.time_s *= replica->scheduler->step_factor;
    run->kind = RUN_PREFILL;
    run->steps = 1;
    run->prompts = filling->prompts;
    run->prompt_tokens = filling->tokens;
    run->decodes = replica->decoding.count > 0 && !replica->scheduler->prompts_first;
    run->first_s = cost.time_s + (run->decodes ? beside(replica, cost, sequences * tokens) : 0);
    run->power_w = cost.power_w;
}

/* Whether a request that waits might start though nothing ended: what is left free for outputs to come shrinks with
 * them, and what was preempted in this step may come back in the next. */
static bool may_change_its_mind(const struct replica *replica) {
    const struct scheduler *scheduler = replica->scheduler;
    if (replica_is_full(replica)) return false;
    return scheduler->choose != NULL || scheduler->poll_steps > 1 || scheduler->hold_steps > 0 ||
           scheduler->headroom > 0 || replica->preempted;
}

/* The clock up to which times grow evenly: contexts that double at most. */
static uint64_t even_until(const struct replica *replica) {
    uint64_t context = replica->contexts / replica->decoding.count;
    return replica->blocks.clock + (context > EVEN_LEAST ? context : EVEN_LEAST);
}

/* Steps of decoding until something changes. */
static uint64_t steps_ahead(struct replica *replica) {
    uint64_t clock = replica->blocks.clock, end = replica_next_end(replica), even = even_until(replica);
    uint64_t steps = end <= even ? steps_to(replica, end, true) : steps_to(replica, even, false);
    uint64_t free = replica_free_blocks(replica), most = replica_clock_after(replica, steps) - clock;
    uint64_t reach = blocks_reach(&replica->blocks, most, free);
    if (reach < most) steps = steps_to(replica, clock + reach, false);
    if (replica_waiting(replica) > 0 && may_change_its_mind(replica)) {
        double held = replica->held_since + replica->scheduler->hold_steps - (double)replica->stepped;
        double look = replica_next_look(replica, isfinite(held) && held > 1 ? held : 1);
        if (look < (double)steps) steps = (uint64_t)look;
    }
    return steps;
}

static void plan_decode(struct replica *replica) {
    struct run *run = &replica->run;
    uint64_t steps = steps_ahead(replica), tokens = replica_clock_after(replica, steps) - replica->blocks.clock;
    struct step_cost first = decode_cost(replica, 0);
    double last_s = steps > 1 ? decode_cost(replica, (double)tokens * (1 - 1 / (double)steps)).time_s : first.time_s;
    run->kind = RUN_DECODE;
    run->steps = steps;
    run->first_s = first.time_s;
    run->slope_s = steps > 1 ? (last_s - first.time_s) / (double)(steps - 1) : 0;
    run->power_w = first.power_w;
}

/* Preempts until the next step of decoding has its blocks. */
static void make_room(struct replica *replica) {
    replica->preempted = false;
    while (replica->decoding.count > 0 && replica_running(replica) > 1) {
        uint64_t tokens = replica_clock_after(replica, 1) - replica->blocks.clock;
        if (blocks_growth(&replica->blocks, tokens) <= replica_free_blocks(replica)) break;
        replica_preempt(replica);
        replica->preempted = true;
    }
}

/* Whether prompts that wait stay there for others to come. */
static bool holds(struct replica *replica) {
    const struct scheduler *scheduler = replica->scheduler;
    if (scheduler->hold_steps == 0 || replica->decoding.count == 0 || replica_waiting(replica) == 0) return false;
    if (isinf(replica->held_since)) replica->held_since = (double)replica->stepped;
    return (double)replica->stepped < replica->held_since + scheduler->hold_steps && !replica_fills_step(replica);
}

/* It looks when there is nothing to decode, after a step of prompts, and every so many steps of decoding; then new
 * requests may start. */
static bool looks(struct replica *replica) {
    bool sees = replica_running(replica) == 0 || replica->since_look == 0 || replica_next_look(replica, 0) == 0;
    return sees && !holds(replica);
}

/* The prompts of the next step. */
static enum mt_status fill_step(struct replica *replica, struct filling *filling, double now, struct mt_error *error) {
    const struct scheduler *scheduler = replica->scheduler;
    bool new_ones = looks(replica);
    make_room(replica);
    double ranks = (double)replica->rank_count;
    double decoding = scheduler->prompts_first ? 0 : (double)replica->decoding.count / ranks;
    *filling = (struct filling){.left = (scheduler->step_tokens - decoding) * ranks};
    filling->each = fmax(1, floor(scheduler->step_tokens - decoding));
    for (uint32_t id = replica->prefilling.first; id != NOBODY; id = replica_request(replica, id)->next)
        if (!fill(scheduler, filling, replica_request(replica, id))) break;
    if (replica->preempted || !new_ones) return MT_OK;
    replica->held_since = INFINITY;
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
    replica->run.end = now + run_duration(&replica->run, (double)replica->run.steps);
    if (isfinite(replica->run.end)) return MT_OK;
    return steps_failed(replica->steps) ? mt_fail_nomem(error)
                                        : mt_fail(error, MT_LIMIT, "a step takes no finite time");
}
