return model "bert-base-uncased" {
  doc = "BERT base: an encoder of text, 110 M parameters.",
  source = "Devlin et al. 2018; config.json of google-bert/bert-base-uncased: 109,482,240 parameters with the pooler",
  family = "bert",
  max_positions = 512,
  dtype = "bf16",
  generates = false,
  blocks = {
    { "embedding", vocab = 30522, width = 768 },
    { "positions", rows = 514 },
    { "norm", bias = true },
    {
      times = 12,
      {
        residual = { { "encoder_attention", heads = 12, head_dim = 64, out_bias = true, qkv_bias = true } },
      },
      { "norm", bias = true },
      { residual = { { "encoder_mlp", intermediate = 3072, bias = true } } },
      { "norm", bias = true },
    },
    { "pooler", width = 768 },
  },
}
