#include "fit/minimise.h"

#include <math.h>
#include <nlopt.h>

static const nlopt_algorithm algorithms[] = {NLOPT_LN_BOBYQA, NLOPT_LN_SBPLX};

struct call {
    minimise_function f;
    void *data;
    nlopt_opt opt;
};

static double objective(unsigned n, const double *x, double *gradient, void *data) {
    const struct call *call = data;
    (void)gradient; /* neither method uses one */
    double value = call->f(x, n, call->data);
    if (isnan(value)) nlopt_force_stop(call->opt);
    return isnan(value) ? INFINITY : value;
}

enum mt_status minimise(enum minimise_method method, minimise_function f, void *data, double *x, size_t n,
                        int evaluations, double *least, struct mt_error *error) {
    struct call call = {f, data, nlopt_create(algorithms[method], (unsigned)n)};
    if (call.opt == NULL) return mt_fail_nomem(error);
    nlopt_set_lower_bounds1(call.opt, 0);
    nlopt_set_upper_bounds1(call.opt, 1);
    nlopt_set_initial_step1(call.opt, 0.1);
    nlopt_set_min_objective(call.opt, objective, &call);
    nlopt_set_maxeval(call.opt, evaluations);
    nlopt_set_ftol_rel(call.opt, 1e-6);
    nlopt_result result = nlopt_optimize(call.opt, x, least);
    nlopt_destroy(call.opt);
    /* Rounding may stop a search at its best point; that point is as good. */
    if (result > 0 || result == NLOPT_ROUNDOFF_LIMITED) return MT_OK;
    return mt_fail(error, MT_MISUSE, "the search failed");
}
