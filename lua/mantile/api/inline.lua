-- inline.lua: hardware that a request brings along, as data: the fields of docs/hardware.md, SI units or texts like
-- "80 GiB", and `base` where it is a variant of one that there is.

local hardware = require "mantile.hardware"
local schema = require "mantile.schema"
local tables = require "mantile.tables"

local inline = {}

local function is_data(value) return type(value) == "table" and getmetatable(value) == nil end

local function each(list)
  local made = {}
  for i, one in ipairs(list) do
    local message
    made[i], message = inline.hardware(one)
    if message then return nil, ("hardware[%d]: %s"):format(i, message) end
  end
  return made
end

--- The accelerator of a value, or the list of those of a list: a name stays one; nil and a sentence.
function inline.hardware(value)
  if not is_data(value) then return value end
  if #value > 0 then return each(value) end
  local id = value.id or type(value.base) == "string" and value.base .. "*" or "custom"
  if type(id) ~= "string" or not id:find "^[%w_][%w%._%*-]*$" or #id > 100 then
    return nil, ("hardware.id is %s; it must be letters, digits and . _ -"):format(schema.shown(id))
  end
  local figures = hardware.quantities(tables.without(tables.without(value, "id"), "base"))
  if value.base ~= nil then return hardware.variant(value.base, figures, id) end
  return hardware.from_data(id, tables.merged({ name = id }, figures))
end

--- Its hardware and that of its pools as things; nil and a sentence.
function inline.request(values)
  local copy = tables.merged(values)
  for _, name in ipairs { "prefill", "decode" } do
    if is_data(values[name]) then
      local pool, message = inline.request(values[name])
      if not pool then return nil, ("%s: %s"):format(name, message) end
      copy[name] = pool
    end
  end
  local made, message = inline.hardware(values.hardware)
  if message then return nil, message end
  copy.hardware = made
  return copy
end

return inline
