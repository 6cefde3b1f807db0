-- traits.lua: what a config of a model_type leaves unsaid. Everything that is
-- stated is read from the fields (mixers.lua, networks.lua); a type that is not
-- here is read as a Llama would be.
--
-- of the layers:
--     layers      "mamba", "mamba2", "rwkv4", "rwkv6", "rwkv7": all are of that kind
--     arrange     stack.lua: "pre" (default), "sandwich", "post", "after", "parallel", "parallel_two", or a function of
--                 the fields that says which
--     norm        "rms" (default), "layer" (with bias unless norm_bias is false), "plain" (no parameters)
--     qkv_bias, out_bias, mlp_bias, head_bias, router_bias, expert_bias
--                 true, false, or the name of the field that says so; bias_default: what that is when absent
-- of attention:
--     kv_heads    a function (fields, heads) where they are not what is stated, or heads
--     qk_norm     "head", "all" (one over all heads), or the field that says so; norm_all_heads: then over all heads
--     windows     the field without which sliding_window is stated and not used
--     window_pattern   each n-th layer sees all tokens, when the config does not say
--     gate        "element": an output gate, unless attn_output_gate is false
--     sinks       one learned logit a head
-- of networks:
--     gated       false: the feed-forward network has no gate; halved_intermediate: twice its width is stated
--     shared_gate the shared experts have a gate
--     shares_one  one expert more, which every token uses; shared_is_dense: as wide as the dense network
-- around the layers:
--     tied        what tie_word_embeddings is when absent (default false)
--     positions   rows of learned positions: true for those of the config, or how many more
--     embedding_norm   a norm behind the embedding
--     final_norm  a function of the fields that says whether there is one (default: there is)
--     dense_prediction, own_prediction_head   of multi-token prediction layers

local traits = {}

traits.llama = { qkv_bias = "attention_bias", out_bias = "attention_bias", mlp_bias = "mlp_bias" }
traits.mistral = {}
traits.mixtral = {}
traits.ministral3 = {}
traits.qwen = { qkv_bias = true, halved_intermediate = true }
traits.qwen2 = { qkv_bias = true, windows = "use_sliding_window" }
traits.qwen2_moe = { qkv_bias = true, windows = "use_sliding_window", shared_gate = true }
traits.qwen3 = { qk_norm = "head", qkv_bias = "attention_bias", out_bias = "attention_bias",
  windows = "use_sliding_window" }
traits.qwen3_moe = traits.qwen3
traits.qwen3_vl = traits.qwen3
traits.qwen3_vl_moe = traits.qwen3
traits.qwen3_next = { qk_norm = "head", gate = "element", shared_gate = true, windows = "use_sliding_window" }
traits.qwen3_5 = traits.qwen3_next
traits.qwen3_5_moe = traits.qwen3_next
traits.qwen2_vl, traits.qwen2_5_vl = traits.qwen2, traits.qwen2
traits.mimo = { qkv_bias = "attention_bias", windows = "use_sliding_window" }

traits.gemma = { tied = true, qkv_bias = "attention_bias", out_bias = "attention_bias" }
traits.gemma2 = {
  tied = true, arrange = "sandwich", qkv_bias = "attention_bias", out_bias = "attention_bias", window_pattern = 2,
}
traits.gemma3 = {
  tied = true, arrange = "sandwich", qk_norm = "head", qkv_bias = "attention_bias", out_bias = "attention_bias",
  window_pattern = 6,
}
traits.gemma4 = { tied = true, arrange = "sandwich", qk_norm = "head", window_pattern = 6 }

traits.phi3 = { windows = "use_sliding_window" } -- a window beyond the positions is stated
traits.phi = { norm = "layer", arrange = "parallel", qkv_bias = true, out_bias = true, mlp_bias = true, gated = false,
  head_bias = true }
