local mla = {
  "mla", heads = 128, activations = "nvfp4", kv_rank = 512, nope_dim = 128, q_rank = 1536, rope_dim = 64,
  v_dim = 128, weights = { default = "bf16", out = "nvfp4" },
}

return model "deepseek-v3.1-nvfp4" {
  doc = "DeepSeek-V3.1 (the architecture of V3 and R1) in NVFP4 as NVIDIA's ModelOptimizer makes it.",
  source = "config.json of nvidia/DeepSeek-V3.1-NVFP4",
  checkpoint = "nvidia/DeepSeek-V3.1-NVFP4",
  family = "deepseek_v3",
  quantisation = "NVFP4",
  max_positions = 163840,
  dtype = "bf16",
  weights = "nvfp4",
  activations = "nvfp4",
  kv = "fp8",
  blocks = {
    { "embedding", vocab = 129280, width = 7168, weights = "bf16" },
    {
      times = 3,
      { residual = { { "norm", weights = "bf16" }, mla } },
      {
        residual = {
          { "norm", weights = "bf16" },
          {
            "mlp", intermediate = 18432, activations = "nvfp4",
            weights = { default = "bf16", down = "nvfp4", gate_up = "nvfp4" },
          },
        },
      },
    },
    {
      times = 58,
      { residual = { { "norm", weights = "bf16" }, mla } },
      {
        residual = {
          { "norm", weights = "bf16" },
          {
            "moe", intermediate = 2048, experts = 256, top_k = 8, activations = "nvfp4",
            router_bias = true, shared_intermediate = 2048,
            weights = {
              default = "bf16", ["experts.down"] = "nvfp4", ["experts.gate_up"] = "nvfp4",
              ["shared.down"] = "nvfp4", ["shared.gate_up"] = "nvfp4",
            },
          },
        },
      },
    },
    { "norm", weights = "bf16" },
    { "lm_head", vocab = 129280, activations = "bf16", weights = "bf16" },
  },
  mtp = {
    {
      times = 1,
      { "draft_input", width = 7168, weights = "bf16" },
      {
        {
          residual = {
            { "norm", weights = "bf16" },
            {
              "mla", heads = 128, activations = "bf16", kv_rank = 512, nope_dim = 128, q_rank = 1536,
              rope_dim = 64, v_dim = 128, weights = "bf16",
            },
          },
        },
        {
          residual = {
            { "norm", weights = "bf16" },
            {
              "moe", intermediate = 2048, experts = 256, top_k = 8, activations = "bf16",
              router_bias = true, shared_intermediate = 2048, weights = "bf16",
            },
          },
        },
      },
      { "norm", weights = "bf16" },
      { "lm_head", vocab = 129280, tied = true, weights = "bf16" },
    },
  },
}
