local moe = { "moe", intermediate = 512, experts = 512, top_k = 10, shared_gate = true, shared_intermediate = 512 }

return model "qwen3-next-80b-a3b" {
  doc = "Qwen3-Next-80B-A3B-Instruct: 79.7 B parameters, 3.9 B active.",
  source = "config.json of Qwen/Qwen3-Next-80B-A3B-Instruct",
  checkpoint = "Qwen/Qwen3-Next-80B-A3B-Instruct",
  family = "qwen3_next",
  max_positions = 262144,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151936, width = 2048 },
    {
      times = 12,
      {
        times = 3,
        {
          residual = {
            { "norm" },
            {
              "gated_delta_net", kernel = 4, key_dim = 128, key_heads = 16, state_dtype = "fp32",
              value_dim = 128, value_heads = 32,
            },
          },
        },
        { residual = { { "norm" }, moe } },
      },
      {
        {
          residual = {
            { "norm" },
            { "attention", heads = 16, kv_heads = 2, head_dim = 256, gate = "element", qk_norm = true },
          },
        },
        { residual = { { "norm" }, moe } },
      },
    },
    { "norm" },
    { "lm_head", vocab = 151936 },
  },
}
