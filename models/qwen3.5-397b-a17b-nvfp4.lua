local moe = {
  "moe", intermediate = 1024, experts = 512, top_k = 10, activations = "nvfp4", shared_gate = true,
  shared_intermediate = 1024,
  weights = { default = "bf16", ["experts.down"] = "nvfp4", ["experts.gate_up"] = "nvfp4" },
}
local attention = {
  "attention", heads = 32, kv_heads = 2, head_dim = 256, activations = "bf16", gate = "element",
  qk_norm = true, weights = "bf16",
}
local norm = { "norm", activations = "bf16", bias = true, weights = "bf16" }

return model "qwen3.5-397b-a17b-nvfp4" {
  doc = "Qwen3.5-397B-A17B, experts in NVFP4 as NVIDIA's ModelOptimizer makes it.",
  source = "config.json of nvidia/Qwen3.5-397B-A17B-NVFP4",
  checkpoint = "nvidia/Qwen3.5-397B-A17B-NVFP4",
  family = "qwen3_5_moe",
  quantisation = "NVFP4",
  max_positions = 262144,
  dtype = "bf16",
  weights = "nvfp4",
  activations = "nvfp4",
  kv = "fp8",
  vision = {
    image = { channels = 6, size = 768 },
    blocks = {
      { "patch_embedding", width = 1152, activations = "bf16", bias = true, patch = 16, weights = "bf16" },
      { "positions", activations = "bf16", rows = 2304, weights = "bf16" },
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
      { "patch_merger", width = 4096, activations = "bf16", norm = "patches", weights = "bf16" },
    },
  },
  blocks = {
    { "embedding", vocab = 248320, width = 4096, weights = "bf16" },
    {
      times = 15,
      {
        times = 3,
        {
          residual = {
            { "norm", weights = "bf16" },
            {
              "gated_delta_net", activations = "bf16", kernel = 4, key_dim = 128, key_heads = 16,
              state_dtype = "fp32", value_dim = 128, value_heads = 64, weights = "bf16",
            },
          },
        },
        { residual = { { "norm", weights = "bf16" }, moe } },
      },
      {
        { residual = { { "norm", weights = "bf16" }, attention } },
        { residual = { { "norm", weights = "bf16" }, moe } },
      },
    },
    { "norm", weights = "bf16" },
    { "lm_head", vocab = 248320, activations = "bf16", weights = "bf16" },
  },
  mtp = {
    {
      times = 1,
      { "draft_input", width = 4096, weights = "bf16" },
      {
        { residual = { { "norm", weights = "bf16" }, attention } },
        {
          residual = {
            { "norm", weights = "bf16" },
            {
              "moe", intermediate = 1024, experts = 512, top_k = 10, activations = "bf16",
              shared_gate = true, shared_intermediate = 1024, weights = "bf16",
            },
          },
        },
      },
      { "norm", weights = "bf16" },
      { "lm_head", vocab = 248320, tied = true, weights = "bf16" },
    },
  },
}
