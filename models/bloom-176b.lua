return model "bloom-176b" {
  doc = "bloom: 176.2 B parameters.",
  source = "config.json of bigscience/bloom",
  checkpoint = "bigscience/bloom",
  family = "bloom",
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 250880, width = 14336 },
    { "norm", bias = true },
    {
      times = 70,
      {
        residual = {
          { "norm", bias = true },
          { "attention", heads = 112, kv_heads = 112, head_dim = 128, out_bias = true, qkv_bias = true },
        },
      },
      {
        residual = { { "norm", bias = true }, { "mlp", intermediate = 57344, bias = true, gated = false } },
      },
    },
    { "norm", bias = true },
    { "lm_head", vocab = 250880, tied = true },
  },
}
