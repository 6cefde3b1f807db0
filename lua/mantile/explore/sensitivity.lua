-- sensitivity.lua: what a metric depends on: figures of the hardware, formats and degrees.
--
--     sensitivity({ model =, hardware =, ... }, { of = "tpot_s", step = "10%" })
--
-- gives figures, formats and degrees (rows.lua), the largest effect first.

local change = require "mantile.explore.change"
local elasticity = require "mantile.explore.elasticity"
local figure = require "mantile.explore.figure"
local hardware = require "mantile.hardware"
local probe = require "mantile.explore.probe"
local rows = require "mantile.explore.rows"
local schema = require "mantile.schema"
local steps = require "mantile.explore.steps"
local tables = require "mantile.tables"

local sensitivity = {}

local REACH = 1024   -- the factor up to which changes of what binds are looked for
local NOTHING = 1e-9 -- the share of a metric below which a change is none

-- Of these less is better.
local less = tables.set "latency power idle price"

-- These are whole: they have no slope.
local whole_metrics = tables.set "memory.max_batch memory.max_context"

-- ---- one figure -----------------------------------------------------------------

--- The tier of "memory.hbm.bandwidth".
local function tier_of(name) return name:match "^memory%.(.*)%.bandwidth$" end

--- The factors between which the fastest tier stays the fastest, and so keeps what is in it.
local function range_of(h, name)
  local tier = tier_of(name)
  if not tier then return 0, math.huge end
  local _, main = hardware.main_memory(h)
  local own, others = h.memory[tier].bandwidth, 0
  for key, other in pairs(h.memory) do
    if key ~= main and key ~= tier then others = math.max(others, other.bandwidth) end
  end
  if tier == main then return others / own * (1 + NOTHING), math.huge end
  return 0, h.memory[main].bandwidth / own * (1 - NOTHING)
end

--- What looks at one figure: metric(value) and bound(value), each value once.
local function looker(self, name)
  local known, whole = {}, figure.kind(name) == "processors"
  local function at(value)
    if whole then value = math.max(1, math.floor(value + 0.5)) end
    if known[value] == nil then
      local report = probe.report(self, name, value)
      local metric = report and probe.get(report, self.key)
      local bound = report and probe.bound(report, self.key)
      known[value] = metric and { metric = metric, cause = bound and bound.cause } or false
    end
    return known[value]
  end
  return {
    metric = function(value)
      local found = at(value)
      return found and found.metric
    end,
    cause = function(value)
      local found = at(value)
      return found and found.cause
    end,
  }
end

--- Where what binds the metric changes first, one way: { factor =, value =, cause = }; nil where it does not.
local function next_cause(self, look, now, last)
  if not self.bound then return nil end
  local factor = elasticity.turn(function(f)
    local cause = look.cause(f * now)
    if not cause then return nil end
    return cause == self.bound.cause
  end, last)
  return factor and { factor = factor, value = factor * now, cause = look.cause(factor * now) }
end

--- The first factor on the way to `last` at which the metric differs from `value` (`same` false: is it); nil where it
--- does not at `last`, as metrics go one way.
local function leaves(look, now, value, last, same)
  local function holds(f)
    local metric = look.metric(f * now)
    if not metric then return nil end
    return (math.abs(metric / value - 1) <= NOTHING) == same
  end
  return holds(last) == false and elasticity.turn(holds, last) or nil
end

local function slope(self, look, row, step)
  local whole = whole_metrics[self.key] or figure.kind(row.name) == "processors"
  if not whole then
    row.elasticity, row.elasticity_below, row.elasticity_above = elasticity.at(look.metric, row.value)
  end
  local stepped = look.metric(row.value * step)
  if not stepped then return end
  row.change = stepped / self.value - 1
  if whole and stepped > 0 then row.elasticity = math.log(stepped / self.value) / math.log(step) end
end

local function clamped(last, least, most) return math.max(least, math.min(most, last)) end

--- What a figure does; `idle` where it does nothing at all.
local function row_of(self, name, step)
  local now, look = probe.now(self, name), looker(self, name)
  local row = { name = name, value = now, better = less[figure.kind(name)] and "less" or "more" }
  if not (now > 0) then return row, true end
  slope(self, look, row, step)
  local least, most = range_of(self.hardware, name)
  local way = row.better == "more" and 1 or -1
  local better, worse = clamped(REACH ^ way, least, most), clamped(REACH ^ -way, least, most)
  local moves = math.abs(row.elasticity or 0) > NOTHING or math.abs(row.change or 0) > NOTHING
  if not moves then
    row.effect_from = leaves(look, now, self.value, worse, true) or leaves(look, now, self.value, better, true)
  elseif way < 0 or most == math.huge then
    row.limit = elasticity.limit(look.metric, now, way)
    row.limit_change = row.limit and row.limit / self.value - 1
    row.effect_till = row.limit and row.limit > 0 and leaves(look, now, row.limit, better, false) or nil
  end
  if not moves and not row.effect_from then return row, true end
  row.improved, row.worsened = next_cause(self, look, now, better), next_cause(self, look, now, worse)
  return row, false
