return model "qwen2.5-32b" {
  doc = "Qwen2.5-32B-Instruct: 32.8 B parameters.",
  source = "config.json of Qwen/Qwen2.5-32B-Instruct",
  checkpoint = "Qwen/Qwen2.5-32B-Instruct",
  family = "qwen2",
  max_positions = 131072,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 152064, width = 5120 },
    {
      times = 64,
      {
        residual = { { "norm" }, { "attention", heads = 40, kv_heads = 8, head_dim = 128, qkv_bias = true } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 27648 } } },
    },
    { "norm" },
    { "lm_head", vocab = 152064 },
  },
}
