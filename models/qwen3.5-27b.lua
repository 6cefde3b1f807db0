local attention = { "attention", heads = 24, kv_heads = 4, head_dim = 256, gate = "element", qk_norm = true }

return model "qwen3.5-27b" {
  doc = "Qwen3.5-27B: 26.9 B parameters.",
  source = "config.json of Qwen/Qwen3.5-27B",
  checkpoint = "Qwen/Qwen3.5-27B",
  family = "qwen3_5",
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
      { "patch_merger", width = 5120, norm = "patches" },
    },
  },
  blocks = {
    { "embedding", vocab = 248320, width = 5120 },
    {
      times = 16,
      {
        times = 3,
        {
          residual = {
            { "norm" },
            {
              "gated_delta_net", kernel = 4, key_dim = 128, key_heads = 16, state_dtype = "fp32",
              value_dim = 128, value_heads = 48,
            },
          },
        },
        { residual = { { "norm" }, { "mlp", intermediate = 17408 } } },
      },
      {
        { residual = { { "norm" }, attention } },
        { residual = { { "norm" }, { "mlp", intermediate = 17408 } } },
      },
    },
    { "norm" },
    { "lm_head", vocab = 248320 },
  },
  mtp = {
    {
      times = 1,
      { "draft_input", width = 5120 },
      {
        { residual = { { "norm" }, attention } },
        { residual = { { "norm" }, { "mlp", intermediate = 17408 } } },
      },
      { "norm" },
      { "lm_head", vocab = 248320, tied = true },
    },
  },
}
