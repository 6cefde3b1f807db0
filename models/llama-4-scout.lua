local moe = { "moe", intermediate = 8192, experts = 16, top_k = 1, shared_intermediate = 8192 }

return model "llama-4-scout" {
  doc = "Llama-4-Scout-17B-16E-Instruct: 107.8 B parameters, 17.2 B active.",
  source = "config.json of meta-llama/Llama-4-Scout-17B-16E-Instruct",
  checkpoint = "meta-llama/Llama-4-Scout-17B-16E-Instruct",
  family = "llama4",
  max_positions = 10485760,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 202048, width = 5120 },
    {
      times = 12,
      {
        times = 3,
        {
          residual = { { "norm" }, { "attention", heads = 40, kv_heads = 8, head_dim = 128, chunk = 8192 } },
        },
        { residual = { { "norm" }, moe } },
      },
      {
        { residual = { { "norm" }, { "attention", heads = 40, kv_heads = 8, head_dim = 128 } } },
        { residual = { { "norm" }, moe } },
      },
    },
    { "norm" },
    { "lm_head", vocab = 202048 },
  },
}
