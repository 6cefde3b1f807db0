-- capacity_text.lua: what a deployment carries, as a person reads it.

local format = require("mantile.units").format
local grid = require "mantile.report.grid"
local simulation_text = require "mantile.report.simulation_text"

local capacity_text = {}

local function seconds(value) return value and format(value, "s") or "-" end

local function replicas(step)
  local of = step.replicas
  return of.dp and format(of.dp, "count") or ("%d + %d"):format(of.prefill, of.decode)
end

local function tries(answer)
  local rows = { { "rate", "replicas", "accelerators", "TTFT p99", "TPOT p99", "within", "" } }
  for i, step in ipairs(answer.tries) do
    local sim = step.report.simulation
    rows[i + 1] = {
      format(step.rate, "req/s"), replicas(step), format(step.report.gpus, "count"),
      seconds(sim.ttft_s.p99), seconds(sim.tpot_s.p99), ("%.1f %%"):format(100 * (sim.attainment or 0)),
      step.holds and "holds" or "",
    }
  end
  return grid.format(rows, { true, true, true, true, true, true, false })
end

local function counted(count, noun) return ("%s %s%s"):format(count, noun, count == 1 and "" or "s") end

local function conclusion(answer)
  local limits = ("%.4g %% of requests within %s"):format(100 * answer.share, simulation_text.limits(answer.slo))
  local found = answer.found
  if answer.stopped then return "interrupted before the edge was found; " .. limits end
  if not found then return "no load of these keeps " .. limits end
  local gpus = counted(found.report.gpus, "accelerator")
  if answer.rate then
    local of = found.replicas
    return ("%s on %s: the fewest that carry %s with %s"):format(counted(of.dp or replicas(found), "replica"), gpus,
      format(found.rate, "req/s"), limits)
  end
  return ("%s is the most for %s with %s"):format(format(found.rate, "req/s"), gpus, limits)
end

--- An answer of capacity.lua.
function capacity_text.of(answer) return tries(answer) .. "\n\n" .. conclusion(answer) .. "\n" end

return capacity_text
