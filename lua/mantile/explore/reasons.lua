-- reasons.lua: why the best of a search are the best: which limits bind each, and what a runner-up spends more of.

local core = require "mantile.core"
local estimate = require "mantile.estimate"
local run = require "mantile.explore.run"
local space = require "mantile.explore.space"
local tables = require "mantile.tables"

local reasons = {}

local function without(list, at)
  local rest = {}
  for i, item in ipairs(list) do
    if i ~= at then rest[#rest + 1] = item end
  end
  return rest
end

local CHUNKS_MAX = 64 -- of a deployment that are all looked at again

--- What a deployment comes to under these limits: its least first objective; nil where no workload keeps them. Of very
--- many workloads those near that of the row stand for all.
local function least(alone, question, limits, workload)
  local chunk = workload // run.chunk
  return run.all(alone, {
    where = limits, columns = question.objectives, keep = "best", objectives = #question.objectives, most = 1,
    threads = 1, jobs = run.chunks(alone) > CHUNKS_MAX and { chunk, chunk, 1 } or nil,
  }).best[1][1]
end

--- The limits without which the deployment of a row would do better, with what it would do then.
function reasons.binding(of, question, row)
  local alone = assert(space.of(tables.merged(assert(space.request(of, row.point // of.workloads)), of.grid)))
  local list = {}
  for l, limit in ipairs(question.limits) do
    local free = least(alone, question, without(question.limits, l), row.point % of.workloads)
    if free and free < question.sign * row.value then
      list[#list + 1] = { limit = limit.text, without = question.sign * free }
    end
  end
  return list
end

--- Of each phase of a report how many accelerators run a step of it, how often for each of `sequences` at once, and how
--- many tokens or items these make: of a loop the requests that run, and of pools a worker's batch.
local function phases_of(report)
  local load, loop, pools = report.workload, report.loop, report.pools
  if not report.decode then return { { "forward", gpus = report.gpus, steps = 1, made = load.batch } } end
  local function phase(name, steps, batch)
    local pool = pools and pools[name]
    return {
      name, gpus = pool and pool.gpus / pool.count or report.gpus, steps = steps, made = batch * load.osl, pool = pool,
    }
  end
  local running = loop and math.max(1, math.floor(loop.running or 1)) or load.batch
  return {
    phase("prefill", 1, pools and loop.prefill_batch or running),
    phase("decode", load.osl - 1, pools and loop.decode_batch or running),
  }
end

--- Seconds of an accelerator for each token or item, by phase and cause; a pool that prefills waits for prompts too.
local function spent(report)
  local list = {}
  for _, phase in ipairs(phases_of(report)) do
    local name, pool = phase[1], phase.pool
    for _, cause in ipairs(core.causes()) do
      local seconds = report[name][cause .. "_s"] or 0
      list[#list + 1] = { phase = name, cause = cause, seconds = phase.gpus * seconds * phase.steps / phase.made }
    end
    if pool and name == "prefill" then
      local idle = pool.gpus / report.throughput_tok_s * (1 - pool.utilisation)
      list[#list + 1] = { phase = name, cause = "idle", seconds = idle }
    end
  end
  return list
end

--- What the time of a deployment goes to more than that of the winner: the largest such part.
function reasons.lost(report, winner)
  local mine, best, most = spent(report), spent(winner), nil
  for i, part in ipairs(mine) do
    local more = part.seconds - best[i].seconds
    if more > 0 and (not most or more > most.more) then
      most = { phase = part.phase, cause = part.cause, more = more, seconds = part.seconds, best = best[i].seconds }
    end
  end
  return most
end

--- Adds to each of the best its bottleneck, what binds it, and what it lost to the first.
function reasons.add(of, question, list)
  local winner
  for i, row in ipairs(list) do
    local report = assert(estimate.report(row.request))
    winner = winner or report
    row.binds, row.lost = reasons.binding(of, question, row), i > 1 and reasons.lost(report, winner) or nil
    row.bottleneck = (report.decode or report.forward).bottleneck
  end
end

return reasons
