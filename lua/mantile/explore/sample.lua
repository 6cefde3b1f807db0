-- sample.lua: all points of a space, or of one too large for that those of a sample, and what lies around its best.
--
-- What is drawn is a job (run.lua): a deployment with all its workloads or, where it has more than 16,384 of them, so
-- many of them. Jobs are drawn uniformly and with replacement. If a share x of all jobs held a better point than the
-- best that n drawn ones hold, none of the n would have been drawn from that share: (1 - x)^n. Where x is
--
--     1 - 0.01^(1/n)
--
-- that has a chance of 1 %, so that with a confidence of 99 % fewer jobs than that are better. (A one-sided tolerance
-- limit: Conover, Practical Nonparametric Statistics, 3rd ed., 3.3.)
--
-- From the best on, every deployment that differs in one axis, or in two degrees, is then looked at, until those around
-- all of the best are known, so that no such step is any better. What that finds is better than the sample's best, so
-- that the bound holds as well.

local choice = require "mantile.explore.choice"
local run = require "mantile.explore.run"
local schema = require "mantile.schema"

local sample = {}

-- Points of which all are looked at, and how many a sample of a larger space has: some minutes, and some seconds.
local POINTS_MAX = { static = 10 ^ 9, continuous = 10 ^ 8, disagg = 10 ^ 7 }
local SAMPLE_POINTS = { static = 2 * 10 ^ 7, continuous = 2 * 10 ^ 6, disagg = 5 * 10 ^ 5 }
local SAMPLE_MAX = 100000 -- jobs
local LINE_MAX = 256 -- values of an axis that are all tried
local STARTS = 8 -- deployments of a sample to look around, at least
local KEPT_MAX = 10 ^ 6 -- points
local CONFIDENCE = 0.99

-- ---- chance -------------------------------------------------------------------

--- A function that draws whole numbers from 0 to `n` - 1, the same ones for the same seed (splitmix64: Steele, Lea and
--- Flood, 2014).
local function drawing(seed, n)
  local mask = n - 1
  for _, shift in ipairs { 1, 2, 4, 8, 16, 32 } do mask = mask | mask >> shift end
  local state = seed
  local function next_bits()
    state = state + 0x9E3779B97F4A7C15
    local z = (state ~ state >> 30) * 0xBF58476D1CE4E5B9
    z = (z ~ z >> 27) * 0x94D049BB133111EB
    return z ~ z >> 31
  end
  return function()
    while true do
      local number = next_bits() & mask
      if number < n then return number end
    end
  end
end

--- The largest share of jobs that may be better than the best of n drawn ones.
function sample.bound(n) return 1 - (1 - CONFIDENCE) ^ (1 / n) end

-- ---- around a job ---------------------------------------------------------------

