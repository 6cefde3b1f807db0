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

static double line(double launch, double step, double share, double ranks, double sent, double link) {
    return launch + step * (ranks - 1) + sent / (link * share);
}

double message_seconds(const double *p, double link, double ranks, double bytes, double factor) {
    double small = line(p[MESSAGE_LAUNCH], p[MESSAGE_STEP], p[MESSAGE_SHARE], ranks,
                        bytes * (p[MESSAGE_ONE_SHOT] > 0 ? ranks - 1 : factor), link);
    double medium = line(p[MESSAGE_LAUNCH] + p[MESSAGE_LAUNCH_2], p[MESSAGE_STEP_2], p[MESSAGE_SHARE_2], ranks,
                         factor * bytes, link);
    double share = p[MESSAGE_SHARE_3] * pow(ranks / 2, p[MESSAGE_SWITCH]);
    double large =
        line(p[MESSAGE_LAUNCH] + p[MESSAGE_LAUNCH_3], p[MESSAGE_STEP_3], share, ranks, factor * bytes, link) +
        p[MESSAGE_RAMP] * sqrt(bytes / link);
    return bytes > p[MESSAGE_LIMIT] ? large : small < medium ? small : medium;
}

static double seconds(const double *p, const double *s) { return message_seconds(p, s[0], s[1], s[2], s[3]); }

static const char *const shape_names[] = {"link", "ranks", "bytes", "factor"};

const struct form form_message = {
    "message", parameters, MESSAGE_PARAMETERS, shape_names, sizeof shape_names / sizeof *shape_names, seconds};
