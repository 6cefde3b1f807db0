#include "fuzz/allocation.h"

static size_t count, failing; /* the number of the one that fails */

void allocation_fail(size_t n) { failing = n == 0 ? 0 : count + n; }

size_t allocation_count(void) { return count; }

/* What the linker's --wrap calls instead of x: __wrap_x, where x is __real_x. */
void *__real_malloc(size_t size);
void *__real_calloc(size_t items, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t items, size_t size);
void *__wrap_realloc(void *block, size_t size);

void *__wrap_malloc(size_t size) { return ++count == failing ? NULL : __real_malloc(size); }

void *__wrap_calloc(size_t items, size_t size) { return ++count == failing ? NULL : __real_calloc(items, size); }

void *__wrap_realloc(void *block, size_t size) { return ++count == failing ? NULL : __real_realloc(block, size); }
