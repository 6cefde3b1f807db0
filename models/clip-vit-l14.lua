local text_encoder = require "mantile.families.text_encoder"
local vit = require "mantile.families.vit"

-- config.json of openai/clip-vit-large-patch14: text_config, vision_config, projection_dim.
local WIDTH, TOKENS = 768, 77
local sizes = text_encoder.sizes.clip_l

local text = {
  text_encoder.clip {
    width = sizes.width, layers = sizes.layers, heads = sizes.heads, intermediate = sizes.intermediate, project = WIDTH,
  },
}
local image = {
  vit {
    patch = 14, patch_bias = false, width = 1024, layers = 24, heads = 16, intermediate = 4096, positions = 257,
    pre_norm = true, final_norm = false,
  },
  "crop", { "norm", bias = true }, { "project", width = WIDTH },
}

return model "clip-vit-l14" {
  doc = "CLIP ViT-L/14: how well images and texts match.",
  source = "Radford et al. 2021; config.json of openai/clip-vit-large-patch14: 427,616,513 parameters",
  generates = false, image = { size = 224, channels = 3 },
  inputs = { texts = { kind = "count", default = 1, max = 100000, help = "texts for each image" } },
  forward = function(m, pixels)
    local texts = m:part("text_encoder", function()
      return m:blocks(text, m:image { count = m.inputs.texts, height = TOKENS, breadth = 1, width = 1 })
    end)
    return m:part("image_encoder", function()
      return m:run("similarity", m:blocks(image, pixels), {}, texts)
    end)
  end,
}