--- How far away other values of an axis of `count` are tried: all, or steps that double.
local function others(at, count)
  local list = {}
  if count <= LINE_MAX then
    for i = 0, count - 1 do
      if i ~= at then list[#list + 1] = i end
    end
    return list
  end
  local step = 1
  while step < count do
    if at - step >= 0 then list[#list + 1] = at - step end
    if at + step < count then list[#list + 1] = at + step end
    step = step * 2
  end
  return list
end

--- In how many degrees two ways to spread a model differ.
local function distance(a, b)
  local count = 0
  for key, value in pairs(a) do
    if key ~= "gpus" and value ~= b[key] then count = count + 1 end
  end
  return count
end

--- The ways that differ in two degrees at most: one grows and another shrinks, or there are more accelerators.
local function other_ways(at, ways)
  local list = {}
  if ways.around then -- of two pools
    for _, i in ipairs(ways.around(at + 1)) do list[#list + 1] = i ~= at + 1 and i - 1 or nil end
    return list
  end
  for i, way in ipairs(ways) do
    if i - 1 ~= at and distance(way, ways[at + 1]) <= 2 then list[#list + 1] = i - 1 end
  end
  return list
end

--- The jobs that differ in one axis of the deployment, or in the part of its workloads.
local function neighbours(of, job)
  local chunks, stride, list = run.chunks(of), 1, {}
  local function add(count, ways)
    local at = job // stride % count
    for _, value in ipairs(ways and other_ways(at, ways) or others(at, count)) do
      list[#list + 1] = job + (value - at) * stride
    end
    stride = stride * count
  end
  add(chunks)
  for a = #of.axes, 1, -1 do
    local name, values = of.axes[a][1], of.axes[a][2]
    add(#values, name == "degrees" and values)
  end
  return list
end

-- ---- looking --------------------------------------------------------------------

local function starts(question) return math.max(STARTS, question.best) end

--- How many points are kept: enough that each of as many deployments as are wanted has one, whatever the parts of
--- others have.
function sample.most(of, question) return math.tointeger(math.min(KEPT_MAX, starts(question) * run.chunks(of))) end

local function add_all(into, list) table.move(list, 1, #list, #into + 1, into) end

--- Those of a list that were not looked at before, at most so many.
local function fresh(self, jobs, most)
  local new = {}
  for _, job in ipairs(jobs) do
    if not self.seen[job] and #new < most then
      new[#new + 1] = job
      self.seen[job] = true
    end
  end
  table.sort(new)
  return new
end

local function look(self, jobs)
  if #jobs == 0 then return end
  local found = self.choose(self.of, self.question, jobs, self.progress)
  self.points, self.interrupted = self.points + found.points, self.interrupted or found.interrupted
  add_all(self.best, found.best)
  self.best = choice.of(self.best, "best", self.most)
  add_all(self.front, found.front)
  self.front = choice.of(self.front, "front")
  for _, entry in ipairs(found.refused) do run.count(self.refused, entry.reason, entry.points, entry.messages) end
end

local function job_of(of, point)
  return point // of.workloads * run.chunks(of) + point % of.workloads // run.chunk
end

--- The best job around which nothing was looked at.
local function next_job(self)
  for _, point in ipairs(choice.of_deployments(self.best, self.of.workloads, starts(self.question))) do
    local job = job_of(self.of, point[1])
    if not self.around[job] then return job end
  end
end

--- Looks around the best until all of them are better than what is around them, or at `left` jobs; whether all are.
local function ascend(self, left)
  local job = next_job(self)
  while job and left > 0 and not self.interrupted do
    local new = fresh(self, neighbours(self.of, job), left)
    self.around[job], left = true, left - #new
    look(self, new)
    job = next_job(self)
  end
  return left > 0 and not self.interrupted
end

--- What was found before all that was drawn was looked at: nothing is known of the rest.
local function so_far(found)
  return {
    best = found.best, front = found.front, points = found.points, exact = false, interrupted = true,
    refused = table.move(found.refused, 1, #found.refused, 1, {}),
  }
end

local function sampled(of, question, budget, seed, choose, progress)
  local jobs = run.jobs(of)
  local size = math.min(of.workloads, run.chunk)
  local n = math.max(1, math.min(SAMPLE_MAX, budget // size))
  local self = {
    of = of, question = question, choose = choose, seen = {}, around = {}, best = {}, front = {}, refused = {},
    points = 0, most = sample.most(of, question),
  }
  self.progress = progress and function(points) progress(self.points + points, 2 * n * size) end
  local draw, drawn = drawing(seed, jobs), {}
  for i = 1, n do drawn[i] = draw() end
  look(self, fresh(self, drawn, n))
  if self.interrupted then return so_far(self) end
  local settled = ascend(self, n)
  return {
    best = self.best, front = self.front, points = self.points, exact = false, sampled = n, bound = sample.bound(n),
    confidence = CONFIDENCE, settled = settled, interrupted = self.interrupted,
    refused = table.move(self.refused, 1, #self.refused, 1, {}),
  }
end

--- A whole number of at least 1 that an option may state; nil and a sentence.
local function whole(name, value, usual)
  local number = value == nil and usual or value
  if math.type(number) == "integer" and number >= 1 then return number end
  number = type(number) == "number" and math.tointeger(number)
  if number and number >= 1 then return number end
  return nil, ("%s is %s; it is a whole number, 1 or more"):format(name, schema.shown(value))
end

--- The best and the front of a space: what `choose(of, question, jobs or nil, progress)` (search.lua) finds, with
--- `exact`, or of a sample with sampled, bound and confidence; nil and a sentence. `options.points`: the most that are
--- all looked at, and how many a sample has; `seed` of the sample; `progress`, a function of the points done and of how
--- many there are at most.
function sample.run(of, question, options, choose)
  local most, message = whole("points", options.points, math.tointeger(POINTS_MAX[of.mode]))
  if not most then return nil, message end
  local seed
  seed, message = whole("seed", options.seed, 1)
  if not seed then return nil, message end
  if of.deployments * of.workloads > most then
    return sampled(of, question, options.points and most or math.tointeger(SAMPLE_POINTS[of.mode]), seed, choose,
      options.progress)
  end
  local total = of.deployments * of.workloads
  local found = choose(of, question, nil, options.progress and function(points) options.progress(points, total) end)
  if found.interrupted then return so_far(found) end
  found.exact = true
  return found
end

return sample
