return model "llama-3.2-3b" {
  doc = "Llama-3.2-3B-Instruct: 3.2 B parameters.",
  source = "config.json of meta-llama/Llama-3.2-3B-Instruct",
  checkpoint = "meta-llama/Llama-3.2-3B-Instruct",
  family = "llama",
  max_positions = 131072,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 128256, width = 3072 },
    {
      times = 28,
      { residual = { { "norm" }, { "attention", heads = 24, kv_heads = 8, head_dim = 128 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 8192 } } },
    },
    { "norm" },
    { "lm_head", vocab = 128256, tied = true },
  },
}
