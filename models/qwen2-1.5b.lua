return model "qwen2-1.5b" {
  doc = "Qwen2-1.5B: 1.5 B parameters.",
  source = "config.json of Qwen/Qwen2-1.5B",
  checkpoint = "Qwen/Qwen2-1.5B",
  family = "qwen2",
  max_positions = 32768,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151936, width = 1536 },
    {
      times = 28,
      {
        residual = { { "norm" }, { "attention", heads = 12, kv_heads = 2, head_dim = 128, qkv_bias = true } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 8960 } } },
    },
    { "norm" },
    { "lm_head", vocab = 151936, tied = true },
  },
}
