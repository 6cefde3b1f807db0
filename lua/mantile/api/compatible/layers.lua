-- layers.lua: the layers of a model as the reference lists them: each kind once, with a name and a count. They are
-- seen while the model runs once, so its own layers and forwards have theirs too.

local json = require "mantile.json"
local kinds = require "mantile.api.compatible.kinds"
local layer_of = require "mantile.layer"
local model = require "mantile.model"
local plain = require "mantile.plain"
local schema = require "mantile.schema"
local structure = require "mantile.structure"
local tables = require "mantile.tables"

local layers = {}

--- What runs in one step, equal layers once: { type =, definition =, params =, width = of the input, count = }.
local function seen_in(m)
  local list, by_key = {}, {}
  local function seen(definition, params, width, times)
    if times == 0 then return end -- the tower of a prompt without images
    local key = ("%s %s %s"):format(definition.name, width, json.encode(params))
    local entry = by_key[key]
    if not entry then
      entry = { type = definition.name, definition = definition, params = params, count = 0 }
      entry.width = math.tointeger(width) or width
      by_key[key], list[#list + 1] = entry, entry
    end
    entry.count = entry.count + times
  end
  model.program(m, "prefill", tables.merged(structure.defaults(m), { seen = seen }))
  return list
end

local order = { norm = 2, embedding = 3, lm_head = 4 } -- and what a model is of first, as the reference lists them

local function in_order(list)
  local sorted = {}
  for rank = 1, 4 do
    for _, entry in ipairs(list) do
      if (order[entry.type] or 1) == rank then sorted[#sorted + 1] = entry end
    end
  end
  return sorted
end

local function windowed(entry) return entry.params.window or entry.params.chunk end

--- "attention", or where some have a window and some have none "attention_sliding" and "attention_full".
local function base_name(entry, list)
  local name = kinds.names[entry.type] or entry.type
  if entry.type ~= "attention" then return name end
  for _, other in ipairs(list) do
    if other.type == "attention" and not windowed(other) ~= not windowed(entry) then
      return name .. (windowed(entry) and "_sliding" or "_full")
    end
  end
  return name
end

--- Names: what would have the same one is numbered from the second on.
local function name_all(list)
  local times = {}
  for _, entry in ipairs(list) do
    local name = base_name(entry, list)
    times[name] = (times[name] or 0) + 1
    entry.name = times[name] == 1 and name or ("%s_%d"):format(name, times[name])
  end
end

local source = layer_of "source" {
  doc = "An input that is there.",
  params = { width = "width" },
  forward = function(g, x, p) return g:work { name = "input", x = x, width = p.width } end,
}

--- A new model of this one layer: its input comes from nowhere and costs nothing.
function layers.alone(entry)
  local blocks = { tables.merged(entry.params, { entry.definition }) }
  if entry.type ~= "embedding" then table.insert(blocks, 1, { source, width = entry.width }) end
  return model "layer" { blocks = blocks }
end

local function complete(entry)
  entry.class, entry.degrees, entry.specs = kinds.class(entry.definition, entry.params, entry.width)
  local m = layers.alone(entry)
  local parameters = model.program(m, "prefill", structure.defaults(m)):parameters()
  entry.specs.parameter_count = math.tointeger(parameters) or parameters
end

local function build(m)
  if not m.generates or m.encoder then
    return nil, ("%s is no decoder of tokens; POST /v1/estimate takes it"):format(m.name)
  end
  local list = in_order(seen_in(m))
  name_all(list)
  for _, entry in ipairs(list) do complete(entry) end
  return list
end

local kept = setmetatable({}, { __mode = "k" }) -- model -> its layers, or why there are none

--- The layers of a model; nil and a sentence.
function layers.of(m)
  if not kept[m] then
    local ok, list, message = pcall(build, m)
    kept[m] = { list = ok and list or nil, message = not ok and plain(list) or message }
  end
  return kept[m].list, kept[m].message
end

local also = { mlp = "feedforward", ffn = "feedforward" }

--- The layer of that name, in any case, or as older clients call it; nil and a sentence.
function layers.find(list, name)
  local lower, names = name:lower(), {}
  for i, entry in ipairs(list) do
    if entry.name == name then return entry end
    names[i] = entry.name
  end
  for _, entry in ipairs(list) do
    if entry.name:lower() == (also[lower] or lower) then return entry end
  end
  return nil, ("Layer %s not found in model config; it has %s"):format(schema.shown(name), table.concat(names, " "))
end

return layers
