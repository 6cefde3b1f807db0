/* selection.h: the points of a space that are worth keeping. Every point is a
 * row of numbers; the first `objectives` of them decide, less is better, and of
 * equal points the one with the lower number is kept. What is kept does not
 * depend on the order in which points came, so that threads can share the work.
 */
#ifndef MANTILE_EXPLORE_SELECTION_H
#define MANTILE_EXPLORE_SELECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

enum selection_kind {
    SELECT_ALL,
    SELECT_BEST, /* the `most` with the least first objective; where that is equal, the least second, ... */
    SELECT_FRONT /* those that no other point is at least as good as in all objectives (Pareto) */
};

struct selection {
    enum selection_kind kind;
    size_t width, objectives, most;
    uint64_t *points;
    double *values; /* [count][width] */
    size_t count, capacity;
};

/* An empty selection needs no freeing. */
struct selection selection_of(enum selection_kind kind, size_t width, size_t objectives, size_t most);
void selection_free(struct selection *selection);

/* Offers a point of `width` values, none of the objectives NAN. */
enum mt_status selection_offer(struct selection *selection, uint64_t point, const double *values,
                               struct mt_error *error);

/* Offers all of another selection's points. */
enum mt_status selection_join(struct selection *into, const struct selection *from, struct mt_error *error);

/* Sorts: the best and the front by their objectives and then by number; all by number. */
enum mt_status selection_sort(struct selection *selection, struct mt_error *error);

#endif
