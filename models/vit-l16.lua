local vit = require "mantile.families.vit"

return model "vit-l16" {
  doc = "ViT-L/16, ImageNet's 1000 classes.",
  source = "Dosovitskiy et al. 2020, table 1; google/vit-large-patch16-224: 304,326,632 parameters",
  generates = false, image = { size = 224, channels = 3 },
  blocks = {
    vit { patch = 16, width = 1024, layers = 24, heads = 16, intermediate = 4096, positions = 197 },
    "crop", { "project", width = 1000, bias = true },
  },
}
