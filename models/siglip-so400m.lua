local text_encoder = require "mantile.families.text_encoder"
local vit = require "mantile.families.vit"

-- config.json of google/siglip-so400m-patch14-384; what it leaves out are SiglipConfig's defaults.
local WIDTH, LAYERS, HEADS, INTERMEDIATE, TOKENS = 1152, 27, 16, 4304, 64

local text = {
  text_encoder.clip {
    vocab = 32000, positions = TOKENS, width = WIDTH, layers = LAYERS, heads = HEADS, intermediate = INTERMEDIATE,
    causal = false, project = WIDTH, project_bias = true,
  },
}
local image = {
  vit {
    patch = 14, width = WIDTH, layers = LAYERS, heads = HEADS, intermediate = INTERMEDIATE, positions = 729,
    class = false,
  },
  { "attention_pooling", heads = HEADS, head_dim = WIDTH // HEADS, intermediate = INTERMEDIATE },
}

return model "siglip-so400m" {
  doc = "SigLIP SoViT-400m/14 at 384: how well images and texts match.",
  source = "Zhai et al. 2023; config.json of google/siglip-so400m-patch14-384",
  generates = false, image = { size = 384, channels = 3 },
  inputs = { texts = { kind = "count", default = 1, max = 100000, help = "texts for each image" } },
  forward = function(m, pixels)
    local texts = m:part("text_encoder", function()
      return m:blocks(text, m:image { count = m.inputs.texts, height = TOKENS, breadth = 1, width = 1 })
    end)
    return m:part("image_encoder", function()
      return m:run("similarity", m:blocks(image, pixels), { bias = true }, texts)
    end)
  end,
}
