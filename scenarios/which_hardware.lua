-- Which hardware serves Llama-3.1-70B fastest, and which at the least cost?
--
-- Eight accelerators of each kind, tp 8, bf16, 64 users with 2048 tokens in and 512 out. The
-- roofline is a lower bound on time, the same for all, so it ranks the hardware, not the software.
--
-- Prices: those of hardware/*.lua; kinds without one show no cost. `mantile run which_hardware.lua
-- 2.50` sets one price (USD per accelerator and hour) for all.
--
-- It printed: b200 is the fastest (TPOT 4.14 ms, 8.59 ms on h100-sxm) and, of those with a price,
-- the cheapest ($1.51 per million tokens, $1.73 on h100-sxm).

local price = tonumber(args[1])
local reports, cheapest, fastest = {}, nil, nil

for i, name in ipairs { "h100-sxm", "h200-sxm", "b200", "mi300x", "a100-sxm-80" } do
  local r = estimate {
    model = "llama-3.1-70b", hardware = name, tp = 8, batch = 64, isl = 2048, osl = 512, price = price,
  }
  reports[i] = r
  if not fastest or r.tpot_s < fastest.tpot_s then fastest = r end
  if r.cost_usd_per_mtok and (not cheapest or r.cost_usd_per_mtok < cheapest.cost_usd_per_mtok) then cheapest = r end
end

compare(table.unpack(reports))
print(("fastest: %s; cheapest: %s at $%.2f per million tokens"):format(fastest.hardware, cheapest.hardware,
  cheapest.cost_usd_per_mtok))

assert(fastest.hardware == "b200", "8 TB/s decode fastest")
assert(cheapest.hardware == "b200", "and are worth its price")
for _, r in ipairs(reports) do assert(r.memory.fits, r.hardware .. " holds the model and 64 users") end
