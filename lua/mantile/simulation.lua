-- simulation.lua: requests in modes continuous and disagg under traffic, request by request.
--
-- The core simulates (src/simulate/simulation.h). The report is that of the closed form at the mean number of requests
-- on their way, with times, throughputs and amounts of the simulation in place of its own, and with `simulation`:
-- distributions, and what engines did.

local closed_loop = require "mantile.closed_loop"
local core = require "mantile.core"
local tables = require "mantile.tables"
local traffic = require "mantile.traffic"

local simulation = {}

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
    max_sequences = r.max_sequences or e.max_sequences, poll_steps = r.poll_steps or 1, whole_prompts = whole,
    headroom = e.headroom or e.reserves, watermark = e.watermark, prefix_cache = keeps, swap_s_token = swap_of(r, placed),
  }
end

--- A pool of `count` replicas.
local function pool_of(r, placed, load, role, count)
  local pool = scheduler_of(r, placed)
  pool.deployment, pool.role, pool.count = placed.core, role, count
  pool.load = { batch = most_at_once(r, placed, load, count), isl = load.isl, osl = load.osl }
  return pool
end

--- The pools of a request: replicas that do both, or a pool for each.
local function pools_of(r, placed, loads)
  if r.mode == "continuous" then return { pool_of(r, placed, loads.both, "both", r.dp) } end
  return {
    pool_of(tables.merged(r, r.prefill), placed.prefill, loads.prefill, "prefill", r.prefill.count),
    pool_of(tables.merged(r, r.decode), placed.decode, loads.decode, "decode", r.decode.count),
  }
end

local function add_autoscale(pools, rule)
  if not rule then return end
  for _, pool in ipairs(pools) do
    pool.autoscale = tables.merged(rule, { least = rule.least or 1, most = rule.most or pool.count })
  end
end

--- What core.simulate takes of a checked request, and notes on its traffic; nil and a sentence.
local function terms_of(r, placed, loads)
  local t = r.traffic or traffic.of_request(r)
  local options, notes = traffic.options(t, r)
  if not options then return nil, notes end
  local pools = pools_of(r, placed, loads)
  add_autoscale(pools, r.autoscale)
  local one = placed.decode or placed
  return {
    pools = pools, traffic = core.traffic(options), router = r.router, policy = r.policy, failures = r.failures,
    max_positions = one.model.max_positions,
  }, notes
end
