local attention = {
  "attention", heads = 48, kv_heads = 8, head_dim = 128, activations = "fp8", norm_all_heads = true,
  qk_norm = true, weights = { default = "bf16", out = "fp8_b128", qkv = "fp8_b128" },
}
local moe = {
  "moe", intermediate = 1536, experts = 256, top_k = 8, activations = "fp8", router_bias = true,
  weights = {
    default = "bf16", ["experts.down"] = "fp8_b128", ["experts.gate_up"] = "fp8_b128",
    ["shared.gate_up"] = "fp8_b128",
  },
}

return model "minimax-m2.5" {
  doc = "MiniMax-M2.5: 228.7 B parameters, 11.0 B active.",
  source = "config.json of MiniMaxAI/MiniMax-M2.5",
  checkpoint = "MiniMaxAI/MiniMax-M2.5",
  family = "minimax_m2",
  quantisation = "fp8",
  max_positions = 196608,
  dtype = "bf16",
  weights = "fp8_b128",
  activations = "fp8",
  blocks = {
    { "embedding", vocab = 200064, width = 3072, weights = "bf16" },
    {
      times = 62,
      { residual = { { "norm", weights = "bf16" }, attention } },
      { residual = { { "norm", weights = "bf16" }, moe } },
    },
    { "norm", weights = "bf16" },
    { "lm_head", vocab = 200064, activations = "bf16", weights = "bf16" },
  },
  mtp = {
    {
      times = 3,
      { "draft_input", width = 3072, weights = "bf16" },
      {
        { residual = { { "norm", weights = "bf16" }, attention } },
        { residual = { { "norm", weights = "bf16" }, moe } },
      },
      { "norm", weights = "bf16" },
      { "lm_head", vocab = 200064, tied = true, weights = "bf16" },
    },
  },
}
