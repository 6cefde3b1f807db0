local vit = require "mantile.families.vit"

return model "dinov2-large" {
  doc = "DINOv2 ViT-L/14: features of an image and of its patches.",
  source = "Oquab et al. 2023; config.json of facebook/dinov2-large: 304,368,640 parameters, its table of 37 x 37 + 1 "
    .. "positions is interpolated to the image",
  generates = false, image = { size = 224, channels = 3 },
  blocks = vit {
    patch = 14, width = 1024, layers = 24, heads = 16, intermediate = 4096, positions = 1370, scale = true, mask = true,
  },
}
