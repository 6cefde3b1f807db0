#include "simulate/prefix.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/vector.h"

/* Some blocks in a row that end in one segment. All that follows a node follows its last block: where paths part, or
 * one of them is held, inside a node, it is split.
 *
 * `path` stands for all segments up to its own and where each begins; a segment like no other has a number that comes
 * once. What follows a node is found by its path, so that segments in which no block ends need no node. */
struct node {
    uint64_t path;
    uint32_t parent;
    uint32_t depth, blocks; /* all up to its last one, and its own */
    uint32_t held;          /* ends here that are held, and nodes that follow and are held */
    uint32_t newer, older;  /* where it is not held: the neighbours in the list of idle nodes */
    uint32_t next;          /* in its bucket; of a node that is free: the next one */
};

/* The list of idle nodes is a ring through the root. A path is put there from its end, so that of a node and what
 * follows it the latter is older: the oldest node is followed by none. */
struct prefix_cache {
    VECTOR(struct node) nodes; /* [0]: the root */
    uint32_t free;             /* the first that is */
    uint32_t *buckets;
    size_t bucket_count, used; /* buckets: a power of two */
    size_t blocks, idle;
    uint64_t unique; /* segments that are like no other, so far */
    uint32_t block_tokens;
};

enum mt_status prefix_new(struct prefix_cache **cache, uint32_t block_tokens, struct mt_error *error) {
    struct prefix_cache *new = calloc(1, sizeof *new);
    *cache = NULL;
    if (new == NULL) return mt_fail_nomem(error);
    new->block_tokens = block_tokens > 0 ? block_tokens : 1;
    new->bucket_count = 64;
    new->buckets = calloc(new->bucket_count, sizeof *new->buckets);
    if (new->buckets == NULL || !vector_reserve(&new->nodes, 1)) {
        prefix_free(new);
        return mt_fail_nomem(error);
    }
    vector_push(&new->nodes, (struct node){.path = hash_mix(1, 0)}); /* unlike ids: of equals hash_mix makes 0 */
    *cache = new;
    return MT_OK;
}

void prefix_free(struct prefix_cache *cache) {
    if (cache == NULL) return;
    free(cache->buckets);
    free(cache->nodes.items);
    free(cache);
}

size_t prefix_blocks(const struct prefix_cache *cache) { return cache->blocks; }

size_t prefix_idle_blocks(const struct prefix_cache *cache) { return cache->idle; }

static struct node *node_at(const struct prefix_cache *cache, uint32_t i) { return &cache->nodes.items[i]; }

/*
** {======================================================
** Nodes by what they follow
** =======================================================
*/

static uint32_t *bucket_of(const struct prefix_cache *cache, uint32_t parent, uint64_t path) {
    return &cache->buckets[hash_mix(path, parent) & (cache->bucket_count - 1)];
}

/* The node of that path that follows another; 0: there is none. */
static uint32_t follower(const struct prefix_cache *cache, uint32_t parent, uint64_t path) {
    uint32_t i = *bucket_of(cache, parent, path);
    while (i != 0 && (node_at(cache, i)->path != path || node_at(cache, i)->parent != parent))
        i = node_at(cache, i)->next;
    return i;
}

static void enter(struct prefix_cache *cache, uint32_t i) {
    struct node *node = node_at(cache, i);
    uint32_t *bucket = bucket_of(cache, node->parent, node->path);
    node->next = *bucket;
    *bucket = i;
}

static void leave(struct prefix_cache *cache, uint32_t i) {
    uint32_t *link = bucket_of(cache, node_at(cache, i)->parent, node_at(cache, i)->path);
    while (*link != i) link = &node_at(cache, *link)->next;
    *link = node_at(cache, i)->next;
}

/* Where memory is short the chains grow longer, which is slower and not wrong. */
static void widen(struct prefix_cache *cache) {
    if (cache->used < cache->bucket_count) return;
    uint32_t *old = cache->buckets, *wider = calloc(2 * cache->bucket_count, sizeof *wider);
    if (wider == NULL) return;
    size_t old_count = cache->bucket_count;
    cache->buckets = wider;
    cache->bucket_count = 2 * old_count;
    for (size_t b = 0; b < old_count; b++)
        for (uint32_t i = old[b], next; i != 0; i = next) {
            next = node_at(cache, i)->next;
            enter(cache, i);
        }
    free(old);
}

