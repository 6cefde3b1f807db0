-- diffusion.lua: what pipelines of diffusion models share: prompt, denoising steps, autoencoder.
--
--     forward = diffusion.forward {
--       channels = 4, patch = 1,          of the latent image; image_size is a multiple of 8 patches
--       prompt = function(m, images) ... end,    the text encoders: what the denoiser reads
--       part = "unet",
--       denoise = function(m, latent, prompt) ... end,
--       quant = true,                     see autoencoder.lua
--     }
--
-- `images` is how many latent images there are for each one asked for: guidance (Ho and Salimans 2022) runs the
-- denoiser with and without the prompt, as one batch twice as large.

local autoencoder = require "mantile.families.autoencoder"

local diffusion = {}

local STEPS_MAX, STRENGTH = 10000, 0.8 -- diffusers' default

--- The inputs of a pipeline with so many steps, guided or not if not said.
function diffusion.inputs(steps, guided)
  return {
    steps = { kind = "count", default = steps, max = STEPS_MAX, help = "denoising steps" },
    guided = { kind = "flag", default = guided, help = "guidance by a second, unconditional run of each step" },
    image_to_image = { kind = "flag", default = false, help = "starts from an image, which is encoded first" },
    strength = { kind = "fraction?", otherwise = "0.8", help = "share of the steps that an image-to-image run takes" },
  }
end

local function steps_of(inputs)
  if inputs.strength and not inputs.image_to_image then error("inputs: strength needs image_to_image", 0) end
  if not inputs.image_to_image then return inputs.steps end
  local strength = inputs.strength or STRENGTH
  local steps = math.floor(inputs.steps * strength + 1e-9) -- 0.7 x 10 is 7
  if steps >= 1 then return steps end
  error(("inputs: strength (%g) leaves none of the %d steps"):format(strength, inputs.steps), 0)
end

local function side_of(d, inputs)
  local multiple = autoencoder.factor * (d.patch or 1)
  if inputs.image_size % multiple == 0 then return inputs.image_size // autoencoder.factor end
  error(("inputs: image_size is %d; it must be a multiple of %d"):format(inputs.image_size, multiple), 0)
end

function diffusion.forward(d)
  local encoder, decoder = autoencoder.encoder(d), autoencoder.decoder(d)
  return function(m, image)
    local inputs, images = m.inputs, m.inputs.guided and 2 or 1
    local side, steps = side_of(d, inputs), steps_of(inputs)
    local function latent(count)
      return m:image { count = count, height = side, breadth = side, width = d.channels }
    end
    local prompt = d.prompt(m, images)
    m:part("vae.encode", function()
      return m:loop(inputs.image_to_image and 1 or 0, function() return m:blocks(encoder, image) end)
    end)
    m:part(d.part, function()
      return m:loop(steps, function() return d.denoise(m, latent(images), prompt) end)
    end)
    return m:part("vae.decode", function() return m:blocks(decoder, latent(1)) end)
  end
end

--- The rows that a text encoder makes of `tokens` of a prompt for each of `images`.
function diffusion.encode(m, part, blocks, tokens, images)
  return m:part(part, function()
    return m:blocks(blocks, m:image { count = images, height = tokens, breadth = 1, width = 1 })
  end)
end

--- One row an image: a time step, a pooled prompt.
function diffusion.vector(m, images, width)
  return m:image { count = images, height = 1, breadth = 1, width = width }
end

return diffusion
