return model "starcoder2-7b" {
  doc = "starcoder2-7b: 7.2 B parameters.",
  source = "config.json of bigcode/starcoder2-7b",
  checkpoint = "bigcode/starcoder2-7b",
  family = "starcoder2",
  max_positions = 16384,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 49152, width = 4608 },
    {
      times = 32,
      {
        residual = {
          { "norm", bias = true },
          {
            "attention", heads = 36, kv_heads = 4, head_dim = 128, out_bias = true, qkv_bias = true,
            window = 4096,
          },
        },
      },
      {
        residual = { { "norm", bias = true }, { "mlp", intermediate = 18432, bias = true, gated = false } },
      },
    },
    { "norm", bias = true },
    { "lm_head", vocab = 49152, tied = true },
  },
}
