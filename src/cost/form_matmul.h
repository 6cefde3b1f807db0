/* form_matmul.h: matrix products in tiles.
 *
 * A kernel cuts its result into tiles of tm x tn and, where there are few, the
 * inner dimension into s parts, and runs one tile on one processor:
 *
 *     tile   = soft(2 tm tn k/s / (rate/S e), k/s serial) + per_tile
 *     C      = min over (tm, tn, s) of waves(tiles s) tile + join(s)
 *     M      = bytes / bandwidth, slower where few are in flight, faster where a large cache holds them
 *     t      = launch + soft(C, M), throttled where it is long
 *
 * k/s serial is the latency of the k loop: with few rows it outlasts both FLOPs
 * and bytes. Low precision adds a kernel that quantises the activations, one row
 * on one processor. Some engines choose tiles by the rows alone, and have other
 * kernels for a few rows. */
#ifndef MANTILE_COST_FORM_MATMUL_H
#define MANTILE_COST_FORM_MATMUL_H

#include "cost/form.h"

#define TILES_MAX  12
#define SPLITS_MAX 4

/* ORDER MATMUL: form_matmul.c lists them. */
enum {
    MATMUL_LAUNCH,
    MATMUL_COMPUTE,
    MATMUL_MEMORY,
    MATMUL_SERIAL,
    MATMUL_TILE,
    MATMUL_WHOLE,
    MATMUL_LOSS,
    MATMUL_NEAR,
    MATMUL_COPIES,
    MATMUL_THROTTLE,
    MATMUL_HEAT,
    MATMUL_QUANTISE,
    MATMUL_QUANTISED,
    MATMUL_ROW,
    MATMUL_JOIN,
    MATMUL_WRITTEN,
    MATMUL_MENU,
    MATMUL_WIDE,
    MATMUL_FEW,
    MATMUL_SPLIT,
    MATMUL_PARAMETERS
};

/* A product of any number of rows with one k x n matrix: all that does not depend on the rows, worked out. */
struct matmul {
    const double *parameters;
    double rounds[TILES_MAX];      /* of all processors that the tiles of one row of tiles take */
    double step[TILES_MAX];        /* seconds of a step of k: soft() scales with k, so that all splits share it */
    double steps[SPLITS_MAX];      /* of k, of a part */
    double partial;                /* s a row of writing or reading the sums of a part */
    double round_up;               /* see keep_better */
    double bytes, bytes_row;       /* of the matrix, and of one row in and, as if it were read, out */
    double near_bytes;             /* of the matrix, that may be near */
    double per_byte, nearer;       /* seconds of a byte far away, and how many fewer near */
    double fill, fill_row;         /* of the near memory, by the weights and by each row */
    double quantise, quantise_row; /* s, s a row */
};

struct matmul_shape {
    double rate, bandwidth, processors, cache, n, k;
    double input, weight, output; /* bytes of an element; weight: scales included */
    bool quantises;
    bool cold; /* each product has weights of its own: none is in the cache */
};

void matmul_bind(struct matmul *product, const double *parameters, const struct matmul_shape *shape);

/* seconds[i] of rows[i] rows, for at most FORM_LANES of them. */
void matmul_seconds(const struct matmul *product, const double *rows, double *seconds, size_t n);

#endif
