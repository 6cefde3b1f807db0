-- When does it pay to split prefill from decode?
--
-- Llama-3.1-70B on 16 H200 under vLLM. First the closed form: for each kind of traffic and each limit on the time of
-- a token, `search` looks at every way to spread the model over one kind of worker (continuous), and at every pair of
-- pools (disagg). Then the simulator sends the two best for long prompts the same requests, at random moments and of
-- lengths that differ, at three rates.
--
-- It printed: with prompts of 4096, answers of 256 and a token every 20 ms two pools serve 1.8 times as much, with 50
-- ms 1.3 times; where answers are longer than prompts one pool is better. The simulation agrees: at 6.8 requests a
-- second two pools keep 20 ms for all of them, one pool for 55 %.

local function best(mode, isl, osl, limit)
  return search({
    model = "llama-3.1-70b", hardware = "h200-sxm", engine = "vllm", gpus = 16, mode = mode, isl = isl, osl = osl,
    best = 1, where = { "ttft_s < 5", ("tpot_s < %d ms"):format(limit) },
  })[1]
end

local gain, long = {}, nil
print("  in -> out   TPOT under  one pool             two pools                         gain")
for _, case in ipairs { { 256, 2048, 20 }, { 256, 2048, 50 }, { 4096, 256, 20 }, { 4096, 256, 50 } } do
  local isl, osl, limit = table.unpack(case)
  local one, two = best("continuous", isl, osl, limit), best("disagg", isl, osl, limit)
  local p, d = two.request.prefill, two.request.decode
  gain[isl .. "/" .. limit] = two.value / one.value
  if isl == 4096 and limit == 20 then long = { one.request, two.request } end
  print(("  %4d -> %4d     %2d ms    tp %d: %4.0f tok/s/gpu  %dx tp %d + %dx tp %d: %4.0f tok/s/gpu  %.2fx"):format(isl,
    osl, limit, one.request.tp, one.value, p.count, p.tp, d.count, d.tp, two.value, two.value / one.value))
end
assert(gain["4096/20"] > 1.5 and gain["4096/20"] > gain["4096/50"], "it pays for long prompts and fast tokens")
assert(gain["256/20"] < 1.05 and gain["256/50"] < 1, "and not for short prompts with long answers")

local function kept(request, rate)
  request.concurrency = nil
  request.traffic = { rate = rate, requests = 500, isl = "lognormal(4096, 0.5)", osl = "lognormal(256, 0.5)" }
  request.slo = { ttft_s = 3, tpot_s = 0.020 }
  return simulate(request).simulation
end

print("\n  simulated: requests within TTFT 3 s and TPOT 20 ms\n  req/s  one pool  p99    two pools  p99")
for _, rate in ipairs { 4.5, 6.8, 9 } do
  local one, two = kept(long[1], rate), kept(long[2], rate)
  print(("  %.1f       %3.0f %%  %4.1f ms   %3.0f %%  %4.1f ms"):format(rate, 100 * one.attainment, one.tpot_s.p99 / ms,
    100 * two.attainment, two.tpot_s.p99 / ms))
  assert(two.attainment > 0.95, "no prompt stands in the way of a token")
  assert(rate < 6 or one.attainment < 0.7, "in one pool prompts do")
end
print(("\n  two pools serve %.1f times as much with long prompts and fast tokens, %.2f times with long answers"):format(
  gain["4096/20"], gain["256/20"]))
