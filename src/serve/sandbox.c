#define _GNU_SOURCE
/* sandbox.c: the server's side: the zygote begins and ends, and a thread of the server reads what a script says. */
#include "serve/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "serve/sandbox_parts.h"

#define GRACE 10  /* s after its time in which the zygote must have ended it */
#define TICK  100 /* ms from asking whether it is wanted to asking again */

struct sandbox {
    struct sandbox_limits limits;
    int command;
    pid_t zygote;
    atomic_uint running;
};

static const char *const names[] = {"done",      "assertion",    "error",        "instructions", "cpu_s",
                                    "wall_s",    "memory_bytes", "output_bytes", "text_bytes",   "busy",
                                    "cancelled", "crashed",      "gone"};

_Static_assert(sizeof names / sizeof *names == SANDBOX_GONE + 1, "each end has a name");

const char *sandbox_end_name(enum sandbox_end end) { return names[end]; }

struct sandbox_limits sandbox_usual(void) {
    return (struct sandbox_limits){.instructions = 2000000000,
                                   .cpu_s = 10,
                                   .wall_s = 30,
                                   .memory_bytes = (uint64_t)256 << 20,
                                   .output_bytes = 4 << 20,
                                   .text_bytes = 1 << 20,
                                   .jobs = 4};
}

/*
** {======================================================
** Start and end
** =======================================================
*/

static bool within(double value, double least, double most) { return value >= least && value <= most; }

/* What is wrong with them, or NULL. */
static const char *problem_of(const struct sandbox_limits *limits) {
    if (limits->instructions == 0) return "instructions must be 1 or more";
    if (!within(limits->cpu_s, 1e-3, 1e6)) return "cpu_s must be from 0.001 to 1000000";
    if (!within(limits->wall_s, 1e-3, 1e6)) return "wall_s must be from 0.001 to 1000000";
    if (!within((double)limits->memory_bytes, 1 << 20, 1e15)) return "memory_bytes must be 1 MiB or more";
    if (!within((double)limits->output_bytes, 1, 1 << 30)) return "output_bytes must be from 1 to 1 GiB";
    if (!within((double)limits->text_bytes, 1, 1 << 30)) return "text_bytes must be from 1 to 1 GiB";
    if (limits->jobs < 1 || limits->jobs > SANDBOX_JOBS_MOST) return "jobs must be from 1 to 256";
    return NULL;
}

/* Waits for the zygote's first line: whether it is ready. */
static bool is_ready(struct sandbox *sandbox, char why[WHY_SIZE]) {
    ssize_t size;
    do size = recv(sandbox->command, why, WHY_SIZE, 0);
    while (size < 0 && errno == EINTR);
    if (size <= 0) snprintf(why, WHY_SIZE, "scripts cannot be run: the process for them ended at once");
    why[WHY_SIZE - 1] = '\0';
    return size > 0 && why[0] == '\0';
}

/* A script that does nothing: whether this system can confine it. */
static bool is_confining(struct sandbox *sandbox, char why[WHY_SIZE]) {
    struct sandbox_answer answer;
    if (sandbox_run(sandbox, "", 0, NULL, &answer) == SANDBOX_DONE) return true;
    snprintf(why, WHY_SIZE, "scripts cannot be run: %.900s", answer.message);
    return false;
}

static bool start(struct sandbox *sandbox, const char *root, lua_CFunction extra, char why[WHY_SIZE]) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
        snprintf(why, WHY_SIZE, "scripts cannot be run: %s", strerror(errno));
        return false;
    }
    fflush(NULL);
    sandbox->zygote = fork();
    if (sandbox->zygote == 0) sandbox_zygote(ends[1], root, &sandbox->limits, extra);
    close(ends[1]);
    sandbox->command = ends[0];
    if (sandbox->zygote > 0) return is_ready(sandbox, why) && is_confining(sandbox, why);
    snprintf(why, WHY_SIZE, "scripts cannot be run: %s", strerror(errno));
    return false;
}

struct sandbox *sandbox_start_with(const char *root, const struct sandbox_limits *limits, lua_CFunction extra,
                                   char why[WHY_SIZE]) {
    const char *problem = problem_of(limits);
    struct sandbox *sandbox = problem == NULL ? calloc(1, sizeof *sandbox) : NULL;
    if (sandbox == NULL) {
        snprintf(why, WHY_SIZE, "%s", problem != NULL ? problem : "out of memory");
        return NULL;
    }
    sandbox->limits = *limits;
    sandbox->command = -1;
    if (start(sandbox, root, extra, why)) return sandbox;
    sandbox_stop(sandbox);
    return NULL;
}

