return model "qwen2-0.5b" {
  doc = "Qwen2-0.5B: 494 M parameters.",
  source = "config.json of Qwen/Qwen2-0.5B",
  checkpoint = "Qwen/Qwen2-0.5B",
  family = "qwen2",
  max_positions = 32768,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151936, width = 896 },
    {
      times = 24,
      {
        residual = { { "norm" }, { "attention", heads = 14, kv_heads = 2, head_dim = 64, qkv_bias = true } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 4864 } } },
    },
    { "norm" },
    { "lm_head", vocab = 151936, tied = true },
  },
}
