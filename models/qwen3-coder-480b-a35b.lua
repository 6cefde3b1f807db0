return model "qwen3-coder-480b-a35b" {
  doc = "Qwen3-Coder-480B-A35B-Instruct: 480.2 B parameters, 35.5 B active.",
  source = "config.json of Qwen/Qwen3-Coder-480B-A35B-Instruct",
  checkpoint = "Qwen/Qwen3-Coder-480B-A35B-Instruct",
  family = "qwen3_moe",
  max_positions = 262144,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151936, width = 6144 },
    {
      times = 62,
      {
        residual = { { "norm" }, { "attention", heads = 96, kv_heads = 8, head_dim = 128, qk_norm = true } },
      },
      { residual = { { "norm" }, { "moe", intermediate = 2560, experts = 160, top_k = 8 } } },
    },
    { "norm" },
    { "lm_head", vocab = 151936 },
  },
}
