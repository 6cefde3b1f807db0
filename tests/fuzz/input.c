#include "fuzz/input.h"

#include <ctype.h>
#include <math.h>

uint8_t next(struct input *in) {
    while (in->at < in->end && isspace(*in->at)) in->at++;
    return in->at < in->end ? *in->at++ : '1';
}

unsigned pick(struct input *in, size_t count) { return (uint8_t)(next(in) - '0') % (unsigned)count; }

static const struct {
    uint8_t letter;
    double value;
} hostile[] = {{'N', (double)NAN}, {'I', INFINITY}, {'H', 1e308}, {'M', -1},   {'T', 5e-324},
               {'X', 1e-300},      {'E', 1e6},      {'G', 1e9},   {'B', 1e12}, {'P', 1e15},
               {'C', 4294967296},  {'Q', 0.5},      {'K', 1e-6},  {'Z', -0.0}};

double number(struct input *in) {
    const uint8_t c = next(in);
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++)
        if (hostile[i].letter == c) return hostile[i].value;
    if (isdigit(c)) return c - '0';
    return islower(c) ? exp2(c - 'a' + 1) : c;
}

double whole(struct input *in, double low, double high) {
    double value = floor(number(in));
    if (!(value >= low)) return low;
    return value > high ? high : value;
}

double positive(struct input *in) {
    double value = number(in);
    return value > 0 && isfinite(value) ? value : 1;
}

double amount(struct input *in) {
    double value = number(in);
    return value >= 0 ? value : 0;
}
