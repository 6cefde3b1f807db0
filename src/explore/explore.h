/* explore.h: one deployment under every workload of a grid, and what is worth
 * keeping of it. Many such jobs share an exploration, which none changes, so
 * that threads need no lock between the first workload of a job and its last.
 */
#ifndef MANTILE_EXPLORE_EXPLORE_H
#define MANTILE_EXPLORE_EXPLORE_H

#include "explore/formula.h"
#include "explore/selection.h"
#include "metrics/pools.h"

/* How requests come: docs/requests.md. */
enum explore_mode { EXPLORE_STATIC, EXPLORE_CONTINUOUS, EXPLORE_DISAGG };

/* ORDER AXIS: what a workload is made of. The last varies first. The batch of a closed loop is its concurrency. */
enum grid_axis { GRID_BATCH, GRID_ISL, GRID_OSL, GRID_PREFIX, GRID_AXES };

const char *grid_axis_name(enum grid_axis axis);

/* All combinations of the values of each axis. */
struct grid {
    const double *values[GRID_AXES];
    size_t count[GRID_AXES];
};

size_t grid_size(const struct grid *grid);

/* What formulas read: metrics, the workload, its concurrency, and numbers of the deployment that its job states. NAN is
 * what its mode has not. */
#define EXPLORE_FACTS       12
#define EXPLORE_WORKLOAD    METRIC_ALL
#define EXPLORE_CONCURRENCY (EXPLORE_WORKLOAD + GRID_AXES)
#define EXPLORE_FIRST_FACT  (EXPLORE_CONCURRENCY + 1)
#define EXPLORE_VARIABLES   (EXPLORE_FIRST_FACT + EXPLORE_FACTS)

#define EXPLORE_LIMITS_MAX  32
#define EXPLORE_COLUMNS_MAX 128

struct exploration {
    enum explore_mode mode;
    struct grid grid;
    struct formula *limits;  /* all must hold */
    struct formula *columns; /* what is kept of a point; the first `objectives` are made small */
    size_t limit_count, column_count;
    enum selection_kind kind;
    size_t objectives, most;
    size_t front; /* columns after the objectives whose front is kept beside the best; 0 for none */
    size_t each;  /* the most that one job may add to the best; 0 for any number */
};

/* Why points were refused: by the first limit that does not hold, and */
enum { REFUSED_PREFIX = EXPLORE_LIMITS_MAX, REFUSED_UNKNOWN, REFUSED_KINDS };

struct explore_job {
    struct deployment_terms terms;             /* without pools */
    const struct deployment *prefill, *decode; /* a worker of each pool, which many jobs may share, */
    double prefill_count, decode_count;        /* and how many there are */
    double prefill_key;                        /* the same for jobs with the same worker; 0: of this job alone */
    struct loop loop;                          /* of modes other than static */
    double facts[EXPLORE_FACTS];
    double image_tokens; /* of each prompt, beside isl */
    uint64_t number;     /* of the grid's first point in the whole space */
    size_t from, to;     /* which points of the grid */

    struct selection found; /* of this job alone, where all points are kept, or the best of each job */
    size_t refused[REFUSED_KINDS];
    enum mt_status status;
    struct mt_error error;
};

/* What a prefill pool does in a block of the grid, for jobs that follow with the same pool. */
struct known_prompts {
    double key, count, gpus; /* the worker, how many there are, and accelerators of both pools */
    size_t at, n;            /* of the grid */
    struct pool_prompts prompts;
};

#define EXPLORE_BLOCKS 16 /* that are known at once */

/* What a thread keeps of all its jobs. */
struct explore_kept {
    struct selection found; /* what the jobs do not keep themselves */
    struct selection front; /* beside the best */
    struct deployment_scratch scratch;
    struct known_prompts *known; /* [EXPLORE_BLOCKS], with pools */
};

struct explore_kept explore_kept_of(const struct exploration *exploration);
void explore_kept_free(struct explore_kept *kept);

void explore_run(const struct exploration *exploration, struct explore_kept *kept, struct explore_job *job);

#endif
