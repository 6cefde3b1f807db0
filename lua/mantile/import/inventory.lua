-- inventory.lua: the tensors of a model by what they are: for each layer and for the model itself, role -> what the
-- tensors of that role come to (tensor_names.lua).

local core = require "mantile.core"
local tables = require "mantile.tables"

local inventory = {}

local LAYERS_MAX = 1000

-- How many elements stand in one of the tensor's: 4-bit floats lie two in a byte.
local function elements_of(tensor, part)
  local packed = tensor.type == "u8" and (part == "weight" or part == "blocks")
  return packed and 2 * tensor.elements or tensor.elements
end

-- Parts that hold parameters; the others belong to a quantisation.
local holds = { weight = true, blocks = true, bias = true }
-- Integers that hold several weights each, how many the header does not say.
local packs = { qweight = true, weight_packed = true }

local scales = {
  scale = true, scales = true, weight_scale = true, weight_scale_inv = true, scale_inv = true, weight_scale_2 = true,
  weight_global_scale = true, absmax = true, SCB = true,
}

local function new_record()
  return { elements = 0, weights = 0, scales = 0, bytes = 0, types = {}, tensors = {} }
end

local function add(record, tensor, part)
  local elements = holds[part] and elements_of(tensor, part) or 0
  record.elements, record.bytes = record.elements + elements, record.bytes + tensor.bytes
  if part == "bias" then
    record.bias = (record.bias or 0) + elements
  else
    record.weights = record.weights + elements
  end
  if scales[part] then record.scales = record.scales + tensor.elements end
  record.packed = record.packed or packs[part] or nil
  record.plain = record.plain ~= false and holds[part] == true and tensor.type ~= "u8"
  record.types[tensor.type] = true
  record.tensors[#record.tensors + 1] = tensor
end

local function record_in(pool, role)
  pool[role] = pool[role] or new_record()
  return pool[role]
end

local function pool_in(pools, layer)
  if layer >= LAYERS_MAX then return nil end
  pools[layer] = pools[layer] or {}
  return pools[layer]
end

--- The inventory of a list of tensors, whose names `name_of` reads: { model = roles, layers = { [i] = roles }, mtp =
--- { [i] = roles }, constant =, vision =, lora =, unknown = lists of tensors }.
function inventory.of(tensors, name_of)
  local inv = { model = {}, layers = {}, mtp = {}, constant = {}, vision = {}, lora = {}, unknown = {} }
  for _, tensor in ipairs(tensors) do
    local name = name_of(tensor.name)
    local pool = name.role and inv.model
    if name.layer then pool = pool_in(name.mtp and inv.mtp or inv.layers, name.layer) end
    if pool then
      add(record_in(pool, name.role), tensor, name.part)
    else
      local list = inv[name.kind or "unknown"]
      list[#list + 1] = tensor
    end
  end
  return inv
end

--- How many layers there are, when none is missing from 0 on; nil and the number of the first that is missing.
function inventory.count(inv)
  local count, last = 0, -1
  for layer in pairs(inv.layers) do count, last = count + 1, math.max(last, layer) end
  if count == last + 1 then return count end
  for layer = 0, last do
    if not inv.layers[layer] then return nil, layer end
  end
end

--- Moves the layers from `first` on to those that predict further tokens.
function inventory.set_predicting(inv, first)
  local moved = {}
  for layer, pool in pairs(inv.layers) do
    if layer >= first then moved[layer] = pool end
  end
  for layer, pool in pairs(moved) do inv.layers[layer], inv.mtp[layer - first] = nil, pool end
end

--- All tensors of several layers, those of the first one first.
function inventory.tensors(pools)
  local list = {}
  for _, layer in ipairs(tables.keys(pools)) do
    for _, role in ipairs(tables.keys(pools[layer])) do
      for _, tensor in ipairs(pools[layer][role].tensors) do list[#list + 1] = tensor end
    end
  end
  return list
end

--- The elements of a role, without its biases; nil where there is none.
function inventory.weights(pool, role) return pool[role] and pool[role].weights end

--- Whether any of the roles has a bias; nil if not.
function inventory.has_bias(pool, ...)
  for _, role in ipairs { ... } do
    if pool[role] and pool[role].bias then return true end
  end
  return nil
end

--- The dtype that the tensors of a record have, or nil if they have several or one that is none.
function inventory.dtype(record)
  local only = next(record.types)
  if not only or next(record.types, only) or not record.plain then return nil end
  return core.dtype(only) and only or nil
end

--- The dtype that most elements are kept in, of the rows of tensors.by_type; nil where it is none.
function inventory.main_type(by_type)
  local main
  for _, row in ipairs(by_type) do
    if core.dtype(row.type) and (not main or row.elements > main.elements) then main = row end
  end
  return main and main.type
end

return inventory
