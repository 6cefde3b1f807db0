-- scenario.lua: runs a scenario script with the library in scope.
--
-- Beside the names of environment.lua a scenario has
--     estimate { model =, hardware =, ... }   a report (see docs/reports.md)
--     fit { model =, hardware =, ... }        in what or on what it fits (see docs/fit.md)
--     search { model =, hardware =, gpus = }  the best deployments (see docs/search.md)
--     sensitivity({ model =, ... }, { of = }) what a metric depends on (see docs/sensitivity.md)
--     whatif({ model =, ... }, { "tp=8" })    a ladder of changes (see docs/sensitivity.md)
--     emit { model =, hardware =, engine = }  what starts it, a text (see docs/emit.md)
--     sweep { model =, hardware = { ... }, ... }   many requests as rows (see docs/sweep.md); Ctrl-C ends it with
--                                             the rows so far
--     model "name", hardware "name"           what there is of that name; model "name":on "8x h100-sxm" { tp = 8 } is a
--                                             deployment (deployment.lua)
--     show(report)                            prints it, or a deployment's
--     compare(report, report, ...)            prints them side by side
--     plot.roofline { model =, ... }, ...     pictures (see docs/plot.md)
--     args                                    the words after the script's name
-- A failed assert ends it with exit status 1.

local environment = require "mantile.environment"
local find = require "mantile.find"
local interruptible = require "mantile.interruptible"
local plain = require "mantile.plain"
local tables = require "mantile.tables"
local thing = require "mantile.thing"

local scenario = {}

local failure = { __tostring = function(self) return self.message end }

local function scenario_assert(condition, message, ...)
  if condition then return condition, message, ... end
  local where = debug.getinfo(2, "Sl")
  error(setmetatable({
    assertion = true,
    message = ("%s:%d: assertion failed: %s"):format(where.short_src, where.currentline,
      plain(message or "no message given")),
  }, failure), 0)
end

--- A function of the library as scripts call it: what is refused ends the script at its line.
local function raising(f)
  return function(values, ...)
    local loaded = package.loaded["mantile.deployment"] -- nothing is one before
    if loaded then values = loaded.request(values) end
    local found, second = f(thing.named(values), ...)
    if not found then error(second, 2) end
    if second == nil then return found end -- a nil would be one more argument where a call is one
    return found, second
  end
end

--- A function of a module, which is loaded when it is first called: many scripts use few of them.
local function of(module, name)
  return function(...) return require(module)[name](...) end
end

--- The reports of what is given: reports and deployments.
local function reports_of(...)
  local reports = { ... }
  for i = 1, select("#", ...) do
    local report = require("mantile.deployment").report(reports[i], 3)
    if type(report) ~= "table" or type(report.memory) ~= "table" or not (report.prefill or report.forward) then
      error(("argument %d is no report; estimate{...} makes one"):format(i), 3)
    end
    reports[i] = report
  end
  if #reports == 0 then error("give at least one report; estimate{...} makes one", 3) end
  return reports
end

-- Where scripts print to: a recorder (recorder.lua) takes its place.
local printer = {
  report = function(report) io.write(require("mantile.report.text").report(report)) end,
  comparison = function(reports) io.write(require("mantile.report.text").comparison(reports)) end,
  names = {},
}

--- plot.KIND, each loaded when it is drawn first.
local function plots()
  return setmetatable({}, { __index = function(_, kind)
    local picture = require "mantile.picture"
    if tables.has(picture.kinds, kind) then return raising(picture[kind]) end
    error(("there is no plot.%s; there are %s"):format(tostring(kind), table.concat(picture.kinds, ", ")), 2)
  end })
end

--- What a script has in scope beside the names of environment.lua. Ctrl-C ends a sweep or a simulation, not the script.
function scenario.names(arguments, out)
  out = out or printer
  interruptible.attended = true
  return tables.merged({
    args = arguments,
    assert = scenario_assert,
    estimate = raising(of("mantile.estimate", "report")),
    simulate = raising(of("mantile.deployment", "simulated")),
    capacity = raising(of("mantile.deployment", "carried")),
    fit = raising(of("mantile.fit", "answer")),
    search = raising(of("mantile.deployment", "searched")),
    sensitivity = raising(of("mantile.explore.sensitivity", "of")),
    whatif = raising(of("mantile.explore.whatif", "of")),
    emit = raising(of("mantile.emit", "text")),
    sweep = raising(of("mantile.deployment", "swept")),
    hardware = raising(of("mantile.hardware", "named")),
    show = function(report) out.report(reports_of(report)[1]) end,
    compare = function(...) out.comparison(reports_of(...)) end,
    plot = plots(),
  }, out.names)
end

--- Runs the script at `path`, which prints to the terminal or to `out`: functions report and comparison, and names that
--- replace those of a script. Returns true; or false, message and whether an assertion failed.
function scenario.run(path, arguments, out)
  local chunk, message = loadfile(path, "t", environment.new(scenario.names(arguments, out)))
  if not chunk then return false, message, false end
  local ok, problem = pcall(find.within, find.folder_of(path), chunk, table.unpack(arguments))
  if ok then return true end
  return false, plain(problem), type(problem) == "table" and problem.assertion == true
end

return scenario
