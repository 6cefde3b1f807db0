#include "fit/fit.h"

#include <math.h>
#include <string.h>

#include "fit/minimise.h"

#define SCALE    0.05 /* errors of more than this count by their size */
#define PULL     0.02 /* of a parameter to its start, against a row: what few rows say nothing of stays */
#define CHOOSING 4    /* the part of the effort that tells which choice is best, */
#define ENOUGH   250  /* and how many rows */

struct search {
    const struct fit_problem *problem;
    const double *origin; /* the parameters that those sought are pulled to */
    double parameters[FORM_PARAMETERS_MAX];
    size_t free[FORM_PARAMETERS_MAX];  /* which parameters x holds, */
    double start[FORM_PARAMETERS_MAX]; /* and the origin as such an x */
    size_t free_count;
    size_t every; /* of so many rows one is looked at */
};

/* Parameters as numbers from 0 to 1. */
static double from_unit(const struct form_parameter *p, double x) {
    double value = p->logarithmic ? p->least * pow(p->most / p->least, x) : p->least + x * (p->most - p->least);
    return value < p->least ? p->least : value > p->most ? p->most : value; /* rounding may pass them */
}

static double to_unit(const struct form_parameter *p, double value) {
    double x =
        p->logarithmic ? log(value / p->least) / log(p->most / p->least) : (value - p->least) / (p->most - p->least);
    return x < 0 ? 0 : x > 1 ? 1 : x;
}

static double loss_of(const struct search *search, const double *parameters) {
    const struct fit_problem *problem = search->problem;
    double sum = 0;
    for (size_t i = 0; i < problem->count; i += search->every) {
        double time = problem->form->seconds(parameters, problem->shapes + i * problem->form->shape_count);
        double error = log(time / problem->times[i]) / SCALE;
        sum += 2 * (sqrt(1 + error * error) - 1);
    }
    return isfinite(sum) ? sum / (double)problem->count : 1e30;
}

static void spread(struct search *search, const double *x) {
    for (size_t i = 0; i < search->free_count; i++) {
        size_t j = search->free[i];
        search->parameters[j] = from_unit(&search->problem->form->parameters[j], x[i]);
    }
}

static double objective(const double *x, size_t n, void *data) {
    struct search *search = data;
    double away = 0;
    spread(search, x);
    for (size_t i = 0; i < n; i++) away += (x[i] - search->start[i]) * (x[i] - search->start[i]);
    return loss_of(search, search->parameters) + PULL * away / (double)search->problem->count;
}

static enum mt_status search_run(struct search *search, int effort, double *loss, struct mt_error *error) {
    double x[FORM_PARAMETERS_MAX];
    const struct form *form = search->problem->form;
    for (size_t i = 0; i < search->free_count; i++)
        x[i] = to_unit(&form->parameters[search->free[i]], search->parameters[search->free[i]]);
    *loss = objective(x, search->free_count, search);
    if (search->free_count == 0) return MT_OK;
    int half = effort / 2 + 1;
    enum mt_status status = MT_OK;
    if (search->free_count > 1)
        status = minimise(MINIMISE_BOBYQA, objective, search, x, search->free_count, half, loss, error);
    if (status == MT_OK) status = minimise(MINIMISE_SBPLX, objective, search, x, search->free_count, half, loss, error);
    if (status == MT_OK) spread(search, x);
    return status;
}

static bool is_fixed(const struct fit_problem *problem, size_t i) {
    return problem->fixed != NULL && problem->fixed[i];
}

/* Whether a parameter changes any of the times: a search loses itself among those that do not. */
static bool matters(const struct search *search, size_t i) {
    const struct form *form = search->problem->form;
    double tried[FORM_PARAMETERS_MAX], loss = loss_of(search, search->parameters);
    memcpy(tried, search->parameters, form->parameter_count * sizeof *tried);
    tried[i] = form->parameters[i].least;
    if (loss_of(search, tried) != loss) return true;
    tried[i] = form->parameters[i].most;
    return loss_of(search, tried) != loss;
}

static void set_free(struct search *search) {
    const struct fit_problem *problem = search->problem;
    search->free_count = 0;
    for (size_t i = 0; i < problem->form->parameter_count; i++) {
        const struct form_parameter *p = &problem->form->parameters[i];
        if (is_fixed(problem, i) || p->search != FORM_FREE || !matters(search, i)) continue;
        search->start[search->free_count] = to_unit(p, search->origin[i]);
        search->free[search->free_count++] = i;
    }
}

/*
** {======================================================
** Jumps: limits between kinds of kernels. Between two measured sizes they can
** lie anywhere, so they stay at their start where moving them gains little.
** =======================================================
*/

#define JUMP_LOSS   1e-4 /* that of errors of a thousandth, which nothing improves */
#define JUMP_GAIN   0.03 /* share of the loss that a move must save */
#define JUMP_ROUNDS 4

/* The best of all powers of two for any one limit, all else as it is, and of equal ones the nearest to where it is;
 * false where none makes a difference. */
static bool best_jump(const struct search *search, double loss, double *moved) {
    const struct fit_problem *problem = search->problem;
    double trial[FORM_PARAMETERS_MAX], least = INFINITY, least_far = INFINITY;
    size_t bytes = problem->form->parameter_count * sizeof *trial;
    for (size_t i = 0; i < problem->form->parameter_count; i++) {
        const struct form_parameter *p = &problem->form->parameters[i];
        if (p->search != FORM_JUMP || is_fixed(problem, i)) continue;
        memcpy(trial, search->parameters, bytes);
        for (double power = exp2(ceil(log2(p->least))); power <= p->most; power *= 2) {
            trial[i] = power;
            double found = loss_of(search, trial), far = fabs(log2(power / search->parameters[i]));
            if (found == loss) continue; /* the limit does not matter there */
            if (found > least || (found == least && far >= least_far)) continue;
            least = found;
            least_far = far;
            memcpy(moved, trial, bytes);
        }
    }
    return least < INFINITY;
}

