-- H100 or MI300X: which carries this load for less, and what may an MI300X cost?
--
-- Llama-3.1-70B in bf16 under SGLang, 20 requests a second of 256 tokens in and 1024 out. For each limit on the time
-- of a token, `search` finds the deployment of each kind that carries the load with the fewest accelerators; their
-- prices decide. An MI300X breaks even where both bills are the same.
--
-- Prices: H100 SXM $2.95 an hour (hardware/h100-sxm.lua); MI300X $1.99, the median of seven clouds in
-- cliffcenter.com/research/amd-inference-economics, 2026-05-18. `mantile run h100_or_mi300x.lua 2.50 1.50` sets
-- others.
--
-- It printed: with a token every 25 ms the H100 needs 32 accelerators and the MI300X 120; with 100 ms both need 16,
-- and the MI300X wins at any price below that of an H100. At 40 ms it breaks even at $1.34.

local price = { ["h100-sxm"] = tonumber(args[1]) or 2.95, mi300x = tonumber(args[2]) or 1.99 }

local function fewest(hardware, limit)
  local found = search {
    model = "llama-3.1-70b", hardware = hardware, engine = "sglang", gpus = { 1, 2, 4, 8 }, mode = "continuous",
    isl = 256, osl = 1024, load = 20, best = 1, where = ("ttft_s < 2, tpot_s < %d ms"):format(limit),
  }
  return assert(found[1], hardware .. " cannot keep the limits")
end

local break_even = {}

print("  TPOT under  hardware  accelerators  each replica   concurrency    an hour  MI300X breaks even")
for _, limit in ipairs { 25, 40, 100 } do
  local needed = {}
  for _, hardware in ipairs { "h100-sxm", "mi300x" } do
    local best = fewest(hardware, limit)
    needed[hardware] = best.needed
    print(("  %7d ms  %-8s  %12d  %12s  %12d  %9s"):format(limit, hardware, best.needed, "tp " .. best.request.tp,
      best.concurrency, ("$%.0f"):format(best.needed * price[hardware])))
  end
  break_even[limit] = price["h100-sxm"] * needed["h100-sxm"] / needed.mi300x
  print(("%85s"):format(("$%.2f"):format(break_even[limit])))
end

assert(break_even[25] < break_even[40] and break_even[40] < break_even[100], "the more patient, the more its memory pays")
assert(break_even[25] < 0.5 * price["h100-sxm"], "fast tokens are for the H100")
assert(break_even[100] > 0.8 * price["h100-sxm"], "where nobody waits, an MI300X does the work of an H100")