struct sandbox *sandbox_start(const char *root, const struct sandbox_limits *limits, char why[WHY_SIZE]) {
    return sandbox_start_with(root, limits, NULL, why);
}

void sandbox_stop(struct sandbox *sandbox) {
    if (sandbox == NULL) return;
    if (sandbox->command >= 0) close(sandbox->command);
    if (sandbox->zygote > 0)
        while (waitpid(sandbox->zygote, NULL, 0) < 0 && errno == EINTR) continue;
    free(sandbox);
}

unsigned sandbox_running(struct sandbox *sandbox) { return atomic_load(&sandbox->running); }

pid_t sandbox_process(const struct sandbox *sandbox) { return sandbox->zygote; }

/* }====================================================== */

/*
** {======================================================
** One run: its descriptors
** =======================================================
*/

struct run {
    const struct sandbox *sandbox;
    const struct sandbox_reader *reader;
    struct sandbox_answer *answer;
    int output, control;
    enum sandbox_end ended; /* what this side has ended it for; SANDBOX_DONE: nothing */
    uint64_t received;
    struct sandbox_verdict verdict;
    char *bytes; /* of the output that is no whole frame yet */
    size_t count, room;
};

/* A file in memory that holds the text; -1 where there is none. */
static int file_of(const char *text, size_t size) {
    int file = memfd_create("script", MFD_CLOEXEC);
    for (size_t done = 0; file >= 0 && done < size;) {
        ssize_t more = write(file, text + done, size - done);
        if (more > 0) done += (size_t)more;
        if (more == 0 || (more < 0 && errno != EINTR)) {
            close(file);
            file = -1;
        }
    }
    return file;
}

static bool send_descriptors(int command, const int descriptors[JOB_DESCRIPTORS]) {
    union {
        struct cmsghdr align;
        char bytes[CMSG_SPACE(JOB_DESCRIPTORS * sizeof(int))];
    } room = {.bytes = {0}};
    struct iovec byte = {"", 1};
    struct msghdr message = {
        .msg_iov = &byte, .msg_iovlen = 1, .msg_control = room.bytes, .msg_controllen = sizeof room.bytes};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(JOB_DESCRIPTORS * sizeof(int));
    memcpy(CMSG_DATA(header), descriptors, JOB_DESCRIPTORS * sizeof(int));
    ssize_t sent;
    do sent = sendmsg(command, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == 1;
}

static void close_pair(int pair[2]) {
    for (int i = 0; i < 2; i++)
        if (pair[i] >= 0) close(pair[i]);
}

/* The job is the zygote's; what it ends with where it is not. */
static enum sandbox_end hand_over(struct run *run, const char *text, size_t size) {
    int output[2] = {-1, -1}, control[2] = {-1, -1}, file = file_of(text, size);
    bool made = file >= 0 && pipe2(output, O_CLOEXEC) == 0 &&
                socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, control) == 0;
    int descriptors[JOB_DESCRIPTORS] = {[JOB_TEXT] = file, [JOB_OUTPUT] = output[1], [JOB_CONTROL] = control[1]};
    bool sent = made && send_descriptors(run->sandbox->command, descriptors);
    if (sent) {
        run->output = output[0];
        run->control = control[0];
        output[0] = control[0] = -1;
    }
    if (file >= 0) close(file);
    close_pair(output);
    close_pair(control);
    return sent ? SANDBOX_DONE : made ? SANDBOX_GONE : SANDBOX_CRASHED;
}

/* }====================================================== */

/*
** {======================================================
** One run: what it says
** =======================================================
*/

/* The zygote kills it. */
static void end_run(struct run *run, enum sandbox_end why) {
    if (run->ended != SANDBOX_DONE) return;
    run->ended = why;
    shutdown(run->control, SHUT_WR);
}

static void take_frame(struct run *run, struct sandbox_frame frame, const char *bytes) {
    const struct sandbox_reader *reader = run->reader;
    if (frame.kind == FRAME_MESSAGE) {
        size_t size = frame.size < WHY_SIZE - 1 ? frame.size : WHY_SIZE - 1;
        memcpy(run->answer->message, bytes, size);
        run->answer->message[size] = '\0';
    } else if (frame.kind <= SANDBOX_RESULT && run->ended == SANDBOX_DONE && reader != NULL && reader->piece != NULL) {
        if (!reader->piece(reader->context, (enum sandbox_kind)frame.kind, bytes, frame.size))
            end_run(run, SANDBOX_CANCELLED);
    }
}

