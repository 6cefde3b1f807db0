return model "llama-3-70b" {
  doc = "Meta-Llama-3-70B: 70.6 B parameters.",
  source = "shape of meta-llama/Meta-Llama-3-70B; its config.json",
  checkpoint = "meta-llama/Meta-Llama-3-70B",
  family = "llama",
  max_positions = 8192,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 128256, width = 8192 },
    {
      times = 80,
      { residual = { { "norm" }, { "attention", heads = 64, kv_heads = 8, head_dim = 128 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 28672 } } },
    },
    { "norm" },
    { "lm_head", vocab = 128256 },
  },
}
