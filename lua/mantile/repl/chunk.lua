-- chunk.lua: what is typed as something that runs.

local locals = require "mantile.repl.locals"

local chunk = {}

chunk.name = "input" -- in messages: input:LINE:

local EAGER = 500 -- lines of a statement that are tried one by one
local SOMETIMES = 64

--- Of `text`, whose first line is number `first`: messages count lines of the session.
local function compiled(before, text, after, first, names)
  local parts = { ("\n"):rep(first - 1), before, text, after }
  local i = 0
  return load(function()
    i = i + 1
    while parts[i] == "" do i = i + 1 end
    return parts[i]
  end, "=" .. chunk.name, "t", names)
end

--- An expression: it gives its values as one table, so that it is on the stack when something in it raises.
local function expression(text, first, names)
  local plain, message = compiled("return ", text, "", first, names)
  if not plain then return nil, message end
  local packing = compiled("return (...)(", text, "\n)", first, names)
  if not packing then return function() return table.pack(plain()) end end
  return function() return packing(table.pack) end
end

--- A text in quotes ends with its line.
local function is_unfinished(message)
  return message:find "<eof>'?$" ~= nil and not message:find("unfinished string near", 1, true)
end

--- A function that runs the text, and whether it gives values, in a table; nil, a message and whether more is needed.
--- `help tp` is for help "tp".
function chunk.of(text, first, names)
  text = text:gsub("^(%s*help)[ \t]+([%w_%-%.]+)%s*$", '%1 "%2"')
  local run, problem = expression(text, first, names)
  if run then return run, true end
  local message
  run, message = compiled("", (locals.kept(text)), "", first, names)
  if run then return run, false end
  local unfinished = is_unfinished(message)
  if is_unfinished(problem) and not unfinished and not text:find "=" then message, unfinished = problem, true end
  return nil, message, unfinished
end

--- Whether a statement of so many lines may end with `line`: a long one is not read anew for each of its lines.
function chunk.may_end(count, line) return count < EAGER or line:find "^%S" ~= nil or count % SOMETIMES == 0 end

return chunk
