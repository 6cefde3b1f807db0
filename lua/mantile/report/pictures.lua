-- pictures.lua: the pictures that a report has on its page: what steps take, what fills memory, the roofline or, of a
-- simulation, the timeline. Of pools one of each kind for all of them, and a roofline for each.

local estimate = require "mantile.estimate"
local picture = require "mantile.picture"
local request = require "mantile.request"
local tables = require "mantile.tables"

local pictures = {}

local POOLS_MAX = 12 -- side by side
local ROOFLINES_MAX = 4

-- ---- of several pools ---------------------------------------------------------------

--- A batch, which may be a mean.
local function whole(batch) return math.max(1, math.floor(batch or 1)) end

--- Pools as { of = what the report says of it, request = of one worker, phase = the step that it runs or nil }.
local function pools_of(values, report)
  local list, loop = {}, report.loop or {}
  for _, phase in ipairs(report.pools and { "prefill", "decode" } or {}) do
    local own = tables.merged(values[phase], { batch = whole(loop[phase .. "_batch"]) })
    list[#list + 1] = { of = report.pools[phase], request = request.of_pool(values, own), phase = phase }
  end
  for i, of in ipairs(report.fleet or {}) do
    local own = tables.merged(values.fleet[i], { batch = whole(report.workload.batch) })
    local phase = of.role ~= "both" and of.role or nil
    if i <= POOLS_MAX then list[i] = { of = of, request = request.of_pool(values, own), phase = phase } end
  end
  return list
end

--- A report of a worker of each pool, with the memory that the pool has under the load.
local function worker_reports(pools, report)
  local list = {}
  for i, pool in ipairs(pools) do
    local of = estimate.report(pool.request)
    if not of then return nil end
    list[i] = tables.merged(of, {
      memory = pool.of.memory, model = report.model .. (pool.phase and ", " .. pool.phase or ""),
    })
  end
  return list
end

local function of_pools(values, report, add)
  local pools = pools_of(values, report)
  local workers = worker_reports(pools, report)
  add("latency", report.pools and report or workers)
  add("memory", workers)
  for i = 1, math.min(#pools, ROOFLINES_MAX) do add("roofline", pools[i].request, { phase = pools[i].phase }) end
end

-- ---- of one ------------------------------------------------------------------------

local function of_one(values, report, run, add)
  add("latency", report)
  add("latency", report.layers and report or nil, { by = "layer" })
  add("memory", report)
  add("roofline", not run and values or nil)
end

--- The pictures of a request's report, and of its run where it was simulated.
function pictures.of(values, report, run)
  local list = {}
  local function add(kind, source, options)
    local drawing = source and picture[kind](source, options)
    if drawing then list[#list + 1] = drawing end
  end
  if report.pools or report.fleet then of_pools(values, report, add) else of_one(values, report, run, add) end
  add("timeline", run)
  return list
end

return pictures
