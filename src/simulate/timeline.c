#include "simulate/timeline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void timeline_free(struct timeline *timeline) {
    free(timeline->steps.items);
    free(timeline->requests.items);
    free(timeline->latest.items);
    *timeline = (struct timeline){0};
}

static uint32_t most(uint32_t a, uint32_t b) { return a > b ? a : b; }

static void merge(struct timeline_step *into, const struct timeline_step *step) {
    into->end = fmax(into->end, step->end);
    into->busy += step->busy;
    into->steps += step->steps;
    into->prompts += step->prompts;
    into->prompt_tokens += step->prompt_tokens;
    into->decoding = most(into->decoding, step->decoding);
    into->waiting = most(into->waiting, step->waiting);
    into->kv_used = most(into->kv_used, step->kv_used);
    into->kv_total = most(into->kv_total, step->kv_total);
}

/* Adds to the replica's latest step where that began within the resolution; else there must be room behind the last. */
static void put_step(struct timeline *timeline, const struct timeline_step *step) {
    size_t *latest = &timeline->latest.items[step->replica];
    struct timeline_step *steps = timeline->steps.items;
    if (*latest > 0 && step->start - steps[*latest - 1].start < timeline->resolution) {
        merge(&steps[*latest - 1], step);
        return;
    }
    steps[timeline->steps.count++] = *step;
    *latest = timeline->steps.count;
}

static void merge_all(struct timeline *timeline) {
    const size_t count = timeline->steps.count;
    memset(timeline->latest.items, 0, timeline->latest.count * sizeof *timeline->latest.items);
    timeline->steps.count = 0;
    for (size_t i = 0; i < count; i++) {
        const struct timeline_step step = timeline->steps.items[i]; /* put where it was or before */
        put_step(timeline, &step);
    }
}

/* Leaves half the room, or one step of each replica. */
static void thin_steps(struct timeline *timeline) {
    const struct timeline_step *steps = timeline->steps.items;
    double from = INFINITY, to = -INFINITY;
    for (size_t i = 0; i < timeline->steps.count; i++) {
        from = fmin(from, steps[i].start);
        to = fmax(to, steps[i].start);
    }
    const double least = fmax((to - from) / (double)timeline->step_room, 1e-9);
    while (timeline->steps.count > timeline->step_room / 2 && timeline->resolution <= to - from) {
        timeline->resolution = fmax(2 * timeline->resolution, least);
        merge_all(timeline);
    }
}

static bool reserve_step(struct timeline *timeline, uint32_t replica) {
    while (timeline->latest.count <= replica) {
        if (!vector_reserve(&timeline->latest, 1)) return false;
        vector_push(&timeline->latest, 0);
    }
    return vector_reserve(&timeline->steps, 1);
}

enum mt_status timeline_add_step(struct timeline *timeline, const struct timeline_step *step, struct mt_error *error) {
    if (timeline->step_room == 0) return MT_OK;
    if (timeline->steps.count >= timeline->step_room) thin_steps(timeline);
    if (!reserve_step(timeline, step->replica)) return mt_fail_nomem(error);
    struct timeline_step one = *step;
    one.busy = step->end - step->start;
    one.steps = 1;
    put_step(timeline, &one);
    return MT_OK;
}

static bool is_kept(const struct timeline *timeline, uint64_t number) {
    return timeline->every == 0 || number % timeline->every == 0;
}

static void thin_requests(struct timeline *timeline) {
    const size_t count = timeline->requests.count;
    timeline->every = timeline->every == 0 ? 2 : 2 * timeline->every;
    timeline->requests.count = 0;
    for (size_t i = 0; i < count; i++)
        if (is_kept(timeline, timeline->requests.items[i].number))
            timeline->requests.items[timeline->requests.count++] = timeline->requests.items[i];
}

enum mt_status timeline_add_request(struct timeline *timeline, uint64_t number, const struct record *record,
                                    struct mt_error *error) {
    if (timeline->request_room == 0) return MT_OK;
    while (is_kept(timeline, number) && timeline->requests.count >= timeline->request_room) thin_requests(timeline);
    if (!is_kept(timeline, number)) return MT_OK;
    if (!vector_reserve(&timeline->requests, 1)) return mt_fail_nomem(error);
    vector_push(&timeline->requests, ((struct timeline_request){number, *record}));
    return MT_OK;
}
