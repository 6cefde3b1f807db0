-- clip.lua: CLIP (Radford et al. 2021) and SigLIP (Zhai et al. 2023), from the fields of their configs: an encoder of
-- images and one of texts. A nested config leaves out what is the default of its class.

local tables = require "mantile.tables"
local text_encoder = require "mantile.families.text_encoder"
local vit = require "mantile.families.vit"

local clip = {}

local small = { hidden_size = 768, intermediate_size = 3072, num_hidden_layers = 12, num_attention_heads = 12 }

local function with(more) return tables.merged(small, more) end

local defaults = {
  clip_text = with { vocab_size = 49408, hidden_size = 512, intermediate_size = 2048, num_attention_heads = 8,
    max_position_embeddings = 77 },
  clip_vision = with { image_size = 224, patch_size = 32, num_channels = 3 },
  siglip_text = with { vocab_size = 32000, max_position_embeddings = 64 },
  siglip_vision = with { image_size = 224, patch_size = 16, num_channels = 3 },
}

clip.defaults = defaults

--- The sizes of a vision config, as vit() takes them.
local function vision_of(v)
  local side = v:need("image_size") // v:need("patch_size")
  return {
    patch = v:need("patch_size"), width = v:need("hidden_size"), layers = v:layers("num_hidden_layers"),
    heads = v:need("num_attention_heads"), intermediate = v:need("intermediate_size"), positions = side * side,
  }
end

--- CLIP's: a class row and a norm before the layers; it is the class's row that a norm follows.
function clip.clip_tower(v, more)
  local d = vision_of(v)
  d.positions, d.patch_bias, d.pre_norm = d.positions + 1, false, true
  return vit(tables.merged(d, more))
end

--- SigLIP's: patches only.
function clip.siglip_tower(v)
  local d = vision_of(v)
  d.class = false
  return vit(d)
end

local function image_of(v) return { size = v:need("image_size"), channels = v:need("num_channels") } end

local function text_of(t)
  return {
    vocab = t:need("vocab_size"), positions = t:need("max_position_embeddings"), width = t:need("hidden_size"),
    layers = t:layers("num_hidden_layers"), heads = t:need("num_attention_heads"),
    intermediate = t:need("intermediate_size"),
  }
end

--- A text has all its positions, padded.
local function text_input(t, count)
  return { height = t:need("max_position_embeddings"), breadth = 1, channels = 1, count = count }
end

local function half(f, name, kind) return (f:inner(name) or f):over(defaults[kind]) end

--- Of an image's rows the one that stands for it, normed.
local function class_of(tower)
  tower[#tower + 1] = { "crop" }
  tower[#tower + 1] = { "norm", bias = true }
  return tower
end

local function part(name, blocks) return { part = name, table.unpack(blocks) } end

--- SigLIP's attends to all rows.
local function pooling_of(v)
  local heads = v:need("num_attention_heads")
  return {
    "attention_pooling", heads = heads, head_dim = v:need("hidden_size") // heads,
    intermediate = v:need("intermediate_size"),
  }
end

--- Each image is compared with so many texts.
local function dual(v, t, image, text)
  return {
    generates = false, image = image_of(v),
    encoder = { image = text_input(t, "texts"), blocks = { part("text_encoder", text) } },
    inputs = { texts = { kind = "count", default = 1, max = 100000, help = "texts for each image" } },
    blocks = { part("image_encoder", image) },
  }
end

function clip.clip(f)
  local t, v = half(f, "text_config", "clip_text"), half(f, "vision_config", "clip_vision")
  local d, width = text_of(t), f:size("projection_dim") or 512
  d.project = width
  local image = class_of(clip.clip_tower(v, { final_norm = false }))
  image[#image + 1] = { "project", width = width }
  image[#image + 1] = { "similarity" }
  return dual(v, t, image, text_encoder.clip(d))
end

function clip.siglip(f)
  local t, v = half(f, "text_config", "siglip_text"), half(f, "vision_config", "siglip_vision")
  local d = text_of(t)
  d.causal, d.project, d.project_bias = false, t:size("projection_size") or d.width, true
  local image = clip.siglip_tower(v)
  image[#image + 1] = pooling_of(v)
  image[#image + 1] = { "similarity", bias = true }
  return dual(v, t, image, text_encoder.clip(d))
end

--- One half alone, as a part of other models.
function clip.clip_text(f)
  local t = half(f, "text_config", "clip_text")
  local d = text_of(t)
  if f:made_for "WithProjection$" then d.project = f:size("projection_dim") or 512 end
  return { generates = false, image = text_input(t), blocks = text_encoder.clip(d) }
end

function clip.clip_vision(f)
  local v = half(f, "vision_config", "clip_vision")
  local blocks = class_of(clip.clip_tower(v, { final_norm = false }))
  if f:made_for "WithProjection$" then blocks[#blocks + 1] = { "project", width = f:size("projection_dim") or 512 } end
  return { generates = false, image = image_of(v), blocks = blocks }
end

function clip.siglip_vision(f)
  local v = half(f, "vision_config", "siglip_vision")
  local blocks = clip.siglip_tower(v)
  if v:flag(true, "vision_use_head") then blocks[#blocks + 1] = pooling_of(v) end
  return { generates = false, image = image_of(v), blocks = blocks }
end

return clip
