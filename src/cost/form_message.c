#include "cost/form_message.h"

#include <math.h>

static const struct form_parameter parameters[] = {
    {"launch", "s", 0, 2e-4, 4e-6, false, FORM_FREE, "of a small message"},
    {"step", "s", 0, 2e-5, 5e-7, false, FORM_FREE, "each further rank"},
    {"share", "", 0.02, 1, 0.6, true, FORM_FREE, "of the link"},
    {"launch_2", "s", 0, 1e-4, 2e-6, false, FORM_FREE, "of a medium message, more than of a small one"},
    {"step_2", "s", 0, 2e-5, 5e-7, false, FORM_FREE, "each further rank"},
    {"share_2", "", 0.02, 1, 0.6, true, FORM_FREE, "of the link"},
    {"launch_3", "s", 0, 2e-4, 5e-6, false, FORM_FREE, "of a large message, more than of a small one"},
    {"step_3", "s", 0, 5e-5, 1e-6, false, FORM_FREE, "each further rank"},
    {"share_3", "", 0.02, 1, 0.75, true, FORM_FREE, "of the link"},
    {"switch", "", -0.2, 0.6, 0.1, false, FORM_FREE, "power of n / 2 by which a reducing switch helps"},
    {"shared", "", 0, 2.5, 0, false, FORM_FREE, "power of n / 2 by which a path that ranks share slows them"},
    {"ramp", "", 0, 1e-2, 1e-3, false, FORM_FREE, "s^1/2 of sqrt(bytes / link)"},
    {"host", "s", 0, 3e-4, 0, false, FORM_FREE, "what the host takes to start it, which hides the rest"},
    {"limit_1", "B", 1024, 1 << 30, 1 << 20, true, FORM_JUMP, "bytes n / 2 from which a message is not small, by rule"},
    {"limit", "B", 1024, 1 << 30, 1 << 23, true, FORM_JUMP, "the largest message of the first two kinds"},
    {"one_shot", "", 0, 1, 0, false, FORM_CHOICE, "whether small messages go to all ranks whole"},
    {"rule", "", 0, 1, 0, false, FORM_CHOICE, "whether small and medium differ by limit_1: else the better is taken"},
};
_Static_assert(sizeof parameters / sizeof *parameters == MESSAGE_PARAMETERS, "ORDER MESSAGE");

static struct message_line line(double launch, double step, double each_byte, double ranks) {
    return (struct message_line){launch + step * (ranks - 1), each_byte};
}

/* The share of a large message grows with a switch that reduces, but what a rank sends does not vanish. */
static double large_byte(const double *p, double link, double ranks, double factor) {
    double share = p[MESSAGE_SHARE_3] * pow(ranks / 2, p[MESSAGE_SWITCH]);
    double least = factor < 1 ? factor : 1, each = factor / share;
    return (each > least ? each : least) / link;
}

void message_bind(struct message *message, const double *p, double link, double ranks, double factor) {
    double own = link / pow(ranks / 2, p[MESSAGE_SHARED]);
    double one_shot = p[MESSAGE_ONE_SHOT] > 0 ? ranks - 1 : factor;
    double launch = p[MESSAGE_LAUNCH];
    *message = (struct message){
        .small = line(launch, p[MESSAGE_STEP], one_shot / (own * p[MESSAGE_SHARE]), ranks),
        .medium = line(launch + p[MESSAGE_LAUNCH_2], p[MESSAGE_STEP_2], factor / (own * p[MESSAGE_SHARE_2]), ranks),
        .large = line(launch + p[MESSAGE_LAUNCH_3], p[MESSAGE_STEP_3], large_byte(p, own, ranks, factor), ranks),
        .ramp = p[MESSAGE_RAMP] / sqrt(link),
        .host = p[MESSAGE_HOST],
        .limit_1 = ranks > 2 ? p[MESSAGE_LIMIT_1] * 2 / ranks : INFINITY, /* two ranks send the same in both ways */
        .limit = p[MESSAGE_LIMIT],
        .rule = p[MESSAGE_RULE] > 0,
    };
}

void message_seconds(const struct message *message, const double *restrict bytes, double *restrict seconds, size_t n) {
    const struct message m = *message;
    for (size_t i = 0; i < n; i++) {
        double small = m.small.fixed + bytes[i] * m.small.each_byte;
        double medium = m.medium.fixed + bytes[i] * m.medium.each_byte;
        double large = m.large.fixed + bytes[i] * m.large.each_byte + m.ramp * sqrt(bytes[i]);
        bool is_small = m.rule ? bytes[i] < m.limit_1 : small < medium;
        double time = bytes[i] > m.limit ? large : is_small ? small : medium;
        seconds[i] = time > m.host ? time : m.host;
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
