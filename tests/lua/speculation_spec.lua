-- Speculative decoding: what drafts, what verifies, how many tokens come out.

local support = require "support"

local function report(more)
  local request = { model = "deepseek-v3", hardware = "b200", tp = 8, batch = 16, isl = 1000, osl = 500 }
  for key, value in pairs(more or {}) do request[key] = value end
  return support.report(request)
end

describe("speculation", function()
  it("yields (1 - a^(k+1)) / (1 - a) tokens a step", function()
    local r = report { speculative = "ngram", draft_tokens = 3, acceptance = 0.5 }
    support.near(r.decode.time_s / 1.875, r.tpot_s)
    local sure = report { speculative = "ngram", draft_tokens = 3, acceptance = 1 }
    support.near(sure.decode.time_s / 4, sure.tpot_s)
    local never = report { speculative = "ngram", draft_tokens = 3, acceptance = 0 }
    support.near(never.decode.time_s, never.tpot_s)
  end)

  it("verifies all drafted tokens in one step, with one read of the weights", function()
    local plain = report { model = "llama-3.1-70b", batch = 4 }
    local r = report { model = "llama-3.1-70b", batch = 4, speculative = "ngram", draft_tokens = 3 }
    local matmul = 4 * (plain.decode.flops - 80 * 4 * 2 * 2 * (1250 + 1) * 8192 / 8)
    local attention = 80 * 4 * 2 * 2 * (4 * 1250 + 10) * 8192 / 8 -- 1 + 2 + 3 + 4 pairs among the new tokens
    support.near(matmul + attention, r.decode.flops, 1e-9)
    support.near(plain.decode.weights_s, r.decode.weights_s, 0.01) -- an op or two is bound by something else
  end)

  it("runs the model's own prediction layers, which are no part of the total", function()
    local plain, r = report(), report { speculative = "mtp" }
    assert.equal(plain.parameters.total, r.parameters.total)
    -- a layer (187,107,328 of attention, 11,320,164,608 of experts and router, two norms), its projection, three norms
    assert.equal(187107328 + 11320164608 + 2 * 7168 + 2 * 7168 ^ 2 + 3 * 7168, r.parameters.mtp)
    assert.equal(11610068224, r.parameters.mtp)
    assert.equal(11610068224, plain.parameters.mtp)
    assert.is_true(r.memory.weights_bytes > plain.memory.weights_bytes)
    assert.is_true(r.decode.flops > 2 * plain.decode.flops)
    assert.equal(1, r.deployment.draft_tokens)
    assert.equal(0.85, r.deployment.acceptance)
  end)

  it("runs a small model k times a step, and keeps its cache", function()
    local more = { model = "llama-3.1-70b", speculative = "draft", draft_model = "llama-3.1-8b" }
    local plain, r = report { model = "llama-3.1-70b" }, report(more)
    support.near(8030261248 * 2 / 8, r.memory.weights_bytes - plain.memory.weights_bytes, 1e-3)
    assert.is_true(r.memory.kv_cache_bytes > plain.memory.kv_cache_bytes)
    assert.is_true(r.ttft_s > plain.ttft_s)
    more.draft_tokens = 8
    assert.is_true(report(more).decode.time_s > r.decode.time_s)
  end)

  it("knows small models of one name apart", function()
    local function draft(layers)
      local folder = support.folder() .. "/small"
      assert(os.execute(("mkdir '%s'"):format(folder)))
      return support.write(folder .. "/config.json", ([[{"model_type": "llama", "hidden_size": 64, "num_hidden_layers": %d,
        "num_attention_heads": 8, "intermediate_size": 128, "vocab_size": 128256}]]):format(layers))
    end
    local function weights(path)
      local r = report { model = "llama-3.1-70b", speculative = "draft", draft_model = path }
      return r.memory.weights_bytes
    end
    assert.is_true(weights(draft(2)) < weights(draft(20)))
    support.clean()
  end)

  it("has an EAGLE head of one decoder layer", function()
    local plain, r = report { model = "llama-3.1-70b" }, report { model = "llama-3.1-70b", speculative = "eagle" }
    local layer = 855654400 + 8192 + 2 * 8192 * 8192 + 2 * 8192 -- a layer, its last norm, the projection and two norms
    assert.equal(layer, r.parameters.eagle)
    assert.is_true(r.memory.weights_bytes > plain.memory.weights_bytes)
  end)

  it("is refused where it cannot be", function()
    for _, case in ipairs {
      { { speculative = "magic" }, "must be one of mtp eagle draft ngram" },
      { { model = "llama-3.1-8b", speculative = "mtp" }, "llama-3.1-8b has no multi-token prediction layers" },
      { { speculative = "draft" }, "so state draft_model" }, { { draft_tokens = 3 }, "draft_tokens needs speculative" },
      { { speculative = "ngram", acceptance = 2 }, "must be a number from 0 to 1" },
      { { speculative = "draft", draft_model = "nope" }, "there is no model 'nope'" },
      { { speculative = "draft", draft_model = "vit-b16" }, "vit-b16 is no decoder made of blocks" },
      { { speculative = "draft", draft_model = "t5-base" }, "t5-base is no decoder made of blocks" },
      { { speculative = "draft", draft_model = "flux.1-dev" }, "flux.1-dev is no decoder made of blocks" },
      { { model = "vit-b16", speculative = "ngram" }, "vit-b16 makes no tokens that could be drafted" },
    } do
      local request = { model = "deepseek-v3", hardware = "b200" }
      for key, value in pairs(case[1]) do request[key] = value end
      local made, message = require("mantile.estimate").report(request)
      assert.is_nil(made)
      assert.truthy(message:find(case[2], 1, true), message)
    end
  end)
end)
