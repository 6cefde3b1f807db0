return model "gemma-2-2b" {
  doc = "gemma-2-2b: 2.6 B parameters.",
  source = "config.json of google/gemma-2-2b",
  checkpoint = "google/gemma-2-2b",
  family = "gemma2",
  max_positions = 8192,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 256000, width = 2304 },
    {
      times = 13,
      {
        {
          residual = {
            { "norm" },
            { "attention", heads = 8, kv_heads = 4, head_dim = 256, window = 4096 },
            { "norm" },
          },
        },
        { residual = { { "norm" }, { "mlp", intermediate = 9216 }, { "norm" } } },
      },
      {
        {
          residual = { { "norm" }, { "attention", heads = 8, kv_heads = 4, head_dim = 256 }, { "norm" } },
        },
        { residual = { { "norm" }, { "mlp", intermediate = 9216 }, { "norm" } } },
      },
    },
    { "norm" },
    { "lm_head", vocab = 256000, tied = true },
  },
}
