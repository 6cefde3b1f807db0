-- What is drawn follows its theory: means, variances and quantiles.

local core = require "mantile.core"
local internal = require "mantile.internal"
local support = require "support"

local COUNT = 40000

--- Lengths of as many prompts.
local function drawn(isl, terms)
  local traffic = core.traffic { users = COUNT, requests = COUNT, isl = isl, seed = terms and terms.seed or 1 }
  local list = {}
  for i = 1, COUNT do list[i] = traffic:take().isl end
  return list
end

local function mean_and_variance(list)
  local sum, squares = 0, 0
  for _, x in ipairs(list) do sum = sum + x end
  local mean = sum / #list
  for _, x in ipairs(list) do squares = squares + (x - mean) ^ 2 end
  return mean, squares / (#list - 1)
end

--- Fails unless the shares of draws up to each quantile are as they must be, give or take 4 standard errors.
local function follows(list, quantiles)
  table.sort(list)
  for share, quantile in pairs(quantiles) do
    local below = 0
    for _, x in ipairs(list) do below = below + (x <= quantile and 1 or 0) end
    local off = math.abs(below / #list - share) / math.sqrt(share * (1 - share) / #list)
    assert(off < 4, ("%g of the draws are up to %g, not %g: %.1f standard errors"):format(below / #list, quantile, share,
      off))
  end
end

local NORMAL = { [0.01] = -2.3263479, [0.1] = -1.2815516, [0.5] = 0, [0.9] = 1.2815516, [0.99] = 2.3263479 }

describe("logarithms and exponentials of draws", function()
  it("are those of the library, to its last bits", function()
    for i = -3000, 3000 do
      local x = 1.26 ^ i
      if x > 1e-300 and x < 1e300 then support.near(math.log(x), internal.log(x), 1e-15) end
      support.near(math.exp(i / 5), internal.exp(i / 5), 4e-15)
    end
    assert.equal(0, internal.log(1))
    assert.equal(1, internal.exp(0))
    assert.equal(math.huge, internal.exp(1000))
    assert.equal(0, internal.exp(-1000))
  end)
end)

describe("lengths", function()
  it("may be fixed", function()
    local traffic = core.traffic { users = 1, isl = 77, osl = 5 }
    local request = traffic:take()
    assert.same({ 77, 5 }, { request.isl, request.osl })
  end)

  it("may be uniform, both ends included", function()
    local list = drawn { kind = "uniform", least = 10, most = 19 }
    local seen, mean, variance = {}, mean_and_variance(list)
    for _, x in ipairs(list) do seen[x] = (seen[x] or 0) + 1 end
    for x = 10, 19 do support.near(COUNT / 10, seen[x], 4 * math.sqrt(9 / COUNT)) end
    support.near(14.5, mean, 0.005)
    support.near((10 ^ 2 - 1) / 12, variance, 0.02)
  end)

  it("may be normal", function()
    local list = drawn { kind = "normal", mean = 100000, sigma = 5000 }
    local mean, variance = mean_and_variance(list)
    support.near(100000, mean, 0.001)
    support.near(5000 ^ 2, variance, 0.03)
    local quantiles = {}
    for share, z in pairs(NORMAL) do quantiles[share] = 100000 + 5000 * z end
    follows(list, quantiles)
  end)

  it("may be lognormal, by its own mean", function()
    local sigma = 0.8
    local list = drawn { kind = "lognormal", mean = 100000, sigma = sigma }
    local mean, variance = mean_and_variance(list)
    support.near(100000, mean, 4 * math.sqrt((math.exp(sigma ^ 2) - 1) / COUNT))
    support.near(1e10 * (math.exp(sigma ^ 2) - 1), variance, 0.15)
    local quantiles = {}
    for share, z in pairs(NORMAL) do quantiles[share] = 100000 * math.exp(sigma * z - sigma ^ 2 / 2) end
    follows(list, quantiles)
  end)

  it("may be exponential", function()
    local list = drawn { kind = "exponential", mean = 1e6 }
    local mean, variance = mean_and_variance(list)
    support.near(1e6, mean, 0.02)
    support.near(1e12, variance, 0.05)
    follows(list, { [0.1] = 105360.5, [0.5] = 693147.2, [0.9] = 2302585.1, [0.99] = 4605170.2 })
  end)

  it("may be some values, each with its share", function()
    local seen = {}
    for _, x in ipairs(drawn { kind = "empirical", values = { 5, 50, 500 }, shares = { 7, 0, 1 } }) do
      seen[x] = (seen[x] or 0) + 1
    end
    assert.is_nil(seen[50])
    support.near(7 / 8, seen[5] / COUNT, 0.01)
    support.near(1 / 8, seen[500] / COUNT, 0.05)
    for _, x in ipairs(drawn { kind = "empirical", values = { 3, 4 } }) do assert.is_true(x == 3 or x == 4) end
  end)

  it("are cut to least and most", function()
    local list = drawn { kind = "lognormal", mean = 1000, sigma = 1, least = 500, most = 2000 }
    table.sort(list)
    assert.equal(500, list[1])
    assert.equal(2000, list[#list])
    -- P(X < 500) and P(X > 2000) of that distribution
    follows(list, { [0.4235] = 500 })
    for _, x in ipairs(drawn { kind = "normal", mean = 1, sigma = 100 }) do assert.is_true(x >= 1) end
  end)

  it("may be those of a trace, as they came together", function()
    local pairs_of = core.trace()
    for i = 1, 10 do pairs_of:add(i, 10 * i, i) end
    local traffic, seen = core.traffic { users = 1000, pairs = pairs_of, seed = 3 }, {}
    for _ = 1, 1000 do
      local request = traffic:take()
      assert.equal(request.isl, 10 * request.osl)
      seen[request.osl] = true
    end
    assert.equal(10, #seen)
  end)

  it("are refused where they make no sense", function()
    for sentence, isl in pairs {
      ["isl is 0; it must be from 1 to 1.07374e+09"] = 0,
      ["isl is -5; it must be from 1"] = -5,
      ["isl is 1e+300"] = 1e300,
      ["isl: mean is 1e+300; it must be above 0"] = { kind = "exponential", mean = 1e300 },
      ["NaN"] = 0 / 0,
      ["a number is needed, not a string"] = "long",
      ["there is no distribution 'pareto'"] = { kind = "pareto" },
      ["isl has no option 'sigm'; did you mean 'sigma'?"] = { kind = "normal", mean = 5, sigm = 1 },
      ["sigma is 1e+09; it must be from 0 to 20"] = { kind = "lognormal", mean = 5, sigma = 1e9 },
      ["mean is 0; it must be above 0"] = { kind = "lognormal", mean = 0, sigma = 1 },
      ["sigma is -1"] = { kind = "normal", mean = 5, sigma = -1 },
      ["least is 5 and most 3; 0 <= least <= most <= 1.07374e+09 is needed"] = { kind = "uniform", least = 5, most = 3 },
      ["least is 0; it must be 1 or more"] = { kind = "uniform", least = 0, most = 3 },
      ["a list of 1 to 1048576 is needed"] = { kind = "empirical", values = {} },
      ["a list is needed, not a nil"] = { kind = "empirical" },
      ["isl: a number is needed, not a string"] = { kind = "empirical", values = { 1, "x" } },
      ["value 1 is 1e+10"] = { kind = "empirical", values = { 1e10 } },
      ["there are 2 values, and not as many shares"] = { kind = "empirical", values = { 1, 2 }, shares = { 1 } },
      ["all shares are 0"] = { kind = "empirical", values = { 1, 2 }, shares = { 0, 0 } },
      ["share 2 is -1; it must be from 0 to 1e30"] = { kind = "empirical", values = { 1, 2 }, shares = { 1, -1 } },
    } do
      assert.error_matches(function() core.traffic { users = 1, isl = isl } end, sentence, 1, true)
    end
  end)
end)

describe("intervals of an open loop", function()
  local function intervals(terms)
    terms.requests, terms.seed = COUNT, 2
    local traffic, list, before = core.traffic(terms), {}, 0
    for i = 1, COUNT do
      local at = traffic:take().at
      list[i], before = at - before, at
    end
    return list
  end

  it("are those of a Poisson process", function()
    local list = intervals { rate = 20 }
    local mean, variance = mean_and_variance(list)
    support.near(1 / 20, mean, 0.02)
    support.near(1 / 20 ^ 2, variance, 0.05)
    follows(list, { [0.1] = 0.1053605 / 20, [0.5] = 0.6931472 / 20, [0.9] = 2.3025851 / 20, [0.99] = 4.6051702 / 20 })
  end)

  -- Quantiles of chi-squared distributions of 1 and 4 degrees of freedom: twice gammas of shape 1/2 and 2.
  it("are gamma distributed where they come in bursts", function()
    local list = intervals { rate = 20, burstiness = 0.5 }
    local mean, variance = mean_and_variance(list)
    support.near(1 / 20, mean, 0.03)
    support.near(2 / 20 ^ 2, variance, 0.06)
    follows(list, { [0.1] = 0.0157908 / 20, [0.5] = 0.4549364 / 20, [0.9] = 2.7055435 / 20, [0.99] = 6.6348966 / 20 })
  end)

  it("are gamma distributed where they come evenly", function()
    local list = intervals { rate = 20, burstiness = 2 }
    local mean, variance = mean_and_variance(list)
    support.near(1 / 20, mean, 0.02)
    support.near(1 / 2 / 20 ^ 2, variance, 0.05)
    follows(list, { [0.1] = 1.0636232 / 80, [0.5] = 3.3566940 / 80, [0.9] = 7.7794403 / 80, [0.99] = 13.2767041 / 80 })
  end)

  it("are nearly alike at a high burstiness, and come in heaps at a low one", function()
    for _, x in ipairs(intervals { rate = 10, burstiness = 1e6 }) do support.near(0.1, x, 0.01) end
    local _, variance = mean_and_variance(intervals { rate = 10, burstiness = 0.01 })
    support.near(100 / 10 ^ 2, variance, 0.4)
  end)
end)

describe("a rate that changes", function()
  local function times(terms)
    terms.seed = 4
    local traffic, list = core.traffic(terms), {}
    while traffic:next() < math.huge do list[#list + 1] = traffic:take().at end
    return list
  end

  local function count(list, from, to)
    local sum = 0
    for _, at in ipairs(list) do sum = sum + (at >= from and at < to and 1 or 0) end
    return sum
  end

  it("is exact: intervals over its integral are those of rate 1", function()
    local list, before, own = times { rate = { { 0, 0 }, { 100, 200 }, { 300, 200 }, { 400, 0 } }, requests = 1e6 }, 0, {}
    local function integral(t)
      if t <= 100 then return t ^ 2 end
      if t <= 300 then return 10000 + 200 * (t - 100) end
      return 60000 - (400 - t) ^ 2
    end
    assert.is_true(list[#list] < 400)
    for i, at in ipairs(list) do
      own[i], before = integral(at) - before, integral(at)
    end
    local mean, variance = mean_and_variance(own)
    support.near(1, mean, 0.02)
    support.near(1, variance, 0.04)
    follows(own, { [0.1] = 0.1053605, [0.5] = 0.6931472, [0.9] = 2.3025851, [0.99] = 4.6051702 })
    support.near(60000, #list, 0.02)
  end)

  it("stays as it is before its first point and after its last", function()
    local list = times { rate = { { 100, 50 }, { 200, 10 } }, duration_s = 400 }
    support.near(5000, count(list, 0, 100), 0.06)
    support.near(3000, count(list, 100, 200), 0.08)
    support.near(2000, count(list, 200, 400), 0.1)
  end)

  it("may be 0 for a while, and comes again after its period", function()
    local list = times { rate = { { 0, 20 }, { 10, 20 }, { 10.001, 0 }, { 30, 0 } }, period_s = 30, duration_s = 3000 }
    for round = 0, 99 do assert.equal(0, count(list, 30 * round + 10.001, 30 * round + 30)) end
    support.near(20000, #list, 0.04)
    support.near(10000, count(list, 0, 1500), 0.05)
    for i = 2, #list do assert.is_true(list[i] >= list[i - 1]) end
  end)

  it("is refused where it makes no sense", function()
    for sentence, terms in pairs {
      ["rate 1 is -1 requests/s; it must be from 0 to 1e+09"] = { rate = -1 },
      ["NaN"] = { rate = 0 / 0 },
      ["rate 1 is inf requests/s"] = { rate = math.huge },
      ["the rate is 0 at all times"] = { rate = { { 0, 0 }, { 1, 0 } } },
      ["a list of 1 to 1048576 is needed"] = { rate = {} },
      ["a list of {seconds, requests/s} is needed"] = { rate = { 5 } },
      ["rate: a number is needed, not a nil"] = { rate = { { 5 } } },
      ["rate 2 is at 0 s, which is not after the one before it (0 s)"] = { rate = { { 0, 1 }, { 0, 2 } } },
      ["rate 1 is at -1 s"] = { rate = { { -1, 1 } } },
      ["the period is -1 s"] = { rate = { { 0, 1 }, { 5, 1 } }, period_s = -1 },
      ["rates that come again after 7 s begin at 0 and end there, not at 0 and 5"] =
        { rate = { { 0, 1 }, { 5, 1 } }, period_s = 7 },
      ["burstiness is 0; it must be from 0.001 to 1e+06"] = { rate = 1, burstiness = 0 },
      ["burstiness is 1e+300"] = { rate = 1, burstiness = 1e300 },
    } do
      assert.error_matches(function() core.traffic(terms) end, sentence, 1, true)
    end
  end)
end)
