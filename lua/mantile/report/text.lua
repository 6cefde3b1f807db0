-- text.lua: reports as a person reads them.

local grid = require "mantile.report.grid"
local format = require("mantile.units").format

local text = {}

local causes = { "compute", "weights", "kv", "activations", "comm", "overhead" }

-- label, key, unit, what it means
local service = {
  { "TTFT", "ttft_s", "s", "time to first token, the whole batch prefilled" },
  { "TPOT", "tpot_s", "s", "time per output token at the mean context" },
  { "end to end", "e2e_s", "s", "TTFT + (osl - 1) TPOT" },
  { "user", "tok_s_user", "tok/s", "output tokens each user sees" },
  { "throughput", "throughput_tok_s", "tok/s", "output tokens of the whole deployment" },
  { "per accelerator", "throughput_tok_s_gpu", "tok/s", "" },
  { "cost", "cost_usd_per_mtok", "usd/mtok", "per million output tokens" },
  { "energy", "energy_j_per_token", "j/tok", "per output token, of the whole site" },
  { "carbon", "carbon_g_per_mtok", "g/mtok", "per million output tokens, CO2e" },
}

local function get(report, key)
  local group, field = key:match("^(%w+)%.(.*)$")
  if group then return report[group][field] end
  return report[key]
end

--- A metric of a report as text; why it is missing where it is.
local function cell(report, key, unit)
  local value = get(report, key)
  if value == nil then return "-" end
  if type(value) == "boolean" then return value and "yes" or "no" end
  if type(value) == "string" then return value end
  return format(value, unit)
end

