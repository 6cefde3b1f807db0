-- repl.lua: `mantile` without arguments. Lua with the library in scope, a statement at a time: from a terminal, where
-- lines are edited, or from a pipe, where there is no prompt and the exit status tells how it went.

local chunk = require "mantile.repl.chunk"
local cli = require "mantile.cli"
local core = require "mantile.core"
local environment = require "mantile.environment"
local find = require "mantile.find"
local paint = require "mantile.repl.paint"
local plain = require "mantile.plain"
local scenario = require "mantile.scenario"
local session = require "mantile.session"

local repl = {}

local LINE_MAX = 1 << 26 -- bytes
local STATEMENT_MAX = 1 << 28
local SHOWN_MAX = 200 -- bytes of a line that an error shows
local LINES_KEPT = 100000
local TERMINATED = 15
local GREETING = "mantile: what will this model do on that hardware? `help` says how to ask\n"
local PROMPT, MORE = "> ", ">> "

--- Loaded when it is needed: the first prompt comes before.
local function display() return require "mantile.repl.display" end

-- ---- names ------------------------------------------------------------------------------

--- print, but of rows no more than a screen: rows:text() has all.
local function print_shortly(...)
  local values = table.pack(...)
  for i = 1, values.n do
    if display().is_rows(values[i]) then values[i] = (display().text(values[i])) end
  end
  print(table.unpack(values, 1, values.n))
end

--- The names of a session: a global that was given a value, nil among them, is there from then on.
local function new_names()
  local names = scenario.names {}
  names._, names.print = false, print_shortly
  names = environment.new(names, {
    help = function()
      local help = require "mantile.repl.help"
      help.names = names
      return help.value
    end,
  })
  local meta, given = getmetatable(names), {}
  local missing = meta.__index
  meta.__index = function(t, name)
    if given[name] then return nil end
    return missing(t, name)
  end
  meta.__newindex = function(t, name, value)
    given[name] = true
    rawset(t, name, value)
  end
  meta.__metatable = false
  return names
end

-- ---- errors -----------------------------------------------------------------------------

--- The innermost line of the session that runs.
local function running_line()
  local level = 3
  while true do
    local at = debug.getinfo(level, "Sl")
    if not at then return nil end
    if at.source == "=" .. chunk.name then return at.currentline end
    level = level + 1
  end
end

