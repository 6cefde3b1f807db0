local diffusion = require "mantile.families.diffusion"
local text_encoder = require "mantile.families.text_encoder"
local unet = require "mantile.families.unet"

local clip = text_encoder.clip(text_encoder.sizes.clip_l)

-- config.json of unet/; CompVis/stable-diffusion v1-inference.yaml says the same.
local sizes = { widths = { 320, 640, 1280, 1280 }, depth = { 1, 1, 1, 0 }, middle = 1, heads = { 8, 8, 8, 8 }, out = 4 }

return model "stable-diffusion-1.5" {
  doc = "Stable Diffusion 1.5: an image of a prompt, in denoising steps.",
  source = "Rombach et al. 2021; config.json files of stable-diffusion-v1-5/stable-diffusion-v1-5: UNet 859,520,964 "
    .. "parameters, VAE 83,653,863, CLIP text encoder 123,060,480",
  dtype = "fp16", generates = false, image = { size = 512, channels = 3 }, inputs = diffusion.inputs(50, true),
  forward = diffusion.forward {
    channels = 4, quant = true, part = "unet",
    prompt = function(m, images)
      return { images = images, text = diffusion.encode(m, "text_encoder", clip, 77, images) }
    end,
    denoise = function(m, latent, given) return unet(m, sizes, latent, given) end,
  },
}
