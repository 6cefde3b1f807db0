#include "memory/room.h"

#include <math.h>

static bool grows(const struct kept *kept) { return isinf(kept->window); }

/* Bytes on a rank for each block of the layers that keep everything. */
static double growing_bytes(const struct stage *stage, double block_tokens) {
    double bytes = 0;
    for (size_t k = 0; k < stage->kept.count; k++)
        if (grows(&stage->kept.items[k])) bytes += stage->kept.items[k].token_bytes * block_tokens;
    return bytes;
}

/* Bytes that a sequence keeps in all other layers. */
static double fixed_bytes(const struct stage *stage, double tokens) {
    double bytes = 0;
    for (size_t k = 0; k < stage->kept.count; k++) {
        const struct kept *kept = &stage->kept.items[k];
        double most = grows(kept) ? 0 : (tokens < kept->window ? tokens : kept->window) / kept->cp;
        bytes += most * kept->token_bytes + kept->sequence_bytes;
    }
    return bytes;
}

/* Ranks over which each position is spread. */
static double spread(const struct stage *stage) {
    double cp = 1;
    for (size_t k = 0; k < stage->kept.count; k++)
        if (grows(&stage->kept.items[k]) && stage->kept.items[k].cp > cp) cp = stage->kept.items[k].cp;
    return cp;
}

static double available(const struct memory_plan *plan, double weights, double activations) {
    const struct memory_away *away = &plan->away;
    if (away->kv) return away->kv_capacity - (away->together ? weights : 0);
    return plan->capacity - plan->reserved - activations - (away->weights ? 0 : weights);
}

static struct memory_room room_of(const struct memory_plan *plan, const struct memory_stage *stage, double activations,
                                  double tokens) {
    struct memory_room room = {.stage = stage->decode, .block_tokens = plan->block_tokens * spread(stage->decode)};
    room.block_bytes = growing_bytes(stage->decode, plan->block_tokens);
    if (room.block_bytes == 0) { /* a block is then what one sequence takes */
        room.block_tokens = INFINITY;
        room.block_bytes = fixed_bytes(stage->decode, tokens);
    }
    double bytes = available(plan, memory_weights(stage), activations);
    double of_rank = room.block_bytes == 0 ? INFINITY : floor(bytes / room.block_bytes);
    room.blocks = of_rank > 0 ? of_rank * plan->decode->config.degree[AXIS_ATTENTION_DP] : 0;
    return room;
}

/* How many sequences of that length a room holds. */
static double holds(const struct memory_room *room, double tokens) {
    return room->blocks / (memory_fixed_blocks(room, tokens) + ceil(tokens / room->block_tokens));
}

void memory_measure_room(const struct memory_plan *plan, const struct memory_load *load, lanes *registers,
                         struct memory_room *room) {
    struct memory_result result;
    double tokens = load->isl[0] + load->osl[0];
    memory_evaluate(plan, load, registers, &result, 1);
    for (size_t s = 0; s < plan->stage_count; s++) {
        struct memory_room of_stage = room_of(plan, &plan->stages[s], result.activations[0], tokens);
        if (s == 0 || holds(&of_stage, tokens) < holds(room, tokens)) *room = of_stage;
    }
}

double memory_fixed_blocks(const struct memory_room *room, double tokens) {
    return room->block_bytes == 0 ? 0 : ceil(fixed_bytes(room->stage, tokens) / room->block_bytes);
}
