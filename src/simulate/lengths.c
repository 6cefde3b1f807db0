#include "simulate/lengths.h"

static enum mt_status check_tokens(const struct distribution *tokens, const char *what, struct mt_error *error) {
    if (tokens->least < 1)
        return mt_fail(error, MT_MISUSE, "%s: least is %g; it must be 1 or more", what, tokens->least);
    return distribution_check(tokens, what, error);
}

enum mt_status lengths_check(const struct lengths *lengths, struct mt_error *error) {
    if (lengths->pairs != NULL)
        return lengths->pairs->rows.count > 0 ? MT_OK : mt_fail(error, MT_MISUSE, "lengths: the trace is empty");
    enum mt_status status = check_tokens(&lengths->isl, "isl", error);
    return status != MT_OK ? status : check_tokens(&lengths->osl, "osl", error);
}

void lengths_draw(const struct lengths *lengths, struct random *random, uint32_t *isl, uint32_t *osl) {
    if (lengths->pairs == NULL) {
        *isl = distribution_draw_whole(&lengths->isl, random);
        *osl = distribution_draw_whole(&lengths->osl, random);
        return;
    }
    size_t count = lengths->pairs->rows.count;
    const struct trace_row *row = &lengths->pairs->rows.items[(size_t)(random_uniform(random) * (double)count)];
    *isl = row->isl;
    *osl = row->osl;
}
