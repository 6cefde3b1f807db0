-- closed_loop.lua: requests in modes continuous and disagg: what the core's closed forms (src/metrics/loop.h, pools.h)
-- take of them, and the report of both pools.

local core = require "mantile.core"

local closed_loop = {}

--- How an engine serves requests that follow one another, as core.deployment takes it: as measured, or as the engine
--- states it.
function closed_loop.serving(e, found)
  local step = found and found.step or {}
  return {
    prompts_first = e.prompts_first, reserves = e.reserves, arrival_s = step.arrival or e.arrival,
    token_s = step.prompt_token or e.prompt_token, place_s = step.place or e.place, burst_s = step.burst,
    warmup_s = step.warmup, handover_s = step.handover, pooled = step.pooled,
    pooled_prompt = step.pooled_prompt,
  }
end

--- What a request says of its loop, as core.explorer takes it.
function closed_loop.facts(r)
  return {
    spread = r.spread, waves = r.waves, poll_steps = r.poll_steps, hold_steps = r.hold_steps,
    hold_tokens = r.hold_tokens,
  }
end

--- A workload with what else the loops take.
local function run_of(r, load)
  local run = closed_loop.facts(r)
  run.concurrency, run.isl, run.osl, run.prefix = r.concurrency, load.isl, load.osl, load.prefix
  return run
end

--- The report of a request in mode continuous.
function closed_loop.report(r, placed, load)
  local report = placed.core:loop(run_of(r, load))
  report.loop.concurrency = r.concurrency
  return report
end

--- What is said of a loop whose memory holds fewer requests than are on their way; nil where it holds them.
local function memory_warning(loop)
  local share = loop.decode_utilisation
  local running = loop.running or (share and share > 0.999 and loop.capacity)
  if not running or running >= loop.concurrency then return nil end
  return ("memory holds %d requests of these lengths: %.0f more wait, so that TTFT says how long the queue is")
    :format(running, loop.concurrency - running)
end

--- Adds that to the warnings of a report.
function closed_loop.warn(report)
  local warning = memory_warning(report.loop)
  if not warning then return end
  report.warnings = report.warnings or {}
  table.insert(report.warnings, warning)
end

-- ---- two pools ------------------------------------------------------------------

--- Why a request cannot be a loop: a sentence and a field, or nil. `placed`: what it names, or what its pools do.
function closed_loop.refusal(r, placed)
  local of = r.mode == "disagg" and placed.decode or placed
  if not of.model.generates then return ("mode is %s, but %s makes no tokens"):format(r.mode, of.model.name), "mode" end
  if r.mode == "disagg" and #placed.prefill.hardware.links == 0 then
    local format = "prefill: %s states no links that caches could be sent over"
    return format:format(placed.prefill.hardware.id), "prefill"
  end
end

--- The core's report of a loop through both pools.
function closed_loop.of_pools(r, placed, load)
  local run = run_of(r, load)
  run.prefill_count, run.decode_count = r.prefill.count, r.decode.count
  return core.pools(placed.prefill.core, placed.decode.core, run)
end

local function pool_report(report, count, utilisation)
  return {
    count = count, gpus = report.gpus * count, hardware = report.hardware, deployment = report.deployment,
    memory = report.memory, utilisation = utilisation,
  }
end

--- One report of both pools: what the core reports of the loop, and of each pool's own report what it is made of.
function closed_loop.join(r, report, prefill, decode)
  local loop, numbers = report.loop, report
  report = decode
  report.pools = {
    prefill = pool_report(prefill, r.prefill.count, loop.prefill_utilisation),
    decode = pool_report(decode, r.decode.count, loop.decode_utilisation),
  }
  report.pools.prefill.requests_s = loop.prefill_requests_s
  for _, metric in ipairs(core.metrics()) do
    local key = metric.key:match "^[^.]*"
    report[key] = numbers[key]
  end
  report.pools.decode.memory = report.memory
  report.gpus = r.gpus
  report.workload.batch, report.workload.mode = r.concurrency, "disagg"
  for _, key in ipairs { "concurrency", "method", "spread", "waves" } do report.workload[key] = r[key] end
  loop.concurrency, report.loop = r.concurrency, loop
  return report
end

return closed_loop
