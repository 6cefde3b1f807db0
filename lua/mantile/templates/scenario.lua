-- Which of these is the fastest that we can pay for?
--
-- Run it: mantile run NAME.lua          docs/scenarios.md lists what is in scope, and scripts worth stealing.
-- It printed: (the answer, once you know it)

local found = search {
  model = "llama-3.1-8b", hardware = { "h100-sxm", "l40s" }, engine = "vllm", gpus = { 1, 2 },
  isl = 2048, osl = 256,
  where = "ttft_s < 1, cost_usd_per_mtok < 2", maximise = "tok_s_user",
}

for i, row in ipairs(found) do
  print(("%d. %d x %s, tp %d, batch %d: %.0f tokens/s each user, $%.2f per million"):format(i, row.request.gpus,
    row.request.hardware, row.request.tp, row.request.batch, row.tok_s_user, row.cost_usd_per_mtok))
end

assert(#found > 0, "nothing keeps these limits")
