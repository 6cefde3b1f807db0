-- How large is the budget of a step to be (max_num_batched_tokens, chunked prefill)?
--
-- Llama-3.1-70B on four H100 under vLLM, 1.6 requests a second of about 4000 tokens in and 300 out. A prompt is cut
-- to fill a step beside the sequences that decode, so the budget is how long the others may be held up between two
-- tokens, and how many steps a prompt takes. Simulated; `between` is the time between two tokens that 1 in 100
-- exceeds.
--
-- It printed: 256 tokens a step let prompts queue for 6 s, 512 one in a hundred for 5 s; 1024 holds nobody up for
-- more than 0.1 s and has the first token after 0.5 s, after 2.5 s for 1 in 100; 8192 takes 0.7 s off that and holds
-- others up for 0.4 s.

local found = {}

print("  budget  TTFT p50      p99   TPOT p50   between")
for _, budget in ipairs { 256, 512, 1024, 2048, 8192 } do
  local s = simulate({
    model = "llama-3.1-70b", hardware = "h100-sxm", engine = "vllm", tp = 4, step_tokens = budget,
    traffic = { rate = 1.6, requests = 1000, isl = "lognormal(4000, 0.6)", osl = "lognormal(300, 0.6)" },
  }).simulation
  found[budget] = s
  print(("  %6d   %6.2f s  %5.1f s    %3.0f ms    %3.0f ms"):format(budget, s.ttft_s.p50, s.ttft_s.p99,
    s.tpot_s.p50 / ms, s.itl_s.p99 / ms))
end

print(("\n  1024: first token after %.1f s, others wait %.0f ms; 256 takes %.1f s, 8192 holds up %.0f ms"):format(
  found[1024].ttft_s.p50, found[1024].itl_s.p99 / ms, found[256].ttft_s.p50, found[8192].itl_s.p99 / ms))

assert(found[256].ttft_s.p50 > 5 * found[1024].ttft_s.p50, "a step of weights for 256 tokens is too dear")
assert(found[1024].itl_s.p99 < 0.15 and found[8192].itl_s.p99 > 0.3, "the budget is what others wait")
assert(found[8192].tpot_s.p50 < found[1024].tpot_s.p50, "large steps cost less, so tokens are sooner")
assert(found[8192].ttft_s.p99 < 0.85 * found[1024].ttft_s.p99, "and so is the first one")
