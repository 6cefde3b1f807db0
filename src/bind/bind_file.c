/* bind_file.c: a file that grows, and that only one process writes: what C's streams cannot do. */
#include "bind/bind.h"

#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_CLASS "mantile.file"

static int *check_file(lua_State *L) {
    int *file = luaL_checkudata(L, 1, FILE_CLASS);
    if (*file < 0) luaL_error(L, "the file is closed");
    return file;
}

/* true; or nil and why not */
static int answer(lua_State *L, bool done, const char *why) {
    if (done) {
        lua_pushboolean(L, true);
        return 1;
    }
    lua_pushnil(L);
    lua_pushstring(L, why);
    return 2;
}

static int close_file(lua_State *L) {
    int *file = luaL_checkudata(L, 1, FILE_CLASS);
    if (*file >= 0) close(*file);
    *file = -1;
    return 0;
}

/* Why it cannot be written, or NULL. */
static const char *hold(int file) {
    struct stat stat_of;
    if (fstat(file, &stat_of) != 0) return strerror(errno);
    if (!S_ISREG(stat_of.st_mode)) return "it is no regular file";
    if (flock(file, LOCK_EX | LOCK_NB) == 0) return NULL;
    return errno == EWOULDBLOCK ? "another process is writing it" : strerror(errno);
}

/* core.hold_file(path): the file, made where there is none, for this process alone, and its size; nil and why not */
static int hold_file(lua_State *L) {
    const char *path = luaL_checkstring(L, 1);
    int *file = lua_newuserdatauv(L, sizeof *file, 0);
    *file = -1;
    luaL_setmetatable(L, FILE_CLASS);
    *file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0666);
    if (*file < 0) return answer(L, false, strerror(errno));
    const char *why = hold(*file);
    if (why != NULL) return answer(L, false, why);
    lua_pushinteger(L, (lua_Integer)lseek(*file, 0, SEEK_END));
    return 2;
}

/* file:cut(size): it ends there, and goes on there; nil and why not, also where it is shorter */
static int cut(lua_State *L) {
    int file = *check_file(L);
    off_t size = (off_t)luaL_checkinteger(L, 2);
    luaL_argcheck(L, size >= 0, 2, "no size");
    if (lseek(file, 0, SEEK_END) < size) return answer(L, false, "it is shorter than it was");
    bool done = ftruncate(file, size) == 0 && lseek(file, size, SEEK_SET) == size;
    return answer(L, done, strerror(errno));
}

/* file:write(text): all of it; nil and why not */
static int write_text(lua_State *L) {
    int file = *check_file(L);
    size_t length, done = 0;
    const char *text = luaL_checklstring(L, 2, &length);
    while (done < length) {
        ssize_t more = write(file, text + done, length - done);
        if (more < 0 && errno != EINTR) return answer(L, false, strerror(errno));
        if (more > 0) done += (size_t)more;
    }
    return answer(L, true, NULL);
}

/* file:sync(): once it returns true, what was written outlives the machine; nil and why not */
static int sync_file(lua_State *L) { return answer(L, fsync(*check_file(L)) == 0, strerror(errno)); }

static const luaL_Reg methods[] = {
    {"cut", cut}, {"write", write_text}, {"sync", sync_file}, {"close", close_file}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", close_file}, {"__close", close_file}, {NULL, NULL}};

void bind_file(lua_State *L) {
    bind_class(L, FILE_CLASS, methods, metamethods);
    lua_pushcfunction(L, hold_file);
    lua_setfield(L, -2, "hold_file");
}
