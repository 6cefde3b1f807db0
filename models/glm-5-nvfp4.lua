local mla = {
  "mla", heads = 64, activations = "bf16", index_dim = 128, index_heads = 32, index_top_k = 2048,
  kv_rank = 512, nope_dim = 192, q_rank = 2048, rope_dim = 64, v_dim = 256, weights = "bf16",
}

return model "glm-5-nvfp4" {
  doc = "GLM-5, experts in NVFP4 as NVIDIA's ModelOptimizer makes it.",
  source = "config.json of nvidia/GLM-5-NVFP4",
  checkpoint = "nvidia/GLM-5-NVFP4",
  family = "glm_moe_dsa",
  quantisation = "NVFP4",
  max_positions = 202752,
  dtype = "bf16",
  weights = "nvfp4",
  activations = "nvfp4",
  kv = "fp8",
  blocks = {
    { "embedding", vocab = 154880, width = 6144, weights = "bf16" },
    {
      times = 3,
      { residual = { { "norm", weights = "bf16" }, mla } },
      {
        residual = {
          { "norm", weights = "bf16" },
          {
            "mlp", intermediate = 12288, activations = "nvfp4",
            weights = { default = "bf16", down = "nvfp4", gate_up = "nvfp4" },
          },
        },
      },
    },
    {
      times = 75,
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
    { "lm_head", vocab = 154880, activations = "bf16", weights = "bf16" },
  },
  mtp = {
    {
      times = 1,
      { "draft_input", width = 6144, weights = "bf16" },
      {
        { residual = { { "norm", weights = "bf16" }, mla } },
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
      { "lm_head", vocab = 154880, tied = true, weights = "bf16" },
    },
  },
}
