return model "qwen2.5-14b" {
  doc = "Qwen2.5-14B: 14.8 B parameters.",
  source = "shape of Qwen/Qwen2.5-14B; its config.json",
  checkpoint = "Qwen/Qwen2.5-14B",
  family = "qwen2",
  max_positions = 131072,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 152064, width = 5120 },
    {
      times = 48,
      {
        residual = { { "norm" }, { "attention", heads = 40, kv_heads = 8, head_dim = 128, qkv_bias = true } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 13824 } } },
    },
    { "norm" },
    { "lm_head", vocab = 152064 },
  },
}
