return model "qwen3-235b-a22b" {
  doc = "Qwen3-235B-A22B: 235.1 B parameters, 22.2 B active.",
  source = "config.json of Qwen/Qwen3-235B-A22B",
  checkpoint = "Qwen/Qwen3-235B-A22B",
  family = "qwen3_moe",
  max_positions = 40960,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151936, width = 4096 },
    {
      times = 94,
      {
        residual = { { "norm" }, { "attention", heads = 64, kv_heads = 4, head_dim = 128, qk_norm = true } },
      },
      { residual = { { "norm" }, { "moe", intermediate = 1536, experts = 128, top_k = 8 } } },
    },
    { "norm" },
    { "lm_head", vocab = 151936 },
  },
}
