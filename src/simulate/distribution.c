#include "simulate/distribution.h"

#include <math.h>

/* ORDER DISTRIBUTION */
static const char *const names[] = {"fixed", "uniform", "normal", "lognormal", "exponential", "empirical"};
_Static_assert(sizeof names / sizeof *names == DISTRIBUTION_KINDS, "ORDER DISTRIBUTION");

const char *distribution_name(enum distribution_kind kind) { return names[kind]; }

static enum mt_status check_values(const struct distribution *d, const char *what, struct mt_error *error) {
    if (d->shares.count == 0) return mt_fail(error, MT_MISUSE, "%s: no values", what);
    for (size_t i = 0; i < d->shares.count; i++)
        if (!(d->values[i] >= 0 && d->values[i] <= DISTRIBUTION_MOST))
            return mt_fail(error, MT_MISUSE, "%s: value %zu is %g; it must be from 0 to %g", what, i + 1, d->values[i],
                           DISTRIBUTION_MOST);
    return MT_OK;
}

enum mt_status distribution_check(const struct distribution *d, const char *what, struct mt_error *error) {
    if (!(d->least >= 0 && d->most <= DISTRIBUTION_MOST && d->least <= d->most))
        return mt_fail(error, MT_MISUSE, "%s: least is %g and most %g; 0 <= least <= most <= %g is needed", what,
                       d->least, d->most, DISTRIBUTION_MOST);
    if (d->kind == DISTRIBUTION_FIXED && !(d->mean >= d->least && d->mean <= d->most))
        return mt_fail(error, MT_MISUSE, "%s is %g; it must be from %g to %g", what, d->mean, d->least, d->most);
    if (d->kind == DISTRIBUTION_UNIFORM) return MT_OK;
    if (d->kind == DISTRIBUTION_EMPIRICAL) return check_values(d, what, error);
    if (!(d->mean >= 0 && d->mean <= DISTRIBUTION_MOST) || (d->mean == 0 && d->kind == DISTRIBUTION_LOGNORMAL))
        return mt_fail(error, MT_MISUSE, "%s: mean is %g; it must be above 0 and at most %g", what, d->mean,
                       DISTRIBUTION_MOST);
    double most = d->kind == DISTRIBUTION_LOGNORMAL ? 20 : DISTRIBUTION_MOST; /* e^20: no two of it are alike */
    if (!(d->sigma >= 0 && d->sigma <= most))
        return mt_fail(error, MT_MISUSE, "%s: sigma is %g; it must be from 0 to %g", what, d->sigma, most);
    return MT_OK;
}

/* Its mean is exp(mu + sigma^2 / 2). */
static double lognormal(const struct distribution *d, struct random *random) {
    return d->mean * random_exp(d->sigma * random_normal(random) - d->sigma * d->sigma / 2);
}

static double drawn(const struct distribution *d, struct random *random) {
    switch (d->kind) {
    case DISTRIBUTION_UNIFORM:
        return d->least + random_uniform(random) * (d->most - d->least);
    case DISTRIBUTION_NORMAL:
        return d->mean + d->sigma * random_normal(random);
    case DISTRIBUTION_LOGNORMAL:
        return lognormal(d, random);
    case DISTRIBUTION_EXPONENTIAL:
        return d->mean * random_exponential(random);
    case DISTRIBUTION_EMPIRICAL:
        return d->values[shares_at(&d->shares, random_uniform(random))];
    default:
        return d->mean;
    }
}

double distribution_draw(const struct distribution *d, struct random *random) {
    return fmin(fmax(drawn(d, random), d->least), d->most);
}

uint32_t distribution_draw_whole(const struct distribution *d, struct random *random) {
    double least = ceil(d->least), most = fmax(floor(d->most), least);
    double value = d->kind == DISTRIBUTION_UNIFORM ? least + floor(random_uniform(random) * (most - least + 1))
                                                   : floor(drawn(d, random) + 0.5);
    return (uint32_t)fmin(fmax(value, least), most);
}
