#include "fit/fit.h"

#include <math.h>
#include <string.h>

#include "fit/minimise.h"

#define SCALE 0.1 /* errors of more than this count by their size */

struct search {
    const struct fit_problem *problem;
    double parameters[FORM_PARAMETERS_MAX];
    size_t free[FORM_PARAMETERS_MAX]; /* which parameters x holds */
    size_t free_count;
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

static double loss_of(const struct fit_problem *problem, const double *parameters) {
    double sum = 0;
    for (size_t i = 0; i < problem->count; i++) {
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
    (void)n;
    spread(search, x);
    return loss_of(search->problem, search->parameters);
}

static enum mt_status search_run(struct search *search, double *loss, struct mt_error *error) {
    double x[FORM_PARAMETERS_MAX];
    const struct form *form = search->problem->form;
    for (size_t i = 0; i < search->free_count; i++)
        x[i] = to_unit(&form->parameters[search->free[i]], search->parameters[search->free[i]]);
    *loss = loss_of(search->problem, search->parameters);
    if (search->free_count == 0) return MT_OK;
    int half = search->problem->effort / 2 + 1;
    enum mt_status status = MT_OK;
    if (search->free_count > 1)
        status = minimise(MINIMISE_BOBYQA, objective, search, x, search->free_count, half, loss, error);
    if (status == MT_OK) status = minimise(MINIMISE_SBPLX, objective, search, x, search->free_count, half, loss, error);
    spread(search, x);
    return status;
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
        if (p->search != FORM_JUMP || (problem->fixed != NULL && problem->fixed[i])) continue;
        memcpy(trial, search->parameters, bytes);
        for (double power = exp2(ceil(log2(p->least))); power <= p->most; power *= 2) {
            trial[i] = power;
            double found = loss_of(problem, trial), far = fabs(log2(power / search->parameters[i]));
            if (found == loss) continue; /* the limit does not matter there */
            if (found > least || (found == least && far >= least_far)) continue;
            least = found;
            least_far = far;
            memcpy(moved, trial, bytes);
        }
    }
    return least < INFINITY;
}

static enum mt_status search_jumps(struct search *search, double *loss, struct mt_error *error) {
    for (int round = 0; round < JUMP_ROUNDS; round++) {
        struct search moved = *search;
        double found;
        if (*loss < JUMP_LOSS || !best_jump(search, *loss, moved.parameters)) return MT_OK;
        enum mt_status status = search_run(&moved, &found, error);
        if (status != MT_OK) return status;
        if (found > (1 - JUMP_GAIN) * *loss) return MT_OK;
        *search = moved;
        *loss = found;
    }
    return MT_OK;
}

/* }====================================================== */

/* The next set of choices; false after the last. */
static bool next_choice(const struct fit_problem *problem, double *parameters) {
    for (size_t i = 0; i < problem->form->parameter_count; i++) {
        const struct form_parameter *p = &problem->form->parameters[i];
        if (p->search != FORM_CHOICE || (problem->fixed != NULL && problem->fixed[i])) continue;
        parameters[i] = parameters[i] < p->most ? parameters[i] + 1 : 0;
        if (parameters[i] > 0) return true;
    }
    return false;
}

static void set_free(struct search *search) {
    const struct fit_problem *problem = search->problem;
    for (size_t i = 0; i < problem->form->parameter_count; i++) {
        bool fixed = problem->fixed != NULL && problem->fixed[i];
        const struct form_parameter *p = &problem->form->parameters[i];
        if (!fixed && p->search == FORM_FREE) search->free[search->free_count++] = i;
        if (!fixed && p->search == FORM_CHOICE) search->parameters[i] = 0;
    }
}

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
    struct search search = {.problem = problem};
    size_t bytes = problem->form->parameter_count * sizeof *parameters;
    double start[FORM_PARAMETERS_MAX];
    memcpy(search.parameters, parameters, bytes);
    set_free(&search);
    memcpy(start, search.parameters, bytes);
    *loss = INFINITY;
    enum mt_status status = check_shapes(problem, start, error);
    if (status != MT_OK) return status;
    do {
        double found;
        memcpy(search.parameters, start, bytes);
        status = search_run(&search, &found, error);
        if (status == MT_OK) status = search_jumps(&search, &found, error);
        if (status != MT_OK) return status;
        if (found < *loss) {
            *loss = found;
            memcpy(parameters, search.parameters, bytes);
        }
    } while (next_choice(problem, start));
    return MT_OK;
}
