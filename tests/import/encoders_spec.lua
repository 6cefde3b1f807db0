-- Encoders and encoder-decoders from their config.json: parameters to the digit, and what runs when.

local estimate = require "mantile.estimate"
local huggingface = require "mantile.import.huggingface"
local model = require "mantile.model"
local support = require "support"

local function made(config) return model "c" (assert(huggingface.describe(config))) end

local function total(config)
  local built, message = estimate.whole(made(config))
  assert.truthy(built, message)
  return built.parameters.total
end

local with = require("mantile.tables").merged

local bert = {
  model_type = "bert", vocab_size = 30522, hidden_size = 768, num_hidden_layers = 12, num_attention_heads = 12,
  intermediate_size = 3072, max_position_embeddings = 512, type_vocab_size = 2,
}
local t5 = {
  model_type = "t5", d_model = 768, d_ff = 3072, d_kv = 64, num_heads = 12, num_layers = 12, num_decoder_layers = 12,
  vocab_size = 32128, relative_attention_num_buckets = 32,
}
local bart = {
  model_type = "bart", vocab_size = 50265, d_model = 1024, encoder_layers = 12, decoder_layers = 12,
  encoder_attention_heads = 16, decoder_attention_heads = 16, encoder_ffn_dim = 4096, decoder_ffn_dim = 4096,
  max_position_embeddings = 1024,
}
local whisper = {
  model_type = "whisper", d_model = 384, encoder_layers = 4, decoder_layers = 4, encoder_attention_heads = 6,
  decoder_attention_heads = 6, encoder_ffn_dim = 1536, decoder_ffn_dim = 1536, num_mel_bins = 80, vocab_size = 51865,
}
local vit = {
  model_type = "vit", hidden_size = 768, num_hidden_layers = 12, num_attention_heads = 12, intermediate_size = 3072,
  image_size = 224, patch_size = 16, architectures = { "ViTForImageClassification" }, num_labels = 1000,
}
local dinov2 = {
  model_type = "dinov2", hidden_size = 384, num_hidden_layers = 12, num_attention_heads = 6, image_size = 518,
  patch_size = 14, mlp_ratio = 4,
}
local large = { hidden_size = 1024, intermediate_size = 4096, num_hidden_layers = 24, num_attention_heads = 16 }

-- Totals: models.csv, or the number of parameters that Hugging Face shows for the published file.
local totals = {
  ["bert-base-uncased"] = { 109482240, bert },
  ["bert-large-uncased"] = { 335141888, with(bert, large) },
  ["roberta-base"] = { 124645632, with(bert, { model_type = "roberta", vocab_size = 50265, type_vocab_size = 1,
    max_position_embeddings = 514 }) },
  ["distilbert-base-uncased"] = { 66362880, {
    model_type = "distilbert", vocab_size = 30522, dim = 768, n_layers = 6, n_heads = 12, hidden_dim = 3072,
    max_position_embeddings = 512,
  } },
  ["t5-base"] = { 222903552, t5 },
  ["t5-base, encoder only"] = { 109628544, with(t5, { architectures = { "T5EncoderModel" } }) },
  ["t5-11b"] = { 11307321344, with(t5, { d_model = 1024, d_ff = 65536, d_kv = 128, num_heads = 128, num_layers = 24,
    num_decoder_layers = 24 }) },
  ["mt5-base"] = { 582401280, with(t5, { model_type = "mt5", d_ff = 2048, vocab_size = 250112,
    feed_forward_proj = "gated-gelu" }) },
  ["bart-large"] = { 406291456, bart },
  ["mbart-large-cc25"] = { 610851840, with(bart, { model_type = "mbart", vocab_size = 250027 }) },
  ["whisper-tiny"] = { 37760640, whisper },
  ["vit-base-patch16-224"] = { 86567656, vit },
  ["vit-large-patch16-224"] = { 304326632, with(vit, large) },
  ["dinov2-small"] = { 22056576, dinov2 },
  ["dinov2-giant"] = { 1136480768, with(dinov2, { hidden_size = 1536, num_hidden_layers = 40, num_attention_heads = 24,
    use_swiglu_ffn = true }) },
  ["CLIP ViT-L/14's text half"] = { 123060480, { model_type = "clip_text_model", hidden_size = 768,
    intermediate_size = 3072, num_attention_heads = 12, num_hidden_layers = 12 } },
  ["CLIP ViT-L/14's vision half"] = { 303179776, with(large, { model_type = "clip_vision_model", patch_size = 14 }) },
}

