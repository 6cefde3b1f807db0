/* check.h: what must hold whatever goes into the core. Each check aborts the
 * process when it fails, which is what a fuzzer takes for a finding. */
#ifndef MANTILE_FUZZ_CHECK_H
#define MANTILE_FUZZ_CHECK_H

#include "metrics/deployment.h"

void check(bool holds, const char *what);

/* Fills `error` with rubbish, so that a failure which leaves it alone is seen. */
struct mt_error *fresh(struct mt_error *error);

/* Whether `status` is MT_OK; when it is not, `error` must say why. */
bool check_status(enum mt_status status, const struct mt_error *error);

/* What programs are deployed on. */
struct setting {
    struct accelerator accelerator;
    struct host host;
    struct footprint footprint;
    double max_positions;
};

/* Deploys the programs and checks what comes out for the first n workloads. */
void check_deployment(const struct program *prefill, const struct program *decode, const struct setting *setting,
                      const struct workload_block *load, size_t n);

#endif
