/* terminal.c: lines that are edited, by libedit; see repl.h. It reads the terminal itself: a paste is taken as a whole,
 * so that a tab in it completes nothing and nothing of it is typed to a program that a statement starts. */
#include "repl.h"

#include <errno.h>
#include <histedit.h>
#include <lauxlib.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#define KEPT        1000      /* lines of history */
#define PASTE_MAX   (1 << 24) /* bytes */
#define LINE_MOST   (1 << 16) /* bytes of one line: what goes beyond is left out */
#define PIECE       4096
#define PASTE_ON    "\033[?2004h"
#define PASTE_OFF   "\033[?2004l"
#define PASTE_BEGIN "\033[200~"
#define PASTE_END   "\033[201~"
#define MARK        6 /* bytes of either */

static struct {
    EditLine *editor;
    History *history;
    lua_State *L;
    int complete; /* its reference */
    const char *prompt;
    struct termios cooked;
    char *bytes; /* that were read and not used: from `next` to `end` */
    size_t next, end, room;
    size_t line; /* bytes of the line so far */
    int pasting;
} terminal = {.complete = LUA_NOREF};

static volatile sig_atomic_t resized, continued;

/*
** {======================================================
** Signals while a line is edited
** =======================================================
*/

static void on_resize(int number) {
    (void)number;
    resized = 1;
}

static void on_continue(int number) {
    (void)number;
    continued = 1;
}

/* The terminal is left as it was found. */
static void on_end(int number) {
    tcsetattr(STDIN_FILENO, TCSANOW, &terminal.cooked);
    signal(number, SIG_DFL);
    raise(number);
}

static const struct {
    int number;
    void (*handler)(int);
} handled[] = {{SIGWINCH, on_resize}, {SIGCONT, on_continue}, {SIGTERM, on_end}, {SIGHUP, on_end}};
#define HANDLED (sizeof handled / sizeof *handled)

static struct sigaction before[HANDLED];

static void catch_signals(void) {
    for (size_t i = 0; i < HANDLED; i++) {
        struct sigaction action = {.sa_handler = handled[i].handler};
        sigemptyset(&action.sa_mask);
        sigaction(handled[i].number, &action, &before[i]);
    }
}

static void release_signals(void) {
    for (size_t i = 0; i < HANDLED; i++) sigaction(handled[i].number, &before[i], NULL);
}

/* After a wait that a signal ended. Whether reading goes on. */
static int attend(EditLine *editor) {
    if (session_pressed) return 0;
    if (continued) {
        el_set(editor, EL_PREP_TERM, 0);
        el_set(editor, EL_PREP_TERM, 1);
    }
    if (resized) el_resize(editor);
    if (resized || continued) {
        lua_writestring("\r\033[K", 4);
        el_set(editor, EL_REFRESH);
    }
    resized = continued = 0;
    return 1;
}

/* }====================================================== */

/*
** {======================================================
** Bytes
** =======================================================
*/

static size_t waiting(void) { return terminal.end - terminal.next; }

static int make_room(size_t more) {
    if (terminal.next > 0) memmove(terminal.bytes, terminal.bytes + terminal.next, waiting());
    terminal.end -= terminal.next;
    terminal.next = 0;
    if (terminal.room - terminal.end >= more) return 1;
    size_t room = 2 * terminal.room + more;
    char *bytes = realloc(terminal.bytes, room);
    if (bytes == NULL) return 0;
    terminal.bytes = bytes;
    terminal.room = room;
    return 1;
}

/* Ctrl-C takes back what was typed before it. */
static int give_up(size_t behind) {
    terminal.next = terminal.end - behind;
    terminal.line = 0;
    terminal.pasting = 0;
    return -1;
}

/* Reads what there is, and waits for it; 0 at the end, -1 where Ctrl-C came. */
static int fill(EditLine *editor) {
    if (!make_room(PIECE)) return 0;
    for (;;) {
        if (!attend(editor)) return give_up(0);
        ssize_t got = read(STDIN_FILENO, terminal.bytes + terminal.end, PIECE);
        if (got > 0) terminal.end += (size_t)got;
        if (got > 0 && session_pressed) return give_up((size_t)got);
        if (got >= 0) return got > 0;
        if (errno != EINTR) return 0;
    }
}

static int more_within(int milliseconds) {
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&input, 1, milliseconds) > 0;
}

static int begins(const char *mark) {
    return waiting() >= MARK && memcmp(terminal.bytes + terminal.next, mark, MARK) == 0;
}

