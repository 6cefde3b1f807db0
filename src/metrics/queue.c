#include "metrics/queue.h"

#include <math.h>

#define WAVES_MAX 64 /* that are looked at one by one */

/* Adds the mean wait of `count` prompts that come within a window in no order, where each takes `each`: half of
 * count each - window where they come faster than they are served, half of each sqrt(count) where they just keep up,
 * as much as a queue has that its own randomness makes (Kingman 1961) where they come slowly. */
static void add_wave(const struct queue *queue, double wave, double *wait, size_t n) {
    for (size_t i = 0; i < n; i++) {
        double apart = queue->spread * queue->generation[i], head = queue->head[i], each = queue->each[i];
        double width = sqrt(head * head + 4 * wave * (apart * apart));
        double window = queue->cycle[i] < width ? queue->cycle[i] : width;
        window = window > each ? window : each;
        double excess = (queue->count[i] * each - window) / 2;
        wait[i] += excess / 2 + sqrt(excess * excess / 4 + queue->count[i] * each * each / 4);
    }
}

void queue_later(const struct queue *queue, double *wait, size_t n) {
    const double waves = queue->waves - 1 < WAVES_MAX ? queue->waves - 1 : WAVES_MAX;
    for (size_t i = 0; i < n; i++) wait[i] = 0;
    for (double wave = 1; wave <= waves; wave++) add_wave(queue, wave, wait, n);
    for (size_t i = 0; i < n && waves > 0; i++) wait[i] /= waves;
}

double queue_burst(double count, double most, double step, double more) {
    double steps = ceil(count / most);
    return step * (steps + 1) / 2 + more * (steps * steps - 1) / (6 * steps);
}

double queue_late(double count, double most, double step, double apart, double warmup) {
    double each = step / (count < most ? count : most), more = apart > each ? apart - each : 0;
    return warmup + more * (count - 1) / 2;
}
