local moe = { "moe", intermediate = 512, experts = 256, top_k = 8, shared_gate = true, shared_intermediate = 512 }
local attention = { "attention", heads = 16, kv_heads = 2, head_dim = 256, gate = "element", qk_norm = true }

return model "qwen3.5-35b-a3b" {
  doc = "Qwen3.5-35B-A3B: 34.7 B parameters, 3.5 B active.",
  source = "config.json of Qwen/Qwen3.5-35B-A3B",
  checkpoint = "Qwen/Qwen3.5-35B-A3B",
  family = "qwen3_5_moe",
  max_positions = 262144,
  dtype = "bf16",
  vision = {
    image = { channels = 6, size = 768 },
    blocks = {
      { "patch_embedding", width = 1152, bias = true, patch = 16 },
      { "positions", rows = 2304 },
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
      { "patch_merger", width = 2048, norm = "patches" },
    },
  },
  blocks = {
    { "embedding", vocab = 248320, width = 2048 },
    {
      times = 10,
      {
        times = 3,
        {
          residual = {
            { "norm" },
            {
              "gated_delta_net", kernel = 4, key_dim = 128, key_heads = 16, state_dtype = "fp32",
              value_dim = 128, value_heads = 32,
            },
          },
        },
        { residual = { { "norm" }, moe } },
      },
      { { residual = { { "norm" }, attention } }, { residual = { { "norm" }, moe } } },
    },
    { "norm" },
    { "lm_head", vocab = 248320 },
  },
  mtp = {
    {
      times = 1,
      { "draft_input", width = 2048 },
      { { residual = { { "norm" }, attention } }, { residual = { { "norm" }, moe } } },
      { "norm" },
      { "lm_head", vocab = 248320, tied = true },
    },
  },
}
