-- trace.lua: the trace check. A model runs once with symbols for the workload;
-- Lua cannot trap every misuse of a symbol (`g.tokens == 1` is silently false).
-- So it also runs with plain numbers, at points that include 1, 2 and 2^k +- 1,
-- and must emit the same work.

local find = require "mantile.find"
local model = require "mantile.model"

local trace = {}

-- sequences, new tokens a sequence (1 in decode), cached tokens
local points = {
  { 1, 1, 0 }, { 1, 2, 0 }, { 2, 1, 1 }, { 1, 3, 2 }, { 3, 7, 127 }, { 2, 8, 128 }, { 1, 9, 129 }, { 4, 127, 0 },
  { 1, 128, 5 }, { 2, 129, 4096 },
}

trace.quantities = { "flops", "weights_bytes", "kv_bytes", "activation_bytes", "message_bytes" }

--- The sums over all repeats of each op, and one op of each kind for its place.
--- Plain numbers may make ops equal that symbols keep apart, so only sums compare.
local function sums_of(program, workload)
  local sums, order = {}, {}
  for _, op in ipairs(program:ops(workload)) do
    local key = ("%s %s %s"):format(op.layer, op.kind, op.name)
    if not sums[key] then
      sums[key] = { op = op, times = 0 }
      order[#order + 1] = key
    end
    local sum = sums[key]
    sum.times = sum.times + op.times
    for _, quantity in ipairs(trace.quantities) do
      sum[quantity] = (sum[quantity] or 0) + op.times * op[quantity]
    end
  end
  return sums, order
end

local function close(a, b) return a == b or math.abs(a - b) <= 1e-9 * math.max(math.abs(a), math.abs(b)) end

local function fail(op, point, format, ...)
  error(("%s: layer '%s' does other work for %d tokens in %d sequences after %d cached than its formula says: %s; "
    .. "a size of the workload was used where Lua cannot trap it, as in `==` or as a table key")
    :format(op.where, op.layer, point.tokens, point.sequences, point.context, format:format(...)), 0)
end

local function compare(symbolic, plain, point)
  local expected, order = sums_of(symbolic, point)
  local found, found_order = sums_of(plain, point)
  for _, key in ipairs(order) do
    local a, b = expected[key], found[key]
    if not b then fail(a.op, point, "op '%s' is missing", a.op.name) end
    if a.times ~= b.times then fail(a.op, point, "op '%s' runs %d times, not %d", a.op.name, b.times, a.times) end
    for _, quantity in ipairs(trace.quantities) do
      if not close(a[quantity], b[quantity]) then
        fail(a.op, point, "%s of '%s' is %g instead of %g", quantity, a.op.name, b[quantity], a[quantity])
      end
    end
  end
  for _, key in ipairs(found_order) do
    if not expected[key] then fail(found[key].op, point, "op '%s' is new", found[key].op.name) end
  end
end

local function workload_of(phase, point)
  local sequences = point[1]
  return {
    sequences = sequences, tokens = phase == "decode" and sequences or sequences * point[2], context = point[3],
  }
end

--- The layers that ran, by name.
local function by_name(used)
  local list = {}
  for definition in pairs(used) do list[#list + 1] = definition end
  table.sort(list, function(a, b) return a.name < b.name end)
  return list
end

local function check_axes(used)
  for _, definition in ipairs(by_name(used)) do
    for _, axis in ipairs(definition.axes) do
      -- cp and attention_dp split tokens and sequences: sizes and g:attention follow.
      if not used[definition][axis] and axis ~= "cp" and axis ~= "attention_dp" then
        error(("%s: layer '%s' declares the axis %s in axes but never uses par.%s"):format(
          definition.file or "a scenario", definition.name, axis, axis), 0)
      end
    end
  end
end

--- Checks a model's structure of these options (structure.lua); raises where the two
--- traces differ, naming the op's file and line.
function trace.check(m, options)
  for _, phase in ipairs(m.generates and { "prefill", "decode" } or { "forward" }) do
    local program, used = model.program(m, phase, options)
    check_axes(used)
    for _, point in ipairs(points) do
      local workload = workload_of(phase, point)
      compare(program, model.program(m, phase, options, workload), workload)
    end
  end
end

--- Whether the thing's file is none of mantile's own.
local function foreign(definition, folder)
  local own = ("%s/%s/"):format(find.root, folder)
  return definition.file == nil or definition.file:sub(1, #own) ~= own
end

local checked = setmetatable({}, { __mode = "k" })

--- Checks what a user wrote the first time it is used: a layer, or a model with a
--- forward of its own. Returns whether there is any. What is installed is checked
--- by the tests.
function trace.once(m, used, options)
  local strangers, new = {}, false
  if m.forward and foreign(m, "models") then strangers[1] = m end
  for definition in pairs(used) do
    if foreign(definition, "lua/mantile/layers") then strangers[#strangers + 1] = definition end
  end
  for _, stranger in ipairs(strangers) do new = new or not checked[stranger] end
  if new then trace.check(m, options) end
  for _, stranger in ipairs(strangers) do checked[stranger] = true end
  return #strangers > 0
end

return trace
