return model "gemma-7b" {
  doc = "gemma-7b: 8.5 B parameters.",
  source = "config.json of google/gemma-7b",
  checkpoint = "google/gemma-7b",
  family = "gemma",
  max_positions = 8192,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 256000, width = 3072 },
    {
      times = 28,
      { residual = { { "norm" }, { "attention", heads = 16, kv_heads = 16, head_dim = 256 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 24576 } } },
    },
    { "norm" },
    { "lm_head", vocab = 256000, tied = true },
  },
}
