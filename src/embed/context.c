/* context.c: contexts, and what they ask Lua for.
 *
 * Whatever can raise runs in a C function under lua_pcall; what is called
 * outside one neither allocates in Lua nor raises. */
#include "embed/embed.h"

#include <lauxlib.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void embed_fail(mt_failure *why, enum mt_failure_code code, const char *format, ...) {
    va_list arguments;
    if (why == NULL) return;
    why->code = code;
    va_start(arguments, format);
    vsnprintf(why->message, sizeof why->message, format, arguments);
    va_end(arguments);
}

static void fail_nomem(mt_failure *why) { embed_fail(why, MT_OUT_OF_MEMORY, "out of memory"); }

/* Whether a sentence that came through Lua's own pcall is about memory. */
static int is_nomem(const char *sentence) {
    return strstr(sentence, "not enough memory") != NULL || strstr(sentence, "out of memory") != NULL;
}

/* The error that lua_pcall left on the top of the stack. */
static void fail_lua(lua_State *L, int status, mt_failure *why) {
    int text = lua_type(L, -1) == LUA_TSTRING;
    if (status == LUA_ERRMEM || (text && is_nomem(lua_tostring(L, -1))))
        fail_nomem(why);
    else if (text)
        embed_fail(why, MT_REFUSED, "%s", lua_tostring(L, -1));
    else
        embed_fail(why, MT_REFUSED, "a script raised something that is no text");
}

/*
** {======================================================
** Opening and closing
** =======================================================
*/

static const char embed_key; /* its address is where the registry has lua/mantile/embed.lua */

static int protected_open(lua_State *L) {
    const char *root = lua_touserdata(L, 1);
    bind_open_library(L, root);
    lua_getglobal(L, "require");
    lua_pushliteral(L, "mantile.embed");
    lua_call(L, 1, 1); /* embed */
    lua_getfield(L, -1, "open");
    lua_pushstring(L, root);
    lua_call(L, 1, 0); /* embed */
    lua_rawsetp(L, LUA_REGISTRYINDEX, &embed_key);
    return 0;
}

/* The folder as an absolute path, so that the program may change its own. */
static char *find_root(const char *root, mt_failure *why) {
    char probe[4096];
    char *real = realpath(root, NULL);
    int length = real == NULL ? 0 : snprintf(probe, sizeof probe, "%s/lua/mantile/embed.lua", real);
    if (length > 0 && length < (int)sizeof probe && access(probe, R_OK) == 0) return real;
    embed_fail(why, MT_REFUSED, "'%s' is not where mantile's files are: it has no lua/mantile", root);
    free(real);
    return NULL;
}

static mt_context *new_context(void) {
    mt_context *context = calloc(1, sizeof *context);
    if (context != NULL) context->L = luaL_newstate();
    if (context != NULL && context->L != NULL) return context;
    free(context);
    return NULL;
}

static void close_if_unused(mt_context *context) {
    if (!context->closed || context->deployments > 0) return;
    lua_close(context->L);
    free(context);
}

void mt_close(mt_context *context) {
    if (context == NULL) return;
    context->closed = 1;
    close_if_unused(context);
}

static int start(mt_context *context, char *root, mt_failure *why) {
    lua_State *L = context->L;
    lua_setwarnf(L, NULL, NULL); /* warn() would print */
    lua_pushcfunction(L, protected_open);
    lua_pushlightuserdata(L, root);
    int status = lua_pcall(L, 1, 0, 0);
    if (status != LUA_OK) fail_lua(L, status, why);
    lua_settop(L, 0);
    return status == LUA_OK;
}

mt_context *mt_open(const char *root, mt_failure *why) {
    char *real = find_root(root != NULL ? root : MANTILE_ROOT, why);
    if (real == NULL) return NULL;
    mt_context *context = new_context();
    if (context == NULL) fail_nomem(why);
    if (context != NULL && !start(context, real, why)) {
        mt_close(context);
        context = NULL;
    }
    free(real);
    return context;
}

/* }====================================================== */

/*
** {======================================================
** Asking
** =======================================================
*/

/* What a protected function is asked, and where it leaves its answer. */
struct question {
    const char *request;
    char *report;              /* of protected_estimate; NULL when memory could not be had */
    mt_deployment *deployment; /* for protected_deploy to fill */
};

/* Calls embed[verb](request) and leaves its answer on the stack; raises its sentence. */
static void ask(lua_State *L, const char *verb, const char *request) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &embed_key);
    lua_getfield(L, -1, verb);
    lua_pushstring(L, request);
    lua_call(L, 1, 2); /* embed answer sentence */
    if (lua_isnil(L, -2)) lua_error(L);
    lua_pop(L, 1);
}

static int protected_estimate(lua_State *L) {
    struct question *question = lua_touserdata(L, 1);
    size_t size;
    ask(L, "estimate", question->request);
    const char *text = luaL_checklstring(L, -1, &size);
    question->report = malloc(size + 1);
    if (question->report != NULL) memcpy(question->report, text, size + 1);
    return 0;
}

static int protected_deploy(lua_State *L) {
    const struct question *question = lua_touserdata(L, 1);
    ask(L, "deploy", question->request);
    question->deployment->deployment = &bind_check_deployment(L, -1)->deployment;
    question->deployment->reference = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

/* Whether `f` has answered. */
static int answer(mt_context *context, lua_CFunction f, struct question *question, mt_failure *why) {
    lua_State *L = context->L;
    lua_pushcfunction(L, f);
    lua_pushlightuserdata(L, question);
    int status = lua_pcall(L, 1, 0, 0);
    if (status != LUA_OK) fail_lua(L, status, why);
    lua_settop(L, 0);
    return status == LUA_OK;
}

static int check_request(const mt_context *context, const char *request, mt_failure *why) {
    if (context == NULL) embed_fail(why, MT_REFUSED, "there is no context; mt_open makes one");
    if (context != NULL && request == NULL) embed_fail(why, MT_REFUSED, "there is no request");
    return context != NULL && request != NULL;
}

char *mt_estimate(mt_context *context, const char *request_json, mt_failure *why) {
    struct question question = {.request = request_json};
    if (!check_request(context, request_json, why)) return NULL;
    int answered = answer(context, protected_estimate, &question, why);
    if (answered && question.report == NULL) fail_nomem(why);
    return question.report;
}

void mt_free(char *report_json) { free(report_json); }

mt_deployment *mt_deploy(mt_context *context, const char *request_json, mt_failure *why) {
    if (!check_request(context, request_json, why)) return NULL;
    mt_deployment *deployment = malloc(sizeof *deployment);
    if (deployment == NULL) {
        fail_nomem(why);
        return NULL;
    }
    struct question question = {.request = request_json, .deployment = deployment};
    deployment->context = context;
    if (!answer(context, protected_deploy, &question, why)) {
        free(deployment);
        return NULL;
    }
    context->deployments++;
    return deployment;
}

void mt_release(mt_deployment *deployment) {
    if (deployment == NULL) return;
    mt_context *context = deployment->context;
    luaL_unref(context->L, LUA_REGISTRYINDEX, deployment->reference);
    context->deployments--;
    free(deployment);
    close_if_unused(context);
}

/* }====================================================== */
