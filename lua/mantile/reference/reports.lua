-- reports.lua: what a report says.

local fields = require "mantile.report.fields"

local pages = {
  loop = "continuous.md", ["pool row"] = "continuous.md", simulation = "simulate.md", outcomes = "simulate.md",
  ["simulated pool"] = "simulate.md", ["distribution of results"] = "simulate.md", stage = "vision.md",
}

local classes = {
  report = "Report", memory = "Memory", phase = "Phase", ["layer row"] = "LayerRow", stage = "Stage", loop = "Loop",
  ["pool row"] = "PoolRow", simulation = "Simulation", ["distribution of results"] = "Results", outcomes = "Outcomes",
  ["simulated pool"] = "SimulatedPool",
}

return function()
  local sections = {}
  for i, group in ipairs(fields.groups) do
    sections[i] = {
      name = group[1], what = group[2], page = pages[group[1]] or "reports.md", fields = group[3],
      class = classes[group[1]], given = true,
    }
  end
  return sections
end
