#include "simulate/steps.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define EXACT_TOKENS  64                  /* that are priced by their own number: forms of kernels change there */
#define OCTAVE_POINTS 8                   /* of more tokens of a step */
#define POINTS        (3 * LANES)         /* up to 2^22 tokens */
#define SCALE_POINTS  8                   /* an octave of sequences, */
#define CACHED_SCALE  4                   /* and of cached tokens */
#define COUNT_POINTS  (SCALE_POINTS * 20) /* up to 2^20 sequences */
#define EXACT_MAX     2048                /* that decode and are priced by their own number */
#define CACHED_POINTS (CACHED_SCALE * 24)
#define DECODE_ROWS   (EXACT_MAX + 1 + COUNT_POINTS + 1)
#define PREFILL_ROWS  ((COUNT_POINTS + 1) * (CACHED_POINTS + 1))

struct row {
    double time_s[POINTS], part_s[POINTS], power_w[POINTS];
};

struct steps {
    const struct deployment *deployment;
    struct deployment_scratch scratch;
    struct row **decode;  /* [EXACT_MAX + 1] by how many, [COUNT_POINTS + 1] of a scale; NULL: not asked for yet */
    struct row **prefill; /* [COUNT_POINTS + 1][CACHED_POINTS + 1] */
    bool failed;
};

enum mt_status steps_new(struct steps **steps, const struct deployment *deployment, struct mt_error *error) {
    struct steps *self = *steps = calloc(1, sizeof *self);
    if (self == NULL) return mt_fail_nomem(error);
    self->deployment = deployment;
    self->decode = calloc(DECODE_ROWS, sizeof(struct row *));
    self->prefill = calloc(PREFILL_ROWS, sizeof(struct row *));
    enum mt_status status = deployment_scratch_reserve(&self->scratch, deployment, error);
    if (status == MT_OK && (self->decode == NULL || self->prefill == NULL)) status = mt_fail_nomem(error);
    if (status == MT_OK) return MT_OK;
    steps_free(self);
    *steps = NULL;
    return status;
}

static void free_rows(struct row **rows, size_t count) {
    for (size_t i = 0; rows != NULL && i < count; i++) free(rows[i]);
    free(rows);
}

void steps_free(struct steps *steps) {
    if (steps == NULL) return;
    free_rows(steps->decode, DECODE_ROWS);
    free_rows(steps->prefill, PREFILL_ROWS);
    deployment_scratch_free(&steps->scratch);
    free(steps);
}

bool steps_failed(const struct steps *steps) { return steps->failed; }

static double point_tokens(size_t point) {
    if (point < EXACT_TOKENS) return (double)point + 1;
    return EXACT_TOKENS * exp2((double)(point - EXACT_TOKENS + 1) / OCTAVE_POINTS);
}

/* Where so many tokens are among the points, in points. */
static double place_of(double tokens) {
    if (tokens < EXACT_TOKENS) return tokens > 1 ? tokens - 1 : 0;
    return EXACT_TOKENS - 1 + log2(tokens / EXACT_TOKENS) * OCTAVE_POINTS;
}

/* Prices all points of a row: `sequences` of a replica, that many cached tokens, or a context at each point. */
static struct row *price(struct steps *steps, enum phase phase, double sequences, double cached) {
    struct row *row = malloc(sizeof *row);
    steps->failed = steps->failed || row == NULL;
    if (row == NULL) return NULL;
    bool prefill = phase == PHASE_PREFILL;
    for (size_t first = 0; first < POINTS; first += LANES) {
        struct workload_block load;
        lanes metrics[PHASE_METRICS];
        for (size_t i = 0; i < LANES; i++) {
            double tokens = point_tokens(first + i);
            load.batch[i] = sequences * steps->deployment->replicas;
            load.isl[i] = prefill ? cached + tokens : tokens;
            load.osl[i] = prefill ? 1 : 0; /* a decode step is priced at isl + osl / 2 */
            load.prefix[i] = prefill ? cached : 0;
        }
        deployment_evaluate_step(steps->deployment, phase, &load, &steps->scratch, metrics, LANES);
        memcpy(row->time_s + first, metrics[PHASE_TIME], sizeof(lanes));
        memcpy(row->part_s + first, metrics[PHASE_SECONDS + (prefill ? CAUSE_OVERHEAD : CAUSE_KV)], sizeof(lanes));
        for (size_t i = 0; i < LANES; i++)
            row->power_w[first + i] = deployment_phase_power(steps->deployment, metrics, i);
    }
    return row;
}

