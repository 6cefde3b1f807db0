-- flux.lua: the denoising transformer of Flux (Black Forest Labs 2024): blocks of two streams, then of one.

local diffusion = require "mantile.families.diffusion"
local tables = require "mantile.tables"
local text_encoder = require "mantile.families.text_encoder"

local flux = { patch = 2, channels = 16 }

local WIDTH, HEADS, TIME = 3072, 24, 256

local clip, t5 = text_encoder.clip(text_encoder.sizes.clip_l), text_encoder.t5(text_encoder.sizes.t5_xxl)

local function embed(m, x)
  return m:blocks({ { "project", width = WIDTH, bias = true }, { "project", width = WIDTH, bias = true } }, x)
end

--- What the prompt gives: T5's rows, and one of CLIP.
local function prompt(m, images)
  local pooled = diffusion.encode(m, "text_encoder", { clip, "crop" }, 77, images)
  local text = diffusion.encode(m, "text_encoder_2", t5, m.inputs.text_tokens, images)
  return { images = images, pooled = pooled, text = text }
end

--- `distilled`: the strength of guidance is an input of the transformer instead of a second run.
local function denoise(distilled)
  return function(m, latent, given)
    local function vector(width) return diffusion.vector(m, given.images, width) end
    local time = m:add(embed(m, vector(TIME)), embed(m, given.pooled))
    if distilled then time = m:add(time, embed(m, vector(TIME))) end
    local image = m:run("patch_embedding", latent, { patch = flux.patch, width = WIDTH, bias = true })
    local text = m:run("project", given.text, { width = WIDTH, bias = true })
    local block = { heads = HEADS, head_dim = WIDTH // HEADS, intermediate = 4 * WIDTH, qk_norm = true }
    local double = tables.merged({ "mmdit_block", text = given.text.height }, block)
    local single = tables.merged({ "dit_block" }, block)
    local height, breadth = image.height, image.breadth
    return m:given(time, function()
      return m:blocks({
        { times = 19, double }, { times = 38, single }, { "crop", height = height, breadth = breadth },
        { "dit_out", width = flux.patch * flux.patch * flux.channels }, { "unpatch", patch = flux.patch },
      }, m:run("join", text, {}, image))
    end)
  end
end

--- The fields of a model: `steps` and `text_tokens` if a request does not say, `distilled`.
function flux.fields(d)
  local inputs = diffusion.inputs(d.steps, false)
  inputs.text_tokens = {
    kind = "count", default = d.text_tokens, max = 4096, help = "tokens of the prompt that T5 sees",
  }
  return {
    generates = false, image = { size = 1024, channels = 3 }, inputs = inputs,
    forward = diffusion.forward {
      channels = flux.channels, patch = flux.patch, prompt = prompt, part = "transformer",
      denoise = denoise(d.distilled),
    },
  }
end

return flux
