-- deployment.lua: a deployment as a value: a request, its report, and what can be asked of it.
--
--     m = model "llama-3.1-70b"
--     a = m:on("8x h100-sxm") { tp = 8, batch = 32, isl = 4096, osl = 512 }
--     b = a:with { weights = "fp8" }        another one; a stays as it is
--     print(a.tpot_s, (b / a).tpot_s)
--
-- What it is asked first makes its report. A request that is refused raises at the line of the script.

local capacity = require "mantile.capacity"
local change = require "mantile.explore.change"
local core = require "mantile.core"
local emit = require "mantile.emit"
local estimate = require "mantile.estimate"
local explanation = require "mantile.report.explanation"
local forward = require "mantile.forward"
local interruptible = require "mantile.interruptible"
local ratios = require "mantile.report.ratios"
local roofline = require "mantile.explore.roofline"
local schema = require "mantile.schema"
local sensitivity = require "mantile.explore.sensitivity"
local simulate = require "mantile.simulate"
local sweep = require "mantile.explore.sweep"
local tables = require "mantile.tables"
local text = require "mantile.report.text"
local thing = require "mantile.thing"
local traffic = require "mantile.traffic"
local whatif = require "mantile.explore.whatif"

local deployment = {}

local inside = setmetatable({}, { __mode = "k" }) -- of each: request, report, run

-- What reports have where it applies: read where it does not it is nil, and no mistake.
local sometimes = tables.set("model hardware gpus cost_model calibration deployment workload parameters memory prefill "
  .. "decode forward assumptions warnings reasons bands layers loop simulation pools fleet stages providers measured "
  .. "latency_s")

local methods, class = {}, { __name = "mantile.deployment" }
deployment.methods = methods

local function new(request, report, run)
  local self = setmetatable({}, class)
  inside[self] = { request = request, report = report, run = run }
  return self
end

--- Whether a value is a deployment.
function deployment.is(value) return inside[value] ~= nil end

local function report_of(self, level)
  local own = inside[self]
  if not own then error("call it with a colon, like a:with { tp = 4 }", level + 1) end
  if not own.report then
    local report, message = estimate.report(own.request)
    if not report then error(message, level + 1) end
    own.report = report
  end
  return own.report
end

--- The report of a deployment; anything else as it is. Raises for a request that is refused.
function deployment.report(value, level)
  return inside[value] and report_of(value, (level or 1) + 1) or value
end

--- What a deployment was asked for; anything else as it is.
function deployment.request(value) return inside[value] and tables.copied(inside[value].request) or value end

--- "8x h100-sxm", a name or an accelerator: hardware and gpus; nil and a sentence.
local function place(where)
  if thing.kind_of(where) == "hardware" then return { hardware = thing.name_of(where) or where } end
  if type(where) ~= "string" then
    return nil, ("a model is on a name of hardware, like \"8x h100-sxm\", not on %s"):format(schema.shown(where))
  end
  local count, name = where:match "^%s*(%d+)%s*x%s+(%S.-)%s*$"
  return { hardware = name or where, gpus = count and math.tointeger(tonumber(count)) }
end

--- m:on "8x h100-sxm" { tp = 8, batch = 32 }
function deployment.on(m, where)
  local values, message = place(where)
  if not values then error(message, 2) end
  values.model = thing.name_of(m) or m
  return new(values)
end

--- Keys of a request, as they are: those of `changes` win.
class.__call = function(self, changes)
  if type(changes) ~= "table" then error("a deployment takes a table, like { tp = 8, batch = 32 }", 2) end
  local made = new(tables.merged(inside[self].request, thing.named(changes)))
  report_of(made, 2)
  return made
end

--- A request with changes made: texts and numbers as change.lua reads them, tables and functions as they are; nil and a
--- sentence.
local function changed(request, changes)
  local plain, whole, list, message = {}, {}, nil, nil
  if type(changes) == "string" then
    list, message = change.list(changes)
  elseif type(changes) == "table" then
    changes = thing.named(changes)
    for key, value in pairs(changes) do
      local into = (type(value) == "table" and thing.kind_of(value) == nil or type(value) == "function") and whole
      if into then into[key] = value else plain[key] = value end
    end
    list = {}
    if next(plain) ~= nil then list, message = change.list(plain) end
  else
    message = "changes are a table or a text, not " .. schema.shown(changes)
  end
  if not list then return nil, message end
  request = tables.merged(request, whole)
  if #list == 0 then return request end
  return change.apply(request, list)
end

--- Another deployment: a:with { weights = "fp8", ["memory.hbm.bandwidth"] = "+20%" }; gpus follows the degrees.
function methods:with(changes)
  report_of(self, 2)
  local request, message = changed(inside[self].request, changes)
  if not request then error(message, 2) end
  local made = new(request)
  report_of(made, 2)
  return made
end

-- ---- what can be asked --------------------------------------------------------------

--- Raises what is refused at the caller's caller, or gives all.
local function good(found, ...)
  if found == nil or found == false then error((...), 3) end
  return found, ...
end

