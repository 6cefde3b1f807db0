return model "llama-3.3-70b" {
  doc = "Llama-3.3-70B-Instruct: 70.6 B parameters.",
  source = "shape of meta-llama/Llama-3.3-70B-Instruct; its config.json",
  checkpoint = "meta-llama/Llama-3.3-70B-Instruct",
  family = "llama",
  max_positions = 131072,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 128256, width = 8192 },
    {
      times = 80,
      { residual = { { "norm" }, { "attention", heads = 64, kv_heads = 8, head_dim = 128 } } },
      { residual = { { "norm" }, { "mlp", intermediate = 28672 } } },
    },
    { "norm" },
    { "lm_head", vocab = 128256 },
  },
}
