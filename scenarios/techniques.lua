-- Quantise, prune or distil: which of them, and how much, to meet a limit of size and of speed?
--
-- Qwen3-8B is to run on the GPU of an M2 under llama.cpp. Quantising is a command (hours), pruning a quarter of the
-- layers or of the MLPs' width needs training to heal (days), distilling into the 4 B or the 1.7 B of the family
-- needs more (weeks). Every combination is priced; of those within both limits the one of least effort is taken, then
-- the largest.
--
-- It printed: 10 GB and 150 ms a token take q8_0, 6 GB and 100 ms q4_k; 5 GB and 80 ms take pruned layers as well;
-- 3.5 GB and 70 ms the 4 B, distilled and quantised. Nothing meets even the first of these in 16 bits but a model
-- distilled to 4 B.

local function pruned(name, layers, intermediate)
  return decoder(name) {
    layers = layers, hidden = 4096, heads = 32, kv_heads = 8, head_dim = 128, intermediate = intermediate,
    vocab = 151936, max_positions = 40960, qk_norm = true,
  }
end

local bodies = { -- and the effort they take
  { "as it is", "qwen3-8b", 0 },
  { "a quarter of the layers pruned", pruned("qwen3-8b-27-layers", 27, 12288), 2 },
  { "a quarter of the MLPs pruned", pruned("qwen3-8b-narrow", 36, 9216), 2 },
  { "distilled to 4 B", "qwen3-4b", 4 },
  { "distilled to 1.7 B", "qwen3-1.7b", 4 },
}
local formats = { { "bf16", 0 }, { "q8_0", 1 }, { "q4_k", 1 } }

local all = {}
for _, body in ipairs(bodies) do
  for _, format in ipairs(formats) do
    local r = estimate {
      model = body[2], hardware = "m2", engine = "llama.cpp", weights = format[1], isl = 1000, osl = 200,
    }
    all[#all + 1] = {
      name = format[1] .. ", " .. body[1], effort = body[3] + format[2], size = r.memory.total_bytes, tpot = r.tpot_s,
      quantised = format[2] > 0, changed = body[3] > 0,
    }
  end
end

--- Of those within both limits the one of least effort, then the largest.
local function choose(size, tpot)
  local best
  for _, one in ipairs(all) do
    local better = not best or one.effort < best.effort or one.effort == best.effort and one.size > best.size
    if one.size <= size and one.tpot <= tpot and better then best = one end
  end
  return best
end

local chosen = {}
print("  at most              take")
for i, limit in ipairs { { 10, 150 }, { 6, 100 }, { 5, 80 }, { 3.5, 70 }, { 2, 50 } } do
  local one = choose(limit[1] * GB, limit[2] * ms)
  chosen[i] = one
  print(("  %4.1f GB and %3d ms  %-36s  %.1f GB, %3.0f ms"):format(limit[1], limit[2], one.name, one.size / GB,
    one.tpot / ms))
end

print(("\n  quantising goes down to %.0f ms a token, pruning to %.0f ms; beyond that take a smaller model"):format(
  chosen[2].tpot / ms, chosen[3].tpot / ms))

for _, one in ipairs(chosen) do assert(one.quantised, "least effort, most gain: always part of the answer") end
assert(not chosen[2].changed and chosen[3].changed, "pruning is for the last fifth of the time")
assert(chosen[4].name:find "4 B" and chosen[5].name:find "1.7 B", "beyond that it takes a smaller model")
