/* bind_core.c: opens the module, and adds what belongs to no class. */
#include "bind/bind.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"

/* core.nearest(word, list): what of the list the word was probably meant to be; nil when nothing is near */
static int nearest(lua_State *L) {
    const char *keys[257] = {NULL};
    const char *word = luaL_checkstring(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_Integer count = luaL_len(L, 2);
    if (count > 256) count = 256;
    luaL_checkstack(L, (int)count, "too many candidates");
    for (lua_Integer i = 0; i < count; i++) {
        lua_geti(L, 2, i + 1);
        keys[i] = luaL_checkstring(L, -1); /* stays on the stack, and so alive */
    }
    lua_pushstring(L, bind_nearest(word, keys));
    return 1;
}

static int push_names(lua_State *L, int count) {
    lua_createtable(L, count, 0);
    for (int type = 0; type < count; type++) {
        lua_pushstring(L, dtype_name((enum dtype)type));
        lua_seti(L, -2, type + 1);
    }
    return 1;
}

/* core.dtypes(): the names of all number formats: units(), then the storage formats */
static int dtypes(lua_State *L) { return push_names(L, DTYPE_COUNT); }

/* core.units(): the names of those that accelerators have units for */
static int units(lua_State *L) { return push_names(L, DTYPE_UNIT_COUNT); }

/* core.dtype(name): its one name, and the bytes an element takes; nil when there is none */
static int dtype(lua_State *L) {
    enum dtype type = dtype_find(luaL_checkstring(L, 1));
    if (type == DTYPE_COUNT) return 0;
    lua_pushstring(L, dtype_name(type));
    lua_pushnumber(L, dtype_bytes(type));
    return 2;
}

/* core.ops(): the names of all kinds of ops, and how many of them, the last ones, are collectives */
static int ops(lua_State *L) {
    lua_createtable(L, OP_COUNT, 0);
    for (int kind = 0; kind < OP_COUNT; kind++) {
        lua_pushstring(L, op_name((enum op_kind)kind));
        lua_seti(L, -2, kind + 1);
    }
    lua_pushinteger(L, OP_COUNT - OP_ALL_REDUCE);
    return 2;
}

#define FOLDER_CLASS "mantile.folder"

static int folder_gc(lua_State *L) {
    DIR **box = luaL_checkudata(L, 1, FOLDER_CLASS);
    if (*box != NULL) closedir(*box);
    *box = NULL;
    return 0;
}

/* What tells the folder apart from every other one: a folder may be reached by many paths. */
static void push_identity(lua_State *L, DIR *folder) {
    struct stat stat_of;
    if (fstat(dirfd(folder), &stat_of) != 0) stat_of = (struct stat){0};
    lua_pushfstring(L, "%I:%I", (LUAI_UACINT)stat_of.st_dev, (LUAI_UACINT)stat_of.st_ino);
}

/* core.list_folder(path, most): the names in it, unsorted and at most so many, and its identity; nil when it is no
 * folder; nil and why when it cannot be read */
static int list_folder(lua_State *L) {
    const char *path = luaL_checkstring(L, 1);
    lua_Integer most = luaL_optinteger(L, 2, LUA_MAXINTEGER);
    DIR **box = lua_newuserdatauv(L, sizeof *box, 0); /* closed by its metatable if pushing a name raises */
    *box = NULL;
    luaL_setmetatable(L, FOLDER_CLASS);
    DIR *folder = *box = opendir(path);
    if (folder == NULL) {
        lua_pushnil(L);
        if (errno == ENOTDIR) return 1;
        lua_pushstring(L, strerror(errno));
        return 2;
    }
    lua_newtable(L);
    lua_Integer next = 1;
    for (const struct dirent *entry; next <= most && (entry = readdir(folder)) != NULL; next++) {
        lua_pushstring(L, entry->d_name);
        lua_seti(L, -2, next);
    }
    push_identity(L, folder);
    closedir(folder);
    *box = NULL;
    return 2;
}

/* core.file_size(path): the bytes of a regular file; nil and why, for what is none or is not there */
static int file_size(lua_State *L) {
    struct stat stat_of;
    int status = stat(luaL_checkstring(L, 1), &stat_of);
    if (status == 0 && S_ISREG(stat_of.st_mode)) {
        lua_pushinteger(L, (lua_Integer)stat_of.st_size);
        return 1;
    }
    lua_pushnil(L);
    lua_pushstring(L, status == 0 ? "it is no regular file" : strerror(errno));
    return 2;
}

/* core.make_folder(path): true where it is made or there already, in a folder that is there; nil and why */
static int make_folder(lua_State *L) {
    const char *path = luaL_checkstring(L, 1);
    struct stat stat_of;
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && stat(path, &stat_of) == 0 && S_ISDIR(stat_of.st_mode))) {
        lua_pushboolean(L, true);
        return 1;
    }
    lua_pushnil(L);
    lua_pushstring(L, errno == EEXIST ? "it is no folder" : strerror(errno));
    return 2;
}

/* core.read_line(limit): the next line of standard input without its newline,
 * and true when it was cut at `limit` bytes; nothing at the end */
static int read_line(lua_State *L) {
    lua_Integer limit = luaL_checkinteger(L, 1), length = 0;
    luaL_Buffer line;
    luaL_buffinit(L, &line);
    int c;
    while ((c = getchar()) != EOF && c != '\n')
        if (length++ < limit) luaL_addchar(&line, (char)c);
    if (c == EOF && length == 0) return 0;
    luaL_pushresult(&line);
    lua_pushboolean(L, length > limit);
    return 2;
}

/* core.hash(text): 16 hexadecimal digits that differ where texts do, as far as chance goes */
static int hash_text(lua_State *L) {
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    uint64_t hash = hash_mix(0, length);
    char digits[17];
    for (size_t i = 0; i < length; i++) hash = hash_mix(hash, (unsigned char)text[i]);
    snprintf(digits, sizeof digits, "%016" PRIx64, hash);
    lua_pushstring(L, digits);
    return 1;
}

static const luaL_Reg functions[] = {{"nearest", nearest},
                                     {"dtypes", dtypes},
                                     {"units", units},
                                     {"dtype", dtype},
                                     {"ops", ops},
                                     {"list_folder", list_folder},
                                     {"file_size", file_size},
                                     {"make_folder", make_folder},
                                     {"read_line", read_line},
                                     {"hash", hash_text},
                                     {NULL, NULL}};

int luaopen_mantile_core(lua_State *L) {
    static const luaL_Reg none[] = {{NULL, NULL}};
    static const luaL_Reg folder_metamethods[] = {{"__gc", folder_gc}, {NULL, NULL}};
    bind_class(L, FOLDER_CLASS, none, folder_metamethods);
    luaL_newlib(L, functions);
    bind_dim(L);
    bind_graph(L);
    bind_program(L);
    bind_deployment(L);
    bind_yaml(L);
    bind_gguf(L);
    bind_form(L);
    bind_calibration(L);
    bind_explore(L);
    bind_measured(L);
    bind_process(L);
    bind_file(L);
    bind_lines(L);
    bind_sqlite(L);
    bind_trace(L);
    bind_traffic(L);
    bind_timeline(L);
    bind_simulation(L);
    bind_template(L);
    return 1;
}