static enum mt_status search_jumps(struct search *search, int effort, double *loss, struct mt_error *error) {
    for (int round = 0; round < JUMP_ROUNDS; round++) {
        struct search moved = *search;
        double found;
        if (*loss < JUMP_LOSS || !best_jump(search, loss_of(search, search->parameters), moved.parameters))
            return MT_OK;
        enum mt_status status = search_run(&moved, effort, &found, error);
        if (status != MT_OK) return status;
        if (found > (1 - JUMP_GAIN) * *loss) return MT_OK;
        *search = moved;
        *loss = found;
    }
    return MT_OK;
}

/* }====================================================== */

/*
** {======================================================
** Choices
** =======================================================
*/

/* Searches from where `search` stands and keeps what is better than `best`. */
static enum mt_status improve(struct search *search, int effort, double *best, double *loss, struct mt_error *error) {
    double found;
    set_free(search);
    enum mt_status status = search_run(search, effort, &found, error);
    if (status == MT_OK) status = search_jumps(search, effort, &found, error);
    if (status != MT_OK || !(found < *loss)) return status;
    *loss = found;
    memcpy(best, search->parameters, search->problem->form->parameter_count * sizeof *best);
    return MT_OK;
}

static bool is_choice(const struct form *form, size_t i) { return form->parameters[i].search == FORM_CHOICE; }

/* `to` with the choices of `from`. */
static void take_choices(const struct form *form, double *to, const double *from) {
    for (size_t i = 0; i < form->parameter_count; i++)
        if (is_choice(form, i)) to[i] = from[i];
}

/* Tries all alternatives of choice `i`, each from `start`. */
static enum mt_status choose(struct search *search, size_t i, const double *start, double *best, double *loss,
                             struct mt_error *error) {
    const struct form *form = search->problem->form;
    double chosen[FORM_PARAMETERS_MAX];
    memcpy(chosen, best, form->parameter_count * sizeof *best);
    for (int value = 0; value <= (int)form->parameters[i].most; value++) {
        memcpy(search->parameters, start, form->parameter_count * sizeof *start);
        take_choices(form, search->parameters, chosen);
        search->parameters[i] = value;
        enum mt_status status = improve(search, search->problem->effort / CHOOSING, best, loss, error);
        if (status != MT_OK) return status;
    }
    return MT_OK;
}

/* One choice after the other. */
static enum mt_status choose_all(struct search *search, const double *start, double *best, double *loss,
                                 struct mt_error *error) {
    const struct form *form = search->problem->form;
    for (size_t i = 0; i < form->parameter_count; i++) {
        if (!is_choice(form, i) || is_fixed(search->problem, i)) continue;
        enum mt_status status = choose(search, i, start, best, loss, error);
        if (status != MT_OK) return status;
    }
    return MT_OK;
}

/* Searches with all effort from `start` with the choices made, and from the best. */
static enum mt_status finish(struct search *search, const double *start, double *best, double *loss,
                             struct mt_error *error) {
    const struct form *form = search->problem->form;
    double from[FORM_PARAMETERS_MAX];
    memcpy(from, best, form->parameter_count * sizeof *best);
    memcpy(search->parameters, start, form->parameter_count * sizeof *start);
    take_choices(form, search->parameters, best);
    search->every = 1;
    *loss = INFINITY; /* that of choosing was of some rows */
    enum mt_status status = improve(search, search->problem->effort, best, loss, error);
    if (status != MT_OK || memcmp(from, start, form->parameter_count * sizeof *start) == 0) return status;
    memcpy(search->parameters, from, form->parameter_count * sizeof *from);
    return improve(search, search->problem->effort, best, loss, error);
}

/* }====================================================== */

/* One row that has no time would hide the errors of all others. */
static enum mt_status check_shapes(const struct fit_problem *problem, const double *parameters,
                                   struct mt_error *error) {
    for (size_t i = 0; i < problem->count; i++) {
        double time = problem->form->seconds(parameters, problem->shapes + i * problem->form->shape_count);
        if (!(time > 0 && isfinite(time)))
            return mt_fail(error, MT_MISUSE, "shape %zu is none that a kernel could have", i + 1);
    }
    return MT_OK;
}

enum mt_status fit_run(const struct fit_problem *problem, double *parameters, double *loss, struct mt_error *error) {
    double start[FORM_PARAMETERS_MAX], from[FORM_PARAMETERS_MAX];
    struct search search = {.problem = problem, .origin = start, .every = problem->count / ENOUGH + 1};
    size_t bytes = problem->form->parameter_count * sizeof *parameters;
    enum mt_status status = check_shapes(problem, parameters, error);
    memcpy(start, parameters, bytes);
    *loss = INFINITY;
    if (status == MT_OK) status = choose_all(&search, start, parameters, loss, error);
    memcpy(from, parameters, bytes);
    if (status == MT_OK) status = choose_all(&search, from, parameters, loss, error); /* one may depend on another */
    if (status == MT_OK) status = finish(&search, start, parameters, loss, error);
    *loss = loss_of(&search, parameters); /* without the pull */
    return status;
}
