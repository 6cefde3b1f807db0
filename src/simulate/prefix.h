/* prefix.h: which prompts begin alike: the caches that an engine keeps of requests that are done.
 *
 * A tree of segments (a radix tree: Zheng et al. 2024, arXiv 2312.07104). Only whole blocks are kept and found; what
 * is in one follows all that was before it. What somebody holds stays, and all that it follows; of the rest the blocks
 * go first that were held the longest ago, a path's last ones before those they follow.
 */
#ifndef MANTILE_SIMULATE_PREFIX_H
#define MANTILE_SIMULATE_PREFIX_H

#include <stddef.h>

#include "base/status.h"
#include "simulate/traffic.h"

struct prefix_cache;

/* The place in the tree where a path ends. 0 is the root: nothing, which needs no release. */
typedef uint32_t prefix_end;

enum mt_status prefix_new(struct prefix_cache **cache, uint32_t block_tokens, struct mt_error *error);
void prefix_free(struct prefix_cache *cache);

/* How many tokens of the beginning of a prompt are kept, in whole blocks. */
uint32_t prefix_kept(struct prefix_cache *cache, const struct segment *segments, size_t count);

/* The same, and holds them: the end must be released. */
uint32_t prefix_find(struct prefix_cache *cache, const struct segment *segments, size_t count, prefix_end *end);

/* Keeps a path whose blocks were computed, and holds it. `held` is what the caller holds of the same path already, and
 * is released, except where this fails. *blocks: how many of the path's blocks are the tree's now and were not before:
 * the rest of the caller's were there twice. */
enum mt_status prefix_keep(struct prefix_cache *cache, const struct segment *segments, size_t count, prefix_end held,
                           prefix_end *end, size_t *blocks, struct mt_error *error);

void prefix_release(struct prefix_cache *cache, prefix_end end);

/* Gives up blocks that nobody holds until so many are free or none is left; returns how many. */
size_t prefix_evict(struct prefix_cache *cache, size_t blocks);

/* Blocks of the tree, and those of them that nobody holds. */
size_t prefix_blocks(const struct prefix_cache *cache);
size_t prefix_idle_blocks(const struct prefix_cache *cache);

#endif
