local moe = { "moe", intermediate = 704, experts = 128, top_k = 8, expert_scale = true, router_scale = true }

return model "gemma-4-26b-a4b" {
  doc = "gemma-4-26B-A4B: 25.2 B parameters, 3.8 B active.",
  source = "config.json of google/gemma-4-26B-A4B",
  checkpoint = "google/gemma-4-26B-A4B",
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
      { "project", width = 2816 },
    },
  },
  blocks = {
    { "embedding", vocab = 262144, width = 2816 },
    {
      times = 5,
      {
        times = 5,
        {
          residual = {
            { "norm" },
            { "attention", heads = 16, kv_heads = 8, head_dim = 256, qk_norm = true, window = 1024 },
            { "norm" },
          },
        },
        {
          residual = {
            { "norm" },
            {
              parallel = { { { "mlp", intermediate = 2112 }, { "norm" } }, { { "norm" }, moe, { "norm" } } },
            },
            { "norm" },
          },
        },
        { "scale" },
      },
      {
        {
          residual = {
            { "norm" },
            {
              "attention", heads = 16, kv_heads = 2, head_dim = 512, keys_are_values = true,
              qk_norm = true,
            },
            { "norm" },
          },
        },
        {
          residual = {
            { "norm" },
            {
              parallel = { { { "mlp", intermediate = 2112 }, { "norm" } }, { { "norm" }, moe, { "norm" } } },
            },
            { "norm" },
          },
        },
        { "scale" },
      },
    },
    { "norm" },
    { "lm_head", vocab = 262144, tied = true },
  },
}
