-- gguf_config.lua: the metadata of a GGUF model (ggml/docs/gguf.md, and the keys of gguf-py/gguf/constants.py) as the
-- fields of a config.json, of the model and of each of its layers.

local fields = require "mantile.import.fields"
local inventory = require "mantile.import.inventory"
local schema = require "mantile.schema"

local gguf_config = {}

local LAYERS_MAX = 1000

-- general.architecture -> the model_type that a config.json has; decoders that are read.
local model_types = {
  llama = "llama", llama4 = "llama4", mistral3 = "mistral", mistral4 = "mistral", deci = "nemotron-nas",
  falcon = "falcon", ["falcon-h1"] = "falcon_h1", baichuan = "baichuan", gpt2 = "gpt2", gptj = "gptj",
  gptneox = "gpt_neox", mpt = "mpt", starcoder = "gpt_bigcode", starcoder2 = "starcoder2", bloom = "bloom",
  stablelm = "stablelm", qwen = "qwen", qwen2 = "qwen2", qwen2vl = "qwen2_vl", qwen2moe = "qwen2_moe", qwen3 = "qwen3",
  qwen3moe = "qwen3_moe", qwen3next = "qwen3_next", qwen3vl = "qwen3_vl", qwen3vlmoe = "qwen3_vl_moe",
  qwen35 = "qwen3_5", qwen35moe = "qwen3_5_moe", phi2 = "phi", phi3 = "phi3", phimoe = "phimoe", gemma = "gemma",
  gemma2 = "gemma2", gemma3 = "gemma3", gemma4 = "gemma4", internlm2 = "internlm2", minicpm = "minicpm",
  minicpm3 = "minicpm3", rwkv6 = "rwkv6", rwkv7 = "rwkv7", mamba = "mamba", mamba2 = "mamba2", jamba = "jamba",
  xverse = "xverse", ["command-r"] = "cohere", cohere2 = "cohere2", olmo = "olmo", olmo2 = "olmo2", olmoe = "olmoe",
  deepseek = "deepseek", deepseek2 = "deepseek_v2", deepseek32 = "deepseek_v32", chatglm = "chatglm", glm4 = "glm4",
  glm4moe = "glm4_moe", ["glm-dsa"] = "glm_moe_dsa", nemotron = "nemotron", nemotron_h = "nemotron_h",
  nemotron_h_moe = "nemotron_h", exaone = "exaone", exaone4 = "exaone4", granite = "granite", granitemoe = "granitemoe",
  granitehybrid = "granitemoehybrid", bailingmoe = "bailing_moe", bailingmoe2 = "bailing_moe_v2", dots1 = "dots1",
  arcee = "arcee", ernie4_5 = "ernie4_5", ["ernie4_5-moe"] = "ernie4_5_moe", ["hunyuan-moe"] = "hunyuan_v1_moe",
  ["hunyuan-dense"] = "hunyuan_v1_dense", smollm3 = "smollm3", ["gpt-oss"] = "gpt_oss", seed_oss = "seed_oss",
  ["minimax-m2"] = "minimax_m2", mimo2 = "mimo_v2", step35 = "step3p5", ["kimi-linear"] = "kimi_linear",
  orion = "orion", apertus = "apertus", plm = "plm", dream = "dream", llada = "llada", openelm = "openelm",
}

-- What is no decoder, and what it is.
local others = {
  clip = "a projector of images or audio, which stands beside a model",
  ["modern-bert"] = "an encoder", ["nomic-bert"] = "an encoder", ["nomic-bert-moe"] = "an encoder",
  ["neo-bert"] = "an encoder", ["jina-bert-v2"] = "an encoder", ["jina-bert-v3"] = "an encoder",
  eurobert = "an encoder",
  ["wavtokenizer-dec"] = "a vocoder",
}

-- Every how many layers one sees all tokens, where the code of llama.cpp fixes it (src/models).
local patterns = {
  gemma2 = 2, gemma3 = 6, gemma3n = 5, ["gpt-oss"] = 2, cohere2 = 4, exaone4 = 4, llama4 = 4, ["gemma-embedding"] = 6,
}
local LLAMA4_CHUNK = 8192 -- fixed there too

local function fail(format, ...) error(format:format(...), 0) end

-- ---- keys -------------------------------------------------------------------

