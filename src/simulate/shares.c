#include "simulate/shares.h"

#include <math.h>

#include "simulate/random.h"

enum mt_status shares_of(struct shares *shares, double *weights, size_t count, struct mt_error *error) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        if (!(weights[i] >= 0 && weights[i] <= 1e30))
            return mt_fail(error, MT_MISUSE, "share %zu is %g; it must be from 0 to 1e30", i + 1, weights[i]);
        sum += weights[i];
        weights[i] = sum;
    }
    if (sum == 0) return mt_fail(error, MT_MISUSE, "all shares are 0");
    *shares = (struct shares){weights, count};
    return MT_OK;
}

void shares_zipf(double *weights, size_t count, double exponent) {
    for (size_t i = 0; i < count; i++) weights[i] = random_exp(-exponent * random_log((double)i + 1));
}

size_t shares_at(const struct shares *shares, double u) {
    size_t low = 0, high = shares->count - 1; /* the first one whose end is beyond */
    double at = u * shares->ends[high];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (shares->ends[middle] > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
