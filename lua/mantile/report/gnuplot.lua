-- gnuplot.lua: pictures drawn by gnuplot: as text, PNG or SVG. gnuplot reads a script from a file of ours; no text of a
-- user is in a command line, and none in the script unquoted.

local gnuplot = {}

gnuplot.letters = { "o", "x", "+", "#", "@", "v", "%", "z" } -- of series in a text

local TEXT_WIDTH, TEXT_HEIGHT = 100, 34
local PANEL = 560 -- pixels
local NOT_FOUND = 127 -- what a shell ends with where there is no such program

--- A text that gnuplot takes as it is.
function gnuplot.quoted(text) return "'" .. text:gsub("[^%w%s%.,%%:;%+%-_%(%)/=*]", "?"):gsub("%s", " ") .. "'" end

local terminals = {
  text = function() return ("set terminal dumb size %d,%d noenhanced"):format(TEXT_WIDTH, TEXT_HEIGHT) end,
  png = function(columns, rows)
    return ("set terminal pngcairo size %d,%d noenhanced"):format(columns * PANEL, rows * PANEL)
  end,
  svg = function(columns, rows)
    return ("set terminal svg size %d,%d noenhanced background 'white'"):format(columns * PANEL, rows * PANEL)
  end,
}

--- The line that says what is drawn: text, png or svg, of so many panels.
function gnuplot.terminal(kind, columns, rows) return terminals[kind](columns, rows) end

local function readable(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local content = file:read "a"
  file:close()
  return content
end

--- What gnuplot draws; nil and a sentence.
local function drawn(script)
  local input, output, errors = os.tmpname(), os.tmpname(), os.tmpname()
  local file = io.open(input, "wb")
  local written = file and file:write(script) and file:close()
  local ok, _, status = os.execute(("gnuplot %s >%s 2>%s"):format(input, output, errors))
  local picture, complaint = readable(output), readable(errors) or ""
  for _, path in ipairs { input, output, errors } do os.remove(path) end
  if status == NOT_FOUND then return nil, "plot needs gnuplot; install it (Debian: apt-get install gnuplot-nox)" end
  if written and ok and picture then return picture end
  return nil, "gnuplot failed: " .. (complaint:match "[^\n]+" or "no reason")
end

--- The kind of picture that a file's name asks for; nil where it is none.
function gnuplot.kind(path) return path:match "%.(png)$" or path:match "%.(svg)$" end

--- Draws a script on the terminal, or into a file; nil and a sentence.
function gnuplot.draw(script, path)
  local picture, message = drawn(script)
  if not picture then return nil, message end
  if not path then
    io.write(picture)
    return true
  end
  local file
  file, message = io.open(path, "wb")
  if not file then return nil, message end
  local written, why = file:write(picture)
  local closed, why_not = file:close()
  if written and closed then return true end
  return nil, ("%s: %s"):format(path, why or why_not)
end

return gnuplot
