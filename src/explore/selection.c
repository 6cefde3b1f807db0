#include "explore/selection.h"

#include <stdlib.h>
#include <string.h>

struct selection selection_of(enum selection_kind kind, size_t width, size_t objectives, size_t most) {
    return (struct selection){.kind = kind, .width = width, .objectives = objectives, .most = most};
}

void selection_free(struct selection *selection) {
    free(selection->points);
    free(selection->values);
    selection->points = NULL;
    selection->values = NULL;
    selection->count = selection->capacity = 0;
}

static double *row(const struct selection *selection, size_t i) { return &selection->values[i * selection->width]; }

static bool grow(struct selection *selection) {
    size_t capacity = selection->capacity == 0 ? 16 : 2 * selection->capacity;
    uint64_t *points = realloc(selection->points, capacity * sizeof *points);
    if (points != NULL) selection->points = points;
    double *values = realloc(selection->values, capacity * selection->width * sizeof *values);
    if (values != NULL) selection->values = values;
    if (points == NULL || values == NULL) return false;
    selection->capacity = capacity;
    return true;
}

static void put(struct selection *selection, size_t i, uint64_t point, const double *values) {
    selection->points[i] = point;
    memcpy(row(selection, i), values, selection->width * sizeof *values);
}

static enum mt_status append(struct selection *selection, uint64_t point, const double *values,
                             struct mt_error *error) {
    if (selection->count == selection->capacity && !grow(selection)) return mt_fail_nomem(error);
    put(selection, selection->count++, point, values);
    return MT_OK;
}

/*
** {======================================================
** The best: a heap, the worst of them on top
** =======================================================
*/

static bool is_worse(const struct selection *selection, size_t a, size_t b) {
    double x = row(selection, a)[0], y = row(selection, b)[0];
    return x != y ? x > y : selection->points[a] > selection->points[b];
}

static void swap(struct selection *selection, size_t a, size_t b) {
    uint64_t point = selection->points[a];
    selection->points[a] = selection->points[b];
    selection->points[b] = point;
    for (size_t v = 0; v < selection->width; v++) {
        double value = row(selection, a)[v];
        row(selection, a)[v] = row(selection, b)[v];
        row(selection, b)[v] = value;
    }
}

static void sift_up(struct selection *selection, size_t i) {
    for (; i > 0 && is_worse(selection, i, (i - 1) / 2); i = (i - 1) / 2) swap(selection, i, (i - 1) / 2);
}

static void sift_down(struct selection *selection) {
    for (size_t i = 0;;) {
        size_t worst = i;
        for (size_t child = 2 * i + 1; child <= 2 * i + 2; child++)
            if (child < selection->count && is_worse(selection, child, worst)) worst = child;
        if (worst == i) return;
        swap(selection, i, worst);
        i = worst;
    }
}

static enum mt_status offer_best(struct selection *selection, uint64_t point, const double *values,
                                 struct mt_error *error) {
    if (selection->count < selection->most) {
        enum mt_status status = append(selection, point, values, error);
        if (status == MT_OK) sift_up(selection, selection->count - 1);
        return status;
    }
    double worst = row(selection, 0)[0];
    if (values[0] > worst || (values[0] == worst && point > selection->points[0])) return MT_OK;
    put(selection, 0, point, values);
    sift_down(selection);
    return MT_OK;
}

/* }====================================================== */

/*
** {======================================================
** The front
** =======================================================
*/

enum order { UNRELATED, BETTER, WORSE, EQUAL };

static enum order compare(const double *a, const double *b, size_t objectives) {
    bool better = false, worse = false;
    for (size_t o = 0; o < objectives; o++) {
        better = better || a[o] < b[o];
        worse = worse || a[o] > b[o];
    }
    return better && worse ? UNRELATED : better ? BETTER : worse ? WORSE : EQUAL;
}

/* What beats one point mostly beats the next, so that it moves to the front. */
static enum mt_status offer_front(struct selection *selection, uint64_t point, const double *values,
                                  struct mt_error *error) {
    size_t i = 0;
    while (i < selection->count) {
        enum order order = compare(values, row(selection, i), selection->objectives);
        if (order == WORSE || (order == EQUAL && selection->points[i] < point)) {
            if (i > 0) swap(selection, i, i / 2);
            return MT_OK;
        }
        if (order == UNRELATED)
            i++;
        else
            swap(selection, i, --selection->count);
    }
    return append(selection, point, values, error);
}

/* }====================================================== */

enum mt_status selection_offer(struct selection *selection, uint64_t point, const double *values,
                               struct mt_error *error) {
    switch (selection->kind) {
    case SELECT_BEST:
        return offer_best(selection, point, values, error);
    case SELECT_FRONT:
        return offer_front(selection, point, values, error);
    default:
        return append(selection, point, values, error);
    }
}

enum mt_status selection_join(struct selection *into, const struct selection *from, struct mt_error *error) {
    enum mt_status status = MT_OK;
    for (size_t i = 0; i < from->count && status == MT_OK; i++)
        status = selection_offer(into, from->points[i], row(from, i), error);
    return status;
}

struct rank {
    double objective;
    uint64_t point;
    size_t at;
};

static int by_rank(const void *a, const void *b) {
    const struct rank *x = a, *y = b;
    if (x->objective != y->objective) return x->objective < y->objective ? -1 : 1;
    return x->point < y->point ? -1 : x->point > y->point;
}

enum mt_status selection_sort(struct selection *selection, struct mt_error *error) {
    if (selection->count == 0) return MT_OK;
    struct rank *ranks = malloc(selection->count * sizeof *ranks);
    struct selection sorted = *selection;
    sorted.points = malloc(selection->capacity * sizeof *sorted.points);
    sorted.values = malloc(selection->capacity * selection->width * sizeof *sorted.values);
    bool held = ranks != NULL && sorted.points != NULL && sorted.values != NULL;
    for (size_t i = 0; held && i < selection->count; i++)
        ranks[i] = (struct rank){selection->kind == SELECT_ALL ? 0 : row(selection, i)[0], selection->points[i], i};
    if (held) qsort(ranks, selection->count, sizeof *ranks, by_rank);
    for (size_t i = 0; held && i < selection->count; i++) put(&sorted, i, ranks[i].point, row(selection, ranks[i].at));
    free(ranks);
    struct selection old = held ? *selection : sorted;
    if (held) *selection = sorted;
    selection_free(&old);
    return held ? MT_OK : mt_fail_nomem(error);
}
