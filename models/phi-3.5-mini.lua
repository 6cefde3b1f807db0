return model "phi-3.5-mini" {
  doc = "Phi-3.5-mini-instruct: 3.8 B parameters.",
  source = "config.json of microsoft/Phi-3.5-mini-instruct",
  checkpoint = "microsoft/Phi-3.5-mini-instruct",
  family = "phi3",
  max_positions = 131072,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 32064, width = 3072 },
    {
      times = 32,
      { residual = { { "norm" }, { "attention", heads = 32, kv_heads = 32, head_dim = 96 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 8192 } } },
    },
    { "norm" },
    { "lm_head", vocab = 32064 },
  },
}
