-- What does a faster token cost? The front between what a user sees and what a million tokens cost.
--
-- Llama-3.3-70B in fp8 on eight of H100, H200 or B200 under vLLM, 2048 tokens in and 512 out, first token within 3 s.
-- `search` looks at every split at every concurrency; the front is what no other deployment beats in both. `mantile
-- run price_of_speed.lua front.svg` draws it too. Prices: those of hardware/*.lua.
--
-- It printed: $0.58 for a million tokens at 11 a second, $1.17 at 42, $4.20 at 94, $88 at 142: speed is cheap up to a
-- point, from where twenty times the price buys half as much again. The slow end is eight copies (tp 1), the fast end
-- one (tp 8).

local found = search {
  model = "llama-3.3-70b", dtype = "fp8", hardware = { "h100-sxm", "h200-sxm", "b200" }, engine = "vllm", gpus = 8,
  mode = "continuous", isl = 2048, osl = 512, where = "ttft_s < 3", pareto = "tok_s_user,cost_usd_per_mtok",
}
local front = found.front

print("  tok/s a user  a million tokens  users  on")
for _, row in ipairs(front) do
  print(("  %12.0f           %7s  %5d  %s, %d x tp %d"):format(row.tok_s_user, ("$%.2f"):format(row.cost_usd_per_mtok),
    row.concurrency, row.hardware, row.dp, row.tp))
end
if args[1] then
  assert(front:plot("tok_s_user", "cost_usd_per_mtok", { by = "hardware", log = "y", file = args[1] }))
end

--- The least cost of a token at this speed or more.
local function cost(speed)
  local least = math.huge
  for _, row in ipairs(front) do if row.tok_s_user >= speed then least = math.min(least, row.cost_usd_per_mtok) end end
  return least
end

print(("\n  40 tokens a second cost %.1f times as much as 10, and 130 cost %.0f times as much"):format(
  cost(40) / cost(10), cost(130) / cost(10)))

assert(cost(40) < 3 * cost(10), "reading speed and more costs little")
assert(cost(130) > 10 * cost(50), "the last of it costs everything")
local fast, cheap = front[1], front[1]
for _, row in ipairs(front) do
  if row.tok_s_user > fast.tok_s_user then fast = row end
  if row.cost_usd_per_mtok < cheap.cost_usd_per_mtok then cheap = row end
end
assert(fast.tp == 8 and cheap.tp == 1, "split for speed, copy for throughput")
