local moe = {
  "moe", intermediate = 2880, experts = 128, top_k = 4, activations = "bf16", bias = true,
  router_bias = true,
  weights = { default = "bf16", ["experts.down"] = "mxfp4", ["experts.gate_up"] = "mxfp4" },
}

return model "gpt-oss-120b" {
  doc = "gpt-oss-120b: 116.8 B parameters, 5.7 B active.",
  source = "config.json of openai/gpt-oss-120b",
  checkpoint = "openai/gpt-oss-120b",
  family = "gpt_oss",
  quantisation = "mxfp4",
  max_positions = 131072,
  dtype = "bf16",
  weights = "mxfp4",
  activations = "bf16",
  blocks = {
    { "embedding", vocab = 201088, width = 2880, weights = "bf16" },
    {
      times = 18,
      {
        {
          residual = {
            { "norm", weights = "bf16" },
            {
              "attention", heads = 64, kv_heads = 8, head_dim = 64, activations = "bf16", out_bias = true,
              qkv_bias = true, sinks = true, weights = "bf16", window = 128,
            },
          },
        },
        { residual = { { "norm", weights = "bf16" }, moe } },
      },
      {
        {
          residual = {
            { "norm", weights = "bf16" },
            {
              "attention", heads = 64, kv_heads = 8, head_dim = 64, activations = "bf16", out_bias = true,
              qkv_bias = true, sinks = true, weights = "bf16",
            },
          },
        },
        { residual = { { "norm", weights = "bf16" }, moe } },
      },
    },
    { "norm", weights = "bf16" },
    { "lm_head", vocab = 201088, activations = "bf16", weights = "bf16" },
  },
}
