#define _GNU_SOURCE
/* sandbox_confine.c: a process gives up all it does not need to compute and to write to one pipe. */
#include <errno.h>
#include <grp.h>
#include <linux/seccomp.h>
#include <math.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include "serve/sandbox_parts.h"

/*
** {======================================================
** Limits
** =======================================================
*/

#define NICE  5
#define SLACK ((rlim_t)4 << 20) /* what the allocator takes ahead */

/* A macro: the type of a resource has no name that all have. */
#define limit(resource, most) (setrlimit(resource, &(struct rlimit){most, most}) == 0)

#ifdef __SANITIZE_ADDRESS__
/* AddressSanitizer maps terabytes. Lua's own memory has its limit there too. */
static bool limit_memory(uint64_t bytes) { return bytes > 0; }
#else
/* What the process has mapped. 0 where the system does not say. */
static rlim_t mapped(void) {
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL) return 0;
    if (fscanf(file, "%lu", &pages) != 1) pages = 0;
    fclose(file);
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

static bool limit_memory(uint64_t bytes) {
    rlim_t now = mapped();
    return now > 0 && limit(RLIMIT_AS, now + bytes + SLACK);
}
#endif

/* A timer ends it to the millisecond; it cannot be stopped, as the filter has no call for it. The limit of the kernel
 * is in whole seconds: behind it. */
static bool limit_time(double seconds) {
    struct itimerval timer = {.it_value = {(time_t)seconds, (suseconds_t)(1e6 * (seconds - floor(seconds)))}};
    if (timer.it_value.tv_sec == 0 && timer.it_value.tv_usec == 0) timer.it_value.tv_usec = 1;
    return setitimer(ITIMER_PROF, &timer, NULL) == 0 && limit(RLIMIT_CPU, (rlim_t)seconds + 2);
}

/* Others go first: for processors, and when memory is short for everybody. */
static void stand_back(void) {
    if (setpriority(PRIO_PROCESS, 0, NICE) != 0) return;
    FILE *file = fopen("/proc/self/oom_score_adj", "w");
    if (file == NULL) return;
    fputs("1000", file);
    fclose(file);
}

#define NOBODY 65534

/* A child of root would have rights that its filter does not know of. Where there is no such user the filter must do.
 */
static void drop_rights(void) {
    bool dropped = geteuid() == 0 && setgroups(0, NULL) == 0 && setresgid(NOBODY, NOBODY, NOBODY) == 0 &&
                   setresuid(NOBODY, NOBODY, NOBODY) == 0;
    (void)dropped;
}

/* After the rights are dropped, with which the kernel forgets this. */
static bool end_with(pid_t zygote) { return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == zygote; }

static bool limit_all(const struct sandbox_limits *limits) {
    return limit_memory(limits->memory_bytes) && limit_time(limits->cpu_s) && limit(RLIMIT_CORE, 0) &&
           limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 0);
}

/* }====================================================== */

/*
** {======================================================
** Calls of the kernel
** =======================================================
*/

/* Memory, as far as it is not to be executed; time; ending. Nothing here has a name of anything outside. */
static const int harmless[] = {
    SCMP_SYS(brk),         SCMP_SYS(munmap),         SCMP_SYS(mremap),       SCMP_SYS(madvise),
    SCMP_SYS(futex),       SCMP_SYS(clock_gettime),  SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(exit),        SCMP_SYS(exit_group),     SCMP_SYS(rt_sigreturn), SCMP_SYS(sched_yield),
    SCMP_SYS(getrandom),   SCMP_SYS(getpid),         SCMP_SYS(gettid),       SCMP_SYS(sched_getaffinity),
#ifdef __SANITIZE_ADDRESS__
    SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigprocmask),
#endif
};

static bool allow_harmless(scmp_filter_ctx filter) {
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, harmless[i], 0) != 0) return false;
    return true;
}

static bool allow_memory(scmp_filter_ctx filter) {
    struct scmp_arg_cmp plain = {.arg = 2, .op = SCMP_CMP_MASKED_EQ, .datum_a = PROT_EXEC, .datum_b = 0};
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, plain) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, plain) == 0;
}

static bool allow_writing(scmp_filter_ctx filter, int to) {
    struct scmp_arg_cmp only = {.arg = 0, .op = SCMP_CMP_EQ, .datum_a = (scmp_datum_t)to};
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, only) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(writev), 1, only) == 0;
}

/* The C library asks for threads by a call whose arguments no filter sees, and falls back on another one where there is
 * none. */
static bool deny_threads(scmp_filter_ctx filter) {
    return seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
}

/* Everything that is not allowed fails as if it were not permitted: what the library tries then says so. */
static bool add_rules(scmp_filter_ctx filter) {
    bool added = allow_harmless(filter) && allow_memory(filter) && allow_writing(filter, SANDBOX_OUTPUT_FILE) &&
                 deny_threads(filter);
#ifdef __SANITIZE_ADDRESS__
    added = added && allow_writing(filter, STDERR_FILENO);
#endif
    return added;
}

/* The filter's program, read back from where libseccomp writes it. */
static bool read_program(scmp_filter_ctx filter, struct sock_fprog *program) {
    int file = memfd_create("filter", MFD_CLOEXEC);
    off_t size = file >= 0 && seccomp_export_bpf(filter, file) == 0 ? lseek(file, 0, SEEK_END) : 0;
    program->filter = size > 0 ? malloc((size_t)size) : NULL;
    program->len = (unsigned short)((size_t)size / sizeof *program->filter);
    bool done = program->filter != NULL && pread(file, program->filter, (size_t)size, 0) == size;
    if (file >= 0) close(file);
    return done;
}

bool sandbox_prepare(struct sock_fprog *program) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    bool prepared = filter != NULL && add_rules(filter) && read_program(filter, program);
    if (filter != NULL) seccomp_release(filter);
    return prepared;
}

/* }====================================================== */

bool sandbox_confine(const struct sandbox_zygote *zygote) {
    stand_back();
    drop_rights();
    return end_with(zygote->process) && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && limit_all(&zygote->limits) &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &zygote->filter, 0, 0) == 0;
}
