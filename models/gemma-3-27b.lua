local attention = { "attention", heads = 32, kv_heads = 16, head_dim = 128, qk_norm = true, window = 1024 }

return model "gemma-3-27b" {
  doc = "gemma-3-27b-it: 27.0 B parameters.",
  source = "shape of google/gemma-3-27b-it; its config.json",
  checkpoint = "google/gemma-3-27b-it",
  family = "gemma3",
  max_positions = 131072,
  dtype = "bf16",
  vision = {
    image = { breadth = 896, channels = 3, height = 896 },
    blocks = {
      { "patch_embedding", width = 1152, bias = true, patch = 14 },
      { "positions", rows = 4096 },
      {
        times = 27,
        {
          residual = {
            { "norm", bias = true },
            { "encoder_attention", heads = 16, head_dim = 72, out_bias = true, qkv_bias = true },
          },
        },
        { residual = { { "norm", bias = true }, { "encoder_mlp", intermediate = 4304, bias = true } } },
      },
      { "norm", bias = true },
      { "pool", kernel = 4, stride = 4 },
      { "norm" },
      { "project", width = 5376 },
    },
  },
  blocks = {
    { "embedding", vocab = 262208, width = 5376 },
    {
      times = 10,
      {
        times = 5,
        { residual = { { "norm" }, attention, { "norm" } } },
        { residual = { { "norm" }, { "mlp", intermediate = 21504 }, { "norm" } } },
      },
      {
        {
          residual = {
            { "norm" },
            { "attention", heads = 32, kv_heads = 16, head_dim = 128, qk_norm = true },
            { "norm" },
          },
        },
        { residual = { { "norm" }, { "mlp", intermediate = 21504 }, { "norm" } } },
      },
    },
    {
      times = 2,
      { residual = { { "norm" }, attention, { "norm" } } },
      { residual = { { "norm" }, { "mlp", intermediate = 21504 }, { "norm" } } },
    },
    { "norm" },
    { "lm_head", vocab = 262208, tied = true },
  },
}
