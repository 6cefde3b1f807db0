-- text.lua: reports as a person reads them.

local grid = require "mantile.report.grid"
local simulation_text = require "mantile.report.simulation_text"
local tables = require "mantile.tables"
local format = require("mantile.units").format

local text = {}

local causes = { "compute", "weights", "kv", "activations", "comm", "overhead" }
local causes_of_items = { "compute", "weights", "activations", "comm", "overhead" } -- nothing is cached

local function causes_of(r) return r.forward and causes_of_items or causes end

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

-- the same of a model that makes no tokens
local service_of_items = {
  { "latency", "latency_s", "s", "the whole batch, from input to result" },
  { "throughput", "items_s", "item/s", "results of the whole deployment" },
  { "per accelerator", "items_s_gpu", "item/s", "" },
  { "cost", "cost_usd_per_mitem", "usd/mitem", "per million results" },
  { "energy", "energy_j_per_item", "j/item", "per result, of the whole site" },
  { "carbon", "carbon_g_per_mitem", "g/mitem", "per million results, CO2e" },
}

-- the same where requests follow one another
local of_loop = {
  ttft_s = "mean of all requests, the first burst and queues included",
  tpot_s = "mean, prompts of others in between included", e2e_s = "TTFT + (osl - 1) TPOT",
  throughput_tok_s = "output tokens of the whole deployment",
}

local function get(report, key)
  local group, field = key:match("^(%w+)%.(.*)$")
  if group then return report[group] and report[group][field] end
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

--- "bf16", or what each of them is where they differ.
function text.dtypes(r)
  local d = r.deployment
  if d.weights == d.activations and (d.weights == d.kv or r.forward) then return d.weights end
  if r.forward then return ("weights %s, activations %s"):format(d.weights, d.activations) end
  return ("weights %s, activations %s, kv %s"):format(d.weights, d.activations, d.kv)
end

