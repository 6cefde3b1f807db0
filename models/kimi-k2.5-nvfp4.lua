local mla = {
  "mla", heads = 64, activations = "bf16", kv_rank = 512, nope_dim = 128, q_rank = 1536, rope_dim = 64,
  v_dim = 128, weights = "bf16",
}
local norm = { "norm", activations = "bf16", bias = true, weights = "bf16" }

return model "kimi-k2.5-nvfp4" {
  doc = "Kimi-K2.5, experts in NVFP4 as NVIDIA's ModelOptimizer makes it.",
  source = "config.json of nvidia/Kimi-K2.5-NVFP4",
  checkpoint = "nvidia/Kimi-K2.5-NVFP4",
  family = "kimi_k25",
  quantisation = "NVFP4",
  max_positions = 262144,
  dtype = "bf16",
  weights = "nvfp4",
  activations = "nvfp4",
  kv = "fp8",
  vision = {
    image = { channels = 3, size = 896 },
    blocks = {
      { "patch_embedding", width = 1152, activations = "bf16", bias = true, patch = 14, weights = "bf16" },
      { "positions", activations = "bf16", rows = 4096, weights = "bf16" },
      {
        times = 27,
        {
          residual = {
            norm,
            {
              "encoder_attention", heads = 16, head_dim = 72, activations = "bf16", out_bias = true,
              qkv_bias = true, weights = "bf16",
            },
          },
        },
        {
          residual = {
            norm,
            { "encoder_mlp", intermediate = 4304, activations = "bf16", bias = true, weights = "bf16" },
          },
        },
      },
      norm,
      { "patch_merger", width = 7168, activations = "bf16", norm = "patches", weights = "bf16" },
    },
  },
  blocks = {
    { "embedding", vocab = 163840, width = 7168, weights = "bf16" },
    {
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
      times = 60,
      { residual = { { "norm", weights = "bf16" }, mla } },
      {
        residual = {
          { "norm", weights = "bf16" },
          {
            "moe", intermediate = 2048, experts = 384, top_k = 8, activations = "nvfp4",
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
    { "lm_head", vocab = 163840, activations = "bf16", weights = "bf16" },
  },
}
