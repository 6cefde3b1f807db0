-- Against queueing theory: one server, Poisson arrivals.

local support = require "support"
local world = require "simulate.world"

local deployment = world.deployment {
  model = "llama-3.1-70b", dtype = "fp8", hardware = "h200-sxm", engine = "ideal", cost_model = "roofline",
}
local server = world.pool(deployment, { max_sequences = 1 })

--- A run at a load, and what theory needs of it: the rate of arrivals, service's mean and mean square.
local function queue(traffic, load, service_s, requests)
  traffic.rate, traffic.requests, traffic.seed = load / service_s, requests, 3
  local result = world.run(server, traffic)
  local of = { result = result, summary = result:summary {}, square = 0, service = 0 }
  for i = 1, requests do
    local r = result:record(i)
    local seconds = r.finished - r.started
    of.service, of.square = of.service + seconds / requests, of.square + seconds ^ 2 / requests
  end
  of.rate = requests / result:record(requests).arrived
  of.load = of.rate * of.service
  return of
end

--- Pollaczek and Khinchine: the mean wait.
local function mean_wait(of) return of.rate * of.square / (2 * (1 - of.load)) end

describe("a queue", function()
  it("of equal services waits as M/D/1 does", function()
    local alone = world.run(server, { rate = 1, requests = 1, isl = 1000, osl = 1 }):record(1)
    local service = alone.finished - alone.started
    for load, requests in pairs { [0.3] = 100000, [0.6] = 400000 } do
      local of = queue({ isl = 1000, osl = 1 }, load, service, requests)
      support.near(service, of.service, 1e-9)
      support.near(of.load * service / (2 * (1 - of.load)), of.summary.queue_s.mean, 0.02)
    end
  end)

  it("of exponential services is M/M/1, to the 99th percentile", function()
    local traffic = { isl = 1, osl = { kind = "exponential", mean = 200 } }
    local step = deployment:estimate({ batch = 1, isl = 100, osl = 200 }).tpot_s
    for load, requests in pairs { [0.3] = 100000, [0.6] = 400000 } do
      local of = queue(traffic, load, 200 * step, requests)
      local sojourn = of.service / (1 - of.load)
      support.near(2 * of.service ^ 2, of.square, 0.02) -- as of an exponential distribution
      support.near(of.load * sojourn, of.summary.queue_s.mean, 0.02)
      support.near(sojourn, of.summary.e2e_s.mean, 0.02)
      support.near(sojourn * math.log(10), of.summary.e2e_s.p90, 0.02)
      support.near(sojourn * math.log(100), of.summary.e2e_s.p99, 0.02)
    end
  end)

  it("of services of any kind waits as Pollaczek and Khinchine say", function()
    local traffic = { isl = { kind = "lognormal", mean = 2000, sigma = 0.8 }, osl = { kind = "uniform", least = 1, most = 30 } }
    local probe = world.run(server, { users = 1, requests = 2000, isl = traffic.isl, osl = traffic.osl }):summary {}
    for load, requests in pairs { [0.3] = 100000, [0.6] = 300000 } do
      local of = queue(traffic, load, probe.e2e_s.mean, requests)
      support.near(mean_wait(of), of.summary.queue_s.mean, 0.02)
    end
  end)

  it("keeps Little's law: as many wait on average as wait so long at such a rate", function()
    local of = queue({ isl = 1000, osl = { kind = "exponential", mean = 50 } }, 0.8, 0.35, 20000)
    local totals = of.result:totals()
    support.near(of.summary.queue_s.mean * 20000, totals.pools[1].waiting_s, 1e-6)
    support.near(of.service * 20000, totals.pools[1].busy_s, 1e-6)
  end)
end)
