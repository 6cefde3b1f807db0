return model "qwen3-30b-a3b" {
  doc = "Qwen3-30B-A3B: 30.5 B parameters, 3.4 B active.",
  source = "config.json of Qwen/Qwen3-30B-A3B",
  checkpoint = "Qwen/Qwen3-30B-A3B",
  family = "qwen3_moe",
  max_positions = 40960,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151936, width = 2048 },
    {
      times = 48,
      {
        residual = { { "norm" }, { "attention", heads = 32, kv_heads = 4, head_dim = 128, qk_norm = true } },
      },
      { residual = { { "norm" }, { "moe", intermediate = 768, experts = 128, top_k = 8 } } },
    },
    { "norm" },
    { "lm_head", vocab = 151936 },
  },
}
