return model "tinyllama-1.1b" {
  doc = "TinyLlama-1.1B-Chat-v1.0: 1.1 B parameters.",
  source = "shape of TinyLlama/TinyLlama-1.1B-Chat-v1.0; its config.json",
  checkpoint = "TinyLlama/TinyLlama-1.1B-Chat-v1.0",
  family = "llama",
  max_positions = 2048,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 32000, width = 2048 },
    {
      times = 22,
      { residual = { { "norm" }, { "attention", heads = 32, kv_heads = 4, head_dim = 64 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 5632 } } },
    },
    { "norm" },
    { "lm_head", vocab = 32000 },
  },
}
