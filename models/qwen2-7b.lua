return model "qwen2-7b" {
  doc = "Qwen2-7B: 7.6 B parameters.",
  source = "config.json of Qwen/Qwen2-7B",
  checkpoint = "Qwen/Qwen2-7B",
  family = "qwen2",
  max_positions = 32768,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 152064, width = 3584 },
    {
      times = 28,
      {
        residual = { { "norm" }, { "attention", heads = 28, kv_heads = 4, head_dim = 128, qkv_bias = true } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 18944 } } },
    },
    { "norm" },
    { "lm_head", vocab = 152064 },
  },
}
