return model "llama-3-8b" {
  doc = "Meta-Llama-3-8B: 8.0 B parameters.",
  source = "shape of meta-llama/Meta-Llama-3-8B; its config.json",
  checkpoint = "meta-llama/Meta-Llama-3-8B",
  family = "llama",
  max_positions = 8192,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 128256, width = 4096 },
    {
      times = 32,
      { residual = { { "norm" }, { "attention", heads = 32, kv_heads = 8, head_dim = 128 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 14336 } } },
    },
    { "norm" },
    { "lm_head", vocab = 128256 },
  },
}
