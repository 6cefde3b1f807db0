-- body.lua: what clients send, in the reference's shape or its older, flat one, as one checked table for each phase.
-- Keys that are not known are passed over, as the reference does.

local find = require "mantile.find"
local json = require "mantile.json"
local names = require "mantile.api.compatible.names"
local core = require "mantile.core"
local refusal = require "mantile.api.compatible.refusal"
local schema = require "mantile.schema"
local tables = require "mantile.tables"

local body = {}

local MOST = 1 << 30 -- as in requests of our own
local LAYERS_MOST = 100 -- a model has fewer kinds, but each may be named in any case

local shared = {
  { "model_id", "text" },
  { "hardware_id", "text" },
  { "batch_size", "count", max = MOST },
  { "seq_len", "count", max = MOST },
  { "context_len", "tokens0", default = 0, max = MOST },
  { "debug", "flag", default = false },
  { "cost_model", "text", default = "roofline" },
  { "engine", "text", default = "ideal" },
}

local of_layer = {
  { "layer_name", "text" },
  { "phase", "text", one_of = { "prefill", "decode" } },
  { "layer_config", "table" },
  table.unpack(shared),
}

local of_phase = { { "layers", "table", default = {} }, table.unpack(shared) }

-- What the flat shape calls it.
local older = { hardware_id = "hardware_config", seq_len = "seq_length", layer_name = "layer_type" }

--- The registries of the bodies, and what the flat shape calls some of their fields.
body.layer_fields, body.phase_fields, body.older = of_layer, of_phase, older

local DEGREES = { "tensor_parallel", "context_parallel", "sequence_parallel", "expert_parallel", "pipeline_parallel" }

--- The fields of a registry, checked, that a table has; nil and a refusal. `spelt` says what they are called there,
--- where that differs.
local function checked(registry, values, path, spelt)
  local known = {}
  for _, field in ipairs(registry) do known[field[1]] = values[field[1]] end
  local fields, message, field = schema.check(registry, known)
  if fields then return fields end
  local name = spelt and spelt[field] or field
  local place = tables.merged(path)
  place[#place + 1] = name
  return nil, refusal.field(place, name == field and message or message:gsub("^" .. field, name, 1))
end

--- The object that a body holds; nil and a refusal.
local function object_of(text)
  local value, message = json.decode(text or "")
  if type(value) == "table" then return value end
  return nil, refusal.field({}, message or "the body must be a JSON object")
end

--- Whether one of these keys is there.
local function any(values, ...)
  for _, key in ipairs { ... } do
    if values[key] ~= nil then return true end
  end
  return false
end

--- The engine is a name of ours, and no path.
local function check_engine(fields, path)
  if tables.has(find.names "engine", fields.engine) then return fields end
  local place = tables.merged(path)
  place[#place + 1] = "engine"
  return nil, refusal.field(place, ("there is no engine %s; there are %s"):format(schema.shown(fields.engine),
    table.concat(find.names "engine", " ")))
end

--- A flat request for a layer as one of today.
local function nested_layer(values)
  local made = tables.merged(values)
  for new, old in pairs(older) do
    if made[new] == nil then made[new] = values[old] end
  end
  made.phase = values.phase == nil and "prefill" or values.phase
  made.layer_config = { dtype = values.dtype }
  for _, degree in ipairs(DEGREES) do made.layer_config[degree] = values[degree] end
  return made
end

--- The request of POST /config/layer-metrics; nil and a refusal.
function body.layer(text)
  local values, refused = object_of(text)
  if not values then return nil, refused end
  local flat = values.layer_config == nil and any(values, "hardware_config", "layer_type", "seq_length")
  local fields
  fields, refused = checked(of_layer, flat and nested_layer(values) or values, {}, flat and older)
  if not fields then return nil, refused end
  return check_engine(fields, {})
end

local of_flat = {
  { "input_seq", "count", max = MOST },
  { "output_seq", "count", max = MOST },
  { "hardware_config", "text" },
}

--- A flat request for a system as the two of its phases; nil and a refusal.
local function nested_system(values)
  local lengths, refused = checked(of_flat, tables.merged({ hardware_config = values.hardware_id }, values), {})
  if not lengths then return nil, refused end
  local common = tables.merged(values, { hardware_id = lengths.hardware_config })
  return {
    prefill_req = tables.merged(common, { seq_len = lengths.input_seq }),
    decode_req = tables.merged(common, {
      seq_len = lengths.output_seq, context_len = lengths.input_seq + lengths.output_seq,
    }),
  }
end

body.flat_fields = of_flat

local function phase_of(values, name, flat)
  local path = flat and {} or { name }
  if type(values[name]) ~= "table" then
    local rule = values[name] == nil and "%s is missing" or "%s must be an object"
    return nil, refusal.field({ name }, rule:format(name))
  end
  local fields, refused = checked(of_phase, values[name], path)
  if not fields then return nil, refused end
  if #tables.keys(fields.layers) > LAYERS_MOST then
    path[#path + 1] = "layers"
    return nil, refusal.field(path, ("layers has at most %d names"):format(LAYERS_MOST))
  end
  return check_engine(fields, path)
end

--- The requests of POST /config/system-metrics, of prefill and of decode; nil and a refusal.
function body.system(text)
  local values, refused = object_of(text)
  if not values then return nil, refused end
  local flat = not any(values, "prefill_req", "decode_req")
    and any(values, "input_seq", "output_seq", "hardware_config")
  if flat then values, refused = nested_system(values) end
  if not values then return nil, refused end
  local prefill, decode
  prefill, refused = phase_of(values, "prefill_req", flat)
  if not prefill then return nil, refused end
  decode, refused = phase_of(values, "decode_req", flat)
  if not decode then return nil, refused end
  return prefill, decode
end

--- Our dtype and the client's name of it; nil and a refusal.
local function dtype_of(config, path)
  local name = config.dtype
  if name == nil then name = "bf16" end
  local place = tables.merged(path)
  place[#place + 1] = "dtype"
  if type(name) ~= "string" then return nil, refusal.field(place, "dtype must be a text") end
  local lower = name:lower()
  local known = core.dtype(names.dtypes[lower] or lower)
  if known then return known, lower end
  return nil, refusal.of(400, "Invalid dtype: " .. schema.shown(name))
end

--- How one layer is to be split and kept: { dtype =, dtype_name =, stated = degrees that its class takes }; nil and a
--- refusal. What the class does not take is passed over.
function body.layer_config(config, layer, path)
  if type(config) ~= "table" then return nil, refusal.field(path, "a layer's configuration must be an object") end
  local dtype, dtype_name = dtype_of(config, path)
  if not dtype then return nil, dtype_name end
  local registry = {}
  for i, degree in ipairs(layer.degrees) do registry[i] = { degree, "count", default = 1, max = 1 << 20 } end
  local stated, refused = checked(registry, config, path)
  if not stated then return nil, refused end
  return { dtype = dtype, dtype_name = dtype_name, stated = stated }
end

return body
