-- What does a prefix cache buy a chat, and does it matter which replica a turn goes to?
--
-- Llama-3.1-70B in fp8 on four replicas of four H100 under SGLang. Conversations of 4 to 10 turns behind one of 20
-- system prompts of 3000 tokens; each turn has about 150 new tokens, 250 are answered, and 8 s later comes the next.
-- Every turn sends all that was said before. Three ways to serve 100 or 400 people at once.
--
-- It printed: with 400 people the cache doubles what is served, from 9.6 to 20.1 turns a second, and takes two thirds
-- off the time of a token; sending each turn to where its conversation is cached finds 95 % of the prompts in place
-- of 82 %, and serves 23.6. With 100 people it is the other way round: following the cache loads replicas unevenly,
-- which costs more.

local function chat(people, cache, router)
  local r = simulate {
    model = "llama-3.1-70b", hardware = "h100-sxm", engine = "sglang", tp = 4, dp = 4, weights = "fp8",
    prefix_cache = cache, router = router,
    traffic = {
      sessions = people, requests = 4000, warmup = 800, turns = "uniform(4, 10)", think_s = "exponential(8)",
      isl = "lognormal(150, 0.8)", osl = "lognormal(250, 0.6)", shared_prefix = { tokens = 3000, groups = 20 },
    },
  }
  return r.simulation
end

local ways = { { "none", false }, { "to the least loaded", true }, { "to where it is cached", true, "prefix" } }
local at = {}
print("  people  cache                  found  turns/s  TTFT p50      p99  TPOT p50")
for _, people in ipairs { 100, 400 } do
  at[people] = {}
  for i, way in ipairs(ways) do
    local s = chat(people, way[2], way[3])
    at[people][i] = s
    print(("  %6d  %-21s  %3.0f %%    %5.1f    %3.0f ms  %4.0f ms   %3.0f ms"):format(people, way[1],
      100 * s.cached_share, s.throughput_req_s, s.ttft_s.p50 / ms, s.ttft_s.p99 / ms, s.tpot_s.p50 / ms))
  end
end

local none, least, follow = table.unpack(at[400])
print(("\n  for 400 people a cache serves %.1f times the turns, routing to it %.1f; of 100 it loses %.0f %%"):format(
  least.throughput_req_s / none.throughput_req_s, follow.throughput_req_s / none.throughput_req_s,
  100 * (1 - at[100][3].throughput_req_s / at[100][2].throughput_req_s)))

assert(least.throughput_req_s > 1.8 * none.throughput_req_s, "prompts that are computed once leave time for tokens")
assert(follow.cached_share > 0.9 and follow.throughput_req_s > 1.1 * least.throughput_req_s, "routing pays under load")
assert(at[100][3].throughput_req_s < at[100][2].throughput_req_s, "and costs without")