describe("an encoder's config.json", function()
  for name, case in pairs(totals) do
    it("of " .. name .. " has its published total", function() assert.equal(case[1], total(case[2])) end)
  end

  it("has the head that its architecture names", function()
    local classes = { architectures = { "BertForSequenceClassification" }, id2label = { ["0"] = "a", ["1"] = "b", ["2"] = "c" } }
    assert.equal(3 * (768 + 1), total(with(bert, classes)) - total(bert))
    assert.equal(768 * (768 + 1) - 1000 * (768 + 1), total(with(vit, { architectures = { "ViTModel" } })) - total(vit))
    local of_images = { architectures = { "Dinov2ForImageClassification" }, num_labels = 1000 }
    assert.equal(1000 * (2 * 384 + 1), total(with(dinov2, of_images)) - total(dinov2))
    local registers = { model_type = "dinov2_with_registers", num_register_tokens = 4 }
    assert.equal(4 * 384, total(with(dinov2, registers)) - total(dinov2))
  end)

  it("of UMT5 has a table of positions in every layer", function()
    local shared = with(t5, { model_type = "mt5" })
    assert.equal(2 * 11 * 32 * 12, total(with(t5, { model_type = "umt5" })) - total(shared))
  end)

  it("says that its quantisation is not read", function()
    local m = made(with(bert, { quantization_config = { quant_method = "gptq", bits = 4 } }))
    assert.truthy(m.warnings[1]:find("quantization_config of a model of type bert is not read", 1, true))
  end)

  it("is refused where a size is missing", function()
    for key in pairs { d_model = 1, d_ff = 1, num_heads = 1, vocab_size = 1 } do
      local config = with(t5, {})
      config[key] = nil
      local _, message = huggingface.describe(config)
      assert.equal(key .. " is missing", message)
    end
  end)
end)

describe("a model of models/ with an encoder", function()
  local published = {
    ["bert-base-uncased"] = 109482240, ["t5-base"] = 222903552, ["flan-t5-xxl"] = 11135332352,
    ["whisper-large-v3"] = 1543490560,
  }
  for name, parameters in pairs(published) do
    it("has the parameters of " .. name, function()
      assert.equal(parameters, assert(estimate.whole(name)).parameters.total)
    end)
  end

  it("is what its config imports as", function()
    for name, config in pairs { ["bert-base-uncased"] = bert, ["t5-base"] = t5 } do
      local request = { model = name, hardware = "h100-sxm", batch = 3, isl = 100, osl = 10 }
      local written = support.report(request)
      request.model = made(config)
      local imported = support.report(request)
      imported.model = name
      assert.same(written, imported)
    end
  end)

  it("is shown with its encoder, and the cache of one token more", function()
    local function shows(arguments, expected)
      local _, out = support.cli(arguments)
      assert.truthy(out:find(expected, 1, true), out)
    end
    shows("show model whisper-large-v3", "1,543,490,560   163,840 B")
    shows("show model flan-t5-xxl", "11,135,332,352   393,216 B")
    shows("models whisper-large-v3", "164 kB a token in fp16")
    shows("models mamba-2.8b", "0 B a token")
  end)
end)

-- ---- behaviour ----------------------------------------------------------------

--- The ops of a step by "layer.op"; equal ones of a table of positions and without it are one.
local function ops_of(program, step)
  local found = {}
  for _, op in ipairs(program:ops(step)) do
    local key = op.layer .. "." .. op.name
    found[key] = found[key] or { times = 0, ops = {} }
    found[key].times = found[key].times + op.times
    found[key].first = found[key].first or op
  end
  return found
end

describe("T5", function()
  local built = assert(estimate.whole(made(t5)))
  local inner, layers, bytes = 12 * 64, 12, 2

  it("encodes the prompt and decodes one token in a prefill", function()
    local ops = ops_of(built.prefill, { tokens = 3 * 100, sequences = 3, context = 0 })
    assert.equal(300, ops["encoder_attention.qkv"].first.m)
    assert.equal(2 * 3 * 100 * 100 * 2 * inner, ops["encoder_attention.attention"].first.flops) -- both ways
    assert.equal(3, ops["decoder_attention.qkv"].first.m)
    assert.equal(300, ops["cross_attention.kv"].first.m)
    assert.equal(2 * 3 * 100 * 2 * inner, ops["cross_attention.cross_attention"].first.flops)
    assert.equal(3, ops["lm_head.logits"].first.m)
  end)

  it("decodes over the encoder's positions and those it has made", function()
    local ops = ops_of(built.decode, { tokens = 3, sequences = 3, context = 100 + 7, prompt = 100 })
    assert.equal(3 * 100 * 2 * inner * bytes, ops["cross_attention.cross_attention"].first.kv_bytes)
    assert.equal(3 * (7 + 1) * 2 * inner * bytes, ops["decoder_attention.attention"].first.kv_bytes)
    assert.equal(2 * 3 * 100 * 2 * inner, ops["cross_attention.cross_attention"].first.flops)
    assert.is_nil(ops["cross_attention.kv"])
  end)

  it("holds its encoder in a decode step and does not run it", function()
    local ops = ops_of(built.decode, { tokens = 1, sequences = 1, context = 200, prompt = 100 })
    assert.equal(0, ops["encoder_attention.qkv"].times)
    assert.equal(0, ops["encoder_mlp.up"].times)
    assert.equal(layers, ops["mlp.up"].times)
    local report = support.report({ model = made(t5), hardware = "h100-sxm" }, { layers = true })
    assert.equal(222903552 * bytes, report.memory.weights_bytes)
    for _, layer in ipairs(report.layers) do
      assert.is_false(layer.phase == "decode" and layer.layer:find "encoder" ~= nil)
    end
  end)

  it("caches keys for the prompt and the output, once", function()
    local report = support.report { model = made(t5), hardware = "h100-sxm", batch = 5, isl = 300, osl = 40 }
    assert.equal(5 * (300 + 40) * layers * 2 * inner * bytes, report.memory.kv_cache_bytes)
  end)

  it("is split over tp, attention_dp and pp, and has no cp", function()
    local request = { model = made(t5), hardware = "h100-sxm", batch = 8 }
    local one = support.report(request)
    for _, split in ipairs { { tp = 4 }, { attention_dp = 4 }, { pp = 4 }, { tp = 2, sp = true } } do
      for _, axis in ipairs { "tp", "attention_dp", "pp", "sp" } do request[axis] = split[axis] end
      local report = support.report(request)
      assert.equal(one.parameters.total, report.parameters.total)
      assert.is_true(report.ttft_s < one.ttft_s)
    end
    local _, message = estimate.report { model = made(t5), hardware = "h100-sxm", tp = 1, cp = 2 }
    assert.equal("layer 'cross_attention': cp is 2, but every token of a decoder sees all that its encoder made; use cp=1",
      message)
    _, message = estimate.report { model = made(t5), hardware = "h100-sxm", tp = 8 }
    assert.equal("layer 'decoder_attention': tp (8) must divide heads (12): 1 2 3 4 6 12", message)
  end)
end)

