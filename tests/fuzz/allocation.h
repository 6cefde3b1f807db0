/* allocation.h: memory that runs out on purpose. Programs that use it are linked
 * with --wrap for malloc, calloc and realloc. */
#ifndef MANTILE_FUZZ_ALLOCATION_H
#define MANTILE_FUZZ_ALLOCATION_H

#include <stddef.h>

/* Lets allocation number n from now on fail, once; 0: none. */
void allocation_fail(size_t n);

/* How many there were so far. */
size_t allocation_count(void);

#endif
