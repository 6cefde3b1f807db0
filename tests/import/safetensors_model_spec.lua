-- Checkpoints with .safetensors beside their config.json, or without one: bytes and parameters to the digit.

local import = require "mantile.import"
local json = require "mantile.json"
local support = require "support"
local writer = require "formats.safetensors_writer"
local gguf_writer = require "formats.gguf_writer"

local H, FF, VOCAB, HEADS, KV, DIM = 256, 512, 700, 4, 2, 64
local folder

local Builder = {}
Builder.__index = Builder

--- Tensors, whose matrices `matrix(list, name, out, in)` adds.
local function builder(matrix) return setmetatable({ list = {}, matrix = matrix, prefix = "model." }, Builder) end

function Builder:add(name, dtype, ...) self.list[#self.list + 1] = { self.prefix .. name, dtype, ... } end

function Builder:linear(name, to, from) self.matrix(self, name, to, from) end

function Builder:norms(i, ...)
  for _, name in ipairs { ... } do self:add(("layers.%d.%s.weight"):format(i, name), "BF16", H) end
end

function Builder:attention(i, bias)
  local function projection(name, to, from)
    self:linear(("layers.%d.self_attn.%s"):format(i, name), to, from)
    if bias and name ~= "o_proj" then self:add(("layers.%d.self_attn.%s.bias"):format(i, name), "BF16", to) end
  end
  projection("q_proj", HEADS * DIM, H)
  projection("k_proj", KV * DIM, H)
  projection("v_proj", KV * DIM, H)
  projection("o_proj", H, HEADS * DIM)
end

function Builder:mlp(name, width)
  self:linear(name .. ".gate_proj", width, H)
  self:linear(name .. ".up_proj", width, H)
  self:linear(name .. ".down_proj", H, width)
end

--- A decoder of two layers; `network(b, i)` adds what is not attention.
local function decoder(matrix, network, o)
  o = o or {}
  local b = builder(matrix)
  b.prefix = o.prefix or b.prefix
  b:add("embed_tokens.weight", o.dtype or "BF16", VOCAB, H)
  for i = 0, 1 do
    b:norms(i, "input_layernorm", "post_attention_layernorm")
    b:attention(i, o.bias)
    network(b, i)
  end
  b:add("norm.weight", "BF16", H)
  if not o.tied then
    b.prefix = o.head or ""
    b:add("lm_head.weight", o.dtype or "BF16", VOCAB, H)
  end
  return b.list
end

local function dense(b, i) b:mlp(("layers.%d.mlp"):format(i), FF) end

local function experts_of(count, shared)
  return function(b, i)
    b:add(("layers.%d.mlp.gate.weight"):format(i), "BF16", count, H)
    for e = 0, count - 1 do b:mlp(("layers.%d.mlp.experts.%d"):format(i, e), FF) end
    if shared then b:mlp(("layers.%d.mlp.shared_experts"):format(i), FF) end
  end
end

local function plain(dtype)
  return function(b, name, to, from) b:add(name .. ".weight", dtype, to, from) end
end

local function config_of(changes)
  local config = {
    model_type = "llama", hidden_size = H, num_hidden_layers = 2, num_attention_heads = HEADS, num_key_value_heads = KV,
    head_dim = DIM, intermediate_size = FF, vocab_size = VOCAB, torch_dtype = "bfloat16", tie_word_embeddings = false,
  }
  for key, value in pairs(changes or {}) do config[key] = value ~= "none" and value or nil end
  return config
end

local function write(tensors, config, name)
  support.write(folder .. "/" .. (name or "model.safetensors"), writer.header(tensors))
  if config then support.write(folder .. "/config.json", json.encode(config)) end
end

local function bytes_of(tensors)
  local sum = 0
  for _, tensor in ipairs(tensors) do sum = sum + writer.bytes(tensor) end
  return sum
end

local function elements_of(tensors)
  local sum = 0
  for _, tensor in ipairs(tensors) do sum = sum + select(2, writer.bytes(tensor)) end
  return sum
end

local function load(path) return assert(import.model(path or folder)) end

local function report(m, changes)
  local request = { model = m, hardware = "h100-sxm", batch = 2, isl = 100, osl = 10 }
  for key, value in pairs(changes or {}) do request[key] = value end
  return support.report(request)
end

local attention, mlp = H * (HEADS + 2 * KV) * DIM + HEADS * DIM * H, 3 * H * FF
local total = 2 * (attention + mlp + 2 * H) + H + 2 * H * VOCAB

describe("a checkpoint with a config.json", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  it("has the bytes of its tensors", function()
    local tensors = decoder(plain "BF16", dense)
    write(tensors, config_of())
    for _, path in ipairs { folder, folder .. "/", folder .. "/config.json", folder .. "/model.safetensors" } do
      local m = load(path)
      local r = report(m)
      assert.is_nil(m.warnings)
      assert.same({ total, bytes_of(tensors) }, { r.parameters.total, r.memory.weights_bytes })
    end
    assert.equal(total, elements_of(tensors))
  end)

  it("is read by its config alone where a tensor is empty", function()
    local tensors = decoder(plain "BF16", dense)
    for _, tensor in ipairs(tensors) do
      if tensor[1] == "model.layers.0.mlp.down_proj.weight" then tensor[3] = 0 end
    end
    write(tensors, config_of())
    local m = load()
    assert.truthy(m.warnings[1]:find("do not fit the config: the sizes that it states do not fit its tensors: layer 0 mlp.down", 1, true), m.warnings[1])
    assert.equal(2 * total, report(m).memory.weights_bytes)
  end)

  it("has the dtype of its files where it states none", function()
    for dtype, name in pairs { F32 = "fp32", F16 = "fp16", BF16 = "bf16" } do
      write(decoder(plain(dtype), dense, { dtype = dtype }), config_of { torch_dtype = "none" })
      assert.equal(name, load().dtype)
    end
    local tensors = decoder(plain "F32", dense, { dtype = "F32" })
    write(tensors, config_of())
    local m = load()
    assert.equal("bf16", m.dtype)
    assert.equal(bytes_of(tensors), report(m).memory.weights_bytes)
    assert.equal(2 * total, report(m, { dtype = "bf16" }).memory.weights_bytes)
  end)

  it("has its mixed tensors to the byte", function()
    local n = 0
    local tensors = decoder(function(b, name, to, from)
      n = n + 1
      b:add(name .. ".weight", n % 3 == 0 and "F8_E4M3" or n % 3 == 1 and "BF16" or "F32", to, from)
    end, dense, { bias = true })
    write(tensors, config_of { model_type = "qwen2" })
    local r = report(load())
    assert.same({ elements_of(tensors), bytes_of(tensors) }, { r.parameters.total, r.memory.weights_bytes })
  end)

  it("of fp8 blocks has its scales", function()
    local scales = 0
    local tensors = decoder(function(b, name, to, from)
      b:add(name .. ".weight", "F8_E4M3", to, from)
      b:add(name .. ".weight_scale_inv", "F32", to // 128, from // 128)
      scales = scales + to * from // 128 ^ 2
    end, experts_of(8, true))
    write(tensors, config_of {
      model_type = "deepseek_v3", n_routed_experts = 8, num_experts_per_tok = 2, n_shared_experts = 1, topk_method = "greedy",
      moe_intermediate_size = FF, quantization_config = { quant_method = "fp8", weight_block_size = { 128, 128 } },
    })
    local m = load()
    local r = report(m)
    assert.is_nil(m.warnings)
    assert.equal(bytes_of(tensors), r.memory.weights_bytes)
    assert.equal(elements_of(tensors) - scales, r.parameters.total)
    assert.equal(scales, r.parameters.scales)
    assert.same({ "fp8", "fp8" }, { m.weights:sub(1, 3), r.deployment.activations })
  end)

  it("of nvfp4 counts its packed weights and all scales", function()
    local elements, scales = 0, 0
    local tensors = decoder(function(b, name, to, from)
      b:add(name .. ".weight", "U8", to, from // 2)
      b:add(name .. ".weight_scale", "F8_E4M3", to, from // 16)
      b:add(name .. ".weight_scale_2", "F32")
      b:add(name .. ".input_scale", "F32")
      elements, scales = elements + to * from, scales + to * from // 16 + 1
    end, dense)
    write(tensors, config_of { quantization_config = { quant_method = "modelopt", quant_algo = "NVFP4" } })
    local m = load()
    local r = report(m)
    assert.is_nil(m.warnings)
    assert.equal(bytes_of(tensors), r.memory.weights_bytes)
    assert.equal(total, r.parameters.total)
    assert.equal(scales, r.parameters.scales)
    assert.equal(total - elements, 2 * H * VOCAB + 5 * H)
  end)

  it("of GPTQ counts zeros, scales and order", function()
    local tensors = decoder(function(b, name, to, from)
      b:add(name .. ".qweight", "I32", from // 8, to)
      b:add(name .. ".qzeros", "I32", from // 128, to // 8)
      b:add(name .. ".scales", "F16", from // 128, to)
      b:add(name .. ".g_idx", "I32", from)
    end, dense)
    write(tensors, config_of { quantization_config = { quant_method = "gptq", bits = 4, group_size = 128 } })
    local m = load()
    local r = report(m)
    assert.is_nil(m.warnings)
    assert.same({ total, bytes_of(tensors) }, { r.parameters.total, r.memory.weights_bytes })
  end)

  it("of gpt-oss has experts in one tensor", function()
    local function experts(b, i)
      local at = ("layers.%d.mlp."):format(i)
      b:add(at .. "router.weight", "BF16", 8, H)
      b:add(at .. "router.bias", "BF16", 8)
      b:add(at .. "experts.gate_up_proj_blocks", "U8", 8, 2 * FF, H // 32, 16)
      b:add(at .. "experts.gate_up_proj_scales", "U8", 8, 2 * FF, H // 32)
      b:add(at .. "experts.gate_up_proj_bias", "BF16", 8, 2 * FF)
      b:add(at .. "experts.down_proj_blocks", "U8", 8, H, FF // 32, 16)
      b:add(at .. "experts.down_proj_scales", "U8", 8, H, FF // 32)
      b:add(at .. "experts.down_proj_bias", "BF16", 8, H)
      b:add(("layers.%d.self_attn.sinks"):format(i), "BF16", HEADS)
      b:add(("layers.%d.self_attn.o_proj.bias"):format(i), "BF16", H)
    end
    local tensors = decoder(plain "BF16", experts, { bias = true })
    write(tensors, config_of {
      model_type = "gpt_oss", num_local_experts = 8, num_experts_per_tok = 2, attention_bias = true,
      quantization_config = { quant_method = "mxfp4", modules_to_not_convert = { "model.layers.*.self_attn", "lm_head" } },
    })
    local m = load()
    local r = report(m)
    assert.is_nil(m.warnings)
    assert.equal(bytes_of(tensors), r.memory.weights_bytes)
    local each = 3 * H * FF + 2 * FF + H
    assert.equal(total - 2 * mlp + 2 * (8 * each + 8 * H + 8 + HEADS + 2 * H + 2 * KV * DIM), r.parameters.total)
  end)

  it("keeps its prediction layer apart", function()
    local tensors = decoder(plain "BF16", experts_of(8, true))
    local b = builder(plain "BF16")
    b:norms(2, "input_layernorm", "post_attention_layernorm", "enorm", "hnorm", "shared_head.norm")
    b:attention(2)
    experts_of(8, true)(b, 2)
    b:linear("layers.2.eh_proj", H, 2 * H)
    local apart, sum = bytes_of(b.list), bytes_of(tensors)
    for _, tensor in ipairs(b.list) do tensors[#tensors + 1] = tensor end
    write(tensors, config_of {
      model_type = "glm4_moe", n_routed_experts = 8, num_experts_per_tok = 2, n_shared_experts = 1, moe_intermediate_size = FF,
      topk_method = "greedy", num_nextn_predict_layers = 1, first_k_dense_replace = 0,
    })
    local m = load()
    assert.is_nil(m.warnings)
    assert.equal(sum, report(m).memory.weights_bytes)
    assert.equal(sum + apart, report(m, { speculative = "mtp", draft_tokens = 1 }).memory.weights_bytes)
    assert.equal(elements_of(b.list), report(m).parameters.mtp)
  end)

  it("warns of tensors that it does not know, that it lacks and of other sizes", function()
    local tensors = decoder(plain "BF16", dense)
    tensors[#tensors + 1] = { "model.layers.0.self_attn.novelty.weight", "BF16", 10 }
    tensors[#tensors + 1] = { "vision_tower.patch.weight", "BF16", 10 }
    tensors[#tensors + 1] = { "model.layers.0.self_attn.rotary_emb.inv_freq", "F32", 32 }
    write(tensors, config_of { vocab_size = 800 })
    local m = load()
    assert.same({
      "parameters differ from the tensors by 51,200: the model: embedding.table (179,200 instead of 204,800), the model: "
        .. "lm_head.logits (179,200 instead of 204,800)",
      "1 tensor of 20 B (model.layers.0.self_attn.novelty.weight) belongs to no layer that is known and is left out",
      "1 tensor of 20 B (vision_tower.patch.weight) belong to a vision tower, which is left out",
    }, m.warnings)
    assert.equal(bytes_of(tensors) - 40, report(m).memory.weights_bytes)
    table.remove(tensors, 7)
    write(tensors, config_of())
    assert.equal("the .safetensors files have no tensor for layer 0 attention.out; its bits are those of the config",
      load().warnings[1])
  end)

  it("is the config's where its headers cannot be read", function()
    support.write(folder .. "/model.safetensors", "no header")
    support.write(folder .. "/config.json", json.encode(config_of()))
    local m = load()
    assert.truthy(m.warnings[1]:find("^the %.safetensors beside it are not read: .*/model%.safetensors: it is no safetensors file"),
      m.warnings[1])
    assert.equal(total, report(m).parameters.total)
  end)
end)

describe("a checkpoint without a config.json", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  it("is what its tensors say", function()
    for prefix, head in pairs { ["model."] = "", ["language_model.model."] = "language_model." } do
      local tensors = decoder(plain "BF16", dense, { bias = true, prefix = prefix, head = head })
      for i = 0, 1 do
        for _, name in ipairs { "q_norm", "k_norm" } do
          tensors[#tensors + 1] = { ("%slayers.%d.self_attn.%s.weight"):format(prefix, i, name), "BF16", 32 }
        end
      end
      write(tensors)
      for _, path in ipairs { folder, folder .. "/model.safetensors" } do
        local m = load(path)
        local r = report(m)
        assert.same({ elements_of(tensors), bytes_of(tensors) }, { r.parameters.total, r.memory.weights_bytes })
        assert.same({ "it has no config.json: read as its tensors say; no windows is assumed" }, m.warnings)
        assert.equal(32, m.blocks[2][1].residual[2].head_dim)
      end
    end
  end)

  it("says what it assumes", function()
    write(decoder(plain "F16", experts_of(8), { tied = true }))
    local m = load()
    assert.same({
      "it has no config.json: read as its tensors say; heads of 64, 2 experts for each token, no windows are assumed",
    }, m.warnings)
    assert.same({ 64, "fp16" }, { m.blocks[2][1].residual[2].head_dim, m.dtype })
    assert.equal(elements_of(decoder(plain "F16", experts_of(8), { tied = true })), report(m).parameters.total)
  end)

  it("is refused where they do not", function()
    local function refused(expected, tensors)
      write(tensors)
      local m, message = import.model(folder)
      assert.is_nil(m)
      assert.truthy(message:find(expected, 1, true), message)
    end
    refused("it holds a LoRA adapter", { { "base_model.model.layers.0.self_attn.q_proj.lora_A.weight", "F32", 8, 8 } })
    refused("no tensor is named like one of a decoder's layers", { { "conv.weight", "F32", 8, 8 } })
    refused("it has no tensors of layer 0", { { "layers.1.self_attn.q_proj.weight", "F32", 8, 8 } })
    refused("model.embed_tokens is missing", { { "layers.0.input_layernorm.weight", "F32", 8 } })
    local tensors = decoder(plain "BF16", dense)
    tensors[1][4] = 3
    refused("the sizes that it states do not fit its tensors: the model: lm_head.logits, which hold 358 kB for 2,048 parameters", tensors)
    tensors = decoder(function(b, name, to, from) b:add(name .. ".qweight", "I32", from // 8, to) end, dense)
    refused("self_attn.o_proj is packed, so its sizes are not known; add its config.json", tensors)
  end)
end)

describe("a folder", function()
  before_each(function() folder = support.folder() end)
  after_each(support.clean)

  local function gguf(name)
    support.write(folder .. "/" .. name, (gguf_writer.header { metadata = { { "general.architecture", "string", "x" } } }))
  end

  local function refused(expected)
    local m, message = import.model(folder)
    assert.is_nil(m)
    assert.truthy(message:find(expected, 1, true), message)
  end

  it("holds one model", function()
    refused "has no config.json, .gguf or .safetensors, and so no model that can be read"
    gguf "a.gguf"
    refused "a.gguf: x.block_count is missing"
    gguf "mmproj-a.gguf"
    refused "a.gguf: x.block_count is missing"
    gguf "b.gguf"
    refused "has 3 GGUF models; name one of them: a.gguf, b.gguf, mmproj-a.gguf"
    support.write(folder .. "/config.json", "{}")
    refused "/config.json: model_type is not stated"
  end)

  it("holds one model in parts", function()
    gguf "a-00001-of-00002.gguf"
    gguf "a-00002-of-00002.gguf"
    refused "a-00001-of-00002.gguf: x.block_count is missing"
  end)
end)