--- What was raised, with the line of the session that it is to be seen at.
local function caught(raised)
  local message = plain(raised)
  local line, rest = message:match("^" .. chunk.name .. ":(%d+): (.*)$")
  local ours = not line and find.root and message:sub(1, #find.root) == find.root
  return {
    message = rest or ours and message:gsub("^[^:\n]*:%d+: ", "") or message, line = tonumber(line) or running_line(),
    assertion = type(raised) == "table" and rawget(raised, "assertion") == true,
  }
end

local function shown_line(text)
  text = text:gsub("^%s+", ""):gsub("%c", " ")
  if not utf8.len(text) then text = text:gsub("[\128-\255]", "?") end
  if #text > SHOWN_MAX then text = text:sub(1, (utf8.offset(text, 0, SHOWN_MAX + 1) or SHOWN_MAX) - 1) .. "..." end
  return text
end

--- Says what went wrong, with the line of the user's that it is about.
local function complain(self, problem)
  io.stdout:flush()
  local line = problem.line and math.min(problem.line, self.count)
  local message = display().text(problem.message):gsub(chunk.name .. ":(%d+):", "line %1:")
  local where = line and not self.attended and ("line %d: "):format(line) or ""
  local as = core.is_terminal(2) and paint.as or function(_, plain_text) return plain_text end
  io.stderr:write(self.attended and "" or "mantile: ", as("red", where .. message), "\n")
  local text = line and self.lines[line]
  if text and not (self.attended and line == self.first and line == self.count) then
    io.stderr:write(as("dim", ("  %5d | "):format(line)), shown_line(text), "\n")
  end
end

-- ---- a statement ------------------------------------------------------------------------

--- A function of the library is shown as its help.
local function shown_value(self, value)
  local meta = debug.getmetatable(value)
  local called = type(value) == "table" and type(meta) == "table" and rawget(meta, "__call") ~= nil
  if not (called or type(value) == "function") or self.names.help == value then return value end
  local help = require "mantile.repl.help"
  local name = help.name_of(value)
  return name and help.of(name) or value
end

--- The values of an expression as one text by a function of display.lua, and whether one of them is shown in part.
local function text_of(self, expression, values, text)
  local parts, several, is_part, unit = {}, false, false, display().unit(expression, self.names)
  for i = 1, values.n do
    local part, cut = text(shown_value(self, values[i]), unit)
    parts[i] = part:gsub("\n$", "")
    several, is_part = several or parts[i]:find("\n", 1, true) ~= nil, is_part or cut
  end
  return paint.text(table.concat(parts, several and "\n" or "\t")), is_part
end

--- Whether a pager took what is longer than the screen.
local function paged(self, expression, values, text, is_part)
  if not self.height then return false end
  local pager = require "mantile.repl.pager"
  return pager.wanted(text, is_part, self.height) and pager.show(text_of(self, expression, values, display().whole))
end

--- Shows the values of an expression.
local function show_values(self, expression, values)
  if values.n == 0 then return end
  local method_call = expression:find ":[%w_]+%s*%b()%s*$" or expression:find ":[%w_]+%s*%b{}%s*$"
  if method_call and values.n == 1 and values[1] == true then return end -- rows:plot(...) has drawn already
  local shown = display()
  if self.height then shown.rows, shown.width = math.max(10, math.min(50, self.height - 8)), self.width end
  local text, is_part = text_of(self, expression, values, shown.text)
  if not paged(self, expression, values, text, is_part) then io.write(text, "\n") end
  rawset(self.names, "_", values[1])
end

--- What a statement that broke may have left: folders that are searched, signals that are caught.
local function tidy(folders)
  find.folders = folders
  core.release_interrupt()
end

local function run_chunk(self, run, gives, text)
  local folders = find.folders
  local ok, problem = session.run(function()
    local values = run()
    if gives then show_values(self, text, values) end
  end, caught)
  if ok then return end
  tidy(folders)
  if type(problem) ~= "table" then problem = { message = plain(problem) } end -- no memory, or the handler broke too
  problem.line = problem.line or self.first
  self.failed = self.failed or not problem.assertion
  self.denied = self.denied or problem.assertion
  complain(self, problem)
end

--- Runs what was typed since the last statement, if it is one; otherwise it is to go on.
local function offer(self, final)
  local text = table.concat(self.pending, "\n")
  if not text:find "%S" then return true end
  local run, gives, unfinished = chunk.of(text, self.first, self.names)
  if run then
    run_chunk(self, run, gives, text)
  elseif unfinished and not final and #text < STATEMENT_MAX then
    return false
  else
    self.failed = true
    complain(self, caught(gives))
  end
  return true
end

local function take(self, line)
  self.count = self.count + 1
  self.lines[self.count] = line:sub(1, SHOWN_MAX + 4)
  self.lines[self.count - LINES_KEPT] = nil
  if #self.pending == 0 then self.first = self.count end
  self.pending[#self.pending + 1] = line
  if chunk.may_end(#self.pending, line) and offer(self, false) then self.pending = {} end
end

-- ---- where lines come from -----------------------------------------------------------------

local function from_pipe()
  return function()
    local line, cut = session.read_line(LINE_MAX)
    if cut and line then return line, "long" end
    return line, cut and "interrupt"
  end
end

--- A terminal that cannot move its cursor: a prompt, and what the terminal itself does.
local function from_dumb(self)
  local read = from_pipe()
  return function(prompt)
    io.stdout:flush()
    self.talk:write(prompt)
    self.talk:flush()
    return read()
  end
end

--- A terminal whose lines are edited; nil where that cannot be.
local function from_terminal(self)
  local history = require "mantile.repl.history"
  local terminal = require "mantile.terminal"
  local opened = terminal.open(function(text)
    local height, width = terminal.size()
    local before = #self.pending > 0 and table.concat(self.pending, "\n") .. "\n" or ""
    return require("mantile.repl.complete").at(before .. text, self.names, height, width)
  end)
  if not opened then return nil end
  local past = history.open()
  for _, line in ipairs(past) do terminal.remember(line) end
  self.close = terminal.close
  return function(prompt)
    io.stdout:flush()
    local line, interrupted = terminal.read(prompt)
    if not line then return nil, interrupted and "interrupt" end
    line = line:gsub("[\r\n]+$", "")
    local kept = history.add(past, line, #self.pending > 0)
    if kept then terminal.remember(kept) end
    self.height, self.width = terminal.size()
    return line
  end
end

local function reader_of(self)
  local term = os.getenv "TERM" or "dumb"
  local edited = self.attended and core.is_terminal(1) and term ~= "dumb" and term ~= ""
  paint.on = edited and (os.getenv "NO_COLOR" or "") == ""
  return edited and from_terminal(self) or self.attended and from_dumb(self) or from_pipe()
end

-- ---- the session ----------------------------------------------------------------------------

local function drop(self)
  self.pending = {}
  self.talk:write "\n"
end

--- Lines until there are none, or until the process is asked to end.
local function run_lines(self, read)
  while core.interrupted() ~= TERMINATED do
    local line, why = read(#self.pending > 0 and MORE or PROMPT)
    if why == "long" then
      self.failed, self.count, self.pending = true, self.count + 1, {}
      complain(self, { message = ("a line of more than %d bytes is left out"):format(LINE_MAX) })
    elseif line then
      take(self, line)
    elseif why == "interrupt" then
      drop(self)
    else
      return
    end
  end
end

local function status_of(self)
  if core.interrupted() == TERMINATED then return 128 + TERMINATED end
  if self.attended then return cli.OK end
  return self.failed and cli.MISUSE or self.denied and cli.NO or cli.OK
end

--- A session on standard input; returns the exit status.
function repl.run()
  local self = { attended = core.is_terminal(0), lines = {}, pending = {}, count = 0, first = 1 }
  self.names = new_names()
  self.talk = core.is_terminal(1) and io.stdout or io.stderr -- what is no result
  session.guard(self.attended)
  local read = reader_of(self)
  if self.attended then self.talk:write(GREETING) end
  run_lines(self, read)
  if #self.pending > 0 then offer(self, true) end
  if self.attended then self.talk:write "\n" end
  if self.close then self.close() end
  return status_of(self)
end

return repl