/* }====================================================== */

/*
** {======================================================
** Idle nodes
** =======================================================
*/

/* Puts a node that nobody holds before another, which is older. */
static void put_newer(struct prefix_cache *cache, uint32_t i, uint32_t than) {
    struct node *node = node_at(cache, i), *older = node_at(cache, than);
    node->older = than;
    node->newer = older->newer;
    node_at(cache, older->newer)->older = i;
    older->newer = i;
}

static void take_out(struct prefix_cache *cache, uint32_t i) {
    const struct node *node = node_at(cache, i);
    node_at(cache, node->newer)->older = node->older;
    node_at(cache, node->older)->newer = node->newer;
}

static void hold(struct prefix_cache *cache, prefix_end end) {
    for (uint32_t i = end; i != 0 && node_at(cache, i)->held++ == 0; i = node_at(cache, i)->parent) {
        take_out(cache, i);
        cache->idle -= node_at(cache, i)->blocks;
    }
}

static uint32_t newest(const struct prefix_cache *cache) { return node_at(cache, 0)->older; }

void prefix_release(struct prefix_cache *cache, prefix_end end) {
    for (uint32_t i = end; i != 0 && --node_at(cache, i)->held == 0; i = node_at(cache, i)->parent) {
        put_newer(cache, i, newest(cache));
        cache->idle += node_at(cache, i)->blocks;
    }
}

/* }====================================================== */

/* There is room: prefix_keep saw to a node for every block. */
static uint32_t take_node(struct prefix_cache *cache) {
    uint32_t i = cache->free;
    cache->used++;
    if (i == 0) return (uint32_t)cache->nodes.count++;
    cache->free = node_at(cache, i)->next;
    return i;
}

/* Makes the first `blocks` of a node one of its own, which is returned; the rest stays what it is to all who hold it
 * and to what follows it. */
static uint32_t split(struct prefix_cache *cache, uint32_t i, uint32_t blocks) {
    uint32_t first = take_node(cache);
    struct node *node = node_at(cache, i);
    leave(cache, i);
    *node_at(cache, first) = (struct node){.path = node->path,
                                           .parent = node->parent,
                                           .depth = node->depth - node->blocks + blocks,
                                           .blocks = blocks,
                                           .held = node->held > 0};
    node->parent = first;
    node->blocks -= blocks;
    enter(cache, first);
    enter(cache, i);
    if (node->held == 0) put_newer(cache, first, i);
    return first;
}

/* An idle node of new blocks. */
static uint32_t append(struct prefix_cache *cache, uint32_t parent, uint64_t path, uint32_t blocks) {
    uint32_t i = take_node(cache);
    *node_at(cache, i) = (struct node){
        .path = path, .parent = parent, .depth = node_at(cache, parent)->depth + blocks, .blocks = blocks};
    enter(cache, i);
    put_newer(cache, i, newest(cache));
    cache->blocks += blocks;
    cache->idle += blocks;
    return i;
}

/* How far along its path a walk came. */
struct walk {
    uint32_t at;
    uint64_t path, tokens;
};

static void begin_segment(struct prefix_cache *cache, struct walk *walk, uint64_t id) {
    const uint64_t path = id != 0 ? hash_mix(walk->path, id) : hash_mix(hash_mix(walk->path, 0), ++cache->unique);
    walk->path = hash_mix(path, walk->tokens);
}

/* Follows a segment that was begun to where it ends, or as far as it is kept; returns the blocks that are not. */
static uint64_t follow(struct prefix_cache *cache, struct walk *walk, uint32_t tokens) {
    walk->tokens += tokens;
    const uint64_t whole = walk->tokens / cache->block_tokens;
    while (node_at(cache, walk->at)->depth < whole) {
        const uint32_t depth = node_at(cache, walk->at)->depth, next = follower(cache, walk->at, walk->path);
        if (next == 0) return whole - depth;
        walk->at = node_at(cache, next)->depth > whole ? split(cache, next, (uint32_t)whole - depth) : next;
    }
    return 0;
}