static const char *find(const char *mark) {
    for (size_t i = terminal.next; i + MARK <= terminal.end; i++)
        if (memcmp(terminal.bytes + i, mark, MARK) == 0) return terminal.bytes + i;
    return NULL;
}

/* A paste comes as a whole, as far as it is not without end. */
static int fill_paste(EditLine *editor) {
    int status = 1;
    while (find(PASTE_END) == NULL && waiting() < PASTE_MAX && status == 1) status = fill(editor);
    return status;
}

/* At an escape: whether it begins or ends a paste, which is no key. */
static int is_mark(EditLine *editor) {
    while (waiting() < MARK &&
           memcmp(terminal.bytes + terminal.next, PASTE_BEGIN, waiting() < 4 ? waiting() : 4) == 0 && more_within(20))
        if (fill(editor) != 1) return 0;
    int begin = begins(PASTE_BEGIN);
    if (!begin && !begins(PASTE_END)) return 0;
    terminal.next += MARK;
    terminal.pasting = begin;
    if (begin) fill_paste(editor);
    return 1;
}

/* The next byte; -1 at the end or where Ctrl-C came. */
static int next_byte(EditLine *editor) {
    do {
        if (waiting() == 0 && fill(editor) != 1) return -1;
    } while (terminal.bytes[terminal.next] == '\033' && is_mark(editor));
    if (session_pressed || waiting() == 0) return -1;
    return (unsigned char)terminal.bytes[terminal.next++];
}

/* The character that begins with `byte`; a question mark where these bytes are none. */
static wchar_t decode(EditLine *editor, int byte) {
    mbstate_t state = {0};
    wchar_t character;
    for (int count = 1; byte >= 0; count++, byte = next_byte(editor)) {
        char c = (char)byte;
        size_t used = mbrtowc(&character, &c, 1, &state);
        if (used <= 1) return character;
        if (used == (size_t)-2) continue;
        if (count > 1) terminal.next--; /* it begins another one */
        break;
    }
    return L'?';
}

/* libedit asks for characters: 1, 0 at the end, -1 where Ctrl-C came. */
static int next_character(EditLine *editor, wchar_t *character) {
    do {
        int byte = next_byte(editor);
        if (byte < 0) return session_pressed ? -1 : 0;
        int ends = byte == '\n' || byte == '\r';
        terminal.line = ends ? 0 : terminal.line + 1;
        *character = decode(editor, byte);
        if (terminal.pasting && byte < ' ' && !ends && byte != '\t') *character = L'?'; /* no keys */
    } while (terminal.line > LINE_MOST);
    return 1;
}

/* }====================================================== */

/*
** {======================================================
** Completion
** =======================================================
*/

/* Below the line, which is written anew below that. */
static void show_below(EditLine *editor, const char *text) {
    const LineInfoW *line = el_wline(editor);
    int right = (int)(line->lastchar - line->cursor);
    el_cursor(editor, right);
    lua_writestring("\r", 1);
    el_set(editor, EL_REFRESH);
    lua_writestring("\n", 1);
    lua_writestring(text, strlen(text));
    lua_writeline();
    el_cursor(editor, -right);
}

/* Text that has come behind a tab is a paste; further tabs are impatience. */
static int is_typed(void) {
    size_t i = terminal.next;
    while (i < terminal.end && terminal.bytes[i] == '\t') i++;
    return !terminal.pasting && i == terminal.end && (waiting() > 0 || !more_within(0));
}

static unsigned char complete(EditLine *editor, int key) {
    (void)key;
    lua_State *L = terminal.L;
    if (!is_typed()) return el_insertstr(editor, "\t") < 0 ? CC_ERROR : CC_REFRESH;
    terminal.next = terminal.end; /* one list for two tabs */
    const LineInfo *line = el_line(editor);
    int top = lua_gettop(L), status = CC_ERROR;
    lua_rawgeti(L, LUA_REGISTRYINDEX, terminal.complete);
    lua_pushlstring(L, line->buffer, (size_t)(line->cursor - line->buffer));
    if (lua_pcall(L, 1, 2, 0) == LUA_OK) {
        const char *insert = lua_tostring(L, -2), *text = lua_tostring(L, -1);
        if (insert != NULL && *insert != '\0' && el_insertstr(editor, insert) == 0) status = CC_REFRESH;
        if (text != NULL) {
            show_below(editor, text);
            status = CC_REDISPLAY;
        }
    }
    lua_settop(L, top);
    return (unsigned char)status;
}

/* }====================================================== */

