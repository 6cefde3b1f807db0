local vit = require "mantile.families.vit"

return model "vit-b16" {
  doc = "ViT-B/16, ImageNet's 1000 classes.",
  source = "Dosovitskiy et al. 2020, table 1; google/vit-base-patch16-224: 86,567,656 parameters",
  generates = false, image = { size = 224, channels = 3 },
  blocks = {
    vit { patch = 16, width = 768, layers = 12, heads = 12, intermediate = 3072, positions = 197 },
    "crop", { "project", width = 1000, bias = true },
  },
}
