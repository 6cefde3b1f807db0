return decoder "llama-3.1-8b" {
  doc = "Llama 3.1 8B.",
  source = "config.json of meta-llama/Meta-Llama-3.1-8B",
  checkpoint = "meta-llama/Meta-Llama-3.1-8B",
  layers = 32, hidden = 4096, heads = 32, kv_heads = 8, intermediate = 14336, vocab = 128256,
  max_positions = 131072,
}
