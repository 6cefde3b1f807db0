/* bind_sqlite.c: SQLite databases as Lua values. Values go in as parameters, never as text of a statement. */
#include "bind/bind.h"

#include <lauxlib.h>
#include <sqlite3.h>
#include <string.h>

#define DATABASE_CLASS  "mantile.database"
#define STATEMENT_CLASS "mantile.statement"

#define WAIT_MS 5000 /* for another process that has it locked */

static sqlite3 *check_database(lua_State *L) {
    sqlite3 **database = luaL_checkudata(L, 1, DATABASE_CLASS);
    if (*database == NULL) luaL_error(L, "the database is closed");
    return *database;
}

static sqlite3_stmt *check_statement(lua_State *L) {
    sqlite3_stmt **statement = luaL_checkudata(L, 1, STATEMENT_CLASS);
    if (*statement == NULL) luaL_error(L, "the statement is closed");
    return *statement;
}

static int refuse(lua_State *L, sqlite3 *database) {
    lua_pushnil(L);
    lua_pushstring(L, database != NULL ? sqlite3_errmsg(database) : "out of memory");
    return 2;
}

/* Statements that are still there end with their own collection: SQLite waits for them. */
static int database_gc(lua_State *L) {
    sqlite3 **database = luaL_checkudata(L, 1, DATABASE_CLASS);
    sqlite3_close_v2(*database);
    *database = NULL;
    return 0;
}

static int statement_gc(lua_State *L) {
    sqlite3_stmt **statement = luaL_checkudata(L, 1, STATEMENT_CLASS);
    sqlite3_finalize(*statement);
    *statement = NULL;
    return 0;
}

/* A file may come from anywhere: what its schema says is not run. */
static void distrust(sqlite3 *database) {
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
}

/* core.database(path): made where there is none; nil and why not */
static int open_database(lua_State *L) {
    const char *path = luaL_checkstring(L, 1);
    sqlite3 **database = lua_newuserdatauv(L, sizeof *database, 0);
    *database = NULL;
    luaL_setmetatable(L, DATABASE_CLASS);
    if (sqlite3_open_v2(path, database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
        return refuse(L, *database);
    sqlite3_busy_timeout(*database, WAIT_MS);
    distrust(*database);
    return 1;
}

static int bind_value(lua_State *L, int i, sqlite3_stmt *statement, int parameter) {
    size_t length;
    const char *text;
    switch (lua_type(L, i)) {
    case LUA_TNIL:
        return sqlite3_bind_null(statement, parameter);
    case LUA_TBOOLEAN:
        return sqlite3_bind_int(statement, parameter, lua_toboolean(L, i));
    case LUA_TNUMBER:
        if (lua_isinteger(L, i)) return sqlite3_bind_int64(statement, parameter, lua_tointeger(L, i));
        return sqlite3_bind_double(statement, parameter, lua_tonumber(L, i));
    default:
        text = luaL_checklstring(L, i, &length);
        return sqlite3_bind_text64(statement, parameter, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
    }
}

/* Binds the arguments from `first` on to the parameters in turn; whether all of them could be. */
static bool bind_values(lua_State *L, int first, sqlite3_stmt *statement) {
    int count = sqlite3_bind_parameter_count(statement);
    if (count != lua_gettop(L) - first + 1)
        luaL_error(L, "the statement has %d parameters, not %d", count, lua_gettop(L) - first + 1);
    for (int i = 0; i < count; i++)
        if (bind_value(L, first + i, statement, i + 1) != SQLITE_OK) return false;
    return true;
}

static void push_column(lua_State *L, sqlite3_stmt *statement, int column) {
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
        lua_pushnil(L);
        break;
    case SQLITE_INTEGER:
        lua_pushinteger(L, sqlite3_column_int64(statement, column));
        break;
    case SQLITE_FLOAT:
        lua_pushnumber(L, sqlite3_column_double(statement, column));
        break;
    default: /* text and blobs: the pointer comes before the length */
    {
        const char *text = sqlite3_column_blob(statement, column);
        lua_pushlstring(L, text != NULL ? text : "", (size_t)sqlite3_column_bytes(statement, column));
    }
    }
}

/* Runs it to its end with the arguments from `first` on. Pushes true, or the columns of the first row of its result;
 * nil and why not. */
static int step(lua_State *L, int first, sqlite3_stmt *statement) {
    int top = lua_gettop(L), columns = sqlite3_column_count(statement);
    int status = bind_values(L, first, statement) ? sqlite3_step(statement) : SQLITE_ERROR;
    luaL_checkstack(L, columns + 2, "too many columns");
    if (status == SQLITE_ROW)
        for (int i = 0; i < columns; i++) push_column(L, statement, i);
    while (status == SQLITE_ROW) status = sqlite3_step(statement);
    if (status != SQLITE_DONE) {
        lua_settop(L, top);
        int answers = refuse(L, sqlite3_db_handle(statement));
        sqlite3_reset(statement);
        return answers;
    }
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (columns == 0) lua_pushboolean(L, true);
    return lua_gettop(L) - top;
}

static sqlite3_stmt *new_statement(lua_State *L, sqlite3 *database) {
    size_t length;
    const char *text = luaL_checklstring(L, 2, &length);
    sqlite3_stmt **statement = lua_newuserdatauv(L, sizeof *statement, 1);
    *statement = NULL;
    luaL_setmetatable(L, STATEMENT_CLASS);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1); /* the database stays as long as its statement */
    luaL_argcheck(L, length < 1 << 20, 2, "the statement is too long");
    sqlite3_prepare_v2(database, text, (int)length, statement, NULL);
    return *statement;
}

/* database:prepare(text): a statement; nil and why not */
static int prepare(lua_State *L) {
    sqlite3 *database = check_database(L);
    return new_statement(L, database) != NULL ? 1 : refuse(L, database);
}

/* database:run(text, value, ...): runs one statement with values for its ?s: true, or the columns of the first row of
 * its result (nothing where there is none); nil and why not */
static int run_text(lua_State *L) {
    sqlite3 *database = check_database(L);
    sqlite3_stmt *statement = new_statement(L, database);
    if (statement == NULL) return refuse(L, database);
    lua_insert(L, 3); /* database text statement value ... */
    int answers = step(L, 4, statement);
    sqlite3_finalize(statement);
    *(sqlite3_stmt **)lua_touserdata(L, 3) = NULL;
    return answers;
}

/* statement:run(value, ...): the same, prepared once */
static int run_statement(lua_State *L) { return step(L, 2, check_statement(L)); }

void bind_sqlite(lua_State *L) {
    static const luaL_Reg database_methods[] = {
        {"run", run_text}, {"prepare", prepare}, {"close", database_gc}, {NULL, NULL}};
    static const luaL_Reg database_metamethods[] = {{"__gc", database_gc}, {"__close", database_gc}, {NULL, NULL}};
    static const luaL_Reg statement_methods[] = {{"run", run_statement}, {"close", statement_gc}, {NULL, NULL}};
    static const luaL_Reg statement_metamethods[] = {{"__gc", statement_gc}, {"__close", statement_gc}, {NULL, NULL}};
    bind_class(L, STATEMENT_CLASS, statement_methods, statement_metamethods);
    bind_class(L, DATABASE_CLASS, database_methods, database_metamethods);
    lua_pushcfunction(L, open_database);
    lua_setfield(L, -2, "database");
}
