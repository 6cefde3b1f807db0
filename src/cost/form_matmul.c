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

static void add_tile(struct matmul *product, const double *p, const struct matmul_shape *shape, const double *tile,
                     double splits) {
    double steps = ceil(shape->k / splits / 64) * 64;
    double flops = 2 * tile[0] * tile[1] * steps * shape->processors / (shape->rate * p[MATMUL_COMPUTE]);
    struct matmul_tile *t = &product->tiles[product->tile_count++];
    t->rows = tile[0];
    t->across = ceil(shape->n / tile[1]) * splits;
    t->time = form_soft(flops, steps * p[MATMUL_SERIAL], p[MATMUL_LOSS]) + p[MATMUL_TILE];
    t->fixed = splits > 1 ? p[MATMUL_TILE] : 0;
    t->each_row = splits > 1 ? shape->n * 4 * (splits + 1) / (2 * shape->bandwidth) : 0; /* partial sums in fp32 */
}

void matmul_bind(struct matmul *product, const double *p, const struct matmul_shape *shape) {
    size_t menu = (size_t)p[MATMUL_MENU];
    product->tile_count = 0;
    for (size_t i = 0; i < menus[menu].count; i++)
        for (double splits = 1; splits <= (p[MATMUL_SPLIT] > 0 ? 8 : 1); splits *= 2)
            add_tile(product, p, shape, menus[menu].tiles[i], splits);
    product->processors = shape->processors;
    product->whole = p[MATMUL_WHOLE];
    product->loss = p[MATMUL_LOSS];
    product->launch = p[MATMUL_LAUNCH];
    product->throttle = p[MATMUL_THROTTLE];
    product->heat = p[MATMUL_HEAT];
    product->weight_bytes = shape->n * shape->k * shape->weight;
    product->row_bytes = shape->k * shape->input + shape->n * shape->output;
    product->memory = shape->bandwidth * p[MATMUL_MEMORY];
    product->near = shape->bandwidth * p[MATMUL_NEAR];
    product->near_bytes = shape->cache;
    product->copied_bytes = product->weight_bytes * p[MATMUL_COPIES];
    product->quantise = shape->quantises ? p[MATMUL_QUANTISE] : 0;
    product->quantise_row =
        shape->quantises ? shape->k * (2 + shape->input) / (shape->bandwidth * p[MATMUL_QUANTISED]) : 0;
}

double matmul_seconds(const struct matmul *product, double rows) {
    double best = INFINITY;
    for (size_t i = 0; i < product->tile_count; i++) {
        const struct matmul_tile *t = &product->tiles[i];
        double units = ceil(rows / t->rows) * t->across;
        double time = form_waves(units, product->processors, product->whole) * t->time + t->fixed + rows * t->each_row;
        best = time < best ? time : best;
    }
    double bytes = product->weight_bytes + rows * product->row_bytes;
    double fill = (product->copied_bytes + rows * product->row_bytes) / product->near_bytes;
    double near = 1 / (1 + fill * fill * fill);
    double memory = bytes * ((1 - near) / product->memory + near / product->near);
    double time = form_soft(best, memory, product->loss);
    return product->launch + time * (1 + product->throttle * time / (time + product->heat)) + product->quantise +
           rows * product->quantise_row;
}

static double seconds(const double *p, const double *s) {
    struct matmul product;
    const struct matmul_shape shape = {
        s[SHAPE_RATE], s[SHAPE_BANDWIDTH], s[SHAPE_PROCESSORS], s[SHAPE_CACHE], s[5], s[6], s[7], s[8], 2, s[9] > 0};
    matmul_bind(&product, p, &shape);
    return matmul_seconds(&product, s[4]);
}

static const char *const shape_names[] = {FORM_CHIP, "m", "n", "k", "input", "weight", "quantises"};

const struct form form_linear = {
    "linear", parameters, MATMUL_PARAMETERS, shape_names, sizeof shape_names / sizeof *shape_names, seconds};
