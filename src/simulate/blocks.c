#include "simulate/blocks.h"

#include <stdlib.h>

enum mt_status blocks_init(struct blocks *blocks, uint64_t total, uint32_t tokens, struct mt_error *error) {
    *blocks = (struct blocks){.total = total, .tokens = tokens};
    if (tokens > BLOCK_TOKENS_MAX)
        return mt_fail(error, MT_LIMIT, "block_tokens is %u; a simulation takes at most %d", tokens, BLOCK_TOKENS_MAX);
    if (tokens == 0) return MT_OK;
    blocks->full = calloc(tokens, sizeof *blocks->full);
    return blocks->full != NULL ? MT_OK : mt_fail_nomem(error);
}

void blocks_free(struct blocks *blocks) {
    free(blocks->full);
    *blocks = (struct blocks){0};
}

uint64_t blocks_of(const struct blocks *blocks, uint64_t tokens) {
    return blocks->tokens == 0 ? 0 : (tokens + blocks->tokens - 1) / blocks->tokens;
}

/* A sequence that held `tokens` at `clock` fills a block whenever the clock is this, modulo the tokens of a block. */
static uint64_t place(const struct blocks *blocks, uint64_t tokens, uint64_t clock) {
    return (clock % blocks->tokens + blocks->tokens - tokens % blocks->tokens) % blocks->tokens;
}

void blocks_join(struct blocks *blocks, uint64_t tokens) {
    blocks->decoding++;
    if (blocks->tokens > 0) blocks->full[place(blocks, tokens, blocks->clock)]++;
}

void blocks_leave(struct blocks *blocks, uint64_t tokens, uint64_t clock) {
    blocks->decoding--;
    if (blocks->tokens > 0) blocks->full[place(blocks, tokens, clock)]--;
}

uint64_t blocks_growth(const struct blocks *blocks, uint64_t tokens) {
    if (blocks->tokens == 0) return 0;
    uint64_t growth = tokens / blocks->tokens * blocks->decoding;
    for (uint64_t i = 0; i < tokens % blocks->tokens; i++) growth += blocks->full[(blocks->clock + i) % blocks->tokens];
    return growth;
}

uint64_t blocks_reach(const struct blocks *blocks, uint64_t most, uint64_t free) {
    if (blocks->tokens == 0 || blocks->decoding == 0) return most;
    uint64_t rounds = free / blocks->decoding, tokens = rounds * blocks->tokens;
    if (tokens >= most) return most;
    for (uint64_t left = free % blocks->decoding; tokens < most; tokens++) {
        uint64_t next = blocks->full[(blocks->clock + tokens) % blocks->tokens];
        if (next > left) break;
        left -= next;
    }
    return tokens;
}

void blocks_grow(struct blocks *blocks, uint64_t tokens) {
    blocks->used += blocks_growth(blocks, tokens);
    blocks->clock += tokens;
}
