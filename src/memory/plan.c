#include "memory/plan.h"

#include <math.h>
#include <stdlib.h>

/* What has no memory per sequence or per token is cut off here. */
#define COUNT_LIMIT 4294967296.0 /* 2^32 */

static bool known(const struct memory_plan *plan, const struct memory_stage *stage) {
    for (size_t i = 0; i < plan->stage_count; i++)
        if (plan->stages[i].prefill == stage->prefill && plan->stages[i].decode == stage->decode) return true;
    return false;
}

enum mt_status memory_plan_init(struct memory_plan *plan, struct mt_error *error) {
    size_t places = plan->decode->config.degree[AXIS_PP];
    plan->stages = malloc(places * sizeof *plan->stages);
    plan->stage_count = 0;
    if (plan->stages == NULL) return mt_fail_nomem(error);
    for (size_t place = 0; place < places; place++) {
        struct memory_stage stage = {&plan->prefill->stages[plan->prefill->stage_at[place]],
                                     &plan->decode->stages[plan->decode->stage_at[place]]};
        if (!known(plan, &stage)) plan->stages[plan->stage_count++] = stage;
    }
    return MT_OK;
}

void memory_plan_free(struct memory_plan *plan) {
    free(plan->stages);
    *plan = (struct memory_plan){0};
}

size_t memory_registers(const struct memory_plan *plan) {
    return plan->prefill->peak_code.count + plan->decode->peak_code.count;
}

/* The ranks that share out the sequences of a replica. */
static double attention_sharers(const struct memory_plan *plan) {
    return plan->decode->config.degree[AXIS_ATTENTION_DP];
}

/* The prefill step that needs most (`step_tokens` tokens when the micro-batch
 * has more), and a decode step at the end of the output. */
static void set_symbols(const struct memory_plan *plan, const struct memory_load *load, lanes *prefill, lanes *decode,
                        size_t n) {
    const double pp = plan->decode->config.degree[AXIS_PP], sharers = attention_sharers(plan);
    const double step = plan->step_tokens * sharers; /* each of them prefills so many */
    for (size_t i = 0; i < n; i++) {
        double batch = load->batch[i];
        double sequences = ceil(batch / (batch < pp ? batch : pp) / sharers) * sharers;
        double prompt = load->isl[i] - load->prefix[i];
        double tokens = sequences * prompt < step ? sequences * prompt : step;
        double ending = ceil(tokens / prompt);
        prefill[SYMBOL_TOKENS][i] = tokens;
        prefill[SYMBOL_SEQUENCES][i] = ending < sequences ? ending : sequences;
        prefill[SYMBOL_CONTEXT][i] = load->prefix[i];
        prefill[SYMBOL_PROMPT][i] = decode[SYMBOL_PROMPT][i] = load->isl[i];
        decode[SYMBOL_TOKENS][i] = decode[SYMBOL_SEQUENCES][i] = sequences;
        decode[SYMBOL_CONTEXT][i] = load->isl[i] + load->osl[i];
    }
}

/* Bytes of cache the load needs on a stage. */
static void kept_bytes(const struct memory_plan *plan, const struct stage *stage, const struct memory_load *load,
                       double *restrict kv, size_t n) {
    const double block = plan->block_tokens;
    for (size_t i = 0; i < n; i++) kv[i] = 0;
    for (size_t k = 0; k < stage->kept.count; k++) {
        const struct kept kept = stage->kept.items[k];
        for (size_t i = 0; i < n; i++) {
            double length = load->isl[i] + load->osl[i];
            double tokens = (length < kept.window ? length : kept.window) / kept.cp;
            double sequences = ceil(load->batch[i] / kept.attention_dp); /* of the fullest rank */
            kv[i] += sequences * (kept.token_bytes * ceil(tokens / block) * block + kept.sequence_bytes);
        }
    }
}

/* The strain on the tiers that hold weights and cache instead of own memory. */
static double strain_away(const struct memory_plan *plan, double weights, double kv) {
    const struct memory_away *away = &plan->away;
    double with_weights = weights + (away->together ? kv : 0);
    double first = away->weights ? with_weights / away->weights_capacity : 0;
    double second = away->kv && !away->together ? kv / away->kv_capacity : 0;
    return plan->capacity * (first > second ? first : second);
}

/* What a stage holds: a step that runs no vision tower or encoder may not name its weights. */
double memory_weights(const struct memory_stage *stage) {
    double a = stage->prefill->weights_bytes, b = stage->decode->weights_bytes;
    return a > b ? a : b;
}

/* The first stage is kept even if its total is NaN, so that every result is set. */
static void keep_if_fuller(const struct memory_plan *plan, bool first, const struct memory_stage *stage,
                           const double *kv, const double *activations, struct memory_result *result, size_t n) {
    const double weights = memory_weights(stage), kv_per_token = stage->decode->kv_bytes_per_token;
    const bool weights_here = !plan->away.weights, kv_here = !plan->away.kv;
    for (size_t i = 0; i < n; i++) {
        double total = (weights_here ? weights : 0) + (kv_here ? kv[i] : 0) + activations[i] + plan->reserved;
        double away = weights_here && kv_here ? 0 : strain_away(plan, weights, kv[i]);
        double strain = away > total ? away : total;
        bool fuller = first || strain > result->strain[i];
        result->strain[i] = fuller ? strain : result->strain[i];
        result->weights[i] = fuller ? weights : result->weights[i];
        result->kv[i] = fuller ? kv[i] : result->kv[i];
        result->kv_per_token[i] = fuller ? kv_per_token : result->kv_per_token[i];
        result->activations[i] = fuller ? activations[i] : result->activations[i];
        result->total[i] = fuller ? total : result->total[i];
    }
}

