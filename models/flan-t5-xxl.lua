local cross_attention = { "cross_attention", heads = 64, head_dim = 64 }
local mlp = { "mlp", intermediate = 10240, gated = true }
local encoder_mlp = { "encoder_mlp", intermediate = 10240, gated = true }

return model "flan-t5-xxl" {
  doc = "Flan-T5 XXL: text to text, 11.1 B parameters.",
  source = "Chung et al. 2022; config.json of google/flan-t5-xxl: 11,135,332,352 parameters",
  family = "t5",
  dtype = "bf16",
  encoder = {
    blocks = {
      { "embedding", vocab = 32128, width = 4096 },
      {
        { residual = { { "norm" }, { "encoder_attention", heads = 64, head_dim = 64, buckets = 32 } } },
        { residual = { { "norm" }, encoder_mlp } },
      },
      {
        times = 23,
        { residual = { { "norm" }, { "encoder_attention", heads = 64, head_dim = 64 } } },
        { residual = { { "norm" }, encoder_mlp } },
      },
      { "norm" },
    },
  },
  blocks = {
    { "embedding", vocab = 32128, width = 4096, tied = true },
    {
      {
        residual = { { "norm" }, { "decoder_attention", heads = 64, head_dim = 64, buckets = 32, encoded = true } },
      },
      { residual = { { "norm" }, cross_attention } },
      { residual = { { "norm" }, mlp } },
    },
    {
      times = 23,
      { residual = { { "norm" }, { "decoder_attention", heads = 64, head_dim = 64, encoded = true } } },
      { residual = { { "norm" }, cross_attention } },
      { residual = { { "norm" }, mlp } },
    },
    { "norm" },
    { "lm_head", vocab = 32128 },
  },
}
