-- lines.lua: rows as lines of text. A number comes back as the same number.

local columns = require "mantile.explore.columns"
local core = require "mantile.core"
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

local csv = { unknown = "", finish = "\r\n", value = field }

function csv.before(i) return i > 1 and "," or "" end

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

local function json_value(value)
  if value == nil then return "null" end
  return type(value) == "number" and number(value) or json.encode(value)
end

local jsonl = { unknown = "null", finish = "}\n", value = json_value }

function jsonl.head() return "" end

function jsonl.before(i, name) return (i == 1 and "{" or ",") .. json.encode(name) .. ":" end

function jsonl.encoder(names)
  local keys, parts, count = {}, {}, #names
  for i, name in ipairs(names) do keys[i] = jsonl.before(i, name) end
  return function(row)
    for i = 1, count do parts[2 * i - 1], parts[2 * i] = keys[i], json_value(row[names[i]]) end
    return table.concat(parts, "", 1, 2 * count) .. "}\n"
  end
end

function jsonl.point(line) return math.tointeger(tonumber(line:match '^{"point":(%d+)[,}]')) end

lines.csv, lines.jsonl = csv, jsonl

-- ---- many points at once ----------------------------------------------------------

local function texts_of(format, values, count)
  local texts = {}
  for i = 1, count do texts[i] = format.value(values[i]) end
  return texts
end

--- A function that makes the points of a space (space.lua) and their columns, as core.explorer gives them, lines: the
--- same as encoder makes of their rows.
function lines.block_encoder(format, of, names)
  local cells, first_column = {}, 1 + #of.varies
  for i, name in ipairs(names) do
    local axis = i > 1 and i <= first_column and of.coordinates[name]
    local choices = i > first_column and columns.choices(name)
    local cell = { before = format.before(i, name), kind = "number", column = i - first_column }
    if i == 1 then
      cell.kind = "point"
    elseif axis then
      cell.kind, cell.stride, cell.count = "axis", axis.stride, axis.count
      cell.texts = texts_of(format, axis.list, axis.count)
    elseif choices then
      cell.kind, cell.texts = "choice", texts_of(format, choices, #choices)
    end
    cells[i] = cell
  end
  return function(found) return core.lines(cells, found, format.unknown, format.finish) end
end

--- What a row has, in order: its point, its axes and its columns.
function lines.names(axes, others)
  local names = table.move(axes, 1, #axes, 2, { "point" })
  return table.move(others, 1, #others, #names + 1, names)
end

--- All of a list of rows as a text.
function lines.text(format, names, list)
  local parts, encode = { format.head(names) }, format.encoder(names)
  for i, row in ipairs(list) do parts[i + 1] = encode(row) end
  return table.concat(parts)
end

return lines
