-- A second simulator, as simple as can be: one step after the other, each priced by an estimate of its own, no heaps, no
-- runs of steps, no tables. The core's must say the same of every request.

local core = require "mantile.core"
local placement = require "mantile.placement"
local request = require "mantile.request"
local support = require "support"
local tables = require "mantile.tables"

local function place(values)
  local r = assert(request.check(tables.merged({ model = "llama-3.1-8b", engine = "vllm", weights = "fp8" }, values)))
  return assert(placement.of(r))
end

local function whole(x) return math.max(1, math.floor(x + 0.5)) end

-- ---- the naive simulator ----------------------------------------------------------

local Naive = {}
Naive.__index = Naive

function Naive:blocks_of(tokens) return -(-tokens // self.block) end

function Naive:used()
  local used = 0
  for _, one in ipairs(self.running) do used = used + self:blocks_of(one.tokens) end
  return used
end

function Naive:decoding()
  local list = {}
  for _, one in ipairs(self.running) do
    if one.done == one.prompt then list[#list + 1] = one end
  end
  return list
end

--- The newest goes back to the front of those that wait, until all that decode have a block for a further token.
function Naive:make_room()
  local preempted = false
  while #self:decoding() > 0 and #self.running > 1 do
    local growth = 0
    for _, one in ipairs(self:decoding()) do
      growth = growth + self:blocks_of(one.tokens + 1) - self:blocks_of(one.tokens)
    end
    if self:used() + growth <= self.blocks then break end
    local newest = #self.running
    for i, one in ipairs(self.running) do
      if one.done < one.prompt then newest = i end
    end
    local one = table.remove(self.running, newest)
    one.prompt, one.done, one.tokens = one.isl + one.generated, 0, 0
    table.insert(self.waiting, 1, one)
    preempted = true
  end
  return preempted
end

--- What this step prefills: { { request, tokens }, ... }.
function Naive:fill(preempted)
  local left, chunks = self.budget - #self:decoding(), {}
  local function take(one)
    local tokens = math.min(one.prompt - one.done, left)
    if tokens > 0 then chunks[#chunks + 1], left = { one, tokens }, left - tokens end
  end
  for _, one in ipairs(self.running) do
    if one.done < one.prompt then take(one) end
  end
  while not preempted and left > 0 and #self.waiting > 0 and #self.running < self.most do
    local one = self.waiting[1]
    if self:used() + self:blocks_of(one.prompt) > self.blocks then break end
    one.tokens = one.prompt -- its blocks
    self.running[#self.running + 1] = table.remove(self.waiting, 1)
    take(one)
  end
  return chunks
end

function Naive:decode_step(list)
  local context = 0
  for _, one in ipairs(list) do context = context + one.tokens end
  return self.core:estimate { batch = #list, isl = whole(context / #list) - 1, osl = 2, prefix = 0 }.decode
end

function Naive:seconds(chunks)
  local list = self:decoding()
  if #chunks == 0 then return self:decode_step(list).time_s end
  local tokens, pairs_of = 0, 0
  for _, chunk in ipairs(chunks) do
    tokens, pairs_of = tokens + chunk[2], pairs_of + chunk[2] * (chunk[1].done + chunk[2] / 2)
  end
  local each = tokens / #chunks
  local cached = math.max(0, pairs_of / tokens - each / 2)
  local prefill = self.core:estimate {
    batch = #chunks, isl = whole(each) + math.floor(cached + 0.5), prefix = math.floor(cached + 0.5), osl = 1,
  }.prefill
  if #list == 0 then return prefill.time_s end
  local decode = self:decode_step(list)
  return prefill.time_s + math.min(decode.time_s,
    decode.kv_s + #list / tokens * (prefill.time_s - prefill.overhead_s))
end

function Naive:finish(now)
  for i = #self.running, 1, -1 do
    local one = self.running[i]
    if one.generated == one.osl then
      one.finished = now
      table.remove(self.running, i)
    end
  end
end

function Naive:step(now)
  local chunks = self:fill(self:make_room())
  local decoding = self:decoding()
  if #chunks == 0 and #decoding == 0 then return nil end
  now = now + self:seconds(chunks)
  for _, one in ipairs(decoding) do one.tokens, one.generated = one.tokens + 1, one.generated + 1 end
  for _, chunk in ipairs(chunks) do
    local one = chunk[1]
    one.done = one.done + chunk[2]
    if one.done == one.prompt then
      one.generated, one.first = one.generated + 1, one.first or now
      -- those that decode stand behind each other as they began to
      for i, other in ipairs(self.running) do
        if other == one then table.remove(self.running, i) end
      end
      table.insert(self.running, #self:decoding() + 1, one)
    end
  end
  self:finish(now)
  return now
end

function Naive:run(list)
  local now, next_one = 0, 1
  while true do
    while list[next_one] and list[next_one].at <= now do
      self.waiting[#self.waiting + 1], next_one = list[next_one], next_one + 1
    end
    local later = self:step(now)
    if not later and not list[next_one] then return end
    now = later or list[next_one].at
  end
end

-- ---- both on the same requests ----------------------------------------------------

local function requests_of(options)
  local source, list = core.traffic(options), {}
  for i = 1, options.requests do
    local one = source:take()
    list[i] = { at = one.at, isl = one.isl, osl = one.osl, prompt = one.isl, done = 0, tokens = 0, generated = 0 }
  end
  return list
end

local function compare(values, rate, limits)
  local placed = place(values)
  local options = {
    rate = rate, requests = 60, seed = 3, isl = { kind = "uniform", least = 100, most = 3000 },
    osl = { kind = "uniform", least = 1, most = 300 },
  }
  local result = core.simulate {
    pools = { {
      deployment = placed.core, load = { batch = 64, isl = 1550, osl = 150 }, count = 1,
      max_sequences = limits.most, headroom = 0,
    } },
    traffic = core.traffic(options),
  }
  local totals, list = result:totals(), requests_of(options)
  setmetatable({
    core = placed.core, running = {}, waiting = {}, budget = limits.budget, most = limits.most, block = 16,
    blocks = totals.pools[1].blocks,
  }, Naive):run(list)
  for i, one in ipairs(list) do
    local of = result:record(i)
    support.near(one.first - one.at, of.first - of.arrived, 0.01)
    support.near(one.finished - one.at, of.finished - of.arrived, 0.01)
  end
  return totals.pools[1].preemptions
end

describe("a simulator of one step after the other agrees with the core's", function()
  it("where all is calm", function() compare({ hardware = "h100-sxm", cost_model = "roofline" }, 5,
    { most = 64, budget = 8192 }) end)

  it("where prompts are cut into small steps", function()
    compare({ hardware = "h100-sxm", cost_model = "roofline", step_tokens = 512 }, 40, { most = 64, budget = 512 })
  end)

  it("where few may run at once", function()
    compare({ hardware = "h100-sxm", cost_model = "roofline" }, 40, { most = 7, budget = 8192 })
  end)

  it("where blocks run out", function()
    local preemptions = compare({ hardware = "l4", cost_model = "roofline", kv = "bf16", memory_fraction = 0.78 },
      100, { most = 64, budget = 8192 })
    assert.is_true(preemptions > 0)
  end)
end)
