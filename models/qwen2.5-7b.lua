return model "qwen2.5-7b" {
  doc = "Qwen2.5-7B-Instruct: 7.6 B parameters.",
  source = "config.json of Qwen/Qwen2.5-7B-Instruct",
  checkpoint = "Qwen/Qwen2.5-7B-Instruct",
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
