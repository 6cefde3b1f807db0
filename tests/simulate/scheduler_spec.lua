-- What goes into which step: budgets, limits, memory, preemption, priorities, prefixes.

local core = require "mantile.core"
local internal = require "mantile.internal"
local support = require "support"
local tables = require "mantile.tables"
local world = require "simulate.world"

local plain = world.deployment { engine = "ideal", cost_model = "roofline" } -- steps of 8192 tokens
local steps = internal.steps(plain)

--- Requests that all come at the beginning, as a trace: { { isl, osl, group, priority }, ... }.
local function burst(list, at)
  local trace = core.trace()
  for i, r in ipairs(list) do trace:add(at and at[i] or 0, r[1], r[2], r[3] or 0, r[4] or 0) end
  return { trace = trace }
end

local function same(count, isl, osl)
  local list = {}
  for i = 1, count do list[i] = { isl, osl } end
  return list
end

--- Records, totals and steps of a run that was checked.
local function run(pool, traffic, more)
  local result = world.run(pool, traffic, tables.merged({ timeline = 10000 }, more or {}))
  local totals, records, sums = world.check(result)
  local timeline, list = result:timeline(), {}
  for i = 1, (timeline:size()) do list[i] = timeline:step(i) end
  return { totals = totals, records = records, sums = sums, steps = list, summary = result:summary {} }
end

local function column(list, key)
  local values = {}
  for i, row in ipairs(list) do values[i] = row[key] end
  return values
end

