return decoder "qwen3-32b" {
  doc = "Qwen3 32B: heads of 128 beside a hidden size of 5120, and a norm on each query and key head.",
  source = "model card and config.json of Qwen/Qwen3-32B",
  checkpoint = "Qwen/Qwen3-32B",
  layers = 64, hidden = 5120, heads = 64, kv_heads = 8, head_dim = 128, intermediate = 25600, vocab = 151936,
  max_positions = 40960, qk_norm = true,
}
