-- csv.lua: tables of comma-separated values (RFC 4180), read line by line.

local csv = {}

local LINE_MAX = 1 << 20

--- The fields of a record; nil where a quote is still open, so that the next line belongs to it.
local function fields_of(line)
  local list, at = {}, 1
  while true do
    if line:sub(at, at) == '"' then
      local parts = {}
      repeat
        local stop = line:find('"', at + 1, true)
        if not stop then return nil end
        parts[#parts + 1] = line:sub(at + 1, stop - 1)
        at = stop + 1
      until line:sub(at, at) ~= '"'
      list[#list + 1] = table.concat(parts, '"')
      at = line:find(",", at, true) or #line + 1
    else
      local stop = line:find(",", at, true) or #line + 1
      list[#list + 1] = line:sub(at, stop - 1)
      at = stop
    end
    if at > #line then return list end
    at = at + 1
  end
end

--- The next record of a file; nil at its end.
local function record(file)
  local line = file:read("L")
  if not line then return nil end
  local list = fields_of((line:gsub("\r?\n$", "")))
  while not list do
    local more = file:read("L")
    if not more or #line > LINE_MAX then error("a quote is never closed", 0) end
    line = line .. more
    list = fields_of((line:gsub("\r?\n$", "")))
  end
  return list
end

--- The names of a file's columns, and an iterator over its rows, each a table of texts by column; nil and a sentence.
--- Close the file when done.
function csv.open(path)
  local file, message = io.open(path, "r")
  if not file then return nil, message end
  local columns = record(file)
  if not columns then return nil, path .. ": is empty" end
  return columns, function()
    local list = record(file)
    if not list then
      file:close()
      return nil
    end
    local row = {}
    for i, column in ipairs(columns) do row[column] = list[i] end
    return row
  end
end

return csv
