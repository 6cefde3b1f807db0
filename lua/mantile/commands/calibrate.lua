-- calibrate: measured kernels become a calibration.

local calibrating = require "mantile.measured.calibrating"
local calibration = require "mantile.calibration"
local cli = require "mantile.cli"
local coarse = require "mantile.measured.coarse"
local find = require "mantile.find"
local hardware = require "mantile.hardware"
local grid = require "mantile.report.grid"
local read = require "mantile.measured.read"
local schema = require "mantile.schema"
local steps = require "mantile.measured.steps"
local tables = require "mantile.tables"
local writer = require "mantile.measured.writer"

local command = {
  name = "calibrate",
  summary = "fit the cost model to measured kernels",
  usage = "calibrate FILES --on HARDWARE [--engine ENGINE] [flags]",
  description = [[
Reads tables of measured kernels (docs/calibrate.md) and writes hardware/calibrations/HARDWARE.ENGINE.lua.
HARDWARE is an accelerator, or an architecture like hopper: then the rows of all its accelerators are
fitted together, and a later calibration of one of them states only what differs. Without an engine:
what all engines use. Serving results beside the kernels say what a step takes besides.]],
  flags = {
    { "hardware", "name?", help = "an accelerator or an architecture (--on)" },
    { "engine", "name?", help = "whose kernels they are" },
    { "base", "name?", help = "a calibration whose kernels stand for these, where only serving results are known" },
    { "output", "name?", help = "the file to write (-o); hardware/calibrations/HARDWARE.ENGINE.lua if absent" },
    { "source", "text?", help = "where the measurements are from, for the file" },
    { "effort", "count", default = 3000, help = "evaluations of each fit" },
    { "force", "flag", help = "replace a file that exists" },
  },
}

local STEP_EFFORT = 150 -- of each, all serving rows are estimated
local COARSE_EFFORT = 1200 -- of each, all runs are

--- Whether a row is of the accelerator or architecture `of` and of that engine.
local function wanted(row, of, engine)
  return (row.hardware.id == of or row.hardware.architecture == of) and row.engine == (engine or "")
end

--- What is known of an entry before it is fitted: the name of the base calibration, and it; nil where there is none;
--- nil, nil and a sentence where it is wrong.
local function base_of(of, engine)
  local h = find.has("hardware", of) and find.load("hardware", of)
  local architecture = h and h.architecture
  local name
  if engine then name = architecture and architecture .. "." .. engine or of end
  if not engine then name = architecture end
  if not name or not find.has("calibration", name) then return nil end
  local base, message = calibration.named(name)
  if not base then return nil, nil, message end
  return name, base
end

