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

#define TILES_MAX 64

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

struct matmul_tile {
    double rows;            /* tm */
    double across;          /* tiles over n, times splits */
    double time;            /* of one */
    double fixed, each_row; /* of the reduction over splits */
};

/* A product of any number of rows with one k x n matrix. */
struct matmul {
    struct matmul_tile tiles[TILES_MAX];
    size_t tile_count;
    double processors, whole, loss, launch, throttle, heat;
    double weight_bytes, row_bytes;                /* of the matrix, and of one row in and out */
    double memory, near, near_bytes, copied_bytes; /* bytes/s far and near, and what is near */
    double quantise, quantise_row;                 /* s, s a row */
};

struct matmul_shape {
    double rate, bandwidth, processors, cache, n, k;
    double input, weight, output; /* bytes of an element; weight: scales included */
    bool quantises;
};

void matmul_bind(struct matmul *product, const double *parameters, const struct matmul_shape *shape);

/* Of `rows` rows, or of rows / pieces each with a matrix of its own. */
double matmul_seconds(const struct matmul *product, double rows);

#endif
