-- gguf_recurrent.lua: GGUF files of decoders with recurrences.

local builder = require "import.gguf_builder"
local tables = require "mantile.tables"

local H, FF, VOCAB, LAYERS = builder.H, builder.FF, builder.VOCAB, builder.LAYERS
local HEADS, KV, DIM = builder.HEADS, builder.KV, builder.DIM
local config_of = builder.config_of
local models, add = builder.list()

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
  tied = true, metadata = tables.merged(of_mamba, { ["attention.head_count"] = 0, feed_forward_length = 0, ["attention.head_count_kv"] = 0 }),
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
  metadata = tables.merged(of_mamba, {
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
  metadata = tables.merged(of_mamba2, { ["attention.head_count"] = 0, ["attention.head_count_kv"] = 0 }),
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
  metadata = tables.merged(of_mamba2, {
    ["attention.head_count_kv"] = { "array", { "int32", { 0, KV, 0, 0 } } }, expert_count = 8, expert_used_count = 2,
    ["attention.head_count"] = { "array", { "int32", { 0, HEADS, 0, 0 } } }, moe_latent_size = 256,
    feed_forward_length = { "array", { "int32", { 0, 0, FF, 0 } } }, ["attention.key_length"] = DIM,
  }),
  config = config_of("nemotron_h", tables.merged(mamba2_config, {
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
  metadata = tables.merged(builder.latent_keys, {
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
      b:latent({ split = true })
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
