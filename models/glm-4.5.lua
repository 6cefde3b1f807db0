local attention = { "attention", heads = 96, kv_heads = 8, head_dim = 128, qk_norm = true, qkv_bias = true }
local moe = { "moe", intermediate = 1536, experts = 160, top_k = 8, router_bias = true, shared_intermediate = 1536 }

return model "glm-4.5" {
  doc = "GLM-4.5: 352.8 B parameters, 33.6 B active.",
  source = "shape of zai-org/GLM-4.5; its config.json",
  checkpoint = "zai-org/GLM-4.5",
  family = "glm4_moe",
  max_positions = 131072,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151552, width = 5120 },
    {
      times = 3,
      { residual = { { "norm" }, attention } },
      { residual = { { "norm" }, { "mlp", intermediate = 12288 } } },
    },
    { times = 89, { residual = { { "norm" }, attention } }, { residual = { { "norm" }, moe } } },
    { "norm" },
    { "lm_head", vocab = 151552 },
  },
  mtp = {
    {
      times = 1,
      { "draft_input", width = 5120 },
      { { residual = { { "norm" }, attention } }, { residual = { { "norm" }, moe } } },
      { "norm" },
      { "lm_head", vocab = 151552, tied = true },
    },
  },
}
