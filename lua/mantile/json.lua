-- json.lua: lua-cjson with what it lacks for us: whole numbers stay integers,
-- keys come out in a stated order, NaN and Infinity are refused both ways.

local cjson = require "cjson.safe"
local tables = require "mantile.tables"

local json = {}

local function parser_of(invalid_numbers)
  local parser = cjson.new()
  parser.decode_invalid_numbers(invalid_numbers)
  parser.decode_max_depth(64)
  return parser
end

local parser, lenient = parser_of(false), parser_of(true)

json.null = cjson.null
json.empty_list = {} -- an empty table of any other kind is written as an object

local function normalise(value)
  if value == cjson.null then return nil end
  if type(value) == "number" then return math.tointeger(value) or value end
  if type(value) ~= "table" then return value end
  local copy = {}
  for key, item in pairs(value) do copy[key] = normalise(item) end
  return copy
end

--- The value of a JSON text, null as nil; or nil and what is wrong. `python`: as
--- Python writes it, with a bare Infinity or NaN.
function json.decode(text, python)
  if not utf8.len(text) then return nil, "not JSON: it is no UTF-8" end
  local value, message = (python and lenient or parser).decode(text)
  if value == nil then return nil, "not JSON: " .. tostring(message) end
  return normalise(value)
end

local function is_list(value) return #value > 0 or next(value) == nil end

--- `value` as JSON on one line. Keys with a number in `rank` come first, in that
--- order, then the others by name. An empty table is {}.
function json.encode(value, rank)
  if math.type(value) == "integer" then return ("%d"):format(value) end -- cjson keeps 14 digits
  if type(value) ~= "table" then return (assert(parser.encode(value)):gsub("\\/", "/")) end
  if value == json.empty_list then return "[]" end
  local parts = {}
  if is_list(value) and next(value) ~= nil then
    for i, item in ipairs(value) do parts[i] = json.encode(item, rank) end
    return "[" .. table.concat(parts, ",") .. "]"
  end
  for i, key in ipairs(tables.keys(value, rank)) do
    parts[i] = json.encode(tostring(key), rank) .. ":" .. json.encode(value[key], rank)
  end
  return "{" .. table.concat(parts, ",") .. "}"
end

return json
