return model "mistral-7b-v0.1" {
  doc = "Mistral-7B-v0.1: 7.2 B parameters.",
  source = "config.json of mistralai/Mistral-7B-v0.1",
  checkpoint = "mistralai/Mistral-7B-v0.1",
  family = "mistral",
  max_positions = 32768,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 32000, width = 4096 },
    {
      times = 32,
      {
        residual = { { "norm" }, { "attention", heads = 32, kv_heads = 8, head_dim = 128, window = 4096 } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 14336 } } },
    },
    { "norm" },
    { "lm_head", vocab = 32000 },
  },
}
