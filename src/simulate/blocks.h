/* blocks.h: the pages of a replica's KV cache (Kwon et al. 2023, arXiv 2309.06180).
 *
 * All sequences that decode get tokens at the same time, so that one clock of tokens says for all of them when the next
 * page is full: counted by the clock modulo the page.
 */
#ifndef MANTILE_SIMULATE_BLOCKS_H
#define MANTILE_SIMULATE_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

#define BLOCK_TOKENS_MAX (1 << 16)
#define BLOCKS_MAX       ((uint64_t)1 << 46) /* of one replica */

struct blocks {
    uint64_t total, used; /* used: by requests, what a prefix cache has not among them */
    uint64_t clock;       /* tokens that a sequence has got which decodes from the beginning */
    uint64_t decoding;
    uint32_t tokens; /* of a block; 0: nothing grows */
    uint64_t *full;  /* [tokens] how many need a further block when the clock is that, modulo tokens */
};

enum mt_status blocks_init(struct blocks *blocks, uint64_t total, uint32_t tokens, struct mt_error *error);
void blocks_free(struct blocks *blocks);

/* Blocks of so many tokens. */
uint64_t blocks_of(const struct blocks *blocks, uint64_t tokens);

/* A sequence that holds `tokens` begins to decode, or ends that began at `clock` with so many; both keep `used` as it
 * is. */
void blocks_join(struct blocks *blocks, uint64_t tokens);
void blocks_leave(struct blocks *blocks, uint64_t tokens, uint64_t clock);

/* Further blocks for the next `tokens` tokens of each sequence that decodes. */
uint64_t blocks_growth(const struct blocks *blocks, uint64_t tokens);

/* The most tokens, up to `most`, for which `free` further blocks are enough. */
uint64_t blocks_reach(const struct blocks *blocks, uint64_t most, uint64_t free);

/* Gives each sequence that decodes `tokens` tokens. */
void blocks_grow(struct blocks *blocks, uint64_t tokens);

#endif
