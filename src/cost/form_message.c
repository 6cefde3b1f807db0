#include "cost/form_message.h"

#include <math.h>

static const struct form_parameter parameters[] = {
    {"launch", "s", 0, 2e-4, 4e-6, false, false, "of a small message"},
    {"step", "s", 0, 2e-5, 5e-7, false, false, "each further rank"},
    {"share", "", 0.02, 1, 0.6, true, false, "of the link"},
    {"launch_2", "s", 0, 5e-5, 2e-6, false, false, "of a medium message, more than of a small one"},
    {"step_2", "s", 0, 2e-5, 5e-7, false, false, "each further rank"},
    {"share_2", "", 0.02, 1, 0.6, true, false, "of the link"},
    {"launch_3", "s", 0, 1e-4, 5e-6, false, false, "of a large message, more than of a small one"},
    {"step_3", "s", 0, 2e-5, 1e-6, false, false, "each further rank"},
    {"share_3", "", 0.02, 1, 0.75, true, false, "of the link"},
    {"switch", "", -0.2, 0.6, 0.1, false, false, "power of n / 2 by which a reducing switch helps"},
    {"ramp", "", 0, 1e-2, 1e-3, false, false, "s^1/2 of sqrt(bytes / link)"},
    {"limit", "B", 1e3, 1e9, 4e6, true, false, "the largest message of the first two kinds"},
    {"one_shot", "", 0, 1, 0, false, true, "whether small messages go to all ranks whole"},
};
_Static_assert(sizeof parameters / sizeof *parameters == MESSAGE_PARAMETERS, "ORDER MESSAGE");

static struct message_line line(double launch, double step, double share, double ranks, double sent, double link) {
    return (struct message_line){launch + step * (ranks - 1), sent / (link * share)};
}

void message_bind(struct message *message, const double *p, double link, double ranks, double factor) {
    double share = p[MESSAGE_SHARE_3] * pow(ranks / 2, p[MESSAGE_SWITCH]);
    double one_shot = p[MESSAGE_ONE_SHOT] > 0 ? ranks - 1 : factor;
    *message = (struct message){
        .small = line(p[MESSAGE_LAUNCH], p[MESSAGE_STEP], p[MESSAGE_SHARE], ranks, one_shot, link),
        .medium =
            line(p[MESSAGE_LAUNCH] + p[MESSAGE_LAUNCH_2], p[MESSAGE_STEP_2], p[MESSAGE_SHARE_2], ranks, factor, link),
        .large = line(p[MESSAGE_LAUNCH] + p[MESSAGE_LAUNCH_3], p[MESSAGE_STEP_3], share, ranks, factor, link),
        .ramp = p[MESSAGE_RAMP] / sqrt(link),
        .limit = p[MESSAGE_LIMIT],
    };
}

void message_seconds(const struct message *message, const double *restrict bytes, double *restrict seconds, size_t n) {
    const struct message m = *message;
    for (size_t i = 0; i < n; i++) {
        double small = m.small.fixed + bytes[i] * m.small.each_byte;
        double medium = m.medium.fixed + bytes[i] * m.medium.each_byte;
        double large = m.large.fixed + bytes[i] * m.large.each_byte + m.ramp * sqrt(bytes[i]);
        double better = small < medium ? small : medium;
        seconds[i] = bytes[i] > m.limit ? large : better;
    }
}

static double seconds(const double *p, const double *s) {
    struct message message;
    double time;
    message_bind(&message, p, s[0], s[1], s[3]);
    message_seconds(&message, &s[2], &time, 1);
    return time;
}

static const char *const shape_names[] = {"link", "ranks", "bytes", "factor"};

const struct form form_message = {
    "message", parameters, MESSAGE_PARAMETERS, shape_names, sizeof shape_names / sizeof *shape_names, seconds};
