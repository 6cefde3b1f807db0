return model "qwen3-4b" {
  doc = "Qwen3-4B: 4.0 B parameters.",
  source = "shape of Qwen/Qwen3-4B; its config.json",
  checkpoint = "Qwen/Qwen3-4B",
  family = "qwen3_vl_text",
  max_positions = 262144,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151936, width = 2560 },
    {
      times = 36,
      {
        residual = { { "norm" }, { "attention", heads = 32, kv_heads = 8, head_dim = 128, qk_norm = true } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 9728 } } },
    },
    { "norm" },
    { "lm_head", vocab = 151936, tied = true },
  },
}
