-- continuous.lua: a closed loop in closed form. At every moment `concurrency` requests are on their way: whoever has
-- its last token is followed by the next one. Between steps of decoding the engine prefills the prompts that came.
--
--     generation = (osl - 1) decode step + what prompts of others take of it
--     ttft       = arrival + wait + own prefill, the first burst and a queue for memory included
--     requests decoding = concurrency generation / (ttft + generation)            (Little 1961)
--
-- The last line settles how many decode at once, in a few rounds.

local continuous = {}

local ROUNDS = 4 -- of settling how many requests decode at once
local WAVES_MAX = 64 -- that are looked at one by one

local function round(x) return math.max(1, math.floor(x + 0.5)) end

-- ---- steps of one replica ------------------------------------------------------

local Loop = {}
Loop.__index = Loop

--- The core's report of a batch in each replica.
function Loop:report(batch, osl)
  return self.core:estimate {
    batch = round(batch) * self.dp, isl = self.isl, prefix = self.prefix, osl = osl or self.osl,
  }
end

--- A prefill of `count` prompts in each replica, in as many steps as it takes.
function Loop:prefill_report(count)
  local step = self:report(count, 1).prefill
  local steps = math.ceil(round(count) / self.sharers * self.new / self.step_tokens)
  return { prompts = count, time_s = step.time_s + (steps - 1) * step.overhead_s, overhead_s = step.overhead_s }
end

--- What the engine takes in with one step: from a prompt on each rank that shares them to a full step.
function Loop:measure_prefills(running)
  self.one = self:prefill_report(self.sharers)
  self.most = math.min(running, self.sharers * math.max(1, self.step_tokens // self.new))
  self.full = self.most > self.sharers and self:prefill_report(self.most) or self.one
end

--- Seconds of a step that prefills `count` prompts, between those two.
function Loop:prefill_s(count)
  local one, full = self.one, self.full
  if count <= one.prompts or full == one then return one.time_s end
  return one.time_s + (full.time_s - one.time_s) * (count - one.prompts) / (full.prompts - one.prompts)
end

--- What decoding adds to a step that also prefills: caches to read and further rows in products that are there anyway;
--- all of a step where the engine does one after the other.
function Loop:decode_beside(decode, decoding, prompts)
  if self.prompts_first then return decode.time_s end
  local rows = decoding / (prompts * self.new)
  return math.min(decode.time_s, decode.kv_s + rows * (self:prefill_s(prompts) - self.one.overhead_s))
end

-- ---- the loop -------------------------------------------------------------------

--- The mean wait of prompts for those before them, `each` taking so long, when `count` come within `window`: the queue
--- that a random order of them makes, half of count x each - window where they come faster than they are served.
local function wait_of(count, each, window)
  local excess = (count * each - window) / 2
  return excess / 2 + math.sqrt(excess * excess / 4 + count * each * each / 4)
end

--- The mean of it over all waves after the first. The first ends spread over `head`, and with each wave lengths that
--- differ spread the ends further, until they cover the whole cycle.
local function mean_wait(self, running, each, head, generation, cycle)
  local sum, waves = 0, math.min(self.waves - 1, WAVES_MAX)
  for wave = 1, waves do
    local width = math.sqrt(head * head + 4 * wave * (self.spread * generation) ^ 2)
    sum = sum + wait_of(running, each, math.max(math.min(cycle, width), each))
  end
  return waves > 0 and sum / waves or 0
end

--- The mean time to the first token of `running` prompts that come at once.
local function burst_of(self, running, beside)
  local steps = math.ceil(running / self.full.prompts)
  return self:prefill_s(math.min(running, self.full.prompts)) * (steps + 1) / 2
    + (self.prompts_first and 0 or beside * (steps * steps - 1) / (6 * steps))
end

--- One round: what follows from so many requests decoding.
local function settle(self, running, decoding)
  local decode = self:report(decoding).decode
  local later = 1 - 1 / self.waves
  local prompts = math.max(1, math.min(self.full.prompts, self.arriving or 1))
  local prefill = self:prefill_s(prompts)
  local beside = self:decode_beside(decode, decoding, prompts)
  local each = (prefill + beside - decode.time_s) / prompts -- what a prompt delays those that decode
  local generation = (self.osl - 1) * decode.time_s + later * decoding * each
  local own = prefill + (self.prompts_first and 0 or beside)
  local head = self.prompts_first and 0 or running * each
  local look = self.poll_steps * decode.time_s / 2
  local cycle = self.cycle or generation + own
  local behind = (self.full.time_s + (self.prompts_first and 0 or beside)) / self.full.prompts
  local wait = mean_wait(self, running, behind, head, generation, cycle) + own / 2 * math.min(1, running / prompts * own / cycle)
  local result = {
    decode = decode, generation = generation, burst = burst_of(self, running, beside), own = own, look = look,
    wait = wait, busy = running * prefill / prompts,
  }
  result.steady = look + own + wait
  self.cycle = generation + result.steady
  self.arriving = running / self.cycle * (own + self.poll_steps * decode.time_s)
  return result
end

--- The wait for memory where fewer run than were asked for: of the first that wait, and of all later ones.
local function queue_of(self, asked, running, cycle)
  local behind = asked - running
  return behind / running * cycle * (1 - 1 / self.waves + behind / asked / 2 / self.waves)
end

--- How many requests of the deployment the memory holds, of what the engine reserves for each; nil where it holds none,
--- which is reported, and the times are those that it would have.
local function capacity_of(self)
  local reserved = round(self.osl * self.reserves)
  local most = self:report(self.asked, reserved).memory.max_batch
  return most ~= 0 and (most or math.huge) or nil
end

--- What a closed loop does. `run`: core, concurrency, isl, prefix, osl, dp, sharers (attention_dp), spread (of lengths
--- around their mean, 0 to 1), waves (requests for each place), step_tokens, poll_steps, prompts_first, reserves,
--- arrival_s, token_s, place_s.
function continuous.of(run)
  local self = setmetatable({}, Loop)
  for key, value in pairs(run) do self[key] = value end
  self.new, self.asked = self.isl - self.prefix, math.max(1, run.concurrency / run.dp)
  self.capacity = capacity_of(self)
  local running = math.max(1, math.min(self.asked, (self.capacity or math.huge) / self.dp))
  self:measure_prefills(running)
  local result
  local decoding = running
  for _ = 1, ROUNDS do
    result = settle(self, running, decoding)
    decoding = running * result.generation / self.cycle
  end
  local first, arrival = 1 / self.waves, self.arrival_s + self.token_s * self.new + self.place_s * running
  local queue = queue_of(self, self.asked, running, self.cycle)
  local ttft = arrival + first * result.burst + (1 - first) * result.steady + queue
  local cycle = ttft + result.generation
  return {
    ttft_s = ttft, tpot_s = self.osl > 1 and result.generation / (self.osl - 1) or result.decode.time_s,
    e2e_s = cycle, throughput_tok_s = run.concurrency * self.osl / cycle,
    running = running * self.dp, decoding = decoding * self.dp, capacity = self.capacity,
    burst_s = first * result.burst, wait_s = (1 - first) * (result.look + result.wait), memory_wait_s = queue,
    prefill_share = math.min(1, result.busy / self.cycle),
    decode = result.decode, batch = round(decoding) * self.dp,
  }
end

return continuous
