return model "qwen2.5-72b" {
  doc = "Qwen2.5-72B-Instruct: 72.7 B parameters.",
  source = "config.json of Qwen/Qwen2.5-72B-Instruct",
  checkpoint = "Qwen/Qwen2.5-72B-Instruct",
  family = "qwen2",
  max_positions = 32768,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 152064, width = 8192 },
    {
      times = 80,
      {
        residual = { { "norm" }, { "attention", heads = 64, kv_heads = 8, head_dim = 128, qkv_bias = true } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 29568 } } },
    },
    { "norm" },
    { "lm_head", vocab = 152064 },
  },
}
