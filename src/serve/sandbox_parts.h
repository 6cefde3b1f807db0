/* sandbox_parts.h: what the three processes of a sandbox have in common.
 *
 *   server  -> zygote   one byte for each job, with three descriptors: its text, the pipe for its output, its control
 *   zygote  -> server   at the start a line: "" or what is wrong; for each job, over its control, one verdict
 *   server  -> zygote   a control that is shut down: the job is cancelled
 *   child   -> server   frames, over the pipe
 *
 * A child never has its control: it cannot say for itself how it ended.
 */
#ifndef MANTILE_SERVE_SANDBOX_PARTS_H
#define MANTILE_SERVE_SANDBOX_PARTS_H

#include <linux/filter.h>
#include <unistd.h>

#include "serve/sandbox.h"

enum { JOB_TEXT, JOB_OUTPUT, JOB_CONTROL, JOB_DESCRIPTORS };

struct sandbox_frame {
    uint32_t kind; /* enum sandbox_kind, or FRAME_MESSAGE */
    uint32_t size; /* of what follows */
};

#define FRAME_MESSAGE 0 /* the last one, where the script did not end well: why */
#define FRAME_SIZE    sizeof(struct sandbox_frame)

struct sandbox_verdict {
    int status;             /* of waitpid */
    enum sandbox_end ended; /* why the zygote killed it; SANDBOX_DONE where it did not */
};

/* What a child exits with: this and an enum sandbox_end up to SANDBOX_OUTPUT; or that it could not be confined. What
 * sanitizers exit with is none of these. */
#define EXIT_ENDED      64
#define EXIT_UNCONFINED 96

#define WHY_SIZE 1024

/* What a zygote has and a child inherits. */
struct sandbox_zygote {
    struct sandbox_limits limits;
    lua_State *L;
    size_t used, most; /* bytes that Lua has, and may have */
    int command;       /* the server's end of it is the server's life */
    pid_t process;
    struct sock_fprog filter; /* which calls of the kernel a child has */
};

#define SANDBOX_OUTPUT_FILE (STDERR_FILENO + 1) /* the pipe in a child */

/* The zygote: never returns. */
_Noreturn void sandbox_zygote(int command, const char *root, const struct sandbox_limits *limits, lua_CFunction names);

/* Opens the library in zygote->L. false with one line in `why`. */
bool sandbox_load(struct sandbox_zygote *zygote, const char *root, lua_CFunction names, char why[WHY_SIZE]);

/* A child: never returns. */
_Noreturn void sandbox_child(struct sandbox_zygote *zygote, int text, int output);

/* Makes the filter once: that takes ten times as long as a fork. */
bool sandbox_prepare(struct sock_fprog *filter);

/* Takes everything from this process but memory, time and writing to the pipe. false: it is not confined. */
bool sandbox_confine(const struct sandbox_zygote *zygote);

/* Closes all descriptors from `first` on but `kept`, which may be -1. */
void sandbox_close_from(int first, int kept);

/* Seconds of a clock that never goes back. */
double sandbox_clock(void);

#endif
