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

/* Less than 0 where a row comes before another: by its objectives in turn, then by number. */
static int rank(const double *x, uint64_t point_x, const double *y, uint64_t point_y, size_t objectives) {
    for (size_t o = 0; o < objectives; o++)
        if (x[o] != y[o]) return x[o] < y[o] ? -1 : 1;
    return point_x < point_y ? -1 : point_x > point_y;
}

static bool is_worse(const struct selection *selection, size_t a, size_t b) {
    return rank(row(selection, a), selection->points[a], row(selection, b), selection->points[b],
                selection->objectives) > 0;
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
    if (rank(values, point, row(selection, 0), selection->points[0], selection->objectives) > 0) return MT_OK;
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

/* A row where it lies, for qsort. */
struct place {
    const struct selection *selection;
    size_t objectives, at;
};

static int by_rank(const void *a, const void *b) {
    const struct place *x = a, *y = b;
    const struct selection *in = x->selection;
    return rank(row(in, x->at), in->points[x->at], row(in, y->at), in->points[y->at], x->objectives);
}

enum mt_status selection_sort(struct selection *selection, struct mt_error *error) {
    if (selection->count == 0) return MT_OK;
    struct place *places = malloc(selection->count * sizeof *places);
    struct selection sorted = *selection;
    sorted.points = malloc(selection->capacity * sizeof *sorted.points);
    sorted.values = malloc(selection->capacity * selection->width * sizeof *sorted.values);
    bool held = places != NULL && sorted.points != NULL && sorted.values != NULL;
    for (size_t i = 0; held && i < selection->count; i++)
        places[i] = (struct place){selection, selection->kind == SELECT_ALL ? 0 : selection->objectives, i};
    if (held) qsort(places, selection->count, sizeof *places, by_rank);
    for (size_t i = 0; held && i < selection->count; i++)
        put(&sorted, i, selection->points[places[i].at], row(selection, places[i].at));
    free(places);
    struct selection old = held ? *selection : sorted;
    if (held) *selection = sorted;
    selection_free(&old);
    return held ? MT_OK : mt_fail_nomem(error);
}
