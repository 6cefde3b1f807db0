-- simulation.lua: requests in modes continuous and disagg under traffic, request by request.
--
-- The core simulates (src/simulate/simulation.h). The report is that of the closed form at the mean number of requests
-- on their way, with times, throughputs and amounts of the simulation in place of its own, and with `simulation`:
-- distributions, and what engines did.

local core = require "mantile.core"
local plain = require "mantile.plain"
local tables = require "mantile.tables"
local traffic = require "mantile.traffic"

local simulation = {
  requests_most = nil, -- of one simulation: whoever answers others sets it, as each takes memory
}

-- ---- what the core takes ------------------------------------------------------

--- Requests that a replica may have at once, for the memory that its steps need beside caches.
local function most_at_once(r, placed, load, count)
  local asked = math.max(1, math.ceil((r.concurrency or 256) / count))
  local largest = placed.core:estimate(tables.merged(load, { batch = asked * r.dp })).memory.max_batch or asked
  return math.max(1, math.min(asked, math.floor(largest / r.dp)))
end

local function swap_of(r, placed)
  if r.preemption ~= "swap" then return 0 end
  local report = placed.core:estimate { batch = 1, isl = 1024, osl = 1, prefix = 0 }
  return report.memory.kv_bytes_per_token / r.swap_bandwidth
end

local function scheduler_of(r, placed)
  local e = placed.engine
  local keeps = r.prefix_cache
  if keeps == nil then keeps = e.prefix_cache end
  local whole = e.whole_prompts
  if r.schedule then whole = r.schedule == "whole" end
  return {
    max_sequences = r.max_sequences or e.max_sequences, poll_steps = r.poll_steps or 1, hold_steps = r.hold_steps,
    hold_tokens = r.hold_tokens, whole_prompts = whole, headroom = e.headroom or e.reserves, watermark = e.watermark,
    prefix_cache = keeps, swap_s_token = swap_of(r, placed),
  }
end

--- A pool of `count` replicas.
local function pool_of(r, placed, load, role, count)
  local pool = scheduler_of(r, placed)
  pool.deployment, pool.role, pool.count = placed.core, role, count
  pool.load = { batch = most_at_once(r, placed, load, count), isl = load.isl, osl = load.osl }
  return pool
end

--- The pools of a request: replicas that do both, a pool for each, or a fleet.
local function pools_of(r, placed, loads)
  if r.fleet then
    local pools = {}
    for i, of in ipairs(r.fleet) do
      pools[i] = pool_of(tables.merged(r, of), placed[i], loads[i], of.role, of.count)
    end
    return pools
  end
  if r.mode == "continuous" then return { pool_of(r, placed, loads.both, "both", r.dp) } end
  return {
    pool_of(tables.merged(r, r.prefill), placed.prefill, loads.prefill, "prefill", r.prefill.count),
    pool_of(tables.merged(r, r.decode), placed.decode, loads.decode, "decode", r.decode.count),
  }
end

local function add_autoscale(pools, rule)
  if not rule then return end
  for _, pool in ipairs(pools) do
    pool.autoscale = rule
  end
end

--- What core.simulate takes of a checked request, and notes on its traffic; nil and a sentence.
local function terms_of(r, placed, loads, trace)
  local options, notes = trace and { trace = trace }, {}
  if not options then options, notes = traffic.options(r.traffic or traffic.of_request(r), r) end
  if not options then return nil, notes end
  local pools = pools_of(r, placed, loads)
  add_autoscale(pools, r.autoscale)
  local one = placed.decode or placed[1] or placed
  return {
    pools = pools, traffic = core.traffic(options), router = r.router, policy = r.policy, failures = r.failures,
    max_positions = one.model.max_positions, image_tokens = one.structure.input_tokens,
  }, notes
end

-- ---- what comes back ------------------------------------------------------------

local SECONDS_PER_HOUR, SECONDS_PER_YEAR, JOULES_PER_KWH = 3600, 365.25 * 24 * 3600, 3.6e6

