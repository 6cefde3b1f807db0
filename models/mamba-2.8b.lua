return model "mamba-2.8b" {
  doc = "mamba-2.8b-hf: 2.8 B parameters.",
  source = "config.json of state-spaces/mamba-2.8b-hf",
  checkpoint = "state-spaces/mamba-2.8b-hf",
  family = "mamba",
  dtype = "bf16",
  blocks = {
    { "embedding", vocab = 50280, width = 2560 },
    {
      times = 64,
      {
        residual = { { "norm" }, { "mamba", conv_bias = true, inner = 5120, kernel = 4, rank = 160, state = 16 } },
      },
    },
    { "norm" },
    { "lm_head", vocab = 50280, tied = true },
  },
}
