-- count_known.lua: configs of published models beside their published number of weights (the totals of
-- their files on Hugging Face, their papers, or models.csv), for families and sizes without a folder in
-- the reference material. Only the fields that decide sizes. `weights` is text plus vision, plus the
-- prediction layers where `mtp`; a figure published in rounded form is met `within` so much.

-- Kinds of `count` layers: every `step`-th one is `other`, from `first` on.
local function kinds(count, first, step, other, kind)
  local list = {}
  for i = 1, count do list[i] = i >= first and (i - first) % step == 0 and other or kind end
  return list
end

local gemma4_e2b = kinds(35, 5, 5, "full_attention", "sliding_attention")
local step_layers = kinds(45, 1, 4, "full_attention", "sliding_attention")
for i = 46, 48 do step_layers[i] = "sliding_attention" end

return {
  { name = "qwen1.5-moe-a2.7b", weights = 14315784192, config = {
      model_type = "qwen2_moe", hidden_size = 2048, num_hidden_layers = 24, num_attention_heads = 16,
      num_key_value_heads = 16, intermediate_size = 5632, moe_intermediate_size = 1408,
      shared_expert_intermediate_size = 5632, num_experts = 60, num_experts_per_tok = 4, decoder_sparse_step = 1,
      vocab_size = 151936, tie_word_embeddings = false,
  } },
  { name = "qwen2-57b-a14b", weights = 57408658944, config = {
      model_type = "qwen2_moe", hidden_size = 3584, num_hidden_layers = 28, num_attention_heads = 28,
      num_key_value_heads = 4, intermediate_size = 18944, moe_intermediate_size = 2560,
      shared_expert_intermediate_size = 20480, num_experts = 64, num_experts_per_tok = 8, decoder_sparse_step = 1,
      vocab_size = 151936, tie_word_embeddings = false,
  } },
  { name = "jamba-v0.1", weights = 51570323328, config = {
      model_type = "jamba", hidden_size = 4096, num_hidden_layers = 32, num_attention_heads = 32,
      num_key_value_heads = 8, intermediate_size = 14336, num_experts = 16, num_experts_per_tok = 2,
      attn_layer_period = 8, attn_layer_offset = 4, expert_layer_period = 2, expert_layer_offset = 1,
      mamba_expand = 2, mamba_d_state = 16, mamba_d_conv = 4, mamba_dt_rank = 256, mamba_conv_bias = true,
      mamba_proj_bias = false, vocab_size = 65536, tie_word_embeddings = false,
  } },
  { name = "phi-2", weights = 2779683840, config = {
      model_type = "phi", hidden_size = 2560, num_hidden_layers = 32, num_attention_heads = 32,
      num_key_value_heads = 32, intermediate_size = 10240, vocab_size = 51200, tie_word_embeddings = false,
  } },
  { name = "gpt-neox-20b", weights = 20554567680, config = {
      model_type = "gpt_neox", hidden_size = 6144, num_hidden_layers = 44, num_attention_heads = 64,
      intermediate_size = 24576, vocab_size = 50432, tie_word_embeddings = false,
  } },
  { name = "pythia-12b", weights = 11846072320, config = {
      model_type = "gpt_neox", hidden_size = 5120, num_hidden_layers = 36, num_attention_heads = 40,
      intermediate_size = 20480, vocab_size = 50688, tie_word_embeddings = false,
  } },
  { name = "gpt-j-6b", weights = 6050882784, config = {
      model_type = "gptj", n_embd = 4096, n_layer = 28, n_head = 16, vocab_size = 50400,
      tie_word_embeddings = false,
  } },
  { name = "falcon-40b", weights = 41303293952, config = {
      model_type = "falcon", hidden_size = 8192, num_hidden_layers = 60, num_attention_heads = 128,
      num_kv_heads = 8, new_decoder_architecture = true, parallel_attn = true, bias = false, vocab_size = 65024,
  } },
  { name = "falcon-rw-1b", weights = 1311625216, config = {
      model_type = "falcon", hidden_size = 2048, num_hidden_layers = 24, num_attention_heads = 32,
      multi_query = false, new_decoder_architecture = false, parallel_attn = false, bias = true, alibi = true,
      vocab_size = 50304,
  } },
  { name = "maverick", weights = 401583781376, config = {
      model_type = "llama4",
      text_config = { model_type = "llama4_text", hidden_size = 5120, num_hidden_layers = 48, num_attention_heads = 40, num_key_value_heads = 8, head_dim = 128, intermediate_size = 8192, intermediate_size_mlp = 16384, interleave_moe_layer_step = 2, num_local_experts = 128, num_experts_per_tok = 1, vocab_size = 202048, tie_word_embeddings = false },
      vision_config = { hidden_size = 1408, image_size = 336, patch_size = 14, num_hidden_layers = 34, num_attention_heads = 16, intermediate_size = 5632, projector_input_dim = 4096, projector_output_dim = 4096, vision_output_dim = 4096 },
  } },
  { name = "scout full", weights = 108641793536, config = {
      model_type = "llama4",
      text_config = { model_type = "llama4_text", hidden_size = 5120, num_hidden_layers = 48, num_attention_heads = 40, num_key_value_heads = 8, head_dim = 128, intermediate_size = 8192, intermediate_size_mlp = 16384, interleave_moe_layer_step = 1, num_local_experts = 16, num_experts_per_tok = 1, vocab_size = 202048, tie_word_embeddings = false },
      vision_config = { hidden_size = 1408, image_size = 336, patch_size = 14, num_hidden_layers = 34, num_attention_heads = 16, intermediate_size = 5632, projector_input_dim = 4096, projector_output_dim = 4096, vision_output_dim = 4096 },
  } },
  { name = "olmo-1b", weights = 1176764416, config = {
      model_type = "olmo", hidden_size = 2048, num_hidden_layers = 16, num_attention_heads = 16,
      intermediate_size = 8192, vocab_size = 50304, tie_word_embeddings = true,
  } },
  { name = "olmo-7b", weights = 6888095744, config = {
      model_type = "olmo", hidden_size = 4096, num_hidden_layers = 32, num_attention_heads = 32,
      intermediate_size = 11008, vocab_size = 50304, tie_word_embeddings = false,
  } },
  { name = "olmo2-7b", weights = 7298617344, config = {
      model_type = "olmo2", hidden_size = 4096, num_hidden_layers = 32, num_attention_heads = 32,
      intermediate_size = 11008, vocab_size = 100352, tie_word_embeddings = false,
  } },
  { name = "olmoe", weights = 6919161856, config = {
      model_type = "olmoe", hidden_size = 2048, num_hidden_layers = 16, num_attention_heads = 16,
      intermediate_size = 1024, num_experts = 64, num_experts_per_tok = 8, vocab_size = 50304,
      tie_word_embeddings = false,
  } },
  { name = "granite-3.0-8b", weights = 8170848256, config = {
      model_type = "granite", hidden_size = 4096, num_hidden_layers = 40, num_attention_heads = 32,
      num_key_value_heads = 8, intermediate_size = 12800, vocab_size = 49155, tie_word_embeddings = true,
  } },
  { name = "granite-3.1-3b-a800m", weights = 3298793472, config = {
      model_type = "granitemoe", hidden_size = 1536, num_hidden_layers = 32, num_attention_heads = 24,
      num_key_value_heads = 8, intermediate_size = 512, num_local_experts = 40, num_experts_per_tok = 8,
      vocab_size = 49155, tie_word_embeddings = true,
  } },
  { name = "command-r", weights = 34980831232, config = {
      model_type = "cohere", hidden_size = 8192, num_hidden_layers = 40, num_attention_heads = 64,
      num_key_value_heads = 64, intermediate_size = 22528, vocab_size = 256000,
  } },
  { name = "command-r-plus", weights = 103810674688, config = {
      model_type = "cohere", hidden_size = 12288, num_hidden_layers = 64, num_attention_heads = 96,
      num_key_value_heads = 8, intermediate_size = 33792, vocab_size = 256000, use_qk_norm = true,
  } },
  { name = "stablelm-2-1.6b", weights = 1644515328, config = {
      model_type = "stablelm", hidden_size = 2048, num_hidden_layers = 24, num_attention_heads = 32,
      num_key_value_heads = 32, intermediate_size = 5632, vocab_size = 100352, use_qkv_bias = true,
  } },
  { name = "stablelm-2-12b", weights = 12143185920, config = {
      model_type = "stablelm", hidden_size = 5120, num_hidden_layers = 40, num_attention_heads = 32,
      num_key_value_heads = 8, intermediate_size = 13824, vocab_size = 100352, qk_layernorm = true,
      use_parallel_residual = true, use_qkv_bias = false,
  } },
  { name = "stablelm-3b-4e1t", weights = 2795443200, config = {
      model_type = "stablelm_epoch", hidden_size = 2560, num_hidden_layers = 32, num_attention_heads = 32,
      num_key_value_heads = 32, intermediate_size = 6912, vocab_size = 50304,
  } },
  { name = "internlm-7b", weights = 7321948160, config = {
      model_type = "internlm", hidden_size = 4096, num_hidden_layers = 32, num_attention_heads = 32,
      intermediate_size = 11008, vocab_size = 103168, bias = true,
  } },
  { name = "internlm2-7b", weights = 7737708544, config = {
      model_type = "internlm2", hidden_size = 4096, num_hidden_layers = 32, num_attention_heads = 32,
      num_key_value_heads = 8, intermediate_size = 14336, vocab_size = 92544, bias = false,
  } },
  { name = "baichuan2-7b", weights = 7505973248, config = {
      model_type = "baichuan", hidden_size = 4096, num_hidden_layers = 32, num_attention_heads = 32,
      intermediate_size = 11008, vocab_size = 125696,
  } },
  { name = "exaone-3.0-7.8b", weights = 7818448896, config = {
      model_type = "exaone", hidden_size = 4096, num_layers = 32, num_attention_heads = 32, num_key_value_heads = 8,
      intermediate_size = 14336, vocab_size = 102400, tie_word_embeddings = false,
  } },
  { name = "minicpm-2b", weights = 2724880896, config = {
      model_type = "minicpm", hidden_size = 2304, num_hidden_layers = 40, num_attention_heads = 36,
      num_key_value_heads = 36, intermediate_size = 5760, vocab_size = 122753,
  } },
  { name = "exaone4-32b", weights = 32003216384, config = {
      model_type = "exaone4", hidden_size = 5120, num_hidden_layers = 64, num_attention_heads = 40,
      num_key_value_heads = 8, intermediate_size = 27392, vocab_size = 102400, tie_word_embeddings = false,
  } },
  { name = "exaone4-1.2b", weights = 1279391488, config = {
      model_type = "exaone4", hidden_size = 2048, num_hidden_layers = 30, num_attention_heads = 32,
      num_key_value_heads = 8, head_dim = 64, intermediate_size = 4096, vocab_size = 102400,
      tie_word_embeddings = true,
  } },
  { name = "ernie-4.5-21b-a3b", weights = 21825437888, config = {
      model_type = "ernie4_5_moe", hidden_size = 2560, num_hidden_layers = 28, num_attention_heads = 20,
      num_key_value_heads = 4, intermediate_size = 12288, moe_intermediate_size = 1536, moe_num_experts = 64,
      moe_k = 6, moe_num_shared_experts = 2, moe_layer_start_index = 1, moe_layer_end_index = -1,
      moe_layer_interval = 1, use_bias = false, vocab_size = 103424, tie_word_embeddings = true,
  } },
  { name = "hunyuan-a13b", weights = 80393183232, config = {
      model_type = "hunyuan_v1_moe", hidden_size = 4096, num_hidden_layers = 32, num_attention_heads = 32,
      num_key_value_heads = 8, head_dim = 128, intermediate_size = 3072, num_experts = 64, moe_topk = 8,
      num_shared_expert = 1, vocab_size = 128167, tie_word_embeddings = true,
  } },
  { name = "kimi-linear", weights = 49122681728, config = {
      model_type = "kimi_linear", hidden_size = 2304, num_hidden_layers = 27, num_attention_heads = 32,
      num_key_value_heads = 32, intermediate_size = 9216, moe_intermediate_size = 1024, num_experts = 256,
      num_experts_per_token = 8, num_shared_experts = 1, first_k_dense_replace = 1, kv_lora_rank = 512,
      qk_nope_head_dim = 128, qk_rope_head_dim = 64, v_head_dim = 128,
      linear_attn_config = { kda_layers = { 1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15, 17, 18, 19, 21, 22, 23, 25, 26 }, full_attn_layers = { 4, 8, 12, 16, 20, 24, 27 }, num_heads = 32, head_dim = 128, short_conv_kernel_size = 4 },
      vocab_size = 163840, tie_word_embeddings = false,
  } },
  { name = "rwkv6-1b6", weights = 1599873024, config = {
      model_type = "rwkv6", hidden_size = 2048, num_hidden_layers = 24, vocab_size = 65536,
  } },
  { name = "rwkv6-7b", weights = 7635746816, config = {
      model_type = "rwkv6", hidden_size = 4096, num_hidden_layers = 32, vocab_size = 65536,
  } },
  { name = "rwkv7-0.1b", weights = 191034624, config = {
      model_type = "rwkv7", hidden_size = 768, num_hidden_layers = 12, hidden_ratio = 4, decay_low_rank_dim = 64,
      a_low_rank_dim = 64, v_low_rank_dim = 32, gate_low_rank_dim = 128, vocab_size = 65536,
  } },
  { name = "rwkv7-0.4b", weights = 450767872, config = {
      model_type = "rwkv7", hidden_size = 1024, num_hidden_layers = 24, hidden_ratio = 4, decay_low_rank_dim = 64,
      a_low_rank_dim = 64, v_low_rank_dim = 32, gate_low_rank_dim = 128, vocab_size = 65536,
  } },
  { name = "rwkv7-1.5b", weights = 1527404544, config = {
      model_type = "rwkv7", hidden_size = 2048, num_hidden_layers = 24, hidden_ratio = 4, decay_low_rank_dim = 96,
      a_low_rank_dim = 96, v_low_rank_dim = 64, gate_low_rank_dim = 256, vocab_size = 65536,
  } },
  { name = "rwkv7-2.9b", weights = 2947735040, config = {
      model_type = "rwkv7", hidden_size = 2560, num_hidden_layers = 32, hidden_ratio = 4, decay_low_rank_dim = 96,
      a_low_rank_dim = 96, v_low_rank_dim = 64, gate_low_rank_dim = 320, vocab_size = 65536,
  } },
  { name = "nemotron-mini-4b", weights = 4.19e9, within = 0.005e9, config = {
      model_type = "nemotron", hidden_size = 3072, num_hidden_layers = 32, num_attention_heads = 24,
      num_key_value_heads = 8, head_dim = 128, intermediate_size = 9216, vocab_size = 256000,
      tie_word_embeddings = false,
  } },
  { name = "hunyuan-7b", weights = 7.5e9, within = 0.05e9, config = {
      model_type = "hunyuan_v1_dense", hidden_size = 4096, num_hidden_layers = 32, num_attention_heads = 32,
      num_key_value_heads = 8, head_dim = 128, intermediate_size = 14336, vocab_size = 128167,
      tie_word_embeddings = true,
  } },
  { name = "falcon-11b", weights = 11.1e9, within = 0.05e9, config = {
      model_type = "falcon", hidden_size = 4096, num_hidden_layers = 60, num_attention_heads = 32, num_kv_heads = 8,
      new_decoder_architecture = true, num_ln_in_parallel_attn = 1, bias = false, vocab_size = 65024,
      tie_word_embeddings = false, ffn_hidden_size = 16384,
  } },
  { name = "glm-4.7-flash", weights = 30.6e9, within = 0.05e9, mtp = true, config = {
      model_type = "glm4_moe_lite", hidden_size = 2048, num_hidden_layers = 47, num_attention_heads = 20,
      num_key_value_heads = 20, intermediate_size = 10240, moe_intermediate_size = 1536, n_routed_experts = 64,
      n_shared_experts = 1, num_experts_per_tok = 4, first_k_dense_replace = 1, kv_lora_rank = 512,
      q_lora_rank = 768, qk_nope_head_dim = 192, qk_rope_head_dim = 64, v_head_dim = 256,
      topk_method = "noaux_tc", vocab_size = 154880, tie_word_embeddings = false, num_nextn_predict_layers = 1,
  } },
  { name = "siglip-base", weights = 203155970, config = {
      model_type = "siglip",
      text_config = { vocab_size = 32000, hidden_size = 768, intermediate_size = 3072, num_hidden_layers = 12 },
      vision_config = { hidden_size = 768, intermediate_size = 3072, num_hidden_layers = 12, image_size = 224, patch_size = 16 },
  } },
  { name = "siglip-so400m-384", weights = 877960498, config = {
      model_type = "siglip",
      text_config = { vocab_size = 32000, hidden_size = 1152, intermediate_size = 4304, num_hidden_layers = 27, num_attention_heads = 16 },
      vision_config = { hidden_size = 1152, intermediate_size = 4304, num_hidden_layers = 27, image_size = 384, patch_size = 14 },
  } },
  { name = "dinov2-base", weights = 86580480, config = {
      model_type = "dinov2", hidden_size = 768, num_attention_heads = 12, num_hidden_layers = 12, image_size = 518, patch_size = 14,
      mlp_ratio = 4,
  } },
  { name = "dinov2-large", weights = 304368640, config = {
      model_type = "dinov2", hidden_size = 1024, num_attention_heads = 16, num_hidden_layers = 24, image_size = 518, patch_size = 14,
      mlp_ratio = 4,
  } },
  { name = "dinov2-giant", weights = 1136480768, config = {
      model_type = "dinov2", hidden_size = 1536, num_attention_heads = 24, num_hidden_layers = 40, image_size = 518, patch_size = 14,
      mlp_ratio = 4, use_swiglu_ffn = true,
  } },
  { name = "vit-base", weights = 86567656, config = {
      model_type = "vit", architectures = { "ViTForImageClassification" }, hidden_size = 768,
      num_attention_heads = 12, num_hidden_layers = 12, intermediate_size = 3072, image_size = 224, patch_size = 16, num_labels = 1000,
  } },
  { name = "bert-base", weights = 109482240, config = {
      model_type = "bert", hidden_size = 768, num_attention_heads = 12, num_hidden_layers = 12, intermediate_size = 3072, vocab_size = 30522,
      max_position_embeddings = 512, type_vocab_size = 2,
  } },
  { name = "t5-base", weights = 222903552, config = {
      model_type = "t5", d_model = 768, d_ff = 3072, d_kv = 64, num_heads = 12, num_layers = 12,
      vocab_size = 32128,
  } },
  { name = "t5-11b", weights = 11307321344, config = {
      model_type = "t5", d_model = 1024, d_ff = 65536, d_kv = 128, num_heads = 128, num_layers = 24,
      vocab_size = 32128,
  } },
  { name = "glm-4-9b-0414", weights = 9400279040, config = {
      model_type = "glm4", hidden_size = 4096, num_hidden_layers = 40, num_attention_heads = 32,
      num_key_value_heads = 2, head_dim = 128, intermediate_size = 13696, vocab_size = 151552,
      tie_word_embeddings = false, attention_bias = true,
  } },
  { name = "glm-4-32b-0414", weights = 32566081536, config = {
      model_type = "glm4", hidden_size = 6144, num_hidden_layers = 61, num_attention_heads = 48,
      num_key_value_heads = 2, head_dim = 128, intermediate_size = 23040, vocab_size = 151552,
      tie_word_embeddings = false, attention_bias = false,
  } },
  { name = "glm-4-9b-chat-hf", weights = 9399951360, config = {
      model_type = "glm", hidden_size = 4096, num_hidden_layers = 40, num_attention_heads = 32,
      num_key_value_heads = 2, head_dim = 128, intermediate_size = 13696, vocab_size = 151552,
      tie_word_embeddings = false, attention_bias = true,
  } },
  { name = "opt-350m", weights = 331196416, config = {
      model_type = "opt", hidden_size = 1024, ffn_dim = 4096, num_hidden_layers = 24, num_attention_heads = 16,
      vocab_size = 50272, max_position_embeddings = 2048, word_embed_proj_dim = 512, do_layer_norm_before = false,
  } },
  { name = "GLM-4.5", weights = 352797829024, config = {
      model_type = "glm4_moe", hidden_size = 5120, num_hidden_layers = 92, num_attention_heads = 96,
      num_key_value_heads = 8, head_dim = 128, intermediate_size = 12288, moe_intermediate_size = 1536,
      n_routed_experts = 160, n_shared_experts = 1, num_experts_per_tok = 8, first_k_dense_replace = 3,
      attention_bias = true, use_qk_norm = true, vocab_size = 151552, tie_word_embeddings = false,
      num_nextn_predict_layers = 1,
  } },
  { name = "qwen2.5-14b", weights = 14770033664, config = {
      model_type = "qwen2", hidden_size = 5120, num_hidden_layers = 48, num_attention_heads = 40,
      num_key_value_heads = 8, intermediate_size = 13824, vocab_size = 152064, tie_word_embeddings = false,
  } },
  { name = "qwen3-14b", weights = 14768307200, config = {
      model_type = "qwen3", hidden_size = 5120, num_hidden_layers = 40, num_attention_heads = 40,
      num_key_value_heads = 8, head_dim = 128, intermediate_size = 17408, vocab_size = 151936,
  } },
  { name = "gemma-3-27b", weights = 27432406640, config = { model_type = "gemma3",
      text_config = { model_type = "gemma3_text", hidden_size = 5376, num_hidden_layers = 62, num_attention_heads = 32,
        num_key_value_heads = 16, head_dim = 128, intermediate_size = 21504 },
      vision_config = { model_type = "siglip_vision_model", hidden_size = 1152, intermediate_size = 4304,
        num_hidden_layers = 27, image_size = 896, patch_size = 14 },
  } },
  { name = "phi-3-medium", weights = 13960238080, config = {
      model_type = "phi3", hidden_size = 5120, num_hidden_layers = 40, num_attention_heads = 40,
      num_key_value_heads = 10, intermediate_size = 17920, vocab_size = 32064, tie_word_embeddings = false,
  } },
  { name = "gpt2-xl", weights = 1557611200, config = {
      model_type = "gpt2", n_embd = 1600, n_layer = 48, n_head = 25, n_positions = 1024, vocab_size = 50257,
  } },
  { name = "mamba2-2.7b", weights = 2702599680, config = {
      model_type = "mamba2", hidden_size = 2560, num_hidden_layers = 64, num_heads = 80, head_dim = 64, n_groups = 1,
      state_size = 128, conv_kernel = 4, vocab_size = 50288, tie_word_embeddings = true,
  } },
  { name = "bert-large", weights = 335141888, config = {
      model_type = "bert", hidden_size = 1024, num_attention_heads = 16, num_hidden_layers = 24, intermediate_size = 4096, vocab_size = 30522,
      max_position_embeddings = 512, type_vocab_size = 2,
  } },
  { name = "vit-large", weights = 304326632, config = {
      model_type = "vit", architectures = { "ViTForImageClassification" }, hidden_size = 1024,
      num_attention_heads = 16, num_hidden_layers = 24, intermediate_size = 4096, image_size = 224, patch_size = 16, num_labels = 1000,
  } },
  { name = "rwkv-4-169m", weights = 169342464, config = {
      model_type = "rwkv", hidden_size = 768, num_hidden_layers = 12, vocab_size = 50277, tie_word_embeddings = false,
  } },
  -- 5,123,178,051 in the file: also 168,544,256 of vision, 307,183,904 of audio, and the 18,880,512 weights of
  -- k, v and k_norm that the layers sharing keys never use.
  { name = "gemma-4-E2B (text)", weights = 4628569379, config = {
      model_type = "gemma4_text", hidden_size = 1536, num_hidden_layers = 35, num_attention_heads = 8,
      num_key_value_heads = 1, head_dim = 256, global_head_dim = 512, intermediate_size = 6144,
      use_double_wide_mlp = true, num_kv_shared_layers = 20, hidden_size_per_layer_input = 256, vocab_size = 262144,
      vocab_size_per_layer_input = 262144, attention_k_eq_v = false, layer_types = gemma4_e2b,
  } },
  { name = "Step-3.5-Flash", weights = 199384301376, mtp = true, config = {
      model_type = "step3p5", vocab_size = 128896, hidden_size = 4096, intermediate_size = 11264,
      num_hidden_layers = 45, num_attention_heads = 64, num_attention_groups = 8, head_dim = 128,
      moe_num_experts = 288, moe_top_k = 8, moe_intermediate_size = 1280, share_expert_dim = 1280,
      moe_layers_enum = "3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,"
        .. "35,36,37,38,39,40,41,42,43,44",
      use_moe_router_bias = true, use_head_wise_attn_gate = true, num_nextn_predict_layers = 3,
      layer_types = step_layers,
      attention_other_setting = {
        attention_type = "sliding_attention", num_attention_heads = 96, num_attention_groups = 8, head_dim = 128,
      },
  } },
}