/* Hands out whole frames and keeps the rest. */
static void take_frames(struct run *run) {
    size_t at = 0;
    struct sandbox_frame frame;
    while (run->count - at >= FRAME_SIZE) {
        memcpy(&frame, run->bytes + at, FRAME_SIZE);
        if (run->count - at - FRAME_SIZE < frame.size) break;
        take_frame(run, frame, run->bytes + at + FRAME_SIZE);
        at += FRAME_SIZE + frame.size;
    }
    run->count -= at;
    if (at > 0) memmove(run->bytes, run->bytes + at, run->count);
}

#define READ_SIZE ((size_t)1 << 16)

static bool make_room(struct run *run) {
    if (run->room - run->count >= READ_SIZE) return true;
    size_t room = 2 * (run->room + READ_SIZE);
    char *bytes = realloc(run->bytes, room);
    if (bytes == NULL) return false;
    run->bytes = bytes;
    run->room = room;
    return true;
}

/* Reads once. The child counts its output itself; one that has got out of Lua might not. false: there is no more. */
static bool read_output(struct run *run) {
    if (!make_room(run)) {
        end_run(run, SANDBOX_CANCELLED);
        return false;
    }
    ssize_t size = read(run->output, run->bytes + run->count, READ_SIZE);
    if (size < 0) return errno == EINTR;
    run->count += (size_t)size;
    run->received += (uint64_t)size;
    if (run->received > run->sandbox->limits.output_bytes + FRAME_SIZE + WHY_SIZE) end_run(run, SANDBOX_OUTPUT);
    if (run->ended == SANDBOX_OUTPUT) run->count = 0;
    take_frames(run);
    return size > 0;
}

/* false: the verdict is there, or will never be. */
static bool read_verdict(struct run *run) {
    ssize_t size = recv(run->control, &run->verdict, sizeof run->verdict, 0);
    if (size < 0 && errno == EINTR) return true;
    if (size != (ssize_t)sizeof run->verdict) run->ended = SANDBOX_GONE;
    return false;
}

/* Until its process is no more and all it wrote is read. A child that has got out of Lua cannot keep the pipe open: it
 * starts no process. A zygote that somebody has stopped is as good as gone; one that has said something meanwhile is
 * not, however long the reader took. */
static void follow(struct run *run) {
    double last = sandbox_clock() + run->sandbox->limits.wall_s + GRACE;
    bool alive = true, more = true;
    while (run->ended != SANDBOX_GONE && (alive || more)) {
        struct pollfd list[] = {{.fd = more ? run->output : -1, .events = POLLIN},
                                {.fd = alive ? run->control : -1, .events = POLLIN}};
        int ready = poll(list, 2, TICK);
        if (ready > 0 && list[0].revents != 0) more = read_output(run);
        if (ready > 0 && list[1].revents != 0) alive = read_verdict(run);
        const struct sandbox_reader *reader = run->reader;
        if (alive && reader != NULL && reader->wanted != NULL && !reader->wanted(reader->context))
            end_run(run, SANDBOX_CANCELLED);
        if (ready == 0 && sandbox_clock() > last) run->ended = SANDBOX_GONE;
    }
}

/* }====================================================== */

/*
** {======================================================
** One run: how it ended
** =======================================================
*/

static enum sandbox_end judged(const struct run *run) {
    int status = run->verdict.status;
    if (run->ended != SANDBOX_DONE) return run->ended;
    if (run->verdict.ended == SANDBOX_CRASHED) return SANDBOX_CRASHED;
    if (run->verdict.ended != SANDBOX_DONE && WIFSIGNALED(status)) return run->verdict.ended;
    int code = WIFEXITED(status) ? WEXITSTATUS(status) - EXIT_ENDED : -1;
    if (code >= SANDBOX_DONE && code <= SANDBOX_OUTPUT) return (enum sandbox_end)code;
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGPROF || WTERMSIG(status) == SIGXCPU)) return SANDBOX_CPU;
    return SANDBOX_CRASHED;
}

static void describe_crash(const struct run *run, char *message) {
    int status = run->verdict.status;
    if (run->verdict.ended == SANDBOX_CRASHED || run->control < 0)
        snprintf(message, WHY_SIZE, "no process could be had for the script");
    else if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_UNCONFINED)
        snprintf(message, WHY_SIZE, "this system cannot confine a script (it needs Linux with seccomp filters)");
    else if (WIFSIGNALED(status))
        snprintf(message, WHY_SIZE, "the script's process was ended by signal %d (%s)", WTERMSIG(status),
                 strsignal(WTERMSIG(status)));
    else
        snprintf(message, WHY_SIZE, "the script's process ended by itself");
}