describe("Whisper", function()
  local m, hidden, positions, bytes = made(whisper), 384, 1500, 2

  it("encodes 3000 frames once, by hand", function()
    local built = assert(estimate.whole(m))
    local flops = 0
    for _, op in ipairs(built.prefill:ops { tokens = 4, sequences = 1, context = 0 }) do
      if op.part == "encoder" then flops = flops + op.flops * op.times end
    end
    local layer = positions * (4 * hidden * hidden + 2 * hidden * 1536) + 2 * positions * positions * hidden
    local front = 3000 * 3 * 80 * hidden + positions * 3 * hidden * hidden
    assert.equal(2 * (front + 4 * layer), flops)
    for _, op in ipairs(built.decode:ops { tokens = 1, sequences = 1, context = 5, prompt = 4 }) do
      assert.is_true(op.part == "decoder" or op.times == 0)
    end
  end)

  it("sees the sound in every step, and the prompt and what it has said", function()
    local ops = ops_of(assert(estimate.whole(m)).decode, { tokens = 2, sequences = 2, context = 4 + 30, prompt = 4 })
    assert.equal(2 * positions * 2 * hidden * bytes, ops["cross_attention.cross_attention"].first.kv_bytes)
    assert.equal(2 * (4 + 30 + 1) * 2 * hidden * bytes, ops["decoder_attention.attention"].first.kv_bytes)
  end)

  it("caches the sound's keys beside those of its text", function()
    local report = support.report { model = m, hardware = "h100-sxm", batch = 3, isl = 4, osl = 96 }
    assert.equal(3 * 4 * 2 * hidden * bytes * (positions + 100), report.memory.kv_cache_bytes)
    assert.equal(4 * 2 * hidden * bytes, report.memory.kv_bytes_per_token)
  end)

  it("takes as long to begin however short the prompt", function()
    local function ttft(isl) return support.report({ model = m, hardware = "h100-sxm", isl = isl, osl = 10 }).ttft_s end
    assert.is_true(ttft(200) < 1.2 * ttft(1))
  end)
end)

describe("CLIP", function()
  local m = made { model_type = "clip", projection_dim = 768, text_config = { hidden_size = 768,
    intermediate_size = 3072, num_attention_heads = 12, num_hidden_layers = 12 },
    vision_config = with(large, { patch_size = 14 }) }

  it("is the model of models/", function()
    for _, texts in ipairs { 1, 7 } do
      local request = { model = m, hardware = "h100-sxm", batch = 4, dtype = "bf16", inputs = { texts = texts } }
      local imported = support.report(request)
      request.model = "clip-vit-l14"
      local written = support.report(request)
      assert.same(written.parameters, imported.parameters)
      support.near(written.latency_s, imported.latency_s, 1e-9)
      assert.equal(written.stages[1].flops, imported.stages[1].flops)
    end
  end)

  it("names an input that says how many texts there are", function()
    local ok, message = pcall(function()
      local broken = model "m" { encoder = { image = { height = 1, breadth = 1, channels = 1, count = "txts" }, blocks = {} },
        blocks = {} }
      return broken
    end)
    assert.is_false(ok)
    assert.truthy(message:find("image: count names the input 'txts', which is not declared", 1, true))
  end)
end)
