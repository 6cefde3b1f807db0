-- structure.lua: a model split by degrees, at a precision: the frozen programs
-- that are then evaluated for any workload on any hardware. Built once and kept
-- with the model.

local core = require "mantile.core"
local check_trace = require "mantile.trace"
local model = require "mantile.model"

local structure = {}

local function freeze(m, phase, degrees, precision)
  local g = core.graph {
    phase = phase, tp = degrees.tp, pp = degrees.pp, dp = degrees.dp, weights = precision.weights,
    activations = precision.activations, kv = precision.kv,
  }
  local used = model.trace(m, g, degrees)
  return core.freeze(g), used
end

local function build(m, degrees, precision)
  local prefill, used = freeze(m, "prefill", degrees, precision)
  local decode = freeze(m, "decode", degrees, precision)
  local foreign = check_trace.once(m, used, degrees, precision)
  local whole = decode
  if degrees.tp * degrees.pp > 1 then whole = freeze(m, "decode", { tp = 1, pp = 1, dp = 1 }, precision) end
  local total, active = whole:parameters()
  return {
    prefill = prefill, decode = decode, foreign = foreign,
    parameters = { total = math.tointeger(total) or total, active = math.tointeger(active) or active },
  }
end

local kept = setmetatable({}, { __mode = "k" }) -- model -> key -> structure

--- The structure of model `m`; raises when a layer refuses the combination.
function structure.of(m, degrees, precision)
  kept[m] = kept[m] or {}
  local key = table.concat({
    degrees.tp, degrees.pp, degrees.dp, precision.weights, precision.activations, precision.kv,
  }, " ")
  kept[m][key] = kept[m][key] or build(m, degrees, precision)
  return kept[m][key]
end

--- Builds without keeping: for measuring how long it takes.
structure.build = build

return structure