--- What the pools took: joules of the site, and what their time cost, each nil where it is not known.
local function footprint_of(totals, of_pools)
  local joules, usd, embodied = 0, 0, 0
  for p, pool in ipairs(totals.pools) do
    local of = of_pools[p]
    local a, gpus = of.assumptions, of.gpus
    local idle = a.idle and pool.joules and a.idle.value * (pool.up_s - pool.busy_s)
    joules = joules and idle and joules + gpus * a.pue.value * (pool.joules + idle)
    usd = usd and a.price and usd + gpus * a.price.value / SECONDS_PER_HOUR * pool.up_s
    embodied = embodied + gpus * pool.up_s * a.embodied.value * 1000 / (a.lifetime.value * SECONDS_PER_YEAR)
  end
  return joules or nil, usd or nil, embodied
end

--- Puts amounts of the simulation in place of those of a closed form.
local function set_amounts(report, sim, totals, of_pools)
  local joules, usd, embodied = footprint_of(totals, of_pools)
  local tokens, finished = sim.throughput_tok_s * sim.span_s, sim.outcomes.finished
  local grid = of_pools[1].assumptions.grid.value
  report.power_w = joules and joules / totals.end_s
  report.energy_j_per_token = joules and joules / tokens
  report.carbon_g_per_mtok = joules and (joules / JOULES_PER_KWH * grid + embodied) / tokens * 1e6
  report.cost_usd_per_mtok = usd and usd / tokens * 1e6
  sim.energy_j_per_request = joules and joules / finished
  sim.cost_usd_per_request = usd and usd / finished
end

local function set_times(report, sim)
  report.ttft_s, report.tpot_s, report.e2e_s = sim.ttft_s.mean, sim.tpot_s.mean or report.tpot_s, sim.e2e_s.mean
  report.throughput_tok_s, report.throughput_tok_s_gpu = sim.throughput_tok_s, sim.throughput_tok_s / report.gpus
  report.tok_s_user = 1 / report.tpot_s
end

--- Of a pool's replicas, on average over their time.
local function pool_shares(pool, role)
  local up = math.max(pool.up_s, 1e-300)
  return {
    role = role, replicas = pool.up_s, most_up = pool.most_up, busy = pool.busy_s / up, prefill = pool.prefill_s / up,
    waiting = pool.waiting_s / up, kv_utilisation = pool.blocks_s > 0 and pool.used_s / pool.blocks_s or nil,
    kv_peak = pool.blocks > 0 and pool.most_used / pool.blocks or nil, kv_blocks = pool.blocks, steps = pool.steps,
    preemptions = pool.preemptions,
  }
end

local GROUPS_MAX = 10000 -- that a report tells apart

