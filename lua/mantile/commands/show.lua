-- show: what a model consists of.

local cli = require "mantile.cli"
local estimate = require "mantile.estimate"
local format = require("mantile.units").format
local grid = require "mantile.report.grid"

local command = {
  name = "show",
  summary = "the shapes, parameters and KV cache of a model, by layer",
  usage = "show model NAME",
  description = "Prints every op that holds weights or a cache, of the model on one accelerator.",
  flags = {},
}

--- Convolutions know how many elements their kernel has; most are square.
local function kernel(elements)
  local side = math.tointeger(elements ^ 0.5 // 1)
  return side * side == elements and ("%d x %d"):format(side, side) or ("of %d"):format(elements)
end

local shapes = {
  linear = function(op) return ("%d x %d"):format(op.k, op.n) end,
  grouped_linear = function(op) return ("%d of %d x %d"):format(op.experts, op.k, op.n) end,
  attention = function(op) return ("%d heads, %d kv heads of %d"):format(op.heads, op.kv_heads, op.qk_dim) end,
  conv2d = function(op)
    local groups = op.groups > 1 and (" in %d groups"):format(op.groups) or ""
    return ("%d x %d, kernel %s%s"):format(op.inputs * op.groups, op.outputs * op.groups, kernel(op.kernel), groups)
  end,
}

local function shape(op)
  if shapes[op.kind] then return shapes[op.kind](op) end
  return op.width and ("%d wide"):format(op.width) or ""
end

local function parts(ops)
  local count, seen = 0, {}
  for _, op in ipairs(ops) do
    count = count + (seen[op.part] and 0 or 1)
    seen[op.part] = true
  end
  return count
end

--- One row for each op with weights or a cache; `cached`: the model keeps a KV cache.
local function rows_of(ops, cached)
  local rows, total, kv = { { "layer", "op", "times", "shape", "parameters", cached and "KV a token" or nil } }, 0, 0
  local several = not cached and parts(ops) > 1
  for _, op in ipairs(ops) do
    if op.parameters > 0 or op.kv_bytes > 0 then
      rows[#rows + 1] = {
        op.layer, op.name, format(op.layers, "count"), shape(op), format(op.parameters * op.layers, "count"),
        op.kv_bytes > 0 and format(op.kv_bytes * op.times, "count") .. " B" or nil,
      }
      if several then table.insert(rows[#rows], 1, op.part) end
      total, kv = total + op.parameters * op.layers, kv + op.kv_bytes * op.times
    end
  end
  rows[#rows + 1] = { "all", "", "", "", format(total, "count"), cached and format(kv, "count") .. " B" or nil }
  if several then
    table.insert(rows[1], 1, "part")
    table.insert(rows[#rows], 2, "")
  end
  return rows, several
end

local function step(program, context)
  return program:ops { tokens = 1, sequences = 1, context = context, prompt = context }
end

--- The ops of a prefill, those that a decode step has too as they are there.
local function joined(prefill, decode)
  local twins = {}
  local function key_of(op) return op.layer .. "." .. op.name end
  for _, op in ipairs(decode) do
    local key = key_of(op)
    twins[key] = twins[key] or {}
    table.insert(twins[key], op)
  end
  for i, op in ipairs(prefill) do
    local list = twins[key_of(op)]
    op.kv_bytes = 0
    if list and #list > 0 then prefill[i] = table.remove(list, 1) end
  end
  return prefill
end

--- A decode step with the KV that one token more takes. The keys of an encoder's result are made in a prefill only.
local function ops_of(whole, m)
  if not m.generates then return step(whole.prefill, 0) end
  local ops, later = step(whole.decode, 0), step(whole.decode, 1)
  for i, op in ipairs(ops) do op.kv_bytes = later[i].kv_bytes - op.kv_bytes end
  return m.encoder and joined(step(whole.prefill, 0), ops) or ops
end

function command.run(positional)
  if positional[1] ~= "model" or #positional ~= 2 then return nil, "say which: mantile " .. command.usage end
  local whole, m = estimate.whole(positional[2])
  if not whole then return nil, m end
  local rows, several = rows_of(ops_of(whole, m), m.generates)
  local right = { false, false, true, false, true, true }
  if several then table.insert(right, 1, false) end
  print(grid.format(rows, right))
  return cli.OK
end

return command
