-- roofline.lua: every op of a deployment against what its accelerator allows, as rows (rows.lua): FLOPs for each byte
-- of memory traffic, FLOP/s, and the roof over it: the smaller of the peak and of bandwidth times FLOPs for each byte.

local estimate = require "mantile.estimate"
local hardware = require "mantile.hardware"
local rows = require "mantile.explore.rows"

local roofline = {}

local columns = { "times", "time_s", "share", "bound_by", "flop_per_byte", "flop_s", "roof_flop_s", "of_roof" }
local units = {
  times = "count", time_s = "s", share = "fraction", flop_s = "flop/s", roof_flop_s = "flop/s", of_roof = "fraction",
}

local function value_of(quantity) return quantity and quantity.value or 0 end

--- FLOPs, bytes of memory traffic and seconds of one run of an op that estimate.explain gives.
function roofline.work_of(op)
  local bytes = value_of(op.weights_bytes) + value_of(op.kv_bytes) + value_of(op.activation_bytes)
  return value_of(op.flops), bytes, math.max(op.compute_s, op.memory_s) + op.comm_s + (op.overhead_s or 0)
end

--- compute, memory, messages or overhead: the most of its time.
function roofline.bound_by(op)
  local longest, name = math.max(op.compute_s, op.memory_s), op.compute_s > op.memory_s and "compute" or "memory"
  if op.comm_s > longest then longest, name = op.comm_s, "messages" end
  return (op.overhead_s or 0) > longest and "overhead" or name
end

local function row_of(op, phase_s, bandwidth)
  local flops, bytes, time = roofline.work_of(op)
  local row = {
    phase = op.phase, layer = op.layer, op = op.name, times = op.times, time_s = time * op.times,
    share = time * op.times / phase_s, bound_by = roofline.bound_by(op),
  }
  if flops > 0 and bytes > 0 and time > 0 then
    row.flop_per_byte, row.flop_s = flops / bytes, flops / time
    row.roof_flop_s = math.min(op.rate or math.huge, bandwidth * flops / bytes)
    row.of_roof = row.flop_s / row.roof_flop_s
  end
  return row
end

--- The rows of a request, the longest op of each phase first; nil, message, field.
function roofline.of(values)
  local subject, message, field = estimate.explain(values)
  if not subject then return nil, message, field end
  local list, bandwidth = {}, hardware.main_memory(subject.hardware).bandwidth
  local rank = { forward = 1, prefill = 1, decode = 2 }
  for _, op in ipairs(subject.ops) do
    local phase = op.phase == "prefill" and subject.report.forward and "forward" or op.phase
    local step = subject.report[phase]
    if step and op.times > 0 and select(3, roofline.work_of(op)) > 0 then
      list[#list + 1] = row_of(op, step.time_s, bandwidth)
      list[#list].phase = phase
    end
  end
  for i, row in ipairs(list) do row.point = i end
  table.sort(list, function(a, b)
    if a.phase ~= b.phase then return rank[a.phase] < rank[b.phase] end
    if a.time_s ~= b.time_s then return a.time_s > b.time_s end
    return a.point < b.point
  end)
  return rows.of(list, {
    axes = { "phase", "layer", "op" }, columns = columns, units = units,
    drawn = { "flop_per_byte", "flop_s", options = { by = "phase", log = "xy" } },
    pictured = { kind = "roofline", of = values },
  })
end

return roofline
