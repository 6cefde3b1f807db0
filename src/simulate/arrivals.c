#include "simulate/arrivals.h"

#include <math.h>

#define TIME_MAX 1e12 /* seconds */
#define RATE_MAX 1e9

static enum mt_status check_point(const struct rate_point *points, size_t i, struct mt_error *error) {
    if (!(points[i].at >= 0 && points[i].at <= TIME_MAX))
        return mt_fail(error, MT_MISUSE, "rate %zu is at %g s; it must be from 0 to %g", i + 1, points[i].at, TIME_MAX);
    if (i > 0 && points[i].at <= points[i - 1].at)
        return mt_fail(error, MT_MISUSE, "rate %zu is at %g s, which is not after the one before it (%g s)", i + 1,
                       points[i].at, points[i - 1].at);
    if (!(points[i].rate >= 0 && points[i].rate <= RATE_MAX))
        return mt_fail(error, MT_MISUSE, "rate %zu is %g requests/s; it must be from 0 to %g", i + 1, points[i].rate,
                       RATE_MAX);
    return MT_OK;
}

/* Arrivals expected from point i - 1 on, for so many seconds. */
static double expected_after(const struct rate_point *points, size_t i, double seconds) {
    double slope = (points[i].rate - points[i - 1].rate) / (points[i].at - points[i - 1].at);
    return seconds * (points[i - 1].rate + slope * seconds / 2);
}

static enum mt_status check_period(const struct rate_curve *curve, struct mt_error *error) {
    const struct rate_point *first = &curve->points[0], *last = &curve->points[curve->count - 1];
    if (curve->period == 0) return MT_OK;
    if (!(curve->period > 0 && curve->period <= TIME_MAX))
        return mt_fail(error, MT_MISUSE, "the period is %g s; it must be above 0 and at most %g", curve->period,
                       TIME_MAX);
    if (first->at != 0 || last->at != curve->period)
        return mt_fail(error, MT_MISUSE, "rates that come again after %g s begin at 0 and end there, not at %g and %g",
                       curve->period, first->at, last->at);
    return MT_OK;
}

enum mt_status rate_curve_of(struct rate_curve *curve, struct rate_point *points, size_t count, double period,
                             struct mt_error *error) {
    double highest = 0;
    if (count == 0) return mt_fail(error, MT_MISUSE, "a rate is missing");
    for (size_t i = 0; i < count; i++) {
        enum mt_status status = check_point(points, i, error);
        if (status != MT_OK) return status;
        double from_last = i == 0 ? 0 : expected_after(points, i, points[i].at - points[i - 1].at);
        points[i].before = i == 0 ? points[0].at * points[0].rate : points[i - 1].before + from_last;
        highest = fmax(highest, points[i].rate);
    }
    if (highest == 0) return mt_fail(error, MT_MISUSE, "the rate is 0 at all times");
    *curve = (struct rate_curve){points, count, period};
    return check_period(curve, error);
}

/* Within the points. The rate rises evenly: rest = r x + slope x^2 / 2, solved without cancellation. */
static double time_within(const struct rate_curve *curve, double expected) {
    const struct rate_point *points = curve->points;
    size_t low = 1, high = curve->count - 1; /* the first one by which so many are expected */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (points[middle].before >= expected)
            high = middle;
        else
            low = middle + 1;
    }
    const struct rate_point *from = &points[low - 1], *to = &points[low];
    double rest = expected - from->before, length = to->at - from->at;
    double slope = (to->rate - from->rate) / length;
    double root = sqrt(fmax(from->rate * from->rate + 2 * slope * rest, 0));
    return from->at + fmin(rest > 0 ? 2 * rest / (from->rate + root) : 0, length);
}

double rate_curve_time(const struct rate_curve *curve, double expected) {
    const struct rate_point *first = &curve->points[0], *last = &curve->points[curve->count - 1];
    double rounds = curve->period > 0 ? floor(expected / last->before) : 0;
    expected -= rounds * last->before;
    if (curve->period > 0) expected = fmin(fmax(expected, 0), last->before); /* whatever rounding did */
    if (expected <= first->before && first->rate > 0) return expected / first->rate + rounds * curve->period;
    if (expected > last->before) return last->at + (expected - last->before) / last->rate; /* never where that is 0 */
    return time_within(curve, expected) + rounds * curve->period;
}

double arrivals_next(struct arrivals *arrivals) {
    arrivals->passed += random_gamma(&arrivals->random, arrivals->burstiness) / arrivals->burstiness;
    return rate_curve_time(&arrivals->rate, arrivals->passed);
}
