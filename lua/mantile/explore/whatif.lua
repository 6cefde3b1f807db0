-- whatif.lua: a ladder of changes, each on top of the one before, or each alone:
--
--     whatif({ model =, hardware =, ... },
--       { "memory.hbm.bandwidth=+20%", "memory.hbm.bandwidth=*2; links.1.bandwidth=+50%", { weights = "fp8" } },
--       { each = false, of = { "ttft_s", "tpot_s" } })
--
-- gives its base and rungs (rows.lua).

local change = require "mantile.explore.change"
local probe = require "mantile.explore.probe"
local rows = require "mantile.explore.rows"
local schema = require "mantile.schema"
local tables = require "mantile.tables"

local whatif = {}

local RUNGS_MAX = 1000

local usual = { "ttft_s", "tpot_s", "throughput_tok_s_gpu", "cost_usd_per_mtok", "memory.total_bytes" }
local usual_of_items = { "latency_s", "items_s_gpu", "cost_usd_per_mitem", "memory.total_bytes" }

--- What each phase of a report is bound by.
local function bounds_of(report)
  if report.forward then return { forward = report.forward.bottleneck } end
  return { prefill = report.prefill.bottleneck, decode = report.decode.bottleneck }
end

local function ratios(report, other, metrics)
  local list = {}
  for _, key in ipairs(metrics) do
    local a, b = probe.get(other, key), probe.get(report, key)
    if type(a) == "number" and type(b) == "number" and a ~= 0 then list[key] = b / a end
  end
  return list
end

--- What a format was that no key of the request stated.
local function with_formats(done, before)
  for _, entry in ipairs(done) do
    if entry.from == nil then entry.from = before.deployment[entry.name] end
  end
  return done
end

local function row_of(self, report, metrics, name, before)
  local not_measured = probe.not_measured(self, report)
  report.providers = self.report.providers and report.providers -- shown where the request asks for several
  local row = {
    name = name, report = report, bound_by = bounds_of(report), gpus = report.gpus, fits = report.memory.fits,
    of_base = ratios(report, self.report, metrics), of_before = ratios(report, before, metrics),
    not_measured = not_measured,
  }
  for _, key in ipairs(metrics) do row[key] = probe.get(report, key) end
  return row
end

--- The rungs as lists of changes, each with its text; nil and a sentence.
local function ladder(rungs)
  if type(rungs) ~= "table" or #rungs == 0 then
    return nil, "a ladder is a list of changes, like memory.hbm.bandwidth=+20%"
  end
  if #rungs > RUNGS_MAX then return nil, ("a ladder has at most %d rungs"):format(RUNGS_MAX) end
  local list = {}
  for i, given in ipairs(rungs) do
    local changes, message = change.list(given)
    if not changes then return nil, ("rung %d: %s"):format(i, message) end
    list[i] = { changes = changes, name = change.text(changes) }
  end
  return list
end

--- The metrics asked for, or the usual ones that the base has; nil and a sentence.
local function metrics_of(report, asked)
  local list = {}
  if asked == nil then
    for _, key in ipairs(report.forward and usual_of_items or usual) do
      if probe.get(report, key) ~= nil then list[#list + 1] = key end
    end
    return list
  end
  if type(asked) == "string" then asked = tables.words((asked:gsub(",", " "))) end
  if type(asked) ~= "table" or #asked == 0 then return nil, "of is a list of metrics, like ttft_s,tpot_s" end
  for _, key in ipairs(asked) do
    local unit, message = probe.unit(report, tostring(key))
    if not unit then return nil, message end
  end
  return asked
end

whatif.fields = {
  { "each", "flag?", help = "each rung alone, not on top of the one before" },
  { "of", "table?", also = "string", otherwise = "the usual ones",
    help = "metrics, keys of a report: a list, or a text with commas" },
}

local function check(options)
  if type(options) ~= "table" then return nil, "options are a table: each, of" end
  for _, key in ipairs(tables.keys(options)) do
    if key ~= "each" and key ~= "of" then
      return nil, ("unknown option %s; the options are each and of"):format(schema.shown(key))
    end
  end
  return options
end

local class = { __name = "mantile.whatif" }

--- Climbs: each rung's request is that of the one before, changed; with `each`, of the base.
local function climb(self, list, metrics, each)
  local climbed, values, before = {}, self.values, self.report
  for i, rung in ipairs(list) do
    local new, done = change.apply(each and self.values or values, rung.changes)
    if not new then return nil, ("rung %d (%s): %s"):format(i, rung.name, done) end
    local report, message = probe.estimate(new)
    if not report then return nil, ("rung %d (%s): %s"):format(i, rung.name, message) end
    if each then before = self.report end
    climbed[i] = row_of(self, report, metrics, rung.name, before)
    climbed[i].changes, climbed[i].point = with_formats(done, before), i
    values, before = new, report
  end
  return rows.of(climbed, { axes = { "name" }, columns = metrics })
end

--- A ladder over a request: { base =, metrics =, rungs = }; nil, message, field. `options`: each = true where every
--- rung changes the request alone; of = the keys of metrics, a list or a text with commas.
function whatif.of(values, rungs, options)
  local list, message = ladder(rungs)
  if not list then return nil, message end
  options, message = check(options or {})
  if not options then return nil, message end
  local self, field
  self, message, field = probe.of(values)
  if not self then return nil, message, field end
  local metrics
  metrics, message = metrics_of(self.report, options.of)
  if not metrics then return nil, message, "of" end
  local climbed
  climbed, message = climb(self, list, metrics, options.each)
  if not climbed then return nil, message end
  local base = row_of(self, self.report, metrics, "as it is", self.report)
  return setmetatable({ base = base, metrics = metrics, each = options.each == true, rungs = climbed }, class)
end

class.__tostring = function(self) return require("mantile.report.whatif_text").text(self) end

return whatif
