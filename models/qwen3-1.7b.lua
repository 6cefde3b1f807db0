return model "qwen3-1.7b" {
  doc = "Qwen3-1.7B: 1.7 B parameters.",
  source = "config.json of Qwen/Qwen3-1.7B",
  checkpoint = "Qwen/Qwen3-1.7B",
  family = "qwen3",
  max_positions = 40960,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151936, width = 2048 },
    {
      times = 28,
      {
        residual = { { "norm" }, { "attention", heads = 16, kv_heads = 8, head_dim = 128, qk_norm = true } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 6144 } } },
    },
    { "norm" },
    { "lm_head", vocab = 151936, tied = true },
  },
}
