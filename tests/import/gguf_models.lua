-- gguf_models.lua: small GGUF files of many architectures, with the tensors that llama.cpp's src/models/ expect of
-- each, and the config.json of the same model where its family has one.

local models = {}

local H, FF, VOCAB, LAYERS = 256, 512, 700, 4
local HEADS, KV, DIM = 4, 2, 64

-- Types change from tensor to tensor, as in a file like Q4_K_M.
local cycle = { "q4_k", "q6_k", "q4_k", "q5_k", "q8_0", "f16" }

local Builder = {}
Builder.__index = Builder

local function builder() return setmetatable({ tensors = {}, n = 0, prefix = "" }, Builder) end

--- A matrix, quantised where its rows are long enough.
function Builder:matrix(name, ...)
  local row = ...
  self.n = self.n + 1
  local kind = cycle[self.n % #cycle + 1]
  if row % 256 ~= 0 then kind = row % 32 == 0 and "q8_0" or "f16" end
  self.tensors[#self.tensors + 1] = { self.prefix .. name .. ".weight", kind, ... }
end

function Builder:vector(name, part, ...)
  self.tensors[#self.tensors + 1] = { self.prefix .. name .. (part and "." .. part or ""), "f32", ... }
end

function Builder:norm(name, width, bias)
  self:vector(name, "weight", width or H)
  if bias then self:vector(name, "bias", width or H) end
end

function Builder:linear(name, from, to, bias)
  self:matrix(name, from, to)
  if bias then self:vector(name, "bias", to) end
end

function Builder:attention(o)
  local dim, kv = o.dim or DIM, o.kv or KV
  self:linear("attn_q", H, (o.q or 1) * HEADS * dim, o.bias)
  self:linear("attn_k", H, kv * dim, o.bias)
  self:linear("attn_v", H, kv * dim, o.bias)
  self:linear("attn_output", HEADS * dim, H, o.out_bias)
  if o.norm then
    self:norm("attn_q_norm", o.norm == "all" and HEADS * dim or dim)
    self:norm("attn_k_norm", o.norm == "all" and kv * dim or dim)
  end
end

function Builder:fused_attention(kv, bias)
  self:linear("attn_qkv", H, (HEADS + 2 * kv) * DIM, bias)
  self:linear("attn_output", H, H, bias)
end

function Builder:mlp(o)
  o = o or {}
  if not o.plain then self:linear("ffn_gate", H, o.width or FF, o.bias) end
  self:linear("ffn_up", H, o.width or FF, o.bias)
  self:linear("ffn_down", o.width or FF, H, o.bias)
end

function Builder:experts(o)
  local width = o.width or 256
  self:vector("ffn_gate_inp", "weight", H, o.count)
  if o.router_bias then self:vector("exp_probs_b", "bias", o.count) end
  if not o.plain then self:matrix("ffn_gate_exps", o.stream or H, width, o.count) end
  self:matrix("ffn_up_exps", o.stream or H, width, o.count)
  self:matrix("ffn_down_exps", width, o.stream or H, o.count)
  if o.shared then
    if not o.plain then self:matrix("ffn_gate_shexp", H, o.shared) end
    self:matrix("ffn_up_shexp", H, o.shared)
    self:matrix("ffn_down_shexp", o.shared, H)
  end
end

local sizes = {
  ["block_count"] = { "uint32", LAYERS }, ["embedding_length"] = { "uint32", H }, ["context_length"] = { "uint32", 4096 },
  ["feed_forward_length"] = { "uint32", FF }, ["attention.head_count"] = { "uint32", HEADS },
  ["attention.head_count_kv"] = { "uint32", KV },
}

local function config_of(model_type, changes)
  local config = {
    model_type = model_type, hidden_size = H, num_hidden_layers = LAYERS, num_attention_heads = HEADS,
    num_key_value_heads = KV, head_dim = DIM, intermediate_size = FF, vocab_size = VOCAB, tie_word_embeddings = false,
  }
  for key, value in pairs(changes or {}) do config[key] = value ~= "none" and value or nil end
  return config
end

--- A model: metadata beside the sizes, what stands around the layers, and a function that adds layer i.
local function add(architecture, o)
  local b = builder()
  b:matrix("token_embd", H, VOCAB)
  if o.before then o.before(b) end
  for i = 0, (o.layers or LAYERS) - 1 do
    b.prefix = ("blk.%d."):format(i)
    o.layer(b, i)
  end
  b.prefix = ""
  if o.final ~= false then b:norm("output_norm", H, o.norm_bias) end
  if not o.tied then b:linear("output", H, VOCAB, o.head_bias) end
  local metadata, stated = { { "general.architecture", "string", architecture } }, {}
  for key, value in pairs(sizes) do stated[key] = value end
  for key, value in pairs(o.metadata or {}) do stated[key] = type(value) == "number" and { "uint32", value } or value end
  for key, value in pairs(stated) do metadata[#metadata + 1] = { architecture .. "." .. key, value[1], value[2] } end
  table.sort(metadata, function(x, y) return x[1] < y[1] end)
  models[#models + 1] = {
    name = o.name or architecture, architecture = architecture, metadata = metadata, tensors = b.tensors,
    config = o.config, scales = o.scales, left = o.left, constants = o.constants or 0, predicting = o.predicting or 0,
    windows = o.windows,
  }
end

-- ---- dense decoders ---------------------------------------------------------

local function pre(b, attention, network)
  b:norm "attn_norm"
  b:attention(attention or {})
  b:norm "ffn_norm"
  b:mlp(network)
end

add("llama", { layer = function(b) pre(b) end, config = config_of "llama" })
add("llama", {
  name = "llama, tied, with frequencies", tied = true, layer = function(b) pre(b) end, constants = 32,
  before = function(b) b:vector("rope_freqs", "weight", 32) end, config = config_of("llama", { tie_word_embeddings = true }),
})
add("qwen2", { layer = function(b) pre(b, { bias = true }) end, config = config_of "qwen2" })
add("qwen3", {
  layer = function(b) pre(b, { dim = 128, norm = "head" }) end, config = config_of("qwen3", { head_dim = 128 }),
  metadata = { ["attention.key_length"] = 128, ["attention.value_length"] = 128 },
})
add("granite", { layer = function(b) pre(b) end, config = config_of "granite" })
add("seed_oss", { layer = function(b) pre(b, { bias = true }) end, config = config_of("seed_oss", { attention_bias = true }) })

local function sandwich(b, attention)
  b:norm "attn_norm"
  b:attention(attention)
  b:norm "post_attention_norm"
  b:norm "ffn_norm"
  b:mlp()
  b:norm "post_ffw_norm"
end

add("gemma", { tied = true, layer = function(b) pre(b) end, config = config_of("gemma", { tie_word_embeddings = "none" }) })
add("gemma2", {
  tied = true, layer = function(b) sandwich(b, {}) end, metadata = { ["attention.sliding_window"] = 128 },
  config = config_of("gemma2", { tie_word_embeddings = "none", sliding_window = 128 }), windows = { 128, false, 128, false },
})
add("gemma3", {
  tied = true, layer = function(b) sandwich(b, { norm = "head" }) end, windows = { 64, 64, 64, 64 },
  metadata = { ["attention.sliding_window"] = 64 }, config = config_of("gemma3_text", { tie_word_embeddings = "none", sliding_window = 64 }),
})
add("glm4", {
  layer = function(b)
    b:norm "attn_norm"
    b:attention { bias = true }
    b:norm "post_attention_norm"
    b:norm "ffn_norm"
    b:matrix("ffn_up", H, 2 * FF)
    b:matrix("ffn_down", FF, H)
    b:norm "post_ffw_norm"
  end,
  config = config_of("glm4", { attention_bias = true }),
})
add("phi2", {
  norm_bias = true, head_bias = true, config = config_of("phi", { num_key_value_heads = HEADS }),
  metadata = { ["attention.head_count_kv"] = HEADS },
  layer = function(b)
    b:norm("attn_norm", H, true)
    b:fused_attention(HEADS, true)
    b:mlp { plain = true, bias = true }
  end,
})
add("phi3", {
  config = config_of("phi3", { num_key_value_heads = HEADS, sliding_window = 99, use_sliding_window = true }), constants = 64, windows = { 99, 99, 99, 99 },
  metadata = { ["attention.head_count_kv"] = HEADS, ["attention.sliding_window"] = 99 },
  before = function(b)
    b:vector("rope_factors_long", "weight", 32)
    b:vector("rope_factors_short", "weight", 32)
  end,
  layer = function(b)
    b:norm "attn_norm"
    b:fused_attention(HEADS)
    b:norm "ffn_norm"
    b:matrix("ffn_up", H, 2 * FF)
    b:matrix("ffn_down", FF, H)
  end,
})
add("falcon", {
  name = "falcon-7b", norm_bias = true, metadata = { ["attention.head_count_kv"] = 1 },
  config = config_of("falcon", { ffn_hidden_size = FF, bias = false, head_dim = "none" }),
  layer = function(b)
    b:norm("attn_norm", H, true)
    b:fused_attention(1)
    b:mlp { plain = true }
  end,
})
add("falcon", {
  name = "falcon-40b", norm_bias = true, metadata = { ["attention.head_count_kv"] = 2 },
  config = config_of("falcon", { ffn_hidden_size = FF, bias = false, new_decoder_architecture = true, num_kv_heads = 2 }),
  layer = function(b)
    b:norm("attn_norm", H, true)
    b:norm("attn_norm_2", H, true)
    b:fused_attention(2)
    b:mlp { plain = true }
  end,
})
add("gpt2", {
  norm_bias = true, metadata = { ["attention.head_count_kv"] = HEADS }, tied = true,
  config = {
    model_type = "gpt2", n_embd = H, n_layer = LAYERS, n_head = HEADS, n_positions = 128, n_inner = FF, vocab_size = VOCAB,
  },
  before = function(b) b:vector("position_embd", "weight", H, 128) end,
  layer = function(b)
    b:norm("attn_norm", H, true)
    b:fused_attention(HEADS, true)
    b:norm("ffn_norm", H, true)
    b:mlp { plain = true, bias = true }
  end,
})
add("bloom", {
  norm_bias = true, metadata = { ["attention.head_count_kv"] = HEADS }, tied = true,
  config = config_of("bloom", { num_key_value_heads = HEADS, tie_word_embeddings = "none" }),
  before = function(b) b:norm("token_embd_norm", H, true) end,
  layer = function(b)
    b:norm("attn_norm", H, true)
    b:fused_attention(HEADS, true)
    b:norm("ffn_norm", H, true)
    b:mlp { plain = true, bias = true }
  end,
})
add("gptneox", {
  norm_bias = true,
  metadata = { ["attention.head_count_kv"] = HEADS, use_parallel_residual = { "bool", true } },
  config = config_of("gpt_neox", { num_key_value_heads = HEADS }),
  layer = function(b)
    b:norm("attn_norm", H, true)
    b:fused_attention(HEADS, true)
    b:norm("ffn_norm", H, true)
    b:mlp { plain = true, bias = true }
  end,
})
add("starcoder2", {
  norm_bias = true, tied = true, config = config_of("starcoder2", { tie_word_embeddings = "none" }),
  layer = function(b)
    b:norm("attn_norm", H, true)
    b:attention { bias = true, out_bias = true }
    b:norm("ffn_norm", H, true)
    b:mlp { plain = true, bias = true }
  end,
})
add("nemotron", {
  norm_bias = true, config = config_of "nemotron",
  layer = function(b)
    b:norm("attn_norm", H, true)
    b:attention {}
    b:norm("ffn_norm", H, true)
    b:mlp { plain = true }
  end,
})
add("command-r", {
  tied = true, config = config_of("cohere", { tie_word_embeddings = "none" }),
  layer = function(b)
    b:norm "attn_norm"
    b:attention {}
    b:mlp()
  end,
})
add("cohere2", {
  tied = true, config = config_of("cohere2", { tie_word_embeddings = "none", sliding_window = 32 }), windows = { 32, 32, 32, false },
  metadata = { ["attention.sliding_window"] = 32 },
  layer = function(b)
    b:norm "attn_norm"
    b:attention {}
    b:mlp()
  end,
})
add("olmo", {
  final = false, config = config_of "olmo",
  layer = function(b)
    b:attention {}
    b:mlp()
  end,
})
add("olmo2", {
  config = config_of "olmo2",
  layer = function(b)
    b:attention { norm = "all" }
    b:norm "post_attention_norm"
    b:mlp()
    b:norm "post_ffw_norm"
  end,
})

-- ---- mixtures ---------------------------------------------------------------

local function sparse(b, attention, experts)
  b:norm "attn_norm"
  b:attention(attention)
  b:norm "ffn_norm"
  b:experts(experts)
end

local eight = { expert_count = 8, expert_used_count = 2 }

add("llama", {
  name = "mixtral", metadata = eight, layer = function(b) sparse(b, {}, { count = 8 }) end,
  config = config_of("mixtral", { num_local_experts = 8, num_experts_per_tok = 2, intermediate_size = 256 }),
})
add("llama", {
  name = "mixtral, a tensor for each expert", metadata = eight,
  config = config_of("mixtral", { num_local_experts = 8, num_experts_per_tok = 2, intermediate_size = 256 }),
  layer = function(b)
    b:norm "attn_norm"
    b:attention {}
    b:norm "ffn_norm"
    b:vector("ffn_gate_inp", "weight", H, 8)
    for e = 0, 7 do
      b:matrix("ffn_gate." .. e, H, 256)
      b:matrix("ffn_up." .. e, H, 256)
      b:matrix("ffn_down." .. e, 256, H)
    end
  end,
})
add("qwen2moe", {
  metadata = eight,
  layer = function(b)
    sparse(b, { bias = true }, { count = 8, shared = FF })
    b:vector("ffn_gate_inp_shexp", "weight", H)
  end,
  config = config_of("qwen2_moe", {
    num_experts = 8, num_experts_per_tok = 2, moe_intermediate_size = 256, shared_expert_intermediate_size = FF,
  }),
})
add("qwen3moe", {
  metadata = eight, layer = function(b) sparse(b, { norm = "head" }, { count = 8 }) end,
  config = config_of("qwen3_moe", { num_experts = 8, num_experts_per_tok = 2, moe_intermediate_size = 256 }),
})
add("minimax-m2", {
  metadata = eight, layer = function(b) sparse(b, { norm = "all" }, { count = 8, router_bias = true }) end,
  config = config_of("minimax_m2", {
    num_local_experts = 8, num_experts_per_tok = 2, intermediate_size = 256, use_qk_norm = true, qk_norm_type = "per_layer",
    use_routing_bias = true,
  }),
})
add("gpt-oss", {
  metadata = { expert_count = 8, expert_used_count = 2, ["attention.sliding_window"] = 128 },
  windows = { 128, false, 128, false },
  config = config_of("gpt_oss", {
    num_local_experts = 8, num_experts_per_tok = 2, intermediate_size = 256, attention_bias = true,
    sliding_window = 128, layer_types = { "sliding_attention", "full_attention", "sliding_attention", "full_attention" },
  }),
  layer = function(b)
    b:norm "attn_norm"
    b:attention { bias = true, out_bias = true }
    b:vector("attn_sinks", "weight", HEADS)
    b:norm "post_attention_norm"
    b:experts { count = 8 }
    b:vector("ffn_gate_inp", "bias", 8)
    b:vector("ffn_gate_exps", "bias", 256, 8)
    b:vector("ffn_up_exps", "bias", 256, 8)
    b:vector("ffn_down_exps", "bias", H, 8)
  end,
})
add("llama4", {
  metadata = { expert_count = 8, expert_used_count = 1, interleave_moe_layer_step = 2 },
  config = config_of("llama4_text", {
    num_local_experts = 8, num_experts_per_tok = 1, intermediate_size = 256, intermediate_size_mlp = FF,
    interleave_moe_layer_step = 2,
  }),
  layer = function(b, i)
    if i % 2 == 0 then return pre(b) end
    sparse(b, {}, { count = 8, shared = 256 })
  end,
})
add("glm4moe", {
  layers = LAYERS + 1,
  metadata = { block_count = LAYERS + 1, nextn_predict_layers = 1, expert_count = 8, expert_used_count = 2, expert_shared_count = 1 },
  config = config_of("glm4_moe", {
    n_routed_experts = 8, num_experts_per_tok = 2, moe_intermediate_size = 256, n_shared_experts = 1,
    first_k_dense_replace = 1, attention_bias = true, num_nextn_predict_layers = 1,
  }),
  layer = function(b, i)
    if i == 0 then return pre(b, { bias = true }) end
    sparse(b, { bias = true }, { count = 8, shared = 256, router_bias = true })
    if i < LAYERS then return end
    b:matrix("nextn.eh_proj", 2 * H, H)
    b:norm "nextn.enorm"
    b:norm "nextn.hnorm"
    b:norm "nextn.shared_head_norm"
  end,
})
add("gemma4", {
  tied = true, windows = { 64, false, 64, false },
  metadata = {
    ["attention.sliding_window"] = 64, ["attention.sliding_window_pattern"] = { "array", { "bool", { true, false, true, false } } },
    ["attention.key_length"] = 128, ["attention.key_length_swa"] = DIM, expert_count = 8, expert_used_count = 2,
    ["attention.head_count_kv"] = { "array", { "int32", { 2, 1, 2, 1 } } },
  },
  config = config_of("gemma4_text", {
    layer_types = { "sliding_attention", "full_attention", "sliding_attention", "full_attention" }, global_head_dim = 128,
    num_global_key_value_heads = 1, attention_k_eq_v = true, enable_moe_block = true, num_experts = 8, top_k_experts = 2,
    moe_intermediate_size = 256, tie_word_embeddings = "none", sliding_window = 64,
  }),
  layer = function(b, i)
    local full = i % 2 == 1
    local dim, kv = full and 128 or DIM, full and 1 or 2
    b:norm "attn_norm"
    b:matrix("attn_q", H, HEADS * dim)
    b:matrix("attn_k", H, kv * dim)
    if not full then b:matrix("attn_v", H, kv * dim) end
    b:matrix("attn_output", HEADS * dim, H)
    b:norm("attn_q_norm", dim)
    b:norm("attn_k_norm", dim)
    b:norm "post_attention_norm"
    b:norm "ffn_norm"
    b:mlp()
    b:norm "post_ffw_norm"
    b:vector("ffn_gate_inp", "weight", H, 8)
    b:vector("ffn_gate_inp", "scale", H)
    b:norm "pre_ffw_norm_2"
    b:norm "post_ffw_norm_1"
    b:norm "post_ffw_norm_2"
    b:matrix("ffn_gate_up_exps", H, 512, 8)
    b:matrix("ffn_down_exps", 256, H, 8)
    b:vector("ffn_down_exps", "scale", 8)
    b:vector("layer_output_scale", "weight", 1)
  end,
})

-- ---- latent attention -------------------------------------------------------

local latent_config = {
  kv_lora_rank = 256, qk_rope_head_dim = 32, qk_nope_head_dim = 64, v_head_dim = 64, n_routed_experts = 8,
  num_experts_per_tok = 2, moe_intermediate_size = 256, n_shared_experts = 2, first_k_dense_replace = 1,
  num_key_value_heads = HEADS, head_dim = "none",
}

local function latent(b, o)
  b:norm "attn_norm"
  if o.q_rank then
    b:matrix("attn_q_a", H, o.q_rank)
    b:norm("attn_q_a_norm", o.q_rank)
    b:matrix("attn_q_b", o.q_rank, HEADS * 96)
  else
    b:matrix("attn_q", H, HEADS * 96)
  end
  b:matrix("attn_kv_a_mqa", H, 256 + 32)
  b:norm("attn_kv_a_norm", 256)
  if o.split then
    b:matrix("attn_k_b", 64, 256, HEADS)
    b:matrix("attn_v_b", 256, 64, HEADS)
  else
    b:matrix("attn_kv_b", 256, HEADS * (64 + 64))
  end
  b:matrix("attn_output", HEADS * 64, H)
  b:norm "ffn_norm"
end

local function with(base, changes)
  local all = {}
  for key, value in pairs(base) do all[key] = value end
  for key, value in pairs(changes) do all[key] = value end
  return all
end

local old_keys = {
  ["attention.kv_lora_rank"] = 256, ["attention.key_length"] = 96, ["attention.value_length"] = 64,
  ["rope.dimension_count"] = 32, expert_count = 8, expert_used_count = 2, expert_shared_count = 2,
  leading_dense_block_count = 1, ["attention.head_count_kv"] = HEADS,
}
local new_keys = with(old_keys, {
  ["attention.key_length"] = 288, ["attention.value_length"] = 256, ["attention.key_length_mla"] = 96,
  ["attention.value_length_mla"] = 64, ["attention.head_count_kv"] = 1, ["attention.q_lora_rank"] = 128,
})

add("deepseek2", {
  name = "deepseek2, lite", metadata = old_keys, config = config_of("deepseek_v2", latent_config),
  layer = function(b, i)
    latent(b, {})
    if i == 0 then return b:mlp() end
    b:experts { count = 8, shared = 512 }
  end,
})
add("deepseek2", {
  name = "deepseek2, split", metadata = new_keys,
  config = config_of("deepseek_v3", with(latent_config, { q_lora_rank = 128 })),
  layer = function(b, i)
    latent(b, { split = true, q_rank = 128 })
    if i == 0 then return b:mlp() end
    b:experts { count = 8, shared = 512, router_bias = true }
  end,
})
add("glm-dsa", {
  metadata = with(new_keys, {
    ["attention.indexer.head_count"] = 4, ["attention.indexer.key_length"] = 32, ["attention.indexer.top_k"] = 64,
  }),
  config = config_of("glm_moe_dsa", with(latent_config, {
    q_lora_rank = 128, index_n_heads = 4, index_head_dim = 32, index_topk = 64,
    indexer_types = { "full", "shared", "full", "shared" },
  })),
  layer = function(b, i)
    latent(b, { split = true, q_rank = 128 })
    if i % 2 == 0 then
      b:matrix("indexer.attn_k", H, 32)
      b:norm("indexer.k_norm", 32, true)
      b:matrix("indexer.proj", H, 4)
      b:matrix("indexer.attn_q_b", 128, 4 * 32)
    end
    if i == 0 then return b:mlp() end
    b:experts { count = 8, shared = 512, router_bias = true }
  end,
})

-- ---- recurrences ------------------------------------------------------------

local function mamba(b, norms)
  b:matrix("ssm_in", H, 2 * 512)
  b:vector("ssm_conv1d", "weight", 4, 512)
  b:vector("ssm_conv1d", "bias", 512)
  b:matrix("ssm_x", 512, 16 + 2 * 8)
  b:matrix("ssm_dt", 16, 512)
  b:vector("ssm_dt", "bias", 512)
  b:vector("ssm_a", nil, 8, 512)
  b:vector("ssm_d", nil, 512)
  b:matrix("ssm_out", 512, H)
  if not norms then return end
  b:norm("ssm_dt_norm", 16)
  b:norm("ssm_b_norm", 8)
  b:norm("ssm_c_norm", 8)
end

local of_mamba = {
  ["ssm.conv_kernel"] = 4, ["ssm.inner_size"] = 512, ["ssm.state_size"] = 8, ["ssm.time_step_rank"] = 16,
}

add("mamba", {
  tied = true, metadata = with(of_mamba, { ["attention.head_count"] = 0, feed_forward_length = 0, ["attention.head_count_kv"] = 0 }),
  config = {
    model_type = "mamba", hidden_size = H, num_hidden_layers = LAYERS, vocab_size = VOCAB, state_size = 8, conv_kernel = 4,
    expand = 2, time_step_rank = 16,
  },
  layer = function(b)
    b:norm "attn_norm"
    mamba(b)
  end,
})
add("jamba", {
  metadata = with(of_mamba, {
    ["attention.head_count_kv"] = { "array", { "int32", { 0, KV, 0, KV } } }, expert_count = 8, expert_used_count = 2,
  }),
  config = config_of("jamba", {
    attn_layer_period = 2, attn_layer_offset = 1, expert_layer_period = 2, expert_layer_offset = 1, num_experts = 8,
    num_experts_per_tok = 2, mamba_d_state = 8, mamba_d_conv = 4, mamba_expand = 2, mamba_dt_rank = 16, head_dim = "none",
  }),
  layer = function(b, i)
    b:norm "attn_norm"
    if i % 2 == 0 then mamba(b, true) else b:attention {} end
    b:norm "ffn_norm"
    if i % 2 == 0 then b:mlp() else b:experts { count = 8, width = FF } end
  end,
})

local function mamba2(b)
  b:matrix("ssm_in", H, 2 * 512 + 2 * 2 * 16 + 8)
  b:vector("ssm_conv1d", "weight", 4, 512 + 2 * 2 * 16)
  b:vector("ssm_conv1d", "bias", 512 + 2 * 2 * 16)
  b:vector("ssm_dt", "bias", 8)
  b:vector("ssm_a", nil, 1, 8)
  b:vector("ssm_d", nil, 1, 8)
  b:norm("ssm_norm", 512)
  b:matrix("ssm_out", 512, H)
end

local of_mamba2 = {
  ["ssm.conv_kernel"] = 4, ["ssm.inner_size"] = 512, ["ssm.state_size"] = 16, ["ssm.time_step_rank"] = 8,
  ["ssm.group_count"] = 2,
}
local mamba2_config = {
  mamba_num_heads = 8, mamba_head_dim = 64, n_groups = 2, ssm_state_size = 16, conv_kernel = 4, use_conv_bias = true,
}

add("mamba2", {
  metadata = with(of_mamba2, { ["attention.head_count"] = 0, ["attention.head_count_kv"] = 0 }),
  config = {
    model_type = "mamba2", hidden_size = H, num_hidden_layers = LAYERS, vocab_size = VOCAB, num_heads = 8, head_dim = 64,
    n_groups = 2, state_size = 16, conv_kernel = 4,
  },
  layer = function(b)
    b:norm "attn_norm"
    mamba2(b)
  end,
})
add("nemotron_h_moe", {
  metadata = with(of_mamba2, {
    ["attention.head_count_kv"] = { "array", { "int32", { 0, KV, 0, 0 } } }, expert_count = 8, expert_used_count = 2,
    ["attention.head_count"] = { "array", { "int32", { 0, HEADS, 0, 0 } } }, moe_latent_size = 256,
    feed_forward_length = { "array", { "int32", { 0, 0, FF, 0 } } }, ["attention.key_length"] = DIM,
  }),
  config = config_of("nemotron_h", with(mamba2_config, {
    hybrid_override_pattern = "M*-E", n_routed_experts = 8, num_experts_per_tok = 2, moe_intermediate_size = 256,
    moe_shared_expert_intermediate_size = 512, moe_latent_size = 256,
  })),
  layer = function(b, i)
    b:norm "attn_norm"
    if i == 0 then return mamba2(b) end
    if i == 1 then return b:attention {} end
    if i == 2 then return b:mlp { plain = true } end
    b:experts { count = 8, plain = true, shared = 512, router_bias = true, stream = 256 }
    b:matrix("ffn_latent_down", H, 256)
    b:matrix("ffn_latent_up", 256, H)
  end,
})
add("falcon-h1", {
  metadata = of_mamba2,
  layer = function(b)
    b:norm "attn_norm"
    b:attention {}
    mamba2(b)
    b:norm "ffn_norm"
    b:mlp()
  end,
})

local of_delta = {
  ["ssm.conv_kernel"] = 4, ["ssm.state_size"] = 32, ["ssm.group_count"] = 4, ["ssm.time_step_rank"] = 8,
  ["ssm.inner_size"] = 8 * 64, expert_count = 8, expert_used_count = 2, full_attention_interval = 4,
}
local delta_config = {
  linear_num_key_heads = 4, linear_key_head_dim = 32, linear_num_value_heads = 8, linear_value_head_dim = 64,
  linear_conv_kernel_dim = 4, num_experts = 8, num_experts_per_tok = 2, moe_intermediate_size = 256,
  shared_expert_intermediate_size = 512,
}

local function delta_layers(input)
  return function(b, i)
    b:norm "attn_norm"
    if i == 3 then
      b:attention { q = 2, norm = "head" }
    else
      input(b)
      b:vector("ssm_conv1d", "weight", 4, 2 * 128 + 512)
      b:vector("ssm_dt", "bias", 8)
      b:vector("ssm_a", nil, 8)
      b:norm("ssm_norm", 64)
      b:matrix("ssm_out", 512, H)
    end
    b:norm "post_attention_norm"
    b:experts { count = 8, shared = 512 }
    b:vector("ffn_gate_inp_shexp", "weight", H)
  end
end

add("qwen3next", {
  name = "qwen3next, fused", metadata = of_delta, config = config_of("qwen3_next", delta_config),
  layer = delta_layers(function(b)
    b:matrix("ssm_in", H, 2 * 128 + 2 * 512)
    b:matrix("ssm_ba", H, 16)
  end),
})
add("qwen3next", {
  metadata = of_delta, config = config_of("qwen3_next", delta_config),
  layer = delta_layers(function(b)
    b:matrix("attn_qkv", H, 2 * 128 + 512)
    b:matrix("attn_gate", H, 512)
    b:matrix("ssm_ba", H, 16)
  end),
})
add("qwen35moe", {
  metadata = of_delta, config = config_of("qwen3_5_moe_text", delta_config),
  layer = delta_layers(function(b)
    b:matrix("attn_qkv", H, 2 * 128 + 512)
    b:matrix("attn_gate", H, 512)
    b:matrix("ssm_alpha", H, 8)
    b:matrix("ssm_beta", H, 8)
  end),
})
add("kimi-linear", {
  metadata = with(new_keys, {
    ["kda.head_dim"] = DIM, ["ssm.conv_kernel"] = 4, ["attention.head_count_kv"] = { "array", { "int32", { 0, 0, 0, 1 } } },
    ["attention.q_lora_rank"] = 0,
  }),
  config = config_of("kimi_linear", {
    kv_lora_rank = 256, qk_rope_head_dim = 32, qk_nope_head_dim = 64, v_head_dim = 64, num_experts = 8,
    num_experts_per_token = 2, moe_intermediate_size = 256, num_shared_experts = 1, first_k_dense_replace = 1,
    linear_attn_config = { kda_layers = { 1, 2, 3 }, full_attn_layers = { 4 }, num_heads = HEADS, head_dim = DIM, short_conv_kernel_size = 4 },
    head_dim = "none",
  }),
  layer = function(b, i)
    if i == 3 then
      latent(b, { split = true })
    else
      b:norm "attn_norm"
      for _, letter in ipairs { "q", "k", "v" } do
        b:matrix("attn_" .. letter, H, HEADS * DIM)
        b:vector("ssm_conv1d_" .. letter, "weight", 4, HEADS * DIM)
      end
      b:matrix("ssm_f_a", H, DIM)
      b:matrix("ssm_f_b", DIM, HEADS * DIM)
      b:matrix("ssm_beta", H, HEADS)
      b:matrix("ssm_g_a", H, DIM)
      b:matrix("ssm_g_b", DIM, HEADS * DIM)
      b:vector("ssm_a", nil, 1, HEADS)
      b:vector("ssm_dt", "bias", HEADS * DIM)
      b:norm("ssm_norm", DIM)
      b:matrix("attn_output", HEADS * DIM, H)
      b:norm "ffn_norm"
    end
    if i == 0 then return b:mlp() end
    b:experts { count = 8, shared = 256, router_bias = true }
  end,
})
add("rwkv6", {
  norm_bias = true, before = function(b) b:norm("token_embd_norm", H, true) end,
  metadata = {
    ["wkv.head_size"] = 64, time_mix_extra_dim = 32, time_decay_extra_dim = 64, ["attention.head_count"] = 0,
    feed_forward_length = 896,
  },
  config = { model_type = "rwkv6", hidden_size = H, num_hidden_layers = LAYERS, vocab_size = VOCAB },
  layer = function(b)
    b:norm("attn_norm", H, true)
    b:norm("attn_norm_2", H, true)
    b:matrix("time_mix_w1", H, 5 * 32)
    b:matrix("time_mix_w2", 32, H, 5)
    b:vector("time_mix_lerp_x", "weight", H, 1, 1)
    b:vector("time_mix_lerp_fused", "weight", H, 1, 1, 5)
    b:vector("time_mix_first", "weight", 64, 4)
    b:vector("time_mix_decay", "weight", H)
    b:matrix("time_mix_decay_w1", H, 64)
    b:matrix("time_mix_decay_w2", 64, H)
    for _, name in ipairs { "key", "value", "receptance", "gate", "output" } do b:matrix("time_mix_" .. name, H, H) end
    b:norm("time_mix_ln", H, true)
    b:vector("channel_mix_lerp_k", "weight", H, 1, 1)
    b:vector("channel_mix_lerp_r", "weight", H, 1, 1)
    b:matrix("channel_mix_key", H, 896)
    b:matrix("channel_mix_value", 896, H)
    b:matrix("channel_mix_receptance", H, H)
  end,
})
add("rwkv7", {
  norm_bias = true, before = function(b) b:norm("token_embd_norm", H, true) end,
  metadata = { ["wkv.head_size"] = 64, ["attention.head_count"] = 0, feed_forward_length = 1024 },
  layer = function(b)
    b:norm("attn_norm", H, true)
    b:norm("attn_norm_2", H, true)
    for _, letter in ipairs { "w", "a", "v" } do
      b:vector(("time_mix_%s0"):format(letter), "weight", H)
      b:matrix(("time_mix_%s1"):format(letter), H, 32)
      b:matrix(("time_mix_%s2"):format(letter), 32, H)
    end
    b:matrix("time_mix_g1", H, 96)
    b:matrix("time_mix_g2", 96, H)
    b:vector("time_mix_lerp_fused", "weight", H, 1, 1, 6)
    for _, name in ipairs { "k_k", "k_a", "r_k" } do b:vector("time_mix_" .. name, "weight", H) end
    for _, name in ipairs { "key", "value", "receptance", "output" } do b:matrix("time_mix_" .. name, H, H) end
    b:norm("time_mix_ln", H, true)
    b:vector("channel_mix_lerp_k", "weight", H, 1, 1)
    b:matrix("channel_mix_key", H, 1024)
    b:matrix("channel_mix_value", 1024, H)
  end,
})

return models