/* The last node of what is kept of a path. */
static uint32_t last_kept(struct prefix_cache *cache, const struct segment *segments, size_t count) {
    struct walk walk = {.path = node_at(cache, 0)->path};
    for (size_t i = 0; i < count && segments[i].id != 0; i++) {
        if (segments[i].tokens == 0) continue;
        begin_segment(cache, &walk, segments[i].id);
        if (follow(cache, &walk, segments[i].tokens) > 0) break;
    }
    return walk.at;
}

uint32_t prefix_kept(struct prefix_cache *cache, const struct segment *segments, size_t count) {
    return node_at(cache, last_kept(cache, segments, count))->depth * cache->block_tokens;
}

uint32_t prefix_find(struct prefix_cache *cache, const struct segment *segments, size_t count, prefix_end *end) {
    *end = last_kept(cache, segments, count);
    hold(cache, *end);
    return node_at(cache, *end)->depth * cache->block_tokens;
}

/* Room for a path of so many tokens: never more nodes than blocks. So finding, which splits nodes, allocates nothing.
 */
static bool reserve(struct prefix_cache *cache, uint64_t tokens) {
    const uint64_t needed = 1 + cache->blocks + tokens / cache->block_tokens;
    if (needed > UINT32_MAX) return false;
    struct node **items = &cache->nodes.items;
    return vector_grow((void **)items, &cache->nodes.capacity, (size_t)needed, sizeof **items);
}

/* A walk that has followed what is held, and how many segments it is past. */
static size_t walk_held(struct prefix_cache *cache, const struct segment *segments, size_t count, prefix_end held,
                        struct walk *walk) {
    const struct node *node = node_at(cache, held);
    const uint64_t tokens = (uint64_t)node->depth * cache->block_tokens;
    size_t i = 0;
    *walk = (struct walk){.at = held, .path = node->path};
    for (; i < count && walk->tokens + segments[i].tokens < tokens; i++) walk->tokens += segments[i].tokens;
    return i;
}

enum mt_status prefix_keep(struct prefix_cache *cache, const struct segment *segments, size_t count, prefix_end held,
                           prefix_end *end, size_t *blocks, struct mt_error *error) {
    uint64_t tokens = 0;
    for (size_t i = 0; i < count; i++) tokens += segments[i].tokens;
    if (!reserve(cache, tokens)) return mt_fail_nomem(error);
    widen(cache);
    struct walk walk;
    const size_t before = cache->blocks, first = walk_held(cache, segments, count, held, &walk);
    for (size_t i = first; i < count; i++) {
        if (segments[i].tokens == 0) continue;
        const bool begun = held != 0 && i == first; /* what is held ends in it */
        if (!begun) begin_segment(cache, &walk, segments[i].id);
        const uint64_t missing = follow(cache, &walk, segments[i].tokens);
        if (missing > 0) walk.at = append(cache, walk.at, walk.path, (uint32_t)missing);
    }
    hold(cache, walk.at);
    prefix_release(cache, held);
    *end = walk.at;
    *blocks = cache->blocks - before;
    return MT_OK;
}

/* Takes blocks off the end of an idle node that none follows. */
static void shorten(struct prefix_cache *cache, uint32_t i, uint32_t blocks) {
    struct node *node = node_at(cache, i);
    cache->blocks -= blocks;
    cache->idle -= blocks;
    node->blocks -= blocks;
    node->depth -= blocks;
    if (node->blocks > 0) return;
    leave(cache, i);
    take_out(cache, i);
    node->next = cache->free;
    cache->free = i;
    cache->used--;
}

size_t prefix_evict(struct prefix_cache *cache, size_t blocks) {
    size_t left = blocks;
    for (uint32_t oldest; left > 0 && (oldest = node_at(cache, 0)->newer) != 0;) {
        const uint32_t most = node_at(cache, oldest)->blocks, part = left < most ? (uint32_t)left : most;
        shorten(cache, oldest, part);
        left -= part;
    }
    return blocks - left;
}
