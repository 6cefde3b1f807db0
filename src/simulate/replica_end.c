#include <math.h>
#include <stdlib.h>

#include "simulate/replica_parts.h"

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
    struct request *request = replica_request(replica, id);
    enum mt_status status = keep_output(replica, request, error);
    replica_give_up(replica, request, tokens);
    replica->events->finished(replica->events->context, id, now);
    return status;
}

/* A prompt is prefilled, which yields its next token. */
static enum mt_status end_prompt(struct replica *replica, uint32_t id, double now, struct mt_error *error) {
    struct request *request = replica_request(replica, id);
    enum mt_status status = MT_OK;
    list_remove(&replica->prefilling, replica->requests, id);
    if (replica->cache != NULL && request->of.segments != NULL)
        status = keep_prefix(replica, request, request->of.segments, request->of.segment_count, error);
    if (request->generated++ > 0) histogram_add(replica->gaps, now - request->since, 1); /* it was preempted */
    request->since = now;
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
    return replica_join(replica, id, error);
}

static enum mt_status end_prefill(struct replica *replica, double now, struct mt_error *error) {
    enum mt_status status = MT_OK;
    uint32_t id = replica->prefilling.first;
    for (uint64_t i = 0; i < replica->run.prompts && status == MT_OK; i++) {
        uint32_t next = replica_request(replica, id)->next;
        struct request *request = replica_request(replica, id);
        request->done += request->chunk;
        if (request->done >= request->prompt) status = end_prompt(replica, id, now, error);
        id = next;
    }
    return status;
}

/* Time from one token to the next, each of `tokens` that those that decode get now. */
static void note_gaps(struct replica *replica, uint64_t tokens, double each) {
    const double start = replica->run.start, count = (double)replica->decoding.count, fresh = (double)replica->fresh;
    if (count > fresh) histogram_add(replica->gaps, start - replica->tokens_at + each, count - fresh);
    uint32_t id = replica->decoding.last;
    for (; replica->fresh > 0; replica->fresh--) {
        const struct request *request = replica_request(replica, id);
        histogram_add(replica->gaps, start - request->since + each, 1);
        id = request->previous;
    }
    if (tokens > 1) histogram_add(replica->gaps, each, (double)(tokens - 1) * count);
    replica->tokens_at = replica->run.end;
}

/* Those that decode get the tokens of `steps` steps, which took `all_s`. */
static void get_tokens(struct replica *replica, uint64_t steps, double all_s) {
    uint64_t tokens = replica_clock_after(replica, steps) - replica->blocks.clock, count = replica->decoding.count;
    replica_make_free(replica, blocks_growth(&replica->blocks, tokens));
    blocks_grow(&replica->blocks, tokens);
    if (tokens > 0) note_gaps(replica, tokens, all_s / (double)tokens);
    replica->contexts += tokens * count;
    replica->to_come -= tokens * count;
    replica->sums.tokens += tokens * count;
    replica->stepped += steps;
    replica->since_look += (double)steps;
}

/* Those that have all their tokens. */
static enum mt_status end_requests(struct replica *replica, double now, struct mt_error *error) {
    enum mt_status status = MT_OK;
    while (status == MT_OK && replica->decoding.count > 0 && replica_next_end(replica) <= replica->blocks.clock) {
        uint32_t id = agenda_take(&replica->ends).what;
        struct request *request = replica_request(replica, id);
        uint64_t beyond = replica->blocks.clock - request->target; /* that the last step yielded */
        replica->to_come += beyond;
        replica->sums.tokens -= beyond;
        uint64_t tokens = replica_leave(replica, id);
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
    if (run.kind == RUN_PREFILL) replica->since_look = 0;
    if (status == MT_OK) status = end_requests(replica, run.end, error);
    replica->run.kind = RUN_NONE;
    return status;
}
