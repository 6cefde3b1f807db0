-- gguf_moe.lua: GGUF files of mixtures of experts.

local builder = require "import.gguf_builder"

local H, FF, LAYERS, HEADS, DIM = builder.H, builder.FF, builder.LAYERS, builder.HEADS, builder.DIM
local config_of = builder.config_of
local models, add = builder.list()

local eight = { expert_count = 8, expert_used_count = 2 }

add("llama", {
  name = "mixtral", metadata = eight, layer = function(b) b:sparse({}, { count = 8 }) end,
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
    b:sparse({ bias = true }, { count = 8, shared = FF })
    b:vector("ffn_gate_inp_shexp", "weight", H)
  end,
  config = config_of("qwen2_moe", {
    num_experts = 8, num_experts_per_tok = 2, moe_intermediate_size = 256, shared_expert_intermediate_size = FF,
  }),
})
add("qwen3moe", {
  metadata = eight, layer = function(b) b:sparse({ norm = "head" }, { count = 8 }) end,
  config = config_of("qwen3_moe", { num_experts = 8, num_experts_per_tok = 2, moe_intermediate_size = 256 }),
})
add("minimax-m2", {
  metadata = eight, layer = function(b) b:sparse({ norm = "all" }, { count = 8, router_bias = true }) end,
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
    if i % 2 == 0 then return b:pre() end
    b:sparse({}, { count = 8, shared = 256 })
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
    if i == 0 then return b:pre({ bias = true }) end
    b:sparse({ bias = true }, { count = 8, shared = 256, router_bias = true })
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

return models
