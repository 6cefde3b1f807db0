-- pager.lua: texts that are longer than a screen go through the user's pager: $PAGER, else less, where there is one.

local shell = require "mantile.shell"

local pager = {}

local SCREENS = 2 -- a text of more lines than these hold is paged

local found

--- What pages; nil where nothing does: PAGER is empty, or there is none.
local function program()
  local stated = os.getenv "PAGER"
  if stated then return stated:find "%S" and stated or nil end
  if found == nil then found = os.execute "command -v less >/dev/null 2>&1" and "less" or false end
  return found or nil
end

local function lines_of(text) return select(2, text:gsub("\n", "")) + 1 end

--- Whether a text, a part of a value or all of it, should be paged on a terminal so high.
function pager.wanted(text, is_part, height)
  return program() ~= nil and (is_part or lines_of(text) > SCREENS * height)
end

--- Shows a text and waits until the reader is done; whether that could be. The file goes as soon as it is open. Ctrl-C
--- is the pager's: `system` ignores it meanwhile, and the shell must not end by it before the pager does.
function pager.show(text)
  local path = os.tmpname()
  local file = io.open(path, "wb")
  if not file then return false end
  local written = file:write(text, "\n")
  written = file:close() and written
  io.stdout:flush()
  local done = written and os.execute(("trap : INT; { rm -f %s; LESS=${LESS-FRSX} %s; } <%s"):format(
    shell.quoted(path), program(), shell.quoted(path)))
  os.remove(path)
  return done == true
end

return pager
