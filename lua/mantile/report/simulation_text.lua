-- simulation_text.lua: what a simulation came to, as a person reads it.

local format = require("mantile.units").format
local grid = require "mantile.report.grid"

local simulation_text = {}

local quantiles = { "mean", "p50", "p90", "p99", "max" }

local distributions = {
  { "TTFT", "ttft_s" }, { "TPOT", "tpot_s" }, { "between tokens", "itl_s" }, { "end to end", "e2e_s" },
  { "queue", "queue_s" },
}

local function latencies(sim)
  local rows = { { "", table.unpack(quantiles) } }
  for i, of in ipairs(distributions) do
    rows[i + 1] = { of[1] }
    for q, key in ipairs(quantiles) do
      local seconds = sim[of[2]][key]
      rows[i + 1][q + 1] = seconds and format(seconds, "s") or "-"
    end
  end
  return grid.format(rows, { false, true, true, true, true, true })
end

local function percent(share) return ("%.0f %%"):format(100 * share) end

local limits = { { "TTFT", "ttft_s" }, { "TPOT", "tpot_s" }, { "end to end", "e2e_s" } }

--- "TTFT 500 ms, TPOT 30.0 ms"
function simulation_text.limits(slo)
  local parts = {}
  for _, limit in ipairs(limits) do
    if slo[limit[2]] then parts[#parts + 1] = ("%s %s"):format(limit[1], format(slo[limit[2]], "s")) end
  end
  return table.concat(parts, ", ")
end

local function add(rows, name, value, meaning) rows[#rows + 1] = { name, value, meaning } end

local function add_requests(rows, sim)
  add(rows, "requests", format(sim.requests, "count"),
    ("%s finished in %s"):format(format(sim.outcomes.finished, "count"), format(sim.span_s or 0, "s")))
  if sim.throughput_req_s then add(rows, "rate", format(sim.throughput_req_s, "req/s"), "that finished") end
  if sim.slo and sim.goodput_req_s then
    add(rows, "goodput", format(sim.goodput_req_s, "req/s"),
      ("%s within %s"):format(percent(sim.attainment or 0), simulation_text.limits(sim.slo)))
  end
  if (sim.cached_share or 0) > 0 then add(rows, "cached", percent(sim.cached_share), "of the prompt tokens") end
  if sim.preemptions > 0 then add(rows, "preempted", format(sim.preemptions, "count"), "times, to make room") end
  if sim.retries > 0 then
    add(rows, "retried", format(sim.retries, "count"),
      ("after failures, which took %s tokens"):format(format(sim.lost_tokens, "count")))
  end
end

local function add_pool(rows, pool, number)
  local name = pool.role == "both" and "" or pool.role .. " "
  if number then name = ("%s%d "):format(pool.role == "both" and "pool " or name, number) end
  local count = pool.replicas == 1 and "1 replica" or ("%.4g replicas"):format(pool.replicas)
  local replicas = ("%s, %s steps"):format(count, format(pool.steps, "count"))
  add(rows, name .. "busy", percent(pool.busy), ("of the time, %s with prompts; %s"):format(percent(pool.prefill),
    replicas))
  if pool.kv_utilisation then
    add(rows, name .. "KV cache", percent(pool.kv_utilisation), ("used on average, %s at most"):format(
      percent(pool.kv_peak)))
  end
  add(rows, name .. "waiting", ("%.3g"):format(pool.waiting), "requests on average, for each replica")
end

local function add_costs(rows, sim)
  if sim.cost_usd_per_request then
    add(rows, "a request", ("$%.3g"):format(sim.cost_usd_per_request),
      sim.energy_j_per_request and format(sim.energy_j_per_request, "j/tok") or "")
  end
end

local function formula_line(sim, r)
  local f = sim.formula
  if not f then return "" end
  return ("\n  the closed form says at concurrency %d: TTFT %s (%+.0f %%), TPOT %s (%+.0f %%)"):format(f.concurrency,
    format(f.ttft_s, "s"), 100 * (f.ttft_s / r.ttft_s - 1), format(f.tpot_s, "s"), 100 * (f.tpot_s / r.tpot_s - 1))
end

--- The lines of a report that has a simulation.
function simulation_text.block(r)
  local sim, rows = r.simulation, {}
  add_requests(rows, sim)
  for p, pool in ipairs(sim.pools) do add_pool(rows, pool, r.fleet and #r.fleet > 1 and p) end
  add_costs(rows, sim)
  return "simulated\n" .. latencies(sim) .. "\n\n" .. grid.format(rows, { false, true, false }) .. formula_line(sim, r)
end

return simulation_text
