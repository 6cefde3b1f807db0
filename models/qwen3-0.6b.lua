return model "qwen3-0.6b" {
  doc = "Qwen3-0.6B: 596 M parameters.",
  source = "config.json of Qwen/Qwen3-0.6B",
  checkpoint = "Qwen/Qwen3-0.6B",
  family = "qwen3",
  max_positions = 40960,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151936, width = 1024 },
    {
      times = 28,
      {
        residual = { { "norm" }, { "attention", heads = 16, kv_heads = 8, head_dim = 128, qk_norm = true } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 3072 } } },
    },
    { "norm" },
    { "lm_head", vocab = 151936, tied = true },
  },
}
