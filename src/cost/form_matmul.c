#include "cost/form_matmul.h"

#include <math.h>

static const struct form_parameter parameters[] = {
    {"launch", "s", 0, 2e-4, 2e-6, false, false, "what every call takes"},
    {"compute", "", 0.02, 1, 0.75, true, false, "share of the peak rate inside a tile"},
    {"memory", "", 0.05, 1, 0.8, true, false, "share of the memory bandwidth"},
    {"serial", "s", 1e-11, 2e-8, 1.2e-9, true, false, "latency of one step of k"},
    {"tile", "s", 0, 2e-5, 1.5e-6, false, false, "start and end of a tile"},
    {"whole", "", 0, 1, 0.3, false, false, "how far rounds of tiles count whole"},
    {"loss", "", 0, 1, 0.3, false, false, "share of the shorter of compute and memory that shows"},
    {"near", "", 0.1, 8, 0.7, true, false, "share of the bandwidth for what the cache could hold"},
    {"copies", "", 0.5, 8, 1, true, false, "copies of the weights that a measurement goes through in turn"},
    {"throttle", "", 0, 2, 0.2, false, false, "what is lost in the end where a product is long"},
    {"heat", "s", 1e-4, 1e-1, 1e-2, true, false, "time after which half of that is lost"},
    {"quantise", "s", 0, 5e-5, 0, false, false, "what quantising activations takes"},
    {"quantised", "", 0.02, 1, 1, true, false, "share of the bandwidth as it does so"},
    {"row", "s", 0, 5e-6, 0, false, false, "what quantising a row takes one processor"},
    {"join", "s", 0, 2e-5, 2e-6, false, false, "adding up the parts of k, where it is split"},
    {"written", "", 0.05, 1, 0.8, true, false, "how fast the result is written, against what is read"},
    {"menu", "", 0, 3, 0, false, true, "tiles: all, 128 rows, 64 rows and more, from one row on"},
    {"wide", "", 0, 3, 0, false, true, "small tiles: for any rows, up to 64, 128, 256"},
    {"few", "", 0, 3, 0, false, true, "dot products instead of tiles: never, up to 4, 8, 16 rows"},
    {"split", "", 0, 1, 0, false, true, "whether k is split"},
};
_Static_assert(sizeof parameters / sizeof *parameters == MATMUL_PARAMETERS, "ORDER MATMUL");

static const double menu_all[][2] = {{16, 64},  {16, 128}, {32, 64},  {32, 128},  {64, 32},   {64, 64},
                                     {64, 128}, {64, 256}, {128, 64}, {128, 128}, {128, 256}, {256, 128}};
static const double menu_128[][2] = {{128, 16}, {128, 32}, {128, 64}, {128, 128}, {128, 256}};
static const double menu_64[][2] = {{64, 64},   {64, 128},  {64, 256},  {128, 64},
                                    {128, 128}, {128, 256}, {256, 128}, {256, 256}};

/* Kernels of their own for products with vectors, as llama.cpp has. */
static const double menu_1[][2] = {{1, 64},  {2, 64},  {4, 64},   {8, 64},   {16, 64},
                                   {32, 64}, {64, 64}, {128, 64}, {128, 128}};

static const struct menu {
    const double (*tiles)[2]; /* rows, a power of two, and columns; those of equal rows side by side */
    size_t count;
} menus[] = {{menu_all, 12}, {menu_128, 5}, {menu_64, 8}, {menu_1, 9}};

static const struct menu *menu_of(const double *p) { return &menus[(size_t)p[MATMUL_MENU]]; }

static const double splits[SPLITS_MAX] = {1, 2, 4, 8};

static size_t split_count(const double *p) { return p[MATMUL_SPLIT] > 0 ? SPLITS_MAX : 1; }

