/* form_matmul.h: matrix products in tiles.
 *
 * A kernel cuts its result into tiles of tm x tn and, where there are few, the
 * inner dimension into s parts, and runs one tile on one processor:
 *
 *     tile   = soft(2 tm tn k/s / (rate/S e), k/s serial) + per_tile
 *     C      = min over (tm, tn, s) of waves(tiles s) tile + reduce(s)
 *     M      = bytes / bandwidth, slower where few are in flight
 *     t      = launch + soft(C, M), throttled where it is long
 *
 * k/s serial is the latency of the k loop: with few rows it outlasts both FLOPs
 * and bytes. Low precision adds a kernel that quantises the activations. */
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
    MATMUL_MENU,
    MATMUL_SPLIT,
    MATMUL_PARAMETERS
};

/* How the result is cut, with all that does not depend on its rows worked out. */
struct matmul_tile {
    double rows;   /* tm */
    double rounds; /* of all processors that the tiles of one row of tiles take */
    double step;   /* seconds of a step of k: soft() scales with k, so that it is the same for all splits */
};

/* How the inner dimension is cut. */
struct matmul_split {
    double parts, steps;    /* steps of k of a part */
    double fixed, each_row; /* seconds of the reduction */
};

/* A product of any number of rows with one k x n matrix. */
struct matmul {
    struct matmul_tile tiles[TILES_MAX]; /* those of equal rows side by side */
    struct matmul_split splits[SPLITS_MAX];
    size_t tile_count, split_count;
    double tile, whole; /* s a tile; how far rounds count whole */
    double round_up;    /* see keep_better */
    double loss, launch, throttle, heat;
    double weight_bytes, row_bytes; /* of the matrix, and of one row in and out */
    double per_byte, nearer;        /* seconds of a byte far away, and how many fewer near */
    double fill, fill_row;          /* of the near memory, by the weights and by each row */
    double quantise, quantise_row;  /* s, s a row */
};

struct matmul_shape {
    double rate, bandwidth, processors, cache, n, k;
    double input, weight, output; /* bytes of an element; weight: scales included */
    bool quantises;
};

void matmul_bind(struct matmul *product, const double *parameters, const struct matmul_shape *shape);

/* seconds[i] of rows[i] rows, for at most FORM_LANES of them. */
void matmul_seconds(const struct matmul *product, const double *rows, double *seconds, size_t n);

#endif
