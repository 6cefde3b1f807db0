-- Long context: when does the KV cache outgrow the weights?
--
-- For models with seven kinds of memory, in 16 bits unless their checkpoint is narrower: the context from which on
-- the caches of so many users take more bytes than the weights. From there on a step of decoding reads more cache
-- than weights, a batch shares nothing of what it reads, and every token of context is paid for again.
--
-- It printed: with one user, after 26 thousand tokens of Llama-2-7B, 123 thousand of Llama-3.1-8B, 0.7 million of
-- Gemma 3 27B, 10 million of DeepSeek-V3. With 32 users Llama-3.1-8B is there after 3.8 thousand: an ordinary prompt.

local models = {
  { "llama-2-7b", "a head of cache for each" },
  { "llama-3.1-8b", "one for 4 heads" },
  { "llama-3.1-70b", "one for 8 heads" },
  { "gemma-3-27b", "5 of 6 layers see 1024 tokens" },
  { "gpt-oss-120b", "every other layer sees 128" },
  { "qwen3-next-80b-a3b", "3 of 4 layers keep a state" },
  { "deepseek-v3", "latent" },
}

local function outgrown(model, users, context)
  local m = estimate({ model = model, hardware = "h200-sxm", batch = users, isl = context, osl = 1 }).memory
  return m.kv_cache_bytes > m.weights_bytes
end

--- The least context at which the caches are larger, by bisection.
local function crossing(model, users)
  local low, high = 1, 2
  while not outgrown(model, users, high) do low, high = high, 2 * high end
  while high - low > high / 256 do
    local middle = (low + high) // 2
    if outgrown(model, users, middle) then high = middle else low = middle end
  end
  return high
end

local at, at_32 = {}, {}
print("  tokens at which caches outgrow weights   1 user   32 users")
for _, row in ipairs(models) do
  local name, kind = table.unpack(row)
  at[name] = crossing(name, 1)
  local shared = crossing(name, 32)
  at_32[name] = shared
  print(("  %-18s  %-28s  %8.0f k  %6.1f k"):format(name, kind, at[name] / 1000, shared / 1000))
end

print(("\n  llama-3.1-8b is there after %.0f thousand tokens with one user, after %.1f thousand with 32"):format(
  at["llama-3.1-8b"] / 1000, at_32["llama-3.1-8b"] / 1000))

assert(at["llama-3.1-8b"] > 4 * at["llama-2-7b"], "sharing a cache head among four moves it out four times")
assert(at["llama-3.1-70b"] < at["gpt-oss-120b"] and at["gpt-oss-120b"] < at["qwen3-next-80b-a3b"],
  "windows move it further, and states more")
assert(at["deepseek-v3"] > 50 * at["llama-3.1-8b"], "a latent cache of a model this large never gets there")
