-- Eight H100 are mine: how do I start Llama-3.3-70B on them for 100 users, and will it hold?
--
-- Prompts of about 3000 tokens, answers of about 400; the first token within 1 s and one every 50 ms. `search` looks
-- at every split, with bf16 and with fp8 weights, by the closed form: means, with 100 requests on their way.
-- `simulate` sends the best of them people who come at random, at the rate that it promises and at less. `emit`
-- writes the command, for that length: raise --max-model-len to your longest prompt. `mantile run what_to_start.lua
-- kubernetes` writes a manifest.
--
-- It printed: fp8 weights, two replicas of tp 4, 6.4 requests a second. At that rate 84 % of the requests keep both
-- limits, at 80 % of it 95 %; so plan for five a second.

local found = search {
  model = "llama-3.3-70b", hardware = "h100-sxm", engine = "vllm", gpus = 8, weights = { "bf16", "fp8" },
  mode = "continuous", concurrency = 100, isl = 3000, osl = 400, where = "ttft_s < 1, tpot_s < 50 ms",
  columns = { "loop.requests_s", "ttft_s", "tpot_s" }, best = 3,
}
local best = found[1]
print(found)

local kept = {}
for _, share in ipairs { 0.6, 0.8, 1 } do
  local request = { slo = { ttft_s = 1, tpot_s = 0.05 } }
  for key, value in pairs(best.request) do if key ~= "concurrency" then request[key] = value end end
  request.traffic = {
    rate = share * best["loop.requests_s"], requests = 2000, isl = "lognormal(3000, 0.6)", osl = "lognormal(400, 0.6)",
  }
  local s = simulate(request).simulation
  kept[share] = s.attainment
  print(("  at %.1f req/s %3.0f %% within both limits, TTFT p99 %.2f s, TPOT p99 %.0f ms"):format(request.traffic.rate,
    100 * s.attainment, s.ttft_s.p99, s.tpot_s.p99 / ms))
end

print(("\n  plan for %.1f requests a second: %.0f %% keep both limits"):format(0.8 * best["loop.requests_s"],
  100 * kept[0.8]))

local checkpoint = best.weights == "fp8" and "RedHatAI/Llama-3.3-70B-Instruct-FP8-dynamic" or nil
print("\n" .. assert(best:emit { as = args[1], checkpoint = checkpoint }))

assert(best.weights == "fp8" and best.dp == 2, "two replicas: prompts of this length keep four accelerators busy")
assert(kept[1] < 0.9 and kept[0.8] > 0.94, "the mean is no promise; a fifth to spare is")