static void measure(const struct memory_plan *plan, const struct memory_load *load, lanes *registers,
                    struct memory_result *result, size_t n) {
    lanes prefill[SYMBOL_COUNT], decode[SYMBOL_COUNT], kv, activations;
    lanes *later = registers + plan->prefill->peak_code.count;
    set_symbols(plan, load, prefill, decode, n);
    dimcode_evaluate(&plan->prefill->peak_code, prefill, registers, n);
    dimcode_evaluate(&plan->decode->peak_code, decode, later, n);
    for (size_t s = 0; s < plan->stage_count; s++) {
        const struct stage *stage = plan->stages[s].decode;
        const struct dim a = plan->stages[s].prefill->peak, b = stage->peak;
        for (size_t i = 0; i < n; i++) {
            double first = a.coef * registers[a.node][i], next = b.coef * later[b.node][i];
            activations[i] = first > next ? first : next;
        }
        kept_bytes(plan, stage, load, kv, n);
        keep_if_fuller(plan, s == 0, &plan->stages[s], kv, activations, result, n);
    }
}

/* The bounds of a search in each lane: `low` fits (or is 0), `high` is too large. */
struct bracket {
    lanes low, low_bytes, high, high_bytes;
};

static bool narrow(const struct bracket *bracket, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (bracket->high[i] - bracket->low[i] > 1) return false;
    return true;
}

/* Memory is close to linear, so a secant lands on the answer at once; every
 * third step halves, which bounds the search on any monotone curve. */
static void choose(const struct bracket *bracket, double capacity, unsigned step, double *candidate, size_t n) {
    for (size_t i = 0; i < n; i++) {
        double low = bracket->low[i], high = bracket->high[i];
        double slope = (bracket->high_bytes[i] - bracket->low_bytes[i]) / (high - low);
        double share = step % 3 == 2 ? 0.5 * (high - low) : (capacity - bracket->low_bytes[i]) / slope;
        double guess = floor(low + share);
        guess = guess < high - 1 ? guess : high - 1; /* also where share is NaN or infinite */
        candidate[i] = guess > low + 1 ? guess : low + 1;
    }
}

static void tighten(struct bracket *bracket, const double *candidate, const double *bytes, double capacity, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (bracket->high[i] - bracket->low[i] <= 1) continue;
        bool fits = bytes[i] <= capacity;
        double *bound = fits ? bracket->low : bracket->high;
        double *bound_bytes = fits ? bracket->low_bytes : bracket->high_bytes;
        bound[i] = candidate[i];
        bound_bytes[i] = bytes[i];
    }
}

/* Finds in each lane the largest whole value below bracket->high of `variable`,
 * which is a member of `load`, that fits; 0 when 1 does not. Memory grows with
 * every member of a load. */
static void search(const struct memory_plan *plan, struct memory_load *load, double *variable, struct bracket *bracket,
                   lanes *registers, size_t n) {
    struct memory_result at;
    for (size_t i = 0; i < n; i++) variable[i] = bracket->high[i];
    measure(plan, load, registers, &at, n);
    for (size_t i = 0; i < n; i++) {
        bracket->high_bytes[i] = at.strain[i];
        bracket->low[i] = 0;
        bracket->low_bytes[i] = memory_weights(&plan->stages[0]) + plan->reserved;
    }
    for (unsigned step = 0; !narrow(bracket, n); step++) {
        choose(bracket, plan->capacity, step, variable, n);
        measure(plan, load, registers, &at, n);
        tighten(bracket, variable, at.strain, plan->capacity, n);
    }
}

static void largest_batch(const struct memory_plan *plan, const struct memory_load *load, lanes *registers,
                          double *max_batch, size_t n) {
    struct memory_load trial = *load;
    struct bracket bracket;
    for (size_t i = 0; i < n; i++) bracket.high[i] = COUNT_LIMIT;
    search(plan, &trial, trial.batch, &bracket, registers, n);
    for (size_t i = 0; i < n; i++) max_batch[i] = bracket.low[i] < COUNT_LIMIT - 1 ? bracket.low[i] : INFINITY;
}

/* Lengthens the prompt, of which nothing is cached. */
static void longest_context(const struct memory_plan *plan, const struct memory_load *load, lanes *registers,
                            double *max_context, size_t n) {
    const double limit = plan->max_positions < COUNT_LIMIT ? plan->max_positions : COUNT_LIMIT;
    struct memory_load trial = *load;
    struct bracket bracket;
    for (size_t i = 0; i < n; i++) {
        double prompt = limit - load->osl[i];
        bracket.high[i] = prompt > 0 ? prompt + 1 : 1;
        trial.prefix[i] = 0;
    }
    search(plan, &trial, trial.isl, &bracket, registers, n);
    for (size_t i = 0; i < n; i++) {
        double longest = bracket.low[i] > 0 ? bracket.low[i] + load->osl[i] : 0;
        max_context[i] = longest < COUNT_LIMIT ? longest : INFINITY;
    }
}

void memory_evaluate(const struct memory_plan *plan, const struct memory_load *load, lanes *registers,
                     struct memory_result *result, size_t n) {
    measure(plan, load, registers, result, n);
    largest_batch(plan, load, registers, result->max_batch, n);
    longest_context(plan, load, registers, result->max_context, n);
}
