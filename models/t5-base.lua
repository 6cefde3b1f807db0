local cross_attention = { "cross_attention", heads = 12, head_dim = 64 }
local mlp = { "mlp", intermediate = 3072, gated = false }
local encoder_mlp = { "encoder_mlp", intermediate = 3072 }

return model "t5-base" {
  doc = "T5 base: text to text, 223 M parameters.",
  source = "Raffel et al. 2019; config.json of google-t5/t5-base: 222,903,552 parameters",
  family = "t5",
  dtype = "bf16",
  encoder = {
    blocks = {
      { "embedding", vocab = 32128, width = 768 },
      {
        { residual = { { "norm" }, { "encoder_attention", heads = 12, head_dim = 64, buckets = 32 } } },
        { residual = { { "norm" }, encoder_mlp } },
      },
      {
        times = 11,
        { residual = { { "norm" }, { "encoder_attention", heads = 12, head_dim = 64 } } },
        { residual = { { "norm" }, encoder_mlp } },
      },
      { "norm" },
    },
  },
  blocks = {
    { "embedding", vocab = 32128, width = 768, tied = true },
    {
      {
        residual = { { "norm" }, { "decoder_attention", heads = 12, head_dim = 64, buckets = 32, encoded = true } },
      },
      { residual = { { "norm" }, cross_attention } },
      { residual = { { "norm" }, mlp } },
    },
    {
      times = 11,
      { residual = { { "norm" }, { "decoder_attention", heads = 12, head_dim = 64, encoded = true } } },
      { residual = { { "norm" }, cross_attention } },
      { residual = { { "norm" }, mlp } },
    },
    { "norm" },
    { "lm_head", vocab = 32128, tied = true },
  },
}
