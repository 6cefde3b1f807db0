return model "qwen3-14b" {
  doc = "Qwen3-14B: 14.8 B parameters.",
  source = "shape of Qwen/Qwen3-14B; its config.json",
  checkpoint = "Qwen/Qwen3-14B",
  family = "qwen3",
  max_positions = 40960,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151936, width = 5120 },
    {
      times = 40,
      {
        residual = { { "norm" }, { "attention", heads = 40, kv_heads = 8, head_dim = 128, qk_norm = true } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 17408 } } },
    },
    { "norm" },
    { "lm_head", vocab = 151936 },
  },
}
