-- output.lua: files of rows, by what their names end in.

local lines = require "mantile.explore.lines"
local sqlite_file = require "mantile.explore.sqlite_file"
local text_file = require "mantile.explore.text_file"

local output = {}

local kinds = {
  csv = text_file.kind(lines.csv),
  jsonl = text_file.kind(lines.jsonl),
  sqlite = { open = sqlite_file.open, state = sqlite_file.state },
}

--- { open(path), state(path), format = how a text file has rows (lines.lua) } of a path; nil and a sentence.
function output.kind(path)
  local kind = kinds[path:match "%.(%a+)$"]
  if kind then return kind end
  return nil, ("%s must end in .csv, .jsonl or .sqlite"):format(path)
end

return output
