return model "whisper-large-v3" {
  doc = "Whisper large v3: 30 s of sound to text, 1.54 B parameters.",
  source = "Radford et al. 2022; config.json of openai/whisper-large-v3: 1,543,490,560 parameters, the 1500 "
    .. "fixed positions of its encoder included",
  family = "whisper",
  max_positions = 448,
  dtype = "fp16",
  encoder = {
    image = { breadth = 1, channels = 128, height = 3000 },
    blocks = {
      { "conv", width = 1280, bias = true, kernel = 3, signal = true },
      { "conv", width = 1280, bias = true, kernel = 3, signal = true, stride = 2 },
      { "positions", rows = 1500 },
      {
        times = 32,
        {
          residual = {
            { "norm", bias = true },
            {
              "encoder_attention", heads = 20, head_dim = 64, k_bias = false, out_bias = true,
              qkv_bias = true,
            },
          },
        },
        { residual = { { "norm", bias = true }, { "encoder_mlp", intermediate = 5120, bias = true } } },
      },
      { "norm", bias = true },
    },
  },
  blocks = {
    { "embedding", vocab = 51866, width = 1280 },
    { "positions", rows = 448 },
    {
      times = 32,
      {
        residual = {
          { "norm", bias = true },
          {
            "decoder_attention", heads = 20, head_dim = 64, k_bias = false, out_bias = true,
            qkv_bias = true,
          },
        },
      },
      {
        residual = {
          { "norm", bias = true },
          {
            "cross_attention", heads = 20, head_dim = 64, k_bias = false, out_bias = true,
            qkv_bias = true,
          },
        },
      },
      {
        residual = { { "norm", bias = true }, { "mlp", intermediate = 5120, bias = true, gated = false } },
      },
    },
    { "norm", bias = true },
    { "lm_head", vocab = 51866, tied = true },
  },
}
