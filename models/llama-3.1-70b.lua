return decoder "llama-3.1-70b" {
  doc = "Llama 3.1 70B.",
  source = "config.json of meta-llama/Meta-Llama-3.1-70B",
  checkpoint = "meta-llama/Meta-Llama-3.1-70B",
  layers = 80, hidden = 8192, heads = 64, kv_heads = 8, intermediate = 28672, vocab = 128256,
  max_positions = 131072,
}