describe("a budget of tokens", function()
  it("cuts prompts into chunks", function()
    local r = run(world.pool(plain), burst { { 20000, 1 }, { 1000, 1 } })
    assert.same({ 8192, 8192, 20000 - 2 * 8192 + 1000 }, column(r.steps, "prompt_tokens"))
    assert.same({ 1, 1, 2 }, column(r.steps, "prompts"))
  end)

  it("is shared with what decodes", function()
    local r = run(world.pool(plain), burst({ { 100, 400 }, { 20000, 1 } }, { 0, 0.5 }))
    local sizes = {}
    for _, s in ipairs(r.steps) do
      if s.decoding > 0 and s.prompts > 0 then sizes[#sizes + 1] = s.prompt_tokens end
    end
    assert.same({ 8191, 8191, 20000 - 2 * 8191 }, sizes)
  end)

  it("does not cut prompts where whole ones are asked for, however long", function()
    local r = run(world.pool(plain, { whole_prompts = true }), burst { { 20000, 1 }, { 5000, 1 }, { 3000, 1 }, { 200, 1 } })
    assert.same({ 20000, 8000, 200 }, column(r.steps, "prompt_tokens"))
  end)

  it("is each rank's own where ranks share out sequences", function()
    local ranks = world.deployment {
      model = "mixtral-8x7b", hardware = "h200-sxm", gpus = 4, tp = 1, attention_dp = 4, ep = 4, engine = "ideal",
    }
    local r = run(world.pool(ranks), burst { { 20000, 1 } })
    assert.same({ 8192, 8192, 20000 - 2 * 8192 }, column(r.steps, "prompt_tokens"))
    r = run(world.pool(ranks), burst(same(8, 4096, 1)))
    assert.same({ 4096, 7 * 4096 }, column(r.steps, "prompt_tokens")) -- the first finds nobody else there
  end)
end)

describe("a step", function()
  it("of one prompt takes what the cost model says", function()
    local r = run(world.pool(plain), burst { { 3000, 1 } })
    support.near((steps:prefill(1, 3000, 0)), r.records[1].first - r.records[1].started)
    support.near((steps:prefill(1, 3000, 0)), r.totals.pools[1].busy_s)
  end)

  it("of prompts and decoding takes more than each and less than both", function()
    local r = run(world.pool(plain), burst({ { 1000, 400 }, { 4000, 1 } }, { 0, 0.5 }))
    local mixed
    for _, s in ipairs(r.steps) do
      if s.decoding > 0 and s.prompts > 0 then mixed = s["end"] - s.start end
    end
    local prompt, decode = steps:prefill(1, 4000, 0), steps:decode(1, 1070)
    assert.is_true(mixed > math.max(prompt, decode) and mixed < prompt + decode)
  end)

  it("of ranks that share out sequences waits for the fullest", function()
    local ranks = world.deployment {
      model = "mixtral-8x7b", hardware = "h200-sxm", gpus = 4, tp = 1, attention_dp = 4, ep = 4, engine = "ideal",
    }
    local own = internal.steps(ranks)
    local function step_of(count)
      for _, s in ipairs(run(world.pool(ranks), burst(same(count, 100, 3))).steps) do
        if s.decoding == count and s.prompts == 0 then return s["end"] - s.start end
      end
    end
    support.near((own:decode(8, 100)), step_of(8), 1e-3)
    support.near((own:decode(8, 100)), step_of(5), 1e-3) -- two on one of them
    support.near((own:decode(4, 100)), step_of(4), 1e-3)
  end)
end)

describe("decoding", function()
  local traffic = burst({ { 100, 300 }, { 8000, 2 }, { 8000, 2 } }, { 0, 0.5, 0.5 })

  --- The longest time between two tokens of the first request.
  local function stall(changes, engine)
    local deployment = world.deployment { engine = engine, cost_model = "roofline" }
    return run(world.pool(deployment, changes), traffic).totals.gaps.max
  end

  it("waits for prompts where they come first, else for a step of them", function()
    local mixed, first = stall({}, "ideal"), stall({}, "sglang")
    local prompt = steps:prefill(1, 8000, 0)
    assert.is_true(mixed > 0.9 * prompt and mixed < 1.3 * prompt, mixed)
    assert.is_true(first > 1.9 * prompt and first < 2.3 * prompt, first)
  end)

  it("yields what speculation makes of each step, and no more than is asked", function()
    local one = world.deployment { cost_model = "roofline" }
    local fast = world.deployment { cost_model = "roofline", speculative = "ngram", draft_tokens = 3, acceptance = 0.8 }
    local yield = (1 - 0.8 ^ 4) / (1 - 0.8)
    local slow = run(world.pool(one), burst { { 100, 2000 } })
    local r = run(world.pool(fast), burst { { 100, 2000 } })
    assert.is_true(math.abs(r.totals.pools[1].steps - 2000 / yield) < 3, r.totals.pools[1].steps)
    assert.equal(2000, r.totals.pools[1].tokens)
    assert.is_true(r.records[1].finished < slow.records[1].finished / 2)
    support.near(fast:estimate({ batch = 1, isl = 100, osl = 2000 }).e2e_s,
      r.records[1].finished - r.records[1].started, 0.005)
  end)

  it("looks for new requests every so many steps only", function()
    local step = steps:decode(1, 110)
    local function wait(poll, at)
      local r = run(world.pool(plain, { poll_steps = poll }), burst({ { 100, 200 }, { 100, 1 } }, { 0, at }))
      local begun = r.records[2].started - r.records[1].first
      return math.floor(begun / step + 0.5)
    end
    local prompt = steps:prefill(1, 100, 0)
    for _, at in ipairs { 0.5, 24.5, 25.5, 49.5, 50.5, 99.5 } do
      assert.equal(math.ceil(at), wait(1, prompt + at * step))
      assert.equal(25 * math.ceil(at / 25), wait(25, prompt + at * step), at)
    end
  end)
end)

describe("the most sequences", function()
  it("are never exceeded", function()
    local r = run(world.pool(plain, { max_sequences = 3 }), burst(same(10, 100, 50)))
    for _, s in ipairs(r.steps) do assert.is_true(s.decoding + s.prompts <= 3) end
    table.sort(r.records, function(a, b) return a.started < b.started end)
    for i = 4, 10 do assert.is_true(r.records[i].started >= r.records[i - 3].finished) end
  end)

  it("of one are one after the other", function()
    local r = run(world.pool(plain, { max_sequences = 1 }), burst(same(5, 100, 50)))
    for i = 2, 5 do assert.equal(r.records[i - 1].finished, r.records[i].started) end
  end)
end)

describe("memory", function()
  local small = world.deployment({ engine = "vllm", cost_model = "roofline" }, 100)

  it("that is short preempts the newest, which is done again", function()
    local r = run(world.pool(small), burst(same(10, 160, 320)))
    assert.is_true(r.totals.pools[1].preemptions > 0 and r.totals.pools[1].most_used <= 100)
    assert.equal(0, r.records[1].preemptions)
    assert.is_true(r.totals.pools[1].prompt_tokens > 10 * 160)
    world.check_gaps(r.totals, r.sums)
  end)

  it("that is short moves caches to the host where that is asked for", function()
    local again, swapped = run(world.pool(small), burst(same(10, 160, 320))),
      run(world.pool(small, { swap_s_token = 1e-6 }), burst(same(10, 160, 320)))
    assert.is_true(swapped.totals.pools[1].preemptions > 0)
    assert.equal(10 * 160, swapped.totals.pools[1].prompt_tokens) -- nothing twice
    assert.is_true(swapped.totals.end_s < again.totals.end_s)
    local slow = run(world.pool(small, { swap_s_token = 1e-3 }), burst(same(10, 160, 320)))
    assert.is_true(slow.totals.end_s > swapped.totals.end_s + 0.1)
    world.check_gaps(swapped.totals, swapped.sums)
  end)

  it("is taken from those of a low priority first", function()
    local list = {}
    for i = 1, 8 do list[i] = { 100, 200, 0, i % 2 } end
    local r = run(world.pool(world.deployment({}, 80), { headroom = 0 }), burst(list))
    local of_priority = { 0, 0 }
    for i, record in ipairs(r.records) do
      of_priority[i % 2 + 1] = of_priority[i % 2 + 1] + record.preemptions
    end
    assert.is_true(of_priority[1] > 0, "some are preempted")
    assert.equal(0, of_priority[2])
  end)

  it("that is kept for all outputs preempts nobody", function()
    local all = run(world.pool(small, { headroom = 1 }), burst(same(40, 160, 320)))
    assert.equal(0, all.totals.pools[1].preemptions)
    local none = run(world.pool(small), burst(same(40, 160, 320)))
    local half = run(world.pool(small, { headroom = 0.5 }), burst(same(40, 160, 320)))
    assert.is_true(half.totals.pools[1].preemptions < none.totals.pools[1].preemptions)
  end)

  it("keeps a share free when a request starts, unless it is alone", function()
    local function most_at_start(watermark)
      local r = run(world.pool(small, { watermark = watermark }), burst(same(10, 320, 1)))
      return r.totals.pools[1].most_used
    end
    assert.equal(100, most_at_start(0))
    assert.equal(80, most_at_start(0.2))
    assert.equal(20, most_at_start(0.99))
  end)

  it("of windows and states is taken once by each sequence", function()
    local states = world.deployment({ model = "mamba2-2.7b" }, 7)
    local r = run(world.pool(states), burst(same(30, 500, 30)))
    assert.equal(r.totals.pools[1].blocks, r.totals.pools[1].most_used)
    assert.equal(0, r.totals.pools[1].preemptions)
    local windows = world.deployment({ model = "gpt-oss-20b", cost_model = "roofline" }, 200)
    r = run(world.pool(windows), burst(same(20, 200, 300)))
    local most, blocks = r.totals.pools[1].most_used, r.totals.pools[1].blocks
    assert.is_true(most <= blocks and most > 0.9 * blocks)
  end)
end)

describe("who is first", function()
  it("is the one of the highest priority, then the one that came first", function()
    local r = run(world.pool(plain, { max_sequences = 1 }),
      burst { { 100, 9 }, { 100, 9 }, { 100, 9, 0, 2 }, { 100, 9, 0, 1 }, { 100, 9, 0, 2 } })
    local order = { 1, 2, 3, 4, 5 }
    table.sort(order, function(a, b) return r.records[a].started < r.records[b].started end)
    assert.same({ 1, 3, 5, 4, 2 }, order) -- the first one found nobody else there
  end)

  it("is who a policy says: the shortest first wait less on average", function()
    local traffic = {
      rate = 3.2, requests = 400, isl = 100, osl = { kind = "exponential", mean = 50 }, seed = 2,
    }
    local function shortest(waiting)
      local best = 1
      for i, r in ipairs(waiting) do
        if r.osl < waiting[best].osl then best = i end
      end
      return best
    end
    local pool = world.pool(plain, { max_sequences = 1 })
    local fifo, chosen = run(pool, traffic), run(pool, traffic, { policy = shortest })
    assert.is_true(chosen.summary.queue_s.mean < 0.8 * fifo.summary.queue_s.mean)
    support.near(fifo.totals.pools[1].busy_s, chosen.totals.pools[1].busy_s, 1e-6)
    local same_order = run(pool, traffic, { policy = function() return 1 end })
    support.near(fifo.summary.queue_s.mean, same_order.summary.queue_s.mean, 1e-6)
  end)
end)

describe("a prefix cache", function()
  local pool = world.pool(plain, { prefix_cache = true })
  local page = 1 -- of the ideal engine

  it("keeps what requests have in common", function()
    local traffic = { users = 1, requests = 20, isl = 300, osl = 10, prefix = { tokens = 1000 } }
    local r = run(pool, traffic)
    assert.equal(0, r.records[1].cached)
    for i = 2, 20 do assert.equal(1000 // page * page, r.records[i].cached) end
    support.near(19 * 1000 / (20 * 1300), r.summary.cached_share)
    local without = run(world.pool(plain), traffic)
    assert.equal(0, without.summary.cached_share)
    assert.is_true(r.records[2].first - r.records[2].started < without.records[2].first - without.records[2].started)
  end)

  it("keeps conversations: all turns before but the last token", function()
    local r = run(pool, { users = 1, requests = 4, isl = 100, osl = 20, turns = 4 })
    assert.same({ 100, 220, 340, 460 }, column(r.records, "isl"))
    assert.same({ 0, 119, 239, 359 }, column(r.records, "cached")) -- the last token's keys and values never came to be
  end)

  it("keeps whole blocks", function()
    local r = run(world.pool(world.deployment(), { prefix_cache = true }),
      { users = 1, requests = 4, isl = 100, osl = 20, turns = 4 })
    assert.same({ 0, 112, 224, 352 }, column(r.records, "cached"))
  end)

  it("gives way to requests, the oldest first", function()
    local small = world.pool(world.deployment({ cost_model = "roofline" }, 100), { prefix_cache = true })
    local function share(pool_of, users)
      return run(pool_of, { users = users, requests = 300, isl = 160, osl = 33, turns = 3, think_s = 1 }).summary.cached_share
    end
    local large = world.pool(world.deployment(), { prefix_cache = true })
    assert.equal(share(large, 5), share(large, 20))
    assert.is_true(share(small, 1) == share(large, 1))
    assert.is_true(share(small, 5) < share(large, 5) and share(small, 5) > 0.05, share(small, 5))
    assert.is_true(share(small, 20) < share(small, 5), share(small, 20))
  end)

  it("holds a prompt's blocks once for all who have it", function()
    local r = run(world.pool(world.deployment(), { prefix_cache = true }),
      burst { { 1, 1 } })
    assert.equal(1, r.totals.pools[1].most_used)
    local shared = { rate = 1e6, requests = 50, isl = 16, osl = 100, prefix = { tokens = 1600 } }
    local apart = run(world.pool(world.deployment()), shared).totals.pools[1].most_used
    local once = run(world.pool(world.deployment(), { prefix_cache = true }), tables.merged(shared, { rate = 300 }))
    assert.is_true(once.totals.pools[1].most_used < apart / 5)
  end)
end)
