/* main.c: the mantile program. It finds its Lua files, opens a Lua state with
 * mantile.core inside and hands the arguments to lua/mantile/cli.lua, which
 * returns the exit status. */
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bind/bind.h"
#include "repl.h"
#include "serve/sandbox.h"
#include "serve/server.h"

#define PATH_SIZE   4096
#define EXIT_MISUSE 2

static int is_root(const char *folder) {
    char probe[PATH_SIZE + 32];
    snprintf(probe, sizeof probe, "%s/lua/mantile/cli.lua", folder);
    return access(probe, R_OK) == 0;
}

/* The folder that holds lua/, models/ and hardware/: the checkout when the
 * program runs from its build folder, else PREFIX/share/mantile. */
static int find_root(char root[PATH_SIZE]) {
    static const char *const places[] = {"/../share/mantile", "/..", "/../.."};
    char program[PATH_SIZE], place[PATH_SIZE + 32];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0) return 0;
    program[length] = '\0';
    *strrchr(program, '/') = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        snprintf(place, sizeof place, "%s%s", program, places[i]);
        char *real = realpath(place, NULL);
        int found = real != NULL && strlen(real) < PATH_SIZE && is_root(real);
        if (found) strcpy(root, real);
        free(real);
        if (found) return 1;
    }
    return 0;
}

static void push_arguments(lua_State *L, int argc, char **argv) {
    lua_createtable(L, argc, 0);
    for (int i = 1; i < argc; i++) {
        lua_pushstring(L, argv[i]);
        lua_seti(L, -2, i);
    }
}

struct start {
    int argc;
    char **argv;
    const char *root;
};

/* Opened where they are required. */
static void preload(lua_State *L) {
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
    lua_pushcfunction(L, luaopen_mantile_session);
    lua_setfield(L, -2, "mantile.session");
    lua_pushcfunction(L, luaopen_mantile_terminal);
    lua_setfield(L, -2, "mantile.terminal");
    lua_pushcfunction(L, luaopen_mantile_server);
    lua_setfield(L, -2, "mantile.server");
    lua_pushcfunction(L, luaopen_mantile_sandbox);
    lua_setfield(L, -2, "mantile.sandbox");
    lua_pop(L, 1);
}

static int protected_main(lua_State *L) {
    const struct start *start = lua_touserdata(L, 1);
    bind_open_library(L, start->root);
    preload(L);
    lua_getglobal(L, "require");
    lua_pushliteral(L, "mantile.cli");
    lua_call(L, 1, 1); /* cli */
    lua_getfield(L, -1, "main");
    lua_pushstring(L, start->root);
    push_arguments(L, start->argc, start->argv);
    lua_call(L, 2, 1);
    return 1;
}

int main(int argc, char **argv) {
    char root[PATH_SIZE];
    struct start start = {argc, argv, root};
    if (!find_root(root)) {
        fputs("mantile: its Lua files are missing (no lua/mantile beside the program or in ../share/mantile)\n",
              stderr);
        return EXIT_MISUSE;
    }
    lua_State *L = luaL_newstate();
    if (L == NULL) {
        fputs("mantile: out of memory\n", stderr);
        return EXIT_MISUSE;
    }
    lua_pushcfunction(L, protected_main);
    lua_pushlightuserdata(L, &start);
    int status = EXIT_MISUSE;
    if (lua_pcall(L, 1, 1, 0) == LUA_OK)
        status = (int)lua_tointeger(L, -1);
    else
        fprintf(stderr, "mantile: %s\n", lua_isstring(L, -1) ? lua_tostring(L, -1) : "an error that is no text");
    lua_close(L);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("mantile: standard output cannot be written\n", stderr);
        return EXIT_MISUSE;
    }
    return status;
}
