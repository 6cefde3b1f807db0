local diffusion = require "mantile.families.diffusion"
local text_encoder = require "mantile.families.text_encoder"

-- config.json files of stabilityai/stable-diffusion-3-medium-diffusers. Positions are a fixed table, no parameters.
local WIDTH, HEADS, LAYERS, CHANNELS, PATCH = 1536, 24, 24, 16, 2
local TIME, POOLED, CONTEXT, CLIP_TOKENS = 256, 768 + 1280, 4096, 77

local s = text_encoder.sizes
local clip_l = text_encoder.clip {
  width = s.clip_l.width, layers = s.clip_l.layers, heads = s.clip_l.heads, intermediate = s.clip_l.intermediate,
  project = 768,
}
local clip_g, t5 = text_encoder.clip(s.clip_g), text_encoder.t5(s.t5_xxl)

local inputs = diffusion.inputs(28, true)
inputs.text_tokens = { kind = "count", default = 256, max = 4096, help = "tokens of the prompt that T5 sees" }

local function embed(m, x)
  return m:blocks({ { "project", width = WIDTH, bias = true }, { "project", width = WIDTH, bias = true } }, x)
end

local function prompt(m, images)
  diffusion.encode(m, "text_encoder", clip_l, CLIP_TOKENS, images)
  diffusion.encode(m, "text_encoder_2", clip_g, CLIP_TOKENS, images)
  diffusion.encode(m, "text_encoder_3", t5, m.inputs.text_tokens, images)
  -- CLIP's rows, side by side and padded to T5's width, stand before T5's.
  local tokens = CLIP_TOKENS + m.inputs.text_tokens
  return {
    images = images, pooled = diffusion.vector(m, images, POOLED),
    text = m:image { count = images, height = tokens, breadth = 1, width = CONTEXT },
  }
end

local function denoise(m, latent, given)
  local time = m:add(embed(m, diffusion.vector(m, given.images, TIME)), embed(m, given.pooled))
  local image = m:run("patch_embedding", latent, { patch = PATCH, width = WIDTH, bias = true })
  local height, breadth = image.height, image.breadth
  local text = m:run("project", given.text, { width = WIDTH, bias = true })
  local function block(last)
    return {
      "mmdit_block", heads = HEADS, head_dim = WIDTH // HEADS, intermediate = 4 * WIDTH, text = text.height,
      last = last,
    }
  end
  return m:given(time, function()
    local x = m:blocks({ { times = LAYERS - 1, block() }, block(true) }, m:run("join", text, {}, image))
    return m:blocks({
      { "crop", height = height, breadth = breadth }, { "dit_out", width = PATCH * PATCH * CHANNELS },
      { "unpatch", patch = PATCH },
    }, x)
  end)
end

return model "stable-diffusion-3-medium" {
  doc = "Stable Diffusion 3 medium: an image of a prompt, in denoising steps.",
  source = "Esser et al. 2024; config.json files of stabilityai/stable-diffusion-3-medium-diffusers",
  dtype = "fp16", generates = false, image = { size = 1024, channels = 3 }, inputs = inputs,
  forward = diffusion.forward {
    channels = CHANNELS, patch = PATCH, prompt = prompt, part = "transformer", denoise = denoise,
  },
}