traits["phi-msft"] = traits.phi
traits.phimoe = { norm = "layer", qkv_bias = "attention_bias", out_bias = "attention_bias", head_bias = "lm_head_bias" }

traits.gpt2 = { norm = "layer", qkv_bias = true, out_bias = true, mlp_bias = true, gated = false, tied = true,
  positions = true }
traits.gpt_bigcode = { norm = "layer", qkv_bias = true, out_bias = true, mlp_bias = true, gated = false, tied = true,
  positions = true, kv_heads = function(f, heads) return f:flag(true, "multi_query") and 1 or heads end }

traits.gptj = { norm = "layer", arrange = "parallel", mlp_bias = true, gated = false, head_bias = true }
traits.gpt_neox = { norm = "layer", qkv_bias = true, out_bias = true, mlp_bias = true, gated = false,
  arrange = function(f) return f:flag(true, "use_parallel_residual") and "parallel_two" or "pre" end }
traits.opt = { norm = "layer", qkv_bias = "enable_bias", out_bias = "enable_bias", mlp_bias = "enable_bias",
  gated = false, tied = true, positions = 2, bias_default = true,
  arrange = function(f) return f:flag(true, "do_layer_norm_before") and "pre" or "after" end,
  final_norm = function(f)
    return f:flag(true, "do_layer_norm_before") and not f:flag(false, "_remove_final_layer_norm")
  end }
traits.bloom = { norm = "layer", qkv_bias = true, out_bias = true, mlp_bias = true, gated = false, tied = true,
  embedding_norm = true }
traits.mpt = { norm = "layer", norm_bias = false, gated = false, tied = true }

local function is_new_falcon(f) return f:flag(false, "new_decoder_architecture") end

traits.falcon = { norm = "layer", qkv_bias = "bias", out_bias = "bias", mlp_bias = "bias", gated = false, tied = true,
  arrange = function(f)
    if is_new_falcon(f) then return f:size("num_ln_in_parallel_attn") == 1 and "parallel" or "parallel_two" end
    return f:flag(true, "parallel_attn") and "parallel" or "pre"
  end,
  kv_heads = function(f, heads) -- older configs print kv heads that are not used
    if is_new_falcon(f) then return f:size("num_kv_heads") or heads end
    return f:flag(true, "multi_query") and 1 or heads
  end }
traits.starcoder2 = { norm = "layer", qkv_bias = "use_bias", out_bias = "use_bias", mlp_bias = "use_bias",
  gated = false, tied = true, bias_default = true }
traits.stablelm = { norm = "layer", qkv_bias = "use_qkv_bias", norm_all_heads = true,
  arrange = function(f) return f:flag(false, "use_parallel_residual") and "parallel" or "pre" end }
traits.stablelm_epoch = traits.stablelm
traits.internlm = { qkv_bias = "bias", out_bias = "bias" }
traits.internlm2 = traits.internlm
traits.baichuan = {}
traits.exaone = {}
traits.minicpm = { tied = true }
traits.nemotron = { norm = "layer", qkv_bias = "attention_bias", out_bias = "attention_bias", mlp_bias = "mlp_bias",
  gated = false }
traits["nemotron-nas"] = traits.llama

traits.glm = { qkv_bias = "attention_bias" }
traits.glm4 = { qkv_bias = "attention_bias", arrange = "sandwich" }
traits.chatglm = { qkv_bias = "add_qkv_bias" }
traits.glm4_moe = { qkv_bias = "attention_bias", qk_norm = "use_qk_norm", router_bias = true }
traits.granite = { qkv_bias = "attention_bias", out_bias = "attention_bias", mlp_bias = "mlp_bias" }
traits.granitemoe = { qkv_bias = "attention_bias", out_bias = "attention_bias" }
traits.granitemoeshared = traits.granitemoe
traits.olmo = { norm = "plain", qkv_bias = "attention_bias", out_bias = "attention_bias" }
traits.olmo2 = { arrange = "post", qk_norm = "all", qkv_bias = "attention_bias", out_bias = "attention_bias" }
traits.olmo3 = traits.olmo2
traits.olmoe = { qk_norm = "all", qkv_bias = "attention_bias", out_bias = "attention_bias" }
traits.cohere = { norm = "layer", norm_bias = false, arrange = "parallel", tied = true, qk_norm = "use_qk_norm",
  norm_all_heads = true, qkv_bias = "attention_bias", out_bias = "attention_bias" }
