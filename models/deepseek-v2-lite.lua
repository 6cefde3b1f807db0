local mla = { "mla", heads = 16, kv_rank = 512, nope_dim = 128, rope_dim = 64, v_dim = 128 }

return model "deepseek-v2-lite" {
  doc = "DeepSeek-V2-Lite: 15.7 B parameters, 2.7 B active.",
  source = "config.json of deepseek-ai/DeepSeek-V2-Lite",
  checkpoint = "deepseek-ai/DeepSeek-V2-Lite",
  family = "deepseek_v2",
  max_positions = 163840,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 102400, width = 2048 },
    { { residual = { { "norm" }, mla } }, { residual = { { "norm" }, { "mlp", intermediate = 10944 } } } },
    {
      times = 26,
      { residual = { { "norm" }, mla } },
      {
        residual = {
          { "norm" },
          { "moe", intermediate = 1408, experts = 64, top_k = 6, shared_intermediate = 2816 },
        },
      },
    },
    { "norm" },
    { "lm_head", vocab = 102400 },
  },
}
