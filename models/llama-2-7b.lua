return model "llama-2-7b" {
  doc = "Llama-2-7b-hf: 6.7 B parameters.",
  source = "config.json of meta-llama/Llama-2-7b-hf",
  checkpoint = "meta-llama/Llama-2-7b-hf",
  family = "llama",
  max_positions = 2048,
  dtype = "fp16",
  blocks = {
    { "embedding", vocab = 32000, width = 4096 },
    {
      times = 32,
      { residual = { { "norm" }, { "attention", heads = 32, kv_heads = 32, head_dim = 128 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 11008 } } },
    },
    { "norm" },
    { "lm_head", vocab = 32000 },
  },
}
