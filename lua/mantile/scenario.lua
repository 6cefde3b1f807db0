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
--     show(report)                            prints it
--     compare(report, report, ...)            prints them side by side
--     plot.roofline { model =, ... }, ...     pictures (see docs/plot.md)
--     args                                    the words after the script's name
-- A failed assert ends it with exit status 1.

local core = require "mantile.core"
local emit = require "mantile.emit"
local environment = require "mantile.environment"
local capacity = require "mantile.capacity"
local estimate = require "mantile.estimate"
local find = require "mantile.find"
local fit = require "mantile.fit"
local picture = require "mantile.picture"
local plain = require "mantile.plain"
local search = require "mantile.explore.search"
local sensitivity = require "mantile.explore.sensitivity"
local simulate = require "mantile.simulate"
local sweep = require "mantile.explore.sweep"
local tables = require "mantile.tables"
local text = require "mantile.report.text"
local whatif = require "mantile.explore.whatif"

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
  return function(...)
    local found, second = f(...)
    if not found then error(second, 2) end
    if second == nil then return found end -- a nil would be one more argument where a call is one
    return found, second
  end
end

local INTERRUPTED = "mantile: the sweep was interrupted; %s\n"

--- Ctrl-C ends the sweep, not the script.
local function scenario_sweep(values)
  local interruptible = type(values) == "table" and tables.merged({ stop = core.interrupted }, values) or values
  core.catch_interrupt()
  local ok, rows, message = pcall(sweep.run, interruptible)
  core.release_interrupt()
  if not ok then error(rows, 0) end
  if not rows then error(message, 2) end
  if rows.interrupted then io.stderr:write(INTERRUPTED:format(rows.output and "resume goes on with " .. rows.output
      or "its rows so far are used")) end
  return rows
end

local function check_reports(reports)
  for i, report in ipairs(reports) do
    if type(report) ~= "table" or type(report.memory) ~= "table" or not (report.prefill or report.forward) then
      error(("argument %d is no report; estimate{...} makes one"):format(i), 3)
    end
  end
  if #reports == 0 then error("give at least one report; estimate{...} makes one", 3) end
end

-- Where scripts print to: a recorder (recorder.lua) takes its place.
local printer = {
  report = function(report) io.write(text.report(report)) end,
  comparison = function(reports) io.write(text.comparison(reports)) end,
  names = {},
}

local function names(arguments, out)
  local function show(report)
    check_reports { report }
    out.report(report)
  end
  local function compare(...)
    check_reports { ... }
    out.comparison { ... }
  end
  local plot = {}
  for _, kind in ipairs(picture.kinds) do plot[kind] = raising(picture[kind]) end
  return tables.merged({
    args = arguments,
    assert = scenario_assert,
    estimate = raising(estimate.report),
    simulate = raising(simulate.run),
    capacity = raising(capacity.of),
    fit = raising(fit.answer),
    search = raising(search.run),
    sensitivity = raising(sensitivity.of),
    whatif = raising(whatif.of),
    emit = raising(emit.text),
    sweep = scenario_sweep,
    show = show,
    compare = compare,
    plot = plot,
  }, out.names)
end

--- Runs the script at `path`, which prints to the terminal or to `out`: functions report and comparison, and names that
--- replace those of a script. Returns true; or false, message and whether an assertion failed.
function scenario.run(path, arguments, out)
  local chunk, message = loadfile(path, "t", environment.new(names(arguments, out or printer)))
  if not chunk then return false, message, false end
  local ok, problem = pcall(find.within, find.folder_of(path), chunk, table.unpack(arguments))
  if ok then return true end
  return false, plain(problem), type(problem) == "table" and problem.assertion == true
end

return scenario
