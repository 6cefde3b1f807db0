return model "llama-3.2-1b" {
  doc = "Llama-3.2-1B-Instruct: 1.2 B parameters.",
  source = "config.json of meta-llama/Llama-3.2-1B-Instruct",
  family = "llama",
  max_positions = 131072,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 128256, width = 2048 },
    {
      times = 16,
      { residual = { { "norm" }, { "attention", heads = 32, kv_heads = 8, head_dim = 64 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 8192 } } },
    },
    { "norm" },
    { "lm_head", vocab = 128256, tied = true },
  },
}
