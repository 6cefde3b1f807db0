-- Memory: every part by hand, the largest batch and the longest context by
-- trying their neighbours.

local support = require "support"

local function memory(request) return support.report(request).memory end

describe("memory", function()
  it("sums its parts", function()
    local m = memory { model = "llama-3.1-70b", hardware = "h100-sxm", tp = 8, batch = 16, isl = 4096, osl = 512, engine = "vllm" }
    support.near(m.weights_bytes + m.kv_cache_bytes + m.activation_bytes + m.reserved_bytes, m.total_bytes)
    support.near(80 * 2 ^ 30 * 0.1 + 4e9, m.reserved_bytes)
  end)

  it("holds each rank's share of the weights, and copies of what is not split", function()
    -- Llama-3.1-70B: norms (161 x 8192) are on every rank, the rest is split by 8.
    local norms = 161 * 8192
    local by_hand = 2 * ((70553706496 - norms) / 8 + norms)
    assert.equal(by_hand, memory { model = "llama-3.1-70b", hardware = "h100-sxm", tp = 8 }.weights_bytes)
  end)

  it("keeps every token of every sequence", function()
    local m = memory { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 16, isl = 1000, osl = 24 }
    assert.equal(16 * 1024 * 131072, m.kv_cache_bytes)
  end)

  it("keeps fp8 caches in half the bytes", function()
    local m = memory { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 16, isl = 1000, osl = 24, kv = "fp8" }
    assert.equal(16 * 1024 * 65536, m.kv_cache_bytes)
  end)

  it("keeps whole pages of each sequence", function()
    local m = memory { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 3, isl = 1000, osl = 2, engine = "vllm" }
    assert.equal(3 * 63 * 16 * 131072, m.kv_cache_bytes) -- 1002 tokens are 63 pages of 16
  end)

  it("gives a replica its share of the batch", function()
    local one = memory { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 9 }
    local two = memory { model = "llama-3.1-8b", hardware = "h100-sxm", batch = 17, dp = 2 }
    assert.equal(one.kv_cache_bytes, two.kv_cache_bytes) -- ceil(17 / 2) = 9
    assert.equal(one.max_batch * 2, two.max_batch)
  end)

  it("keeps no more than a window", function()
    local decoder = require "mantile.families.decoder"
    local windowed = decoder "windowed" {
      layers = 2, hidden = 64, heads = 4, intermediate = 128, vocab = 100, window = 100,
    }
    local short = memory { model = windowed, hardware = "h100-sxm", isl = 50, osl = 10 }
    local long = memory { model = windowed, hardware = "h100-sxm", isl = 5000, osl = 10 }
    assert.equal(60 * short.kv_bytes_per_token, short.kv_cache_bytes)
    assert.equal(100 * long.kv_bytes_per_token, long.kv_cache_bytes)
  end)

  it("does not fit what is too large, and says so with status 1", function()
    local status, out = support.cli "estimate llama-3.1-70b --on h100-sxm"
    assert.equal(1, status)
    assert.truthy(out:find("does not fit", 1, true))
    assert.is_false(memory({ model = "llama-3.1-70b", hardware = "h100-sxm" }).fits)
    assert.equal(0, memory({ model = "llama-3.1-70b", hardware = "h100-sxm" }).max_batch)
    assert.equal(0, memory({ model = "llama-3.1-70b", hardware = "h100-sxm" }).max_context)
  end)
end)

local cases = {
  { model = "llama-3.1-70b", hardware = "h100-sxm", tp = 8, isl = 4096, osl = 512 },
  { model = "llama-3.1-70b", hardware = "h100-sxm", tp = 8, isl = 3, osl = 1 },
  { model = "llama-3.1-70b", hardware = "h100-sxm", tp = 2, pp = 4, isl = 777, osl = 33 },
  { model = "llama-3.1-70b", hardware = "h100-sxm", tp = 4, dp = 2, isl = 4096, osl = 512, engine = "vllm" },
  { model = "llama-3.1-8b", hardware = "rtx-4090", isl = 512, osl = 512 },
  { model = "llama-3.1-8b", hardware = "rtx-4090", isl = 512, osl = 512, weights = "int4" },
  { model = "mixtral-8x7b", hardware = "h100-sxm", tp = 2, isl = 1024, osl = 1024 },
  { model = "llama-3.1-405b", hardware = "b200", tp = 8, isl = 100000, osl = 1000, batch = 3 },
}

local positions = {
  ["llama-3.1-8b"] = 131072, ["llama-3.1-70b"] = 131072, ["llama-3.1-405b"] = 131072, ["mixtral-8x7b"] = 32768,
}

local function with(request, key, value)
  local copy = {}
  for k, v in pairs(request) do copy[k] = v end
  copy[key] = value
  return copy
end

describe("the largest batch and the longest context", function()
  for _, case in ipairs(cases) do
    local label = ("of %s on %s, isl %d"):format(case.model, case.hardware, case.isl)

    it(label .. " fit, and one more does not", function()
      local m = memory(case)
      local replicas = case.dp or 1
      assert.is_true(m.max_batch >= 1)
      assert.is_true(memory(with(case, "batch", math.tointeger(m.max_batch))).fits)
      assert.is_false(memory(with(case, "batch", math.tointeger(m.max_batch) + replicas)).fits)
      local longest = math.tointeger(m.max_context)
      assert.is_true(memory(with(case, "isl", longest - case.osl)).fits)
      assert.is_true(longest == positions[case.model]
        or not memory(with(case, "isl", longest - case.osl + 1)).fits)
    end)
  end
end)
