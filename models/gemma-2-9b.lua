return model "gemma-2-9b" {
  doc = "gemma-2-9b: 9.2 B parameters.",
  source = "config.json of google/gemma-2-9b",
  checkpoint = "google/gemma-2-9b",
  family = "gemma2",
  max_positions = 8192,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 256000, width = 3584 },
    {
      times = 21,
      {
        {
          residual = {
            { "norm" },
            { "attention", heads = 16, kv_heads = 8, head_dim = 256, window = 4096 },
            { "norm" },
          },
        },
        { residual = { { "norm" }, { "mlp", intermediate = 14336 }, { "norm" } } },
      },
      {
        {
          residual = { { "norm" }, { "attention", heads = 16, kv_heads = 8, head_dim = 256 }, { "norm" } },
        },
        { residual = { { "norm" }, { "mlp", intermediate = 14336 }, { "norm" } } },
      },
    },
    { "norm" },
    { "lm_head", vocab = 256000, tied = true },
  },
}
