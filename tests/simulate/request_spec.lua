-- Traffic as users state it: in a request, and on the command line.

local core = require "mantile.core"
local request = require "mantile.request"
local support = require "support"
local tables = require "mantile.tables"
local traffic = require "mantile.traffic"

local REQUEST = { isl = 1000, osl = 200 }

local function check(values, changes)
  if type(values) == "string" then values = assert(traffic.parse(values)) end
  return traffic.check(values, tables.merged(REQUEST, changes))
end

--- The first requests of traffic.
local function requests(values, changes, count)
  local options = assert(traffic.options(assert(check(values, changes)), tables.merged(REQUEST, changes)))
  local source, list = core.traffic(options), {}
  for i = 1, count or 1000 do
    if source:next() == math.huge then break end
    list[i] = source:take()
  end
  return list
end

local function span(list, key)
  local low, high = math.huge, -math.huge
  for _, one in ipairs(list) do low, high = math.min(low, one[key]), math.max(high, one[key]) end
  return { low, high }
end

describe("traffic of a request", function()
  it("is a closed loop at the request's concurrency where nothing is said", function()
    local list = requests({}, { concurrency = 2000, waves = 3 }, 6000)
    assert.equal(2000, #list)
    assert.same({ 500, 1500 }, span(list, "isl"))
    assert.same({ 100, 300 }, span(list, "osl"))
    assert.same({ 900, 1100 }, span(requests({}, { concurrency = 2000, spread = 0.1 }, 2000), "isl"))
    assert.same({ 1000, 1000 }, span(requests({ concurrency = 2000 }, { spread = 0 }), "isl"))
  end)

  it("begins with the request's prefix where it states no other", function()
    local list = requests({}, { concurrency = 500, prefix = 400, spread = 0.1 })
    assert.same({ 940, 1060 }, span(list, "isl"))
    for _, one in ipairs(list) do assert.same(list[1].segments[1], one.segments[1]) end
    assert.equal(400, list[1].segments[1].tokens)
    assert.equal(70, requests({ rate = 1, isl = 50, shared_prefix = 20 }, { prefix = 400 })[1].isl)
    assert.equal("traffic: a trace says itself what its prompts share; leave prefix out",
      select(2, check({ trace = "x" }, { prefix = 400 })))
  end)

  it("ends where it states, or after ten requests in each place", function()
    local function count(values, changes)
      local options = traffic.options(assert(check(values, changes)), tables.merged(REQUEST, changes))
      return options.requests, options.duration_s
    end
    assert.equal(320, (count({}, { concurrency = 32 })))
    assert.equal(96, (count({}, { concurrency = 32, waves = 3 })))
    assert.equal(70, (count { sessions = 7 }))
    assert.equal(1000, (count { rate = 7 }))
    assert.equal(55, (count { rate = 7, requests = 55 }))
    assert.same({ nil, 9 }, { count { rate = 7, duration_s = 9 } })
  end)

  it("is the same from a text as from a table", function()
    for text, values in pairs {
      ["rate=20,requests=10000"] = { rate = 20, requests = 10000 },
      ["rate=5, isl=lognormal(1024, 0.5, most=8192),osl=uniform(5,10)"] = {
        rate = 5, isl = { kind = "lognormal", mean = 1024, sigma = 0.5, most = 8192 },
        osl = { kind = "uniform", least = 5, most = 10 },
      },
      ["concurrency=3,isl=77,osl=empirical(1, 2,3)"] = {
        concurrency = 3, isl = { kind = "fixed", mean = 77 }, osl = { kind = "empirical", values = { 1, 2, 3 } },
      },
      ["ramp=0:5+600:20.5,period_s=600,burstiness=0.5"] = {
        ramp = { { 0, 5 }, { 600, 20.5 } }, period_s = 600, burstiness = 0.5,
      },
      ["sessions=9,turns=uniform(1,5),think_s=exponential(3),shared_prefix.tokens=512,shared_prefix.groups=4"] = {
        sessions = 9, turns = { kind = "uniform", least = 1, most = 5 }, think_s = { kind = "exponential", mean = 3 },
        shared_prefix = { tokens = 512, groups = 4, zipf = 0 },
      },
      ["rate=1,groups=3,priorities=0:0.9+10:0.1,shared_prefix=64,warmup=10"] = {
        rate = 1, groups = { count = 3 }, priorities = { { 0, 0.9 }, { 10, 0.1 } }, shared_prefix = { tokens = 64 },
        warmup = 10,
      },
      ["rate=1,groups=0.7+0.3,seed=5"] = { rate = 1, groups = { 0.7, 0.3 }, seed = 5 },
      ["trace=a b.csv,speed=2,skip_bad=true"] = { trace = "a b.csv", speed = 2, skip_bad = true },
    } do
      assert.same(assert(check(values)), assert(check(text)), text)
    end
  end)

  it("is checked a second time to the same", function()
    for _, text in ipairs {
      "rate=1,groups=0.7+0.3,isl=lognormal(5,1)", "ramp=0:1+5:2,period_s=5,shared_prefix=5", "trace=x.csv", "concurrency=5",
      "sessions=5,turns=3,priorities=0:1",
    } do
      local once = assert(check(text))
      assert.same(once, assert(check(once)))
    end
    local once = assert(check({}, { concurrency = 5 }))
    assert.same(once, assert(check(once, { concurrency = 5 })))
  end)

  it("reads the trace that it names, and takes lengths from one", function()
    local folder = support.folder()
    local path = support.write(folder .. "/t.csv", "arrived_s,isl,osl\n0,10,1\n1,0,2\n2,30,3\n")
    assert.same({ 0, 1 }, { requests({ trace = path, skip_bad = true, speed = 2 })[1].at,
      requests({ trace = path, skip_bad = true, speed = 2 })[2].at })
    local _, message = traffic.options(assert(check { trace = path }), REQUEST)
    assert.equal(path .. ": line 3: isl is '0'; it must be a whole number from 1 to 1073741824", message)
    local options, notes = traffic.options(assert(check { rate = 1, lengths = path, skip_bad = true }), REQUEST)
    assert.same({ path .. ": 1 rows left out; the first: line 3: isl is '0'; it must be a whole number from 1 to 1073741824" },
      notes)
    local source = core.traffic(options)
    for _ = 1, 20 do
      local one = source:take()
      assert.equal(one.isl, 10 * one.osl)
    end
    support.clean()
  end)

  it("is refused where it makes no sense", function()
    for _, case in ipairs {
      { 5, "traffic: a table is needed, not 5" },
      { {}, "traffic: it needs one of concurrency, sessions, rate, ramp, trace" },
      { { rat = 5 }, "traffic: unknown key 'rat'; did you mean 'rate'?" },
      { { rate = 5, concurrency = 3 }, "traffic: concurrency and rate exclude each other" },
      { { rate = 5, ramp = "0:1" }, "traffic: rate and ramp exclude each other" },
      { { rate = 0 }, "traffic: rate is 0; it must be a number above 0" },
      { { rate = -1 }, "traffic: rate is -1; it must be" },
      { { rate = 0 / 0 }, "nan; it must be" },
      { { rate = 1e300 }, "traffic: rate is 1e+300; it must be" },
      { { rate = 1e12 }, "traffic: rate 1 is 1e+12 requests/s; it must be from 0 to 1e+09" },
      { { rate = "fast" }, "traffic: rate is 'fast'; it must be a number" },
      { { concurrency = 1.5 }, "traffic: concurrency is 1.5; it must be a whole number from 1 to 1073741824" },
      { { concurrency = 1e300 }, "traffic: concurrency is 1e+300; it must be" },
      { { rate = 1, requests = 1 << 40 }, "traffic: requests is 1099511627776; it must be a whole number" },
      { { rate = 1, duration_s = -1 }, "traffic: duration_s is -1; it must be a number above 0" },
      { { rate = 1, burstiness = 1e-9 }, "traffic: burstiness is 1e-09; it must be from 0.001 to 1e+06" },
      { { concurrency = 1, burstiness = 2 }, "traffic: burstiness goes with rate, ramp, and not with concurrency" },
      { { concurrency = 1, turns = 2 }, "traffic: turns goes with sessions, rate, ramp, and not with concurrency" },
      { { trace = "x.csv", isl = 2 }, "traffic: isl goes with concurrency, sessions, rate, ramp, and not with trace" },
      { { rate = 1, speed = 2 }, "traffic: speed goes with trace, and not with rate" },
      { { rate = 1, lengths = "x", isl = 2 }, "traffic: lengths and isl exclude each other" },
      { { rate = 1, requests = 10, warmup = 10 }, "traffic: warmup is 10, and there are 10 requests: nothing is left" },
      { { rate = 1, seed = -1 }, "traffic: seed is -1; it must be a whole number from 0" },
      { { rate = 1, isl = 0 }, "traffic: isl is 0; it must be from 1 to" },
      { { rate = 1, isl = true }, "traffic: isl is true; it must be a number, a text like lognormal(1024, 0.5) or a table" },
      { { rate = 1, isl = "long" }, "traffic: isl is 'long'; it must be a number, or like lognormal(1024, 0.5)" },
      { { rate = 1, isl = "pareto(1)" }, "traffic: isl is 'pareto(1)'; it must be one of fixed uniform normal" },
      { { rate = 1, isl = "normal(1)" }, "traffic: isl: normal needs mean and sigma" },
      { { rate = 1, isl = "normal(1,2,3)" }, "traffic: isl is 'normal(1,2,3)'; it has more than 2 values" },
      { { rate = 1, isl = "normal(1,x)" }, "it has 'x' where a number belongs" },
      { { rate = 1, isl = "normal(1,2,mean=3)" }, "it has mean twice" },
      { { rate = 1, isl = "normal(1,2,many=3)" }, "traffic: isl: unknown key 'many'" },
      { { rate = 1, isl = "uniform(5,3)" }, "traffic: isl: least is 5 and most 3" },
      { { rate = 1, isl = { kind = "uniform", least = 1, most = 2, sigma = 3 } }, "traffic: isl: uniform takes no sigma" },
      { { rate = 1, isl = { mean = 5 } }, "traffic: isl: kind is missing" },
      { { rate = 1, isl = { kind = "empirical", values = { 1, "x" } } }, "traffic: isl: a number is needed, not a string" },
      { { rate = 1, turns = 1e9 }, "traffic: turns are from 1 to 1e+09; 1 to 65536 are possible" },
      { { rate = 1, think_s = -1 }, "traffic: think_s is -1; it must be from 0" },
      { { ramp = {} }, "traffic: ramp is a table; it must be a list of {seconds, requests/s}, or a text like 0:5+600:20" },
      { { ramp = { { 1 } } }, "traffic: ramp is a table; part 1 of it is no pair of numbers" },
      { { ramp = "0:5+x" }, "traffic: ramp is '0:5+x'; part 2 of it is no pair of numbers" },
      { { ramp = "5:5+0:1" }, "traffic: rate 2 is at 0 s, which is not after the one before it (5 s)" },
      { { ramp = "0:5+5:1", period_s = 7 }, "traffic: rates that come again after 7 s begin at 0 and end there" },
      { { rate = 1, groups = 0 }, "traffic: groups: count is 0; it must be a whole number from 1 to 1048576" },
      { { rate = 1, groups = "a+b" }, "traffic: groups has 'a' where a number belongs" },
      { { rate = 1, groups = { 0, 0 } }, "traffic: all shares are 0" },
      { { rate = 1, priorities = 5 }, "traffic: priorities is 5; it must be a list of {priority, share}" },
      { { rate = 1, shared_prefix = 0 }, "traffic: shared_prefix: tokens is 0; it must be a whole number" },
      { { rate = 1, shared_prefix = { groups = 3 } }, "traffic: shared_prefix: tokens is missing" },
    } do
      local checked, message = check(case[1])
      assert.is_nil(checked, case[2])
      assert.matches(case[2], message, 1, true)
    end
    assert.matches("states a concurrency, and its traffic rate: leave one", select(2, check({ rate = 1 }, { concurrency = 5 })))
  end)

  it("is refused on the command line where it is no list", function()
    for text, sentence in pairs {
      ["rate"] = "--traffic has 'rate'; it takes KEY=VALUE, separated by commas",
      ["rate=5,,"] = "--traffic has ''",
      ["rate=5,rate=6"] = "--traffic has rate=6 twice",
      ["isl=5,isl.kind=fixed"] = "--traffic has isl.kind=fixed twice",
    } do
      assert.matches(sentence, select(2, traffic.parse(text)), 1, true)
    end
  end)

  it("is for the simulator", function()
    local function message_of(values)
      local whole = { model = "llama-3.1-8b", hardware = "h100-sxm", traffic = { rate = 5 } }
      return select(2, request.check(tables.merged(whole, values)))
    end
    assert.equal("traffic is for mode continuous or disagg; this is static", message_of {})
    assert.equal("traffic needs method simulate: the formula knows a closed loop only", message_of { mode = "continuous" })
    assert.equal("traffic needs method simulate: the formula knows a closed loop only",
      message_of { mode = "continuous", method = "formula" })
    assert.equal("traffic: unknown key 'rat'; did you mean 'rate'?",
      message_of { mode = "continuous", method = "simulate", traffic = { rat = 5 } })
  end)

  it("has a unit, a default and a meaning for all that can be stated", function()
    for _, field in ipairs(traffic.fields) do
      assert.is_string(field.help, field[1])
      assert.is_true(field.unit == nil or type(field.unit) == "string")
      assert.is_true(field.default ~= nil or field.otherwise ~= nil or field[2]:find "%?" ~= nil, field[1])
    end
  end)
end)
