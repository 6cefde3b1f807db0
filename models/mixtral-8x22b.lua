return model "mixtral-8x22b" {
  doc = "Mixtral-8x22B-v0.1: 140.6 B parameters, 39.2 B active.",
  source = "config.json of mistralai/Mixtral-8x22B-v0.1",
  checkpoint = "mistralai/Mixtral-8x22B-v0.1",
  family = "mixtral",
  max_positions = 65536,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 32000, width = 6144 },
    {
      times = 56,
      { residual = { { "norm" }, { "attention", heads = 48, kv_heads = 8, head_dim = 128 } } },
      { residual = { { "norm" }, { "moe", intermediate = 16384, experts = 8, top_k = 2 } } },
    },
    { "norm" },
    { "lm_head", vocab = 32000 },
  },
}
