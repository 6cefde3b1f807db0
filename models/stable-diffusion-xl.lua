local diffusion = require "mantile.families.diffusion"
local text_encoder = require "mantile.families.text_encoder"
local unet = require "mantile.families.unet"

local clip_l, clip_g = text_encoder.clip(text_encoder.sizes.clip_l), text_encoder.clip(text_encoder.sizes.clip_g)
local TOKENS, CONTEXT = 77, 768 + 1280

-- config.json of unet/: heads are 64 wide; a vector of the pooled prompt and six sizes joins the time step.
local sizes = { widths = { 320, 640, 1280 }, depth = { 0, 2, 10 }, middle = 10, heads = { 5, 10, 20 }, out = 4 }
local ADDED = 1280 + 6 * 256

return model "stable-diffusion-xl" {
  doc = "Stable Diffusion XL base: an image of a prompt, in denoising steps.",
  source = "Podell et al. 2023; config.json files of stabilityai/stable-diffusion-xl-base-1.0: UNet 2,567,463,684 "
    .. "parameters, VAE 83,653,863, CLIP-L 123,060,480, OpenCLIP bigG 694,659,840",
  dtype = "fp16", generates = false, image = { size = 1024, channels = 3 }, inputs = diffusion.inputs(50, true),
  forward = diffusion.forward {
    channels = 4, quant = true, part = "unet",
    prompt = function(m, images)
      diffusion.encode(m, "text_encoder", clip_l, TOKENS, images)
      diffusion.encode(m, "text_encoder_2", clip_g, TOKENS, images)
      return {
        images = images, added = diffusion.vector(m, images, ADDED),
        -- what both encoders make of each token, side by side
        text = m:image { count = images, height = TOKENS, breadth = 1, width = CONTEXT },
      }
    end,
    denoise = function(m, latent, given) return unet(m, sizes, latent, given) end,
  },
}
