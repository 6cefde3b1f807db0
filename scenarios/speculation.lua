-- From which acceptance on does speculative decoding pay, and up to which load?
--
-- Llama-3.1-70B on eight H100 under vLLM, 2048 tokens in and 512 out. For each batch and each kind of draft, three
-- tokens a step: the acceptance (how often a drafted token is right) at which a token takes as long as without, by
-- bisection. Below it speculation costs, above it pays. Measure yours: it depends on the text; 0.7 is what requests
-- assume.
--
-- It printed: alone, an EAGLE head pays from 0.11 on and a 1 B draft from 0.20; with 64 users from 0.32 and 0.39,
-- with 256 from 0.61 and 0.66. At an acceptance of 0.7, tokens come 2.3 times as fast to one user, 1.1 times to 256.

local kinds = {
  { "eagle", speculative = "eagle" },
  { "1 B draft", speculative = "draft", draft_model = "llama-3.2-1b" },
  { "n-gram", speculative = "ngram" },
}

local function tpot(batch, kind, acceptance)
  return estimate({
    model = "llama-3.1-70b", hardware = "h100-sxm", engine = "vllm", tp = 8, batch = batch, isl = 2048, osl = 512,
    speculative = kind and kind.speculative, draft_model = kind and kind.draft_model, draft_tokens = kind and 3,
    acceptance = acceptance,
  }).tpot_s
end

local function break_even(batch, kind)
  local without, low, high = tpot(batch), 0, 1
  while high - low > 0.005 do
    local middle = (low + high) / 2
    if tpot(batch, kind, middle) < without then high = middle else low = middle end
  end
  return high
end

local at, gain = {}, {}

print("  users  without    breaks even: eagle  1 B draft  n-gram    eagle at 0.7")
for _, users in ipairs { 1, 16, 64, 256 } do
  at[users] = {}
  for i, kind in ipairs(kinds) do at[users][i] = break_even(users, kind) end
  gain[users] = tpot(users) / tpot(users, kinds[1], 0.7)
  print(("  %5d  %4.1f ms                  %.2f       %.2f    %.2f    %.2fx"):format(users, tpot(users) / ms,
    at[users][1], at[users][2], at[users][3], gain[users]))
end

print(("\n  if 70 %% of its guesses are right an EAGLE head is %.1f times as fast for one user, %.1f for 256"):format(
  gain[1], gain[256]))

for i = 1, #kinds do
  assert(at[1][i] < 0.25, "alone nearly any guess pays: weights are read once for all of them")
  assert(at[64][i] < at[256][i] and at[256][i] > 0.5, "a full batch is bound by compute, where wrong guesses cost")
end
assert(gain[1] > 1.8 and gain[256] < 1.3, "speculation is for speed, not for throughput")
