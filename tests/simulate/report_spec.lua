-- Simulations as reports, in Lua and on the command line.

local capacity = require "mantile.capacity"
local estimate = require "mantile.estimate"
local json = require "mantile.json"
local simulate = require "mantile.simulate"
local support = require "support"
local tables = require "mantile.tables"

local LOOP = { model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm" }
local REQUEST = tables.merged(LOOP, { traffic = { rate = 6, requests = 400 } })
local LINE = "llama-3.1-8b --on h100-sxm --engine vllm "

local function ask(changes, options) return simulate.run(tables.merged(REQUEST, changes), options) end

local function refused(changes)
  local report, message, field = ask(changes)
  assert.is_nil(report)
  return message, field
end

describe("a simulated report", function()
  it("has means of the requests in place of the closed form's", function()
    local report, run = ask {}
    local sums = { ttft = 0, e2e = 0, tokens = 0, first = math.huge, last = 0 }
    for i = 1, 400 do
      local one = run:request(i)
      sums.ttft, sums.e2e = sums.ttft + one.first - one.arrived, sums.e2e + one.finished - one.arrived
      sums.tokens, sums.last = sums.tokens + one.osl, math.max(sums.last, one.finished)
      sums.first = math.min(sums.first, one.arrived)
    end
    support.near(sums.ttft / 400, report.ttft_s)
    support.near(sums.e2e / 400, report.e2e_s)
    support.near(sums.tokens / (sums.last - sums.first), report.throughput_tok_s)
    assert.is_nil(run:request(401))
    assert.same({ 400, 400 }, { report.simulation.requests, report.simulation.outcomes.finished })
  end)

  it("costs what its replicas cost while they are up", function()
    local report = ask { dp = 2 }
    local sim, price = report.simulation, report.assumptions.price.value
    support.near(2 * price / 3600 * sim.duration_s / 400, sim.cost_usd_per_request)
    assert.is_true(report.power_w < 2 * 1.25 * 700 and report.power_w > 2 * 1.25 * 175)
  end)

  it("is that of `estimate` too", function()
    local report = ask {}
    local other = assert(estimate.report(tables.merged(REQUEST, { mode = "continuous", method = "simulate" })))
    assert.equal(report.ttft_s, other.ttft_s)
  end)

  it("counts goodput within limits, and leaves out a warm-up", function()
    local sim = ask({ slo = { ttft_s = 1e-4 } }).simulation
    assert.same({ 0, 0 }, { sim.goodput_req_s, sim.attainment })
    assert.equal(1, ask({ slo = { ttft_s = 1e4 } }).simulation.attainment)
    local traffic = { rate = 6, requests = 400, warmup = 100 }
    assert.equal(300, ask({ traffic = traffic }).simulation.requests)
  end)

  it("tells groups apart", function()
    local groups = ask({ traffic = { rate = 6, requests = 400, groups = "0.75+0.25" } }).simulation.groups
    assert.equal(2, #groups)
    assert.equal(400, groups[1].requests + groups[2].requests)
    assert.is_true(groups[1].requests > groups[2].requests)
  end)

  it("of two pools has a part for each", function()
    local report = ask {
      mode = "disagg", prefill = { count = 2, tp = 1 }, decode = { tp = 2 },
    }
    local pools = report.simulation.pools
    assert.same({ "prefill", "decode" }, { pools[1].role, pools[2].role })
    assert.equal(0, pools[2].prefill)
    assert.equal(4, report.gpus)
  end)

  it("of a fleet has all of its pools", function()
    local report = ask { fleet = { { count = 2 }, { hardware = "b200", tp = 2 } } }
    assert.same({ 4, 2, "b200" }, { report.gpus, report.fleet[1].gpus, report.fleet[2].hardware })
    local busy = report.simulation.pools
    assert.is_true(busy[1].steps > 0 and busy[2].steps > 0)
    assert.is_nil(report.simulation.formula)
    for _, case in ipairs {
      { {}, "fleet is a list of 1 to 64 pools" },
      { { { role = "x" } }, "fleet[1]: role is both, prefill or decode" },
      { { {}, { tp = 3 } }, "fleet[2]: layer 'attention': tp (3) must divide heads (32): 1 2 4 8 16 32" },
      { { { dp = 2 } }, "fleet[1]: unknown key 'dp'; did you mean 'tp'?" },
      { { { role = "prefill" } }, "simulate: pools of role prefill and of role decode need each other" },
    } do
      assert.equal(case[2], (refused { fleet = case[1] }))
    end
  end)

  it("stays near the closed form of a closed loop", function()
    local report = assert(simulate.run(tables.merged(LOOP, { concurrency = 16 })))
    local formula = report.simulation.formula
    assert.equal(16, formula.concurrency)
    support.near(formula.tpot_s, report.tpot_s, 0.1)
    support.near(formula.ttft_s, report.ttft_s, 0.5)
  end)

  it("warns of what was refused, and of queues that memory makes", function()
    local long = ask { traffic = { rate = 6, requests = 20, isl = 200000 } }
    assert.equal(20, long.simulation.outcomes.too_long)
    assert.matches("20 requests are longer than the model's positions", table.concat(long.warnings, "\n"))
    local full = assert(simulate.run(tables.merged(LOOP, { hardware = "l4", weights = "fp8", concurrency = 400,
      waves = 2, isl = 4096 })))
    assert.matches("memory holds %d+ requests of the mean lengths", table.concat(full.warnings, "\n"))
  end)

  it("refuses what makes no sense, by name", function()
    for _, case in ipairs {
      { { slo = { ttft = 1 } }, "slo: unknown key 'ttft'; did you mean 'ttft_s'?", "slo" },
      { { autoscale = { most = 2, least = 3, target = 1 } }, "autoscale: least is above most", "autoscale" },
      { { autoscale = { most = 2, target = 1, interval_s = 1e-9 } }, "autoscale: interval_s is at least 0.001", "autoscale" },
      { { failures = { at = 5, ["until"] = 4 } }, "failures[1]: until must be after at", "failures" },
      { { swap_bandwidth = 1e9 }, "swap_bandwidth is for preemption swap", "swap_bandwidth" },
    } do
      assert.same({ case[2], case[3] }, { refused(case[1]) })
    end
    local values = tables.merged(LOOP, { autoscale = { most = 2, target = 1 } })
    assert.equal("autoscale is for mode continuous or disagg; this is static", select(2, estimate.report(values)))
    assert.equal("more than 1048576 requests are on their way at once: the load is too much",
      (refused { traffic = { concurrency = 2000000, requests = 2000000 } }))
    assert.matches("there is no replica 3 in pool 1", (refused { failures = { at = 5, replica = 3 } }))
  end)
end)

describe("a run", function()
  it("is written as a trace, which gives the same run again", function()
    local path = os.tmpname()
    local report, run = ask {}
    assert(run:write(path))
    local again = ask { traffic = { trace = path } }
    os.remove(path)
    support.near(report.ttft_s, again.ttft_s, 1e-6)
    support.near(report.tpot_s, again.tpot_s, 1e-6)
  end)

  it("has a timeline where one is asked for", function()
    local path = os.tmpname()
    local _, run = ask({}, { timeline = true })
    assert(run:write_timeline(path))
    local file = assert(io.open(path))
    local events = json.decode(file:read "a")
    file:close()
    os.remove(path)
    assert.is_true(#events > 800)
    assert.same({ nil, "there is no timeline; ask for one with { timeline = true }" },
      { select(2, ask {}):write_timeline(path) })
    assert.is_nil((run:write "/nowhere/there.csv"))
  end)
end)

describe("capacity", function()
  local SLO = { ttft_s = 0.5, tpot_s = 0.02 }

  it("is the highest rate that keeps the limits", function()
    local answer = assert(capacity.of(tables.merged(REQUEST, { traffic = {}, slo = SLO }), { tolerance = 0.05 }))
    local found = answer.found
    assert.is_true(found.report.simulation.attainment >= 0.99)
    assert.is_true(answer.beyond.rate / found.rate <= 1.05)
    assert.is_false(answer.beyond.holds)
  end)

  it("is the fewest replicas that carry a rate", function()
    local values = tables.merged(REQUEST, { traffic = { rate = 60 }, slo = SLO })
    local answer = assert(capacity.of(values))
    local count = answer.found.replicas.dp
    assert.is_true(count > 1)
    local less = ask { traffic = { rate = 60, requests = 20000 }, slo = SLO, dp = count - 1 }
    assert.is_true(less.simulation.attainment < 0.99)
  end)

  it("is the fewest accelerators of two pools", function()
    local answer = assert(capacity.of(tables.merged(REQUEST, {
      mode = "disagg", prefill = { tp = 1 }, decode = { tp = 1 }, traffic = { rate = 30 }, slo = SLO, isl = 4096,
    })))
    local of = answer.found.replicas
    assert.equal(of.prefill + of.decode, answer.found.report.gpus)
    assert.is_true(of.prefill > of.decode)
  end)

  it("is nothing where nothing keeps the limits", function()
    local answer = assert(capacity.of(tables.merged(REQUEST, { traffic = {}, slo = { ttft_s = 1e-6 } })))
    assert.is_nil(answer.found)
  end)

  it("refuses questions that are none", function()
    local function message_of(changes, options)
      local answer, message = capacity.of(tables.merged(REQUEST, changes), options)
      assert.is_nil(answer)
      return message
    end
    assert.equal("say what limits hold, like slo = { ttft_s = 0.5 }", message_of {})
    assert.matches("leave out concurrency", message_of { slo = SLO, concurrency = 4 })
    assert.matches("a fleet has the counts", message_of { slo = SLO, fleet = { {} } })
    assert.matches("share is above 1", message_of({ slo = SLO }, { share = 2 }))
    assert.matches("rate is 'x'", message_of { slo = SLO, traffic = { rate = "x" } })
    assert.matches("takes more than", message_of { slo = SLO, traffic = { rate = 1e8 } })
  end)
end)

describe("simulate on the command line", function()
  it("prints percentiles and JSON", function()
    local status, out = support.cli("simulate " .. LINE .. "--traffic rate=6,requests=200 --slo ttft_s=1")
    assert.equal(0, status)
    assert.matches("between tokens", out)
    assert.matches("goodput", out)
    status, out = support.cli("simulate " .. LINE .. "--concurrency 4 --json")
    assert.equal(0, status)
    assert.equal(40, json.decode(out).simulation.requests)
  end)

  it("writes records and a timeline", function()
    local path = os.tmpname()
    local status = support.cli("simulate " .. LINE .. "--concurrency 4 --records " .. path)
    assert.equal(0, status)
    assert.matches("^arrived_s,", assert(io.open(path)):read "a")
    status = support.cli("simulate " .. LINE .. "--concurrency 4 --timeline " .. path)
    assert.equal(0, status)
    os.remove(path)
  end)

  it("says what it does not take", function()
    local status, _, problems = support.cli("simulate " .. LINE .. "--mode static")
    assert.equal(2, status)
    assert.matches("no %-%-mode static", problems)
    status, _, problems = support.cli("capacity " .. LINE)
    assert.equal(2, status)
    assert.matches("say what limits hold", problems)
  end)

  it("answers capacity with status 1 where nothing holds", function()
    local status, out = support.cli("capacity " .. LINE .. "--slo ttft_s=1e-6")
    assert.equal(1, status)
    assert.matches("no load of these keeps", out)
  end)
end)
