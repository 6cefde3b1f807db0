-- second_count.lua: parameters from a Hugging Face config.json, counted a second time in closed form.
-- It shares nothing with lua/mantile: a difference between the two counts is a bug in one of them.
-- text: the language model as models.csv counts it (tied tables once, routing biases in, multi-token
-- prediction, vision towers and quantisation scales out). active: what one token of text uses, embedding
-- and head included. mtp: the prediction layers. vision: tower and projector. CLIP and SigLIP are one
-- model of two halves, and ViT and DINOv2 have no text: theirs is all in `text`.

local dense = require "import.count_dense"
local moe = require "import.count_moe"
local latent = require "import.count_latent"
local recurrent = require "import.count_recurrent"
local encoder = require "import.count_encoder"
local vision = require "import.count_vision"

local families = {
  llama = dense.llama, mistral = dense.llama, granite = dense.llama, smollm3 = dense.llama,
  qwen2 = dense.qwen2, qwen3 = dense.qwen3, qwen3_vl_text = dense.qwen3, mimo = dense.mimo,
  phi3 = dense.phi3, phi = dense.phi, ["phi-msft"] = dense.phi_msft,
  gemma = dense.gemma, gemma2 = dense.gemma2, gemma3_text = dense.gemma3,
  olmo = dense.olmo, olmo2 = dense.olmo2, exaone4 = dense.exaone4, exaone = dense.exaone, stablelm = dense.stablelm,
  stablelm_epoch = dense.stablelm, internlm = dense.internlm, internlm2 = dense.internlm, baichuan = dense.llama,
  minicpm = dense.minicpm, ernie4_5 = dense.ernie4_5,
  hunyuan_v1_dense = dense.hunyuan_v1_dense, glm = dense.glm, glm4 = dense.glm4,
  cohere = dense.cohere, cohere2 = dense.cohere, nemotron = dense.nemotron, ["nemotron-nas"] = dense.nemotron_nas,
  starcoder2 = dense.starcoder2, gpt2 = dense.gpt2, gptj = dense.gptj, gpt_neox = dense.gpt_neox,
  opt = dense.opt, bloom = dense.bloom, falcon = dense.falcon,
  mixtral = moe.mixtral, granitemoe = moe.granitemoe, qwen2_moe = moe.qwen2_moe, qwen3_moe = moe.qwen3_moe,
  qwen3_vl_moe_text = moe.qwen3_moe, olmoe = moe.olmoe, phimoe = moe.phimoe, gpt_oss = moe.gpt_oss,
  minimax_m2 = moe.minimax_m2, minimax_m3 = moe.minimax_m3, minimax_m3_vl_text = moe.minimax_m3,
  step3p5 = moe.step, step3p7 = moe.step, glm4_moe = moe.glm4_moe, llama4_text = moe.llama4,
  gemma4_text = moe.gemma4, ernie4_5_moe = moe.ernie4_5_moe, hunyuan_v1_moe = moe.hunyuan_v1_moe,
  deepseek = latent.deepseek, deepseek_v2 = latent.deepseek_v3, deepseek_v3 = latent.deepseek_v3,
  kimi_k2 = latent.deepseek_v3, glm4_moe_lite = latent.deepseek_v3, deepseek_v32 = latent.deepseek_v32,
  glm_moe_dsa = latent.deepseek_v32, deepseek_v4 = latent.deepseek_v4, deepseek_ref = latent.deepseek_v4,
  qwen3_next = recurrent.qwen3_next, qwen3_5_text = recurrent.qwen3_next, qwen3_5_moe_text = recurrent.qwen3_next,
  mamba = recurrent.mamba, mamba2 = recurrent.mamba2, nemotron_h = recurrent.nemotron_h, jamba = recurrent.jamba,
  kimi_linear = recurrent.kimi_linear, rwkv = recurrent.rwkv, rwkv6 = recurrent.rwkv6, rwkv7 = recurrent.rwkv7,
  bert = encoder.bert, t5 = encoder.t5, whisper = encoder.whisper, clip = encoder.clip, siglip = encoder.siglip,
  vit = encoder.vit, dinov2 = encoder.dinov2,
}

local towers = {
  qwen3_vl = vision.qwen, qwen3_vl_moe = vision.qwen, qwen3_5 = vision.qwen, qwen3_5_moe = vision.qwen,
  gemma3 = vision.gemma3, gemma4 = vision.gemma4, kimi_k25 = vision.kimi, llava = vision.llava,
  minimax_m3_vl = vision.minimax_m3, llama4 = vision.llama4,
}

-- The config of the language model: text_config with what only the top level says.
local function text_of(config)
  if families[config.model_type] or not config.text_config then return config end
  local text = {}
  for key, value in pairs(config.text_config) do text[key] = value end
  if text.tie_word_embeddings == nil then text.tie_word_embeddings = config.tie_word_embeddings end
  return text
end

local function family_of(config, text)
  if config.model_type == "llava" and text.model_type == "llama" then return dense.llama_defaults end
  if config.model_type == "minimax_m3_vl" then return moe.minimax_m3 end
  return families[text.model_type]
end

--- The parameters of a decoded config.json: { text=, active=, mtp=, vision= }; raises on an unknown family.
return function(config)
  local text = text_of(config)
  local family = assert(family_of(config, text), "no count for model_type " .. tostring(config.model_type))
  local total, active, mtp = family(text)
  local tower = config.vision_config and towers[config.model_type]
  return { text = total, active = active, mtp = mtp or 0, vision = tower and tower(config) or 0 }
end
