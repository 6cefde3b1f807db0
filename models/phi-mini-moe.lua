return model "phi-mini-moe" {
  doc = "Phi-mini-MoE-instruct: 7.6 B parameters, 2.4 B active.",
  source = "config.json of microsoft/Phi-mini-MoE-instruct",
  checkpoint = "microsoft/Phi-mini-MoE-instruct",
  family = "phimoe",
  max_positions = 4096,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 32064, width = 4096 },
    {
      times = 32,
      {
        residual = {
          { "norm", bias = true },
          {
            "attention", heads = 32, kv_heads = 8, head_dim = 128, out_bias = true, qkv_bias = true,
            window = 2047,
          },
        },
      },
      { residual = { { "norm", bias = true }, { "moe", intermediate = 960, experts = 16, top_k = 2 } } },
    },
    { "norm", bias = true },
    { "lm_head", vocab = 32064, bias = true },
  },
}
