-- inline.lua: what a request brings along as data: a model as its config.json has it, and hardware with the fields of
-- docs/hardware.md, SI units or texts like "80 GiB", and `base` where it is a variant of one that there is.

local hardware = require "mantile.hardware"
local huggingface = require "mantile.import.huggingface"
local model = require "mantile.model"
local plain = require "mantile.plain"
local schema = require "mantile.schema"
local tables = require "mantile.tables"

local inline = {}

local function is_data(value) return type(value) == "table" and getmetatable(value) == nil end

--- The things of a list: an axis of a sweep.
local function each(field, list)
  local made = {}
  for i, one in ipairs(list) do
    local message
    made[i], message = inline[field](one)
    if message then return nil, ("%s[%d]: %s"):format(field, i, message) end
  end
  return made
end

--- The name of what is data; nil and a sentence.
local function name_of(field, value, otherwise)
  local id = value.id == nil and otherwise or value.id
  if type(id) == "string" and id:find "^[%w_][%w%._%*-]*$" and #id <= 100 then return id end
  return nil, ("%s.id is %s; it must be letters, digits and . _ -"):format(field, schema.shown(id))
end

--- The model of a value, or the list of those of a list: a name stays one; nil and a sentence.
function inline.model(value)
  if not is_data(value) then return value end
  if #value > 0 then return each("model", value) end
  local id, message = name_of("model", value, "custom")
  if not id then return nil, message end
  local definition
  definition, message = huggingface.describe(tables.without(value, "id"))
  if not definition then return nil, "model: " .. message end
  definition.doc, definition.notes = "sent as a config.json", nil
  local ok, made = pcall(model(id), definition)
  if ok then return made end
  return nil, "model: " .. plain(made)
end

--- The accelerator of a value, or the list of those of a list: a name stays one; nil and a sentence.
function inline.hardware(value)
  if not is_data(value) then return value end
  if #value > 0 then return each("hardware", value) end
  local id, message = name_of("hardware", value, type(value.base) == "string" and value.base .. "*" or "custom")
  if not id then return nil, message end
  local figures = hardware.quantities(tables.without(tables.without(value, "id"), "base"))
  if value.base ~= nil then return hardware.variant(value.base, figures, id) end
  return hardware.from_data(id, tables.merged({ name = id }, figures))
end

--- Its model and hardware, and the hardware of its pools, as things; nil, a sentence and the field.
function inline.request(values)
  local copy = tables.merged(values)
  for _, name in ipairs { "prefill", "decode" } do
    if is_data(values[name]) then
      local pool, message = inline.request(values[name])
      if not pool then return nil, ("%s: %s"):format(name, message), name end
      copy[name] = pool
    end
  end
  for _, field in ipairs { "model", "hardware" } do
    local made, message = inline[field](values[field])
    if message then return nil, message, field end
    copy[field] = made
  end
  return copy
end

return inline
