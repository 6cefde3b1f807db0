local attention = { "attention", heads = 96, kv_heads = 8, head_dim = 128, qkv_bias = true }
local moe = { "moe", intermediate = 1408, experts = 128, top_k = 8, router_bias = true, shared_intermediate = 1408 }

return model "glm-4.5-air" {
  doc = "GLM-4.5-Air: 106.9 B parameters, 13.4 B active.",
  source = "config.json of zai-org/GLM-4.5-Air",
  checkpoint = "zai-org/GLM-4.5-Air",
  family = "glm4_moe",
  max_positions = 131072,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151552, width = 4096 },
    {
      { residual = { { "norm" }, attention } },
      { residual = { { "norm" }, { "mlp", intermediate = 10944 } } },
    },
    { times = 45, { residual = { { "norm" }, attention } }, { residual = { { "norm" }, moe } } },
    { "norm" },
    { "lm_head", vocab = 151552 },
  },
  mtp = {
    {
      times = 1,
      { "draft_input", width = 4096 },
      { { residual = { { "norm" }, attention } }, { residual = { { "norm" }, moe } } },
      { "norm" },
      { "lm_head", vocab = 151552, tied = true },
    },
  },
}