traits.cohere2 = { norm = "layer", norm_bias = false, arrange = "parallel", tied = true, window_pattern = 4 }
traits.exaone4 = { qk_norm = "head", arrange = "post" }
traits.seed_oss = { qkv_bias = "attention_bias", out_bias = "attention_out_bias" }
traits.hunyuan_v1_dense = { tied = true, qk_norm = "head", qkv_bias = "attention_bias",
  out_bias = "attention_bias" }
traits.hunyuan_v1_moe = { shared_is_dense = true, tied = true, qk_norm = "head", qkv_bias = "attention_bias",
  out_bias = "attention_bias" }
traits.ernie4_5 = { tied = true, qkv_bias = "use_bias", out_bias = "use_bias", mlp_bias = "use_bias" }
traits.ernie4_5_moe = { tied = true, qkv_bias = "use_bias", out_bias = "use_bias", mlp_bias = "use_bias",
  router_bias = true }
traits.smollm3 = traits.llama

traits.gpt_oss = { qkv_bias = "attention_bias", out_bias = "attention_bias", sinks = true, router_bias = true,
  expert_bias = true }
traits.minimax_m2 = { qk_norm = "use_qk_norm", norm_all_heads = true, router_bias = "use_routing_bias" }
traits.minimax_m3 = { qk_norm = "use_qk_norm", router_bias = "use_routing_bias" }
traits.minimax_m3_vl = traits.minimax_m3
traits.step3p5 = { qk_norm = "head", router_bias = "use_moe_router_bias", dense_prediction = true,
  own_prediction_head = true }
traits.step3p7 = traits.step3p5
-- Its norms of queries and keys have no parameters.
traits.llama4 = { shares_one = true, qk_norm = false, qkv_bias = "attention_bias", out_bias = "attention_bias",
  window_pattern = 4 }

traits.deepseek = { qkv_bias = "attention_bias", out_bias = "attention_bias" }
traits.deepseek_v2 = { qkv_bias = "attention_bias" }
traits.deepseek_v3 = { qkv_bias = "attention_bias", router_bias = true }
traits.deepseek_v32 = traits.deepseek_v3
traits.kimi_k2 = traits.deepseek_v3
traits.glm_moe_dsa = traits.deepseek_v3
traits.glm4_moe_lite = traits.deepseek_v3
traits.deepseek_v4 = { router_bias = true }
traits.deepseek_ref = traits.deepseek_v4
traits.kimi_linear = { router_bias = true }

traits.jamba = {}
traits.mamba = { layers = "mamba", tied = true }
traits.falcon_mamba = traits.mamba
traits.mamba2 = { layers = "mamba2" }
traits.nemotron_h = { gated = false, router_bias = true }
traits.bamba = {}
traits.granitemoehybrid = traits.granitemoe
traits.rwkv = { layers = "rwkv4", norm = "layer", embedding_norm = true }
traits.rwkv6 = { layers = "rwkv6", norm = "layer", embedding_norm = true }
traits.rwkv7 = { layers = "rwkv7", norm = "layer", embedding_norm = true }

--- The traits of a model_type, and whether they are known. The text part of a
--- multimodal model has the type with _text behind.
function traits.of(model_type)
  local known = type(model_type) == "string" and (traits[model_type] or traits[model_type:gsub("_text$", "")])
  if type(known) == "table" then return known, true end
  return traits.llama, false
end

return traits
