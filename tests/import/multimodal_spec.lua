-- Decoders that see images, from their config.json: towers to the digit, tokens of images, what images change.

local estimate = require "mantile.estimate"
local huggingface = require "mantile.import.huggingface"
local model = require "mantile.model"
local support = require "support"

local function made(config) return model "c" (assert(huggingface.describe(config))) end

local qwen2_7b = {
  hidden_size = 3584, intermediate_size = 18944, num_attention_heads = 28, num_key_value_heads = 4,
  num_hidden_layers = 28, vocab_size = 152064, tie_word_embeddings = false,
}

local with = require("mantile.tables").merged

local siglip = {
  model_type = "siglip_vision_model", hidden_size = 1152, intermediate_size = 4304, num_hidden_layers = 27,
  num_attention_heads = 16, patch_size = 14,
}
local llama4_text = {
  model_type = "llama4_text", hidden_size = 5120, intermediate_size = 8192, intermediate_size_mlp = 16384,
  num_hidden_layers = 48, num_attention_heads = 40, num_key_value_heads = 8, head_dim = 128, vocab_size = 202048,
  interleave_moe_layer_step = 1, num_local_experts = 16, num_experts_per_tok = 1, attention_chunk_size = 8192,
}

-- name -> text and all, as Hugging Face shows the published file's parameters; tokens of an image; config
local totals = {
  ["gemma-3-4b"] = { 3880263168, 4300079472, 256, {
    model_type = "gemma3", mm_tokens_per_image = 256, vision_config = with(siglip, { image_size = 896 }),
    text_config = { model_type = "gemma3_text", hidden_size = 2560, intermediate_size = 10240, num_hidden_layers = 34,
      sliding_window = 1024 },
  } },
  ["paligemma-3b-pt-224"] = { 2508662784, 2923466480, 256, {
    model_type = "paligemma", hidden_size = 2048, vision_config = siglip,
    text_config = { model_type = "gemma", hidden_size = 2048, intermediate_size = 16384, num_attention_heads = 8,
      num_hidden_layers = 18, num_key_value_heads = 1, vocab_size = 257216 },
  } },
  ["llava-1.5-7b"] = { 6738939904, 7063427072, 576, {
    model_type = "llava", vision_feature_layer = -2, vision_feature_select_strategy = "default",
    text_config = { model_type = "llama", vocab_size = 32064 },
    vision_config = { model_type = "clip_vision_model", hidden_size = 1024, image_size = 336, intermediate_size = 4096,
      num_attention_heads = 16, num_hidden_layers = 24, patch_size = 14 },
  } },
  ["pixtral-12b"] = { 12247782400, 12682739712, 4096, {
    model_type = "llava", vision_feature_layer = -1, vision_feature_select_strategy = "full",
    text_config = { model_type = "mistral", hidden_size = 5120, head_dim = 128, num_hidden_layers = 40,
      vocab_size = 131072 },
    vision_config = { model_type = "pixtral", head_dim = 64 },
  } },
  ["mistral-small-3.1-24b"] = { 23572403200, 24011361280, 3025, {
    model_type = "mistral3", spatial_merge_size = 2, multimodal_projector_bias = false,
    text_config = { model_type = "mistral", hidden_size = 5120, intermediate_size = 32768, head_dim = 128,
      num_hidden_layers = 40, vocab_size = 131072 },
    vision_config = { model_type = "pixtral", image_size = 1540, patch_size = 14, head_dim = 64 },
  } },
  ["qwen2-vl-7b"] = { 7615616512, 8291375616, 36 * 36, with(qwen2_7b, {
    model_type = "qwen2_vl",
    vision_config = { depth = 32, embed_dim = 1280, mlp_ratio = 4, num_heads = 16, hidden_size = 3584, patch_size = 14,
      spatial_merge_size = 2, temporal_patch_size = 2 },
  }) },
  ["qwen2.5-vl-7b"] = { 7615616512, 8292166656, 36 * 36, with(qwen2_7b, {
    model_type = "qwen2_5_vl",
    vision_config = { depth = 32, hidden_size = 1280, intermediate_size = 3420, num_heads = 16, patch_size = 14,
      out_hidden_size = 3584, spatial_merge_size = 2, temporal_patch_size = 2, window_size = 112,
      fullatt_block_indexes = { 7, 15, 23, 31 } },
  }) },
  ["llama-4-scout"] = { 107769861120, 108641793536, 144, {
    model_type = "llama4", text_config = llama4_text,
    vision_config = { model_type = "llama4_vision_model", hidden_size = 1408, image_size = 336, intermediate_size = 5632,
      num_attention_heads = 16, num_hidden_layers = 34, patch_size = 14, projector_input_dim = 4096,
      projector_output_dim = 4096 },
  } },
  ["internvl3-1b, untied"] = { 629697920, 938193024, 256, {
    model_type = "internvl",
    text_config = { model_type = "qwen2", hidden_size = 896, intermediate_size = 4864, num_attention_heads = 14,
      num_key_value_heads = 2, num_hidden_layers = 24, vocab_size = 151674 },
    vision_config = { hidden_size = 1024, intermediate_size = 4096, num_hidden_layers = 24, num_attention_heads = 16,
      image_size = { 448, 448 }, patch_size = { 14, 14 } },
  } },
}

