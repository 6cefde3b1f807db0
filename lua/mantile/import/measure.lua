-- measure.lua: how many parameters each op of a block's entry has, found by running its layer once.

local core = require "mantile.core"
local emitter = require "mantile.emitter"
local split = require "mantile.split"
local tables = require "mantile.tables"

local measure = {}

-- How an entry's weights are kept does not change how many there are.
local apart = tables.set "weights activations"

--- A text that is the same for entries of the same parameters.
local function key_of(entry, width)
  local parts = { tostring(width) }
  for _, key in ipairs(tables.keys(entry)) do
    if not apart[key] then parts[#parts + 1] = ("%s=%s"):format(key, tostring(entry[key])) end
  end
  return table.concat(parts, " ")
end

local workload = { tokens = 1, sequences = 1, context = 1, prompt = 1 }

--- The ops of one run, and how wide the result is.
local function run(entry, width, phase)
  local g = core.graph { phase = phase, weights = "fp32", activations = "bf16" }
  local m = emitter.new(g, "an imported model", { degrees = split.whole, precision = {}, inputs = {}, part = "text" })
  local plain = tables.merged(entry)
  plain.weights, plain.activations = nil, nil
  local y = m:entry(plain, width and core.rows(g, g.tokens, width) or core.input(g))
  local out = y.width
  return core.freeze(g):ops(workload), out
end

-- Biases are kept as the activations are: here in 2 bytes, where weights have 4.
local has_bias = { linear = true, block_linear = true }

local function bias_of(op)
  if not has_bias[op.kind] or op.parameters == 0 then return 0 end
  return (4 * op.parameters - op.weights_bytes) // 2
end

--- Adds the ops of `list` that are not in `ops` yet.
local function merge(ops, list)
  local known = {}
  for _, op in ipairs(ops) do known[op.name] = true end
  for _, op in ipairs(list) do
    if not known[op.name] then
      ops[#ops + 1] = {
        name = op.name, parameters = math.tointeger(op.parameters) or op.parameters, bias = bias_of(op),
      }
    end
    known[op.name] = true
  end
end

--- A function (entry, width of its input or nil for token ids) that returns its ops, { name =, parameters =, bias = of
--- them } each, and the width of its result. It raises what the layer does.
function measure.new()
  local kept = {}
  return function(entry, width)
    local key = key_of(entry, width)
    if not kept[key] then
      local ops, prefill, out = {}, run(entry, width, "prefill")
      merge(ops, prefill)
      if entry[1] == "mla" then merge(ops, (run(entry, width, "decode"))) end -- the one whose phases name different ops
      kept[key] = { ops = ops, width = out }
    end
    return kept[key].ops, kept[key].width
  end
end

return measure
