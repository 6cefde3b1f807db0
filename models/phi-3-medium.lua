return model "phi-3-medium" {
  doc = "Phi-3-medium-4k-instruct: 14.0 B parameters.",
  source = "shape of microsoft/Phi-3-medium-4k-instruct; its config.json",
  checkpoint = "microsoft/Phi-3-medium-4k-instruct",
  family = "phi3",
  max_positions = 4096,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 32064, width = 5120 },
    {
      times = 40,
      { residual = { { "norm" }, { "attention", heads = 40, kv_heads = 10, head_dim = 128 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 17920 } } },
    },
    { "norm" },
    { "lm_head", vocab = 32064 },
  },
}
