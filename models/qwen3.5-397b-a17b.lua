local moe = { "moe", intermediate = 1024, experts = 512, top_k = 10, shared_gate = true, shared_intermediate = 1024 }
local attention = { "attention", heads = 32, kv_heads = 2, head_dim = 256, gate = "element", qk_norm = true }

return model "qwen3.5-397b-a17b" {
  doc = "Qwen3.5-397B-A17B: 396.3 B parameters, 17.3 B active.",
  source = "config.json of Qwen/Qwen3.5-397B-A17B",
  checkpoint = "Qwen/Qwen3.5-397B-A17B",
  family = "qwen3_5_moe",
  max_positions = 262144,
  dtype = "bf16",
  vision = {
    image = { channels = 6, size = 768 },
    blocks = {
      { "patch_embedding", width = 1152, bias = true, patch = 16 },
      { "positions", rows = 2304 },
      {
        times = 27,
        {
          residual = {
            { "norm", bias = true },
            { "encoder_attention", heads = 16, head_dim = 72, out_bias = true, qkv_bias = true },
          },
        },
        { residual = { { "norm", bias = true }, { "encoder_mlp", intermediate = 4304, bias = true } } },
      },
      { "patch_merger", width = 4096, norm = "patches" },
    },
  },
  blocks = {
    { "embedding", vocab = 248320, width = 4096 },
    {
      times = 15,
      {
        times = 3,
        {
          residual = {
            { "norm" },
            {
              "gated_delta_net", kernel = 4, key_dim = 128, key_heads = 16, state_dtype = "fp32",
              value_dim = 128, value_heads = 64,
            },
          },
        },
        { residual = { { "norm" }, moe } },
      },
      { { residual = { { "norm" }, attention } }, { residual = { { "norm" }, moe } } },
    },
    { "norm" },
    { "lm_head", vocab = 248320 },
  },
  mtp = {
    {
      times = 1,
      { "draft_input", width = 4096 },
      { { residual = { { "norm" }, attention } }, { residual = { { "norm" }, moe } } },
      { "norm" },
      { "lm_head", vocab = 248320, tied = true },
    },
  },
}
