return decoder "llama-3.1-405b" {
  doc = "Llama 3.1 405B.",
  source = "config.json of meta-llama/Meta-Llama-3.1-405B",
  checkpoint = "meta-llama/Meta-Llama-3.1-405B",
  layers = 126, hidden = 16384, heads = 128, kv_heads = 8, intermediate = 53248, vocab = 128256,
  max_positions = 131072,
}
