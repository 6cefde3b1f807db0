return model "mamba2-2.7b" {
  doc = "mamba2-2.7b: 2.7 B parameters.",
  source = "shape of state-spaces/mamba2-2.7b; Dao and Gu 2024, table 10",
  checkpoint = "state-spaces/mamba2-2.7b",
  family = "mamba2",
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 50288, width = 2560 },
    {
      times = 64,
      {
        residual = {
          { "norm" },
          {
            "mamba2", heads = 80, head_dim = 64, conv_bias = true, groups = 1, kernel = 4, state = 128,
            state_dtype = "fp32",
          },
        },
      },
    },
    { "norm" },
    { "lm_head", vocab = 50288, tied = true },
  },
}
