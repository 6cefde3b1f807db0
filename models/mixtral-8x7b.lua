return decoder "mixtral-8x7b" {
  doc = "Mixtral 8x7B: 8 experts, 2 a token (Jiang et al. 2024, arXiv:2401.04088).",
  source = "config.json of mistralai/Mixtral-8x7B-v0.1",
  checkpoint = "mistralai/Mixtral-8x7B-v0.1",
  layers = 32, hidden = 4096, heads = 32, kv_heads = 8, intermediate = 14336, experts = 8, top_k = 2,
  vocab = 32000, max_positions = 32768,
}
