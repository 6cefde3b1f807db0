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

#define MOST_SPLITS(p) ((p)[MATMUL_SPLIT] > 0 ? 8 : 1)

size_t matmul_tile_count(const double *p) {
    return menus[(size_t)p[MATMUL_MENU]].count * (p[MATMUL_SPLIT] > 0 ? 4 : 1);
}

static struct matmul_tile cut(const double *p, const struct matmul_shape *shape, const double *tile, double splits) {
    double steps = form_ceil(shape->k / (64 * splits)) * 64;
    double flops = 2 * tile[0] * tile[1] * steps * shape->processors / (shape->rate * p[MATMUL_COMPUTE]);
    double time = form_soft(flops, steps * p[MATMUL_SERIAL], p[MATMUL_LOSS]) + p[MATMUL_TILE];
    return (struct matmul_tile){
        .rows = tile[0],
        .rounds = form_ceil(shape->n / tile[1]) * splits / shape->processors,
        .smooth = time * (1 - p[MATMUL_WHOLE]),
        .stepped = time * p[MATMUL_WHOLE],
        .fixed = splits > 1 ? p[MATMUL_TILE] : 0,
        .each_row = splits > 1 ? shape->n * 4 * (splits + 1) / (2 * shape->bandwidth) : 0, /* partial sums in fp32 */
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

void matmul_bind(struct matmul *product, struct matmul_tile *tiles, const double *p, const struct matmul_shape *shape) {
    size_t menu = (size_t)p[MATMUL_MENU];
    *product = (struct matmul){
        .tiles = tiles,
        .round_up = 0.5 - 0.5 / shape->processors,
        .loss = p[MATMUL_LOSS],
        .launch = p[MATMUL_LAUNCH],
        .throttle = p[MATMUL_THROTTLE],
        .heat = p[MATMUL_HEAT],
        .quantise = shape->quantises ? p[MATMUL_QUANTISE] : 0,
        .quantise_row = shape->quantises ? shape->k * (2 + shape->input) / (shape->bandwidth * p[MATMUL_QUANTISED]) : 0,
    };
    for (size_t i = 0; i < menus[menu].count; i++)
        for (double splits = 1; splits <= MOST_SPLITS(p); splits *= 2)
            tiles[product->tile_count++] = cut(p, shape, menus[menu].tiles[i], splits);
    bind_memory(product, p, shape);
}

/* How many tiles of so many rows there are. */
static void count_down(double *restrict down, const double *restrict rows, double each, size_t n) {
    double per_row = 1 / each; /* exact: `each` is a power of two */
    for (size_t i = 0; i < n; i++) down[i] = form_ceil(rows[i] * per_row);
}

/* form_waves() of a tile's rounds by the time of a round, where that is less than the best so far. Rounds are whole
 * multiples of 1 / processors, so that adding half a round but half of that multiple, then rounding to the nearest,
 * rounds up, and does so even if the rounds are off by a rounding error. */
static void keep_better(double *restrict best, const struct matmul_tile *tile, double round_up,
                        const double *restrict rows, const double *restrict down, size_t n) {
    const struct matmul_tile t = *tile;
    for (size_t i = 0; i < n; i++) {
        double rounds = down[i] * t.rounds > 1 ? down[i] * t.rounds : 1;
        double whole = (rounds + round_up + FORM_ROUNDS) - FORM_ROUNDS;
        double time = rounds * t.smooth + whole * t.stepped + t.fixed + rows[i] * t.each_row;
        best[i] = time < best[i] ? time : best[i];
    }
}

static void best_tiles(const struct matmul *product, const double *rows, double *best, size_t n) {
    double down[FORM_LANES];
    for (size_t i = 0; i < n; i++) best[i] = INFINITY;
    for (size_t t = 0; t < product->tile_count; t++) {
        const struct matmul_tile *tile = &product->tiles[t];
        if (t == 0 || tile->rows != tile[-1].rows) count_down(down, rows, tile->rows, n);
        keep_better(best, tile, product->round_up, rows, down, n);
    }
}

void matmul_seconds(const struct matmul *product, const double *restrict rows, double *restrict seconds, size_t n) {
    const struct matmul p = *product;
    best_tiles(product, rows, seconds, n);
    for (size_t i = 0; i < n; i++) {
        double bytes = p.weight_bytes + rows[i] * p.row_bytes, fill = p.fill + rows[i] * p.fill_row;
        double memory = bytes * (p.per_byte - p.nearer / (1 + fill * fill * fill));
        double time = form_soft(seconds[i], memory, p.loss);
        double throttled = time * (1 + p.throttle * time / (time + p.heat));
        seconds[i] = p.launch + throttled + p.quantise + rows[i] * p.quantise_row;
    }
}

static double seconds(const double *p, const double *s) {
    struct matmul product;
    struct matmul_tile tiles[TILES_MAX];
    double time;
    const struct matmul_shape shape = {
        s[SHAPE_RATE], s[SHAPE_BANDWIDTH], s[SHAPE_PROCESSORS], s[SHAPE_CACHE], s[5], s[6], s[7], s[8], 2, s[9] > 0};
    matmul_bind(&product, tiles, p, &shape);
    matmul_seconds(&product, &s[4], &time, 1);
    return time;
}

static const char *const shape_names[] = {FORM_CHIP, "m", "n", "k", "input", "weight", "quantises"};

const struct form form_linear = {
    "linear", parameters, MATMUL_PARAMETERS, shape_names, sizeof shape_names / sizeof *shape_names, seconds};
