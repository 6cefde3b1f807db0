-- questions.lua: what is said beside a request, or in it, of what is asked.

local capacity = require "mantile.capacity"
local emit = require "mantile.emit"
local estimate = require "mantile.estimate"
local picture = require "mantile.picture"
local search = require "mantile.explore.search"
local sensitivity = require "mantile.explore.sensitivity"
local simulate = require "mantile.simulate"
local sweep = require "mantile.explore.sweep"
local whatif = require "mantile.explore.whatif"

local function pictures(sections)
  for _, name in ipairs(picture.kinds) do
    local kind = picture.kind(name)
    sections[#sections + 1] = {
      name = "plot." .. name, what = ("plot.%s(%s, { ... }): %s"):format(name, kind.of, kind.summary), page = "plot.md",
      fields = kind.fields or {}, class = "Plot" .. name:gsub("^%l", string.upper),
    }
  end
  return sections
end

return function()
  return pictures {
    {
      name = "estimate", what = "estimate(request, { ... })", page = "reports.md", fields = estimate.fields,
      class = "EstimateOptions",
    },
    {
      name = "simulate", what = "simulate(request, { ... })", page = "simulate.md", fields = simulate.fields,
      class = "SimulateOptions",
    },
    {
      name = "capacity", what = "capacity(request, { ... })", page = "simulate.md", fields = capacity.fields,
      class = "CapacityOptions",
    },
    {
      name = "sweep", what = "sweep { ... }, beside keys of a request with a value, a list or a range each",
      page = "sweep.md", fields = sweep.fields, class = "SweepOptions",
    },
    {
      name = "search", what = "search { ... }, beside keys of a request as in a sweep", page = "search.md",
      fields = search.fields, class = "SearchOptions",
    },
    {
      name = "sensitivity", what = "sensitivity(request, { ... })", page = "sensitivity.md",
      fields = sensitivity.fields, class = "SensitivityOptions",
    },
    {
      name = "whatif", what = "whatif(request, rungs, { ... })", page = "sensitivity.md", fields = whatif.fields,
      class = "WhatifOptions",
    },
    {
      name = "emit", what = "emit { ... }, beside keys of a request", page = "emit.md", fields = emit.fields,
      class = "EmitOptions",
    },
  }
end
