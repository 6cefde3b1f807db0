local mla = {
  "mla", heads = 128, activations = "fp8", index_dim = 128, index_heads = 64, index_top_k = 2048,
  kv_rank = 512, nope_dim = 128, q_rank = 1536, rope_dim = 64, v_dim = 128,
  weights = {
    cached_kv_up = "fp8_b128", default = "bf16", ["index.k"] = "fp8_b128", ["index.q"] = "fp8_b128",
    k_up = "fp8_b128", kv_up = "fp8_b128", out = "fp8_b128", q_up = "fp8_b128", qkv_down = "fp8_b128",
    v_up = "fp8_b128",
  },
}
local moe = {
  "moe", intermediate = 2048, experts = 256, top_k = 8, activations = "fp8", router_bias = true,
  shared_intermediate = 2048,
  weights = {
    default = "bf16", ["experts.down"] = "fp8_b128", ["experts.gate_up"] = "fp8_b128",
    ["shared.down"] = "fp8_b128", ["shared.gate_up"] = "fp8_b128",
  },
}

return model "deepseek-v3.2" {
  doc = "DeepSeek-V3.2: 671.9 B parameters, 38.4 B active.",
  source = "config.json of deepseek-ai/DeepSeek-V3.2",
  checkpoint = "deepseek-ai/DeepSeek-V3.2",
  family = "deepseek_v32",
  quantisation = "fp8",
  max_positions = 163840,
  dtype = "bf16",
  weights = "fp8_b128",
  activations = "fp8",
  blocks = {
    { "embedding", vocab = 129280, width = 7168, weights = "bf16" },
    {
      times = 3,
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
      times = 58,
      { residual = { { "norm", weights = "bf16" }, mla } },
      { residual = { { "norm", weights = "bf16" }, moe } },
    },
    { "norm", weights = "bf16" },
    { "lm_head", vocab = 129280, activations = "bf16", weights = "bf16" },
  },
  mtp = {
    {
      times = 1,
      { "draft_input", width = 7168, weights = "bf16" },
      {
        { residual = { { "norm", weights = "bf16" }, mla } },
        { residual = { { "norm", weights = "bf16" }, moe } },
      },
      { "norm", weights = "bf16" },
      { "lm_head", vocab = 129280, tied = true, weights = "bf16" },
    },
  },
}
