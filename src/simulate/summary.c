#include "simulate/summary.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/*
** {======================================================
** Quantiles
** =======================================================
*/

static void swap(double *a, double *b) {
    double kept = *a;
    *a = *b;
    *b = kept;
}

/* Of values[from .. to], puts the one that is at k in order there, what is not more before and what is not less behind
 * it (Hoare 1961, algorithm 65: FIND). Pivots are drawn, so that no order that values come in is slow. */
static void select_at(double *values, ptrdiff_t from, ptrdiff_t to, ptrdiff_t k) {
    uint64_t state = 1;
    while (from < to) {
        state = state * 6364136223846793005u + 1442695040888963407u; /* Knuth's MMIX */
        const double pivot = values[from + (ptrdiff_t)((state >> 33) % (uint64_t)(to - from + 1))];
        ptrdiff_t low = from, high = to;
        while (low <= high) {
            while (values[low] < pivot) low++;
            while (values[high] > pivot) high--;
            if (low <= high) swap(&values[low++], &values[high--]);
        }
        if (k > high && k < low) return;
        if (k <= high)
            to = high;
        else
            from = low;
    }
}

static double least(const double *values, size_t count) {
    double value = INFINITY;
    for (size_t i = 0; i < count; i++) value = values[i] < value ? values[i] : value;
    return value;
}

/* Values before `*from` are known to be not more than those behind it. */
static double quantile(double *values, size_t count, size_t *from, double q) {
    const double place = q * (double)(count - 1), part = place - floor(place);
    const size_t k = (size_t)place;
    select_at(values, (ptrdiff_t)*from, (ptrdiff_t)count - 1, (ptrdiff_t)k);
    *from = k;
    if (part == 0) return values[k];
    return values[k] + part * (least(&values[k + 1], count - k - 1) - values[k]);
}

struct quantiles quantiles_of(double *values, size_t count) {
    struct quantiles of = {NAN, NAN, NAN, NAN, NAN, NAN};
    if (count == 0) return of;
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += values[i];
    size_t from = 0;
    of.mean = sum / (double)count;
    of.p50 = quantile(values, count, &from, 0.50);
    of.p90 = quantile(values, count, &from, 0.90);
    of.p95 = quantile(values, count, &from, 0.95);
    of.p99 = quantile(values, count, &from, 0.99);
    of.max = quantile(values, count, &from, 1);
    return of;
}

/* }====================================================== */

/* The records that are counted: all, or those at the places in `order`. */
struct chosen {
    const struct record *records;
    const size_t *order;
    size_t count;
};

static const struct record *record_at(const struct chosen *chosen, size_t i) {
    return &chosen->records[chosen->order != NULL ? chosen->order[i] : i];
}

static bool is_finished(const struct record *record) { return record->outcome == OUTCOME_FINISHED; }

static double ttft(const struct record *record) { return record->first - record->arrived; }

static double tpot(const struct record *record) {
    return record->osl > 1 ? (record->finished - record->first) / (record->osl - 1) : (double)NAN;
}

static double e2e(const struct record *record) { return record->finished - record->arrived; }

static double queue(const struct record *record) { return record->started - record->arrived; }

/* Of what finished and has a value. */
static struct quantiles distribution_over(const struct chosen *chosen, double (*value_of)(const struct record *),
                                          double *values) {
    size_t count = 0;
    for (size_t i = 0; i < chosen->count; i++) {
        const struct record *record = record_at(chosen, i);
        const double value = is_finished(record) ? value_of(record) : (double)NAN;
        if (!isnan(value)) values[count++] = value;
    }
    return quantiles_of(values, count);
}

static bool is_within(const struct record *record, const struct slo *slo) {
    return is_finished(record) && ttft(record) <= slo->ttft_s && e2e(record) <= slo->e2e_s &&
           !(tpot(record) > slo->tpot_s);
}

struct sums {
    double from, to;
    double input, output;   /* tokens, of what finished */
    double prompts, cached; /* tokens, of what started */
    size_t within;
};

static void add_record(struct summary *summary, struct sums *sums, const struct record *record, const struct slo *slo) {
    summary->outcomes[record->outcome]++;
    summary->preemptions += record->preemptions;
    summary->retries += record->retries;
    sums->from = fmin(sums->from, record->arrived);
    if (!isnan(record->started)) {
        sums->prompts += record->isl;
        sums->cached += record->cached;
    }
    if (!is_finished(record)) return;
    sums->to = fmax(sums->to, record->finished);
    sums->input += record->isl;
    sums->output += record->osl;
    sums->within += is_within(record, slo);
}

/* NAN where there is nothing to divide by. */
static double ratio(double value, double by) { return by > 0 ? value / by : (double)NAN; }

static struct summary summary_of(const struct chosen *chosen, const struct slo *slo, double *values) {
    struct summary summary = {.requests = chosen->count};
    struct sums sums = {.from = INFINITY, .to = -INFINITY};
    for (size_t i = 0; i < chosen->count; i++) add_record(&summary, &sums, record_at(chosen, i), slo);
    const size_t finished = summary.outcomes[OUTCOME_FINISHED];
    summary.ttft_s = distribution_over(chosen, ttft, values);
    summary.tpot_s = distribution_over(chosen, tpot, values);
    summary.e2e_s = distribution_over(chosen, e2e, values);
    summary.queue_s = distribution_over(chosen, queue, values);
    summary.span_s = finished > 0 ? sums.to - sums.from : 0;
    summary.throughput_req_s = ratio((double)finished, summary.span_s);
    summary.input_tok_s = ratio(sums.input, summary.span_s);
    summary.throughput_tok_s = ratio(sums.output, summary.span_s);
    summary.goodput_req_s = ratio((double)sums.within, summary.span_s);
    summary.attainment = ratio((double)sums.within, (double)(chosen->count - summary.outcomes[OUTCOME_RUNNING]));
    summary.cached_share = ratio(sums.cached, sums.prompts);
    return summary;
}

static struct chosen without_warmup(const struct record *records, size_t count, size_t warmup) {
    if (warmup >= count) return (struct chosen){.records = records};
    return (struct chosen){.records = records + warmup, .count = count - warmup};
}

enum mt_status summarise(const struct record *records, size_t count, const struct summary_terms *terms,
                         struct summary *summary, struct mt_error *error) {
    const struct chosen all = without_warmup(records, count, terms->warmup);
    double *values = malloc((all.count + 1) * sizeof *values);
    if (values == NULL) return mt_fail_nomem(error);
    *summary = summary_of(&all, &terms->slo, values);
    free(values);
    return MT_OK;
}

/* The places of all records, those of a group in a row; ends[g]: where the row of group g ends. Both start as zeroes.
 */
static void sort_by_group(const struct chosen *all, size_t *order, size_t *ends, size_t group_count) {
    for (size_t i = 0; i < all->count; i++)
        if ((size_t)all->records[i].group + 1 < group_count) ends[all->records[i].group + 1]++;
    for (size_t g = 1; g < group_count; g++) ends[g] += ends[g - 1];
    for (size_t i = 0; i < all->count; i++)
        if (all->records[i].group < group_count) order[ends[all->records[i].group]++] = i;
}

enum mt_status summarise_groups(const struct record *records, size_t count, const struct summary_terms *terms,
                                struct summary *summaries, size_t group_count, struct mt_error *error) {
    const struct chosen all = without_warmup(records, count, terms->warmup);
    double *values = malloc((all.count + 1) * sizeof *values);
    size_t *order = malloc((all.count + 1) * sizeof *order), *ends = calloc(group_count + 1, sizeof *ends);
    const bool held = values != NULL && order != NULL && ends != NULL;
    if (held) sort_by_group(&all, order, ends, group_count);
    for (size_t g = 0; held && g < group_count; g++) {
        const size_t from = g > 0 ? ends[g - 1] : 0;
        const struct chosen chosen = {all.records, order + from, ends[g] - from};
        summaries[g] = summary_of(&chosen, &terms->slo, values);
    }
    free(values);
    free(order);
    free(ends);
    return held ? MT_OK : mt_fail_nomem(error);
}
