-- H100 or MI300X: which carries this load for less, and what may an MI300X cost?
--
-- Llama-3.1-70B in bf16 under SGLang, 20 requests a second of 256 tokens in and 1024 out. For each limit on the time
-- of a token `search` finds the deployment of each kind that carries the load with the fewest accelerators. An MI300X
-- breaks even where both bills are the same. Twice: as the datasheets allow (roofline), and as measured deployments
-- run (calibrated); of the MI300X those are 15 of DeepSeek-R1, so take the first for a high and the second for a low
-- bound.
--
-- Prices: H100 SXM $2.95 an hour (hardware/h100-sxm.lua); MI300X $1.99, the median of its clouds in
-- cliffcenter.com/research/amd-inference-economics, 2026-05-18. `mantile run h100_or_mi300x.lua 2.50 1.50` sets
-- others.
--
-- It printed: by its datasheet an MI300X is worth $4.43 to $5.90 an hour; as its software was measured, $1.48 where a
-- token may take 25 ms and $3.37 where it may take 100. So at $1.99 it wins for the patient, and for fast tokens it
-- depends on the software: measure that first.

local price = { ["h100-sxm"] = tonumber(args[1]) or 2.95, mi300x = tonumber(args[2]) or 1.99 }

local function fewest(hardware, limit, cost_model)
  local found = search {
    model = "llama-3.1-70b", hardware = hardware, engine = "sglang", gpus = { 1, 2, 4, 8 }, mode = "continuous",
    isl = 256, osl = 1024, load = 20, best = 1, where = ("ttft_s < 2, tpot_s < %d ms"):format(limit),
    cost_model = cost_model,
  }
  return assert(found[1], hardware .. " cannot keep the limits")
end

local function shown(row, name)
  return ("%3d, tp %d  $%3.0f"):format(row.needed, row.request.tp, row.needed * price[name])
end

local worth = {}

print("  TPOT under  costs       h100-sxm  an hour  mi300x    an hour  breaks even at")
for _, cost_model in ipairs { "roofline", "calibrated" } do
  worth[cost_model] = {}
  for _, limit in ipairs { 25, 40, 100 } do
    local h100, mi300x = fewest("h100-sxm", limit, cost_model), fewest("mi300x", limit, cost_model)
    worth[cost_model][limit] = price["h100-sxm"] * h100.needed / mi300x.needed
    print(("  %7d ms  %-10s  %s     %s     $%.2f"):format(limit, cost_model, shown(h100, "h100-sxm"),
      shown(mi300x, "mi300x"), worth[cost_model][limit]))
  end
end

print(("\n  an MI300X is worth $%.2f an hour for fast tokens, $%.2f for the patient, by its datasheet $%.2f"):format(
  worth.calibrated[25], worth.calibrated[100], worth.roofline[100]))

local h100 = price["h100-sxm"]
assert(worth.roofline[25] > h100 and worth.roofline[100] > 1.5 * h100, "bandwidth and memory are worth more than FLOPs")
assert(worth.calibrated[100] > 0.8 * h100, "where nobody waits, it does the work of an H100 as it is")
assert(worth.calibrated[25] < 0.6 * h100, "fast tokens are lost in software")