end

-- ---- all of them ----------------------------------------------------------------

local function effect(row) return row.change and math.abs(math.log(math.max(1 + row.change, 1e-300))) or 0 end

--- The largest effect first, and then in the order they came in.
local function sorted(list, about)
  for i, row in ipairs(list) do row.point = i end
  table.sort(list, function(a, b)
    local x, y = effect(a), effect(b)
    if math.abs(x - y) > NOTHING * math.max(x, y) then return x > y end
    return a.point < b.point
  end)
  for i, row in ipairs(list) do row.point = i end
  return rows.of(list, about)
end

local function figures_of(self, step)
  local list, idle = {}, {}
  for _, name in ipairs(probe.names(self)) do
    local row, without = row_of(self, name, step)
    if without then idle[#idle + 1] = name else list[#list + 1] = row end
  end
  return sorted(list, { axes = { "name" }, columns = { "value", "change", "elasticity", "limit" } }), idle
end

--- The row of a step; nil and a sentence where it is refused.
local function step_of(self, list)
  local report, message = probe.changed(self, list)
  if not report then return nil, message end
  local value, bound = probe.get(report, self.key), probe.bound(report, self.key)
  if not value then return nil, self.key .. " has no value there" end
  return {
    name = change.text(list), changes = list, value = value, change = value / self.value - 1, gpus = report.gpus,
    gpus_kept = report.gpus == self.report.gpus, bound_by = bound and bound.cause, fits = report.memory.fits,
    memory_bytes = report.memory.total_bytes, not_measured = probe.not_measured(self, report),
  }
end

local function steps_of(self, all, refused)
  local list = {}
  for _, changes in ipairs(all) do
    local row, message = step_of(self, changes)
    if row then list[#list + 1] = row else refused[#refused + 1] = { name = change.text(changes), reason = message } end
  end
  return sorted(list, { axes = { "name" }, columns = { "gpus", "value", "change", "bound_by", "fits" } })
end

local rates, kinds_of_rate = { "rates", "latencies" }, { peak = 1, bandwidth = 1, latency = 2 }

--- What the elasticities of a time sum to; nil for other metrics.
local function sums_of(self, figures)
  if self.unit ~= "s" or not self.bound then return nil end
  local sums = { rates = 0, latencies = 0, overhead = probe.overhead(self.report, self.key) }
  for _, row in ipairs(figures) do
    local kind = kinds_of_rate[figure.kind(row.name)]
    if kind then sums[rates[kind]] = sums[rates[kind]] + (row.elasticity or 0) end
  end
  return sums
end

--- The factor of "10%", "+10%", "*2" or a number of percent; nil and a sentence.
local function step_factor(step)
  local given = step == nil and "10%" or step
  if type(given) == "number" then given = given .. "%" end
  local factor = type(given) == "string" and figure.factor(given:find "^%s*[%d.]" and "+" .. given or given)
  if factor and factor > 0 and factor ~= 1 and factor < 1e6 and factor > 1e-6 then return factor end
  return nil, ("step is %s; it must be a change like 10%%, -10%% or *2"):format(schema.shown(step))
end

local class = { __name = "mantile.sensitivity" }

sensitivity.fields = {
  { "of", "text?", otherwise = "tpot_s or latency_s", help = "the metric, a key of a report" },
  { "step", "text?", also = "number", otherwise = "10%", help = "the change of each figure: 10%, -10%, *2" },
}

--- Options as they may be; nil and a sentence.
local function check(options)
  if type(options) ~= "table" then return nil, "options are a table: of, step" end
  for _, key in ipairs(tables.keys(options)) do
    if key ~= "of" and key ~= "step" then
      return nil, ("unknown option %s; the options are of and step"):format(schema.shown(key))
    end
  end
  if options.of ~= nil and type(options.of) ~= "string" then return nil, "of is the key of a metric, like tpot_s" end
  return options
end

--- What a metric of a request depends on; nil, message, field. `options`: of = the metric's key, tpot_s or latency_s if
--- absent; step = the change of figures, 10% if absent.
function sensitivity.of(values, options)
  local checked, message = check(options or {})
  if not checked then return nil, message end
  local step
  step, message = step_factor(checked.step)
  if not step then return nil, message, "step" end
  local self, field
  self, message, field = probe.of(values, checked.of)
  if not self then return nil, message, field end
  local figures, idle = figures_of(self, step)
  local refused, parameters = {}, self.report.parameters
  return setmetatable({
    report = self.report, of = self.key, value = self.value, unit = self.unit, bound_by = self.bound, step = step,
    figures = figures, without_effect = idle, sums = sums_of(self, figures),
    formats = steps_of(self, steps.formats(self.report), refused),
    degrees = steps_of(self, steps.degrees(self.report.deployment, parameters.active < parameters.total), refused),
    refused = refused,
  }, class)
end

class.__tostring = function(self) return require("mantile.report.sensitivity_text").text(self) end

return sensitivity
