return model "mistral-large-2407" {
  doc = "Mistral-Large-Instruct-2407: 122.6 B parameters.",
  source = "config.json of mistralai/Mistral-Large-Instruct-2407",
  checkpoint = "mistralai/Mistral-Large-Instruct-2407",
  family = "mistral",
  max_positions = 131072,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 32768, width = 12288 },
    {
      times = 88,
      { residual = { { "norm" }, { "attention", heads = 96, kv_heads = 8, head_dim = 128 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 28672 } } },
    },
    { "norm" },
    { "lm_head", vocab = 32768 },
  },
}
