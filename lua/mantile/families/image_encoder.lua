-- image_encoder.lua: ViT (Dosovitskiy et al. 2020) and DINOv2 (Oquab et al. 2023), from the fields of their configs.

local vit = require "mantile.families.vit"

local image_encoder = {}

--- Patches of an image of the config's size.
local function patches_of(f)
  local side = f:need("image_size") // f:need("patch_size")
  return side * side
end

local function sizes_of(f)
  local width = f:need("hidden_size")
  return {
    patch = f:need("patch_size"), width = width, layers = f:layers("num_hidden_layers"),
    heads = f:need("num_attention_heads"), positions = patches_of(f) + 1,
  }
end

local function definition_of(f, blocks)
  local image = { size = f:need("image_size"), channels = f:size("num_channels") or 3 }
  return { generates = false, image = image, blocks = blocks }
end

--- The class's row goes into a classifier, or the pooler, a matrix with bias too.
function image_encoder.vit(f)
  local d = sizes_of(f)
  d.intermediate = f:need("intermediate_size")
  local out = f:made_for "ForImageClassification$" and f:labels() or d.width
  local blocks = vit(d)
  blocks[#blocks + 1] = { "crop" }
  blocks[#blocks + 1] = { "project", width = out, bias = true }
  return definition_of(f, blocks)
end

--- Giant's network is gated, two thirds as wide, in multiples of 8 (Shazeer 2020). A classifier sees the class's row
--- and the mean of the patches.
function image_encoder.dinov2(f)
  local d = sizes_of(f)
  local ratio = f:number("mlp_ratio") or 4
  local width = math.tointeger(ratio * d.width // 1)
  if not width then error(("mlp_ratio is %g; it must be a small number"):format(ratio), 0) end
  d.gated = f:flag(false, "use_swiglu_ffn") or nil
  d.intermediate = d.gated and (width * 2 // 3 + 7) // 8 * 8 or width
  d.scale, d.mask, d.registers = true, f:flag(true, "use_mask_token"), f:size("num_register_tokens")
  local blocks = vit(d)
  if f:made_for "ForImageClassification$" then
    blocks[#blocks + 1] = { "class_and_mean" }
    blocks[#blocks + 1] = { "project", width = f:labels(), bias = true }
  end
  return definition_of(f, blocks)
end

return image_encoder
