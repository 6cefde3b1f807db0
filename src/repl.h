/* repl.h: what the REPL needs of the machine, as Lua modules of the program alone: the library has none of it. */
#ifndef MANTILE_REPL_H
#define MANTILE_REPL_H

#include <lua.h>
#include <signal.h>

/*
** mantile.session: statements that Ctrl-C stops, a limit on memory, private files.
**
**   guard(attended)       from now on Lua's memory has a limit and, if so, Ctrl-C stops what runs
**   run(f, handler)       calls f as xpcall does; Ctrl-C stops it, and neither the handler nor what follows
**   read_line(limit)      the next line of standard input, and whether it was cut at `limit` bytes; nil and whether it
**                         was Ctrl-C that ended it
**   private_folder(path)  makes it and what is above it, for the user alone: whether it is there
**   append(path, text)    to a file for the user alone: whether it was written
**   replace(path, text)   the same, all of it
*/
int luaopen_mantile_session(lua_State *L);

/*
** mantile.terminal: lines that are edited, by libedit.
**
**   open(complete)        complete(text before the cursor) gives what to insert, and a text to show
**   read(prompt)          the next line; nil and whether it was Ctrl-C that ended it
**   remember(line)        the line is in the history
**   size()                lines and columns of the terminal
*/
int luaopen_mantile_terminal(lua_State *L);

/* 1 from a Ctrl-C on that came while nothing ran. Who reads a line sets it back. */
extern volatile sig_atomic_t session_pressed;

#endif
