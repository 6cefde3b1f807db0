local attention = {
  "attention", heads = 64, kv_heads = 4, head_dim = 128, index_dim = 128, index_heads = 4,
  index_top_k = 2048, qk_norm = true,
}
local moe = { "moe", intermediate = 3072, experts = 128, top_k = 4, router_bias = true, shared_intermediate = 3072 }

return model "minimax-m3" {
  doc = "MiniMax-M3: 426.2 B parameters, 26.0 B active.",
  source = "config.json of MiniMaxAI/MiniMax-M3",
  checkpoint = "MiniMaxAI/MiniMax-M3",
  family = "minimax_m3",
  max_positions = 1048576,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 200064, width = 6144 },
    {
      times = 3,
      {
        residual = { { "norm" }, { "attention", heads = 64, kv_heads = 4, head_dim = 128, qk_norm = true } },
      },
      { residual = { { "norm" }, { "mlp", intermediate = 12288 } } },
    },
    { times = 57, { residual = { { "norm" }, attention } }, { residual = { { "norm" }, moe } } },
    { "norm" },
    { "lm_head", vocab = 200064 },
  },
  mtp = {
    {
      times = 1,
      { "draft_input", width = 6144 },
      { { residual = { { "norm" }, attention } }, { residual = { { "norm" }, moe } } },
      { "norm" },
      { "lm_head", vocab = 200064, tied = true },
    },
  },
}
