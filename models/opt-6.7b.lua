return model "opt-6.7b" {
  doc = "opt-6.7b: 6.7 B parameters.",
  source = "config.json of facebook/opt-6.7b",
  checkpoint = "facebook/opt-6.7b",
  family = "opt",
  max_positions = 2048,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 50272, width = 4096 },
    { "positions", width = 4096, rows = 2050 },
    {
      times = 32,
      {
        residual = {
          { "norm", bias = true },
          { "attention", heads = 32, kv_heads = 32, head_dim = 128, out_bias = true, qkv_bias = true },
        },
      },
      {
        residual = { { "norm", bias = true }, { "mlp", intermediate = 16384, bias = true, gated = false } },
      },
    },
    { "norm", bias = true },
    { "lm_head", vocab = 50272, tied = true },
  },
}