--- "2 times 4x h100-sxm (tp 4)"
local function pool_text(pool)
  local times = pool.count > 1 and ("%d times "):format(pool.count) or ""
  return ("%s%dx %s%s"):format(times, pool.gpus // pool.count, pool.hardware, degrees(pool.deployment))
end

--- "llama-3.1-70b on 8x h100-sxm (tp 8)"
function text.title(r)
  if r.pools then
    return ("%s, prefill on %s, decode on %s"):format(r.model, pool_text(r.pools.prefill), pool_text(r.pools.decode))
  end
  if r.fleet then
    local parts = {}
    for i, pool in ipairs(r.fleet) do
      parts[i] = (pool.role == "both" and "on " or pool.role .. " on ") .. pool_text(pool)
    end
    return ("%s %s"):format(r.model, table.concat(parts, " and "))
  end
  return ("%s on %dx %s%s"):format(r.model, r.gpus, r.hardware, degrees(r.deployment))
end

--- "guided, image_size 512, steps 50": what a model takes beside tokens.
local function inputs_text(inputs)
  local parts = {}
  for _, key in ipairs(tables.keys(inputs or {})) do
    local value = inputs[key]
    if value == true then
      parts[#parts + 1] = key
    elseif value ~= false then
      parts[#parts + 1] = ("%s %s"):format(key, math.type(value) == "integer" and format(value, "count") or value)
    end
  end
  return #parts > 0 and ", " .. table.concat(parts, ", ") or ""
end

--- ", speculative mtp (1 token, 85 % right)": what a request asks for beside the usual.
local function extras(r)
  local d, parts = r.deployment, {}
  if d.speculative then
    parts[#parts + 1] = ("speculative %s (%s%s, %s right)"):format(d.speculative,
      d.draft_model and d.draft_model .. ", " or "",
      d.draft_tokens == 1 and "1 token" or format(d.draft_tokens, "tokens") .. " tokens",
      format(d.acceptance, "fraction"))
  end
  if d.lora then
    local plural = d.lora.adapters == 1 and "" or "s"
    parts[#parts + 1] = ("%d LoRA adapter%s of rank %d"):format(d.lora.adapters, plural, d.lora.rank)
  end
  if d.imbalance then parts[#parts + 1] = ("imbalance %g"):format(d.imbalance) end
  return #parts > 0 and ", " .. table.concat(parts, ", ") or ""
end

--- "batch 16, isl 4,096, osl 512"
function text.workload(r)
  local w = r.workload
  local parts = { w.concurrency and "concurrency " .. format(w.concurrency, "count") or "batch "
    .. format(w.batch, "count") }
  if w.isl then parts[#parts + 1] = "isl " .. format(w.isl, "tokens") end
  if (w.prefix or 0) > 0 then parts[#parts + 1] = format(w.prefix, "tokens") .. " of it cached" end
  if w.image_tokens then parts[#parts + 1] = format(w.image_tokens, "tokens") .. " image tokens" end
  if w.osl then parts[#parts + 1] = "osl " .. format(w.osl, "tokens") end
  return table.concat(parts, ", ") .. inputs_text(w.inputs)
end

--- "calibrated (ada.vllm, its architecture, expect 8 %)"
local function cost_model(r)
  local c = r.calibration
  if not c then return r.cost_model end
  local stands = c.of ~= "itself" and c.of .. ", " or ""
  local expected = c.expected_error and ("expect %.0f %%"):format(100 * c.expected_error) or "error not stated"
  return ("%s (%s, %s%s)"):format(r.cost_model, c.from, stands, expected)
end

--- Where more than one cost model priced it: the share of each.
local function providers_line(r)
  local parts = {}
  for _, name in ipairs(tables.keys(r.providers or {})) do
    parts[#parts + 1] = ("%s %.0f %%"):format(name, 100 * r.providers[name])
  end
  return #parts > 0 and ("time by cost model: %s\n"):format(table.concat(parts, ", ")) or ""
end

--- What was asked: the deployment, what prices it, and the workload.
function text.heading(r)
  return ("%s\n%s, engine %s, cost model %s%s\n%s\n%s"):format(text.title(r), text.dtypes(r), r.deployment.engine,
    cost_model(r), extras(r), text.workload(r), providers_line(r))
end

--- "; half of what is measured lies from 12 ms to 14 ms"
local function band_text(r, key, unit)
  local band = r.bands and r.bands[key]
  return band and ("; expect %s to %s"):format(format(band.low, unit), format(band.high, unit)) or ""
end

local function service_block(r)
  local rows = {}
  for i, row in ipairs(r.forward and service_of_items or service) do
    local reason = r.reasons and r.reasons[row[2]]
    local meaning = (r.loop or r.simulation) and of_loop[row[2]] or row[4]
    rows[i] = { row[1], cell(r, row[2], row[3]), reason or meaning .. band_text(r, row[2], row[3]) }
  end
  return grid.format(rows, { false, true, false })
end

local function count_text(value) return ("%.0f"):format(value) end

local function percent(value) return ("%.0f %%"):format(100 * value) end

--- Where requests of a closed loop are, and what of the TTFT is what.
local function loop_block(r)
  local l = r.loop
  local rows = { { "decoding", count_text(l.decoding), ("of %d requests on their way"):format(l.concurrency) } }
  if l.capacity then rows[#rows + 1] = { "places", count_text(l.capacity), "requests that the memory holds" } end
  rows[#rows + 1] = {
    "prefill", percent(l.prefill_utilisation),
    r.pools and "of its pool's time" or "of the time, between steps that decode",
  }
  for _, part in ipairs {
    { "arrival", "arrival_s", "until a step may take a prompt" },
    { "burst", "burst_s", "the share of the first requests, which come at once" },
    { "wait", "wait_s", "for prompts before, and for the step to end" },
    { "memory", "memory_wait_s", "for requests to end where memory holds no more" },
    { "transfer", "transfer_s", "of a cache from pool to pool" },
  } do
    if l[part[2]] then rows[#rows + 1] = { part[1], format(l[part[2]], "s"), "of the TTFT: " .. part[3] } end
  end
  return "closed loop\n" .. grid.format(rows, { false, true, false })
end

local function share(seconds, total) return total > 0 and ("%.0f %%"):format(100 * seconds / total) or "-" end

local function phase_row(r, name, time, phase)
  local row = { name, format(time, "s"), phase.bottleneck }
  for _, cause in ipairs(causes_of(r)) do row[#row + 1] = share(phase[cause .. "_s"], time) end
  return row
end

local numbers_right = { false, true, false, true, true, true, true, true, true, true, true }

local function phase_block(r)
  local rows = { { "step", "time", "bound by", table.unpack(causes_of(r)) } }
  table.insert(rows[1], "mfu")
  table.insert(rows[1], "mbu")
  for _, name in ipairs(r.forward and { "forward" } or { "prefill", "decode" }) do
    local phase = r[name]
    local row = phase_row(r, name, phase.time_s, phase)
    row[#row + 1], row[#row + 2] = format(phase.mfu, "fraction"), format(phase.mbu, "fraction")
    rows[#rows + 1] = row
  end
  return grid.format(rows, numbers_right)
end

--- The parts of a model that makes no tokens, each with its runs.
local function stage_block(r)
  local rows = { { "stage", "runs", "each", "time", "bound by", table.unpack(causes_of(r)) } }
  for _, stage in ipairs(r.stages) do
    local row = phase_row(r, stage.stage, stage.time_s, stage)
    table.insert(row, 2, format(stage.runs, "count"))
    table.insert(row, 3, format(stage.time_s / stage.runs, "s"))
    rows[#rows + 1] = row
  end
  return grid.format(rows, { false, true, true, true, false, true, true, true, true, true, true })
end

local function limit(value, of) return value and format(value, "count") .. of or "no limit" end

local function place(tier) return tier and (" in " .. tier) or "" end

local function memory_block(r)
  local m = r.memory
  local rows = {
    { "weights", format(m.weights_bytes, "bytes"), place(r.deployment.weights_in) },
    { "activations", format(m.activation_bytes, "bytes") },
    { "reserved", format(m.reserved_bytes, "bytes") },
    { "total", format(m.total_bytes, "bytes"), ("of %s: %s"):format(format(m.capacity_bytes, "bytes"),
      m.fits and "fits" or "does not fit") },
  }
  if not r.forward then
    table.insert(rows, 2, {
      "KV cache", format(m.kv_cache_bytes, "bytes"),
      format(m.kv_bytes_per_token, "bytes") .. " a token" .. place(r.deployment.kv_in),
    })
  end
  local limits = "largest batch: " .. limit(m.max_batch, "")
  if not r.forward then
    limits = ("largest batch at this length: %s; longest context at this batch: %s"):format(limit(m.max_batch, ""),
      limit(m.max_context, " tokens"))
  end
  return "memory of the fullest accelerator\n" .. grid.format(rows, { false, true, false }) .. "\n  " .. limits
end

local function layer_block(r)
  local rows = { { "layer", r.forward and "part" or "phase", "times", "time", "bound by", table.unpack(causes_of(r)) } }
  for _, layer in ipairs(r.layers) do
    local row = phase_row(r, layer.layer, layer.time_s, layer)
    table.insert(row, 2, r.forward and layer.part or layer.phase)
    table.insert(row, 3, format(layer.times * layer.runs, "count"))
    if layer.runs > 0 then rows[#rows + 1] = row end
  end
  return "time by layer, all its repeats together\n"
    .. grid.format(rows, { false, false, true, true, false, true, true, true, true, true, true })
end

--- A whole report.
function text.report(r)
  local blocks = { text.heading(r), service_block(r), "", phase_block(r), "", memory_block(r) }
  if r.stages and (#r.stages > 1 or r.stages[1].runs > 1) then
    table.insert(blocks, 4, stage_block(r))
    table.insert(blocks, 5, "")
  end
  if r.loop then
    table.insert(blocks, 3, "")
    table.insert(blocks, 4, loop_block(r))
  end
  if r.simulation then
    table.insert(blocks, 3, "")
    table.insert(blocks, 4, simulation_text.block(r))
  end
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
  { "latency", "latency_s", "s" },
  { "  bound by", "forward.bottleneck" },
  { "results", "items_s", "item/s" },
  { "  per accelerator", "items_s_gpu", "item/s" },
  { "cost per million", "cost_usd_per_mitem", "usd/mitem" },
  { "energy each", "energy_j_per_item", "j/item" },
  { "carbon per million", "carbon_g_per_mitem", "g/mitem" },
  { "memory each", "memory.total_bytes", "bytes" },
  { "  weights", "memory.weights_bytes", "bytes" },
  { "  KV cache", "memory.kv_cache_bytes", "bytes" },
  { "  of", "memory.capacity_bytes", "bytes" },
  { "  fits", "memory.fits" },
  { "  largest batch", "memory.max_batch", "count" },
  { "  longest context", "memory.max_context", "tokens" },
}

--- Whether one of the reports has such a key, or says why it is missing.
local function has(reports, key)
  for _, r in ipairs(reports) do
    if get(r, key) ~= nil or r.reasons and r.reasons[key] then return true end
  end
  return false
end

local function ratio(first, other, key)
  local a, b = get(first, key), get(other, key)
  if type(a) ~= "number" or type(b) ~= "number" or a == 0 then return "" end
  return ("%.2fx"):format(b / a)
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

--- Reports side by side, with ratios to the first one: lines that say what they are, rows of cells, and which columns
--- are at the right.
function text.compared(reports)
  local lines, rows, right = {}, { { "" } }, { false }
  for i, r in ipairs(reports) do
    local label = tostring(i)
    lines[i] = ("%s  %s, %s, engine %s, %s%s\n   %s"):format(label, text.title(r), text.dtypes(r),
      r.deployment.engine, r.cost_model, extras(r), text.workload(r))
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
    if has(reports, metric[2]) then rows[#rows + 1] = row end
  end
  for i, r in ipairs(reports) do
    for _, remark in ipairs(remarks(r)) do lines[#lines + 1] = ("   %s: %s"):format(tostring(i), remark) end
  end
  return lines, rows, right
end

--- The same as text.
function text.comparison(reports)
  local lines, rows, right = text.compared(reports)
  return table.concat(lines, "\n") .. "\n\n" .. grid.format(rows, right) .. "\n"
end

return text
