#include "explore/explore.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const axis_names[] = {"batch", "isl", "osl", "prefix"};
_Static_assert(sizeof axis_names / sizeof *axis_names == GRID_AXES, "ORDER AXIS");

const char *grid_axis_name(enum grid_axis axis) { return axis_names[axis]; }

size_t grid_size(const struct grid *grid) {
    size_t size = 1;
    for (int axis = 0; axis < GRID_AXES; axis++) size *= grid->count[axis];
    return size;
}

/* n workloads from number `first` on. */
static void fill(const struct grid *grid, size_t first, lanes *workload, size_t n) {
    for (size_t i = 0; i < n; i++) {
        size_t rest = first + i;
        for (int axis = GRID_AXES - 1; axis >= 0; axis--) {
            workload[axis][i] = grid->values[axis][rest % grid->count[axis]];
            rest /= grid->count[axis];
        }
    }
}

/* What a job's workloads run on, for one thread: a deployment, or a worker of each pool. */
struct site {
    const struct deployment *deployment, *prefill;
    const struct deployment_scratch *scratch; /* of both, as one evaluates after the other */
    struct known_prompts *known;              /* [EXPLORE_BLOCKS] */
};

/* A block of points as it is worked through. */
struct block {
    lanes variables[EXPLORE_VARIABLES];
    lanes columns[EXPLORE_COLUMNS_MAX];
    bool alive[LANES];
    size_t at, n; /* of the grid */
};

static void refuse(struct explore_job *job, struct block *block, size_t i, size_t why) {
    if (block->alive[i]) job->refused[why]++;
    block->alive[i] = false;
}

/* What the prefill pool does, which the jobs of all pools that decode share. */
static const struct pool_prompts *prompts_of(const struct site *site, const struct explore_job *job,
                                             const struct pools *pools, const struct workload_block *load,
                                             const struct block *block) {
    struct known_prompts *known = &site->known[block->at / LANES % EXPLORE_BLOCKS];
    const double gpus = pools_gpus(pools); /* which say what links join the pools */
    bool same = known->key == job->prefill_key && known->count == job->prefill_count && known->gpus == gpus;
    if (job->prefill_key > 0 && same && known->at == block->at && known->n == block->n) return &known->prompts;
    pools_prefill(pools, load, &known->prompts, block->n);
    known->key = job->prefill_key;
    known->count = job->prefill_count;
    known->gpus = gpus;
    known->at = block->at;
    known->n = block->n;
    return &known->prompts;
}

static void evaluate_pools(const struct site *site, const struct explore_job *job, const struct workload_block *load,
                           struct block *block) {
    const struct pools pools = {{site->prefill, site->scratch, job->prefill_count},
                                {site->deployment, site->scratch, job->decode_count}};
    const struct pool_prompts *prompts = prompts_of(site, job, &pools, load, block);
    pools_evaluate(&pools, &job->loop, load, prompts, block->variables, block->n);
}

static void evaluate_load(enum explore_mode mode, const struct site *site, const struct explore_job *job,
                          const struct workload_block *load, struct block *block) {
    switch (mode) {
    case EXPLORE_STATIC:
        deployment_evaluate(site->deployment, load, site->scratch, block->variables, block->n);
        break;
    case EXPLORE_CONTINUOUS:
        loop_evaluate(site->deployment, &job->loop, load, site->scratch, block->variables, block->n);
        break;
    case EXPLORE_DISAGG:
        evaluate_pools(site, job, load, block);
        break;
    }
    if (mode != EXPLORE_STATIC) memcpy(block->variables[EXPLORE_CONCURRENCY], load->batch, sizeof load->batch);
}

static void evaluate(enum explore_mode mode, const struct site *site, struct explore_job *job, struct block *block) {
    lanes *workload = &block->variables[EXPLORE_WORKLOAD];
    struct workload_block load;
    size_t n = block->n;
    memcpy(load.batch, workload[GRID_BATCH], sizeof load.batch);
    memcpy(load.osl, workload[GRID_OSL], sizeof load.osl);
    for (size_t i = 0; i < n; i++) {
        bool cached = workload[GRID_PREFIX][i] < workload[GRID_ISL][i];
        load.isl[i] = workload[GRID_ISL][i] + job->image_tokens;
        load.prefix[i] = cached ? workload[GRID_PREFIX][i] : 0;
        block->alive[i] = true;
        if (!cached) refuse(job, block, i, REFUSED_PREFIX);
    }
    evaluate_load(mode, site, job, &load, block);
}

static void limit(const struct exploration *exploration, struct explore_job *job, struct block *block) {
    lanes holds;
    for (size_t l = 0; l < exploration->limit_count; l++) {
        formula_evaluate(&exploration->limits[l], block->variables, holds, block->n);
        for (size_t i = 0; i < block->n; i++)
            if (!(holds[i] != 0)) refuse(job, block, i, l);
    }
}

static bool any_alive(const struct block *block) {
    for (size_t i = 0; i < block->n; i++)
        if (block->alive[i]) return true;
    return false;
}

static void measure(const struct exploration *exploration, struct block *block) {
    for (size_t c = 0; c < exploration->column_count; c++)
        formula_evaluate(&exploration->columns[c], block->variables, block->columns[c], block->n);
}

static bool is_known(const double *values, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (isnan(values[i])) return false;
    return true;
}

