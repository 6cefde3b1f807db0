-- split.lua: how each layer splits the group of ranks that run one pipeline stage
-- of one replica.
--
--     G = tp x cp x attention_dp         attention, mlp and most layers
--     G = ep x tp                        mixtures of experts (tp is G / ep if not stated)
--
-- `degrees` holds the deployment's tp, cp, attention_dp, ep, sp, pp, dp and, under
-- `layers`, what single layer types do otherwise: { mlp = { tp = 8 }, lm_head = { dtype = "bf16" } }.

local layer = require "mantile.layer"
local tables = require "mantile.tables"

local split = {}

split.whole = { tp = 1, cp = 1, attention_dp = 1, ep = 1, sp = false, pp = 1, dp = 1, layers = {} }

--- The ranks of the group.
function split.group(degrees) return degrees.tp * degrees.cp * degrees.attention_dp end

local function declares(definition, axis) return tables.has(definition.axes, axis) end

local function override_of(degrees, definition) return degrees.layers[definition.name] or {} end

local function refuse_axis(definition, own, axes)
  for _, axis in ipairs(axes) do
    if own[axis] then
      layer.refuse("layer '%s' is not split over %s here", definition.name, axis)
    end
  end
end

local function of_experts(degrees, definition, own)
  local group = split.group(degrees)
  refuse_axis(definition, own, { "cp", "attention_dp" })
  local ep = own.ep or degrees.ep
  if group % ep ~= 0 then
    layer.refuse("layer '%s': ep (%d) must divide tp x cp x attention_dp (%d): %s", definition.name, ep, group,
      layer.divisors(group))
  end
  local tp = own.tp or group // ep
  if ep * tp ~= group then
    layer.refuse("layer '%s': ep x tp (%d x %d) must be tp x cp x attention_dp of the deployment (%d)", definition.name,
      ep, tp, group)
  end
  return { tp = tp, cp = 1, attention_dp = 1, ep = ep }
end

local function of_tokens(degrees, definition, own)
  local group = split.group(degrees)
  refuse_axis(definition, own, { "ep" })
  if own.cp and own.cp ~= degrees.cp then -- positions and sequences would have to change hands
    layer.refuse("layer '%s': cp is %d; it must be that of the deployment (%d)", definition.name, own.cp, degrees.cp)
  end
  local tp, cp = own.tp or degrees.tp, own.cp or degrees.cp
  local rest = group // (tp * cp)
  local attention_dp = own.attention_dp or math.max(rest, 1)
  if tp * cp * attention_dp ~= group then
    layer.refuse("layer '%s': tp x cp x attention_dp (%d x %d x %d) must be %d, as in the deployment; tp may be %s",
      definition.name, tp, cp, attention_dp, group, layer.divisors(group))
  end
  return { tp = tp, cp = cp, attention_dp = attention_dp, ep = 1 }
end

--- The layer's own tp, cp, attention_dp and ep; nil for a layer that declares no
--- axis and works on tokens as they lie. Raises a refusal.
function split.of(degrees, definition)
  local own = override_of(degrees, definition)
  if declares(definition, "ep") then return of_experts(degrees, definition, own) end
  for _, axis in ipairs { "tp", "cp", "attention_dp" } do
    if declares(definition, axis) then return of_tokens(degrees, definition, own) end
  end
  refuse_axis(definition, own, { "tp", "cp", "attention_dp", "ep" })
end

--- What core.begin_layer takes: the split and the dtypes that differ.
function split.options(degrees, definition)
  local own, options = override_of(degrees, definition), split.of(degrees, definition) or {}
  for _, operand in ipairs { "weights", "activations", "kv" } do options[operand] = own[operand] or own.dtype end
  return options
end

--- Raises unless every override names a layer that ran, and ep was used.
function split.check_used(degrees, used)
  local names, experts = {}, false
  for definition in pairs(used) do
    names[#names + 1] = definition.name
    experts = experts or declares(definition, "ep")
  end
  table.sort(names)
  for _, name in ipairs(tables.keys(degrees.layers)) do
    if not tables.has(names, name) then
      layer.refuse("layers: this model has no layer '%s'; it has %s", name, table.concat(names, " "))
    end
  end
  if degrees.ep > 1 and not experts then
    layer.refuse("ep is %d, but no layer of this model has experts", degrees.ep)
  end
end

return split