/* One line for each way to end but those for which the script has one. */
static void describe(const struct sandbox_limits *limits, enum sandbox_end end, char *message) {
    static const char most[] = "the script was stopped: it takes more than";
    switch (end) {
    case SANDBOX_INSTRUCTIONS:
        snprintf(message, WHY_SIZE, "%s %llu instructions (its limit)", most, (unsigned long long)limits->instructions);
        break;
    case SANDBOX_CPU:
        snprintf(message, WHY_SIZE, "%s %g s of processor time (its limit)", most, limits->cpu_s);
        break;
    case SANDBOX_WALL:
        snprintf(message, WHY_SIZE, "%s %g s (its limit)", most, limits->wall_s);
        break;
    case SANDBOX_MEMORY:
        snprintf(message, WHY_SIZE, "%s %g MiB of memory (its limit)", most, (double)limits->memory_bytes / (1 << 20));
        break;
    case SANDBOX_OUTPUT:
        snprintf(message, WHY_SIZE, "the script was stopped: it wrote more than %llu bytes (its limit)",
                 (unsigned long long)limits->output_bytes);
        break;
    case SANDBOX_TEXT:
        snprintf(message, WHY_SIZE, "the script is longer than %llu bytes (its limit)",
                 (unsigned long long)limits->text_bytes);
        break;
    case SANDBOX_BUSY:
        snprintf(message, WHY_SIZE, "%u scripts run already; try again later", limits->jobs);
        break;
    case SANDBOX_CANCELLED:
        snprintf(message, WHY_SIZE, "the script was stopped: nobody waits for it any more");
        break;
    case SANDBOX_GONE:
        snprintf(message, WHY_SIZE, "the process that runs scripts has ended; start the program anew");
        break;
    default:
        break;
    }
}

/* The bytes of the character at `text`, 0 where it is none of UTF-8 or a control character. */
static size_t character(const unsigned char *text) {
    if (text[0] < 0x80) return text[0] >= 0x20 && text[0] != 0x7f;
    size_t size = text[0] >= 0xc2 && text[0] < 0xe0 ? 2
                  : (text[0] & 0xf0) == 0xe0        ? 3
                  : (text[0] & 0xf8) == 0xf0        ? 4
                                                    : 0;
    for (size_t i = 1; i < size; i++)
        if ((text[i] & 0xc0) != 0x80) return 0;
    if (text[0] == 0xe0 && text[1] < 0xa0) return 0;  /* longer than need be */
    if (text[0] == 0xed && text[1] >= 0xa0) return 0; /* half of a pair */
    if (text[0] == 0xf0 && text[1] < 0x90) return 0;
    if (text[0] > 0xf4 || (text[0] == 0xf4 && text[1] >= 0x90)) return 0;
    return size;
}

static void make_one_line(char *message) {
    for (size_t i = 0; message[i] != '\0';) {
        size_t size = character((const unsigned char *)message + i);
        if (size == 0) message[i] = '?';
        i += size == 0 ? 1 : size;
    }
}

static enum sandbox_end answer_run(struct run *run, enum sandbox_end end) {
    struct sandbox_answer *answer = run->answer;
    answer->end = end;
    if (end == SANDBOX_DONE) answer->message[0] = '\0';
    if (end == SANDBOX_CRASHED) describe_crash(run, answer->message);
    describe(&run->sandbox->limits, end, answer->message);
    if (end != SANDBOX_DONE && answer->message[0] == '\0')
        snprintf(answer->message, WHY_SIZE, "the script failed without a word");
    make_one_line(answer->message);
    return end;
}

static enum sandbox_end go(struct run *run, const char *text, size_t size) {
    enum sandbox_end end = hand_over(run, text, size);
    if (end != SANDBOX_DONE) return end;
    follow(run);
    end = judged(run);
    close(run->output);
    close(run->control);
    free(run->bytes);
    return end;
}

/* }====================================================== */

enum sandbox_end sandbox_run(struct sandbox *sandbox, const char *text, size_t size,
                             const struct sandbox_reader *reader, struct sandbox_answer *answer) {
    struct run run = {.sandbox = sandbox, .reader = reader, .answer = answer, .output = -1, .control = -1};
    answer->message[0] = '\0';
    if (size > sandbox->limits.text_bytes) return answer_run(&run, SANDBOX_TEXT);
    bool busy = atomic_fetch_add(&sandbox->running, 1) >= sandbox->limits.jobs;
    enum sandbox_end end = busy ? SANDBOX_BUSY : go(&run, text, size);
    atomic_fetch_sub(&sandbox->running, 1);
    return answer_run(&run, end);
}
