return model "llama-2-13b" {
  doc = "Llama-2-13b-hf: 13.0 B parameters.",
  source = "config.json of meta-llama/Llama-2-13b-hf",
  checkpoint = "meta-llama/Llama-2-13b-hf",
  family = "llama",
  max_positions = 2048,
  dtype = "fp16",
  blocks = {
    { "embedding", vocab = 32000, width = 5120 },
    {
      times = 40,
      { residual = { { "norm" }, { "attention", heads = 40, kv_heads = 40, head_dim = 128 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 13824 } } },
    },
    { "norm" },
    { "lm_head", vocab = 32000 },
  },
}
