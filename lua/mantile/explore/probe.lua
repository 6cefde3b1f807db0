-- probe.lua: one metric of a request, looked at while a figure of its hardware or its price changes.

local change = require "mantile.explore.change"
local core = require "mantile.core"
local cost_model = require "mantile.cost_model"
local estimate = require "mantile.estimate"
local figure = require "mantile.explore.figure"
local forward = require "mantile.forward"
local hardware = require "mantile.hardware"
local request = require "mantile.request"
local tables = require "mantile.tables"

local probe = {}

local NOTED = 0.01 -- of the time

local causes = { "compute", "weights", "kv", "activations", "comm", "overhead" }

--- A metric of a report by its key, which may have a dot.
function probe.get(report, key)
  local group, name = key:match "^(%w+)%.(.*)$"
  if group then return report[group] and report[group][name] end
  return report[key]
end

--- The unit of a report's metric; nil and a sentence where it has none of that key.
function probe.unit(report, key)
  local keys = {}
  for i, row in ipairs(report.forward and forward.metrics() or core.metrics()) do
    if row.key == key then return row.unit end
    keys[i] = row.key
  end
  local near = core.nearest(key, keys)
  return nil, ("there is no metric '%s'%s"):format(key, near and ("; did you mean '%s'?"):format(near)
    or "; docs/reports.md has the keys")
end

-- ---- what binds -----------------------------------------------------------------

local of_prefill = tables.set "ttft_s latency_s items_s items_s_gpu"
local of_decode = tables.set "tpot_s tok_s_user decode_tok_s"

--- The phase that a metric is of: prefill, decode, forward, or "all" of it; nil for memory.
local function phase_of(report, key)
  local group = key:match "^(%w+)%."
  if group then return group ~= "memory" and group or nil end
  if report.forward then return "forward" end
  return of_prefill[key] and "prefill" or of_decode[key] and "decode" or "all"
end

--- The seconds of a cause in a phase, or in a whole request.
local function seconds(report, phase, cause)
  if phase ~= "all" then return report[phase][cause .. "_s"] end
  local steps = (report.workload.osl - 1) * report.tpot_s / report.decode.time_s
  return report.prefill[cause .. "_s"] + steps * report.decode[cause .. "_s"]
end

--- What binds a metric of a report: { phase =, cause = }; nil for memory.
function probe.bound(report, key)
  local phase = phase_of(report, key)
  if not phase then return nil end
  local most = causes[1]
  for _, cause in ipairs(causes) do
    if seconds(report, phase, cause) > seconds(report, phase, most) then most = cause end
  end
  return { phase = phase, cause = most }
end

--- The share of a time that the engine's host and launches take, which follow no figure.
function probe.overhead(report, key)
  local phase = phase_of(report, key)
  return seconds(report, phase, "overhead") / probe.get(report, phase == "all" and "e2e_s" or phase .. ".time_s")
end

-- ---- the probe -----------------------------------------------------------------

--- Why a metric has no value that a change could be a share of.
local function refusal(report, key, value)
  local reason = report.reasons and report.reasons[key]
  if value == nil then return ("%s has no value here%s"):format(key, reason and ": " .. reason or "") end
  if type(value) ~= "number" then return ("%s is %s; it must be a number"):format(key, tostring(value)) end
  return ("%s is %g here; changes of it have no measure"):format(key, value)
end

--- A request (as request.check takes it) and a metric of its report; nil, message, field.
function probe.of(values, key)
  local r, message, field = request.check(values)
  if not r then return nil, message, field end
  local report
  report, message, field = probe.estimate(values)
  if not report then return nil, message, field end
  key = key or (report.forward and "latency_s" or "tpot_s")
  local unit
  unit, message = probe.unit(report, key)
  if not unit then return nil, message, "of" end
  local value = probe.get(report, key)
  local measurable = type(value) == "number" and value > 0 and value < math.huge
  if not measurable then return nil, refusal(report, key, value), "of" end
  local providers, h = report.providers, assert(hardware.of(values.hardware))
  if not cost_model.mixed(r.cost_model) then report.providers = nil end
  return {
    values = values, request = r, report = report, providers = providers, hardware = h, key = key, unit = unit,
    value = value, bound = probe.bound(report, key),
  }
end

--- The names of what changes: all figures, and the price of the request or of the hardware.
function probe.names(self)
  local list = {}
  for _, name in ipairs(figure.names(self.hardware)) do
    if name ~= "price" then list[#list + 1] = name end
  end
  if self.request.price or self.hardware.price then list[#list + 1] = "price" end
  return list
end

--- A figure's value now, the price in USD an hour.
function probe.now(self, name)
  if name ~= "price" then return figure.of(self.hardware, name) end
  return self.request.price or self.hardware.price * 3600
end

--- The report where a figure has another value; nil and a sentence.
function probe.report(self, name, value)
  if name == "price" then return estimate.report(tables.merged(self.values, { price = value })) end
  local h, message = figure.derive(self.hardware, { [name] = value })
  if not h then return nil, message end
  return estimate.report(tables.merged(self.values, { hardware = h }))
end

--- The report of a request, with the shares of its cost models; nil and a sentence.
function probe.estimate(values) return estimate.report(values, { providers = true }) end

--- The report of the request with changes (change.list); nil and a sentence.
function probe.changed(self, list)
  local values, message = change.apply(self.values, list)
  if not values then return nil, message end
  return probe.estimate(values)
end

--- The share of the time of a changed request that no measured kernel prices, where more than of the request itself.
function probe.not_measured(self, report)
  if self.report.cost_model == "roofline" or not self.providers or not report.providers then return nil end
  local share = report.providers.roofline or 0
  return share > (self.providers.roofline or 0) + NOTED and share or nil
end

return probe
