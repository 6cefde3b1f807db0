local mla = {
  "mla", heads = 64, index_dim = 128, index_heads = 32, index_top_k = 2048, kv_rank = 512, nope_dim = 192,
  q_rank = 2048, rope_dim = 64, v_dim = 256,
}
local moe = { "moe", intermediate = 2048, experts = 256, top_k = 8, router_bias = true, shared_intermediate = 2048 }

return model "glm-5" {
  doc = "GLM-5: 743.9 B parameters, 41.8 B active.",
  source = "config.json of zai-org/GLM-5",
  checkpoint = "zai-org/GLM-5",
  family = "glm_moe_dsa",
  max_positions = 202752,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 154880, width = 6144 },
    {
      times = 3,
      { residual = { { "norm" }, mla } },
      { residual = { { "norm" }, { "mlp", intermediate = 12288 } } },
    },
    { times = 75, { residual = { { "norm" }, mla } }, { residual = { { "norm" }, moe } } },
    { "norm" },
    { "lm_head", vocab = 154880 },
  },
  mtp = {
    {
      times = 1,
      { "draft_input", width = 6144 },
      { { residual = { { "norm" }, mla } }, { residual = { { "norm" }, moe } } },
      { "norm" },
      { "lm_head", vocab = 154880, tied = true },
    },
  },
}
