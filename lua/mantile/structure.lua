-- structure.lua: a model split by degrees, at a precision: the frozen programs
-- that are then evaluated for any workload on any hardware. Built once and kept
-- with the model.

local json = require "mantile.json"
local model = require "mantile.model"
local split = require "mantile.split"
local check_trace = require "mantile.trace"

local structure = {}

local function build(m, degrees, precision)
  local prefill, used = model.program(m, "prefill", degrees, precision)
  local decode = model.program(m, "decode", degrees, precision)
  local foreign = check_trace.once(m, used, degrees, precision)
  local whole = decode
  if split.group(degrees) * degrees.pp > 1 then whole = model.program(m, "decode", split.whole, precision) end
  local total, active = whole:parameters()
  return {
    prefill = prefill, decode = decode, foreign = foreign,
    parameters = { total = math.tointeger(total) or total, active = math.tointeger(active) or active },
  }
end

local KEPT_MAX = 1000 -- structures of one model; a stream of requests may ask for any number

local kept = setmetatable({}, { __mode = "k" }) -- model -> { count =, [key] = structure }

--- The structure of model `m`; raises when a layer refuses the combination.
function structure.of(m, degrees, precision)
  if not kept[m] or kept[m].count == KEPT_MAX then kept[m] = { count = 0 } end
  local key = json.encode { degrees, precision }
  if not kept[m][key] then
    kept[m][key] = build(m, degrees, precision)
    kept[m].count = kept[m].count + 1
  end
  return kept[m][key]
end

--- Builds without keeping: for measuring how long it takes.
structure.build = build

return structure