static double between(const double *values, size_t point, double share) {
    return values[point] + share * (values[point + 1] - values[point]);
}

static struct step_cost at(const struct row *row, double tokens) {
    if (row == NULL) return (struct step_cost){(double)NAN, (double)NAN, (double)NAN};
    double place = place_of(tokens);
    size_t point = place < POINTS - 2 ? (size_t)place : POINTS - 2;
    double low = point_tokens(point), share = (tokens - low) / (point_tokens(point + 1) - low);
    return (struct step_cost){between(row->time_s, point, share), between(row->part_s, point, share),
                              between(row->power_w, point, share)};
}

static struct step_cost mix(struct step_cost a, struct step_cost b, double share) {
    return (struct step_cost){a.time_s + share * (b.time_s - a.time_s), a.part_s + share * (b.part_s - a.part_s),
                              a.power_w + share * (b.power_w - a.power_w)};
}

/*
** {======================================================
** Prefill
** =======================================================
*/

/* Point p of a scale that has 0 at its point 0, then 1 and so many an octave, in whole numbers. */
static double scale_value(size_t p, double octave) { return p == 0 ? 0 : round(exp2((double)(p - 1) / octave)); }

/* The last point of the scale that is not above `value`. */
static size_t scale_point(double value, double octave, size_t last) {
    if (value < 1) return 0;
    double place = log2(value) * octave + 1;
    size_t p = place < (double)last ? (size_t)place : last;
    while (p < last && scale_value(p + 1, octave) <= value) p++;
    while (scale_value(p, octave) > value) p--;
    return p;
}

static struct step_cost prefill_row(struct steps *steps, size_t count, size_t cached, double tokens) {
    struct row **row = &steps->prefill[count * (CACHED_POINTS + 1) + cached];
    if (*row == NULL)
        *row = price(steps, PHASE_PREFILL, scale_value(count, SCALE_POINTS), scale_value(cached, CACHED_SCALE));
    return at(*row, tokens);
}

static struct step_cost prefill_count(struct steps *steps, size_t count, double tokens, double cached) {
    size_t p = scale_point(cached, CACHED_SCALE, CACHED_POINTS - 1);
    double low = scale_value(p, CACHED_SCALE), high = scale_value(p + 1, CACHED_SCALE);
    struct step_cost first = prefill_row(steps, count, p, tokens);
    if (cached == low) return first;
    return mix(first, prefill_row(steps, count, p + 1, tokens), (cached - low) / (high - low));
}

struct step_cost steps_prefill(struct steps *steps, double sequences, double tokens, double cached) {
    size_t p = scale_point(sequences, SCALE_POINTS, COUNT_POINTS - 1);
    double low = scale_value(p, SCALE_POINTS), high = scale_value(p + 1, SCALE_POINTS);
    struct step_cost first = prefill_count(steps, p, tokens, cached);
    if (sequences == low) return first;
    return mix(first, prefill_count(steps, p + 1, tokens, cached), (sequences - low) / (high - low));
}

/* }====================================================== */

static struct step_cost decode_row(struct steps *steps, size_t row, double sequences, double context) {
    if (steps->decode[row] == NULL) steps->decode[row] = price(steps, PHASE_DECODE, sequences, 0);
    return at(steps->decode[row], context);
}

struct step_cost steps_decode(struct steps *steps, double sequences, double context) {
    if (sequences <= EXACT_MAX) return decode_row(steps, (size_t)sequences, sequences, context);
    size_t p = scale_point(sequences, SCALE_POINTS, COUNT_POINTS - 1), row = EXACT_MAX + 1 + p;
    double low = scale_value(p, SCALE_POINTS), high = scale_value(p + 1, SCALE_POINTS);
    return mix(decode_row(steps, row, low, context), decode_row(steps, row + 1, high, context),
               (sequences - low) / (high - low));
}
