return model "opt-175b" {
  doc = "opt-175b: 174.6 B parameters.",
  source = "shape of facebook/opt-175b (metaseq); Zhang et al. 2022, table 1",
  family = "opt",
  max_positions = 2048,
  dtype = "fp16",
  blocks = {
    { "embedding", vocab = 50272, width = 12288 },
    { "positions", width = 12288, rows = 2050 },
    {
      times = 96,
      {
        residual = {
          { "norm", bias = true },
          { "attention", heads = 96, kv_heads = 96, head_dim = 128, out_bias = true, qkv_bias = true },
        },
      },
      {
        residual = { { "norm", bias = true }, { "mlp", intermediate = 49152, bias = true, gated = false } },
      },
    },
    { "norm", bias = true },
    { "lm_head", vocab = 50272, tied = true },
  },
}
