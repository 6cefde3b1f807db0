-- capacity.lua: how much load a deployment carries within limits, and how many replicas a load needs. Each try is a
-- simulation; more load is never easier, so that halving an interval finds the edge.

local schema = require "mantile.schema"
local simulate = require "mantile.simulate"
local tables = require "mantile.tables"

local capacity = {}

local SHARE = 0.99 -- of the requests that must keep the limits
local REQUESTS = 2000 -- of a try
local TOLERANCE = 0.01
local RATE_LEAST, DOUBLINGS = 1e-3, 60
local REPLICAS_MAX = 4096
local KEEPS_UP = 0.9 -- of the rate that is sent: what finishes in a run whose end has no arrivals

-- ---- one try --------------------------------------------------------------------

--- Whether the requests of a report kept the limits, and no queue grew.
local function holds(question, sim, rate)
  local finished = sim.outcomes.finished == sim.requests
  local behind = sim.duration_s - sim.requests / rate - (sim.e2e_s.max or 0)
  local keeps_up = behind <= (1 / KEEPS_UP - 1) * sim.requests / rate
  return finished and keeps_up and (sim.attainment or 0) >= question.share
end

--- A simulation at a rate with so many replicas; nil, message, field.
local function try(question, rate, replicas)
  local traffic = tables.merged(tables.merged({ requests = REQUESTS }, question.traffic), { rate = rate })
  if traffic.duration_s then traffic.requests = nil end
  local values = tables.merged(question.values, { traffic = traffic })
  if replicas then values.dp, values.gpus = replicas, nil end
  local report, message, field = simulate.run(values, { stop = question.stop })
  if type(report) ~= "table" then return nil, message, field end
  local sim = report.simulation
  local step = {
    rate = rate, replicas = replicas or report.deployment.dp, report = report, holds = holds(question, sim, rate),
  }
  question.tries[#question.tries + 1] = step
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

local function fewest_replicas(question, rate)
  local low, high, count = 0, nil, 1
  while not high and count <= REPLICAS_MAX and not question.stopped do
    local step, message, field = try(question, rate, count)
    if not step then return nil, message, field end
    if step.holds then high = step else low, count = count, count * 2 end
  end
  while high and high.replicas - low > 1 and not question.stopped do
    local step, message, field = try(question, rate, (low + high.replicas) // 2)
    if not step then return nil, message, field end
    if step.holds then high = step else low = step.replicas end
  end
  return { best = high }
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
  if type(traffic) ~= "table" then return nil, "traffic: a table is needed, not " .. schema.shown(traffic), "traffic" end
  for _, key in ipairs { "concurrency", "sessions", "ramp", "trace" } do
    if traffic[key] ~= nil or values[key] ~= nil then
      return nil, ("capacity sends requests at a rate of its own; leave out %s"):format(key), key
    end
  end
  local share, tolerance = options.share or SHARE, options.tolerance or TOLERANCE
  local message = number_above(share, "share") or number_above(tolerance, "tolerance") or
    number_above(traffic.rate, "rate")
  if not message and share > 1 then message = "share is above 1" end
  if message then return nil, message end
  return {
    values = values, traffic = traffic, share = share, start = 1,
    tolerance = tolerance, tries = {}, stop = options.stop,
  }
end

--- The highest rate within request.slo, or with a rate in its traffic the fewest replicas (dp) that carry it: { found =
--- { rate, replicas, report } or nil where nothing holds, beyond = the least rate that did not hold, tries = all of
--- them, share, stopped }; nil, message, field. `options`: share = of the requests that keep the limits (0.99),
--- tolerance = of the rate (0.01), stop = a function that is asked whether to end.
function capacity.of(values, options)
  local question, message, field = question_of(values, options or {})
  if not question then return nil, message, field end
  local rate, found = (values.traffic or {}).rate, nil
  if rate then
    found, message, field = fewest_replicas(question, rate)
  else
    found, message, field = highest_rate(question)
  end
  if not found then return nil, message, field end
  return {
    found = found.best, beyond = found.beyond, tries = question.tries, share = question.share, rate = rate,
    slo = values.slo, stopped = question.stopped or nil,
  }
end

return capacity
