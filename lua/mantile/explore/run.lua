-- run.lua: all points of a space through the core's explorer: deployments are put together here, one after the other,
-- and priced by all cores under all workloads.

local core = require "mantile.core"
local placement = require "mantile.placement"
local request = require "mantile.request"
local space = require "mantile.explore.space"

local run = {}

local CHUNK = 16384 -- points of one job: enough to be worth a thread, few enough to hear of

local degrees = { "gpus", "tp", "cp", "attention_dp", "ep", "pp", "dp" }

-- ---- what is refused -----------------------------------------------------------

--- One reason for messages that differ in their numbers only; the first of them is shown.
local function count(tally, message, points)
  local kind = message:gsub("%d[%d.]*", "#"):gsub("# [# ]+", "# ")
  local entry = tally[kind]
  if not entry then
    entry = { reason = message, points = 0, messages = 0 }
    tally[kind], tally[#tally + 1] = entry, entry
  end
  entry.points, entry.messages = entry.points + points, entry.messages + 1
end

-- ---- running ----------------------------------------------------------------

--- The deployment number `i` as core.explorer takes it: terms, facts, image tokens; nil and why it is refused.
local function deployment(self, i)
  local values, message = space.request(self.space, i)
  if not values then return nil, message end
  local r
  r, message = request.check(values)
  if not r then return nil, message end
  local placed
  placed, message = placement.prepare(r)
  if not placed then return nil, message end
  local facts = { sp = r.sp and 1 or 0 }
  for _, name in ipairs(degrees) do facts[name] = r[name] end
  return placed.terms, facts, placed.structure.input_tokens
end

local function take(self)
  local result = self.explorer:take()
  local job = table.remove(self.jobs, 1)
  if type(result) == "string" then
    count(self.refused, result, job.points)
  else
    self.points = self.points + result.points
    for l, limit in ipairs(self.limits) do
      if result.refused[l] > 0 then count(self.refused, "not " .. limit.text, result.refused[l]) end
    end
    if result.refused.prefix > 0 then count(self.refused, "prefix is not below isl", result.refused.prefix) end
    if result.refused.unknown > 0 then count(self.refused, "an objective is not known", result.refused.unknown) end
    if result.found and self.each then self.each(result.found) end
  end
  if self.progress then self.progress(job.last) end
end

local function put(self, i)
  local terms, facts, images = deployment(self, i)
  local first, size = i * self.space.workloads, self.space.workloads
  if not terms then
    count(self.refused, facts, size)
    return
  end
  for from = 0, size - 1, CHUNK do
    local to = math.min(size, from + CHUNK)
    if not self.explorer:has_room() then take(self) end
    self.jobs[#self.jobs + 1] = { points = to - from, last = first + to }
    self.explorer:put(terms, facts, first, from, to, images)
  end
end

--- Every point of a space (space.of). `options`: where = formulas that must hold, columns = formulas of what is kept,
--- keep = "all", "best" or "front", objectives = how many of the first columns are made small, most = how many of the
--- best, each_deployment = how many of each deployment among them, threads, each = function(points and columns as
--- core.explorer gives them, in order) where all are kept, progress = function(points done), deployments = { first,
--- last, step } of those to look at, all by default.
--- Returns { points = evaluated, refused = { { reason, points, messages }, ... }, best = points and columns }.
function run.all(of, options)
  local explorer <close> = core.explorer {
    grid = of.grid, limits = options.where or {}, columns = options.columns or {}, keep = options.keep,
    objectives = options.objectives, most = options.most, each = options.each_deployment, threads = options.threads,
  }
  local self = {
    space = of, explorer = explorer, limits = options.where or {}, refused = {}, points = 0, jobs = {},
    each = options.each, progress = options.progress,
  }
  local which = options.deployments or { 0, of.deployments - 1, 1 }
  for i = which[1], which[2], which[3] do put(self, i) end
  while #self.jobs > 0 do take(self) end
  local best = options.keep ~= "all" and explorer:best() or nil
  return { points = self.points, refused = table.move(self.refused, 1, #self.refused, 1, {}), best = best }
end

return run
