return model "phi-4" {
  doc = "phi-4: 14.7 B parameters.",
  source = "config.json of microsoft/phi-4",
  checkpoint = "microsoft/phi-4",
  family = "phi3",
  max_positions = 16384,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 100352, width = 5120 },
    {
      times = 40,
      { residual = { { "norm" }, { "attention", heads = 40, kv_heads = 10, head_dim = 128 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 17920 } } },
    },
    { "norm" },
    { "lm_head", vocab = 100352 },
  },
}
