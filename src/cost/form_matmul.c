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
    {"copies", "", 0.5, 8, 1, true, false, "copies of the weights that the measurement went through"},
    {"throttle", "", 0, 2, 0.2, false, false, "what is lost in the end where a product is long"},
    {"heat", "s", 1e-4, 1e-1, 1e-2, true, false, "time after which half of that is lost"},
    {"quantise", "s", 0, 5e-5, 1e-6, false, false, "what quantising activations takes"},
    {"quantised", "", 0.02, 1, 0.4, true, false, "share of the bandwidth as it does so"},
    {"menu", "", 0, 2, 0, false, true, "tiles: all, 128 rows, 64 rows and more"},
    {"split", "", 0, 1, 0, false, true, "whether k is split"},
};
_Static_assert(sizeof parameters / sizeof *parameters == MATMUL_PARAMETERS, "ORDER MATMUL");

static const double menu_all[][2] = {{16, 64},  {16, 128}, {32, 64},  {32, 128},  {64, 32},   {64, 64},
                                     {64, 128}, {64, 256}, {128, 64}, {128, 128}, {128, 256}, {256, 128}};
static const double menu_128[][2] = {{128, 16}, {128, 32}, {128, 64}, {128, 128}, {128, 256}};
static const double menu_64[][2] = {{64, 64},   {64, 128},  {64, 256},  {128, 64},
                                    {128, 128}, {128, 256}, {256, 128}, {256, 256}};

static const struct {
    const double (*tiles)[2];
    size_t count;
} menus[] = {{menu_all, 12}, {menu_128, 5}, {menu_64, 8}};

static void bind_tiles(struct matmul *product, const double *p, const struct matmul_shape *shape) {
    size_t menu = (size_t)p[MATMUL_MENU];
    double flop = 2 * shape->processors / (shape->rate * p[MATMUL_COMPUTE]);
    for (size_t i = 0; i < menus[menu].count; i++) {
        const double *tile = menus[menu].tiles[i];
        product->tiles[product->tile_count++] = (struct matmul_tile){
            .rows = tile[0],
            .rounds = form_ceil(shape->n / tile[1]) / shape->processors,
            .step = form_soft(tile[0] * tile[1] * flop, p[MATMUL_SERIAL], p[MATMUL_LOSS]),
        };
    }
}

static void bind_splits(struct matmul *product, const double *p, const struct matmul_shape *shape) {
    double partial = shape->n * 4 / (2 * shape->bandwidth); /* sums in fp32 */
    for (double parts = 1; parts <= (p[MATMUL_SPLIT] > 0 ? 8 : 1); parts *= 2)
        product->splits[product->split_count++] = (struct matmul_split){
            .parts = parts,
            .steps = form_ceil(shape->k / (64 * parts)) * 64,
            .fixed = parts > 1 ? p[MATMUL_TILE] : 0,
            .each_row = parts > 1 ? partial * (parts + 1) : 0,
        };
}

static void bind_memory(struct matmul *product, const double *p, const struct matmul_shape *shape) {
    product->weight_bytes = shape->n * shape->k * shape->weight;
    product->row_bytes = shape->k * shape->input + shape->n * shape->output;
    product->per_byte = 1 / (shape->bandwidth * p[MATMUL_MEMORY]);
    product->nearer = product->per_byte - 1 / (shape->bandwidth * p[MATMUL_NEAR]);
    product->fill = product->weight_bytes * p[MATMUL_COPIES] / shape->cache;
    product->fill_row = product->row_bytes / shape->cache;
}

void matmul_bind(struct matmul *product, const double *p, const struct matmul_shape *shape) {
    product->tile_count = product->split_count = 0;
    product->tile = p[MATMUL_TILE];
    product->whole = p[MATMUL_WHOLE];
    product->round_up = 0.5 - 0.5 / shape->processors;
    product->loss = p[MATMUL_LOSS];
    product->launch = p[MATMUL_LAUNCH];
    product->throttle = p[MATMUL_THROTTLE];
    product->heat = p[MATMUL_HEAT];
    product->quantise = shape->quantises ? p[MATMUL_QUANTISE] : 0;
    product->quantise_row =
        shape->quantises ? shape->k * (2 + shape->input) / (shape->bandwidth * p[MATMUL_QUANTISED]) : 0;
    bind_tiles(product, p, shape);
    bind_splits(product, p, shape);
    bind_memory(product, p, shape);
}

/* How many tiles of so many rows there are. */
static void count_down(double *restrict down, const double *restrict rows, double each, size_t n) {
    double per_row = 1 / each; /* exact: `each` is a power of two */
    for (size_t i = 0; i < n; i++) down[i] = form_ceil(rows[i] * per_row);
}

/* One way to cut the product, for a block. */
struct way {
    double rounds, smooth, stepped, fixed, each_row; /* smooth, stepped: seconds of a round as filled, and of a whole */
};

static struct way way_of(const struct matmul *product, const struct matmul_tile *tile,
                         const struct matmul_split *split) {
    double time = split->steps * tile->step + product->tile;
    return (struct way){tile->rounds * split->parts, time * (1 - product->whole), time * product->whole, split->fixed,
                        split->each_row};
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
        best[i] = time < best[i] ? time : best[i];
    }
}

static void best_ways(const struct matmul *product, const double *rows, double *best, size_t n) {
    double down[FORM_LANES];
    for (size_t i = 0; i < n; i++) best[i] = INFINITY;
    for (size_t t = 0; t < product->tile_count; t++) {
        const struct matmul_tile *tile = &product->tiles[t];
        if (t == 0 || tile->rows != tile[-1].rows) count_down(down, rows, tile->rows, n);
        for (size_t s = 0; s < product->split_count; s++)
            keep_better(best, way_of(product, tile, &product->splits[s]), product->round_up, rows, down, n);
    }
}

void matmul_seconds(const struct matmul *product, const double *restrict rows, double *restrict seconds, size_t n) {
    const double weight_bytes = product->weight_bytes, row_bytes = product->row_bytes, base = product->fill;
    const double fill_row = product->fill_row, per_byte = product->per_byte, nearer = product->nearer;
    const double loss = product->loss, throttle = product->throttle, heat = product->heat;
    const double fixed = product->launch + product->quantise, each_row = product->quantise_row;
    best_ways(product, rows, seconds, n);
    for (size_t i = 0; i < n; i++) {
        double bytes = weight_bytes + rows[i] * row_bytes, fill = base + rows[i] * fill_row;
        double memory = bytes * (per_byte - nearer / (1 + fill * fill * fill));
        double time = form_soft(seconds[i], memory, loss);
        seconds[i] = fixed + rows[i] * each_row + time * (1 + throttle * time / (time + heat));
    }
}

static double seconds(const double *p, const double *s) {
    struct matmul product;
    double time;
    const struct matmul_shape shape = {
        s[SHAPE_RATE], s[SHAPE_BANDWIDTH], s[SHAPE_PROCESSORS], s[SHAPE_CACHE], s[5], s[6], s[7], s[8], 2, s[9] > 0};
    matmul_bind(&product, p, &shape);
    matmul_seconds(&product, &s[4], &time, 1);
    return time;
}

static const char *const shape_names[] = {FORM_CHIP, "m", "n", "k", "input", "weight", "quantises"};

const struct form form_linear = {
    "linear", parameters, MATMUL_PARAMETERS, shape_names, sizeof shape_names / sizeof *shape_names, seconds};
