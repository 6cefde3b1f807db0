local attention = { "attention", heads = 32, kv_heads = 8, head_dim = 128, qkv_bias = true }

return model "mimo-7b" {
  doc = "MiMo-7B-Base: 7.6 B parameters.",
  source = "config.json of XiaomiMiMo/MiMo-7B-Base",
  checkpoint = "XiaomiMiMo/MiMo-7B-Base",
  family = "mimo",
  max_positions = 32768,
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 151680, width = 4096 },
    {
      times = 36,
      { residual = { { "norm" }, attention } },
      { residual = { { "norm" }, { "mlp", intermediate = 11008 } } },
    },
    { "norm" },
    { "lm_head", vocab = 151680 },
  },
  mtp = {
    {
      times = 1,
      { "draft_input", width = 4096 },
      {
        { residual = { { "norm" }, attention } },
        { residual = { { "norm" }, { "mlp", intermediate = 11008 } } },
      },
      { "norm" },
      { "lm_head", vocab = 151680, tied = true },
    },
  },
}
