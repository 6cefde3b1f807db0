/* accelerator.h: what one accelerator is, as its datasheet states it, and how
 * accelerators are wired. Facts only: no formula of time lives here. */
#ifndef MANTILE_HARDWARE_ACCELERATOR_H
#define MANTILE_HARDWARE_ACCELERATOR_H

#include <stddef.h>

#include "base/dtype.h"
#include "base/status.h"

#define LINKS_MAX 4
#define TIERS_MAX 4

/* Links of one level join `domain` accelerators with consecutive rank numbers. */
struct link {
    double bandwidth; /* bytes/s, one way, per accelerator */
    double latency;   /* s, of the smallest message */
    double domain;    /* accelerators reachable; INFINITY on the outermost level */
    bool reduces;     /* the switch sums: an all_reduce sends the tensor once */
    bool host;        /* through the host, which all ranks share */
};

/* Memory that one accelerator reads: its own, the host's, a disk. */
struct tier {
    double capacity;  /* bytes, one accelerator's share */
    double bandwidth; /* bytes/s */
};

struct accelerator {
    double peak[DTYPE_UNIT_COUNT];     /* dense FLOP/s; 0: not supported */
    double processors;                 /* streaming multiprocessors or compute units */
    double cache;                      /* bytes of the last level */
    double capacity;                   /* bytes of its own memory, where activations are */
    double bandwidth;                  /* bytes/s */
    struct tier others[TIERS_MAX - 1]; /* memory it reads besides */
    size_t weights_in, kv_in;          /* 0: its own memory; t: others[t - 1] */
    struct link links[LINKS_MAX];
    size_t link_count;         /* innermost (fastest, smallest domain) first */
    double power_w, idle_w;    /* at full load, and running kernels that use nothing; NAN: not known */
    double price_usd_per_hour; /* NAN: not known */
};

/* The rate of matmuls in `type`: that of the narrowest type that holds it and
 * that the accelerator has. 0 when there is none. */
double accelerator_rate(const struct accelerator *accelerator, enum dtype type);

/* Memory tier t: 0 is its own. */
struct tier accelerator_tier(const struct accelerator *accelerator, size_t t);

/* The innermost level of links that joins so many accelerators, or the outermost one; there must be one. */
const struct link *accelerator_joining(const struct accelerator *accelerator, double gpus);

/* How a group of `ranks` with rank numbers `stride` apart spreads over the link
 * levels: sizes[l] ranks meet over level l, and their product is `ranks`.
 * MT_MISUSE when the group reaches past the outermost level. */
enum mt_status accelerator_spread(const struct accelerator *accelerator, double ranks, double stride,
                                  double sizes[LINKS_MAX], struct mt_error *error);

#endif
