-- The axes: hand arithmetic for one case of each, and conservation of the work.

local support = require "support"

local function report(request)
  local all = { hardware = "gb200", batch = 16, isl = 1024, osl = 256 }
  for key, value in pairs(request) do all[key] = value end
  return support.report(all, { layers = true })
end

local function layer_of(r, name, phase)
  for _, l in ipairs(r.layers) do
    if l.layer == name and l.phase == phase then return l end
  end
end

local decoder = require "mantile.families.decoder"

local dense = decoder "dense" { layers = 4, hidden = 1024, heads = 16, kv_heads = 8, intermediate = 4096, vocab = 8000 }
local mixture = decoder "mixture" {
  layers = 4, hidden = 1024, heads = 16, kv_heads = 8, intermediate = 512, vocab = 8000, experts = 16, top_k = 2,
  shared_experts = 1,
}

describe("attention_dp", function()
  local one, shared = report { model = dense, batch = 4 }, report { model = dense, attention_dp = 4, batch = 16 }

  it("gives each rank its share of the sequences and all of the weights", function()
    assert.equal(one.prefill.flops, shared.prefill.flops)
    assert.equal(one.memory.weights_bytes, shared.memory.weights_bytes)
    assert.equal(one.memory.kv_cache_bytes, shared.memory.kv_cache_bytes)
    assert.equal(one.memory.kv_bytes_per_token, shared.memory.kv_bytes_per_token)
    assert.equal(0, shared.decode.comm_bytes)
    assert.equal(4, shared.gpus)
  end)

  it("waits for the fullest rank", function()
    assert.equal(report({ model = dense, attention_dp = 4, batch = 17 }).decode.time_s,
      report({ model = dense, attention_dp = 4, batch = 20 }).decode.time_s)
    assert.equal(report({ model = dense, attention_dp = 4, batch = 17 }).memory.kv_cache_bytes,
      report({ model = dense, attention_dp = 4, batch = 20 }).memory.kv_cache_bytes)
  end)
end)

describe("cp", function()
  local one, parts = report { model = dense }, report { model = dense, cp = 4 }

  it("splits the positions of each prompt, and exchanges keys and values", function()
    support.near(one.prefill.flops / 4, parts.prefill.flops, 1e-9)
    -- an all_gather of 16 sequences x 1024 positions x k and v of 8 x 64, 2 bytes, among 4 ranks, 4 layers
    support.near(4 * 3 / 4 * 16 * 1024 * 2 * 8 * 64 * 2, layer_of(parts, "attention", "prefill").comm_bytes)
  end)

  it("splits the cache, and joins partial results in decode", function()
    assert.equal(one.memory.kv_cache_bytes / 4, parts.memory.kv_cache_bytes)
    assert.equal(one.memory.kv_bytes_per_token / 4, parts.memory.kv_bytes_per_token)
    -- an all_reduce of 16 rows of 16 heads x (64 x 2 bytes + 8), 4 layers
    support.near(4 * 2 * 3 / 4 * 16 * (16 * 64 * 2 + 16 * 8), parts.decode.comm_bytes)
    assert.equal(layer_of(one, "mlp", "decode").flops, layer_of(parts, "mlp", "decode").flops) -- shared by no one
    support.near(layer_of(one, "attention", "decode").bytes - layer_of(parts, "attention", "decode").bytes,
      3 / 4 * 16 * (1024 + 128 + 1) * 2 * 8 * 64 * 2 * 4)
  end)
end)

