return model "llama-2-70b" {
  doc = "Llama-2-70b-hf: 69.0 B parameters.",
  source = "config.json of meta-llama/Llama-2-70b-hf",
  family = "llama",
  max_positions = 4096,
  dtype = "fp16",
  blocks = {
    { "embedding", vocab = 32000, width = 8192 },
    {
      times = 80,
      { residual = { { "norm" }, { "attention", heads = 64, kv_heads = 8, head_dim = 128 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 28672 } } },
    },
    { "norm" },
    { "lm_head", vocab = 32000 },
  },
}
