local flux = require "mantile.families.flux"

local d = flux.fields { steps = 50, text_tokens = 512, distilled = true }

return model "flux.1-dev" {
  doc = "FLUX.1 [dev]: an image of a prompt, in denoising steps; guidance is distilled into the model.",
  source = "black-forest-labs/flux, src/flux/util.py: transformer 11,901,408,320 parameters",
  generates = d.generates, image = d.image, inputs = d.inputs, forward = d.forward,
}