describe("sp", function()
  local plain, scattered = report { model = dense, tp = 4 }, report { model = dense, tp = 4, sp = true }

  it("turns each all_reduce into a reduce_scatter and an all_gather of the same bytes", function()
    support.near(layer_of(plain, "mlp", "prefill").comm_bytes, layer_of(scattered, "mlp", "prefill").comm_bytes)
    support.near(layer_of(plain, "attention", "decode").comm_bytes, layer_of(scattered, "attention", "decode").comm_bytes)
  end)

  it("leaves a rank a part of the tokens between layers", function()
    local function activations(r, name)
      local l = layer_of(r, name, "prefill")
      return l.bytes - (name == "norm" and l.times * 1024 * 2 or 0)
    end
    for _, name in ipairs { "norm", "residual" } do
      support.near(activations(plain, name) / 4, activations(scattered, name), 1e-9)
    end
    assert.equal(plain.prefill.flops, scattered.prefill.flops)
    assert.is_true(scattered.ttft_s < plain.ttft_s)
  end)

  it("needs tp", function()
    local r, message = require("mantile.estimate").report { model = dense, hardware = "gb200", sp = true }
    assert.is_nil(r)
    assert.truthy(message:find("tp must be above 1", 1, true))
  end)
end)

describe("ep", function()
  local one = report { model = mixture }
  local experts = 16 * 3 * 1024 * 512 * 2 -- bytes a layer

  it("beside tp: each rank works for its experts on all tokens, and one sum joins them", function()
    local r = report { model = mixture, tp = 4, ep = 4 }
    local tp = report { model = mixture, tp = 4 }
    support.near(layer_of(one, "moe", "prefill").flops - layer_of(r, "moe", "prefill").flops,
      4 * 3 / 4 * 16 * 1024 * (2 * 2 * 3 * 1024 * 512 + 2 * 3 * 1024 * 512), 1e-9)
    support.near(4 * 2 * 3 / 4 * 16 * 1024 * 1024 * 2, layer_of(r, "moe", "prefill").comm_bytes)
    assert.equal(tp.memory.weights_bytes, r.memory.weights_bytes)
    assert.equal(layer_of(tp, "moe", "decode").flops, layer_of(r, "moe", "decode").flops)
  end)

  it("beside attention_dp: tokens are sent to their experts and back", function()
    local r = report { model = mixture, attention_dp = 4, ep = 4 }
    -- each rank: 4 x 1024 tokens, 2 copies of 1024 x 2 bytes, three quarters leave; there and back; 4 layers
    support.near(4 * 2 * 3 / 4 * 4 * 1024 * 2 * 1024 * 2, layer_of(r, "moe", "prefill").comm_bytes)
    support.near(layer_of(one, "moe", "prefill").flops / 4, layer_of(r, "moe", "prefill").flops, 1e-9)
    assert.equal(one.memory.weights_bytes - 4 * experts * 3 / 4, r.memory.weights_bytes)
  end)

  it("reads the experts that the tokens of all ranks touch", function()
    local r = report { model = mixture, attention_dp = 4, ep = 4 }
    local touched = 4 * (1 - (1 - 2 / 16) ^ 16)
    local moe = layer_of(r, "moe", "decode")
    local router, shared = 1024 * 16 * 2, 3 * 1024 * 512 * 2
    local weights = 4 * (touched * 3 * 1024 * 512 * 2 + router + shared)
    assert.is_true(moe.bytes > weights and moe.bytes < weights * 1.02, moe.bytes / weights)
  end)

  it("leaves the rest of the group to the tp of the experts", function()
    local r = report { model = mixture, tp = 4, ep = 2 }
    assert.equal(report({ model = mixture, tp = 4 }).memory.weights_bytes, r.memory.weights_bytes)
    local mixed = report { model = mixture, tp = 2, attention_dp = 2, ep = 2 }
    local router = 4 * 16 * 1024 * 2 * 1024 * 16 -- both tp ranks route the tokens of their half
    support.near((layer_of(one, "moe", "prefill").flops + router) / 4, layer_of(mixed, "moe", "prefill").flops, 1e-9)
  end)

  it("is refused with the legal ones", function()
    local estimate = require "mantile.estimate"
    local _, message = estimate.report { model = mixture, hardware = "gb200", tp = 4, ep = 3 }
    assert.equal("layer 'moe': ep (3) must divide tp x cp x attention_dp (4): 1 2 4", message)
    _, message = estimate.report { model = mixture, hardware = "gb200", tp = 32, ep = 32 }
    assert.truthy(message:find("ep (32) must divide experts (16): 1 2 4 8 16", 1, true) or
      message:find("tp (32) must divide heads (16)", 1, true), message)
    _, message = estimate.report { model = dense, hardware = "gb200", tp = 4, ep = 4 }
    assert.equal("ep is 4, but no layer of this model has experts", message)
  end)
end)

