return model "qwen3-8b" {
  doc = "Qwen3-8B: 8.2 B parameters.",
  source = "config.json of Qwen/Qwen3-8B",
  checkpoint = "Qwen/Qwen3-8B",
  family = "qwen3",
  max_positions = 40960,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151936, width = 4096 },
    {
      times = 36,
      {
        residual = { { "norm" }, { "attention", heads = 32, kv_heads = 8, head_dim = 128, qk_norm = true } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 12288 } } },
    },
    { "norm" },
    { "lm_head", vocab = 151936 },
  },
}
