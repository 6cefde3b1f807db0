return model "gemma-4-31b" {
  doc = "gemma-4-31B-it: 30.7 B parameters.",
  source = "config.json of google/gemma-4-31B-it",
  checkpoint = "google/gemma-4-31B-it",
  family = "gemma4",
  max_positions = 262144,
  dtype = "bf16",
  vision = {
    image = { channels = 3, size = 768 },
    blocks = {
      { "patch_embedding", width = 1152, patch = 16 },
      { "positions", rows = 20480 },
      {
        times = 27,
        {
          residual = {
            { "norm" },
            { "encoder_attention", heads = 16, kv_heads = 16, head_dim = 72, qk_norm = true },
            { "norm" },
          },
        },
        { residual = { { "norm" }, { "encoder_mlp", intermediate = 4304, gated = true }, { "norm" } } },
      },
      { "pool", kernel = 3, stride = 3 },
      { "norm", bias = true },
      { "norm", plain = true },
      { "project", width = 5376 },
    },
  },
  blocks = {
    { "embedding", vocab = 262144, width = 5376 },
    {
      times = 10,
      {
        times = 5,
        {
          residual = {
            { "norm" },
            { "attention", heads = 32, kv_heads = 16, head_dim = 256, qk_norm = true, window = 1024 },
            { "norm" },
          },
        },
        { residual = { { "norm" }, { "mlp", intermediate = 21504 }, { "norm" } } },
        { "scale" },
      },
      {
        {
          residual = {
            { "norm" },
            {
              "attention", heads = 32, kv_heads = 4, head_dim = 512, keys_are_values = true,
              qk_norm = true,
            },
            { "norm" },
          },
        },
        { residual = { { "norm" }, { "mlp", intermediate = 21504 }, { "norm" } } },
        { "scale" },
      },
    },
    { "norm" },
    { "lm_head", vocab = 262144, tied = true },
  },
}
