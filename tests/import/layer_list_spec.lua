-- Models as lists of layer classes. What layers hold is counted here by the
-- formulas that the format's own backend uses, where those are right (attention
-- with an output projection of heads x head_dim, biases where has_bias says so).

local estimate = require "mantile.estimate"
local import = require "mantile.import"
local json = require "mantile.json"
local layer_list = require "mantile.import.layer_list"
local support = require "support"

local H, V = 96, 1000

local folder

local function write(description)
  local text = type(description) == "string" and description or json.encode(description)
  return support.write(folder .. "/described.json", text)
end

local function loaded(description) return assert(import.model(write(description))) end

local function total(description)
  local whole = assert(estimate.whole(loaded(description)))
  return whole.parameters.total
end

local function entry(class, specs, count) return { name = class:lower(), class = class, specs = specs, count = count } end

local embedding = entry("EmbeddingLayer", { vocab_size = V, hidden_size = H })
local norm = entry("NormLayer", { hidden_size = H }, 9)

local function gqa(count, more)
  local specs = { hidden_size = H, num_heads = 6, num_kv_heads = 2, head_dim = 24 }
  for key, value in pairs(more or {}) do specs[key] = value end
  return entry("GroupedQueryAttentionLayer", specs, count)
end

local function swa(count, more)
  local specs = { hidden_size = H, num_query_heads = 6, num_kv_heads = 2, head_dim = 24, sliding_window = 128 }
  for key, value in pairs(more or {}) do specs[key] = value end
  return entry("SlidingWindowAttentionLayer", specs, count)
end

local gated = entry("GatedMLPLayer", { hidden_size = H, intermediate_size = 200 }, 4)

local function described(...) return { name = "Small", hidden_size = H, layer_types = { ... } } end

local GQA = H * 6 * 24 + 2 * H * 2 * 24 + 6 * 24 * H
local OUTER = 2 * V * H -- embedding and the LM head that is assumed

local function has_warning(m, text)
  for _, warning in ipairs(m.warnings) do
    if warning:find(text, 1, true) then return true end
  end
  return false
end

local function refused(expected, description)
  local m, message = import.model(write(description))
  assert.is_nil(m)
  assert.truthy(message:find(expected, 1, true), message)
  assert.is_nil(message:find "\n")
end

