#include "fit/fit.h"

#include <math.h>
#include <string.h>

#include "fit/minimise.h"

#define SCALE 0.1 /* errors of more than this count by their size */
#define PULL  0.1 /* of a parameter to its start, against a row: what few rows say nothing of stays */

struct search {
    const struct fit_problem *problem;
    double parameters[FORM_PARAMETERS_MAX];
    size_t free[FORM_PARAMETERS_MAX]; /* which parameters x holds */
    size_t free_count;
    double start[FORM_PARAMETERS_MAX]; /* of x */
};

/* Parameters as numbers from 0 to 1. */
static double from_unit(const struct form_parameter *p, double x) {
    if (p->logarithmic) return p->least * pow(p->most / p->least, x);
    return p->least + x * (p->most - p->least);
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
    double away = 0;
    for (size_t i = 0; i < search->free_count; i++) away += (x[i] - search->start[i]) * (x[i] - search->start[i]);
    return loss_of(search->problem, search->parameters) + PULL * away / (double)search->problem->count;
}

static enum mt_status search_run(struct search *search, double *loss, struct mt_error *error) {
    double x[FORM_PARAMETERS_MAX];
    const struct form *form = search->problem->form;
    for (size_t i = 0; i < search->free_count; i++)
        x[i] = to_unit(&form->parameters[search->free[i]], search->parameters[search->free[i]]);
    *loss = objective(x, search->free_count, search);
    if (search->free_count == 0) return MT_OK;
    int half = search->problem->effort / 2 + 1;
    enum mt_status status = MT_OK;
    if (search->free_count > 1)
        status = minimise(MINIMISE_BOBYQA, objective, search, x, search->free_count, half, loss, error);
    if (status == MT_OK) status = minimise(MINIMISE_SBPLX, objective, search, x, search->free_count, half, loss, error);
    spread(search, x);
    return status;
}

/* Tries each choice of parameter `i` from the best so far; true where one is better. */
static enum mt_status try_choices(struct search *search, size_t i, double *best, double *loss, bool *better,
                                  struct mt_error *error) {
    const struct form *form = search->problem->form;
    double start[FORM_PARAMETERS_MAX];
    size_t bytes = form->parameter_count * sizeof *best;
    memcpy(start, best, bytes);
    for (double choice = 0; choice <= form->parameters[i].most; choice++) {
        double found;
        if (choice == start[i]) continue;
        memcpy(search->parameters, start, bytes);
        search->parameters[i] = choice;
        enum mt_status status = search_run(search, &found, error);
        if (status != MT_OK) return status;
        if (found >= *loss) continue;
        *loss = found, *better = true;
        memcpy(best, search->parameters, bytes);
    }
    return MT_OK;
}

static bool is_open(const struct fit_problem *problem, size_t i) {
    return problem->form->parameters[i].choice && (problem->fixed == NULL || !problem->fixed[i]);
}

static void set_free(struct search *search) {
    const struct fit_problem *problem = search->problem;
    for (size_t i = 0; i < problem->form->parameter_count; i++) {
        bool fixed = problem->fixed != NULL && problem->fixed[i];
        if (!fixed && !problem->form->parameters[i].choice) search->free[search->free_count++] = i;
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

#define ROUNDS 3 /* through the choices, at most */

enum mt_status fit_run(const struct fit_problem *problem, double *parameters, double *loss, struct mt_error *error) {
    struct search search = {.problem = problem};
    size_t count = problem->form->parameter_count, bytes = count * sizeof *parameters;
    memcpy(search.parameters, parameters, bytes);
    set_free(&search);
    for (size_t i = 0; i < search.free_count; i++)
        search.start[i] = to_unit(&problem->form->parameters[search.free[i]], parameters[search.free[i]]);
    enum mt_status status = check_shapes(problem, parameters, error);
    if (status == MT_OK) status = search_run(&search, loss, error);
    if (status != MT_OK) return status;
    memcpy(parameters, search.parameters, bytes);
    bool better = true;
    for (int round = 0; round < ROUNDS && better; round++) {
        better = false;
        for (size_t i = 0; i < count; i++) {
            if (!is_open(problem, i)) continue;
            status = try_choices(&search, i, parameters, loss, &better, error);
            if (status != MT_OK) return status;
        }
    }
    *loss = loss_of(problem, parameters); /* without the pull */
    return MT_OK;
}
