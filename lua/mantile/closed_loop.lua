-- closed_loop.lua: requests in modes continuous and disagg, as the closed forms take them, and what a report has of
-- them: numbers of the loop in place of those of a batch.

local continuous = require "mantile.continuous"
local pools = require "mantile.pools"

local closed_loop = {}

--- What a prompt waits for before any step, as measured or as the engine states it.
local function arrival_of(placed)
  local e, step = placed.engine, placed.costs.calibration and placed.costs.calibration.step or {}
  return step.arrival or e.arrival, step.prompt_token or e.prompt_token, step.place or e.place
end

--- What both modes take of a request.
local function run_of(r, placed, load)
  local run = {
    concurrency = r.concurrency, isl = load.isl, prefix = load.prefix, osl = load.osl, spread = r.spread,
    waves = r.waves,
  }
  run.arrival_s, run.token_s, run.place_s = arrival_of(placed)
  return run
end

local function step_tokens(r, placed) return r.step_tokens or placed.engine.step_tokens or math.huge end

--- The closed loop that a request in mode continuous asks for.
function closed_loop.of(r, placed, load)
  local run, e = run_of(r, placed, load), placed.engine
  run.core, run.dp, run.sharers, run.poll_steps = placed.core, r.dp, r.attention_dp, r.poll_steps
  run.step_tokens, run.prompts_first, run.reserves = step_tokens(r, placed), e.prompts_first, e.reserves
  return continuous.of(run)
end

--- Puts a loop in place of a batch, of which the report has memory, steps and power.
function closed_loop.add(report, loop, r)
  local factor = report.throughput_tok_s / loop.throughput_tok_s -- of amounts per token, as power stays
  for _, key in ipairs { "cost_usd_per_mtok", "energy_j_per_token", "carbon_g_per_mtok" } do
    if report[key] then report[key] = report[key] * factor end
  end
  for _, key in ipairs { "ttft_s", "tpot_s", "e2e_s", "throughput_tok_s" } do report[key] = loop[key] end
  report.tok_s_user, report.decode_tok_s = 1 / loop.tpot_s, loop.decoding / loop.tpot_s
  report.throughput_tok_s_gpu = loop.throughput_tok_s / r.gpus
  report.loop = {
    concurrency = r.concurrency, running = loop.running, decoding = loop.decoding, capacity = loop.capacity,
    prefill_utilisation = loop.prefill_share, arrival_s = loop.arrival_s, burst_s = loop.burst_s,
    wait_s = loop.wait_s, memory_wait_s = loop.memory_wait_s,
  }
end

-- ---- two pools ------------------------------------------------------------------

--- Seconds in which an accelerator sends its part of a prompt's cache, over the first level of links that joins all
--- accelerators; nil and a sentence where there is none.
local function transfer_of(r, placed, load)
  local links = placed.hardware.links
  local link = links[#links]
  for i = #links, 1, -1 do
    if (links[i].domain or math.huge) >= r.gpus then link = links[i] end
  end
  if not link then return nil, ("%s states no links that caches could be sent over"):format(placed.hardware.id) end
  local bytes = placed.core:estimate { batch = 1, isl = load.isl, osl = 1, prefix = 0 }.memory.kv_cache_bytes
  return link.latency + bytes / link.bandwidth
end

local function pool_of(r, placed)
  return {
    core = placed.core, count = r.count, sharers = r.attention_dp, step_tokens = step_tokens(r, placed),
    reserves = placed.engine.reserves,
  }
end

--- The loop through both pools; nil, message, field.
function closed_loop.of_pools(r, placed, load)
  local run = run_of(r, placed.decode, load)
  local message
  run.transfer_s, message = transfer_of(r, placed.prefill, load)
  if not run.transfer_s then return nil, "prefill: " .. message, "prefill" end
  local step = placed.decode.costs.calibration and placed.decode.costs.calibration.step or {}
  run.arrival_s, run.pooled = run.arrival_s + (step.handover or 0), step.pooled or 1
  run.prefill, run.decode = pool_of(r.prefill, placed.prefill), pool_of(r.decode, placed.decode)
  local loop = pools.of(run)
  loop.transfer_s = run.transfer_s
  return loop
end

local SECONDS_PER_YEAR, JOULES_PER_KWH = 365.25 * 24 * 3600, 3.6e6

--- Watts of a pool's site, of which that share of the time is spent at work.
local function power_of(report, count, share)
  local idle = report.assumptions.idle
  if not report.power_w or not idle then return nil end
  return count * (report.power_w * share + idle.value * report.assumptions.pue.value * report.gpus * (1 - share))
end

local function add_footprint(report, parts, gpus)
  local throughput, watts, usd = report.throughput_tok_s, 0, 0
  for _, part in ipairs(parts) do
    local own, price = power_of(part.report, part.count, part.share), part.report.assumptions.price
    watts = watts and own and watts + own
    usd = usd and price and usd + price.value / 3600 * part.report.gpus * part.count
  end
  report.cost_usd_per_mtok = usd and usd / throughput * 1e6 or nil
  report.power_w, report.energy_j_per_token, report.carbon_g_per_mtok = nil, nil, nil
  if not watts then return end
  local a = report.assumptions
  local embodied = gpus * a.embodied.value * 1000 / (a.lifetime.value * SECONDS_PER_YEAR)
  report.power_w, report.energy_j_per_token = watts, watts / throughput
  report.carbon_g_per_mtok = (watts / JOULES_PER_KWH * a.grid.value + embodied) / throughput * 1e6
end

local function pool_report(report, count, utilisation)
  return {
    count = count, gpus = report.gpus * count, hardware = report.hardware, deployment = report.deployment,
    memory = report.memory, utilisation = utilisation,
  }
end

--- One report of both pools: `prefill` is a full step of the one, everything else that of the other and of the loop.
function closed_loop.join(r, loop, prefill, decode)
  local report = decode
  local filled = loop.capacity and loop.decoding / loop.capacity or 0
  report.pools = {
    prefill = pool_report(prefill, r.prefill.count, loop.prefill_share),
    decode = pool_report(decode, r.decode.count, math.min(1, filled)),
  }
  report.pools.prefill.requests_s = loop.prefill_requests_s
  for _, key in ipairs { "ttft_s", "tpot_s", "e2e_s", "throughput_tok_s" } do report[key] = loop[key] end
  add_footprint(report, {
    { report = prefill, count = r.prefill.count, share = loop.prefill_share },
    { report = decode, count = r.decode.count, share = 1 },
  }, r.gpus)
  report.gpus, report.prefill = r.gpus, prefill.prefill
  report.tok_s_user, report.decode_tok_s = 1 / loop.tpot_s, loop.decoding / loop.tpot_s
  report.throughput_tok_s_gpu = loop.throughput_tok_s / r.gpus
  report.workload.batch, report.workload.mode = r.concurrency, "disagg"
  for _, key in ipairs { "concurrency", "method", "spread", "waves" } do report.workload[key] = r[key] end
  report.loop = {
    concurrency = r.concurrency, decoding = loop.decoding, capacity = loop.capacity, requests_s = loop.requests_s,
    prefill_utilisation = loop.prefill_share, arrival_s = loop.arrival_s, burst_s = loop.burst_s, wait_s = loop.wait_s,
    transfer_s = loop.transfer_s,
  }
  report.memory = decode.memory
  if not prefill.memory.fits then report.memory.fits = false end
  return report
end

return closed_loop
