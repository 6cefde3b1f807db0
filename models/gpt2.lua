return model "gpt2" {
  doc = "gpt2: 124 M parameters.",
  source = "config.json of openai-community/gpt2",
  checkpoint = "openai-community/gpt2",
  family = "gpt2",
  max_positions = 1024,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 50257, width = 768 },
    { "positions", width = 768, rows = 1024 },
    {
      times = 12,
      {
        residual = {
          { "norm", bias = true },
          { "attention", heads = 12, kv_heads = 12, head_dim = 64, out_bias = true, qkv_bias = true },
        },
      },
      {
        residual = { { "norm", bias = true }, { "mlp", intermediate = 3072, bias = true, gated = false } },
      },
    },
    { "norm", bias = true },
    { "lm_head", vocab = 50257, tied = true },
  },
}
