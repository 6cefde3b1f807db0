-- anything.lua: simulations of any kind, drawn from a seed or from bytes: what a spec and a fuzz target run.

local core = require "mantile.core"
local tables = require "mantile.tables"
local world = require "simulate.world"

local anything = {}

-- Deployments, each made when it is first asked for: { request, blocks }.
local kinds = {
  { {}, 60 },
  { {}, 400 },
  { {}, 5000 },
  { {} },
  { { engine = "sglang" }, 300 },
  { { engine = "trtllm" }, 300 },
  { { engine = "ideal" } },
  { { speculative = "ngram", draft_tokens = 2, acceptance = 0.7 }, 200 },
  { { model = "gpt-oss-20b" }, 300 },
  { { model = "mamba2-2.7b" }, 40 },
  { { model = "mixtral-8x7b", hardware = "h200-sxm", gpus = 4, tp = 1, attention_dp = 4, ep = 4, dtype = "fp8" }, 500 },
  { { model = "llama-3.1-8b", gpus = 2, tp = 1, pp = 2, engine = "sglang" }, 300 },
}

local made = {}

local function deployment(i)
  made[i] = made[i] or world.deployment(table.unpack(kinds[i], 1, 2))
  return made[i]
end

--- Draws, by a function that gives numbers.
local function source(number)
  local function draw(least, most) return least + number() % (most - least + 1) end
  local self = { of = draw }
  function self.one(list) return list[draw(1, #list)] end
  function self.chance(percent) return draw(1, 100) <= percent end
  return self
end

local function of_seed(seed)
  local state = seed * 2654435769 + 12345
  return source(function()
    state = state * 6364136223846793005 + 1442695040888963407
    return state >> 33
  end)
end

--- Of a text, whose bytes are the numbers; 0 behind its end.
local function of_text(text)
  local at = 0
  return source(function()
    at = at + 1
    return text:byte(at) or 0
  end)
end

local function lengths(draw)
  local mean = draw.one { 1, 15, 16, 17, 100, 200, 700 }
  if draw.chance(30) then return mean end
  if draw.chance(50) then return { kind = "uniform", least = 1, most = 2 * mean } end
  return { kind = "lognormal", mean = mean, sigma = 1 }
end

local function traffic(draw)
  local t = { requests = draw.of(1, 150), isl = lengths(draw), osl = lengths(draw), seed = draw.of(0, 1000) }
  if draw.chance(40) then
    t.users = draw.one { 1, 4, 50, 300 }
  else
    t.rate = draw.one { 0.2, 5, 50, 1000 }
    if draw.chance(30) then t.burstiness = 0.3 end
  end
  if draw.chance(40) then t.turns, t.think_s = { kind = "uniform", least = 1, most = 5 }, draw.one { 0, 0.1, 20 } end
  if draw.chance(30) then t.prefix = { tokens = draw.one { 16, 50, 200 }, shares = { 3, 1 } } end
  if draw.chance(30) then t.priorities = { { 0, 5 }, { 1, 1 }, { 9, 1 } } end
  if draw.chance(20) then t.groups = { 1, 2, 3 } end
  if draw.chance(10) then t.duration_s = draw.one { 0.5, 3 } end
  return t
end

local function pool(draw, role, kind)
  local p = world.pool(deployment(kind), { role = role, count = draw.one { 1, 1, 2, 3, 7 } })
  p.max_sequences = draw.one { 1, 3, 20, 1000, math.huge }
  p.poll_steps = draw.one { 0, 1, 1, 4, 25 }
  p.hold_steps, p.hold_tokens = draw.one { 0, 0, 0, 3, 20 }, draw.one { 1, 500, 3000 }
  p.whole_prompts, p.prefix_cache = draw.chance(25), draw.chance(50)
  p.watermark, p.headroom = draw.one { 0, 0, 0.01, 0.5 }, draw.one { 0, 0, 0.1, 0.5, 1, 2 }
  p.swap_s_token = draw.one { 0, 0, 1e-6, 1e-3 }
  if draw.chance(15) then
    p.autoscale = {
      least = 1, most = draw.of(1, 6), target = draw.one { 1, 5.5, 50 }, interval_s = draw.one { 0.1, 1, 30 },
      start_s = draw.one { 0, 0.5, 20 },
    }
  end
  return p
end

local function failures(draw, pools)
  local list = {}
  for i = 1, draw.of(1, 6) do
    local p = draw.of(1, #pools)
    local at = draw.of(0, 40) / 10
    list[i] = { at = at, ["until"] = draw.chance(85) and at + draw.one { 0.01, 0.5, 30 } or nil, pool = p, replica = draw.of(1, pools[p].count) }
  end
  return list
end

--- Policies and routers that answer anything they may.
local function any_choice(draw)
  return function(list) return draw.chance(3) and #list > 1 and 1 or draw.of(1, #list) end
end

local function yields_one(draw_kinds)
  for _, kind in ipairs(draw_kinds) do
    if kinds[kind][1].speculative then return false end
  end
  return true
end

--- What core.simulate takes, but for its traffic, which is what core.traffic takes; and whether each step yields one
--- token. `most`: of the kinds of deployments, only the first.
local function terms_of(draw, most)
  local kind, other, terms = draw.of(1, most), draw.of(1, most), { traffic = traffic(draw) }
  if draw.chance(25) then
    if draw.chance(70) then other = kind end
    terms.pools = { pool(draw, "prefill", kind), pool(draw, "decode", other) }
  else
    terms.pools = { pool(draw, "both", kind) }
    if draw.chance(15) then terms.pools[2] = pool(draw, "both", other) end
  end
  terms.router = draw.one { "least_loaded", "round_robin", "prefix" }
  if draw.chance(25) then terms.failures = failures(draw, terms.pools) end
  if draw.chance(10) then terms.policy = any_choice(draw) end
  if draw.chance(10) then terms.router = function(_, loads) return draw.of(1, #loads) end end
  if draw.chance(10) then terms.max_positions = draw.of(1, 500) end
  if draw.chance(10) then terms.timeline = draw.of(1, 100) end
  return terms, yields_one { kind, other }
end

local function run(terms)
  return core.simulate(tables.merged(terms, { traffic = core.traffic(terms.traffic) }))
end

--- The result of a simulation, its terms, and whether each of its steps yields one token.
function anything.run(seed)
  local terms, one = terms_of(of_seed(seed), #kinds)
  return run(terms), terms, one
end

--- The terms that a text makes of the first `most` deployments, and a function that runs them.
function anything.of_text(text, most)
  local terms, one = terms_of(of_text(text), most)
  return terms, run, one
end

--- Makes the first deployments, so that no run does.
function anything.prepare(most)
  for i = 1, most do deployment(i) end
end

--- Whether what a run leaves on its way may be: a replica failed for good.
function anything.may_strand(terms)
  for _, failure in ipairs(terms.failures or {}) do
    if not failure["until"] then return true end
  end
  return false
end

return anything