/* CUTLASS kernels of some engines are chosen by the rows alone: the most that tiles of fewer than 128 x 128 serve. */
static double most_rows(const double *p, const double *tile) {
    static const double most[] = {INFINITY, 64, 128, 256};
    return tile[0] * tile[1] < 128 * 128 ? most[(size_t)p[MATMUL_WIDE]] : INFINITY;
}

/* Weights of few bits meet few rows in kernels of dot products, in which the threads of a block share k. */
static double dot_rows(const double *p) {
    static const double most[] = {0, 4, 8, 16};
    return most[(size_t)p[MATMUL_FEW]];
}

#define DOT_PARTS 8 /* of k, side by side */

/*
** {======================================================
** Binding
** =======================================================
*/

static void bind_tiles(struct matmul *product, const double *p, const struct matmul_shape *shape) {
    const struct menu *menu = menu_of(p);
    double flop = 2 * shape->processors / (shape->rate * p[MATMUL_COMPUTE]), per_processor = 1 / shape->processors;
    for (size_t i = 0; i < menu->count; i++) {
        const double *tile = menu->tiles[i];
        product->rounds[i] = form_ceil(shape->n / tile[1]) * per_processor;
        product->step[i] = form_soft(tile[0] * tile[1] * flop, p[MATMUL_SERIAL], p[MATMUL_LOSS]);
    }
    for (size_t i = 0; i < split_count(p); i++) product->steps[i] = form_ceil(shape->k / (64 * splits[i])) * 64;
    product->partial = shape->n * 4 / (2 * shape->bandwidth); /* in fp32 */
    product->round_up = 0.5 - 0.5 * per_processor;
}

static void bind_memory(struct matmul *product, const double *p, const struct matmul_shape *shape) {
    double per_fill = 1 / shape->cache;
    product->bytes = shape->n * shape->k * shape->weight;
    product->bytes_row = shape->k * shape->input + shape->n * shape->output / p[MATMUL_WRITTEN];
    product->per_byte = 1 / (shape->bandwidth * p[MATMUL_MEMORY]);
    product->nearer = product->per_byte - 1 / (shape->bandwidth * p[MATMUL_NEAR]);
    /* A benchmark that goes through the same weights again finds them in a large cache; a model's are cold there. */
    bool cold = shape->cold && product->nearer > 0;
    product->near_bytes = cold ? 0 : product->bytes;
    product->fill = product->near_bytes * p[MATMUL_COPIES] * per_fill;
    product->fill_row = product->bytes_row * per_fill;
}

void matmul_bind(struct matmul *product, const double *p, const struct matmul_shape *shape) {
    product->parameters = p;
    bind_tiles(product, p, shape);
    bind_memory(product, p, shape);
    double quantised = shape->k * (2 + shape->input) / (shape->bandwidth * p[MATMUL_QUANTISED]);
    product->quantise = shape->quantises ? p[MATMUL_QUANTISE] : 0;
    product->quantise_row = shape->quantises ? quantised + p[MATMUL_ROW] / shape->processors : 0;
}

/* }====================================================== */

/*
** {======================================================
** Pricing
** =======================================================
*/

/* One way to cut the product: tiles of `rows` rows, and k in so many parts. */
struct way {
    double rounds, smooth, stepped; /* seconds of a round: as far as it is filled, and of a whole one */
    double fixed, each_row;         /* of the sum over parts */
    double most;                    /* rows that it serves */
};

static struct way way_of(const struct matmul *product, size_t tile, size_t split) {
    const double *p = product->parameters, parts = splits[split];
    double time = product->steps[split] * product->step[tile] + p[MATMUL_TILE];
    return (struct way){
        .rounds = product->rounds[tile] * parts,
        .smooth = time * (1 - p[MATMUL_WHOLE]),
        .stepped = time * p[MATMUL_WHOLE],
        .fixed = parts > 1 ? p[MATMUL_JOIN] : 0,
        .each_row = parts > 1 ? product->partial * (parts + 1) : 0,
        .most = most_rows(p, menu_of(p)->tiles[tile]),
    };
}

