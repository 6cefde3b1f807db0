/* fit.h: the parameters of a form that come nearest to measured times. */
#ifndef MANTILE_FIT_FIT_H
#define MANTILE_FIT_FIT_H

#include "base/status.h"
#include "cost/form.h"

struct fit_problem {
    const struct form *form;
    const double *shapes; /* [count][form->shape_count] */
    const double *times;  /* [count], s, all positive */
    size_t count;
    const bool *fixed; /* [parameter_count], or NULL: parameters that stay as they are */
    int effort;        /* the most evaluations of all rows, for each set of choices */
};

/* Minimises the mean of 2 (sqrt(1 + (ln(predicted/measured)/0.1)^2) - 1), a sum of relative
 * errors in which large ones count by their size, not its square: by BOBYQA (Powell
 * 2009) and then Sbplx (Rowan 1990), for each set of choices; the best is kept.
 * `parameters` holds the start and gets the result. Deterministic. */
enum mt_status fit_run(const struct fit_problem *problem, double *parameters, double *loss, struct mt_error *error);

#endif