describe("overrides", function()
  it("give a layer type its own tp, with the messages that takes", function()
    local r = report { model = dense, tp = 4, attention_dp = 2, layers = { mlp = { tp = 8 } } }
    local plain = report { model = dense, tp = 4, attention_dp = 2 }
    support.near(layer_of(plain, "mlp", "prefill").flops, layer_of(r, "mlp", "prefill").flops, 1e-9)
    -- a gather of both halves of the tokens, and a sum over 8 ranks
    local all = 16 * 1024 * 1024 * 2
    support.near(4 * (1 / 2 * all + 2 * 7 / 8 * all), layer_of(r, "mlp", "prefill").comm_bytes)
    assert.equal(4 * 3 * 1024 * 4096 * 2 * (1 / 4 - 1 / 8), plain.memory.weights_bytes - r.memory.weights_bytes)
    assert.same({ mlp = { tp = 8 } }, r.deployment.layers)
  end)

  it("give a layer type its own dtypes", function()
    local r = report { model = dense, weights = "fp8", layers = { lm_head = { dtype = "bf16" }, embedding = { weights = "bf16" } } }
    local plain = report { model = dense, weights = "fp8" }
    assert.equal(2 * 8000 * 1024, r.memory.weights_bytes - plain.memory.weights_bytes)
  end)

  it("are refused with a reason", function()
    local estimate = require "mantile.estimate"
    for _, case in ipairs {
      { { mpl = { tp = 8 } }, "layers: this model has no layer 'mpl'; it has attention embedding lm_head mlp norm" },
      { { mlp = { tp = 3 } }, "layer 'mlp': tp x cp x attention_dp (3 x 1 x 2) must be 8, as in the deployment; tp may be 1 2 4 8" },
      { { mlp = { cp = 2 } }, "layer 'mlp': cp is 2; it must be that of the deployment (1)" },
      { { mlp = { ep = 2 } }, "layer 'mlp' is not split over ep here" },
      { { norm = { tp = 2 } }, "layer 'norm' is not split over tp here" },
      { { mlp = { tpp = 2 } }, "layers.mlp: unknown key 'tpp'; did you mean 'tp'?" },
      { { mlp = 3 }, "layers.mlp: a table is needed, not 3" },
      { 3, "layers is 3; it must be a table" },
    } do
      local _, message = estimate.report {
        model = dense, hardware = "gb200", tp = 4, attention_dp = 2, layers = case[1],
      }
      assert.equal(case[2], message)
    end
  end)

  it("are written --override on the command line", function()
    local status, out = support.cli "estimate mixtral-8x7b --on gb200 --tp 4 --attention_dp 2 --ep 8 --override attention.kv=fp8,lm_head.dtype=bf16 --json"
    assert.equal(0, status)
    assert.truthy(out:find('"layers":{"attention":{"kv":"fp8"},"lm_head":{"dtype":"bf16"}}', 1, true), out)
    local _, _, err = support.cli "estimate mixtral-8x7b --on gb200 --override attention"
    assert.truthy(err:find("--override has 'attention'; it takes LAYER.KEY=VALUE", 1, true))
  end)
end)

