-- init.lua: the library as one table, for an interpreter of your own.
--
--     local mantile = require "mantile"
--     local report = assert(mantile.estimate { model = "llama-3.1-8b", hardware = "h100-sxm" })
--
-- docs/embedding.md lists its functions.

local file = select(2, ...) -- where require found this: ROOT/lua/mantile/init.lua, perhaps through a link

local capacity = require "mantile.capacity"
local core = require "mantile.core"
local deployment = require "mantile.deployment"
local emit = require "mantile.emit"
local estimate = require "mantile.estimate"
local find = require "mantile.find"
local fit = require "mantile.fit"
local hardware = require "mantile.hardware"
local machine = require "mantile.report.machine"
local picture = require "mantile.picture"
local search = require "mantile.explore.search"
local sensitivity = require "mantile.explore.sensitivity"
local simulate = require "mantile.simulate"
local sweep = require "mantile.explore.sweep"
local text = require "mantile.report.text"
local units = require "mantile.units"
local whatif = require "mantile.explore.whatif"

-- The program and the C library have said where the tree is before any script runs.
if not find.root then
  find.root = find.folder_of(file) .. "/../.."
  find.add_path(os.getenv("MANTILE_PATH"))
end

return {
  estimate = estimate.report,
  simulate = simulate.run,
  capacity = capacity.of,
  deployment = estimate.deployment,
  fit = fit.answer,
  sensitivity = sensitivity.of,
  whatif = whatif.of,
  emit = emit.text,
  sweep = sweep.run,
  search = search.run,
  picture = picture,
  text = function(report) return text.report(deployment.report(report, 2)) end,
  compare = function(...)
    local reports = { ... }
    for i, report in ipairs(reports) do reports[i] = deployment.report(report, 2) end
    return text.comparison(reports)
  end,
  json = function(report) return machine.encode(deployment.report(report, 2)) end,
  model = require "mantile.model",
  decoder = require "mantile.families.decoder",
  layer = require "mantile.layer",
  engine = require "mantile.engine",
  accelerator = hardware.accelerator,
  derive = hardware.derive,
  hardware = hardware.of,
  dim = core.dim,
  units = units.constants,
}
