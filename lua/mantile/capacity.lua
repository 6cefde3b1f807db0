-- capacity.lua: how much load a deployment carries within limits, and how many replicas a load needs. Each try is a
-- simulation; more load is never easier, so that halving an interval finds the edge.

local schema = require "mantile.schema"
local simulate = require "mantile.simulate"
local tables = require "mantile.tables"

local capacity = {}
local class = { __name = "mantile.capacity" }

local SHARE = 0.99 -- of the requests that must keep the limits
local REQUESTS, REQUESTS_MAX = 2000, 1000000 -- of a try
local SETTLED = 10 -- requests come for so many times as long as one takes
local TOLERANCE = 0.01
local RATE_LEAST, DOUBLINGS = 1e-3, 60
local REPLICAS_MAX = 4096
local KEEPS_UP = 0.9 -- of the rate that is sent: what finishes in a run whose end has no arrivals

capacity.fields = {
  { "share", "fraction", default = SHARE, help = "of the requests that must keep the limits" },
  { "tolerance", "positive", default = TOLERANCE, help = "of the rate" },
  { "stop", "function?", help = "is asked now and then whether to end" },
}

-- ---- one try --------------------------------------------------------------------

--- Whether the requests of a report kept the limits, and no queue grew.
local function holds(question, sim, rate)
  local finished = sim.outcomes.finished == sim.requests
  local behind = sim.duration_s - sim.requests / rate - (sim.e2e_s.max or 0)
  local keeps_up = behind <= (1 / KEEPS_UP - 1) * sim.requests / rate
  return finished and keeps_up and (sim.attainment or 0) >= question.share
end

--- The report of so many requests at a rate; nil, message, field.
local function report_of(question, rate, replicas, requests)
  local traffic = tables.merged(question.traffic, { rate = rate })
  if not traffic.duration_s then traffic.requests = traffic.requests or requests end
  local values = tables.merged(question.values, { traffic = traffic })
  if replicas and values.mode == "disagg" then
    for pool, count in pairs(replicas) do values[pool] = tables.merged(values[pool] or {}, { count = count }) end
  elseif replicas then
    values.dp, values.gpus = replicas.dp, nil
  end
  return simulate.run(values, { stop = question.stop })
end

--- How many replicas a report is of: { dp = } or { prefill =, decode = }.
local function counts_of(report)
  local pools = report.pools
  return pools and { prefill = pools.prefill.count, decode = pools.decode.count } or { dp = report.deployment.dp }
end

--- How many requests it takes until a queue that grows shows.
local function settling(report, rate)
  return math.ceil(SETTLED * rate * (report.simulation.e2e_s.mean or 0))
end