local function degrees(d)
  local list = {}
  for _, axis in ipairs { "tp", "cp", "attention_dp", "ep", "pp", "dp" } do
    if d[axis] > 1 then list[#list + 1] = ("%s %d"):format(axis, d[axis]) end
  end
  if d.sp then list[#list + 1] = "sp" end
  return #list > 0 and " (" .. table.concat(list, ", ") .. ")" or ""
end

local function dtypes(d)
  if d.weights == d.activations and d.weights == d.kv then return d.weights end
  return ("weights %s, activations %s, kv %s"):format(d.weights, d.activations, d.kv)
end

--- "llama-3.1-70b on 8x h100-sxm (tp 8)"
function text.title(r) return ("%s on %dx %s%s"):format(r.model, r.gpus, r.hardware, degrees(r.deployment)) end

local function heading(r)
  local w = r.workload
  local prefix = w.prefix > 0 and (", %s of it cached"):format(format(w.prefix, "tokens")) or ""
  return ("%s\n%s, engine %s, cost model %s\nbatch %s, isl %s%s, osl %s\n"):format(text.title(r), dtypes(r.deployment),
    r.deployment.engine, r.cost_model, format(w.batch, "count"), format(w.isl, "tokens"), prefix,
    format(w.osl, "tokens"))
end

local function service_block(r)
  local rows = {}
  for i, row in ipairs(service) do
    local reason = r.reasons and r.reasons[row[2]]
    rows[i] = { row[1], cell(r, row[2], row[3]), reason or row[4] }
  end
  return grid.format(rows, { false, true, false })
end

local function share(seconds, total) return total > 0 and ("%.0f %%"):format(100 * seconds / total) or "-" end

local function phase_row(name, time, phase)
  local row = { name, format(time, "s"), phase.bottleneck }
  for _, cause in ipairs(causes) do row[#row + 1] = share(phase[cause .. "_s"], time) end
  return row
end

local numbers_right = { false, true, false, true, true, true, true, true, true, true, true }

local function phase_block(r)
  local rows = { { "step", "time", "bound by", table.unpack(causes) } }
  table.insert(rows[1], "mfu")
  table.insert(rows[1], "mbu")
  for _, name in ipairs { "prefill", "decode" } do
    local phase = r[name]
    local row = phase_row(name, phase.time_s, phase)
    row[#row + 1], row[#row + 2] = format(phase.mfu, "fraction"), format(phase.mbu, "fraction")
    rows[#rows + 1] = row
  end
  return grid.format(rows, numbers_right)
end

local function limit(value, of) return value and format(value, "count") .. of or "no limit" end

local function place(tier) return tier and (" in " .. tier) or "" end

local function memory_block(r)
  local m = r.memory
  local rows = {
    { "weights", format(m.weights_bytes, "bytes"), place(r.deployment.weights_in) },
    { "KV cache", format(m.kv_cache_bytes, "bytes"), format(m.kv_bytes_per_token, "bytes") .. " a token"
      .. place(r.deployment.kv_in) },
    { "activations", format(m.activation_bytes, "bytes") },
    { "reserved", format(m.reserved_bytes, "bytes") },
    { "total", format(m.total_bytes, "bytes"), ("of %s: %s"):format(format(m.capacity_bytes, "bytes"),
      m.fits and "fits" or "does not fit") },
  }
  return "memory of the fullest accelerator\n" .. grid.format(rows, { false, true, false })
    .. ("\n  largest batch at this length: %s; longest context at this batch: %s"):format(
      limit(m.max_batch, ""), limit(m.max_context, " tokens"))
end

local function layer_block(r)
  local rows = { { "layer", "phase", "times", "time", "bound by", table.unpack(causes) } }
  for _, layer in ipairs(r.layers) do
    local row = phase_row(layer.layer, layer.time_s, layer)
    table.insert(row, 2, layer.phase)
    table.insert(row, 3, format(layer.times, "count"))
    rows[#rows + 1] = row
  end
  return "time by layer, all its repeats together\n"
    .. grid.format(rows, { false, false, true, true, false, true, true, true, true, true, true })
end

--- A whole report.
function text.report(r)
  local blocks = { heading(r), service_block(r), "", phase_block(r), "", memory_block(r) }
  if r.layers then
    blocks[#blocks + 1] = ""
    blocks[#blocks + 1] = layer_block(r)
  end
  for _, warning in ipairs(r.warnings or {}) do blocks[#blocks + 1] = "\nwarning: " .. warning end
  return table.concat(blocks, "\n") .. "\n"
end

-- ---- side by side -----------------------------------------------------------

local compared = {
  { "TTFT", "ttft_s", "s" },
  { "  bound by", "prefill.bottleneck" },
  { "TPOT", "tpot_s", "s" },
  { "  bound by", "decode.bottleneck" },
  { "end to end", "e2e_s", "s" },
  { "tokens/s each user", "tok_s_user", "tok/s" },
  { "throughput", "throughput_tok_s", "tok/s" },
  { "  per accelerator", "throughput_tok_s_gpu", "tok/s" },
  { "cost per Mtok", "cost_usd_per_mtok", "usd/mtok" },
  { "energy per token", "energy_j_per_token", "j/tok" },
  { "carbon per Mtok", "carbon_g_per_mtok", "g/mtok" },
  { "memory each", "memory.total_bytes", "bytes" },
  { "  weights", "memory.weights_bytes", "bytes" },
  { "  KV cache", "memory.kv_cache_bytes", "bytes" },
  { "  of", "memory.capacity_bytes", "bytes" },
  { "  fits", "memory.fits" },
  { "  largest batch", "memory.max_batch", "count" },
  { "  longest context", "memory.max_context", "tokens" },
}

local function ratio(first, other, key)
  local a, b = get(first, key), get(other, key)
  if type(a) ~= "number" or type(b) ~= "number" or a == 0 then return "" end
  return ("%.2fx"):format(b / a)
end

local function workload_line(r)
  local w = r.workload
  return ("batch %s, isl %s, osl %s"):format(format(w.batch, "count"), format(w.isl, "tokens"), format(w.osl, "tokens"))
end

--- Why something is missing, and what to be wary of.
local function remarks(r)
  local list = {}
  local known = {}
  for _, reason in pairs(r.reasons or {}) do
    if not known[reason] then list[#list + 1] = reason end
    known[reason] = true
  end
  table.sort(list)
  for _, warning in ipairs(r.warnings or {}) do list[#list + 1] = "warning: " .. warning end
  return list
end

--- Reports side by side; ratios are to the first one.
function text.comparison(reports)
  local lines, rows, right = {}, { { "" } }, { false }
  for i, r in ipairs(reports) do
    local label = tostring(i)
    lines[i] = ("%s  %s, %s, engine %s, %s\n   %s"):format(label, text.title(r), dtypes(r.deployment),
      r.deployment.engine, r.cost_model, workload_line(r))
    table.insert(rows[1], label)
    right[#right + 1] = true
    if i > 1 then
      table.insert(rows[1], label .. "/1")
      right[#right + 1] = true
    end
  end
  for _, metric in ipairs(compared) do
    local row = { metric[1] }
    for i, r in ipairs(reports) do
      row[#row + 1] = cell(r, metric[2], metric[3])
      if i > 1 then row[#row + 1] = ratio(reports[1], r, metric[2]) end
    end
    rows[#rows + 1] = row
  end
  for i, r in ipairs(reports) do
    for _, remark in ipairs(remarks(r)) do lines[#lines + 1] = ("   %s: %s"):format(tostring(i), remark) end
  end
  return table.concat(lines, "\n") .. "\n\n" .. grid.format(rows, right) .. "\n"
end

return text
