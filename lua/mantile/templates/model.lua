-- NAME: a decoder. Try it: mantile estimate NAME.lua --on h100-sxm          docs/models.md has all fields.
-- A config.json or a GGUF file needs no such file: mantile estimate FOLDER --on h100-sxm
return model "NAME" {
  max_positions = 8192,
  blocks = {
    { "embedding", vocab = 32000, width = 2048 },
    { times = 16, -- layers that are alike
      { residual = { "norm", { "attention", heads = 16, kv_heads = 4, head_dim = 128 } } },
      { residual = { "norm", { "mlp", intermediate = 8192 } } },
    },
    "norm",
    { "lm_head", vocab = 32000 },
  },
}