describe("a list of layer classes", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  it("has the parameters that its sizes say", function()
    local base = OUTER + 9 * H
    assert.equal(base + 4 * GQA + 4 * 3 * H * 200, total(described(gqa(4), gated, norm, embedding)))
    local mha = entry("AttentionLayer", { hidden_size = H, num_heads = 6, head_dim = 24 }, 4)
    assert.equal(base + 4 * 4 * H * 6 * 24 + 4 * 3 * H * 200, total(described(mha, gated, norm, embedding)))
    local biases = (6 + 2 * 2) * 24 + H
    assert.equal(base + 4 * (GQA + biases) + 4 * 3 * H * 200,
      total(described(swa(4, { has_bias = true }), gated, norm, embedding)))
    local plain = entry("MLPLayer", { hidden_size = H, intermediate_size = 200 }, 4)
    assert.equal(base + 4 * GQA + 4 * 2 * H * 200, total(described(gqa(4), plain, norm, embedding)))
    plain.specs.num_projections = 3
    assert.equal(base + 4 * GQA + 4 * 3 * H * 200, total(described(gqa(4), plain, norm, embedding)))
  end)

  it("has mixtures with and without a gate, biases and shared experts", function()
    local function moe(specs)
      local all = { hidden_size = H, intermediate_size = 40, num_experts = 8, top_k = 2 }
      for key, value in pairs(specs) do all[key] = value end
      return total(described(gqa(4), entry("MoELayer", all, 4), norm, embedding)) - OUTER - 9 * H - 4 * GQA
    end
    local router = H * 8
    assert.equal(4 * (router + 8 * 2 * H * 40), moe {})
    assert.equal(4 * (router + 8 * 3 * H * 40), moe { num_projections = 3 })
    assert.equal(4 * (router + 9 * 3 * H * 40), moe { num_projections = 3, num_shared_experts = 1 })
    assert.equal(4 * (router + 8 + 9 * (3 * H * 40 + 2 * 40 + H)),
      moe { num_projections = 3, num_shared_experts = 1, has_bias = true })
    assert.equal(4 * (router + 8 + 8 * (2 * H * 40 + 40 + H)), moe { has_bias = true })
  end)

  it("comes to what real models have, to the digit", function()
    -- TinyLlama 1.1B, whose published total has 45 norms
    local h, tiny = 2048, { hidden_size = 2048 }
    tiny.layer_types = {
      entry("GroupedQueryAttentionLayer", { hidden_size = h, num_heads = 32, num_kv_heads = 4, head_dim = 64 }, 22),
      entry("GatedMLPLayer", { hidden_size = h, intermediate_size = 5632 }, 22),
      entry("NormLayer", { hidden_size = h }, 22), entry("EmbeddingLayer", { vocab_size = 32000, hidden_size = h }),
    }
    assert.equal(1100048384, total(tiny))
    -- gpt-oss-120b: 116,829,156,672, less the sinks of 18 layers whose class cannot say them
    h = 2880
    local function sizes(heads)
      return { hidden_size = h, [heads] = 64, num_kv_heads = 8, head_dim = 64, has_bias = true }
    end
    local sliding = sizes "num_query_heads"
    sliding.sliding_window, sliding.num_sinks = 128, 64
    local oss = { hidden_size = h, layer_types = {
      entry("SlidingWindowAttentionLayer", sliding, 18), entry("GroupedQueryAttentionLayer", sizes "num_heads", 18),
      entry("MoELayer", {
        hidden_size = h, intermediate_size = h, num_experts = 128, top_k = 4, num_projections = 3, has_bias = true,
      }, 36),
      entry("NormLayer", { hidden_size = h }, 73), entry("EmbeddingLayer", { vocab_size = 201088, hidden_size = h }),
    } }
    assert.equal(116829156672 - 18 * 64, total(oss))
  end)

  it("takes sinks for logits or for tokens, and says so", function()
    local logits = loaded(described(swa(4, { num_sinks = 6 }), gated, norm, embedding))
    assert.truthy(has_warning(logits, "taken as one logit for each"))
    assert.equal(128, logits.blocks[2][1].residual[2].window)
    local tokens = loaded(described(swa(4, { num_sinks = 4 }), gated, norm, embedding))
    assert.truthy(has_warning(tokens, "tokens that are kept beside the window"))
    assert.equal(132, tokens.blocks[2][1].residual[2].window)
    local open = loaded(described(swa(4, { sliding_window = json.null }), gated, norm, embedding))
    assert.is_nil(open.blocks[2][1].residual[2].window)
  end)

  it("puts kinds in turn, and says what it assumed", function()
    local m = loaded(described(swa(2), gqa(2), gated, norm, embedding))
    assert.equal(2, m.blocks[2].times) -- of four branches: sliding, MLP, full, MLP
    assert.equal(4, #m.blocks[2])
    assert.equal(128, m.blocks[2][1].residual[2].window)
    assert.is_nil(m.blocks[2][3].residual[2].window)
    assert.truthy(has_warning(m, "an LM head with weights of its own"))
    assert.is_false(has_warning(m, "norms"))
    local one = loaded(described(gqa(1), entry("MLPLayer", { hidden_size = H, intermediate_size = 64 }, 3), embedding))
    local count = 0
    for _, block in ipairs(one.blocks) do
      for _, branch in ipairs(block) do count = count + (type(branch) == "table" and branch.residual and (block.times or 1) or 0) end
    end
    assert.equal(4, count)
    assert.equal(1, support.report({ model = one, hardware = "h100-sxm" }).gpus)
  end)

  it("counts norms as a decoder has them, also around each branch", function()
    local few = entry("NormLayer", { hidden_size = H }, 4)
    local m = loaded(described(gqa(4), gated, few, embedding))
    assert.truthy(has_warning(m, "its 4 norms are taken as 9"))
    assert.equal(OUTER + 9 * H + 4 * GQA + 4 * 3 * H * 200, total(described(gqa(4), gated, few, embedding)))
    local around = entry("NormLayer", { hidden_size = H, has_bias = true }, 17)
    assert.equal(OUTER + 17 * 2 * H + 4 * GQA + 4 * 3 * H * 200, total(described(gqa(4), gated, around, embedding)))
    assert.equal(OUTER + 4 * GQA + 4 * 3 * H * 200, total(described(gqa(4), gated, embedding)))
  end)

  it("reads fields beside the layers", function()
    local d = described(gqa(4), gated, norm)
    refused("neither an EmbeddingLayer nor vocab_size and hidden_size", d)
    d.vocab_size, d.tie_word_embeddings, d.max_position_embeddings = V, true, 4096
    local m = loaded(d)
    assert.truthy(has_warning(m, "an embedding of vocab_size x hidden_size"))
    assert.equal(4096, m.max_positions)
    assert.equal(OUTER / 2 + 9 * H + 4 * GQA + 4 * 3 * H * 200, total(d))
    assert.equal("described", m.name)
    assert.equal("Small", m.doc)
  end)

  it("names specs that it does not read, but not those that only describe", function()
    local m = loaded(described(gqa(4, { parameter_count = 1, input_dim = 2, rope = 3 }), gated, norm, embedding))
    assert.truthy(has_warning(m, "specs that are not read: rope"))
  end)

  it("gives a report with its warnings", function()
    local path = write(described(gqa(4), gated, norm, embedding))
    local status, out = support.cli(("estimate '%s' --on l4"):format(path))
    assert.equal(0, status)
    assert.truthy(out:find("described on 1x l4", 1, true))
    assert.truthy(out:find("warning: assumed, as it does not say: bf16", 1, true))
  end)

  it("is told from a config.json with a list of that name", function()
    assert.is_false(layer_list.describes { layer_types = { "full_attention", "sliding_attention" } })
    assert.is_false(layer_list.describes { layer_types = "x" })
    assert.is_false(layer_list.describes {})
    assert.is_true(layer_list.describes(described(gqa(1))))
    local m = loaded {
      model_type = "llama", num_hidden_layers = 2, hidden_size = 256, num_attention_heads = 4, intermediate_size = 512,
      vocab_size = 1000, layer_types = { "full_attention", "full_attention" },
    }
    assert.equal("llama", m.family)
  end)

  it("refuses what it cannot read, naming the layer", function()
    refused("'groupedqueryattentionlayer': num_kv_heads (4) must divide the heads (6)", described(gqa(4, { num_kv_heads = 4 })))
    refused("head_dim is 0", described(gqa(4, { head_dim = 0 })))
    refused("num_heads is 'six'", described(gqa(4, { num_heads = "six" })))
    refused("hidden_size is 128, but 96 before it", described(gqa(4), entry("NormLayer", { hidden_size = 128 })))
    refused("its class is 'Mamba'; it must be one of AttentionLayer EmbeddingLayer", described(gqa(4), entry("Mamba", {})))
    refused("num_projections is 4; it must be one of 2 3",
      described(entry("MLPLayer", { hidden_size = H, intermediate_size = 8, num_projections = 4 })))
    refused("intermediate_size is missing", described(entry("GatedMLPLayer", { hidden_size = H })))
    refused("count is 0", described(gqa(0)))
    refused("count is 100000", described(gqa(100000)))
    refused("specs is 3; it must be an object", described({ name = "a", class = "NormLayer", specs = 3 }))
    refused("layer_types[2] is 'x'; it must be an object", described(gqa(4), "x"))
    refused("neither attention nor feed-forward layers", described(norm, embedding))
    refused("it has 2 embeddings", described(gqa(4), gated, embedding, embedding))
    refused("its class is a table; it must be one of", described({ class = { 1 } }))
    local d = described(gqa(4), embedding)
    d.hidden_size = "wide"
    refused("hidden_size is 'wide'", d)
    local many = described(gqa(4))
    for i = 2, 1500 do many.layer_types[i] = norm end
    refused("layer_types has 1500 entries", many)
  end)

  it("survives what is broken or hostile", function()
    local text = json.encode(described(gqa(4), gated, norm, embedding))
    for cut = 1, #text - 1, 7 do
      local m, message = import.model(write(text:sub(1, cut)))
      assert.is_nil(m)
      assert.equal("string", type(message))
    end
    refused("more than 1000000 values", '{"layer_types":[{"class":"NormLayer"}' .. (",[]"):rep(1000001) .. "]}")
    for _, value in ipairs { "null", "{}", "[]", "-1", "1e300", '"\\u0000"', "1.5", "true" } do
      for _, key in ipairs { '"count":4', '"num_heads":6', '"specs":{', '"vocab_size":1000', '"class":"NormLayer"' } do
        local name = key:match '^"[%w_]+":'
        local changed = text:gsub(key:gsub("%p", "%%%0"), function() return name .. value .. (key:find "{" and ',"x":{' or "") end, 1)
        local ok = pcall(import.model, write(changed))
        assert.is_true(ok)
      end
    end
  end)
end)
