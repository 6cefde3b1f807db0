-- text_encoder.lua: the text encoders of image models, as lists of blocks.

local stack = require "mantile.families.stack"

local text_encoder = {}

--- CLIP's, causal (Radford et al. 2021). `d`: vocab (default 49408), positions (77), width, layers, heads,
--- intermediate, causal (default true), project: width of what its end token is projected to, with project_bias.
function text_encoder.clip(d)
  local norm = { "norm", bias = true }
  local attention = {
    "encoder_attention", heads = d.heads, head_dim = d.width // d.heads, qkv_bias = true, out_bias = true,
    causal = d.causal ~= false,
  }
  local blocks = {
    { "embedding", vocab = d.vocab or 49408, width = d.width },
    { "positions", rows = d.positions or 77 },
    { times = d.layers,
      { residual = { norm, attention } },
      { residual = { norm, { "encoder_mlp", intermediate = d.intermediate, bias = true } } },
    },
    norm,
  }
  if d.project then
    blocks[#blocks + 1] = { "crop" }
    blocks[#blocks + 1] = { "project", width = d.project, bias = d.project_bias }
  end
  return blocks
end

--- T5's (Raffel et al. 2019), gated (Shazeer 2020) unless `gated` is false. `d`: vocab, width, layers, heads,
--- head_dim, intermediate, buckets of relative positions, whose table in the first layer serves all, or with
--- all_buckets each layer has one.
function text_encoder.t5(d)
  local norm, layers = { "norm" }, {}
  for i = 1, d.layers do
    local buckets = (i == 1 or d.all_buckets) and d.buckets or nil
    local mlp = { "encoder_mlp", intermediate = d.intermediate, gated = d.gated ~= false or nil }
    layers[i] = stack.layer("pre", norm,
      { "encoder_attention", heads = d.heads, head_dim = d.head_dim, buckets = buckets }, mlp)
  end
  local blocks = stack.groups(layers)
  table.insert(blocks, 1, { "embedding", vocab = d.vocab, width = d.width })
  blocks[#blocks + 1] = norm
  return blocks
end

-- The three that image models share. Sizes: config.json of openai/clip-vit-large-patch14 (text_config), of
-- text_encoder_2 in stabilityai/stable-diffusion-xl-base-1.0 (OpenCLIP ViT-bigG/14), of google/t5-v1_1-xxl.
text_encoder.sizes = {
  clip_l = { width = 768, layers = 12, heads = 12, intermediate = 3072 },
  clip_g = { width = 1280, layers = 32, heads = 20, intermediate = 5120, project = 1280 },
  t5_xxl = { vocab = 32128, width = 4096, layers = 24, heads = 64, head_dim = 64, intermediate = 10240, buckets = 32 },
}

return text_encoder
