-- explanation.lua: a metric as the definitions, ops and figures it came from.

local core = require "mantile.core"
local forward = require "mantile.forward"
local format = require("mantile.units").format
local hardware = require "mantile.hardware"
local roofline = require "mantile.explore.roofline"

local explanation = {}

-- key -> its definition, and the keys or phases that it is made of
local of_items = {
  latency_s = { "forward.time_s", "forward" },
  items_s = { "batch / latency_s", "latency_s" },
  items_s_gpu = { "items_s / gpus", "items_s" },
  cost_usd_per_mitem = { "gpus price / 3600 / items_s 1e6", "items_s" },
  power_w = { "gpus pue forward power", "latency_s" },
  energy_j_per_item = { "power_w latency_s / batch", "power_w" },
  carbon_g_per_mitem = { "energy_j_per_item / 3.6e6 grid 1e6 + embodied share of latency_s", "energy_j_per_item" },
  ["memory.total_bytes"] = {
    "weights_bytes + activation_bytes + reserved_bytes", "memory.weights_bytes", "memory.activation_bytes",
    "memory.reserved_bytes",
  },
  ["memory.activation_bytes"] = { "the most that is alive at once" },
}

local definitions = {
  ttft_s = { "prefill.time_s", "prefill" },
  tpot_s = { "decode.time_s", "decode" },
  e2e_s = { "ttft_s + (osl - 1) tpot_s", "ttft_s", "tpot_s" },
  tok_s_user = { "1 / tpot_s", "tpot_s" },
  throughput_tok_s = { "batch osl / e2e_s", "e2e_s" },
  throughput_tok_s_gpu = { "throughput_tok_s / gpus", "throughput_tok_s" },
  decode_tok_s = { "batch / tpot_s", "tpot_s" },
  cost_usd_per_mtok = { "gpus price / 3600 / throughput_tok_s 1e6", "throughput_tok_s" },
  power_w = { "gpus pue (prefill power ttft_s + decode power (osl - 1) tpot_s) / e2e_s", "e2e_s" },
  energy_j_per_token = { "power_w e2e_s / (batch osl)", "power_w" },
  carbon_g_per_mtok = { "energy_j_per_token / 3.6e6 grid 1e6 + embodied share of e2e_s", "energy_j_per_token" },
  ["memory.total_bytes"] = {
    "weights_bytes + kv_cache_bytes + activation_bytes + reserved_bytes", "memory.weights_bytes",
    "memory.kv_cache_bytes", "memory.activation_bytes", "memory.reserved_bytes",
  },
  ["memory.weights_bytes"] = { "the weights of the fullest stage, one rank's share", "weights" },
  ["memory.kv_cache_bytes"] = { "sequences of a replica x (isl + osl, at most a window) x kv_bytes_per_token" },
  ["memory.kv_bytes_per_token"] = { "width of all caches of a rank x bytes of an element" },
  ["memory.activation_bytes"] = { "the most that is alive at once, in a prefill or a decode step" },
  ["memory.reserved_bytes"] = { "capacity_bytes (1 - memory_fraction) + reserved, of the engine" },
  ["memory.capacity_bytes"] = { "the accelerator's main memory" },
  ["memory.fits"] = { "total_bytes <= capacity_bytes", "memory.total_bytes" },
  ["memory.max_batch"] = { "the largest batch whose total_bytes is at most capacity_bytes", "memory.total_bytes" },
  ["memory.max_context"] = {
    "the longest isl + osl whose total_bytes is at most capacity_bytes", "memory.total_bytes",
  },
}

local causes = { "compute", "weights", "kv", "activations", "comm", "overhead" }

local function get(report, key)
  local group, field = key:match("^(%w+)%.(.*)$")
  if group then return report[group] and report[group][field] end
  return report[key]
end

local function metrics_of(report) return report.forward and forward.metrics() or core.metrics() end

local function definition_of(report, key) return report.forward and of_items[key] or definitions[key] end

--- What a metric is, as a formula of others; nil where it is a part of a phase.
function explanation.definition(key)
  local row = definitions[key] or of_items[key]
  return row and row[1]