--- "tpot" for "tpot_s": the metric that begins so.
local function metric_called(report, name)
  if type(name) ~= "string" then return name end
  for _, metric in ipairs(report.forward and forward.metrics() or core.metrics()) do
    if metric.key == name then return name end
  end
  for _, metric in ipairs(report.forward and forward.metrics() or core.metrics()) do
    if metric.key:sub(1, #name + 1) == name .. "_" then return metric.key end
  end
  return name
end

--- Where a metric comes from: phases, layers, ops and formulas, a text; `op` is the name, kind or layer of those shown.
function methods:explain(metric, op)
  local key = metric_called(report_of(self, 2), metric)
  if key ~= nil and type(key) ~= "string" then error("explain takes the name of a metric, like \"tpot_s\"", 2) end
  local subject = good(estimate.explain(inside[self].request))
  local found = good(explanation.text(subject, key, op))
  return found
end

--- Every op against the roof over it, as rows.
function methods:roofline()
  report_of(self, 2)
  return (good(roofline.of(inside[self].request)))
end

--- A ladder of changes: a list of them, or one.
function methods:whatif(rungs, options)
  report_of(self, 2)
  if type(rungs) == "string" or type(rungs) == "table" and rungs[1] == nil then rungs = { rungs } end
  return (good(whatif.of(inside[self].request, rungs, options)))
end

--- What a metric depends on: a name, or the options of sensitivity.
function methods:sensitivity(of)
  local options = type(of) == "string" and { of = metric_called(report_of(self, 2), of) } or of
  return (good(sensitivity.of(inside[self].request, options)))
end

--- What starts it, a text.
function methods:emit(options) return (good(emit.text(tables.merged(inside[self].request, options)))) end

--- Lists of values for keys of the request, as rows.
function methods:sweep(lists)
  local values = tables.merged(inside[self].request, thing.named(lists or {}))
  return (good(deployment.swept(values)))
end

local of_traffic = {}
for _, field in ipairs(traffic.fields) do of_traffic[field[1]] = true end

--- Its request under traffic: keys of traffic.fields, and others of a request.
local function under(self, given)
  local request = tables.merged(inside[self].request)
  request.traffic = tables.merged(request.traffic or {})
  for key, value in pairs(thing.named(given or {})) do
    if of_traffic[key] then request.traffic[key] = value else request[key] = value end
  end
  if request.traffic.concurrency then
    request.concurrency, request.traffic.concurrency = request.traffic.concurrency, nil
  end
  return request
end

--- The same, its batch a concurrency where nothing else says who sends requests.
local function loaded(self, given)
  local request = under(self, given)
  local sent = request.concurrency
  for _, key in ipairs { "sessions", "rate", "ramp", "trace" } do sent = sent or request.traffic[key] end
  request.concurrency, request.batch = request.concurrency or not sent and request.batch or nil, nil
  if next(request.traffic) == nil then request.traffic = nil end
  return request
end

--- It under traffic: a:simulate { rate = 20 } is a deployment whose report has `simulation`, and its `run`.
function methods:simulate(given, options)
  local request = loaded(self, given)
  local report, run = good(deployment.simulated(request, options))
  return new(tables.merged(request, { mode = request.mode or "continuous", method = "simulate" }), report, run)
end

--- How much load it carries within limits: a:capacity { slo = { ttft_s = 0.5 } }.
function methods:capacity(given, options)
  return (good(deployment.carried(tables.without(under(self, given), "batch"), options)))
end

-- ---- with Ctrl-C ---------------------------------------------------------------------

local INTERRUPTED = "the sweep was interrupted; %s"

--- The rows of a sweep, so far where it was interrupted; nil and a sentence.
function deployment.swept(values)
  local rows, message = interruptible.run(function(stop)
    return sweep.run(stop and type(values) == "table" and tables.merged({ stop = stop }, values) or values)
  end)
  if rows and rows.interrupted and interruptible.attended then
    interruptible.say(INTERRUPTED:format(rows.output and "resume goes on with " .. rows.output
      or "its rows so far are used"))
  end
  return rows, message
end

--- search.run with the same.
function deployment.searched(values)
  local found, message = interruptible.run(function(stop)
    local search = require "mantile.explore.search"
    return search.run(stop and type(values) == "table" and tables.merged({ stop = stop }, values) or values)
  end)
  if found and found.interrupted and interruptible.attended then
    interruptible.say(("the search was interrupted; these are the best of %d points"):format(found.points))
  end
  return found, message
end

--- simulate.run with the same.
function deployment.simulated(values, options)
  local report, run = interruptible.run(function(stop)
    return simulate.run(values, tables.merged({ stop = stop }, options))
  end)
  if report and report.simulation and report.simulation.stopped and interruptible.attended then
    interruptible.say "the simulation was interrupted; its requests so far are used"
  end
  return report, run
end

--- capacity.of with the same.
function deployment.carried(values, options)
  local answer, message = interruptible.run(function(stop)
    return capacity.of(values, tables.merged({ stop = stop }, options))
  end)
  if answer and answer.stopped and interruptible.attended then
    interruptible.say "the search for the capacity was interrupted; this is the best so far"
  end
  return answer, message
end

-- ---- as a value ----------------------------------------------------------------------

class.__index = function(self, key)
  if methods[key] then return methods[key] end
  if key == "request" then return tables.copied(inside[self].request) end
  if key == "run" then return inside[self].run end
  local report = report_of(self, 2)
  if report[key] ~= nil or sometimes[key] then return report[key] end
  local names = tables.keys(report)
  for _, metric in ipairs(report.forward and forward.metrics() or core.metrics()) do
    if metric.key == key then return nil end -- of which nothing is known: reasons says why
  end
  for _, name in ipairs(tables.keys(methods)) do names[#names + 1] = name end
  local near = type(key) == "string" and core.nearest(key, names)
  error(("a report has no %s; %s"):format(schema.shown(key), near and ("did you mean '%s'?"):format(near)
    or "it has the keys of docs/reports.md"), 2)
end

class.__newindex = function() error("a deployment never changes; a:with { tp = 4 } makes another one", 2) end

class.__tostring = function(self) return text.report(report_of(self, 1)) end

class.__div = function(a, b)
  for _, one in ipairs { a, b } do
    if not inside[one] and (type(one) ~= "table" or type(one.memory) ~= "table") then
      error("a deployment is divided by another one, or by a report", 2)
    end
  end
  return ratios.of(deployment.report(a, 2), deployment.report(b, 2))
end

return deployment