/* How many tiles of so many rows there are. */
static void count_down(double *restrict down, const double *restrict rows, double each, size_t n) {
    double per_row = 1 / each; /* exact: `each` is a power of two */
    for (size_t i = 0; i < n; i++) down[i] = form_ceil(rows[i] * per_row);
}

/* form_waves() of the rounds by the time of a round, where that is less than the best so far. Rounds are whole
 * multiples of 1 / processors, so that adding half a round but half of that multiple, then rounding to the nearest,
 * rounds up, and does so even if the rounds are off by a rounding error. */
static void keep_better(double *restrict best, struct way way, double round_up, const double *restrict rows,
                        const double *restrict down, size_t n) {
    for (size_t i = 0; i < n; i++) {
        double rounds = down[i] * way.rounds > 1 ? down[i] * way.rounds : 1;
        double whole = (rounds + round_up + FORM_ROUNDS) - FORM_ROUNDS;
        double time = rounds * way.smooth + whole * way.stepped + way.fixed + rows[i] * way.each_row;
        time = rows[i] <= way.most ? time : INFINITY;
        best[i] = time < best[i] ? time : best[i];
    }
}

static void dot_products(const struct matmul *product, const double *restrict rows, double *restrict best, size_t n) {
    const double *p = product->parameters, most = dot_rows(p);
    const double time = p[MATMUL_TILE] + product->steps[0] * p[MATMUL_SERIAL] / DOT_PARTS;
    for (size_t i = 0; i < n; i++) best[i] = rows[i] <= most ? time : INFINITY;
}

static void best_ways(const struct matmul *product, const double *rows, double *best, size_t n) {
    const struct menu *menu = menu_of(product->parameters);
    size_t parts = split_count(product->parameters);
    double down[FORM_LANES];
    dot_products(product, rows, best, n);
    for (size_t t = 0; t < menu->count; t++) {
        if (t == 0 || menu->tiles[t][0] != menu->tiles[t - 1][0]) count_down(down, rows, menu->tiles[t][0], n);
        for (size_t s = 0; s < parts; s++) keep_better(best, way_of(product, t, s), product->round_up, rows, down, n);
    }
}

void matmul_seconds(const struct matmul *product, const double *restrict rows, double *restrict seconds, size_t n) {
    const struct matmul m = *product;
    const double *p = m.parameters, fixed = p[MATMUL_LAUNCH] + m.quantise;
    const double loss = p[MATMUL_LOSS], throttle = p[MATMUL_THROTTLE], heat = p[MATMUL_HEAT];
    best_ways(product, rows, seconds, n);
    for (size_t i = 0; i < n; i++) {
        double moved = rows[i] * m.bytes_row, fill = m.fill + rows[i] * m.fill_row;
        double cubed = fill * fill * fill, near = (m.near_bytes + moved) / (1 + cubed * cubed);
        double memory = (m.bytes + moved) * m.per_byte - near * m.nearer;
        double time = form_soft(seconds[i], memory, loss);
        seconds[i] = fixed + rows[i] * m.quantise_row + time * (1 + throttle * time / (time + heat));
    }
}

/* }====================================================== */

static double seconds(const double *p, const double *s) {
    struct matmul product;
    double time;
    const struct matmul_shape shape = {
        s[SHAPE_RATE], s[SHAPE_BANDWIDTH], s[SHAPE_PROCESSORS], s[SHAPE_CACHE], s[5], s[6], s[7], s[8], 2, s[9] > 0,
        false};
    matmul_bind(&product, p, &shape);
    matmul_seconds(&product, &s[4], &time, 1);
    return time;
}

static const char *const shape_names[] = {FORM_CHIP, "m", "n", "k", "input", "weight", "quantises"};

const struct form form_linear = {
    "linear", parameters, MATMUL_PARAMETERS, shape_names, sizeof shape_names / sizeof *shape_names, seconds};
