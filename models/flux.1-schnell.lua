local flux = require "mantile.families.flux"

local d = flux.fields { steps = 4, text_tokens = 256, distilled = false }

return model "flux.1-schnell" {
  doc = "FLUX.1 [schnell]: an image of a prompt in a few denoising steps.",
  source = "black-forest-labs/flux, src/flux/util.py: transformer 11,891,178,560 parameters",
  generates = d.generates, image = d.image, inputs = d.inputs, forward = d.forward,
}
