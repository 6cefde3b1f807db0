return model "gemma-2b" {
  doc = "gemma-2b: 2.5 B parameters.",
  source = "config.json of google/gemma-2b",
  checkpoint = "google/gemma-2b",
  family = "gemma",
  max_positions = 8192,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 256000, width = 2048 },
    {
      times = 18,
      { residual = { { "norm" }, { "attention", heads = 8, kv_heads = 1, head_dim = 256 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 16384 } } },
    },
    { "norm" },
    { "lm_head", vocab = 256000, tied = true },
  },
}
