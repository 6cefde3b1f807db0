/* input.h: a fuzzer's bytes as a text of one character a choice; blanks are
 * skipped, and what is behind the end is '1'. */
#ifndef MANTILE_FUZZ_INPUT_H
#define MANTILE_FUZZ_INPUT_H

#include <stddef.h>
#include <stdint.h>

struct input {
    const uint8_t *at, *end;
};

uint8_t next(struct input *in);

/* One of `count`: '0' is the first. */
unsigned pick(struct input *in, size_t count);

/* Digits are themselves, a to z powers of two, capitals what breaks things. */
double number(struct input *in);

/* The same as a whole number in a range, above 0 and finite, and of at least 0. */
double whole(struct input *in, double low, double high);
double positive(struct input *in);
double amount(struct input *in);

#endif
