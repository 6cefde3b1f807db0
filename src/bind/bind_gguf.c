/* bind_gguf.c: the header of a GGUF file as a Lua table. */
#include "bind/bind.h"

#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/gguf.h"

#define GGUF_CLASS "mantile.gguf"

static int gguf_gc(lua_State *L) {
    gguf_free(luaL_checkudata(L, 1, GGUF_CLASS));
    return 0;
}

/* A header in a userdata, so that it is freed whatever is raised. */
static struct gguf *new_gguf(lua_State *L) {
    struct gguf *gguf = lua_newuserdatauv(L, sizeof *gguf, 0);
    *gguf = (struct gguf){0};
    luaL_setmetatable(L, GGUF_CLASS);
    return gguf;
}

static size_t read_file(void *context, uint64_t at, void *bytes, size_t size) {
    size_t done = 0;
    while (done < size) {
        ssize_t more = pread(*(int *)context, (char *)bytes + done, size - done, (off_t)(at + done));
        if (more == 0 || (more < 0 && errno != EINTR)) break;
        if (more > 0) done += (size_t)more;
    }
    return done;
}

/* Reads the header of `path` and sets how long the file is. */
static enum mt_status read_path(struct gguf *gguf, const char *path, uint64_t *size, struct mt_error *error) {
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe does not block it */
    if (file < 0) return mt_fail(error, MT_MISUSE, "it cannot be opened: %s", strerror(errno));
    struct stat stat;
    enum mt_status status = MT_OK;
    if (fstat(file, &stat) != 0 || !S_ISREG(stat.st_mode)) status = mt_fail(error, MT_MISUSE, "it is no regular file");
    *size = status == MT_OK ? (uint64_t)stat.st_size : 0;
    if (status == MT_OK) status = gguf_read(gguf, read_file, &file, *size, error);
    close(file);
    return status;
}

static void set_integer(lua_State *L, const char *key, uint64_t value) {
    lua_pushinteger(L, (lua_Integer)value);
    lua_setfield(L, -2, key);
}

static void push_tensor(lua_State *L, const struct gguf_tensor *tensor) {
    lua_createtable(L, 0, 5);
    lua_pushstring(L, tensor->name);
    lua_setfield(L, -2, "name");
    lua_pushstring(L, tensor->type);
    lua_setfield(L, -2, "type");
    set_integer(L, "elements", tensor->elements);
    set_integer(L, "bytes", tensor->bytes);
    lua_createtable(L, (int)tensor->dims, 0);
    for (unsigned d = 0; d < tensor->dims; d++) {
        lua_pushinteger(L, (lua_Integer)tensor->shape[d]);
        lua_seti(L, -2, (lua_Integer)d + 1);
    }
    lua_setfield(L, -2, "shape");
}

static void push_tensors(lua_State *L, const struct gguf *gguf) {
    lua_createtable(L, (int)gguf->tensors.count, 0);
    for (size_t i = 0; i < gguf->tensors.count; i++) {
        push_tensor(L, &gguf->tensors.items[i]);
        lua_seti(L, -2, (lua_Integer)i + 1);
    }
}

/* core.gguf(path): { version =, metadata = { [key] = value }, tensors = { { name =, type =, shape =, elements =,
 * bytes = }, ... }, size = of the file, whole_size = it has when complete }; or nil and what is wrong. The first number
 * of a shape is the length of a row. What is too long to keep is { type =, count = } or { type = "string", bytes = }.
 */
static int read_gguf(lua_State *L) {
    const char *path = luaL_checkstring(L, 1);
    struct gguf *gguf = new_gguf(L);
    struct mt_error error;
    uint64_t size;
    if (read_path(gguf, path, &size, &error) != MT_OK) {
        lua_pushnil(L);
        lua_pushstring(L, error.message);
        return 2;
    }
    lua_createtable(L, 0, 5);
    set_integer(L, "version", gguf->version);
    set_integer(L, "size", size);
    set_integer(L, "whole_size", gguf->end);
    bind_push_document(L, &gguf->metadata, 0);
    lua_setfield(L, -2, "metadata");
    push_tensors(L, gguf);
    lua_setfield(L, -2, "tensors");
    return 1;
}

void bind_gguf(lua_State *L) {
    static const luaL_Reg none[] = {{NULL, NULL}};
    static const luaL_Reg metamethods[] = {{"__gc", gguf_gc}, {NULL, NULL}};
    bind_class(L, GGUF_CLASS, none, metamethods);
    lua_pushcfunction(L, read_gguf);
    lua_setfield(L, -2, "gguf");
}
