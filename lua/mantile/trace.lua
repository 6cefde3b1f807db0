-- trace.lua: the trace check. A layer runs once with symbols for the workload;
-- Lua cannot trap every misuse of a symbol (`g.tokens == 1` is silently false).
-- So each layer also runs with plain numbers, at points that include 1, 2 and
-- 2^k +- 1, and must emit the same work.

local core = require "mantile.core"
local find = require "mantile.find"
local layer = require "mantile.layer"

local trace = {}

-- sequences, new tokens a sequence (1 in decode), cached tokens
local points = {
  { 1, 1, 0 }, { 1, 2, 0 }, { 2, 1, 1 }, { 1, 3, 2 }, { 3, 7, 127 }, { 2, 8, 128 }, { 1, 9, 129 }, { 4, 127, 0 },
  { 1, 128, 5 }, { 2, 129, 4096 },
}

local compared = { "flops", "weights_bytes", "kv_bytes", "activation_bytes", "message_bytes" }

local function emit(use, phase, degrees, workload, used_axes)
  local options = { phase = phase, tp = degrees.tp, dp = degrees.dp }
  for key, value in pairs(workload or {}) do options[key] = value end
  local g = core.graph(options)
  local x = g:input(use.width)
  g:begin_layer(use.layer.name, 1, 0)
  use.layer.forward(g, x, use.params, layer.degrees(use.layer, degrees, used_axes))
  -- An op of no effect, so that a layer without ops can be compared as well.
  g:work { name = "end" }
  g:end_layer()
  return g:freeze()
end

local function close(a, b) return a == b or math.abs(a - b) <= 1e-9 * math.max(math.abs(a), math.abs(b)) end

local function compare(use, symbolic, plain, point)
  local function fail(where, format, ...)
    error(("%s: layer '%s' does other work for %d tokens in %d sequences after %d cached than its formula says: %s; "
      .. "a size of the workload was used where Lua cannot trap it, as in `==` or as a table key")
      :format(where, use.layer.name, point.tokens, point.sequences, point.context, format:format(...)), 0)
  end
  for i = 1, math.max(#symbolic, #plain) do
    local a, b = symbolic[i], plain[i]
    if not a or not b or a.kind ~= b.kind then
      fail((a or b).where, "op %d is %s instead of %s", i, a and a.name or "missing", b and b.name or "missing")
    end
    for _, quantity in ipairs(compared) do
      if not close(a[quantity], b[quantity]) then
        fail(a.where, "%s of '%s' is %g instead of %g", quantity, a.name, a[quantity], b[quantity])
      end
      if not (a[quantity] >= 0) then
        fail(a.where, "%s of '%s' is %g, which is below 0", quantity, a.name, a[quantity])
      end
    end
  end
end

local function workload_of(phase, point)
  local sequences = point[1]
  return {
    sequences = sequences, tokens = phase == "decode" and sequences or sequences * point[2], context = point[3],
  }
end

local function check_axes(use, used_axes)
  for _, axis in ipairs(use.layer.axes) do
    if not used_axes[axis] then
      error(("layer '%s' declares the axis %s in axes but never uses par.%s"):format(use.layer.name, axis, axis), 0)
    end
  end
end

--- Checks one use of a layer, { layer =, params =, width = }; raises where the
--- two traces differ, naming the op's file and line.
function trace.check(use, degrees)
  local used_axes = {}
  for _, phase in ipairs { "prefill", "decode" } do
    local program = emit(use, phase, degrees, nil, used_axes)
    for _, point in ipairs(points) do
      local workload = workload_of(phase, point)
      local plain = emit(use, phase, degrees, workload, {})
      compare(use, program:ops(workload), plain:ops(workload), workload)
    end
  end
  check_axes(use, used_axes)
end

local checked = {}

--- Checks each user's layer file the first time it is used; true when there is
--- one. The installed layers are checked by the tests.
function trace.once(uses, degrees)
  local foreign = false
  for _, use in ipairs(uses) do
    local file = use.layer.file or "" -- none: defined in a scenario
    local installed = file:sub(1, #find.root + 1) == find.root .. "/"
    foreign = foreign or not installed
    if not installed and not checked[use.layer] then
      trace.check(use, degrees)
      checked[use.layer] = true
    end
  end
  return foreign
end

return trace