--- The part of a report that is the simulation's: distributions and what engines did.
local function part_of(result, r, terms)
  local totals = result:totals()
  local t, slo = r.traffic or {}, r.slo or {}
  local groups = type(t.groups) == "table" and (t.groups.count or #t.groups) or nil
  if groups and groups > GROUPS_MAX then groups = nil end
  local sim = result:summary {
    warmup = t.warmup, ttft_s = slo.ttft_s, tpot_s = slo.tpot_s, e2e_s = slo.e2e_s, groups = groups,
  }
  sim.itl_s, sim.duration_s, sim.slo, sim.stopped = totals.gaps, totals.end_s, r.slo, totals.stopped or nil
  sim.lost_tokens, sim.pools = totals.lost_tokens, {}
  for p, pool in ipairs(totals.pools) do
    sim.pools[p] = pool_shares(pool, terms.pools[p].role)
    sim.pools[p].replicas = pool.up_s / math.max(totals.end_s, 1e-300)
  end
  return sim, totals
end

--- Requests on their way on average (Little 1961), of which the closed form is asked.
local function mean_on_way(sim)
  local load = (sim.throughput_req_s or 0) * (sim.e2e_s.mean or 0)
  return math.max(1, math.min(1 << 30, math.floor(load + 0.5)))
end

--- What the closed form says of a closed loop of as many requests as were on their way.
local function formula_of(r, closed)
  return { concurrency = r.concurrency, ttft_s = closed.ttft_s, tpot_s = closed.tpot_s, e2e_s = closed.e2e_s }
end

local rejections = {
  too_long = "%d requests are longer than the model's positions: refused",
  too_large = "%d requests are larger than all memory for caches: refused",
  lost = "%d requests were refused by the router or the policy",
  running = "%d requests are not at their end",
}

local function warnings_of(sim, notes)
  local list = table.move(notes, 1, #notes, 1, {})
  for _, outcome in ipairs(tables.keys(rejections)) do
    local count = sim.outcomes[outcome]
    if count > 0 then list[#list + 1] = rejections[outcome]:format(count) end
  end
  return list
end

local FULL = 0.98 -- of the blocks in use, above which requests wait for memory

--- What is said of a pool whose memory is full: `capacity` is how many requests it holds, or nil.
local function memory_warning(pool, capacity)
  if (pool.kv_peak or 0) <= FULL or pool.waiting < 1 then return nil end
  local holds = capacity and ("memory holds %d requests of the mean lengths"):format(capacity) or "memory is full"
  return ("%s: %.0f more wait on average, so that TTFT says how long the queue is"):format(holds, pool.waiting)
end

--- A simulation of a checked request: { sim = the report's part, totals = the core's, warnings = }; nil and a sentence.
--- `placed` and `loads`: what it names and its workload, or those of each pool by name. `options`: stop = a function
--- that is asked whether to end, timeline = how many steps and requests of it are kept; simulated is set to what
--- core.simulate gave.
function simulation.run(r, placed, loads, options)
  local terms, notes = terms_of(r, placed, loads, options and options.trace)
  if not terms then return nil, notes end
  options = options or {}
  terms.stop, terms.timeline, terms.requests_most = options.stop, options.timeline, simulation.requests_most
  local ok, result = pcall(core.simulate, terms)
  if not ok then return nil, plain(result) end
  local sim, totals = part_of(result, r, terms)
  options.simulated = result
  return { sim = sim, totals = totals, warnings = warnings_of(sim, notes) }
end

--- Checked request `r` as the closed form is asked, which then says what a step and the memory are like: with as many
--- requests on their way, of such lengths, as there were on average.
function simulation.mean_request(r, run)
  local sim = run.sim
  if not r.traffic or sim.outcomes.finished == 0 then
    return tables.merged(r, { concurrency = r.concurrency or 1 })
  end
  local function whole(tokens) return math.max(1, math.floor(tokens / sim.throughput_req_s + 0.5)) end
  return tables.merged(r, {
    concurrency = r.concurrency or mean_on_way(sim), isl = whole(sim.input_tok_s), osl = whole(sim.throughput_tok_s),
    prefix = 0,
  })
end

--- Puts numbers of the simulation in a report of the closed form. `of_pools`: what a replica of each pool is: gpus, and
--- the assumptions of its report.
function simulation.add(report, run, of_pools, r)
  run.sim.formula = report.loop and formula_of(r, report)
  run.sim.capacity = report.loop and report.loop.capacity
  report.loop, report.simulation = nil, run.sim
  if run.sim.outcomes.finished > 0 then
    set_times(report, run.sim)
    set_amounts(report, run.sim, run.totals, of_pools)
  end
  report.warnings = report.warnings or {}
  table.move(run.warnings, 1, #run.warnings, #report.warnings + 1, report.warnings)
  for _, pool in ipairs(run.sim.pools) do
    report.warnings[#report.warnings + 1] = memory_warning(pool, run.sim.capacity)
  end
  if #report.warnings == 0 then report.warnings = nil end
end

--- One report of a fleet, of reports of a replica of each of its pools.
function simulation.join(r, run, of_pools, mean)
  local report, fleet = of_pools[1], {}
  for i, pool in ipairs(r.fleet) do
    local of = of_pools[i]
    fleet[i] = {
      role = pool.role, count = pool.count, gpus = of.gpus * pool.count, hardware = of.hardware,
      deployment = of.deployment, memory = of.memory,
    }
    if not of.memory.fits then report.memory.fits = false end
  end
  local replicas = table.move(of_pools, 2, #of_pools, 2, { tables.merged(report) })
  report.gpus, report.fleet, report.bands = r.gpus, fleet, nil
  report.workload.mode, report.workload.method, report.workload.concurrency = r.mode, r.method, mean.concurrency
  simulation.add(report, run, replicas, mean)
  return report
end

return simulation
