/* form_rows.h: element-wise kernels and norms. */
#ifndef MANTILE_COST_FORM_ROWS_H
#define MANTILE_COST_FORM_ROWS_H

#include "cost/form.h"

/* ORDER ROWS: form_rows.c lists them. */
enum { ROWS_LAUNCH, ROWS_MEMORY, ROWS_NEAR, ROWS_SINGLE, ROWS_ROW, ROWS_LOSS, ROWS_PARAMETERS };

/* `bytes` read and written over `rows`; chip begins a shape (form.h). */
double rows_seconds(const double *parameters, const double *chip, double rows, double bytes);

#endif
