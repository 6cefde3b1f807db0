/* bind_process.c: what a command needs of the process it is: time, whether somebody watches, and being asked to stop.
 */
#include "bind/bind.h"

#include <lauxlib.h>
#include <signal.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static double clock_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* core.seconds(): time that never goes back, from any start */
static int seconds(lua_State *L) {
    lua_pushnumber(L, clock_now());
    return 1;
}

/* core.is_terminal(number): whether that file descriptor is one */
static int is_terminal(lua_State *L) {
    lua_pushboolean(L, isatty((int)luaL_checkinteger(L, 1)) == 1);
    return 1;
}

/* core.has_input(): whether standard input is something to read: a terminal, a pipe or a file */
static int has_input(lua_State *L) {
    struct stat input;
    int known = fstat(STDIN_FILENO, &input) == 0;
    lua_pushboolean(L, known && (isatty(STDIN_FILENO) || !S_ISCHR(input.st_mode)));
    return 1;
}

/*
** {======================================================
** Being asked to stop
** =======================================================
*/

/* Ctrl-C, and what batch systems send before they end a job. */
static const int asking[] = {SIGINT, SIGTERM};
#define ASKING (sizeof asking / sizeof *asking)

static volatile sig_atomic_t asked; /* the first signal, or 0 */
static volatile double asked_at;
static struct sigaction before[ASKING];
static int depth; /* of catch_interrupt in catch_interrupt */

/* One wish may come as several signals: timeout and batch systems send it to the process and to its group. */
#define ONE_WISH 0.3 /* seconds */

static int place_of(int number) { return number == asking[0] ? 0 : 1; }

/* The second wish does what the first would have, had nobody caught it. */
static void ask(int number) {
    double now = clock_now();
    if (asked == 0) {
        asked = number;
        asked_at = now;
    } else if (now - asked_at > ONE_WISH) {
        sigaction(number, &before[place_of(number)], NULL);
        raise(number);
    }
}

/* core.catch_interrupt(): from now on a first Ctrl-C is a wish that interrupted() tells of, until release_interrupt()
 */
static int catch_interrupt(lua_State *L) {
    (void)L;
    if (depth++ > 0) return 0;
    asked = 0;
    struct sigaction action = {.sa_handler = ask, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask); /* of one another they are blocked: asked_at is whole */
    for (size_t i = 0; i < ASKING; i++) sigaddset(&action.sa_mask, asking[i]);
    for (size_t i = 0; i < ASKING; i++) {
        sigaction(asking[i], NULL, &before[i]);
        if (before[i].sa_handler != SIG_IGN) sigaction(asking[i], &action, NULL); /* nohup means it */
    }
    return 0;
}

/* core.release_interrupt(): signals are again what they were before */
static int release_interrupt(lua_State *L) {
    (void)L;
    if (depth == 0 || --depth > 0) return 0;
    for (size_t i = 0; i < ASKING; i++) sigaction(asking[i], &before[i], NULL);
    return 0;
}

/* core.interrupted(): the number of the signal that asked to stop; nothing where none did */
static int interrupted(lua_State *L) {
    if (asked == 0) return 0;
    lua_pushinteger(L, asked);
    return 1;
}

/* }====================================================== */

void bind_process(lua_State *L) {
    static const luaL_Reg functions[] = {{"seconds", seconds},
                                         {"is_terminal", is_terminal},
                                         {"has_input", has_input},
                                         {"catch_interrupt", catch_interrupt},
                                         {"release_interrupt", release_interrupt},
                                         {"interrupted", interrupted},
                                         {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