local function print_skipped(found)
  local skipped, whys = found.skipped, {}
  for _, line in ipairs(found.unknown) do io.stderr:write(("mantile: note: %s\n"):format(line)) end
  for why in pairs(skipped) do whys[#whys + 1] = why end
  table.sort(whys)
  for _, why in ipairs(whys) do io.stderr:write(("mantile: note: skipped %d rows: %s\n"):format(skipped[why], why)) end
end

--- Why no row is wanted: perhaps nothing is called so.
local function none_of(of, engine)
  local _, message = hardware.of(of)
  for _, id in ipairs(message and find.names "hardware" or {}) do
    local h = find.load("hardware", id)
    if h and h.architecture == of then message = nil end
  end
  local whose = engine and " with " .. engine or " without an engine; add --engine"
  return message or ("no row is of %s%s"):format(of, whose)
end

--- The name of what is written, and its file; nil and a sentence.
local function target(options)
  local name = options.hardware .. (options.engine and "." .. options.engine or "")
  local path = options.output or ("hardware/calibrations/%s.lua"):format(name)
  if not name:find "^[%w_][%w%._-]*$" then
    return nil, schema.shown(name) .. " is no name of a calibration: letters, digits and . _ -"
  end
  if not path:find "%.lua$" then return nil, ("output is %s; it must end in .lua"):format(schema.shown(path)) end
  local ok, message = writer.may_write(path, options.force)
  return ok and name, ok and path or message
end

--- What is wanted of the rows that were read: kernels, serving, runs.
local function choose(found, options)
  local chosen, served, ran = {}, {}, {}
  for _, row in ipairs(found.kernels) do
    if wanted(row, options.hardware, options.engine) and not row.power then chosen[#chosen + 1] = row end
  end
  for _, row in ipairs(found.serving) do
    local h = hardware.of(row.request.hardware)
    local of = h and (h.id == options.hardware or h.architecture == options.hardware)
    if of and row.request.engine == options.engine then served[#served + 1] = row end
  end
  for _, run in ipairs(found.runs) do
    local h = hardware.of(run.request.hardware)
    local of = h and (h.id:gsub("%*$", "") == options.hardware or h.architecture == options.hardware)
    if of and run.request.engine == options.engine and not run.foreign then ran[#ran + 1] = run end
  end
  return chosen, served, ran
end

local function print_fits(entries)
  local shown = { { "form", "format", "points", "error" } }
  for i, result in ipairs(entries) do
    shown[i + 1] = {
      result.form, result.key, ("%d"):format(result.points or 0), ("%.1f %%"):format(100 * (result.error or 0)),
    }
  end
  if #entries > 0 then print(grid.format(shown, { false, false, true, true })) end
end

local function as_fitted(form, key, entry, kernel)
  return {
    form = form, key = key, parameters = calibration.parameters(entry), points = entry.points, error = entry.error,
    kernel = kernel, is_stated = true,
  }
end

--- The entries of a calibration as they are.
local function entries_in(self)
  local list = {}
  for _, form in ipairs(tables.keys(calibration.keys)) do
    for _, key in ipairs(tables.keys(self[form] or {})) do
      local entry, others = self[form][key], {}
      for i, kernel in ipairs(tables.keys(entry.kernels or {})) do
        others[i] = as_fitted(form, key, entry.kernels[kernel], kernel)
      end
      list[#list + 1] = as_fitted(form, key, entry, entry.kernel)
      list[#list].others = others
    end
  end
  return list
end

--- Fits what a step takes beside its kernels to serving rows, by the calibration as it has just been written.
local function fit_step(path, c, served, options)
  local known, message = find.load("calibration", path)
  if not known then return nil, message end
  known = calibration.use(known)
  local effort = math.min(options.effort or STEP_EFFORT, STEP_EFFORT)
  c.step = steps.fit(known.step, served, effort, #c.entries == 0)
  if not c.step then return nil, "no serving row can be predicted" end
  print(("  step of %s: %d points, %.1f %% (TPOT)"):format(c.name, c.step.points, 100 * c.step.error))
  return writer.write(path, writer.text(c))
end

--- The calibration that kernels make, without its step; nil and a sentence.
local function of_kernels(chosen, options, name)
  local base_name, base, message = base_of(options.hardware, options.engine)
  if message then return nil, message end
  local of_chip = find.has("hardware", options.hardware) and base
  local entries = calibrating.all(chosen, of_chip or nil, options)
  if #entries == 0 then return nil, "no format has 5 rows or more, or none that its base does not price as well" end
  return {
    name = name, base = base_name, source = options.source, date = os.date("!%Y-%m-%d"), entries = entries,
    is_part = of_chip ~= nil and of_chip ~= false,
  }
end

--- The calibration that serving results add a step to: that of the name, or one that has all kernels from a base.
local function of_serving(options, name)
  local date = os.date("!%Y-%m-%d")
  if options.base then
    local base, wrong = calibration.named(options.base)
    if not base then return nil, wrong end
    return { name = name, base = options.base, source = options.source, date = date, entries = {} }
  end
  local self, message = find.load("calibration", name)
  if not self then return nil, message .. "; give measured kernels too, or a base that stands for them" end
  return { name = name, base = self.base, source = self.source, date = date, entries = entries_in(self) }
end

--- Writes what whole runs say, where nothing else is known.
local function write_coarse(name, path, ran, options)
  local base, known, message = base_of(options.hardware, options.engine)
  if message then return nil, message end
  local few = known ~= nil and find.has("hardware", options.hardware)
  local effort = math.min(options.effort or COARSE_EFFORT, COARSE_EFFORT)
  local c, ok
  c, message = coarse.fit(name, ran, effort, base ~= name and base or nil, few)
  if not c then return nil, message end
  c.name, c.source, c.date = name, options.source, os.date("!%Y-%m-%d")
  ok, message = writer.write(path, writer.text(c))
  if not ok then return nil, message end
  print(("  %s: %d runs, %.1f %%\n\n%s: the error is the median of %s"):format(name, #ran, 100 * c.step.error, path,
    c.apart and "accelerators that were not fitted" or "what was fitted"))
  return cli.OK
end

function command.run(positional, options)
  if #positional == 0 or not options.hardware then return nil, "say which: mantile " .. command.usage end
  local name, path = target(options)
  if not name then return nil, path end
  local found, message = read.files(positional)
  if not found then return nil, message end
  local chosen, served, ran = choose(found, options)
  print_skipped(found)
  if #chosen + #served + #ran == 0 then return nil, none_of(options.hardware, options.engine) end
  if options.base and #served == 0 then
    return nil, "base stands for kernels where serving results are known; give some, or leave base out"
  end
  local c, ok
  if #chosen + #served == 0 then return write_coarse(name, path, ran, options) end
  if #chosen > 0 and not options.base then
    c, message = of_kernels(chosen, options, name)
  else
    c, message = of_serving(options, name)
  end
  if not c then return nil, message end
  ok, message = writer.write(path, writer.text(c))
  if ok and #chosen > 0 then print_fits(c.entries) end
  if ok and #served > 0 and not c.is_part then ok, message = fit_step(path, c, served, options) end
  if not ok then return nil, message end
  print(("\n%s: the error of a kernel is the median of shapes that were not fitted"):format(path))
  return cli.OK
end

return command
