-- gguf_dense.lua: GGUF files of dense decoders.

local builder = require "import.gguf_builder"

local H, FF, VOCAB, LAYERS, HEADS = builder.H, builder.FF, builder.VOCAB, builder.LAYERS, builder.HEADS
local config_of = builder.config_of
local models, add = builder.list()

add("llama", { layer = function(b) b:pre() end, config = config_of "llama" })
add("llama", {
  name = "llama, tied, with frequencies", tied = true, layer = function(b) b:pre() end, constants = 32,
  before = function(b) b:vector("rope_freqs", "weight", 32) end, config = config_of("llama", { tie_word_embeddings = true }),
})
add("qwen2", { layer = function(b) b:pre({ bias = true }) end, config = config_of "qwen2" })
add("qwen3", {
  layer = function(b) b:pre({ dim = 128, norm = "head" }) end, config = config_of("qwen3", { head_dim = 128 }),
  metadata = { ["attention.key_length"] = 128, ["attention.value_length"] = 128 },
})
add("granite", { layer = function(b) b:pre() end, config = config_of "granite" })
add("seed_oss", { layer = function(b) b:pre({ bias = true }) end, config = config_of("seed_oss", { attention_bias = true }) })

local function sandwich(b, attention)
  b:norm "attn_norm"
  b:attention(attention)
  b:norm "post_attention_norm"
  b:norm "ffn_norm"
  b:mlp()
  b:norm "post_ffw_norm"
end

add("gemma", { tied = true, layer = function(b) b:pre() end, config = config_of("gemma", { tie_word_embeddings = "none" }) })
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

return models
