-- csv.lua: tables of comma-separated values (RFC 4180), read row by row.

local core = require "mantile.core"
local line_reader = require "mantile.line_reader"

local csv = {}

local ROW_MAX = 1 << 20 -- bytes
local COLUMNS_MAX = 1000

--- Adds to `parts` what is left of a quoted field; returns where it ends, or nil where its quote is still open.
local function add_quoted(parts, line, at)
  while true do
    local stop = line:find('"', at, true)
    parts[#parts + 1] = line:sub(at, (stop or #line + 1) - 1)
    if not stop then return nil end
    at = stop + 1
    if line:sub(at, at) ~= '"' then return at end
    parts[#parts + 1], at = '"', at + 1
  end
end

--- Adds a line's fields to `list`; returns the parts of its last one where a quote is open, with which the next line
--- goes on.
local function add_fields(list, line, open)
  local at = 1
  while true do
    local stop
    if open or line:sub(at, at) == '"' then
      local parts = open or {}
      at = add_quoted(parts, line, open and at or at + 1)
      if not at then return parts end
      list[#list + 1], open = table.concat(parts), nil
      stop = line:find(",", at, true) or #line + 1
    else
      stop = line:find(",", at, true) or #line + 1
      list[#list + 1] = line:sub(at, stop - 1)
    end
    if stop > #line then return nil end
    at = stop + 1
  end
end

--- The fields of the next row that is not blank, and the line where it starts; nil at the end of the file.
local function next_row(reader)
  local line
  repeat line = reader:next() until line ~= ""
  if not line then return nil end
  local list, start, bytes = {}, reader.line, #line
  local open = add_fields(list, line)
  while open do
    line = reader:next()
    bytes = bytes + #(line or "") + 1
    if not line or bytes > ROW_MAX then error(("the quote of line %d is never closed"):format(start), 0) end
    open[#open + 1] = "\n"
    open = add_fields(list, line, open)
  end
  return list, start
end

--- The names of a file's columns, and an iterator over its rows, each a table of texts by column and the line where it
--- starts; nil and a sentence. Raises for what is no table.
function csv.open(path)
  local size, message = core.file_size(path) -- a pipe would wait for its writer, a device never end
  if not size then return nil, ("%s: %s"):format(path, message) end
  local file
  file, message = io.open(path, "rb")
  if not file then return nil, message end
  local reader = line_reader.of(file, ROW_MAX, "a row is longer than 1 MiB, so this is no table")
  local columns = next_row(reader)
  if not columns then return nil, path .. ": is empty" end
  if #columns > COLUMNS_MAX then return nil, ("%s: has more than %d columns"):format(path, COLUMNS_MAX) end
  columns[1] = columns[1]:gsub("^\xEF\xBB\xBF", "") -- what spreadsheets begin with
  return columns, function()
    local list, line = next_row(reader)
    if not list then
      file:close()
      return nil
    end
    local row = {}
    for i, column in ipairs(columns) do row[column] = list[i] end
    return row, line
  end
end

return csv
