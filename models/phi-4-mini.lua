return model "phi-4-mini" {
  doc = "Phi-4-mini-instruct: 3.8 B parameters.",
  source = "config.json of microsoft/Phi-4-mini-instruct",
  checkpoint = "microsoft/Phi-4-mini-instruct",
  family = "phi3",
  max_positions = 131072,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 200064, width = 3072 },
    {
      times = 32,
      { residual = { { "norm" }, { "attention", heads = 24, kv_heads = 8, head_dim = 128 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 8192 } } },
    },
    { "norm" },
    { "lm_head", vocab = 200064, tied = true },
  },
}
