-- steps.lua: the neighbours of a deployment: its formats one step wider and narrower, its degrees halved and doubled.
-- Each is a list of changes (change.lua).

local core = require "mantile.core"
local tables = require "mantile.tables"

local steps = {}

-- ---- formats --------------------------------------------------------------------

-- The formats beside each one, wider ones first.
local beside = {
  fp32 = "bf16", tf32 = "bf16", bf16 = "fp32 fp8 int8", fp16 = "fp32 fp8 int8", mxfp8 = "bf16 mxfp4",
  fp8 = "bf16 nvfp4", fp8_e5m2 = "bf16 nvfp4", fp8_b128 = "bf16 nvfp4", int8 = "bf16 int4_g128", nvfp4 = "fp8",
  mxfp4 = "mxfp8", int4 = "int8", int4_g32 = "int8", int4_g64 = "int8", int4_g128 = "int8",
}

-- Of those, what activations and caches have instead of formats of weights.
local instead = { int4_g128 = "int4" }

local of_files = tables.words "bf16 q8_0 q6_k q5_k q4_k q3_k q2_k" -- GGUF

local function bytes_of(dtype) return select(2, core.dtype(dtype)) end

--- The formats of GGUF files next to one of them.
local function beside_in_files(dtype)
  local size, wider, narrower = bytes_of(dtype), nil, nil
  for _, name in ipairs(of_files) do
    local bytes = bytes_of(name)
    if bytes > size then wider = name end
    if bytes < size and not narrower then narrower = name end
  end
  local list = { wider }
  list[#list + 1] = narrower
  return list
end

--- The neighbours of a format, for weights or for what is no weight.
local function neighbours(dtype, of_weights)
  local list = beside[dtype] and tables.words(beside[dtype]) or beside_in_files(dtype)
  if of_weights then return list end
  for i, name in ipairs(list) do list[i] = instead[name] or name end
  return list
end

--- The steps of weights, activations and caches alone, and of the first two together where they are the same.
function steps.formats(report)
  local d, list = report.deployment, {}
  for _, operand in ipairs(report.forward and { "weights", "activations" } or { "weights", "activations", "kv" }) do
    for _, dtype in ipairs(neighbours(d[operand], operand == "weights")) do
      if operand ~= "activations" or tables.has(core.units(), dtype) then
        list[#list + 1] = { { operand, dtype } }
      end
    end
  end
  if d.weights == d.activations then
    for _, dtype in ipairs(neighbours(d.weights, false)) do
      if tables.has(core.units(), dtype) then list[#list + 1] = { { "weights", dtype }, { "activations", dtype } } end
    end
  end
  return list
end

-- ---- degrees --------------------------------------------------------------------

local axes = { "tp", "cp", "attention_dp", "pp", "dp" }

local function group(d) return d.tp * d.cp * d.attention_dp end

--- The changes to these degrees. Experts that are spread over the whole group stay so.
local function to(d, degrees)
  local list, new = {}, tables.merged(d, degrees)
  if d.ep > 1 and d.ep == group(d) and not degrees.ep then new.ep = group(new) end
  for _, axis in ipairs { "tp", "cp", "attention_dp", "ep", "pp", "dp" } do
    if new[axis] ~= d[axis] then list[#list + 1] = { axis, new[axis] } end
  end
  return list
end

--- Every degree doubled and halved, and one doubled for another one halved; `experts`: whether ep means something.
function steps.degrees(d, experts)
  local list = {}
  for _, axis in ipairs(axes) do
    list[#list + 1] = to(d, { [axis] = 2 * d[axis] })
    if d[axis] % 2 == 0 then
      list[#list + 1] = to(d, { [axis] = d[axis] // 2 })
      for _, other in ipairs(axes) do
        if other ~= axis then list[#list + 1] = to(d, { [axis] = d[axis] // 2, [other] = 2 * d[other] }) end
      end
    end
  end
  if experts and group(d) % (2 * d.ep) == 0 then list[#list + 1] = to(d, { ep = 2 * d.ep }) end
  if d.ep % 2 == 0 then list[#list + 1] = to(d, { ep = d.ep // 2 }) end
  return list
end

return steps
