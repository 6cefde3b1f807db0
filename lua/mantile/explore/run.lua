-- run.lua: all points of a space through the core's explorer: deployments are put together here, one after the other,
-- and priced by all cores under all workloads.

local core = require "mantile.core"
local site = require "mantile.explore.site"

local run = {}

local CHUNK = 16384 -- points of one job: enough to be worth a thread, few enough to hear of
run.chunk = CHUNK
local WAITING_MAX = 4096 -- jobs that nobody took back
local TEXTS_MAX = 1000 -- messages of a tally that are known as they are

-- ---- what is refused -----------------------------------------------------------

--- Adds to a tally, which is a list too: one reason for messages that differ in their numbers only; the first of them
--- is shown. [0] is how many messages the tally knows as they are.
function run.count(tally, message, points, messages)
  local entry = tally[message]
  if not entry then
    local kind = message:gsub("%d[%d.]*", "#"):gsub("# [# ]+", "# ")
    entry = tally[kind]
    if not entry then
      entry = { reason = message, points = 0, messages = 0 }
      tally[kind], tally[#tally + 1] = entry, entry
    end
    tally[0] = (tally[0] or 0) + 1
    if tally[0] <= TEXTS_MAX then tally[message] = entry end
  end
  entry.points, entry.messages = entry.points + points, entry.messages + (messages or 1)
end

-- ---- running ----------------------------------------------------------------

--- What became of the oldest job.
local function take(self)
  local job = self.jobs[self.first]
  self.jobs[self.first], self.first = nil, self.first + 1
  local result = job.refused or self.explorer:take()
  if type(result) == "string" then
    run.count(self.refused, result, job.points, job.messages)
  else
    self.points = self.points + result.points
    for l, limit in ipairs(self.limits) do
      if result.refused[l] > 0 then run.count(self.refused, "not " .. limit.text, result.refused[l]) end
    end
    if result.refused.prefix > 0 then run.count(self.refused, "prefix is not below isl", result.refused.prefix) end
    if result.refused.unknown > 0 then run.count(self.refused, "an objective is not known", result.refused.unknown) end
    if result.found and self.each then self.each(result.found) end
  end
  if self.after then self.after(self, job.number + self.step) end
  if self.progress then self.progress(job.last) end
end

--- Refused deployments wait for the jobs before them, so that everything is told in the order of points.
local function make_room(self)
  while self.first < self.next and self.jobs[self.first].refused do take(self) end
  if not self.explorer:has_room() or self.next - self.first >= WAITING_MAX then take(self) end
end

--- Job number `j`: of one deployment, CHUNK of its workloads.
local function put(self, j)
  local chunks, size = run.chunks(self.space), self.space.workloads
  local i, from = j // chunks, j % chunks * CHUNK
  local to = math.min(size, from + CHUNK)
  if self.deployment ~= i then
    self.deployment, self.site, self.refusal = i, site.of(self.space, i, self.sites)
  end
  make_room(self)
  local job = { points = to - from, last = i * size + to, number = j }
  if self.site then
    self.explorer:put(self.site.terms, self.site.facts, i * size, from, to, self.site.prefill)
  else
    job.refused, job.messages = self.refusal, from == 0 and 1 or 0
  end
  self.jobs[self.next], self.next = job, self.next + 1
end

--- The first job that was not put because `stop` said so.
local function put_all(self, jobs, stop)
  for j = jobs[1], jobs[2], jobs[3] do
    if stop() then return j end
    put(self, jobs.list and jobs.list[j] or j)
  end
end

--- How many jobs the workloads of a deployment make, and all of a space.
function run.chunks(of) return (of.workloads + CHUNK - 1) // CHUNK end

function run.jobs(of) return of.deployments * run.chunks(of) end

--- Every point of a space (space.of). `options`: where = formulas that must hold, columns = formulas of what is kept,
--- keep = "all", "best" or "front", objectives = how many of the first columns are made small, most = how many of the
--- best, each_deployment = how many of each deployment among them, front = how many columns after the objectives make a
--- front that is kept beside the best, threads, each = function(points and columns as core.explorer gives them, in
--- order) where all are kept, progress = function(points done), jobs = { first, last, step } of those to do, all by
--- default, or places in a `list` of them in it, after = function(points and refused so far, the next job) after each,
--- stop = function() that is asked between jobs whether to do no further ones.
--- Returns { points = evaluated, refused = { { reason, points, messages }, ... }, best = points and columns, front =
--- the same of that beside, next = the first job that was not done }.
function run.all(of, options)
  local explorer <close> = core.explorer {
    mode = of.mode, grid = of.grid, limits = options.where or {}, columns = options.columns or {}, keep = options.keep,
    objectives = options.objectives, most = options.most, each = options.each_deployment, front = options.front,
    threads = options.threads,
  }
  local which = options.jobs or { 0, run.jobs(of) - 1, 1 }
  local self = {
    space = of, explorer = explorer, limits = options.where or {}, refused = {}, points = 0, jobs = {}, first = 1,
    next = 1, each = options.each, progress = options.progress, after = options.after, step = which[3],
    sites = site.cache(),
  }
  local stop = options.stop or function() end
  local stopped = put_all(self, which, stop)
  while self.first < self.next and not (options.keep == "all" and stop()) do take(self) end
  if self.first < self.next then stopped = self.jobs[self.first].number end
  local best, front
  if options.keep ~= "all" then best, front = explorer:best() end
  return {
    points = self.points, refused = table.move(self.refused, 1, #self.refused, 1, {}), best = best, front = front,
    next = stopped,
  }
end

return run
