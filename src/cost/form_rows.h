/* form_rows.h: element-wise kernels and norms. */
#ifndef MANTILE_COST_FORM_ROWS_H
#define MANTILE_COST_FORM_ROWS_H

#include "cost/form.h"

/* ORDER ROWS: form_rows.c lists them. */
enum { ROWS_LAUNCH, ROWS_MEMORY, ROWS_NEAR, ROWS_SINGLE, ROWS_ROW, ROWS_LOSS, ROWS_PARAMETERS };

/* seconds[i] of bytes[i] read and written over rows[i]; chip begins a shape (form.h). */
void rows_seconds(const double *parameters, const double *chip, const double *rows, const double *bytes,
                  double *seconds, size_t n);

#endif