local keys = {}
keys.__index = keys

--- The metadata of `architecture`, whose lists state something for each of `count` layers.
local function keys_of(metadata, architecture)
  return setmetatable({ f = fields.of(metadata), of = architecture .. "." }, keys)
end

function keys:size(key) return self.f:size(self.of .. key) end
function keys:whole(key) return self.f:whole(0, self.of .. key) end
function keys:need(key) return self.f:need(self.of .. key) end

--- What a key states for layer i: itself, or that item of a list. nil for 0.
function keys:layer(key, i)
  local value = self.f.config[self.of .. key]
  if type(value) ~= "table" then return self:size(key) end
  if #value < self.count then
    fail("%s%s has %s values, but there are %d blocks", self.of, key, schema.shown(value.count or #value), self.count)
  end
  local name = ("%s%s[%d]"):format(self.of, key, i)
  return fields.of { [name] = value[i + 1] }:size(name)
end

-- ---- of the model -----------------------------------------------------------

--- How many blocks there are, and how many of them predict further tokens only.
local function count_blocks(k, inv)
  local count, predicting = k:need "block_count", k:whole "nextn_predict_layers" or 0
  if count > LAYERS_MAX then fail("%sblock_count is %d; the most is %d", k.of, count, LAYERS_MAX) end
  if predicting >= count then fail("%snextn_predict_layers is %d, but there are %d blocks", k.of, predicting, count) end
  local main, held, missing = count - predicting, inventory.count(inv)
  if not missing and (held == count or held == main) then return main, held - main end
  if missing or held < count then
    fail("%sblock_count is %d, but there are no tensors of blk.%d", k.of, count, missing or held)
  end
  fail("%sblock_count is %d, but there are tensors of %d blocks", k.of, count, held)
end

--- The rows of the embedding table.
local function vocab_of(inv, hidden)
  local record = inv.model.token_embd
  if not record then fail "token_embd.weight is missing" end
  if record.weights % hidden ~= 0 or record.weights == 0 then
    fail("token_embd.weight has %d elements, which is no multiple of the embedding_length (%d)", record.weights, hidden)
  end
  return record.weights // hidden
end

local function add_latent(config, k)
  local rope = k:size "rope.dimension_count"
  local key, value = k:size "attention.key_length_mla" or k:size "attention.key_length",
    k:size "attention.value_length_mla" or k:size "attention.value_length"
  config.kv_lora_rank, config.q_lora_rank = k:size "attention.kv_lora_rank", k:size "attention.q_lora_rank"
  if not config.kv_lora_rank then return end
  if not rope or not key or not value or key <= rope then
    fail("%sattention.key_length, .value_length and rope.dimension_count do not describe latent attention", k.of)
  end
  config.qk_rope_head_dim, config.qk_nope_head_dim, config.v_head_dim = rope, key - rope, value
  config.index_n_heads = k:size "attention.indexer.head_count"
  config.index_head_dim, config.index_topk = k:size "attention.indexer.key_length", k:size "attention.indexer.top_k"
end

--- One set of keys serves Mamba, Mamba-2 and the delta rule of Qwen.
local function add_recurrent(config, k)
  local inner, state, rank = k:size "ssm.inner_size", k:size "ssm.state_size", k:size "ssm.time_step_rank"
  local kernel, groups = k:size "ssm.conv_kernel", k:size "ssm.group_count"
  config.mamba_intermediate_size, config.mamba_d_state, config.mamba_d_conv = inner, state, kernel
  config.mamba_dt_rank, config.conv_kernel, config.state_size, config.n_groups = rank, kernel, state, groups
  config.linear_num_key_heads, config.linear_key_head_dim, config.linear_conv_kernel_dim = groups, state, kernel
  config.linear_num_value_heads = rank
  if inner and rank and inner % rank == 0 then
    config.mamba_num_heads, config.mamba_head_dim, config.linear_value_head_dim = rank, inner // rank, inner // rank
  end
  local kda = k:size "kda.head_dim"
  if kda then
    local heads = k:layer("attention.head_count", 0)
    config.linear_attn_config = { num_heads = heads, head_dim = kda, short_conv_kernel_size = kernel }
  end
end

--- Whether layer i sees a window of the tokens only.
local function slides(k, architecture, i)
  local stated = k.f.config[k.of .. "attention.sliding_window_pattern"]
  if type(stated) == "table" then
    if #stated < k.count then
      fail("%sattention.sliding_window_pattern has %d values, but there are %d blocks", k.of, #stated, k.count)
    end
    local item = stated[i + 1]
    return item == true or math.type(item) and item ~= 0
  end
  local every = k:whole "attention.sliding_window_pattern" or patterns[architecture] or 0
  return every == 0 or i % every < every - 1
end

--- The fields of the model, and the tensors that its inventory says it has.
local function model_config(k, architecture, inv)
  local hidden = k:need "embedding_length"
  local vocab = vocab_of(inv, hidden)
  local config = {
    model_type = model_types[architecture] or architecture, hidden_size = hidden, vocab_size = vocab,
    num_hidden_layers = k.main, max_position_embeddings = k:size "context_length",
    num_nextn_predict_layers = k.predicting > 0 and k.predicting or nil,
    n_routed_experts = k:size "expert_count", num_kv_shared_layers = k:whole "attention.shared_kv_layers",
    use_parallel_residual = k.f:flag(nil, k.of .. "use_parallel_residual"),
    sliding_window = k:size "attention.sliding_window", head_size = k:size "wkv.head_size",
  }
  local positions = inv.model.position_embd
  if positions then config.n_positions = positions.weights // hidden end
  local side = k:size "embedding_length_per_layer_input"
  if side and inv.model.per_layer_token_embd then
    config.hidden_size_per_layer_input = side
    config.vocab_size_per_layer_input = inv.model.per_layer_token_embd.weights // (side * k.main)
  end
  config.attention_k_eq_v = architecture == "gemma4"
  if architecture == "llama4" then config.attention_chunk_size, config.no_rope_layer_interval = LLAMA4_CHUNK, 4 end
  add_latent(config, k)
  add_recurrent(config, k)
  return config
end

-- ---- of a layer -------------------------------------------------------------

--- Refuses attention without heads, or with heads of no width.
local function check_heads(k, own, pool, hidden, i)
  if not (pool.attn_output or pool.attn_q) then return end
  if not own.num_attention_heads then
    fail("%sattention.head_count states no heads for blk.%d, which has attention", k.of, i)
  end
  if not own.head_dim and hidden % own.num_attention_heads ~= 0 then
    fail("%sattention.head_count (%d) does not divide the embedding_length (%d), and there is no attention.key_length",
      k.of, own.num_attention_heads, hidden)
  end
end

local function layer_config(config, k, architecture, inv, i)
  local windowed = config.sliding_window and slides(k, architecture, i)
  local own = {
    num_attention_heads = k:layer("attention.head_count", i),
    num_key_value_heads = k:layer("attention.head_count_kv", i),
    head_dim = windowed and k:layer("attention.key_length_swa", i) or k:layer("attention.key_length", i)
      or config.head_size,
    num_experts = k:layer("expert_count", i), num_experts_per_tok = k:layer("expert_used_count", i),
    sliding_window = windowed and config.sliding_window or 0,
  }
  check_heads(k, own, inv.layers[i], config.hidden_size, i)
  return fields.of(config):with(own)
end

--- { f = the fields of the model, layer = a function (i) that returns those of a layer, known = whether the
--- architecture is } of the metadata and the inventory of a file. Raises one sentence where they do not fit together.
function gguf_config.of(metadata, inv)
  local architecture = metadata["general.architecture"]
  if type(architecture) ~= "string" or #architecture > 100 or not architecture:find "^[%w_.-]+$" then
    fail("general.architecture is %s; it must be a name like llama", schema.shown(architecture))
  end
  if others[architecture] then
    fail("general.architecture '%s' is %s; of GGUF files decoders, BERT, T5 and Whisper are read", architecture,
      others[architecture])
  end
  local k = keys_of(metadata, architecture)
  k.main, k.predicting = count_blocks(k, inv)
  k.count = k.main
  if k.predicting > 0 then inventory.set_predicting(inv, k.main) end
  local config = model_config(k, architecture, inv)
  return {
    f = fields.of(config), known = model_types[architecture] ~= nil,
    layer = function(i) return layer_config(config, k, architecture, inv, math.min(i, k.main - 1)) end,
  }
end

return gguf_config
