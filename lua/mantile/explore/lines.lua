-- lines.lua: rows as lines of text. A number comes back as the same number.

local json = require "mantile.json"

local lines = {}

--- With 16 or 17 digits, so that it reads as the same number. Most of what is computed needs them: to try fewer first
--- costs more time than all else about a row.
local function number(value)
  if math.type(value) == "integer" then return tostring(value) end
  local text = ("%.16g"):format(value)
  return tonumber(text) == value and text or ("%.17g"):format(value)
end

-- ---- CSV, as RFC 4180 has it --------------------------------------------------

local function field(value)
  if value == nil then return "" end
  if type(value) == "number" then return number(value) end
  local text = tostring(value)
  return text:find '[,"\r\n]' and '"' .. text:gsub('"', '""') .. '"' or text
end

local csv = {}

--- The first line.
function csv.head(names)
  local cells = {}
  for i, name in ipairs(names) do cells[i] = field(name) end
  return table.concat(cells, ",") .. "\r\n"
end

--- A function that makes a row its line.
function csv.encoder(names)
  local cells, count = {}, #names
  return function(row)
    for i = 1, count do cells[i] = field(row[names[i]]) end
    return table.concat(cells, ",", 1, count) .. "\r\n"
  end
end

--- The point of a line.
function csv.point(line) return math.tointeger(tonumber(line:match "^(%d+)[,\r]")) end

-- ---- JSON lines ---------------------------------------------------------------

local jsonl = {}

function jsonl.head() return "" end

local function json_value(value)
  if value == nil then return "null" end
  return type(value) == "number" and number(value) or json.encode(value)
end

function jsonl.encoder(names)
  local keys, parts, count = {}, {}, #names
  for i, name in ipairs(names) do keys[i] = (i == 1 and "{" or ",") .. json.encode(name) .. ":" end
  return function(row)
    for i = 1, count do parts[2 * i - 1], parts[2 * i] = keys[i], json_value(row[names[i]]) end
    return table.concat(parts, "", 1, 2 * count) .. "}\n"
  end
end

function jsonl.point(line) return math.tointeger(tonumber(line:match '^{"point":(%d+)[,}]')) end

lines.csv, lines.jsonl = csv, jsonl

--- What a row has, in order: its point, its axes and its columns.
function lines.names(axes, columns)
  local names = table.move(axes, 1, #axes, 2, { "point" })
  return table.move(columns, 1, #columns, #names + 1, names)
end

--- All of a list of rows as a text.
function lines.text(format, names, list)
  local parts, encode = { format.head(names) }, format.encoder(names)
  for i, row in ipairs(list) do parts[i + 1] = encode(row) end
  return table.concat(parts)
end

return lines
