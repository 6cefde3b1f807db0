-- fit.lua: does a model fit: in which formats of its weights on given accelerators,
-- or on which accelerators. Every answer is a report's own memory (estimate.lua).

local estimate = require "mantile.estimate"
local find = require "mantile.find"
local hardware = require "mantile.hardware"
local json = require "mantile.json"
local placement = require "mantile.placement"
local schema = require "mantile.schema"
local tables = require "mantile.tables"

local fit = {}

local GPUS_MAX = 1024
local CAPACITY_MAX = 2 ^ 60 -- bytes

--- What weights are tried in, beside what the checkpoint has: the widest first.
fit.formats = { "bf16", "q8_0", "fp8", "int8", "q6_k", "q5_k", "q4_k", "nvfp4", "int4_g128", "q3_k", "q2_k" }

-- ---- a capacity instead of hardware -----------------------------------------

local sizes = { mb = 1e6, gb = 1e9, tb = 1e12, mib = 2 ^ 20, gib = 2 ^ 30, tib = 2 ^ 40 }

--- The bytes of a text like "24GiB"; nil and a sentence otherwise.
function fit.capacity(text)
  local number, unit = tostring(text):match("^%s*([%d%.]+)%s*(%a+)%s*$")
  local size = sizes[(unit or ""):lower()]
  local bytes = size and tonumber(number) and tonumber(number) * size
  if bytes and bytes >= 1 and bytes <= CAPACITY_MAX then return bytes end
  local rule = bytes and "must be from 1 byte to 2^60" or "must be a number with its unit, like 24GiB, 24GB or 24576MiB"
  return nil, ("memory is %s; it %s"):format(schema.shown(text), rule)
end

--- An accelerator of which only the memory counts.
local function memory_of(bytes, name)
  return hardware.accelerator("memory") {
    name = name, peak = { fp32 = 1 }, memory = { memory = { capacity = bytes, bandwidth = 1 } },
    links = { { bandwidth = 1 } },
  }
end

local boundless = memory_of(1e30, "memory without end")

-- ---- the accelerators there are ---------------------------------------------

local function capacity_of(h) return hardware.main_memory(h).capacity end