static char *prompt(EditLine *editor) {
    static char text[16];
    (void)editor;
    size_t length = strlen(terminal.prompt);
    if (length >= sizeof text) length = sizeof text - 1;
    memcpy(text, terminal.prompt, length);
    text[length] = '\0';
    return text;
}

static void bind_keys(EditLine *editor) {
    static const char *const keys[][2] = {
        {"^I", "mantile-complete"},   {"^R", "em-inc-search-prev"},      {"^W", "ed-delete-prev-word"},
        {"\\e[1~", "ed-move-to-beg"}, {"\\e[4~", "ed-move-to-end"},      {"\\e[H", "ed-move-to-beg"},
        {"\\e[F", "ed-move-to-end"},  {"\\e[3~", "ed-delete-next-char"}, {"\\e[1;5C", "em-next-word"},
        {"\\e[1;5D", "ed-prev-word"},
    };
    el_wset(editor, EL_ADDFN, L"mantile-complete", L"complete names", complete); /* el_set would copy, and keep, both */
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) el_set(editor, EL_BIND, keys[i][0], keys[i][1], NULL);
}

static void open_history(void) {
    HistEvent event;
    terminal.history = history_init();
    if (terminal.history == NULL) return;
    history(terminal.history, &event, H_SETSIZE, KEPT);
    history(terminal.history, &event, H_SETUNIQUE, 1);
    el_set(terminal.editor, EL_HIST, history, terminal.history);
}

/* Characters are UTF-8 where the locale does not say otherwise; numbers stay as Lua writes them. */
static void set_locale(void) {
    setlocale(LC_CTYPE, "");
    if (MB_CUR_MAX == 1) setlocale(LC_CTYPE, "C.UTF-8");
}

static int terminal_open(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    if (terminal.editor != NULL) return luaL_error(L, "the terminal is open already");
    set_locale();
    terminal.editor = el_init("mantile", stdin, stdout, stderr);
    if (terminal.editor == NULL) return 0;
    terminal.L = L;
    lua_settop(L, 1);
    terminal.complete = luaL_ref(L, LUA_REGISTRYINDEX);
    el_set(terminal.editor, EL_PROMPT, prompt);
    el_set(terminal.editor, EL_EDITOR, "emacs");
    el_set(terminal.editor, EL_SIGNAL, 0);
    el_set(terminal.editor, EL_GETCFN, next_character);
    open_history();
    bind_keys(terminal.editor);
    el_source(terminal.editor, NULL); /* the user's own .editrc */
    lua_pushboolean(L, 1);
    return 1;
}

static void end_editor(void) {
    if (terminal.editor != NULL) el_end(terminal.editor);
    if (terminal.history != NULL) history_end(terminal.history);
    free(terminal.bytes);
    terminal.editor = NULL;
    terminal.history = NULL;
    terminal.bytes = NULL;
    terminal.next = terminal.end = terminal.room = 0;
}

static int terminal_close(lua_State *L) {
    (void)L;
    end_editor();
    return 0;
}

static int terminal_read(lua_State *L) {
    int count = 0;
    terminal.prompt = luaL_checkstring(L, 1);
    if (terminal.editor == NULL) return luaL_error(L, "the terminal is not open");
    tcgetattr(STDIN_FILENO, &terminal.cooked);
    catch_signals();
    el_set(terminal.editor, EL_PREP_TERM, 1); /* before there is a prompt that somebody could answer */
    lua_writestring(PASTE_ON, sizeof PASTE_ON - 1);
    const char *line = el_gets(terminal.editor, &count);
    lua_writestring(PASTE_OFF, sizeof PASTE_OFF - 1);
    fflush(stdout);
    release_signals();
    if (line != NULL && count > 0) {
        lua_pushlstring(L, line, (size_t)count);
        return 1;
    }
    lua_pushnil(L);
    lua_pushboolean(L, session_pressed);
    session_pressed = 0;
    return 2;
}

static int terminal_remember(lua_State *L) {
    HistEvent event;
    const char *line = luaL_checkstring(L, 1);
    if (terminal.history != NULL) history(terminal.history, &event, H_ENTER, line);
    return 0;
}

static int terminal_size(lua_State *L) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return 0;
    lua_pushinteger(L, size.ws_row);
    lua_pushinteger(L, size.ws_col);
    return 2;
}

int luaopen_mantile_terminal(lua_State *L) {
    static const luaL_Reg functions[] = {{"open", terminal_open}, {"close", terminal_close},
                                         {"read", terminal_read}, {"remember", terminal_remember},
                                         {"size", terminal_size}, {NULL, NULL}};
    luaL_newlib(L, functions);
    return 1;
}
