-- The roofline against arithmetic by hand and against published predictions.

local support = require "support"

local H100 = { bf16 = 989.4e12, bandwidth = 3.35e12 } -- datasheet, dense

-- Llama-3.1-8B: 32 layers of qkv 4096 x 6144, out 4096 x 4096, gate and up 2 x 4096 x 14336,
-- down 14336 x 4096, and the LM head 4096 x 128256; norms 65 x 4096.
local layer_8b = 4096 * 6144 + 4096 * 4096 + 3 * 4096 * 14336
local read_8b = 2 * (32 * layer_8b + 4096 * 128256 + 65 * 4096)

describe("roofline of Llama-3.1-8B, batch 1, one H100", function()
  local report = support.report { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 1, isl = 2048, osl = 256 }

  it("reads 15.0 GB of weights a step: the embedding table is a gather", function()
    support.near(15.0e9, read_8b, 0.003)
    assert.is_true(report.decode.bytes > read_8b)
  end)

  it("has a TPOT not below 4.48 ms and within 3 % of weights plus KV", function()
    local kv = 131072 * (2048 + 128) -- bytes a token x mean context
    local by_hand = (read_8b + kv) / H100.bandwidth
    assert.is_true(report.tpot_s >= 4.48e-3)
    assert.is_true(report.tpot_s >= by_hand)
    support.near(by_hand, report.tpot_s, 0.03)
  end)

  it("keeps 131,072 bytes a token", function() assert.equal(131072, report.memory.kv_bytes_per_token) end)

  it("has a prefill not below its FLOPs at the dense peak", function()
    local pairs = 2048 * 2049 / 2 -- causal: half the square
    local flops = 2 * 2048 * 32 * layer_8b + 2 * 4096 * 128256 + 32 * 4 * 32 * 128 * pairs
    support.near(flops, report.prefill.flops, 1e-12)
    assert.is_true(report.ttft_s >= flops / H100.bf16)
    support.near(flops / H100.bf16, report.ttft_s, 0.15)
  end)
end)

describe("KV cache", function()
  it("of Llama-3.1-70B is 327,680 bytes a token over all ranks", function()
    for _, tp in ipairs { 1, 2, 4, 8 } do
      local memory = support.report({ model = "llama-3.1-70b", hardware = "b200", tp = tp }).memory
      assert.equal(327680, memory.kv_bytes_per_token * tp)
    end
  end)

  it("is copied where there are more ranks than kv heads", function()
    local memory = support.report({ model = "llama-3.1-70b", hardware = "gb200", tp = 16 }).memory
    assert.equal(327680 / 8, memory.kv_bytes_per_token)
  end)
end)

-- Prefill and one decode step at the prompt's length, in ms. Floors: FLOPs or bytes over the
-- datasheet's figure without communication, by hand. Ceilings: AIConfigurator 0.10 with measured
-- kernel tables, which a lower bound may not exceed.
local anchors = {
  { "llama-3.1-8b", tp = 1, batch = 1, isl = 2048, floor = { 30.0, 4.56 }, ceiling = { 48.2, 6.50 } },
  { "llama-3.1-8b", tp = 1, batch = 64, isl = 2048, floor = { 1921, 9.61 }, ceiling = { 3127, 11.7 } },
  { "llama-3.1-70b", tp = 8, batch = 16, isl = 4096, floor = { 1178, 5.99 }, ceiling = { 2611, 11.5 } },
  { "mixtral-8x7b", tp = 2, batch = 32, isl = 1024, floor = { 422, 14.5 }, ceiling = { 696, 18.7 } },
}

describe("anchor", function()
  for _, case in ipairs(anchors) do
    it(("%s tp %d batch %d isl %d lies between floor and measured tables"):format(case[1], case.tp, case.batch,
      case.isl), function()
      local report = support.report {
        model = case[1], hardware = "h100-sxm", tp = case.tp, batch = case.batch, isl = case.isl, osl = 2,
      }
      for i, seconds in ipairs { report.ttft_s, report.tpot_s } do
        assert.is_true(seconds * 1e3 >= case.floor[i] * 0.999, ("%g below %g"):format(seconds * 1e3, case.floor[i]))
        assert.is_true(seconds * 1e3 <= case.ceiling[i], ("%g above %g"):format(seconds * 1e3, case.ceiling[i]))
      end
    end)
  end
end)
