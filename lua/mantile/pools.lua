-- pools.lua: prefill and decode on accelerators of their own, in closed form. Prompts queue for the prefill pool, their
-- caches are sent over, and the decode pool has all requests that have a first token.
--
--     requests/s = concurrency / (ttft + generation), and no more than the prefill pool serves
--     requests decoding = requests/s generation                                    (Little 1961)

local prefills = require "mantile.prefills"
local waits = require "mantile.waits"

local pools = {}

local ROUNDS = 6 -- of settling how many requests decode at once

local function round(x) return math.max(1, math.floor(x + 0.5)) end

--- The core's report of `decoding` requests in the pool.
local function decode_report(run, decoding)
  local pool = run.decode
  return pool.core:estimate {
    batch = round(decoding / pool.count), isl = run.isl, prefix = run.prefix, osl = run.osl,
  }
end

--- How many requests the memory of the decode pool holds; without a limit where it holds none, which is reported.
local function capacity_of(run)
  local pool = run.decode
  local most = pool.core:estimate {
    batch = round(run.concurrency / pool.count), isl = run.isl, prefix = run.prefix,
    osl = round(run.osl * pool.reserves),
  }.memory.max_batch
  return most and most > 0 and most * pool.count or math.huge
end

--- What follows from so many requests decoding.
local function settle(run, steps, each, state)
  local decode = decode_report(run, state.decoding).decode
  local own = steps:seconds(1) + run.transfer_s
  local step_s = decode.time_s * run.pooled
  local generation = (run.osl - 1) * step_s
  local free = generation + own -- a cycle without any wait
  local cycle = math.max(free, run.concurrency * each, run.concurrency / run.capacity * generation)
  local wait = waits.later {
    waves = run.waves, spread = run.spread, count = run.concurrency, each = each, generation = generation,
    head = run.concurrency * each, cycle = cycle,
  }
  wait = math.max(wait, cycle - free) -- where a pool is full, the rest of the cycle is waiting
  local decoding = math.min(run.capacity, run.concurrency * generation / (free + wait))
  return {
    step_s = step_s, own = own, generation = generation, wait = wait, cycle = free + wait,
    decoding = (state.decoding + decoding) / 2, -- halfway, as a longer step keeps more of them decoding
  }
end

--- What two pools do. `run`: concurrency, isl, prefix, osl, spread, waves, transfer_s, arrival_s, token_s, place_s,
--- pooled (how much longer steps of decoding take than in an engine that prefills too), and prefill and decode: core,
--- count, sharers, step_tokens, reserves.
function pools.of(run)
  run.capacity = capacity_of(run)
  local pool = run.prefill
  local steps = prefills.of({
    core = pool.core, isl = run.isl, prefix = run.prefix, dp = 1, sharers = pool.sharers,
    step_tokens = pool.step_tokens,
  }, math.max(1, run.concurrency / pool.count))
  local each = steps.full.time_s / (steps.most * pool.count) -- between prompts that are done
  local state = { decoding = run.concurrency }
  for _ = 1, ROUNDS do state = settle(run, steps, each, state) end
  local first = 1 / run.waves
  local burst = waits.burst(run.concurrency, steps.most * pool.count, steps.full.time_s, 0) + run.transfer_s
  local arrival = run.arrival_s + run.token_s * steps.new + run.place_s * run.concurrency
  local ttft = arrival + first * burst + (1 - first) * (state.own + state.wait)
  local e2e = ttft + state.generation
  local rate = math.min(run.concurrency / e2e, 1 / each) -- the first burst shortens the mean of the cycles
  return {
    ttft_s = ttft, tpot_s = run.osl > 1 and state.generation / (run.osl - 1) or state.step_s, e2e_s = e2e,
    throughput_tok_s = rate * run.osl, requests_s = rate, decoding = math.min(run.capacity, rate * state.generation),
    capacity = run.capacity < math.huge and run.capacity or nil, arrival_s = arrival, burst_s = first * burst,
    wait_s = (1 - first) * state.wait, prefill_batch = round(steps.most),
    decode_batch = math.max(1, math.ceil(rate * state.generation / run.decode.count - 1e-9)),
    prefill_requests_s = 1 / each, prefill_share = math.min(1, rate * each),
  }
end

return pools
