-- One workstation, three tiers of answers: which quantised models share its card?
--
-- An RTX 6000 Ada (48 GiB) under llama.cpp holds all its models at once, so that no request waits for one to load. An
-- answer (1000 tokens in, 300 out) has 2 s in the tier "fast", 5 s in "balanced", 15 s in "powerful". Every choice of
-- a model and a format for each tier is looked at; the best has the strongest model in "powerful", then in
-- "balanced", then in "fast", then the most bits. A model that two tiers share is held once. Strength is the order of
-- the list: size, and the mixture between the 14 B and the 32 B, where its authors put it (Qwen3 technical report,
-- arXiv:2505.09388).
--
-- It printed: of dense models 32 B in q8_0, 14 B and 4 B in q4_k. With a mixture of 30 B (3 B active) at hand, that
-- takes both faster tiers in q6_k, answers in 1.7 s, and leaves room for the 32 B in q4_k.

local formats = { "q4_k", "q6_k", "q8_0" } -- from the fewest bits on

local function candidates(names)
  local list = {}
  for strength, name in ipairs(names) do
    for bits, format in ipairs(formats) do
      local r = estimate {
        model = name, hardware = "rtx-6000-ada", engine = "llama.cpp", weights = format, isl = 1000, osl = 300,
      }
      list[#list + 1] = {
        name = name .. " " .. format, strength = strength, bits = bits, time = r.e2e_s, bytes = r.memory.total_bytes,
      }
    end
  end
  return list
end

local function within(list, limit)
  local quick = {}
  for _, one in ipairs(list) do if one.time < limit then quick[#quick + 1] = one end end
  return quick
end

local function choose(names)
  local list = candidates(names)
  local best = { score = 0 }
  for _, p in ipairs(within(list, 15)) do
    for _, b in ipairs(within(list, 5)) do
      for _, f in ipairs(within(list, 2)) do
        local bytes = p.bytes + (b ~= p and b.bytes or 0) + (f ~= b and f ~= p and f.bytes or 0)
        local score = 1e4 * p.strength + 1e2 * b.strength + f.strength + (p.bits + b.bits + f.bits) / 100
        if bytes <= 48 * GiB and score > best.score then
          best = { powerful = p, balanced = b, fast = f, bytes = bytes, score = score }
        end
      end
    end
  end
  return best
end

local dense = choose { "qwen3-1.7b", "qwen3-4b", "qwen3-8b", "qwen3-14b", "qwen3-32b" }
local mixed = choose { "qwen3-1.7b", "qwen3-4b", "qwen3-8b", "qwen3-14b", "qwen3-30b-a3b", "qwen3-32b" }

for _, fleet in ipairs { dense, mixed } do
  print(("  %s: %.1f of 51.5 GB"):format(fleet == dense and "dense models" or "with a mixture", fleet.bytes / GB))
  for _, tier in ipairs { "fast", "balanced", "powerful" } do
    local one = fleet[tier]
    print(("    %-8s  %-18s  %4.1f s  %4.1f GB"):format(tier, one.name, one.time, one.bytes / GB))
  end
end

print(("\n  dense models take one for each tier; a mixture serves two of them, in %.1f s"):format(mixed.fast.time))

assert(dense.powerful.name:find "32b" and dense.fast.name:find "4b", "dense: each tier needs a model of its own")
assert(mixed.fast == mixed.balanced and mixed.fast.name:find "a3b", "a mixture serves two of them")
