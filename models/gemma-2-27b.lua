return model "gemma-2-27b" {
  doc = "gemma-2-27b: 27.2 B parameters.",
  source = "config.json of google/gemma-2-27b",
  checkpoint = "google/gemma-2-27b",
  family = "gemma2",
  max_positions = 8192,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 256000, width = 4608 },
    {
      times = 23,
      {
        {
          residual = {
            { "norm" },
            { "attention", heads = 32, kv_heads = 16, head_dim = 128, window = 4096 },
            { "norm" },
          },
        },
        { residual = { { "norm" }, { "mlp", intermediate = 36864 }, { "norm" } } },
      },
      {
        {
          residual = { { "norm" }, { "attention", heads = 32, kv_heads = 16, head_dim = 128 }, { "norm" } },
        },
        { residual = { { "norm" }, { "mlp", intermediate = 36864 }, { "norm" } } },
      },
    },
    { "norm" },
    { "lm_head", vocab = 256000, tied = true },
  },
}
