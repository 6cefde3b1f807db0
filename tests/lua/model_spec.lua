-- Models: blocks, pipeline cuts, a forward of one's own, and imports.

local decoder = require "mantile.families.decoder"
local huggingface = require "mantile.import.huggingface"
local json = require "mantile.json"
local model = require "mantile.model"
local support = require "support"

local function tiny(layers)
  return decoder "tiny" { layers = layers, hidden = 64, heads = 4, intermediate = 128, vocab = 1000 }
end

--- Layers of a type per stage in the decode step of a pipeline.
local function cut(layers, pp)
  local degrees = { tp = 1, cp = 1, attention_dp = 1, ep = 1, pp = pp, dp = 1, layers = {} }
  local program = model.program(tiny(layers), "decode", support.options(degrees))
  local counts = {}
  for _, op in ipairs(program:ops { tokens = 1, sequences = 1, context = 0 }) do
    if op.name == "qkv" then counts[#counts + 1] = op.times end
  end
  return counts
end

describe("a pipeline", function()
  it("cuts the repeated blocks evenly", function()
    assert.same({ 2, 2, 2, 2 }, cut(8, 4))
    local counts = cut(10, 4)
    local sum = 0
    for _, count in ipairs(counts) do
      assert.is_true(count == 2 or count == 3)
      sum = sum + count
    end
    assert.equal(10, sum)
    assert.equal(4, #counts)
    assert.same({ 1, 1, 1 }, cut(3, 3))
  end)

  it("has at most as many stages as there are blocks", function()
    local _, message = require("mantile.estimate").report { model = tiny(3), hardware = "h100-sxm", pp = 4 }
    assert.equal("pp (4) must be at most 3, the number of repeated blocks", message)
  end)
end)

describe("a model", function()
  it("is checked when it is defined, at the script's line", function()
    local function message(make)
      local ok, text = pcall(make)
      assert.is_false(ok)
      assert.truthy(text:find("^tests/lua/model_spec.lua:%d+: model 'm': "), text)
      return text
    end
    assert.truthy(message(function() model "m" {} end):find("give either blocks or forward", 1, true))
    assert.truthy(message(function() model "m" { block = {} } end):find("did you mean 'blocks'", 1, true))
    assert.truthy(message(function() decoder "m" { layers = 3 } end):find("hidden is missing", 1, true))
    assert.truthy(message(function()
      decoder "m" { layers = 3, hidden = 64, heads = 4, kv_heads = 3, intermediate = 8, vocab = 9 }
    end):find("kv_heads (3) must divide heads (4)", 1, true))
    assert.truthy(message(function()
      decoder "m" { layers = 3, hidden = 64, heads = 4, experts = 3, intermediate = 8, vocab = 9 }
    end):find("top_k is missing", 1, true))
  end)

  it("may have a forward of its own, where equal layers collapse", function()
    local looped = model "looped" {
      forward = function(run, ids)
        local x = run:run("embedding", ids, { vocab = 1000, width = 64 })
        for _ = 1, 8 do
          x = run:add(x, run:run("attention", run:run("norm", x, {}), { heads = 4, kv_heads = 4, head_dim = 16 }))
          x = run:add(x, run:run("mlp", run:run("norm", x, {}), { intermediate = 128 }))
        end
        return run:run("lm_head", run:run("norm", x, {}), { vocab = 1000 })
      end,
    }
    local request = { hardware = "h100-sxm", tp = 2, batch = 3, isl = 50, osl = 5 }
    local function report(m)
      request.model = m
      local r = support.report(request)
      r.model = nil
      return r
    end
    assert.same(report(tiny(8)), report(looped))
    request.pp = 2
    request.model = looped
    local _, message = require("mantile.estimate").report(request)
    assert.truthy(message:find("cannot be cut into stages", 1, true))
  end)

  it("repeats groups inside groups", function()
    local nested = model "nested" {
      blocks = {
        { "embedding", vocab = 10, width = 8 },
        { times = 3, { times = 4, { residual = { { "mlp", intermediate = 16 } } } }, "norm" },
        { "lm_head", vocab = 10 },
      },
    }
    local total = support.report({ model = nested, hardware = "h100-sxm" }).parameters.total
    assert.equal(2 * 80 + 12 * 3 * 8 * 16 + 3 * 8, total)
  end)

  it("says which entry is no block", function()
    for _, wrong in ipairs { { 3 }, { {} }, { { "nothing" } }, { { "mlp", intermidiate = 3 } } } do
      local broken = model "broken" { blocks = wrong }
      local report, message = require("mantile.estimate").report { model = broken, hardware = "h100-sxm" }
      assert.is_nil(report)
      assert.is_string(message)
    end
  end)
end)

describe("a config.json", function()
  local path = support.root .. "/tests/fixtures/llama-3.1-70b/config.json"

  it("imports as the model of models/", function()
    local imported = assert(huggingface.load(path))
    assert.equal("llama-3.1-70b", imported.name)
    local request = { model = imported, hardware = "h100-sxm", tp = 8, batch = 7 }
    local by_config = support.report(request)
    request.model = "llama-3.1-70b"
    assert.same(support.report(request), by_config)
  end)

  it("is described from its fields", function()
    local description = assert(huggingface.describe(json.decode [[{
      "model_type": "mixtral", "hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4,
      "num_key_value_heads": 2, "intermediate_size": 128, "vocab_size": 100, "num_local_experts": 8,
      "num_experts_per_tok": 2, "sliding_window": 4096, "tie_word_embeddings": true, "torch_dtype": "float16"}]]))
    assert.equal(8, description.experts)
    assert.equal(2, description.top_k)
    assert.equal(4096, description.window)
    assert.is_true(description.tied)
    assert.equal("fp16", description.dtype)
  end)

  it("is refused with a reason when it is something else", function()
    local folder = support.folder()
    for content, expected in pairs {
      ["{"] = "not JSON", ["[1]"] = "model_type nil is not known", ['{"model_type":"gpt9"}'] = "model_type 'gpt9' is not known",
      ['{"model_type":"llama"}'] = "is missing", ['{"model_type":"llama","hidden_size":NaN}'] = "not JSON",
      ['{"model_type":"llama","hidden_size":-1}'] = "is",
      ['{"model_type":"llama","quantization_config":{}}'] = "quantization_config is not read yet",
      [("["):rep(100) .. ("]"):rep(100)] = "not JSON",
    } do
      local file = support.write(folder .. "/config.json", content)
      local imported, message = huggingface.load(file)
      assert.is_nil(imported)
      assert.truthy(message:find(expected, 1, true), message)
    end
    support.clean()
  end)

  it("counts tied embeddings once", function()
    local function total(tied)
      local m = decoder "t" { layers = 1, hidden = 8, heads = 1, intermediate = 8, vocab = 100, tied = tied }
      local r = support.report { model = m, hardware = "h100-sxm" }
      return r.parameters.total, r.memory.weights_bytes
    end
    local untied, untied_bytes = total(false)
    local tied, tied_bytes = total(true)
    assert.equal(800, untied - tied)
    assert.equal(1600, untied_bytes - tied_bytes)
  end)
end)

describe("a group", function()
  it("is repeated a whole number of times", function()
    for _, times in ipairs { 0, -1, 2.5, "x", 1e9, 0 / 0, {} } do
      for _, blocks in ipairs {
        { { "embedding", vocab = 10, width = 8 }, { times = times, { "mlp", intermediate = 8 } } },
        { { "embedding", vocab = 10, width = 8 }, { times = 2, { times = times, { "mlp", intermediate = 8 } } } },
      } do
        local report, message =
          require("mantile.estimate").report { model = model "m" { blocks = blocks }, hardware = "h100-sxm" }
        assert.is_nil(report)
        assert.truthy(message:find("^times is .*; it must be a whole number from 1 to 100000$"), message)
      end
    end
  end)
end)

describe("a llama-like config.json", function()
  local function total(changes)
    local config = {
      model_type = "llama", hidden_size = 64, num_hidden_layers = 3, num_attention_heads = 4, num_key_value_heads = 2,
      intermediate_size = 128, vocab_size = 100,
    }
    for key, value in pairs(changes or {}) do config[key] = value end
    local description, message = huggingface.describe(config)
    if not description then return nil, message end
    return support.report({ model = decoder "c" (description), hardware = "h100-sxm" }).parameters.total
  end

  it("has its biases on all projections", function()
    assert.equal(3 * (64 + 2 * 32 + 64), total { attention_bias = true } - total())
    assert.equal(3 * (2 * 128 + 64), total { mlp_bias = true } - total())
  end)

  it("has the head norms of Qwen3", function()
    assert.equal(3 * 2 * 16, total { model_type = "qwen3" } - total())
  end)

  it("ignores a window that is switched off, and refuses one on some layers", function()
    assert.is_nil(huggingface.describe({ model_type = "qwen3", sliding_window = 10, use_sliding_window = false }).window)
    local _, message = total { model_type = "qwen3", use_sliding_window = true }
    assert.truthy(message:find("use_sliding_window", 1, true))
  end)

  it("is refused where a field is not understood", function()
    local _, message = total { torch_dtype = "float8_e4m3fn" }
    assert.equal("torch_dtype 'float8_e4m3fn' is not known; known are bfloat16 float16 float32", message)
    assert.has_error(function() total { hidden_size = 66 } end)
  end)
end)
