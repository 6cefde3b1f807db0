#include "cost/form_mixture.h"

#include <math.h>

static const struct form_parameter parameters[] = {
    {"launch", "s", 0, 3e-4, 2e-5, false, false, "what every call takes"},
    {"compute", "", 0.02, 1, 0.6, true, false, "share of the peak rate inside a tile"},
    {"memory", "", 0.05, 1, 0.7, true, false, "share of the memory bandwidth"},
    {"serial", "s", 1e-11, 2e-8, 1.2e-9, true, false, "latency of one step of k"},
    {"tile", "s", 0, 2e-5, 1.5e-6, false, false, "start and end of a tile"},
    {"whole", "", 0, 1, 0.3, false, false, "how far rounds of tiles count whole"},
    {"loss", "", 0, 1, 0.3, false, false, "share of the shorter of compute and memory that shows"},
    {"rows", "", 0.02, 1, 0.5, true, false, "share of the bandwidth of moving rows to experts and back"},
    {"all_rows", "", 0.02, 100, 10, true, false, "the same for buffers that hold all pairs of token and expert"},
    {"token", "s", 0, 2e-6, 1e-8, false, false, "each pair of token and expert, on one processor"},
    {"expert", "s", 0, 2e-6, 1e-8, false, false, "each expert held"},
    {"skew", "", 0, 1, 0.2, false, false, "power of ep by which the fullest rank has more, mild skew"},
    {"skew_more", "", 0, 1, 0.36, false, false, "the same, strong skew"},
    {"touched", "", 0.2, 3, 0.9, false, false, "experts touched under skew, against a random draw"},
    {"spread", "", 0.2, 30, 3, true, false, "how alike experts are in being chosen under skew"},
    {"near", "", 0.1, 8, 0.7, true, false, "share of the bandwidth where the cache holds all weights of a measurement"},
    {"copies", "", 0.5, 8, 1, true, false, "copies of the weights that a measurement goes through in turn"},
    {"pad", "", 0, 128, 0, false, false, "rows by which a tile computes more than it has"},
    {"wide", "", 0, 5, 0, false, true,
     "tiles of less than 64 rows: for any rows of an expert, up to 4, 8, 16; of less than 128: up to 8, 16"},
};
_Static_assert(sizeof parameters / sizeof *parameters == MIXTURE_PARAMETERS, "ORDER MIXTURE");

static const double tile_rows[] = {8, 16, 32, 64, 128, 256};
static const double TILE_WIDTH = 128;

/* Engines choose a kernel by the rows that an expert has on average: the most that a tile of so few rows serves. */
static double most_rows(const double *p, double tile_height) {
    static const struct { double least, most; } rules[] = {{0, 0}, {64, 4}, {64, 8}, {64, 16}, {128, 8}, {128, 16}};
    size_t rule = (size_t)p[MIXTURE_WIDE];
    return tile_height < rules[rule].least ? rules[rule].most : INFINITY;
}

static void keep_better(double *restrict best, const double *p, const struct mixture_product *m, double tile_height,
                        const double *restrict active, const double *restrict each, bool even, size_t n) {
    const double steps = form_ceil(m->k / 64) * 64, across = form_ceil(m->n / TILE_WIDTH);
    const double flops =
        2 * (tile_height + p[MIXTURE_PAD]) * TILE_WIDTH * steps * m->processors / (m->rate * p[MIXTURE_COMPUTE]);
    const double tile = form_soft(flops, steps * p[MIXTURE_SERIAL], p[MIXTURE_LOSS]) + p[MIXTURE_TILE];
    const double most = most_rows(p, tile_height), per_height = 1 / tile_height, whole = p[MIXTURE_WHOLE],
                 processors = m->processors;
    for (size_t i = 0; i < n; i++) {
        double filled = each[i] * per_height, drawn = filled + 0.5 > 1 ? filled + 0.5 : 1;
        double tiles = even ? form_ceil(filled) : drawn;
        double time = form_waves(active[i] * tiles * across, processors, whole) * tile;
        time = each[i] <= most ? time : INFINITY;
        best[i] = time < best[i] ? time : best[i];
    }
}

