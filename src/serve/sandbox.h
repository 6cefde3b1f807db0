/* sandbox.h: scenarios of people whom nobody knows, each run in a process of its own that can do nothing but compute.
 *
 *     struct sandbox *sandbox = sandbox_start(root, &limits, why);       before there are threads
 *     sandbox_run(sandbox, text, size, &reader, &answer);                any thread, several at once
 *     sandbox_stop(sandbox);
 *
 * sandbox_start forks a process, the *zygote*, which has one thread, loads the library and all files of the installed
 * tree and of MANTILE_PATH into its memory, and waits. For each script it forks a child. A child
 *
 *   has no files but the pipe it writes to: models, hardware, engines, layers and calibrations are read from memory,
 *       as they were at the start;
 *   may call the kernel for memory, time and that pipe only (seccomp): no file, network, process, signal or debugger
 *       even if Lua or the library had a hole;
 *   sees the names of a scenario without those that reach out of Lua (lua/mantile/api/confined.lua);
 *   has limits of its own, below; the kernel, the zygote or the thread that reads enforces each, whatever it does;
 *   ends with the zygote, and the zygote ends with the process that started it.
 *
 * Needs Linux with seccomp filters (sandbox_start says so where there are none); no rights, and no user of its own.
 *
 * What is not promised: a child shares processor, memory bandwidth and caches with everybody, so it may slow others
 * down within its limits, and measure time. `jobs` x `memory_bytes` should be less than the machine has.
 */
#ifndef MANTILE_SERVE_SANDBOX_H
#define MANTILE_SERVE_SANDBOX_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct sandbox;

/* Of each script. */
struct sandbox_limits {
    uint64_t instructions; /* of Lua's machine, counted by thousands: the same number everywhere; a C function counts as
                              one whatever it does */
    double cpu_s;          /* processor time */
    double wall_s;         /* time, whatever it is spent on: waiting for a slow reader too */
    uint64_t memory_bytes; /* more than the zygote has; of Lua and of the process */
    uint64_t output_bytes; /* of all pieces, with 8 for each */
    uint64_t text_bytes;   /* of the script itself */
    unsigned jobs;         /* scripts at once; at most SANDBOX_JOBS_MOST */
};

#define SANDBOX_JOBS_MOST 256

/* 2e9 instructions, 10 s, 30 s, 256 MiB, 4 MiB, 1 MiB, 4. */
struct sandbox_limits sandbox_usual(void);

/* How a script ended. */
enum sandbox_end {
    SANDBOX_DONE,
    SANDBOX_ASSERTION,    /* an assert of it failed */
    SANDBOX_ERROR,        /* it raised, or is no Lua */
    SANDBOX_INSTRUCTIONS, /* limits, by their names */
    SANDBOX_CPU,
    SANDBOX_WALL,
    SANDBOX_MEMORY,
    SANDBOX_OUTPUT,
    SANDBOX_TEXT,
    SANDBOX_BUSY,      /* as many run as may: it did not begin */
    SANDBOX_CANCELLED, /* nobody wanted it any more */
    SANDBOX_CRASHED,   /* its process ended in a way of its own */
    SANDBOX_GONE       /* there is no zygote any more: no script will run until the program is started anew */
};

/* "done", "assertion", "error", "instructions", "cpu_s", ... */
const char *sandbox_end_name(enum sandbox_end end);

struct sandbox_answer {
    enum sandbox_end end;
    char message[1024]; /* "" where it is done, else one line of UTF-8 that says why: the script's error with its line
                           ("script:3: ..."), or the limit and how much it is */
};

/* What a script puts out comes in pieces, in order, while it runs. */
enum sandbox_kind {
    SANDBOX_PRINTED = 1, /* text, as its author made it: any bytes; not always whole lines, nor whole characters */
    SANDBOX_RESULT       /* what show() or compare() was given, after its text, as a JSON object:
                            {"report":{...}} or {"reports":[...]}; a hostile script may put anything here too */
};

struct sandbox_reader {
    bool (*piece)(void *context, enum sandbox_kind kind, const char *bytes, size_t size); /* false: no more is wanted */
    bool (*wanted)(void *context); /* asked at least ten times a second while it runs; false ends it; NULL: always */
    void *context;
};

/* Starts the zygote of the tree at `root`. Call it while the process has one thread. NULL with one line in `why`. */
struct sandbox *sandbox_start(const char *root, const struct sandbox_limits *limits, char why[1024]);

/* The same, where scripts see further names: `names` is called with their table, in the zygote. For tests. */
struct sandbox *sandbox_start_with(const char *root, const struct sandbox_limits *limits, lua_CFunction names,
                                   char why[1024]);

/* Runs a script and returns how it ended, once its process is no more. Never blocks longer than wall_s and the reader
 * do. The reader, which may be NULL, is called by this thread; it must not call sandbox_run. */
enum sandbox_end sandbox_run(struct sandbox *sandbox, const char *text, size_t size,
                             const struct sandbox_reader *reader, struct sandbox_answer *answer);

/* How many run now. */
unsigned sandbox_running(struct sandbox *sandbox);

/* The zygote's process. */
pid_t sandbox_process(const struct sandbox *sandbox);

/* Ends the zygote and all that run: call it when no thread is in sandbox_run. */
void sandbox_stop(struct sandbox *sandbox);

/*
** The Lua module mantile.sandbox of the program:
**
**   usual                        the usual limits, by name
**   start(root, limits, names)   a sandbox, `limits` being those that differ; nil and a sentence
**   sandbox:run(text, piece, wanted)   how it ended, and the message. piece(kind, bytes), where kind is "printed" or
**                                "result", and wanted(), asked at least ten times a second, may return false
**   sandbox:process()            the zygote's process
**   sandbox:close()
*/
int luaopen_mantile_sandbox(lua_State *L);

/* Pushes one of the program's as such an object, in any state of any thread. Closing it there does not end it; it must
 * not outlive what it stands for. May raise. */
void sandbox_push(lua_State *L, struct sandbox *sandbox);

/* The one that such an object at stack index i stands for. Raises where it is none, or closed. */
struct sandbox *sandbox_check(lua_State *L, int i);

#endif
