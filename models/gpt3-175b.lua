return model "gpt3-175b" {
  doc = "gpt3: 174.6 B parameters.",
  source = "shape of (closed) openai/gpt3; Brown et al. 2020, table 2.1",
  family = "gpt2",
  max_positions = 2048,
  dtype = "fp16",
  blocks = {
    { "embedding", vocab = 50257, width = 12288 },
    { "positions", width = 12288, rows = 2048 },
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
    { "lm_head", vocab = 50257, tied = true },
  },
}
