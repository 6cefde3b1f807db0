-- autoencoder.lua: the autoencoder of latent diffusion models (Rombach et al. 2021), 8 pixels a side to one.
--
-- `d`: channels of the latent image; quant: 1x1 convolutions at the latent's side, which later ones lack.
-- Widths 128, 256, 512, 512 and two residual blocks a level: config.json of vae/ in
-- stable-diffusion-v1-5/stable-diffusion-v1-5, of which SDXL's, SD3's and Flux's differ in `d` only.

local autoencoder = { factor = 8 }

local widths = { 128, 256, 512, 512 }

local function conv(width, kernel, stride)
  return { "conv", width = width, kernel = kernel, stride = stride, bias = true }
end

local function append(list, ...)
  for _, entry in ipairs { ... } do list[#list + 1] = entry end
end

local function middle(width)
  local block = { "resnet_block", width = width }
  local attention = { "encoder_attention", heads = 1, head_dim = width, qkv_bias = true, out_bias = true }
  return block, { residual = { { "norm", bias = true }, attention } }, block
end

--- An image to the mean and variance of its latent.
function autoencoder.encoder(d)
  local blocks = { conv(widths[1], 3) }
  for i, width in ipairs(widths) do
    append(blocks, { "resnet_block", width = width }, { "resnet_block", width = width })
    if i < #widths then append(blocks, conv(width, 3, 2)) end
  end
  append(blocks, middle(widths[#widths]))
  append(blocks, { "norm", bias = true }, conv(2 * d.channels, 3))
  if d.quant then append(blocks, conv(2 * d.channels, 1)) end
  return blocks
end

--- A latent image to pixels.
function autoencoder.decoder(d)
  local blocks = {}
  if d.quant then append(blocks, conv(d.channels, 1)) end
  append(blocks, conv(widths[#widths], 3), middle(widths[#widths]))
  for i = #widths, 1, -1 do
    local block = { "resnet_block", width = widths[i] }
    append(blocks, block, block, block)
    if i > 1 then append(blocks, "upsample", conv(widths[i], 3)) end
  end
  append(blocks, { "norm", bias = true }, conv(3, 3))
  return blocks
end

return autoencoder