describe("the work of all ranks", function()
  local splits = {
    { tp = 8 }, { cp = 4 }, { attention_dp = 4 }, { tp = 2, cp = 2, attention_dp = 2 }, { tp = 4, sp = true },
    { tp = 2, pp = 2, attention_dp = 2 }, { tp = 4, attention_dp = 2, layers = { mlp = { tp = 8 } } },
  }
  for i, split in ipairs(splits) do
    it(("equals that of one, split %d"):format(i), function()
      split.model = dense
      local one, part = report { model = dense }, report(split)
      support.near(one.prefill.flops, part.prefill.flops * part.gpus, 1e-9)
      assert.equal(one.parameters.total, part.parameters.total)
      if (split.cp or 1) == 1 then support.near(one.decode.flops, part.decode.flops * part.gpus, 1e-9) end
    end)
  end

  local mixtures = { { tp = 8, ep = 8 }, { attention_dp = 8, ep = 8 }, { tp = 2, attention_dp = 2, ep = 4 }, { tp = 4, ep = 2, sp = true } }
  for i, split in ipairs(mixtures) do
    it(("equals that of one but for the router, mixture %d"):format(i), function()
      split.model = mixture
      local one, part = report { model = mixture }, report(split)
      local router = 4 * 16 * 1024 * 2 * 1024 * 16 -- all tokens, 4 layers
      local shared = split.sp and 1 or part.gpus / (split.attention_dp or 1)
      support.near(one.prefill.flops + (shared - 1) * router, part.prefill.flops * part.gpus, 1e-9)
    end)
  end
end)

describe("a pipeline with other axes", function()
  it("counts what each micro-batch reads, for the fullest rank", function()
    local alone = report { model = dense, pp = 2, batch = 1 }
    local shared = report { model = dense, pp = 2, attention_dp = 4, batch = 1 }
    assert.equal(alone.decode.bytes, shared.decode.bytes)
    assert.equal(alone.prefill.flops, shared.prefill.flops)
    local four, five = report { model = dense, pp = 4, batch = 4, isl = 1 }, report { model = dense, pp = 4, batch = 5, isl = 1 }
    assert.is_true(five.decode.bytes >= four.decode.bytes * 0.999 * 3 / 4) -- three micro-batches of two at least
  end)
end)

describe("an override of attention", function()
  it("keeps the cache of the fullest rank by its own split", function()
    local tp = report { model = dense, tp = 8, batch = 1 }
    local own = report { model = dense, tp = 8, batch = 1, layers = { attention = { tp = 1 } } } -- attention_dp 8
    assert.equal(8 * tp.memory.kv_cache_bytes, own.memory.kv_cache_bytes)
    local back = report { model = dense, tp = 2, attention_dp = 4, batch = 1, layers = { attention = { tp = 8 } } }
    assert.equal(tp.memory.kv_cache_bytes, back.memory.kv_cache_bytes)
  end)
end)

describe("an override of the embedding", function()
  it("changes the embedding only", function()
    local plain = report { model = dense, tp = 4 }
    local own = report { model = dense, tp = 4, layers = { embedding = { tp = 1 } } }
    for _, name in ipairs { "attention", "mlp", "norm", "residual" } do
      assert.equal(layer_of(plain, name, "prefill").comm_bytes, layer_of(own, name, "prefill").comm_bytes)
      assert.equal(layer_of(plain, name, "prefill").bytes, layer_of(own, name, "prefill").bytes)
    end
  end)
end)

describe("cp beside pages and narrow caches", function()
  it("takes whole pages of each rank's part", function()
    local paged = report { model = dense, cp = 4, batch = 1, isl = 1000, osl = 1, engine = "vllm" }
    -- 1001 / 4 = 250.25 positions a rank are 16 pages of 16
    assert.equal(16 * 16 * 4 * 2 * 8 * 64 * 2, paged.memory.kv_cache_bytes)
  end)

  it("sends cached positions as they are kept", function()
    local function sent(kv) return report({ model = dense, cp = 4, batch = 1, isl = 2000, prefix = 1000, kv = kv }).prefill.comm_bytes end
    local row = 2 * 8 * 64
    support.near(4 * 3 / 4 * (1000 * row * 2 + 1000 * row * 1), sent "fp8")
    support.near(4 * 3 / 4 * (1000 * row * 2 + 1000 * row * 2), sent "bf16")
  end)
end)
