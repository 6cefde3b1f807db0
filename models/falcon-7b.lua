return model "falcon-7b" {
  doc = "falcon-7b: 6.9 B parameters.",
  source = "config.json of tiiuae/falcon-7b",
  checkpoint = "tiiuae/falcon-7b",
  family = "falcon",
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 65024, width = 4544 },
    {
      times = 32,
      {
        residual = {
          { "norm", bias = true },
          {
            parallel = {
              { "attention", heads = 71, kv_heads = 1, head_dim = 64 },
              { "mlp", intermediate = 18176, gated = false },
            },
          },
        },
      },
    },
    { "norm", bias = true },
    { "lm_head", vocab = 65024, tied = true },
  },
}