/* The front is of all points that keep the limits, whether or not the objectives of the best are known. */
static enum mt_status keep_front(const struct exploration *exploration, struct selection *front,
                                 const struct block *block, uint64_t number, struct mt_error *error) {
    double values[EXPLORE_COLUMNS_MAX];
    enum mt_status status = MT_OK;
    for (size_t i = 0; i < block->n && status == MT_OK; i++) {
        for (size_t f = 0; f < exploration->front; f++) values[f] = block->columns[exploration->objectives + f][i];
        if (block->alive[i] && is_known(values, exploration->front))
            status = selection_offer(front, number + i, values, error);
    }
    return status;
}

static void refuse_unknown(const struct exploration *exploration, struct explore_job *job, struct block *block) {
    for (size_t o = 0; o < exploration->objectives; o++)
        for (size_t i = 0; i < block->n; i++)
            if (isnan(block->columns[o][i])) refuse(job, block, i, REFUSED_UNKNOWN);
}

static enum mt_status keep(const struct exploration *exploration, struct selection *kept, const struct block *block,
                           uint64_t number, struct mt_error *error) {
    double values[EXPLORE_COLUMNS_MAX];
    enum mt_status status = MT_OK;
    for (size_t i = 0; i < block->n && status == MT_OK; i++) {
        if (!block->alive[i]) continue;
        for (size_t c = 0; c < exploration->column_count; c++) values[c] = block->columns[c][i];
        status = selection_offer(kept, number + i, values, error);
    }
    return status;
}

/* What no block of a job changes: facts, and what its mode does not have. */
static void prepare(struct block *block, const struct explore_job *job) {
    for (size_t v = METRIC_COUNT; v < EXPLORE_FIRST_FACT; v++)
        for (size_t i = 0; i < LANES; i++) block->variables[v][i] = (double)NAN;
    for (int fact = 0; fact < EXPLORE_FACTS; fact++)
        for (size_t i = 0; i < LANES; i++) block->variables[EXPLORE_FIRST_FACT + fact][i] = job->facts[fact];
}

static enum mt_status run(const struct exploration *exploration, const struct site *site, struct selection *kept,
                          struct selection *front, struct explore_job *job) {
    struct block block;
    enum mt_status status = MT_OK;
    prepare(&block, job);
    for (size_t at = job->from; at < job->to && status == MT_OK; at += LANES) {
        block.at = at;
        block.n = job->to - at < LANES ? job->to - at : LANES;
        fill(&exploration->grid, at, &block.variables[EXPLORE_WORKLOAD], block.n);
        evaluate(exploration->mode, site, job, &block);
        limit(exploration, job, &block);
        if (!any_alive(&block)) continue;
        measure(exploration, &block);
        if (exploration->front > 0) status = keep_front(exploration, front, &block, job->number + at, &job->error);
        if (status != MT_OK) break;
        refuse_unknown(exploration, job, &block);
        status = keep(exploration, kept, &block, job->number + at, &job->error);
    }
    return status;
}

struct explore_kept explore_kept_of(const struct exploration *exploration) {
    return (struct explore_kept){
        .found = selection_of(exploration->kind, exploration->column_count, exploration->objectives, exploration->most),
        .front = selection_of(SELECT_FRONT, exploration->front, exploration->front, 1),
    };
}

void explore_kept_free(struct explore_kept *kept) {
    selection_free(&kept->found);
    selection_free(&kept->front);
    deployment_scratch_free(&kept->scratch);
    free(kept->known);
}

static enum mt_status run_site(const struct exploration *exploration, const struct site *site,
                               struct explore_kept *kept, struct explore_job *job) {
    bool alone = exploration->kind == SELECT_ALL || exploration->each > 0;
    enum mt_status status = run(exploration, site, alone ? &job->found : &kept->found, &kept->front, job);
    if (exploration->kind == SELECT_ALL || status != MT_OK) return status;
    return selection_join(&kept->found, &job->found, &job->error);
}

static enum mt_status run_alone(const struct exploration *exploration, struct explore_kept *kept,
                                struct explore_job *job) {
    struct deployment deployment;
    struct site site = {.deployment = &deployment, .scratch = &kept->scratch};
    enum mt_status status = deployment_init(&deployment, &job->terms, &job->error);
    if (status != MT_OK) return status;
    status = deployment_scratch_reserve(&kept->scratch, &deployment, &job->error);
    if (status == MT_OK) status = run_site(exploration, &site, kept, job);
    deployment_free(&deployment);
    return status;
}

/* A thread's scratch for both pools, and where it keeps what prefill pools do. */
static enum mt_status prepare_pools(const struct explore_job *job, struct explore_kept *kept, struct mt_error *error) {
    enum mt_status status = deployment_scratch_reserve(&kept->scratch, job->decode, error);
    if (status == MT_OK) status = deployment_scratch_reserve(&kept->scratch, job->prefill, error);
    if (status != MT_OK || kept->known != NULL) return status;
    kept->known = calloc(EXPLORE_BLOCKS, sizeof *kept->known);
    return kept->known != NULL ? MT_OK : mt_fail_nomem(error);
}

static enum mt_status run_pools(const struct exploration *exploration, struct explore_kept *kept,
                                struct explore_job *job) {
    enum mt_status status = prepare_pools(job, kept, &job->error);
    if (status != MT_OK) return status;
    const struct site site = {
        .deployment = job->decode, .prefill = job->prefill, .scratch = &kept->scratch, .known = kept->known};
    return run_site(exploration, &site, kept, job);
}

void explore_run(const struct exploration *exploration, struct explore_kept *kept, struct explore_job *job) {
    bool pools = exploration->mode == EXPLORE_DISAGG;
    job->status = (pools ? run_pools : run_alone)(exploration, kept, job);
}
