-- segmentation_models_pytorch, Unet("resnet50", classes = 8): five levels down, and up again with skip connections.
local CLASSES = 8
local levels = { { 3, 64, 1 }, { 4, 128, 2 }, { 6, 256, 2 }, { 3, 512, 2 } } -- blocks, width inside, stride
local up = { 256, 128, 64, 32, 16 }

local function conv(m, x, width, kernel, stride)
  return m:run("conv", x, { width = width, kernel = kernel, stride = stride, norm = true })
end

--- The features of each level, the finest first.
local function encode(m, x)
  local features = { conv(m, x, 64, 7, 2) }
  x = m:run("pool", features[1], { kernel = 3, stride = 2 })
  for _, level in ipairs(levels) do
    for i = 1, level[1] do x = m:run("bottleneck", x, { width = level[2], stride = i == 1 and level[3] or 1 }) end
    features[#features + 1] = x
  end
  return features
end

return model "resnet-50-unet" {
  doc = "U-Net on a ResNet-50 encoder, 8 classes a pixel: wafer maps of 300 x 300, padded to 320.",
  source = "Ronneberger et al. 2015; segmentation_models_pytorch Unet, encoder resnet50, decoder 256 128 64 32 16: "
    .. "32,522,120 parameters",
  generates = false, image = { size = 300, channels = 3 },
  forward = function(m, image)
    local features = encode(m, m:run("pad", image, { multiple = 32 }))
    local x = table.remove(features)
    for _, width in ipairs(up) do
      local skip = table.remove(features)
      x = m:run("upsample", x, {})
      if skip then x = m:concat(x, skip) end
      x = conv(m, conv(m, x, width, 3, 1), width, 3, 1)
    end
    return m:run("conv", x, { width = CLASSES, kernel = 3, bias = true })
  end,
}
