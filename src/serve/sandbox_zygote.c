#define _GNU_SOURCE
/* sandbox_zygote.c: the process that has all loaded, forks a child for each script, and sees how it ends. It has one
 * thread, opens nothing, and trusts no child. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "serve/sandbox_parts.h"

struct job {
    pid_t child;
    int control;
    double deadline;
    enum sandbox_end ended; /* why it was killed */
};

struct table {
    struct job jobs[SANDBOX_JOBS_MOST];
    size_t count;
};

double sandbox_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/*
** {======================================================
** A process that has nothing
** =======================================================
*/

static bool close_range_of(int first, int last) {
    return first > last || syscall(SYS_close_range, (unsigned)first, (unsigned)last, 0u) == 0;
}

void sandbox_close_from(int first, int kept) {
    if (kept < first) kept = first - 1;
    if (close_range_of(first, kept - 1) && close_range_of(kept + 1, INT_MAX)) return;
    long most = sysconf(_SC_OPEN_MAX); /* a kernel before 5.9 */
    for (int i = first; i < (most < 0 ? 1024 : (int)most); i++)
        if (i != kept) close(i);
}

/* Standard streams lead nowhere. A sanitizer must be able to say what it found. */
static void close_streams(void) {
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
#ifndef __SANITIZE_ADDRESS__
    dup2(nowhere, STDERR_FILENO);
#endif
    if (nowhere > STDERR_FILENO) close(nowhere);
}

static void on_child(int number) { (void)number; } /* it interrupts ppoll */

/* Ctrl-C and a service manager's signal go to all processes; the server says when this one ends. */
static void set_signals(void) {
    static const int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGUSR1, SIGUSR2};
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) signal(ignored[i], SIG_IGN);
    struct sigaction action = {.sa_handler = on_child};
    sigemptyset(&action.sa_mask);
    sigaction(SIGCHLD, &action, NULL);
    sigset_t waiting;
    sigemptyset(&waiting);
    sigaddset(&waiting, SIGCHLD);
    sigprocmask(SIG_SETMASK, &waiting, NULL);
}

/* }====================================================== */

/*
** {======================================================
** Jobs
** =======================================================
*/

static void close_all(const int descriptors[JOB_DESCRIPTORS]) {
    for (int i = 0; i < JOB_DESCRIPTORS; i++)
        if (descriptors[i] >= 0) close(descriptors[i]);
}

static void send_verdict(int control, int status, enum sandbox_end ended) {
    struct sandbox_verdict verdict = {status, ended};
    send(control, &verdict, sizeof verdict, MSG_NOSIGNAL | MSG_DONTWAIT);
}

static void begin(struct sandbox_zygote *zygote, struct table *table, int descriptors[JOB_DESCRIPTORS]) {
    pid_t child = table->count < SANDBOX_JOBS_MOST ? fork() : -1;
    if (child == 0) sandbox_child(zygote, descriptors[JOB_TEXT], descriptors[JOB_OUTPUT]);
    if (child < 0) {
        send_verdict(descriptors[JOB_CONTROL], 0, SANDBOX_CRASHED);
        close_all(descriptors);
        return;
    }
    close(descriptors[JOB_TEXT]);
    close(descriptors[JOB_OUTPUT]);
    table->jobs[table->count++] =
        (struct job){child, descriptors[JOB_CONTROL], sandbox_clock() + zygote->limits.wall_s, SANDBOX_DONE};
}

/* The descriptors of a message; those that did not come are -1. */
static void take_descriptors(struct msghdr *message, int descriptors[JOB_DESCRIPTORS]) {
    for (int i = 0; i < JOB_DESCRIPTORS; i++) descriptors[i] = -1;
    const struct cmsghdr *header = CMSG_FIRSTHDR(message);
    if (header == NULL || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) return;
    size_t size = header->cmsg_len - CMSG_LEN(0), most = JOB_DESCRIPTORS * sizeof(int);
    memcpy(descriptors, CMSG_DATA(header), size < most ? size : most);
}

