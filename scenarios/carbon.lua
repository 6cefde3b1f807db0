-- What do a million conversations cost in energy and carbon, and what would lower that most?
--
-- A chat of six turns, each of about 80 tokens in and 250 out, behind a system prompt of 500, with 15 s to read and
-- type. `simulate` follows 3000 turns of it on H100 under vLLM, with 200 people at once, or a tenth of them.
-- Accelerators that wait draw their idle power; their making (164 kg each, over four years) is shared out; a site
-- draws 1.25 times what they do (docs/requests.md). Grids, g CO2e a kWh in 2023: France 56, Germany 381, India 713
-- (Ember, Our World in Data).
--
-- It printed: Llama-3.1-70B, busy, in Germany: 429 kWh, 167 kg and $1,910. With a tenth of the load it is 8.4 times
-- as much, with the 8 B a fifth, in France a sixth; fp8 takes off a third.

local base = { "70 B on a busy machine, Germany", model = "llama-3.1-70b", tp = 4, sessions = 200, grid = 381 }

local function with(name, changes)
  local case = { name }
  for key, value in pairs(base) do
    if key ~= 1 then case[key] = changes[key] or value end
  end
  case.dtype = changes.dtype
  return case
end

local function million(case)
  local r = simulate {
    model = case.model, hardware = "h100-sxm", engine = "vllm", tp = case.tp, grid = case.grid, dtype = case.dtype,
    traffic = {
      sessions = case.sessions, requests = 3000, turns = 6, think_s = "exponential(15)", isl = "lognormal(80, 0.8)",
      osl = "lognormal(250, 0.6)", shared_prefix = { tokens = 500 },
    },
  }
  local s = r.simulation
  local tokens = 6 * s.throughput_tok_s / s.throughput_req_s
  return {
    kwh = 6 * s.energy_j_per_request / 3.6, kg = tokens * r.carbon_g_per_mtok / 1000,
    usd = 6e6 * s.cost_usd_per_request, tpot = s.tpot_s.p99,
  }
end

local found = {}
print("  a million conversations                kWh  kg CO2e  accelerators  TPOT p99")
for i, case in ipairs {
  base,
  with("  a tenth of the load", { sessions = 20 }),
  with("  fp8", { dtype = "fp8" }),
  with("  8 B", { model = "llama-3.1-8b", tp = 1 }),
  with("  France", { grid = 56 }),
  with("  India", { grid = 713 }),
} do
  local f = million(case)
  found[i] = f
  print(("  %-34s %7.0f %8.0f %13s %6.0f ms"):format(case[1], f.kwh, f.kg, ("$%.0f"):format(f.usd), f.tpot / ms))
end

local busy, idle, fp8, small, france, india = table.unpack(found)
print(("\n  less carbon: keep it busy, %.1f times; a grid like France's, %.1f; the 8 B, %.1f; fp8, %.1f"):format(
  idle.kg / busy.kg, busy.kg / france.kg, busy.kg / small.kg, busy.kg / fp8.kg))

assert(idle.kg > 5 * busy.kg, "an empty machine is the worst of all")
assert(small.kg < busy.kg / 4 and fp8.kg < 0.8 * busy.kg, "fewer bytes, less energy")
assert(france.kg < busy.kg / 5 and india.kg > 1.5 * busy.kg, "and where it stands counts as much as what it runs")
