-- engines.lua: what engines and the calibrations of their kernels state.

local calibration = require "mantile.calibration"
local core = require "mantile.core"
local engine = require "mantile.engine"
local find = require "mantile.find"
local tables = require "mantile.tables"

local function bundled()
  return tables.listed(find.names "engine", function(name)
    return { name, (find.load("engine", name) or {}).doc or "" }
  end)
end

--- A number as parameters are written.
local function shown(value) return ("%.3g"):format(value) end

--- The parameters of each form, with their bounds.
local function forms(sections)
  for _, form in ipairs(core.forms()) do
    local rows = {}
    for i, p in ipairs(form.parameters) do
      rows[i] = { p.name, p.unit, shown(p.least), shown(p.most), p.help }
    end
    sections[#sections + 1] = {
      name = form.name, what = ("calibration.%s.FORMAT: parameters of this form"):format(form.name),
      page = "calibrate.md", head = { "parameter", "unit", "least", "most", "meaning" }, rows = rows,
    }
  end
  return sections
end

return function()
  return forms {
    {
      name = "engine", what = "engine \"NAME\" { ... }", page = "engines.md", fields = engine.fields,
      class = "EngineDefinition",
    },
    {
      name = "engines", what = "those that there are", page = "engines.md", head = { "engine", "what" },
      rows = bundled(),
    },
    {
      name = "calibration", what = "calibration \"ACCELERATOR.ENGINE\" { ... }", page = "calibrate.md",
      fields = calibration.fields, class = "CalibrationDefinition",
    },
    {
      name = "step", what = "calibration.step", page = "calibrate.md", fields = calibration.step_fields,
      class = "Step",
    },
    {
      name = "entry", what = "calibration.FORM.FORMAT, beside its parameters", page = "calibrate.md",
      fields = calibration.entry_fields, class = "KernelEntry",
    },
  }
end
