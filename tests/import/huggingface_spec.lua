-- A config.json becomes a model: by its fields, and refused with a reason.

local estimate = require "mantile.estimate"
local huggingface = require "mantile.import.huggingface"
local json = require "mantile.json"
local model = require "mantile.model"
local support = require "support"
local tables = require "mantile.tables"

local path = support.root .. "/tests/fixtures/llama-3.1-70b/config.json"

local function config_of(changes)
  local config = {
    model_type = "llama", hidden_size = 64, num_hidden_layers = 3, num_attention_heads = 4, num_key_value_heads = 2,
    intermediate_size = 128, vocab_size = 100,
  }
  for key, value in pairs(changes or {}) do config[key] = value end
  return config
end

--- The model of a small Llama with those changes; nil and a sentence.
local function made(changes)
  local definition, message = huggingface.describe(config_of(changes))
  if not definition then return nil, message end
  return model "c" (definition)
end

local function total(changes) return estimate.whole(assert(made(changes))).parameters.total end

--- The entries of that layer type, of all blocks in order, each as often as it is repeated.
local function entries(m, name)
  local found = {}
  local function visit(list, times)
    for _, entry in ipairs(list) do
      if type(entry) == "table" then
        if entry[1] == name then
          for _ = 1, times do found[#found + 1] = entry end
        else
          visit(entry.residual or entry.parallel or entry, times * (entry.times or 1))
        end
      end
    end
  end
  visit(m.blocks, 1)
  return found
end

describe("a config.json", function()
  it("imports as the model of models/", function()
    local imported = assert(huggingface.load(path))
    assert.equal("llama-3.1-70b", imported.name)
    local request = { model = imported, hardware = "h100-sxm", tp = 8, batch = 7 }
    local by_config = support.report(request)
    request.model = "llama-3.1-70b"
    assert.same(support.report(request), by_config)
  end)

  it("is described from its fields", function()
    local m = model "m" (assert(huggingface.describe(json.decode [[{
      "model_type": "mixtral", "hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4,
      "num_key_value_heads": 2, "intermediate_size": 128, "vocab_size": 100, "num_local_experts": 8,
      "num_experts_per_tok": 2, "sliding_window": 4096, "tie_word_embeddings": true, "torch_dtype": "float16"}]])))
    assert.equal(8, entries(m, "moe")[2].experts)
    assert.equal(2, entries(m, "moe")[2].top_k)
    assert.equal(4096, entries(m, "attention")[1].window)
    assert.is_true(entries(m, "lm_head")[1].tied)
    assert.equal("fp16", m.dtype)
  end)

  it("is refused with a reason when it is something else", function()
    local folder = support.folder()
    for content, expected in pairs {
      ["{"] = "not JSON", ["[1]"] = "is not a JSON object",
      ["{}"] = "model_type is not stated", ['{"model_type":"gpt9"}'] = "model_type 'gpt9' is not known",
      ['{"model_type":"llama"}'] = "are missing; write it by hand as docs/models.md says",
      ['{"model_type":"llama","hidden_size":NaN,"vocab_size":1,"num_hidden_layers":1}'] = "hidden_size is",
      ['{"model_type":"llama","hidden_size":-1,"vocab_size":1,"num_hidden_layers":1}'] = "hidden_size is -1; it must be a whole number",
      ['{"model_type":"llama","hidden_size":[],"vocab_size":1,"num_hidden_layers":1}'] = "hidden_size is a table; it must be",
      [("["):rep(100) .. ("]"):rep(100)] = "not JSON",
    } do
      local file = support.write(folder .. "/config.json", content)
      local imported, message = huggingface.load(file)
      assert.is_nil(imported)
      assert.truthy(message:find(expected, 1, true), message)
    end
    support.clean()
  end)

  it("has its biases on all projections", function()
    assert.equal(3 * (64 + 2 * 32 + 64), total { attention_bias = true } - total())
    assert.equal(3 * (2 * 128 + 64), total { mlp_bias = true } - total())
  end)

  it("has the head norms of Qwen3", function()
    assert.equal(3 * 2 * 16, total { model_type = "qwen3" } - total())
  end)

  it("ignores a window that is switched off, and has one on some layers", function()
    local off = assert(made { model_type = "qwen2", sliding_window = 10, use_sliding_window = false })
    assert.is_nil(entries(off, "attention")[1].window)
    local on = assert(made { model_type = "qwen2", sliding_window = 10, use_sliding_window = true, max_window_layers = 2 })
    assert.is_nil(entries(on, "attention")[2].window)
    assert.equal(10, entries(on, "attention")[3].window)
    local stated = assert(made { sliding_window = 10, layer_types = { "full_attention", "sliding_attention", "full_attention" } })
    assert.is_nil(entries(stated, "attention")[1].window)
    assert.equal(10, entries(stated, "attention")[2].window)
  end)

  it("takes a bare Infinity, which Python writes", function()
    local folder = support.folder()
    local text = json.encode(config_of()):gsub("}$", ',"time_step_limit":[0.0,Infinity]}')
    assert(huggingface.load(support.write(folder .. "/config.json", text)))
    support.clean()
  end)

  it("of an unknown type is read by its fields, with a warning", function()
    local m = assert(made { model_type = "newest" })
    assert.equal(total(), estimate.whole(m).parameters.total)
    assert.truthy(m.warnings[1]:find("model_type 'newest' is not known: read as a decoder like Llama", 1, true))
  end)

  it("is refused where a field is not understood", function()
    local _, message = made { torch_dtype = "float64" }
    assert.equal("torch_dtype 'float64' is not known; known are bfloat16 float16 float32", message)
    _, message = made { hidden_size = 66 }
    assert.equal("head_dim is missing, and hidden_size (66) is no multiple of num_attention_heads (4)", message)
  end)
end)

describe("a quantised config.json", function()
  local function of(quantization)
    local m = assert(made { quantization_config = quantization })
    return m, support.report { model = m, hardware = "h100-sxm" }
  end
  local attention, mlp = 64 * (64 + 2 * 32) + 64 * 64, 3 * 64 * 128
  local linear = 3 * (attention + mlp)

  it("keeps embedding, norms and head in 16 bit", function()
    local m, report = of { quant_method = "fp8" }
    assert.equal("fp8", m.weights)
    assert.equal("fp8", report.deployment.activations)
    assert.equal(linear + 2 * (2 * 6400 + 7 * 64), report.memory.weights_bytes)
    local _, blocks = of { quant_method = "fp8", weight_block_size = { 128, 128 } }
    support.near(linear * (1 + 4 / 128 ^ 2) + 2 * (2 * 6400 + 7 * 64), blocks.memory.weights_bytes)
    support.near(linear / 128 ^ 2, blocks.parameters.scales)
  end)

  it("leaves out what it says", function()
    local _, all = of { quant_method = "fp8" }
    for pattern, elements in pairs {
      ["model.layers.1.self_attn.o_proj"] = 64 * 64, ["model.layers.1*"] = attention + mlp, ["o_proj"] = 3 * 64 * 64,
      ["model.layers.*.mlp"] = 0, ["model.layers.*.mlp*"] = 3 * mlp, ["re:.*down_proj"] = 3 * 64 * 128,
      ["model.layers.2.mlp"] = mlp, lm_head = 0,
    } do
      local _, report = of { quant_method = "fp8", modules_to_not_convert = { pattern } }
      assert.equal(elements, report.memory.weights_bytes - all.memory.weights_bytes, pattern)
    end
  end)

  it("asks the same of the layers that predict", function()
    local function bytes(left_out)
      local m = assert(made {
        num_nextn_predict_layers = 1, quantization_config = { quant_method = "fp8", modules_to_not_convert = left_out },
      })
      local function weights(method)
        return support.report({ model = m, hardware = "h100-sxm", speculative = method }).memory.weights_bytes
      end
      return weights "mtp" - weights(nil)
    end
    local projection = 2 * 64 * 64 + 5 * 64 -- of the token and the state before it, and all norms
    assert.equal(attention + mlp + 2 * projection, bytes {})
    for _, pattern in ipairs { "model.layers.3*", "mtp*", "mtp.layers.0*" } do
      assert.equal(2 * (attention + mlp + projection), bytes { pattern }, pattern)
    end
    assert.equal(attention + mlp + 2 * projection, bytes { "model.layers.0*" })
  end)

  it("counts scales and zeros of groups as tools store them", function()
    for _, case in ipairs {
      { { quant_method = "gptq", bits = 4, group_size = 32 }, 4 + (16 + 4) / 32 },
      { { quant_method = "gptq", bits = 8, group_size = 128 }, 8 + (16 + 8) / 128 },
      { { quant_method = "gptq", bits = 3, group_size = 128 }, 3 + (16 + 3) / 128 },
      { { quant_method = "gptq", bits = 4, group_size = -1 }, 4 },
      { { quant_method = "awq", w_bit = 4, q_group_size = 64 }, 4 + (16 + 4) / 64 },
      { { quant_method = "hqq", quant_config = { weight_quant_params = { nbits = 4, group_size = 64 } } }, 4 + 2 * 16 / 64 },
    } do
      local _, report = of(case[1])
      support.near(linear * case[2] / 8 + 2 * (2 * 6400 + 7 * 64), report.memory.weights_bytes)
    end
  end)

  it("reads the ways that tools write it", function()
    local group = { group_0 = { weights = { num_bits = 4, type = "int", group_size = 128, symmetric = true } } }
    for _, case in ipairs {
      { { quant_method = "gptq", bits = 4, group_size = 128 }, "int4_g128", "bf16" },
      { { quant_method = "awq", bits = 4, group_size = 128 }, "int4_g128", "bf16" },
      { { quant_method = "modelopt", quant_algo = "NVFP4", kv_cache_scheme = { num_bits = 8, type = "float" } }, "nvfp4", "nvfp4", "fp8" },
      { { quant_method = "compressed-tensors", config_groups = group }, "int4", "bf16" },
      { { load_in_4bit = true, quant_method = "bitsandbytes" }, "int4", "bf16" },
      { { load_in_8bit = true }, "int8", "bf16" },
    } do
      local m, report = of(case[1])
      assert.equal(case[2], m.weights)
      assert.equal(case[3], m.activations)
      assert.equal(case[4] or "bf16", report.deployment.kv)
    end
    local _, message = made { quantization_config = { quant_method = "magic" } }
    assert.truthy(message:find("quantization_config.quant_method is 'magic'; it must be one of auto-round", 1, true))
  end)

  local moe = { num_experts = 8, num_experts_per_tok = 2, moe_intermediate_size = 32, n_shared_experts = 1 }

  --- The mixture of layer 0 of which experts and shared experts are kept in these ways.
  local function mixed(experts, shared)
    return entries(assert(made(tables.merged(moe, { quantization_config = { quant_algo = "MIXED_PRECISION", quantized_layers = {
      ["model.layers.0.mlp.experts"] = { quant_algo = experts },
      ["model.layers.0.mlp.shared_experts.gate_proj"] = { quant_algo = shared },
      ["model.layers.0.mlp.shared_experts.down_proj"] = { quant_algo = shared },
    } } }))), "moe")[1]
  end

  it("reads a mixture's activations as its experts take them", function()
    assert.equal("nvfp4", mixed("NVFP4", "FP8").activations)
    assert.equal("fp8", mixed("FP8", "NVFP4").activations)
  end)

  it("has experts in 4 bit where expert_dtype says so, whatever the rest", function()
    local m = assert(made(tables.merged(moe, { expert_dtype = "fp4", quantization_config = {
      quant_algo = "MIXED_PRECISION", quantized_layers = { ["model.layers.0.self_attn.q_proj"] = { quant_algo = "FP8" } },
    } })))
    local weights = entries(m, "moe")[2].weights
    assert.same({ default = "bf16", ["experts.gate_up"] = "mxfp4", ["experts.down"] = "mxfp4" }, weights)
    assert.equal("fp8", entries(m, "attention")[1].weights.qkv)
  end)

  it("is refused when several schemes are announced and none is stated", function()
    for _, layers in ipairs { {}, { { quant_algo = "FP8" } }, { ["model.layers.0.mlp"] = {} } } do
      local _, message = made { quantization_config = { quant_algo = "MIXED_PRECISION", quantized_layers = layers } }
      assert.equal("MIXED_PRECISION states no quantized_layers", message)
    end
  end)

  it("gives way to the request", function()
    local m = of { quant_method = "fp8" }
    local plain = support.report { model = assert(made()), hardware = "h100-sxm" }
    assert.equal(plain.memory.weights_bytes,
      support.report({ model = m, hardware = "h100-sxm", dtype = "bf16" }).memory.weights_bytes)
  end)
end)
