-- Where requests go: routers, two pools, replicas that fail and that come with the load.

local support = require "support"
local tables = require "mantile.tables"
local world = require "simulate.world"

local plain = world.deployment { engine = "ideal", cost_model = "roofline" }

local function run(pools, traffic, more)
  local result = world.run(pools, traffic, more)
  local totals, records, sums = world.check(result)
  return { totals = totals, records = records, sums = sums, summary = result:summary {} }
end

--- Requests that each replica ended.
local function shares(r)
  local counts = {}
  for _, record in ipairs(r.records) do
    if record.outcome == "finished" then counts[record.replica] = (counts[record.replica] or 0) + 1 end
  end
  return counts
end

describe("a router", function()
  local pool = world.pool(plain, { count = 4 })
  local traffic = { rate = 20, requests = 400, isl = 500, osl = { kind = "exponential", mean = 200 } }

  it("takes turns", function()
    assert.same({ [0] = 100, 100, 100, 100 }, shares(run(pool, traffic, { router = "round_robin" })))
  end)

  it("takes the one that has the least to do, which waits less than turns", function()
    local narrow = world.pool(plain, { count = 4, max_sequences = 2 })
    local least = run(narrow, tables.merged(traffic, { rate = 4.5 }), { router = "least_loaded" })
    local turns = run(narrow, tables.merged(traffic, { rate = 4.5 }), { router = "round_robin" })
    assert.is_true(least.summary.queue_s.mean < 0.7 * turns.summary.queue_s.mean)
    local one_by_one = run(pool, { users = 1, requests = 10 })
    assert.same({ [0] = 10 }, shares(one_by_one))
  end)

  it("finds prompts where their beginning is kept", function()
    local keeps = world.pool(plain, { count = 4, prefix_cache = true })
    local sessions = { rate = 10, requests = 400, isl = 300, osl = 20, turns = 5, think_s = 2 }
    local kept = run(keeps, sessions, { router = "prefix" })
    local turns = run(keeps, sessions, { router = "round_robin" })
    -- Turns k of 5 hold 320 (k - 1) + 300 tokens, of which all before the last input is kept but one token.
    local first_turns, all, cached = 0, 0, 0
    for _, r in ipairs(kept.records) do
      all = all + r.isl
      if r.isl == 300 then first_turns = first_turns + 1 else cached = cached + r.isl - 301 end
    end
    support.near(cached / all, kept.summary.cached_share, 1e-9)
    assert.is_true(turns.summary.cached_share < 0.6 * kept.summary.cached_share)
    assert.is_true(first_turns > 0)
  end)

  it("leaves a replica that is too full, whatever it keeps", function()
    local keeps = world.pool(plain, { count = 4, prefix_cache = true })
    local r = run(keeps, { users = 400, requests = 1200, isl = 10, osl = 300, prefix = { tokens = 1000 } }, { router = "prefix" })
    for _, count in pairs(shares(r)) do assert.is_true(count > 100) end
  end)

  it("may be a function", function()
    local seen
    local r = run(pool, traffic, {
      router = function(request, loads)
        seen = { request, #loads }
        return request.isl == 500 and 3 or 1
      end,
    })
    assert.same({ [2] = 400 }, shares(r))
    assert.equal(4, seen[2])
    assert.is_true(seen[1].osl >= 1 and seen[1].arrived_s > 0 and seen[1].priority == 0 and seen[1].group == 0)
  end)
end)

describe("two pools", function()
  local prefill, decode = world.pool(plain, { role = "prefill" }), world.pool(plain, { role = "decode" })
  local bytes, link = 131072, { latency = 2.9e-6, bandwidth = 450e9 } -- a token's cache; NVLink of an H100

  it("send each prompt's cache over the link, which its first token waits for", function()
    local r = run({ prefill, decode }, { users = 1, requests = 3, isl = 2000, osl = 50 })
    local one = plain:estimate { batch = 1, isl = 2000, osl = 50 }
    for _, record in ipairs(r.records) do
      local sent = link.latency + 2000 * bytes / link.bandwidth
      support.near(one.ttft_s + sent, record.first - record.arrived, 1e-3)
      support.near(one.e2e_s + sent, record.finished - record.arrived, 1e-3)
    end
    assert.equal(3 * 2000, r.totals.pools[1].prompt_tokens)
    assert.equal(0, r.totals.pools[2].prompt_tokens)
    assert.equal(3, r.totals.pools[1].tokens)
    assert.equal(3 * 49, r.totals.pools[2].tokens)
    world.check_gaps(r.totals, r.sums)
  end)

  it("send caches one after the other", function()
    local r = run({ prefill, decode }, { users = 40, requests = 40, isl = 100, osl = 2 })
    local sent = link.latency + 100 * bytes / link.bandwidth
    local times = {}
    for i, record in ipairs(r.records) do times[i] = record.first end
    table.sort(times)
    for i = 3, 40 do support.near(sent, times[i] - times[i - 1], 1e-6) end -- all but the first in one step
  end)

  it("end what asks for one token with its prompt", function()
    local r = run({ prefill, decode }, { users = 2, requests = 10, isl = 100, osl = 1 })
    assert.equal(0, r.totals.pools[2].tokens)
    for _, record in ipairs(r.records) do assert.equal(record.first, record.finished) end
  end)

  it("hold a cache until it is sent, and wait for memory in the other pool", function()
    local small = world.deployment({ cost_model = "roofline" }, 60)
    local pools = { world.pool(small, { role = "prefill" }), world.pool(small, { role = "decode", count = 2 }) }
    local r = run(pools, { users = 50, requests = 200, isl = 300, osl = 200 })
    assert.equal(200, r.sums.outcomes.finished)
    assert.is_true(r.totals.pools[2].preemptions > 0)
    assert.equal(0, r.totals.pools[1].preemptions)
    local kept = { world.pool(small, { role = "prefill", headroom = 1 }), world.pool(small, { role = "decode", headroom = 1 }) }
    r = run(kept, { users = 50, requests = 100, isl = 300, osl = 200 })
    assert.equal(0, r.totals.pools[2].preemptions)
    assert.equal(57, r.totals.pools[1].most_used) -- three prompts: what is to come is not this pool's
  end)
end)

describe("a replica that fails", function()
  local pool = world.pool(plain, { count = 2 })
  local traffic = { rate = 40, requests = 400, isl = 300, osl = 100 }

  it("gives its requests to others, which begin anew", function()
    local r = run(pool, traffic, { failures = { { at = 3, replica = 1 } } })
    assert.equal(400, r.sums.outcomes.finished)
    assert.is_true(r.sums.retries > 0 and r.totals.lost_tokens > 0)
    for _, record in ipairs(r.records) do
      if record.retries > 0 then assert.is_true(record.arrived < 3 and record.finished > 3 and record.first > 3) end
      if record.arrived > 3 then assert.equal(1, record.replica) end
    end
    support.near(3 + r.totals.end_s, r.totals.pools[1].up_s)
    assert.equal(r.totals.pools[1].tokens, 400 * 100 + r.totals.lost_tokens)
  end)

  it("takes requests again when it is back", function()
    local r = run(pool, traffic, { failures = { { at = 3, ["until"] = 5, replica = 1 } } })
    local again = 0
    for _, record in ipairs(r.records) do
      if record.arrived > 3 and record.arrived < 5 then assert.equal(1, record.replica) end
      if record.arrived > 5 and record.replica == 0 then again = again + 1 end
    end
    assert.is_true(again > 50)
    support.near(2 * r.totals.end_s - 2, r.totals.pools[1].up_s)
  end)

  it("makes requests wait where there is no other, until it is back", function()
    local one = world.pool(plain)
    local r = run(one, traffic, { failures = { { at = 3, ["until"] = 5 }, { at = 4, ["until"] = 9 } } })
    assert.equal(400, r.sums.outcomes.finished)
    for _, record in ipairs(r.records) do
      if record.arrived > 3 and record.arrived < 9 then assert.is_true(record.started >= 9 and record.retries == 0) end
    end
    local result = world.run(one, traffic, { failures = { { at = 3 } } })
    local outcomes = result:summary({}).outcomes
    assert.equal(400, outcomes.finished + outcomes.running)
    assert.is_true(outcomes.running > 200)
    assert.equal(0, result:totals().pools[1].left)
  end)

  it("has forgotten what its prefix cache kept", function()
    local keeps = world.pool(plain, { prefix_cache = true })
    local r = run(keeps, { users = 1, requests = 20, isl = 10, osl = 100, prefix = { tokens = 1000 } },
      { failures = { { at = 5.001, ["until"] = 5.01 } } })
    local misses = {}
    for i, record in ipairs(r.records) do
      if record.cached == 0 then misses[#misses + 1] = i end
    end
    local hit
    for i, record in ipairs(r.records) do
      if record.retries > 0 then hit = i end
    end
    assert.equal(1, misses[1])
    assert.is_true(hit ~= nil)
  end)

  it("of pools that decode sends requests back to the beginning", function()
    local pools = { world.pool(plain, { role = "prefill" }), world.pool(plain, { role = "decode", count = 2 }) }
    local r = run(pools, traffic, { failures = { { at = 3, pool = 2, replica = 2, ["until"] = 4 }, { at = 6, ["until"] = 6.1 } } })
    assert.equal(400, r.sums.outcomes.finished)
    assert.is_true(r.totals.pools[1].prompt_tokens > 400 * 300)
  end)
end)

describe("autoscaling", function()
  local rule = { least = 1, most = 4, target = 10, interval_s = 5, start_s = 7 }
  local pool = world.pool(plain, { max_sequences = 16, autoscale = rule })

  it("starts replicas for the load, which take requests after their time to start", function()
    local r = run(pool, { rate = 20, requests = 2000, isl = 500, osl = 200 })
    local first = {}
    for _, record in ipairs(r.records) do first[record.replica] = first[record.replica] or record end
    assert.equal(4, r.totals.pools[1].most_up)
    for replica = 1, 3 do assert.is_true(first[replica].started >= 5 + 7) end
    assert.is_true(r.totals.pools[1].up_s < 4 * r.totals.end_s and r.totals.pools[1].up_s > 2 * r.totals.end_s)
  end)

  it("lets them go again, each when it is done", function()
    local busy = tables.merged(pool, { count = 4 })
    local r = run(busy, { rate = 0.2, requests = 20, isl = 500, osl = 200 })
    assert.equal(20, r.sums.outcomes.finished)
    local looks = 5 + 10 + 15 -- one goes at each look
    support.near(looks + r.totals.end_s, r.totals.pools[1].up_s, 0.1)
  end)

  it("replaces none that failed for good, and starts others", function()
    local two = tables.merged(pool, { autoscale = tables.merged(rule, { least = 1, most = 2 }) })
    local r = run(two, { rate = 2, requests = 100, isl = 100, osl = 20 }, { failures = { { at = 20 } } })
    assert.equal(100, r.sums.outcomes.finished)
    for _, record in ipairs(r.records) do
      if record.finished > 20 then assert.equal(1, record.replica) end
    end
    local stuck = tables.merged(pool, { autoscale = tables.merged(rule, { most = 1 }) })
    local outcomes = world.run(stuck, { rate = 2, requests = 100, isl = 100, osl = 20 }, { failures = { { at = 20 } } }):summary({}).outcomes
    assert.equal(100, outcomes.finished + outcomes.running)
    assert.is_true(outcomes.running > 50)
  end)

  it("does not start again what failed while it started", function()
    local r = run(world.pool(plain, { max_sequences = 16, count = 2, autoscale = tables.merged(rule, { most = 2, start_s = 20 }) }),
      { rate = 8, requests = 800, isl = 500, osl = 200 }, { failures = { { at = 1, replica = 2, ["until"] = 60 } } })
    for _, record in ipairs(r.records) do
      if record.replica == 1 then assert.is_true(record.started < 1 or record.started >= 60) end
    end
  end)
end)
