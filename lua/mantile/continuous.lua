-- continuous.lua: a closed loop in closed form. At every moment `concurrency` requests are on their way: whoever has
-- its last token is followed by the next one. Between steps of decoding the engine prefills the prompts that came.
--
--     generation = (osl - 1) decode step + what prompts of others take of it
--     ttft       = arrival + wait + own prefill; of the first requests the burst; and a queue for memory
--     requests decoding = concurrency generation / (ttft + generation)            (Little 1961)
--
-- The last line settles how many decode at once, in a few rounds.

local prefills = require "mantile.prefills"
local waits = require "mantile.waits"

local continuous = {}

local ROUNDS = 4 -- of settling how many requests decode at once

local function round(x) return math.max(1, math.floor(x + 0.5)) end

--- The core's report of a batch in each replica.
local function report_of(run, batch, osl)
  return run.core:estimate {
    batch = round(batch) * run.dp, isl = run.isl, prefix = run.prefix, osl = osl or run.osl,
  }
end

--- How many requests of the deployment its memory holds, of what the engine reserves for each; nil where it holds none,
--- which is reported, and the times are those that it would have.
function continuous.capacity(run)
  local most = report_of(run, run.concurrency / run.dp, round(run.osl * run.reserves)).memory.max_batch
  return most ~= 0 and (most or math.huge) or nil
end

--- What decoding adds to a step that prefills: caches to read, and further rows in products that are there anyway; all
--- of a step where the engine does one after the other.
local function decode_beside(run, steps, decode, decoding, prompts)
  if run.prompts_first then return decode.time_s end
  local rows = decoding / (prompts * steps.new)
  return math.min(decode.time_s, decode.kv_s + rows * (steps:seconds(prompts) - steps.overhead_s))
end

--- What follows from a state { decoding, arriving = prompts at once, cycle = seconds from a request to its successor }.
local function settle(run, steps, running, state)
  local decode = report_of(run, state.decoding).decode
  local prompts = math.max(1, math.min(steps.most, state.arriving))
  local prefill = steps:seconds(prompts)
  local beside = decode_beside(run, steps, decode, state.decoding, prompts)
  local stall = (prefill + beside - decode.time_s) / prompts -- what a prompt delays those that decode
  local own = prefill + (run.prompts_first and 0 or beside)
  local next_state = {
    decode = decode, beside = beside, busy = running * prefill / prompts,
    generation = run.osl == 1 and 0
      or (run.osl - 1) * decode.time_s + (1 - 1 / run.waves) * state.decoding * stall,
  }
  local full = (steps.full.time_s + (run.prompts_first and 0 or beside)) / steps.most
  local cycle = state.cycle or next_state.generation + own
  next_state.wait = waits.later {
    waves = run.waves, spread = run.spread, count = running, each = full, generation = next_state.generation,
    head = run.prompts_first and 0 or running * stall, cycle = cycle,
  } + own / 2 * math.min(1, running / prompts * own / cycle) + run.poll_steps * decode.time_s / 2
  next_state.steady = next_state.wait + own
  next_state.cycle = next_state.generation + next_state.steady
  next_state.arriving = running / next_state.cycle * (own + run.poll_steps * decode.time_s)
  next_state.decoding = running * next_state.generation / next_state.cycle
  return next_state
end

--- The mean wait for memory where fewer run than were asked for: of the first that wait, and of all later ones.
local function memory_wait(run, asked, running, cycle)
  local behind = asked - running
  return behind / running * cycle * (1 - 1 / run.waves + behind / asked / 2 / run.waves)
end

--- What a closed loop does. `run`: core, concurrency, isl, prefix, osl, dp, sharers (attention_dp), spread (of lengths
--- around their mean, 0 to 1), waves (requests for each place), step_tokens, poll_steps, prompts_first, reserves,
--- arrival_s, token_s, place_s.
function continuous.of(run)
  local asked, capacity = math.max(1, run.concurrency / run.dp), continuous.capacity(run)
  local running = math.max(1, math.min(asked, (capacity or math.huge) / run.dp))
  local steps = prefills.of(run, running)
  local state = { decoding = running, arriving = 1 }
  for _ = 1, ROUNDS do state = settle(run, steps, running, state) end
  local burst = waits.burst(running, steps.most, steps:seconds(math.min(running, steps.most)),
    run.prompts_first and 0 or state.beside)
  local first = 1 / run.waves
  local memory_wait_s = memory_wait(run, asked, running, state.cycle)
  local arrival = run.arrival_s + run.token_s * steps.new + run.place_s * running
  local ttft = arrival + first * burst + (1 - first) * state.steady + memory_wait_s
  local e2e = ttft + state.generation
  return {
    ttft_s = ttft, tpot_s = run.osl > 1 and state.generation / (run.osl - 1) or state.decode.time_s, e2e_s = e2e,
    throughput_tok_s = run.concurrency * run.osl / e2e, running = running * run.dp, decoding = state.decoding * run.dp,
    capacity = capacity and capacity < math.huge and capacity or nil, arrival_s = arrival, burst_s = first * burst,
    wait_s = (1 - first) * state.wait, memory_wait_s = memory_wait_s,
    prefill_share = math.min(1, state.busy / state.cycle),
  }
end

return continuous
