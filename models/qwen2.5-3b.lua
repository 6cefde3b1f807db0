return model "qwen2.5-3b" {
  doc = "Qwen2.5-3B: 3.1 B parameters.",
  source = "config.json of Qwen/Qwen2.5-3B",
  checkpoint = "Qwen/Qwen2.5-3B",
  family = "qwen2",
  max_positions = 32768,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151936, width = 2048 },
    {
      times = 36,
      {
        residual = { { "norm" }, { "attention", heads = 16, kv_heads = 2, head_dim = 128, qkv_bias = true } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 11008 } } },
    },
    { "norm" },
    { "lm_head", vocab = 151936, tied = true },
  },
}
