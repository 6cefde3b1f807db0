/* minimise.h: where a function of a few numbers from 0 to 1 is least. */
#ifndef MANTILE_FIT_MINIMISE_H
#define MANTILE_FIT_MINIMISE_H

#include <stddef.h>

#include "base/status.h"

/* Of x[n]; NAN ends the search. */
typedef double (*minimise_function)(const double *x, size_t n, void *data);

/* ORDER: minimise.c maps them to NLopt's. BOBYQA (Powell 2009) is quick on smooth functions of two numbers or more,
 * Sbplx (Rowan 1990) bears any. */
enum minimise_method { MINIMISE_BOBYQA, MINIMISE_SBPLX };

/* Improves x, its start, with at most `evaluations` calls of f; *least is f there. A search that f ended is MT_MISUSE.
 */
enum mt_status minimise(enum minimise_method method, minimise_function f, void *data, double *x, size_t n,
                        int evaluations, double *least, struct mt_error *error);

#endif