/* false: the server has ended. */
static bool take_command(struct sandbox_zygote *zygote, struct table *table) {
    char byte;
    union {
        struct cmsghdr align;
        char bytes[CMSG_SPACE(JOB_DESCRIPTORS * sizeof(int))];
    } room;
    struct iovec into = {&byte, 1};
    struct msghdr message = {
        .msg_iov = &into, .msg_iovlen = 1, .msg_control = room.bytes, .msg_controllen = sizeof room.bytes};
    ssize_t size = recvmsg(zygote->command, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    if (size < 0) return errno == EAGAIN || errno == EINTR;
    if (size == 0) return false;
    int descriptors[JOB_DESCRIPTORS];
    take_descriptors(&message, descriptors);
    if (descriptors[JOB_CONTROL] >= 0)
        begin(zygote, table, descriptors);
    else
        close_all(descriptors);
    return true;
}

/* Kills a job once. Its verdict follows when it is gone. */
static void end_job(struct job *job, enum sandbox_end why) {
    if (job->ended != SANDBOX_DONE) return;
    job->ended = why;
    kill(job->child, SIGKILL);
}

static void reap(struct table *table) {
    int status;
    for (pid_t child; (child = waitpid(-1, &status, WNOHANG)) > 0;) {
        size_t i = 0;
        while (i < table->count && table->jobs[i].child != child) i++;
        if (i == table->count) continue;
        send_verdict(table->jobs[i].control, status, table->jobs[i].ended);
        close(table->jobs[i].control);
        table->jobs[i] = table->jobs[--table->count];
    }
}

static void end_late(struct table *table) {
    double now = sandbox_clock();
    for (size_t i = 0; i < table->count; i++)
        if (now >= table->jobs[i].deadline) end_job(&table->jobs[i], SANDBOX_WALL);
}

/* }====================================================== */

/*
** {======================================================
** The loop
** =======================================================
*/

/* Until the next deadline of a job that was not killed; NULL where there is none. */
static const struct timespec *patience(const struct table *table, struct timespec *wait) {
    double soonest = -1, now = sandbox_clock();
    for (size_t i = 0; i < table->count; i++) {
        double left = table->jobs[i].deadline - now;
        if (table->jobs[i].ended == SANDBOX_DONE && (soonest < 0 || left < soonest)) soonest = left > 0 ? left : 0;
    }
    if (soonest < 0) return NULL;
    wait->tv_sec = (time_t)soonest;
    wait->tv_nsec = (long)(1e9 * (soonest - (double)wait->tv_sec));
    return wait;
}

/* A control says nothing but that it is no more; of a job that was killed it need not be said again. */
static nfds_t watch(const struct sandbox_zygote *zygote, const struct table *table, struct pollfd *list) {
    list[0] = (struct pollfd){.fd = zygote->command, .events = POLLIN};
    for (size_t i = 0; i < table->count; i++) {
        bool killed = table->jobs[i].ended != SANDBOX_DONE;
        list[i + 1] = (struct pollfd){.fd = killed ? -1 : table->jobs[i].control, .events = POLLIN};
    }
    return (nfds_t)table->count + 1;
}

static void end_all(struct table *table) {
    for (size_t i = 0; i < table->count; i++) kill(table->jobs[i].child, SIGKILL);
    for (size_t i = 0; i < table->count; i++) waitpid(table->jobs[i].child, NULL, 0);
}

static void serve(struct sandbox_zygote *zygote) {
    struct table table = {.count = 0};
    struct pollfd list[SANDBOX_JOBS_MOST + 1];
    struct timespec wait;
    sigset_t none;
    sigemptyset(&none);
    for (bool going = true; going;) {
        nfds_t count = watch(zygote, &table, list);
        int ready = ppoll(list, count, patience(&table, &wait), &none);
        for (nfds_t i = 1; ready > 0 && i < count; i++)
            if (list[i].revents != 0) end_job(&table.jobs[i - 1], SANDBOX_CANCELLED);
        end_late(&table);
        reap(&table);
        if (ready > 0 && list[0].revents != 0) going = take_command(zygote, &table);
    }
    end_all(&table);
}

/* }====================================================== */

void sandbox_zygote(int command, const char *root, const struct sandbox_limits *limits, lua_CFunction names) {
    struct sandbox_zygote zygote = {.limits = *limits, .command = command, .process = getpid(), .most = SIZE_MAX};
    char why[WHY_SIZE] = "";
    sandbox_close_from(3, command);
    close_streams();
    set_signals();
    bool loaded = sandbox_load(&zygote, root, names, why);
    if (loaded && !sandbox_prepare(&zygote.filter)) {
        loaded = false;
        snprintf(why, sizeof why, "scripts cannot be run: there is no filter for calls of the kernel");
    }
    send(command, why, strlen(why) + 1, MSG_NOSIGNAL);
    if (loaded) serve(&zygote);
    _exit(loaded ? EXIT_SUCCESS : EXIT_FAILURE);
}