void mixture_product_seconds(const double *p, const struct mixture_product *m, const double *restrict rows,
                             const double *restrict active, bool even, double *restrict seconds, size_t n) {
    double each[FORM_LANES];
    const double weight = m->n * m->k * m->weight, row = (m->n + m->k) * m->input / 2, loss = p[MIXTURE_LOSS];
    const double per_byte = 1 / (m->bandwidth * p[MIXTURE_MEMORY]);
    for (size_t i = 0; i < n; i++) each[i] = active[i] > 0 ? rows[i] / active[i] : 0;
    for (size_t i = 0; i < n; i++) seconds[i] = INFINITY;
    for (size_t i = 0; i < sizeof tile_rows / sizeof *tile_rows; i++)
        keep_better(seconds, p, m, tile_rows[i], active, each, even, n);
    for (size_t i = 0; i < n; i++)
        seconds[i] = form_soft(seconds[i], (active[i] * weight + rows[i] * row) * per_byte, loss);
}

/* tokens, hidden, inter, top_k, experts, tp, ep, skew (0 dealt out, 1 mild, 2 strong), up (matrices), weight, input */
enum { TOKENS = SHAPE_CHIP, HIDDEN, INTER, TOP_K, EXPERTS, TP, EP, SKEW, UP, WEIGHT, INPUT };

static double smaller(double a, double b) { return a < b ? a : b; }

/* How much faster weights come that a benchmark finds in a large cache; those of a model are cold there. */
static double nearness(const double *p, double fill) {
    double cubed = pow(fill * p[MIXTURE_COPIES], 3), near = 1 / (1 + cubed * cubed);
    return 1 / (1 - near + near * p[MIXTURE_MEMORY] / p[MIXTURE_NEAR]);
}

/* Experts touched by rows that are drawn, where some experts are drawn more often than others: shares that vary as a
 * gamma distribution's leave one out as often as a negative binomial has none. */
static double touched(const double *p, double held, double rows) {
    double spread = p[MIXTURE_SPREAD];
    return held * (1 - pow(1 + p[MIXTURE_TOUCHED] * rows / held / spread, -spread));
}

static double seconds(const double *p, const double *s) {
    double held = s[EXPERTS] / s[EP], inter = s[INTER] / s[TP], pairs = s[TOKENS] * s[TOP_K];
    double skew = s[SKEW] <= 0 ? 1 : pow(s[EP], p[s[SKEW] > 1 ? MIXTURE_SKEW_MORE : MIXTURE_SKEW]);
    double rows = smaller(pairs / s[EP] * skew, s[TOKENS] * smaller(s[TOP_K], held));
    double active = s[SKEW] <= 0 ? smaller(held, rows) : touched(p, held, rows);
    double weights = (s[UP] + 1) * inter * s[HIDDEN] * s[WEIGHT] * held;
    struct mixture_product up = {s[SHAPE_RATE],
                                 s[SHAPE_BANDWIDTH] * nearness(p, weights / s[SHAPE_CACHE]),
                                 s[SHAPE_PROCESSORS],
                                 s[UP] * inter,
                                 s[HIDDEN],
                                 s[WEIGHT],
                                 s[INPUT]};
    struct mixture_product down = up;
    down.n = s[HIDDEN];
    down.k = inter;
    double first, second;
    mixture_product_seconds(p, &up, &rows, &active, s[SKEW] <= 0, &first, 1);
    mixture_product_seconds(p, &down, &rows, &active, s[SKEW] <= 0, &second, 1);
    double moved = 4 * s[TOKENS] * s[HIDDEN] + rows * s[HIDDEN] * (2 + 2 * s[INPUT]) + 2 * rows * inter * (s[UP] + 1);
    double all = 2 * pairs * (s[HIDDEN] + 3 * inter);
    return p[MIXTURE_LAUNCH] + first + second + moved / (s[SHAPE_BANDWIDTH] * p[MIXTURE_ROWS]) +
           all / (s[SHAPE_BANDWIDTH] * p[MIXTURE_ALL_ROWS]) + p[MIXTURE_TOKEN] * pairs / s[SHAPE_PROCESSORS] +
           p[MIXTURE_EXPERT] * held;
}

static const char *const shape_names[] = {FORM_CHIP, "tokens", "hidden", "inter", "top_k",  "experts",
                                          "tp",      "ep",     "skew",   "up",    "weight", "input"};

const struct form form_mixture = {
    "mixture", parameters, MIXTURE_PARAMETERS, shape_names, sizeof shape_names / sizeof *shape_names, seconds};
