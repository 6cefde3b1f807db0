-- The earlier Mantile (gminneci/Mantile, 2026-01), where its formulas are right:
-- the same amounts from the same sizes. B sequences of S tokens, H hidden, I
-- intermediate, k kv heads of d, b bytes an element, tp ranks; per rank and layer.

local decoder = require "mantile.families.decoder"
local support = require "support"

local B, S, tp, b = 8, 1024, 8, 2
local H, I, k, d, layers = 8192, 28672, 8, 128, 80

local report = support.report(
  { model = "llama-3.1-70b", hardware = "b200", tp = tp, batch = B, isl = S, osl = 2 }, { layers = true })

local function layer_of(name, phase)
  for _, l in ipairs(report.layers) do
    if l.layer == name and l.phase == phase then return l end
  end
end

describe("the earlier Mantile's formulas", function()
  it("for the FLOPs of a gated mlp: 2 x 3 B s H (I / tp)", function()
    assert.equal(layers * 2 * 3 * B * S * H * (I // tp), layer_of("mlp", "prefill").flops)
    assert.equal(layers * 2 * 3 * B * H * (I // tp), layer_of("mlp", "decode").flops)
  end)

  it("for the FLOPs of grouped-query projections: 2 [2 M H (H / tp)] + 2 [2 M H (k d / tp)]", function()
    local M = B * S
    local projections = layers * (2 * (2 * M * H * (H // tp)) + 2 * (2 * M * H * (k * d // tp)))
    local pairs_seen = layers * 4 * B * (64 // tp) * d * (S * (S + 1) / 2) -- causal: ours, not the full square
    support.near(projections + pairs_seen, layer_of("attention", "prefill").flops)
  end)

  it("for the KV cache: 2 B (k / tp) L d b", function()
    assert.equal(layers * 2 * B * (k // tp) * (S + 2) * d * b, report.memory.kv_cache_bytes)
  end)

  it("for the experts a batch touches: E (1 - (1 - t / E)^tokens), of one token a sequence in decode", function()
    local moe = support.report({ model = "mixtral-8x7b", hardware = "b200", batch = 3 }, { layers = true })
    local touched, expert, router = 8 * (1 - (1 - 2 / 8) ^ 3), 3 * 4096 * 14336 * 2, 4096 * 8 * 2
    for _, l in ipairs(moe.layers) do
      if l.layer == "moe" and l.phase == "decode" then
        local weights = 32 * (touched * expert + router)
        assert.is_true(l.bytes > weights and l.bytes < weights * 1.001)
      end
    end
  end)

  it("for TinyLlama's parameters, and the LM head and norms it leaves out", function()
    local tiny = decoder "tinyllama" {
      layers = 22, hidden = 2048, heads = 32, kv_heads = 4, head_dim = 64, intermediate = 5632, vocab = 32000,
    }
    local theirs, lm_head, norms = 1034465280, 32000 * 2048, (2 * 22 + 1 - 22) * 2048
    assert.equal(theirs + lm_head + norms, support.report({ model = tiny, hardware = "b200" }).parameters.total)
  end)
end)

describe("the weights of all ranks", function()
  it("are the model plus what is replicated by design", function()
    local norms = 161 * 8192
    for _, split in ipairs { { tp = 8 }, { tp = 4, attention_dp = 2 }, { tp = 4, cp = 2 } } do
      local request = { model = "llama-3.1-70b", hardware = "b200" }
      for axis, degree in pairs(split) do request[axis] = degree end
      local r = support.report(request)
      local copies = r.gpus / split.tp -- of everything that tp splits
      assert.equal(2 * (copies * (70553706496 - norms) + r.gpus * norms), r.memory.weights_bytes * r.gpus)
    end
  end)
end)
