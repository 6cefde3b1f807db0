local mla = {
  "mla", heads = 64, activations = "fp8", kv_rank = 512, nope_dim = 128, q_rank = 1536, rope_dim = 64,
  v_dim = 128,
  weights = {
    cached_kv_up = "fp8_b128", default = "bf16", k_up = "fp8_b128", kv_up = "fp8_b128", out = "fp8_b128",
    q_up = "fp8_b128", qkv_down = "fp8_b128", v_up = "fp8_b128",
  },
}

return model "kimi-k2" {
  doc = "Kimi-K2-Instruct: 1.03 T parameters, 32.9 B active.",
  source = "config.json of moonshotai/Kimi-K2-Instruct",
  checkpoint = "moonshotai/Kimi-K2-Instruct",
  family = "kimi_k2",
  quantisation = "fp8",
  max_positions = 131072,
  dtype = "bf16",
  weights = "fp8_b128",
  activations = "fp8",
  blocks = {
    { "embedding", vocab = 163840, width = 7168, weights = "bf16" },
    {
      { residual = { { "norm", weights = "bf16" }, mla } },
      {
        residual = {
          { "norm", weights = "bf16" },
          {
            "mlp", intermediate = 18432, activations = "fp8",
            weights = { default = "bf16", down = "fp8_b128", gate_up = "fp8_b128" },
          },
        },
      },
    },
    {
      times = 60,
      { residual = { { "norm", weights = "bf16" }, mla } },
      {
        residual = {
          { "norm", weights = "bf16" },
          {
            "moe", intermediate = 2048, experts = 384, top_k = 8, activations = "fp8", router_bias = true,
            shared_intermediate = 2048,
            weights = {
              default = "bf16", ["experts.down"] = "fp8_b128", ["experts.gate_up"] = "fp8_b128",
              ["shared.down"] = "fp8_b128", ["shared.gate_up"] = "fp8_b128",
            },
          },
        },
      },
    },
    { "norm", weights = "bf16" },
    { "lm_head", vocab = 163840, activations = "bf16", weights = "bf16" },
  },
}