--- All accelerators as { name =, hardware =, capacity = }, the smallest first, and
--- { hardware = name, reason = } of those that cannot be read. Systems of several are
--- left out: what they are made of is there.
function fit.accelerators()
  local list, broken = {}, {}
  for _, name in ipairs(find.names("hardware")) do
    local h, message = find.load("hardware", name)
    if not h then
      broken[#broken + 1] = { hardware = name, reason = message }
    elseif (h.count or 1) == 1 then
      list[#list + 1] = { name = name, hardware = h, capacity = capacity_of(h) }
    end
  end
  table.sort(list, function(a, b)
    if a.capacity ~= b.capacity then return a.capacity < b.capacity end
    return a.name < b.name
  end)
  return list, broken
end

-- ---- one try ----------------------------------------------------------------

local degrees = { "gpus", "tp", "cp", "attention_dp", "ep", "pp", "dp" }

--- Whether the request says how many accelerators there are.
local function states_count(values)
  for _, key in ipairs(degrees) do
    if values[key] ~= nil then return true end
  end
  return false
end

--- The report with as few accelerators as hold it: as many as the request says, or
--- else 1, 2, 4, ... that share the layers (tp). nil and why not.
local function fewest(values)
  local stated = states_count(values)
  local gpus, reason = 1, nil
  while gpus <= (stated and 1 or GPUS_MAX) do
    local report, message = estimate.report(stated and values or tables.merged(values, { gpus = gpus }))
    if not report then return nil, reason and ("%s; %s"):format(reason, message) or message end
    if report.memory.fits then return report end
    reason = ("%d %s not enough"):format(report.gpus, report.gpus == 1 and "is" or "are")
    gpus = gpus * 2
  end
  return nil, reason
end

--- The widest of the formats in which one accelerator holds the model.
local function widest(values)
  for _, format in ipairs(fit.formats) do
    local report = estimate.report(tables.merged(values, { weights = format }))
    if report and report.memory.fits then return format end
  end
end

-- ---- answers ----------------------------------------------------------------

local function own_name(m) return m.quantisation or m.weights or m.dtype end

--- One row: what the memory of a report comes to. Without limit is null in JSON.
local function row_of(report, row)
  row.gpus, row.memory = report.gpus, tables.merged(report.memory)
  if row.memory.max_batch == nil then row.memory.max_batch = json.null end
  if row.memory.max_context == nil and report.tpot_s then row.memory.max_context = json.null end
  return row
end

local function format_row(values, changes, names)
  local here = tables.merged(values, changes)
  local report, message = estimate.report(here)
  if not report then return tables.merged(names, { reason = message }) end
  local row = row_of(report, names)
  local enough = report.memory.fits and report or not states_count(values) and fewest(here)
  row.gpus_needed = enough and enough.gpus or nil
  return row
end

--- Whether two rows say the same: a checkpoint in one format, and that format.
local function equal_rows(a, b)
  if not (a.memory and b.memory) then return a.reason == b.reason end
  return a.memory.weights_bytes == b.memory.weights_bytes
end

--- Rows for the checkpoint's own formats and for the others, or for the one asked for.
local function format_rows(values, m)
  if values.weights then return { format_row(values, {}, { weights = values.weights }) } end
  local rows = { format_row(values, {}, { weights = own_name(m), own = true }) }
  for _, format in ipairs(fit.formats) do
    local row = format_row(values, { weights = format }, { weights = format })
    if format ~= (m.weights or m.dtype) or not equal_rows(rows[1], row) then rows[#rows + 1] = row end
  end
  return rows
end

local function on_hardware(answer, values, m)
  answer.capacity_bytes, answer.formats = capacity_of(values.hardware), format_rows(values, m)
  for _, row in ipairs(answer.formats) do
    answer.gpus = answer.gpus or row.gpus
    if row.memory and row.memory.fits and not answer.best then answer.best = row end
  end
  if not answer.gpus then return nil, answer.formats[1].reason, "hardware" end
  answer.fits = answer.best ~= nil
  return answer
end

--- The widest format in which one accelerator holds the model, where the request leaves that open.
local function one_holds(values, report)
  if values.weights or states_count(values) then return nil end
  return report and report.gpus == 1 and own_name(values.model) or widest(values)
end

local function on_any(answer, values)
  local list, left_out = fit.accelerators()
  local rows = {}
  for _, candidate in ipairs(list) do
    local here = tables.merged(values, { hardware = candidate.hardware })
    local report, reason = fewest(here)
    local row = { hardware = candidate.name, capacity_bytes = candidate.capacity, reason = reason }
    row.one_holds = one_holds(here, report)
    table.insert(report and rows or left_out, report and row_of(report, row) or row)
    if report and (not answer.best or report.gpus < answer.best.gpus) then answer.best = row end
  end
  answer.accelerators, answer.left_out = #rows > 0 and rows or json.empty_list, #left_out > 0 and left_out or nil
  answer.fits = answer.best ~= nil
  return answer
end

--- The hardware of a request, or the capacity that stands for it; nil, message, field.
local function hardware_of(values)
  if values.memory == nil then
    if values.hardware == nil then return nil end
    local h, message = hardware.of(values.hardware)
    return h, message, "hardware"
  end
  if values.hardware ~= nil then
    return nil, "memory stands in place of hardware; leave one of them out", "memory"
  end
  local bytes, message = fit.capacity(values.memory)
  return bytes and memory_of(bytes, "a capacity"), message, "memory"
end

--- The request with the model and the hardware themselves; or nil, message, field.
local function resolve(values)
  if type(values) ~= "table" then return nil, "a request is a table, not " .. type(values) end
  if values.model == nil then return nil, "model is missing", "model" end
  local m, message = placement.model(values.model)
  if not m then return nil, message, "model" end
  local h, wrong, field = hardware_of(values)
  if wrong then return nil, wrong, field end
  local things = tables.merged(values, { model = m, hardware = h, weights = values.weights or values.dtype })
  things.memory = nil
  return things
end

--- What the model needs of memory, whatever that is of; nil, message, field.
local function needs_of(values)
  local anywhere = tables.merged(values, { hardware = boundless })
  anywhere.weights_in, anywhere.kv_in = nil, nil
  return estimate.report(anywhere)
end

local class = {
  __name = "mantile.fit", __tostring = function(self) return require("mantile.report.fit_text").answer(self) end,
}

local needed = { "weights_bytes", "kv_cache_bytes", "kv_bytes_per_token", "activation_bytes" }

--- Answers a request (docs/fit.md) that may have `memory` instead of `hardware`, or
--- neither. nil, message, field when it is refused.
function fit.answer(values)
  local things, message, field = resolve(values)
  if not things then return nil, message, field end
  local whole, refusal, blamed = needs_of(things)
  if not whole then return nil, refusal, blamed end
  local m, deployment = things.model, whole.deployment
  local answer = setmetatable({
    model = m.name, parameters = whole.parameters, workload = whole.workload, engine = deployment.engine,
    weights = things.weights and deployment.weights or own_name(m), kv = whole.tpot_s and deployment.kv or nil,
    hardware = values.hardware and things.hardware.id, needs = {}, warnings = whole.warnings,
  }, class)
  for _, key in ipairs(needed) do answer.needs[key] = whole.memory[key] end
  if not things.hardware then return on_any(answer, things) end
  return on_hardware(answer, things, m)
end

--- The fewest accelerators that hold the model, and the smallest of those: the name,
--- and a report of the request on them; nil when none do.
function fit.smallest(values)
  local list = fit.accelerators()
  for power = 0, 10 do
    for _, candidate in ipairs(list) do
      local report = estimate.report(tables.merged(values, { hardware = candidate.hardware, gpus = 1 << power }))
      if report and report.memory.fits then return candidate.name, report end
    end
  end
end

return fit
