-- Can I run it on my laptop, and in which quantisation?
--
-- Five models on a 16 GiB MacBook Air M3 under llama.cpp. Metal lets the GPU have about two thirds of so small a
-- memory, 10.7 GiB (recommendedMaxWorkingSetSize). `fit` finds the widest format that leaves room for 8192 tokens of
-- context; `estimate` says how fast it then is, for a prompt of 500 tokens, by speeds that users of llama.cpp posted.
-- `mantile run laptop.lua m4-max 96` asks for another chip and how many GiB of it the GPU may have.
--
-- It printed: 8 B runs in q8_0 and phi-4 (14 B) in q4_k, both at 8 tokens a second; 32 B dense not even in q2_k. A
-- mixture of 30 B with 3 B active fits in q2_k, and is more than four times as fast as the 14 B.

local chip, memory = args[1] or "m3", tonumber(args[2]) or 10.7
local laptop = derive(chip, { memory = { unified = { capacity = memory * GiB } } }, chip .. "-laptop")
local found, largest = {}, nil

print(("  %s with %.1f GiB for its GPU"):format(chip, memory))
print("  model          in      of memory  context    prompt       answer")
for _, name in ipairs { "llama-3.2-3b", "llama-3.1-8b", "phi-4", "qwen3-30b-a3b", "qwen3-32b" } do
  local best = fit({ model = name, hardware = laptop, engine = "llama.cpp", isl = 7680, osl = 512 }).best
  if best then
    local r = estimate {
      model = name, hardware = laptop, engine = "llama.cpp", weights = best.weights, isl = 500, osl = 250,
    }
    found[name] = { weights = best.weights, speed = r.tok_s_user }
    largest = name
    print(("  %-13s  %-6s  %6.1f GB  %7d  %6.1f s  %5.1f tok/s"):format(name, best.weights,
      best.memory.total_bytes / GB, best.memory.max_context, r.ttft_s, r.tok_s_user))
  else
    print(("  %-13s  does not fit"):format(name))
  end
end

print(largest and ("\n  yes; the largest is %s in %s, at %.0f tokens a second"):format(largest, found[largest].weights,
  found[largest].speed) or "\n  none of them")

if chip == "m3" and memory == 10.7 then
  assert(found["llama-3.1-8b"].weights == "q8_0", "8 billion parameters need no more than 8 bits here")
  assert(found["phi-4"].weights == "q4_k" and not found["qwen3-32b"], "14 billion need four bits, 32 billion too much")
  assert(found["qwen3-30b-a3b"].speed > found["phi-4"].speed, "a mixture must be held whole, but is read in part")
end