--- A simulation at a rate with so many replicas (counts_of), long enough to see a queue grow; nil, message, field.
local function try(question, rate, replicas)
  local key = ("%.17g %d %d"):format(rate, replicas and (replicas.dp or replicas.prefill) or 0,
    replicas and replicas.decode or 0)
  if question.tried[key] then return question.tried[key] end
  local report, message, field = report_of(question, rate, replicas, REQUESTS)
  if not report then return nil, message, field end
  local stated, needed = question.traffic.requests or question.traffic.duration_s, settling(report, rate)
  if not stated and needed > REQUESTS and holds(question, report.simulation, rate) then
    if needed > REQUESTS_MAX then
      return nil, ("%.3g requests/s takes more than %d requests to settle; state traffic.requests"):format(rate,
        REQUESTS_MAX), "traffic"
    end
    report, message, field = report_of(question, rate, replicas, needed)
    if not report then return nil, message, field end
  end
  local sim = report.simulation
  local step = {
    rate = rate, replicas = replicas or counts_of(report), report = report, holds = holds(question, sim, rate),
  }
  question.tries[#question.tries + 1], question.tried[key] = step, step
  question.stopped = question.stopped or sim.stopped
  return step
end

-- ---- the highest rate -----------------------------------------------------------

--- The bounds of the edge: a rate that holds, or nil, and one that does not.
local function bracket(question)
  local low, high
  local rate = question.start
  for _ = 1, DOUBLINGS do
    local step, message, field = try(question, rate)
    if not step then return nil, message, field end
    if question.stopped then break end
    if step.holds then low = step else high = step end
    if low and high or rate < RATE_LEAST then break end
    rate = step.holds and rate * 2 or rate / 2
  end
  return { low = low, high = high }
end

local function highest_rate(question)
  local bounds, message, field = bracket(question)
  if not bounds then return nil, message, field end
  local low, high = bounds.low, bounds.high
  while low and high and high.rate / low.rate > 1 + question.tolerance and not question.stopped do
    local step
    step, message, field = try(question, (low.rate * high.rate) ^ 0.5)
    if not step then return nil, message, field end
    if step.holds then low = step else high = step end
  end
  return { best = low, beyond = high }
end

-- ---- the fewest replicas --------------------------------------------------------

--- The least whole number from 1 to `most` at which a try holds, which it does at `most`, as that try; nil, message,
--- field. `replicas_of(n)`: how many replicas that is.
local function least(question, rate, most, replicas_of)
  local low, high, best = 0, most, nil
  while high - low > (best and 1 or 0) and not question.stopped do
    local count = best and (low + high) // 2 or high
    local step, message, field = try(question, rate, replicas_of(count))
    if not step then return nil, message, field end
    if step.holds then
      high, best = count, step
    else
      low = count
      if not best then break end
    end
  end
  return best or {}
end

--- As many of each as hold together, by doubling: that number; nil where none does; false, message, field.
local function enough(question, rate, replicas_of)
  local count = 1
  while count <= REPLICAS_MAX and not question.stopped do
    local step, message, field = try(question, rate, replicas_of(count))
    if not step then return false, message, field end
    if step.holds then return count, step end
    count = count * 2
  end
end

--- The fewest replicas, all alike.
local function fewest_replicas(question, rate)
  local function replicas_of(count) return { dp = count } end
  local most, step, field = enough(question, rate, replicas_of)
  if most == false then return nil, step, field end
  if not most or most == 1 then return { best = step } end
  local best
  best, step, field = least(question, rate, most, replicas_of)
  if not best then return nil, step, field end
  return { best = best.report and best }
end

--- The fewest accelerators in two pools: for each number of workers that prefill, the least that decode.
local function fewest_workers(question, rate)
  local most, best, field = enough(question, rate, function(count) return { prefill = count, decode = count } end)
  if most == false then return nil, best, field end
  local message
  for prefill = 1, most or 0 do
    local each = best.report.pools.prefill.gpus // best.report.pools.prefill.count
    if question.stopped or prefill * each >= best.report.gpus then break end
    local step
    step, message, field = least(question, rate, most, function(n) return { prefill = prefill, decode = n } end)
    if not step then return nil, message, field end
    if step.report and step.report.gpus < best.report.gpus then best = step end
  end
  return { best = best }
end

-- ---- questions ------------------------------------------------------------------

local function number_above(value, what)
  if value == nil or type(value) == "number" and value > 0 and value < math.huge then return nil end
  return ("%s is %s; it is a number above 0"):format(what, schema.shown(value))
end

--- What is asked: the request without its rate; nil, message, field.
local function question_of(values, options)
  if type(values) ~= "table" then return nil, "a request is a table, not " .. schema.shown(values) end
  if type(values.slo) ~= "table" then return nil, "say what limits hold, like slo = { ttft_s = 0.5 }", "slo" end
  local traffic = values.traffic or {}
  if type(traffic) ~= "table" then
    return nil, "traffic: a table is needed, not " .. schema.shown(traffic), "traffic"
  end
  for _, key in ipairs { "concurrency", "sessions", "ramp", "trace" } do
    if traffic[key] ~= nil or values[key] ~= nil then
      return nil, ("capacity sends requests at a rate of its own; leave out %s"):format(key), key
    end
  end
  if values.fleet and traffic.rate then
    return nil, "a fleet has the counts that it states; leave out the rate to ask how much it carries", "fleet"
  end
  local share, tolerance = options.share or SHARE, options.tolerance or TOLERANCE
  local message = number_above(share, "share") or number_above(tolerance, "tolerance") or
    number_above(traffic.rate, "rate")
  if not message and share > 1 then message = "share is above 1" end
  if message then return nil, message end
  return {
    values = values, traffic = traffic, share = share, start = 1,
    tolerance = tolerance, tries = {}, tried = {}, stop = options.stop,
  }
end

--- The highest rate within request.slo; or, with a rate in its traffic, the fewest replicas that carry it: dp, or the
--- counts of both pools. { found = { rate, replicas, report } or nil where nothing holds, beyond = the least rate that
--- did not hold, tries = all of them, share, stopped }; nil, message, field. `options`: share = of the requests that
--- keep the limits (0.99), tolerance = of the rate (0.01), stop = a function that is asked whether to end.
function capacity.of(values, options)
  local question, message, field = question_of(values, options or {})
  if not question then return nil, message, field end
  local rate = question.traffic.rate
  local found
  if rate then
    found, message, field = (values.mode == "disagg" and fewest_workers or fewest_replicas)(question, rate)
  else
    found, message, field = highest_rate(question)
  end
  if not found then return nil, message, field end
  return setmetatable({
    found = found.best, beyond = found.beyond, tries = question.tries, share = question.share, rate = rate,
    slo = values.slo, stopped = question.stopped or nil,
  }, class)
end

class.__tostring = function(self) return require("mantile.report.capacity_text").of(self) end

return capacity