end

local function metric_row(report, key)
  local keys = {}
  for i, row in ipairs(metrics_of(report)) do
    if row.key == key then return row end
    keys[i] = row.key
  end
  return nil, core.nearest(key, keys)
end

local function shown(value, unit)
  if value == nil then return "not known" end
  if type(value) ~= "number" then return tostring(value) end
  return unit == "" and ("%.14g"):format(value) or format(value, unit)
end

-- ---- ops --------------------------------------------------------------------

local quantities = {
  { "flops", "FLOPs", "flop" },
  { "weights_bytes", "weights", "bytes" },
  { "kv_bytes", "kv", "bytes" },
  { "activation_bytes", "activations", "bytes" },
  { "message_bytes", "message", "bytes" },
}

local function number(value) return ("%.10g"):format(value) end

local function arguments_line(op)
  local parts = {}
  for i, argument in ipairs(op.arguments) do
    local symbolic = argument.symbolic ~= number(argument.value) and " = " .. argument.symbolic or ""
    parts[i] = ("%s%s = %s"):format(argument.name, symbolic, number(argument.value))
  end
  return table.concat(parts, ", ")
end

local function quantity_lines(op, lines)
  for _, row in ipairs(quantities) do
    local quantity = op[row[1]]
    if quantity then
      local formula = quantity.formula and quantity.formula .. " = " or ""
      local symbolic = quantity.symbolic ~= number(quantity.value) and quantity.symbolic .. " = " or ""
      lines[#lines + 1] = ("      %-12s %s%s%s (%s)"):format(row[2], formula, symbolic, number(quantity.value),
        format(quantity.value, row[3]))
    end
  end
end

local function seconds(op) return math.max(op.compute_s, op.memory_s) + op.comm_s + (op.overhead_s or 0) end

local function rate_text(value) return (format(value, "flop"):gsub("FLOP$", "FLOP/s")) end

--- The dtype whose peak the rate is.
local function rate_name(subject, op)
  for _, dtype in ipairs(core.units()) do
    if subject.hardware.peak[dtype] == op.rate then return dtype end
  end
  return op.rate_dtype
end

--- Of a cost model that is no roofline: its time beside the bound.
local function kernel_line(subject, op)
  local report = subject.report
  local source = op.provider == "measured" and "in " .. report.measured.from or ("as measured (%s)"):format(
    report.calibration.from)
  local launch = op.overhead_s > 0 and (", %s of it launch"):format(format(op.overhead_s, "s")) or ""
  return ("      kernel       %s = %s%s; roofline %s"):format(source, format(seconds(op), "s"), launch,
    format(op.roofline_s, "s"))
end

