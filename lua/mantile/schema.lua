-- schema.lua: user tables checked against a field registry.
--
-- A registry is a list of fields in the order they are shown:
--     { "tp", "count", default = 1, help = "tensor-parallel degree" }
-- A kind with a trailing ? is optional. check() returns a checked copy with
-- defaults filled in, or nil and one sentence that names the field, what it is
-- and what it may be. What check() does not need, and reference.lua shows:
-- `unit`, `otherwise` (what holds if it is absent, in words), `also` (what else
-- it may be, a type of annotations), `help`.

local core = require "mantile.core"

local schema = {}

local COUNT_MAX = 1 << 32

local SHOWN_MAX = 100 -- characters

--- A value as a sentence shows it.
local function shown(value)
  if value == nil then return "nothing" end
  if type(value) == "string" then
    value = (utf8.len(value) and value or value:gsub("[\128-\255]", "?")):gsub("%c", "?")
    if utf8.len(value) > SHOWN_MAX then value = value:sub(1, utf8.offset(value, SHOWN_MAX + 1) - 1) .. "..." end
    return ("'%s'"):format(value)
  end
  if type(value) == "table" then return "a table" end
  return tostring(value)
end

local function whole(least)
  return function(value, field)
    local low, high = field.min or least, field.max or COUNT_MAX
    local integer = math.type(value) and math.tointeger(value)
    if integer and integer >= low and integer <= high then return integer end
    return nil, ("must be a whole number from %d to %d"):format(low, high)
  end
end

local function real(low, high, text)
  return function(value)
    if math.type(value) and value >= low and value <= high then return value end
    return nil, text
  end
end

local function of_type(name, text)
  return function(value)
    if type(value) == name then return value end
    return nil, text
  end
end

--- There are too many storage formats to list in a sentence.
local function dtype(value)
  local known = type(value) == "string" and core.dtype(value)
  if known then return known end
  local near = type(value) == "string" and core.nearest(value:lower(), core.dtypes())
  return nil, ("must be one of %s, or a storage format like q4_k or int4_g128%s"):format(
    table.concat(core.units(), " "), near and ("; did you mean '%s'?"):format(near) or "")
end

local function name(value)
  if type(value) == "string" and value ~= "" and #value <= 4096 and not value:find("%c") then return value end
  return nil, "must be a name"
end

-- Every kind: what it accepts, returned in its one form, or nil and the rule.
schema.kinds = {
  count = whole(1),
  width = whole(1),
  tokens = whole(1),
  tokens0 = whole(0),
  flag = of_type("boolean", "must be true or false"),
  dtype = dtype,
  name = name,
  text = of_type("string", "must be a text"),
  positive = real(1e-30, 1e30, "must be a number above 0 (1e-30 to 1e30)"),
  amount = real(0, 1e30, "must be a number from 0 to 1e30"),
  fraction = real(0, 1, "must be a number from 0 to 1"),
  table = of_type("table", "must be a table"),
  ["function"] = of_type("function", "must be a function"),
}

--- A field of a table by name: "count?", "count?: what it means" or { kind = "count", default = 3, help = ... }.
local function field_of(key, text)
  local field = type(text) == "table" and text or { kind = text }
  local kind, help = field.kind or field[1], field.help
  if type(kind) == "string" and not help then kind, help = kind:match "^([^:]*):?%s*(.*)$" end
  return {
    key, kind, default = field.default, help = help ~= "" and help or nil, one_of = field.one_of, min = field.min,
    max = field.max, unit = field.unit,
  }
end

--- The registry as a list: { {"tp", "count", ...}, ... } stays, { tp = "count: what it means" } is sorted by name.
local function fields_of(registry)
  if #registry > 0 or next(registry) == nil then return registry end
  local list = {}
  for key, text in pairs(registry) do list[#list + 1] = field_of(key, text) end
  table.sort(list, function(a, b) return a[1] < b[1] end)
  return list
end

local function unknown_key(fields, values)
  local names, known = {}, {}
  for i, field in ipairs(fields) do
    names[i] = field[1]
    known[field[1]] = true
  end
  local unknown = {}
  for key in pairs(values) do
    if not known[key] then unknown[#unknown + 1] = tostring(key) end
  end
  if #unknown == 0 then return nil end
  table.sort(unknown) -- the same message whatever the order in the table
  local near = core.nearest(unknown[1], names)
  local advice = near and ("did you mean '%s'?"):format(near) or ("the keys are " .. table.concat(names, " "))
  return ("unknown key %s; %s"):format(shown(unknown[1]), advice), unknown[1]
end

local function one_of(value, field)
  for _, legal in ipairs(field.one_of) do
    if value == legal then return value end
  end
  return nil, "must be one of " .. table.concat(field.one_of, " ")
end

local function check_field(field, value)
  local kind = field[2]:gsub("%?$", "")
  local checker = schema.kinds[kind]
  if not checker then return nil, ("has kind '%s', which does not exist"):format(kind) end
  local result, rule = checker(value, field)
  if result ~= nil and field.one_of then return one_of(result, field) end
  return result, rule
end

--- Checks `values` against `registry`. Returns a copy with defaults, or nil,
--- message and the field that is wrong.
function schema.check(registry, values)
  local fields, checked = fields_of(registry), {}
  if type(values) ~= "table" then return nil, "a table is needed, not " .. shown(values) end
  local message, key_of_it = unknown_key(fields, values)
  if message then return nil, message, key_of_it end
  for _, field in ipairs(fields) do
    local key, kind, value = field[1], field[2], values[field[1]]
    if value == nil then value = field.default end
    if value ~= nil then
      local result, rule = check_field(field, value)
      if result == nil then return nil, ("%s is %s; it %s"):format(key, shown(value), rule), key end
      checked[key] = result
    elseif kind:sub(-1) ~= "?" then
      return nil, ("%s is missing"):format(key), key
    end
  end
  return checked
end

--- The names of a registry's fields, as a set.
function schema.names(registry)
  local names = {}
  for _, field in ipairs(fields_of(registry)) do names[field[1]] = true end
  return names
end

schema.fields_of = fields_of
schema.shown = shown

return schema
