local moe = {
  "moe", intermediate = 1536, experts = 256, top_k = 8, activations = "nvfp4", router_bias = true,
  weights = {
    default = "bf16", ["experts.down"] = "nvfp4", ["experts.gate_up"] = "nvfp4",
    ["shared.gate_up"] = "nvfp4",
  },
}

return model "minimax-m2.5-nvfp4" {
  doc = "MiniMax-M2.5, experts in NVFP4 as NVIDIA's ModelOptimizer makes it.",
  source = "config.json of nvidia/MiniMax-M2.5-NVFP4",
  checkpoint = "nvidia/MiniMax-M2.5-NVFP4",
  family = "minimax_m2",
  quantisation = "NVFP4",
  max_positions = 196608,
  dtype = "bf16",
  weights = "nvfp4",
  activations = "nvfp4",
  kv = "fp8",
  blocks = {
    { "embedding", vocab = 200064, width = 3072, weights = "bf16" },
    {
      times = 62,
      {
        residual = {
          { "norm", weights = "bf16" },
          {
            "attention", heads = 48, kv_heads = 8, head_dim = 128, activations = "bf16",
            norm_all_heads = true, qk_norm = true, weights = "bf16",
          },
        },
      },
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
        {
          residual = {
            { "norm", weights = "bf16" },
            {
              "attention", heads = 48, kv_heads = 8, head_dim = 128, activations = "nvfp4",
              norm_all_heads = true, qk_norm = true,
              weights = { default = "bf16", out = "nvfp4", qkv = "nvfp4" },
            },
          },
        },
        { residual = { { "norm", weights = "bf16" }, moe } },
      },
      { "norm", weights = "bf16" },
      { "lm_head", vocab = 200064, tied = true, weights = "bf16" },
    },
  },
}
