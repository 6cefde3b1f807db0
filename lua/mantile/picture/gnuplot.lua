-- gnuplot.lua: scripts that gnuplot draws: as text, sixels, PNG or SVG. gnuplot reads a script from a file of ours, and
-- none of a user's settings; no text of a user is in a command line, and none in the script unquoted.

local bytes = require "mantile.bytes"

local gnuplot = {}

gnuplot.letters = { "o", "x", "+", "#", "@", "v", "%", "z" } -- of series in a text

local NOT_FOUND = 127 -- what a shell ends with where there is no such program
local LONGEST = 120 -- characters of a text

--- What of a text is drawn: one line of letters, digits and marks that mean nothing to gnuplot, not too long.
local function harmless(text)
  text = utf8.len(text) and text or text:gsub("[\128-\255]", "?")
  text = text:gsub("%s", " "):gsub("\xc2[\x80-\x9f]", "?"):gsub("[^%w \128-\255%.,%%:;%+%-_%(%)/=*<>%[%]|#&!]", "?")
  if utf8.len(text) <= LONGEST then return text end
  return text:sub(1, utf8.offset(text, LONGEST - 2) - 1) .. "..."
end

--- A text that gnuplot takes as it is.
function gnuplot.quoted(text) return "'" .. harmless(text) .. "'" end

local terminals = {
  text = "set terminal dumb size %d,%d noenhanced",
  sixel = "set terminal sixelgd size %d,%d truecolor noenhanced",
  png = "set terminal pngcairo size %d,%d noenhanced font 'Sans,9'",
  svg = "set terminal svg size %d,%d noenhanced font 'sans-serif,12' background '#ffffff'",
  page = "set terminal svg size %d,%d noenhanced font 'sans-serif,12'", -- what is behind it shows
}

--- The line that says what is drawn: text (characters wide and high), sixel, png, svg or page (pixels).
function gnuplot.terminal(kind, width, height) return terminals[kind]:format(width, height) end

--- What gnuplot makes of a script; nil and a sentence.
function gnuplot.drawn(script)
  local input, output, errors = os.tmpname(), os.tmpname(), os.tmpname()
  local file = io.open(input, "wb")
  local written = file and file:write(script) and file:close()
  local ok, _, status = os.execute(("gnuplot -d %s >%s 2>%s"):format(input, output, errors))
  local picture, complaint = bytes.read(output), bytes.read(errors) or ""
  for _, path in ipairs { input, output, errors } do os.remove(path) end
  if status == NOT_FOUND then return nil, "plot needs gnuplot; install it (Debian: apt-get install gnuplot-nox)" end
  if written and ok and picture and picture ~= "" then return picture end
  return nil, "gnuplot failed: " .. (complaint:match "%f[^\n%z]%s*([^\n]*%a[^\n]*)\n*$" or "no reason")
end

--- The kind of picture that a file's name asks for; nil where it is none.
function gnuplot.kind(path) return path:match "%.(png)$" or path:match "%.(svg)$" end

return gnuplot
