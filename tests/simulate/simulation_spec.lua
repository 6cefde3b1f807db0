-- What holds of every simulation: nothing is lost, the same terms give the same results, and nothing that comes from
-- outside breaks it.

local anything = require "simulate.anything"
local core = require "mantile.core"
local support = require "support"
local tables = require "mantile.tables"
local world = require "simulate.world"

local SEEDS = 150

--- All that is known of a run, to the bit.
local function print_of(result)
  local list, totals = {}, result:totals()
  local function add(value)
    if type(value) == "table" then
      for _, key in ipairs(tables.keys(value)) do
        list[#list + 1] = tostring(key)
        add(value[key])
      end
    else
      list[#list + 1] = math.type(value) == "float" and ("%a"):format(value) or tostring(value)
    end
  end
  add(totals)
  for i = 1, totals.requests do add(result:record(i)) end
  return table.concat(list, " ")
end

describe("a simulation", function()
  it("of any kind loses no request, no token and no block", function()
    local stranded, preempted, retried, cached, refused = 0, 0, 0, 0, 0
    for seed = 1, SEEDS do
      local result, terms, one = anything.run(seed)
      local ok, message = pcall(function()
        local totals, records, sums = world.check(result)
        if one and sums.retries == 0 and not sums.outcomes.too_large then world.check_gaps(totals, sums) end
        preempted, retried = preempted + sums.preemptions, retried + sums.retries
        refused = refused + #records - (sums.outcomes.finished or 0)
        for _, r in ipairs(records) do cached = cached + r.cached end
      end)
      if not ok and message:find("left on its way", 1, true) and anything.may_strand(terms) then
        stranded = stranded + 1
      else
        assert(ok, ("seed %d: %s"):format(seed, message))
      end
    end
    -- All of that was seen.
    assert.is_true(stranded > 0 and preempted > 0 and retried > 0 and cached > 0 and refused > 0)
  end)

  it("gives the same results again", function()
    for seed = 1, 20 do
      assert.equal(print_of((anything.run(seed))), print_of((anything.run(seed))), "seed " .. seed)
    end
  end)

  it("gives the same results in another process", function()
    local path = support.write(support.folder() .. "/again.lua", [[
      require "support"
      local anything = require "simulate.anything"
      local sum = 0
      for seed = 1, 20 do
        local result = anything.run(seed)
        for i = 1, result:totals().requests do sum = sum + (result:record(i).finished or 0) end
      end
      print(("%a"):format(sum))
    ]])
    local function run()
      local pipe = assert(io.popen(("MANTILE_ROOT='%s' '%s/host' '%s'"):format(support.root, support.build, path)))
      local text = pipe:read("a")
      pipe:close()
      return text
    end
    local sum = 0
    for seed = 1, 20 do
      local result = anything.run(seed)
      for i = 1, result:totals().requests do sum = sum + (result:record(i).finished or 0) end
    end
    assert.equal(("%a\n"):format(sum), run())
    support.clean()
  end)

  it("leaves what is on its way at the end of its time, and counts it", function()
    local result = world.run(world.pool(world.deployment()), { rate = 50, requests = 1000, isl = 200, osl = 200 },
      { duration_s = 5 })
    local totals, summary = result:totals(), result:summary {}
    assert.equal(5, totals.end_s)
    assert.is_true(totals.requests > 200 and totals.requests < 300)
    assert.equal(totals.requests, summary.outcomes.finished + summary.outcomes.running)
    assert.is_true(summary.outcomes.running > 0 and totals.pools[1].left > 0)
  end)

  it("ends with its last request, whatever is still to happen to replicas", function()
    local pool = world.pool(world.deployment(), {
      autoscale = { least = 1, most = 2, target = 100, interval_s = 30, start_s = 1 },
    })
    local result = world.run(pool, { users = 1, requests = 3, isl = 100, osl = 10 },
      { failures = { { at = 1e6, ["until"] = 1e7 } } })
    local totals, records = world.check(result, 3)
    assert.equal(records[3].finished, totals.end_s)
  end)

  it("knows what is too long, and ends outputs at the last position", function()
    local result = world.run(world.pool(world.deployment()), {
      rate = 1, requests = 100, isl = { kind = "uniform", least = 50, most = 150 }, osl = 20,
    }, { max_positions = 100 })
    local _, records = world.check(result, 100)
    for _, r in ipairs(records) do
      assert.equal(r.isl >= 100 and "too_long" or "finished", r.outcome)
      if r.isl < 100 then assert.equal(math.min(20, 100 - r.isl), r.osl) end
    end
  end)

  it("knows what is too large, and that nothing fits where there is no memory", function()
    local deployment = world.deployment({}, 10)
    local traffic = { rate = 1, requests = 100, isl = { kind = "uniform", least = 50, most = 250 }, osl = 20 }
    local totals, records = world.check(world.run(world.pool(deployment), traffic), 100)
    for _, r in ipairs(records) do
      assert.equal(r.isl + r.osl > 16 * totals.pools[1].blocks and "too_large" or "finished", r.outcome)
    end
    local none = world.deployment { model = "llama-3.1-70b" } -- 141 GB on an accelerator of 80
    local nothing, _, sums = world.check(world.run(world.pool(none), traffic), 100)
    assert.equal(0, nothing.pools[1].blocks)
    assert.equal(100, sums.outcomes.too_large)
  end)

  it("gives up where a closed loop is refused for ever", function()
    assert.error_matches(function()
      world.run(world.pool(world.deployment()), { users = 4, isl = 100, osl = 1 }, { max_positions = 50 })
    end, "1048576 requests in a row were refused")
  end)

  it("takes as long in a closed loop of one as a static batch of one", function()
    for _, changes in ipairs {
      {}, { model = "llama-3.1-70b", tp = 4, dtype = "fp8" }, { engine = "sglang" }, { gpus = 2, pp = 2 },
      { model = "mamba2-2.7b" }, { model = "deepseek-v3", hardware = "b200", tp = 8, dtype = "fp8" },
    } do
      local deployment = world.deployment(changes)
      for _, lengths in ipairs { { 1, 1 }, { 128, 32 }, { 1000, 1000 }, { 5000, 1 } } do
        local isl, osl = lengths[1], lengths[2]
        local static = deployment:estimate { batch = 1, isl = isl, osl = osl }
        local result = world.run(world.pool(deployment), { users = 1, requests = 3, isl = isl, osl = osl })
        local r = result:record(2)
        support.near(static.ttft_s, r.first - r.started, 0.005)
        support.near(static.e2e_s, r.finished - r.started, 0.005)
      end
    end
  end)

  it("is refused terms that make no sense, in a sentence", function()
    local deployment = world.deployment()
    local nan = 0 / 0
    local function refused(words, pool, more)
      local ok, message = pcall(world.run, world.pool(deployment, pool), { rate = 1, requests = 3 }, more)
      assert.is_false(ok, words)
      assert.truthy(tostring(message):find(words, 1, true), tostring(message))
    end
    for _, key in ipairs { "max_sequences", "poll_steps", "hold_steps", "hold_tokens", "watermark", "headroom", "swap_s_token" } do
      for _, value in ipairs { nan, -1, "5", {}, true, -math.huge } do refused(key, { [key] = value }) end
    end
    for _, key in ipairs { "whole_prompts", "prefix_cache" } do refused(key, { [key] = 1 }) end
    for _, value in ipairs { nan, -1, 0.5, 1e300, math.huge, "3", 1 << 17 } do refused("count", { count = value }) end
    for _, value in ipairs { "prefil", 5, true } do refused("role", { role = value }) end
    refused("swap_s_token must be finite", { swap_s_token = math.huge })
    refused("pool has no option 'max_sequence'; did you mean 'max_sequences'?", { max_sequence = 4 })
    refused("role decode need each other", { role = "decode" })
    refused("role decode need each other", { role = "prefill" })
    local rule = { least = 1, most = 2, target = 5, interval_s = 1, start_s = 1 }
    for key in pairs(rule) do
      for _, value in ipairs { nan, -1, "5", -1e300 } do
        refused(key, { autoscale = tables.merged(rule, { [key] = value }) })
      end
    end
    refused("interval_s at least 0.001", { autoscale = tables.merged(rule, { interval_s = 1e-300 }) })
    refused("least at most most", { autoscale = tables.merged(rule, { least = 3 }) })
    refused("table expected", { autoscale = 7 })
    refused("autoscale has no option 'mots'", { autoscale = { mots = 7 } })
    for key, words in pairs { duration_s = "duration_s", max_positions = "max_positions", timeline = "timeline" } do
      for _, value in ipairs { nan, -1, "5", {} } do refused(words, nil, { [key] = value }) end
    end
    refused("there is no router 'fastest'", nil, { router = "fastest" })
    for _, key in ipairs { "router", "policy", "stop" } do refused(key .. " must be", nil, { [key] = 7 }) end
    refused("simulate has no option 'rooter'", nil, { rooter = "prefix" })
    refused("failures must be a list", nil, { failures = 7 })
    refused("table expected", nil, { failures = { 7 } })
    refused("until must be after at", nil, { failures = { { at = 5, ["until"] = 5 } } })
    refused("there is no replica 2 in pool 1", nil, { failures = { { at = 5, replica = 2 } } })
    refused("there is no replica 1 in pool 3", nil, { failures = { { at = 5, pool = 3 } } })
    refused("at must be finite", nil, { failures = { { at = math.huge } } })
    for _, value in ipairs { nan, -1, "5" } do refused("at", nil, { failures = { { at = value } } }) end
    local traffic = core.traffic { rate = 1, requests = 1 }
    assert.error_matches(function() core.simulate { pools = {}, traffic = traffic } end, "need each other")
    assert.error_matches(function() core.simulate { pools = { {} }, traffic = traffic } end, "mantile.deployment expected")
    assert.error_matches(function() core.simulate { pools = { world.pool(deployment) } } end, "mantile.traffic expected")
    assert.error_matches(function() core.simulate { pools = 5, traffic = traffic } end, "pools must be a list")
    assert.error_matches(function() core.simulate(5) end, "table expected")
  end)

  it("takes sizes beyond all reason", function()
    local deployment = world.deployment()
    for _, changes in ipairs {
      { max_sequences = 1e300 }, { poll_steps = 1e300 }, { poll_steps = math.huge }, { watermark = 1e300 },
      { headroom = 1e300 }, { headroom = math.huge }, { swap_s_token = 1e300 }, { max_sequences = 1.5 },
      { count = 5000 }, { autoscale = { least = 1, most = 5000, target = 1e-300, interval_s = 1e300, start_s = 1e300 } },
      { autoscale = { least = 1, most = 5000, target = 1e-300, interval_s = 1, start_s = 0 } },
    } do
      world.check(world.run(world.pool(deployment, changes), { rate = 20, requests = 100, isl = 300, osl = 30 }), 100)
    end
    local huge = { kind = "uniform", least = 1 << 20, most = 1 << 30 }
    local pool = world.pool(deployment)
    world.check(world.run(pool, { rate = 1e9, requests = 50, isl = huge, osl = huge }), 50)
    local unlimited = world.pool(world.deployment { model = "mamba2-2.7b" })
    world.check(world.run(unlimited, { users = 3, requests = 5, isl = 1 << 30, osl = 1 << 30 }), 5)
    world.check(world.run(pool, { rate = 1e-9, requests = 5, isl = 100, osl = 5 }), 5)
  end)
end)

describe("what Lua decides", function()
  local pool = world.pool(world.deployment(), { max_sequences = 2 })
  local traffic = { rate = 20, requests = 40, isl = 100, osl = 100 }

  it("may not fail", function()
    for _, key in ipairs { "policy", "router" } do
      assert.error_matches(function() world.run(pool, traffic, { [key] = function() error("no, " .. key) end }) end, "no, " .. key)
      for _, value in ipairs { 0, -1, 1.5, 1e300, "x", true, {} } do
        assert.error_matches(function() world.run(pool, traffic, { [key] = function() return value end }) end,
          key .. " must return nil or a whole number from 1 to")
      end
      assert.error_matches(function() world.run(pool, traffic, { [key] = coroutine.yield }) end, "yield")
      assert.is_false(pcall(world.run, pool, traffic, { [key] = function() error() end }))
    end
    assert.error_matches(function()
      world.run(pool, { rate = 500, requests = 20000, isl = 1, osl = 1 }, { stop = function() error "stop it" end })
    end, "stop it")
  end)

  it("may be nothing: a policy that starts nobody, a router that refuses everybody", function()
    local result = world.run(pool, traffic, { policy = function() end })
    local summary, totals = result:summary {}, result:totals()
    assert.equal(40, summary.outcomes.running)
    assert.equal(0, totals.pools[1].left)
    local scaled = tables.merged(pool, {
      autoscale = { least = 1, most = 4, target = 2, interval_s = 1, start_s = 1 },
    })
    assert.equal(40, world.run(scaled, traffic, { policy = function() end }):summary({}).outcomes.running)
    local _, _, sums = world.check(world.run(pool, traffic, { router = function() end }), 40)
    assert.equal(40, sums.outcomes.lost)
  end)

  it("may not touch the traffic that is simulated", function()
    local own
    for _, act in ipairs {
      function() own:take() end, function() own:done(0, 1) end, function() own:next() end,
      function() core.simulate { pools = { pool }, traffic = own } end,
    } do
      own = core.traffic(traffic)
      assert.error_matches(function()
        core.simulate { pools = { pool }, traffic = own, router = function() act() end }
      end, "is that of a simulation which is running")
    end
    own:next()
  end)

  it("may take away the terms meanwhile", function()
    local terms = { pools = { world.pool(world.deployment()) }, traffic = core.traffic(traffic) }
    function terms.router()
      if terms.pools then terms.pools[1].deployment = nil end
      terms.pools, terms.traffic, terms.router = nil, nil, nil
      collectgarbage()
      return 1
    end
    world.check(core.simulate(terms), 40)
  end)

  it("ends a simulation at once, with what there is", function()
    local asked = 0
    local result = world.run(pool, { rate = 500, requests = 1e6, isl = 1, osl = 1 }, {
      stop = function()
        asked = asked + 1
        return asked == 3
      end,
    })
    local totals = result:totals()
    assert.is_true(totals.stopped)
    assert.is_true(totals.requests > 1000 and totals.requests < 20000)
    assert.equal(totals.requests, result:summary({}).requests)
  end)
end)
