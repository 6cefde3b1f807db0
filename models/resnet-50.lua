-- Stages of bottleneck blocks: how many, and the width inside them (He et al. 2015, table 1).
local function stage(times, width, stride)
  return { { "bottleneck", width = width, stride = stride }, { times = times - 1, { "bottleneck", width = width } } }
end

return model "resnet-50" {
  doc = "ResNet-50 v1.5, ImageNet's 1000 classes.",
  source = "He et al. 2015, table 1; torchvision resnet50: 25,557,032 parameters, 4.09 GMAC at 224",
  generates = false, image = { size = 224, channels = 3 },
  blocks = {
    { "conv", width = 64, kernel = 7, stride = 2, norm = true },
    { "pool", kernel = 3, stride = 2 },
    stage(3, 64, 1), stage(4, 128, 2), stage(6, 256, 2), stage(3, 512, 2),
    "pool",
    { "project", width = 1000, bias = true },
  },
}