describe("a multimodal config.json", function()
  for name, case in pairs(totals) do
    it("of " .. name .. " has its published total, the tower apart, and its tokens of an image", function()
      local m = made(case[4])
      local parameters = assert(estimate.whole(m)).parameters
      assert.equal(case[1], parameters.total)
      assert.equal(case[2], parameters.total + parameters.vision)
      for _, images in ipairs { 1, 3 } do
        local report = support.report { model = m, hardware = "b200", inputs = { images = images } }
        assert.equal(images * case[3], report.workload.image_tokens)
      end
      assert.is_nil(m.warnings)
    end)
  end

  local tiny = {
    model_type = "qwen3_vl", tie_word_embeddings = true, torch_dtype = "float16",
    text_config = { model_type = "qwen3_vl_text", hidden_size = 64, num_hidden_layers = 3, num_attention_heads = 4,
      num_key_value_heads = 2, head_dim = 16, intermediate_size = 128, vocab_size = 100, max_position_embeddings = 4096 },
    vision_config = { depth = 4, hidden_size = 32, intermediate_size = 64, num_heads = 4, num_position_embeddings = 2304,
      patch_size = 16, spatial_merge_size = 2, temporal_patch_size = 2, deepstack_visual_indexes = { 1 } },
  }

  it("takes what the top level says where the text does not", function()
    local m = made(tiny)
    assert.equal("fp16", m.dtype)
    assert.is_true(m.blocks[#m.blocks].tied)
    local own = with(tiny, { text_config = with(tiny.text_config, { tie_word_embeddings = false, dtype = "bfloat16" }) })
    assert.equal("bf16", made(own).dtype)
    assert.is_nil(made(own).blocks[#m.blocks].tied)
  end)

  it("makes more tokens of larger images, where the model does", function()
    local function tokens(size)
      local request = { model = made(tiny), hardware = "b200", inputs = { images = 2, image_size = size } }
      return support.report(request).workload.image_tokens
    end
    assert.equal(2 * 24 * 24, tokens(nil))
    assert.equal(2 * 14 * 14, tokens(448))
    assert.equal(2 * 14 * 14, tokens(479)) -- what is left over is not seen
    local function refusal(config, inputs)
      local report, message = estimate.report { model = made(config), hardware = "b200", inputs = inputs }
      assert.is_nil(report)
      return message
    end
    assert.equal("layer 'patch_merger': an image of 1 x 1 patches has no 2 x 2 to join",
      refusal(tiny, { images = 1, image_size = 20 }))
    assert.equal("layer 'patch_embedding': an image of 3 x 3 pixels has no patch of 16 x 16",
      refusal(tiny, { images = 1, image_size = 3 }))
    assert.equal("inputs: c scales every image to 896 x 896; leave image_size out",
      refusal(totals["gemma-3-4b"][4], { images = 1, image_size = 448 }))
    assert.equal("inputs: the images make 68719476736 tokens; a prompt has at most 1073741824, isl included",
      refusal(tiny, { images = 65536, image_size = 32768 }))
  end)

  it("runs its tower in the prefill only", function()
    local m = made(totals["gemma-3-4b"][4])
    local function report(isl, images)
      return support.report { model = m, hardware = "h100-sxm", isl = isl, osl = 50, inputs = { images = images } }
    end
    local text, images, longer = report(1000, 0), report(1000, 2), report(1512, 0)
    assert.equal(longer.tpot_s, images.tpot_s)
    assert.equal(longer.decode.weights_s, images.decode.weights_s)
    assert.equal(longer.memory.kv_cache_bytes, images.memory.kv_cache_bytes)
    assert.equal(text.memory.weights_bytes, images.memory.weights_bytes)
    assert.equal(2 * 4300079472, text.memory.weights_bytes)
    local layers = 27 * (4096 * (4 * 1152 ^ 2 + 2 * 1152 * 4304) + 2 * 4096 ^ 2 * 1152)
    local tower = 2 * (layers + 4096 * 3 * 14 ^ 2 * 1152 + 256 * 1152 * 2560) -- one image, multiply and add
    support.near(longer.prefill.flops + 2 * tower, images.prefill.flops)
    assert.same({ batch = 1, isl = 1000, osl = 50, prefix = 0, mode = "static", inputs = { images = 2 },
      image_tokens = 512 }, images.workload)
  end)

  it("is split over pp with its tower on the first stage", function()
    local m = made(totals["gemma-3-4b"][4])
    for _, split in ipairs { { pp = 34 }, { tp = 4, pp = 2 }, { tp = 4, sp = true }, { tp = 2, attention_dp = 2 } } do
      local request = with(split, { model = m, hardware = "h100-sxm", inputs = { images = 1 }, batch = 4 })
      local parameters = support.report(request).parameters
      assert.equal(419816304, parameters.vision)
    end
  end)

  it("keeps its tower wide where the text is quantised, at either level", function()
    local quantisation = { quant_method = "fp8" }
    local text = 3 * (64 * (64 + 2 * 32) + 64 * 64 + 3 * 64 * 128)
    local plain = support.report { model = made(tiny), hardware = "h100-sxm" }
    for _, config in ipairs {
      with(tiny, { quantization_config = quantisation }),
      with(tiny, { text_config = with(tiny.text_config, { quantization_config = quantisation }) }),
    } do
      local m = made(config)
      assert.equal("fp8", m.weights)
      local report = support.report { model = m, hardware = "h100-sxm", inputs = { images = 1 } }
      assert.equal(plain.memory.weights_bytes - text, report.memory.weights_bytes)
    end
  end)

  it("of an unknown type is read as its text, with a warning", function()
    local config = { model_type = "novelty", text_config = { model_type = "llama" }, vision_config = { model_type = "eye" } }
    local m = made(config)
    assert.equal(6738415616, assert(estimate.whole(m)).parameters.total)
    assert.same({ "model_type 'novelty' is read as its text: the vision tower was left out" }, m.warnings)
    config.audio_config = {}
    assert.same({ "model_type 'novelty' is read as its text: the vision tower and the audio tower were left out" },
      made(config).warnings)
    config.vision_config = nil
    assert.same({ "model_type 'novelty' is read as its text: the audio tower was left out" }, made(config).warnings)
    config.audio_config = nil
    assert.is_nil(made(config).warnings)
  end)

  it("is refused where a field of its tower is missing or wrong", function()
    for key, expected in pairs {
      patch_size = "vision_config.patch_size is missing", depth = "vision_config.depth is missing",
      num_heads = "vision_config.num_heads is missing",
    } do
      local tower = with(tiny.vision_config, {})
      tower[key] = nil
      local _, message = huggingface.describe(with(tiny, { vision_config = tower }))
      assert.equal(expected, message)
    end
    local wrong = with(tiny.vision_config, { depth = 4294967296 })
    local _, many = huggingface.describe(with(tiny, { vision_config = wrong }))
    assert.equal("vision_config.depth is 4294967296; the most is 1000", many)
    wrong.depth = -1
    local _, message = huggingface.describe(with(tiny, { vision_config = wrong }))
    assert.equal("vision_config.depth is -1; it must be a whole number from 1 to 4294967296", message)
    _, message = huggingface.describe(with(tiny, { vision_config = 3 }))
    assert.equal("vision_config is 3; it must be an object", message)
  end)
end)
