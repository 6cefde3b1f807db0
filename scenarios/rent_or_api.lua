-- Rent accelerators, or pay an API by the token?
--
-- Llama-3.3-70B in fp8, first token within 3 s and a token every 50 ms. For three kinds of work `search` finds the
-- cheapest of H100, H200 and B200 under vLLM, as full as the limits allow. The API takes $0.13 a million tokens in
-- and $0.40 out (DeepInfra, Llama-3.3-70B-Instruct-Turbo, fp8); `mantile run rent_or_api.lua 0.88 0.88` sets other
-- prices. `busy` is the share of the time that what is rented must be that full; rents are those of hardware/*.lua,
-- with no one's time in them.
--
-- It printed: chat (2000 in, 300 out) breaks even at 350,000 requests a day on one B200, 84 % of what it carries;
-- reasoning (300 in, 1500 out) at 52 %; reading documents (8000 in, 200 out) never: there the API is cheaper than a
-- full machine.

local price = { input = tonumber(args[1]) or 0.13, output = tonumber(args[2]) or 0.40 }
local work = { { "documents", 8000, 200 }, { "chat", 2000, 300 }, { "reasoning", 300, 1500 } }

local busy = {}
print("             in -> out      API     rented  on                a day at least        busy")
for _, kind in ipairs(work) do
  local name, isl, osl = table.unpack(kind)
  local best = search({
    model = "llama-3.3-70b", dtype = "fp8", hardware = { "h100-sxm", "h200-sxm", "b200" }, engine = "vllm",
    gpus = { 1, 2, 4 }, mode = "continuous", isl = isl, osl = osl, where = "ttft_s < 3, tpot_s < 50 ms", best = 1,
    minimise = "cost_usd_per_mtok",
  })[1]
  local api = (isl * price.input + osl * price.output) / 1e6
  local rented = best.cost_usd_per_mtok * osl / 1e6
  local carried = 86400 * best.gpus * best.throughput_tok_s_gpu / osl
  busy[name] = rented / api
  print(("  %-9s %5d -> %4d  $%.5f  $%.5f  %d x %-8s  %17s  %9s"):format(name, isl, osl, api, rented, best.gpus,
    best.hardware, busy[name] < 1 and ("%.0f requests"):format(busy[name] * carried) or "no number",
    busy[name] < 1 and ("%.0f %%"):format(100 * busy[name]) or "never"))
end

local function from(name) return busy[name] < 1 and ("from %.0f %% busy on"):format(100 * busy[name]) or "never" end
print(("\n  renting pays for documents %s, for chat %s, for reasoning %s"):format(from "documents", from "chat",
  from "reasoning"))

if not args[1] then
  assert(busy.documents > 1, "prompts are sold for less than they cost here")
  assert(busy.chat > 0.6 and busy.chat < 1, "chat pays for a machine that is full nearly always")
  assert(busy.reasoning < 0.7, "long answers are what is worth making at home")
end