local function time_lines(subject, op, lines)
  if op.roofline_s then
    lines[#lines + 1] = kernel_line(subject, op)
    return
  end
  local h = subject.hardware
  local tier, tier_name = hardware.main_memory(h)
  if op.compute_s > 0 then
    lines[#lines + 1] = ("      compute      FLOPs / %s, the %s peak of %s = %s"):format(rate_text(op.rate),
      rate_name(subject, op), h.id, format(op.compute_s, "s"))
  end
  if op.memory_s > 0 then
    lines[#lines + 1] = ("      memory       bytes / %s/s of %s = %s"):format(format(tier.bandwidth, "bytes"),
      tier_name, format(op.memory_s, "s"))
  end
  if op.comm_s > 0 then
    lines[#lines + 1] = ("      messages     %s + %.4g of the message / %s/s, %d ranks = %s"):format(
      format(op.latency_s, "s"), op.sent_share, format(op.link_bandwidth or 0, "bytes"), op.ranks,
      format(op.comm_s, "s"))
  end
end

local function op_block(subject, op, phase_time, lines)
  local total = seconds(op) * op.times
  lines[#lines + 1] = ("\n    %s.%s (%s), %g times: %s, %.1f %% of the step, bound by %s"):format(op.layer, op.name,
    op.kind, op.times, format(total, "s"), 100 * total / phase_time, roofline.bound_by(op))
  lines[#lines + 1] = "      emitted at   " .. op.where
  if #op.arguments > 0 then lines[#lines + 1] = "      with         " .. arguments_line(op) end
  quantity_lines(op, lines)
  time_lines(subject, op, lines)
end

local function wanted(op, name) return not name or op.name == name or op.kind == name or op.layer == name end

local function phase_lines(subject, phase, name, lines)
  local report, step = subject.report[phase], subject.steps[phase]
  local parts = {}
  for i, cause in ipairs(causes) do parts[i] = ("%s %s"):format(cause, format(report[cause .. "_s"], "s")) end
  lines[#lines + 1] = ("\n  %s.time_s = %s = %s"):format(phase, format(report.time_s, "s"), table.concat(parts, " + "))
  local sizes = phase == "forward" and ("sequences = %g"):format(step.sequences)
    or ("tokens = %g, sequences = %g, context = %g"):format(step.tokens, step.sequences, step.context)
  local rule = subject.report.cost_model ~= "roofline" and "each op takes as long as its kernel was measured to,\n"
    .. "    launches apart, and is booked to what its roofline is bound by"
    or "each op takes the longer of compute\n    and memory time, then its messages, and is booked to what binds it"
  lines[#lines + 1] = ("    a step of %s; %s"):format(sizes, rule)
  local found = false
  for _, op in ipairs(subject.ops) do
    if op.phase == phase and op.times > 0 and wanted(op, name) then
      op_block(subject, op, report.time_s, lines)
      found = true
    end
  end
  return found
end

local function weight_lines(subject, lines)
  local phase = subject.report.forward and "forward" or "decode"
  for _, op in ipairs(subject.ops) do
    if op.phase == phase and op.held_bytes > 0 then
      lines[#lines + 1] = ("    %s.%s, %g times %s on stage %d, emitted at %s"):format(op.layer, op.name, op.layers,
        format(op.held_bytes, "bytes"), op.stage, op.where)
    end
  end
end

--- Follows a metric down; each key once.
local function walk(subject, key, name, lines, seen)
  if seen[key] then return false end
  seen[key] = true
  if key == "weights" then return weight_lines(subject, lines) end
  if key == "prefill" or key == "decode" or key == "forward" then return phase_lines(subject, key, name, lines) end
  local definition = definition_of(subject.report, key)
  local unit = metric_row(subject.report, key).unit
  lines[#lines + 1] = ("%s = %s = %s"):format(key, definition[1], shown(get(subject.report, key), unit))
  local found = false
  for i = 2, #definition do found = walk(subject, definition[i], name, lines, seen) or found end
  return found
end

--- Where the hardware's figures come from.
local function source_lines(subject, lines)
  local h = subject.hardware
  lines[#lines + 1] = ("\nfigures of %s (%s)"):format(h.id, h.name)
  for _, field in ipairs { "peak", "memory", "links", "power", "price" } do
    local source = h.sources and h.sources[field]
    if source then lines[#lines + 1] = ("  %-7s %s"):format(field, source) end
  end
end

--- The text for a metric of `subject` (estimate.explain), the time of a token or result if none is said; or nil and
--- a sentence.
function explanation.text(subject, key, name)
  local usual = subject.report.forward and "latency_s" or "tpot_s"
  key = key or usual
  local row, near = metric_row(subject.report, key)
  if not row then return nil, ("there is no metric '%s'; did you mean '%s'?"):format(key, near or usual) end
  local phase = key:match("^(prefill)%.") or key:match("^(decode)%.") or key:match("^(forward)%.")
  local lines, found = {}
  if phase then
    lines[1] = ("%s = %s"):format(key, shown(get(subject.report, key), row.unit))
    found = phase_lines(subject, phase, name, lines)
  else
    found = walk(subject, key, name, lines, {})
  end
  if name and not found then return nil, ("no op, kind or layer is called '%s' here"):format(name) end
  source_lines(subject, lines)
  return table.concat(lines, "\n") .. "\n"
end

return explanation
