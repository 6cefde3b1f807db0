-- vit.lua: vision transformers, as lists of blocks.
--
-- `d`: patch, width, layers, heads, intermediate, positions: rows of the learned table; and where they are so
--     patch_bias = false, class = false: none; pre_norm: a norm before the layers too; scale: a factor for each
--     channel and residual; mask: a row kept from training

local function layer_of(d)
  local norm, scale = { "norm", bias = true }, d.scale and { "scale", channels = true } or nil
  local attention = {
    "encoder_attention", heads = d.heads, head_dim = d.width // d.heads, qkv_bias = true, out_bias = true,
  }
  return {
    times = d.layers,
    { residual = { norm, attention, scale } },
    { residual = { norm, { "encoder_mlp", intermediate = d.intermediate, bias = true }, scale } },
  }
end

--- Patches to the last layer's rows, normed (without the last norm: final_norm = false).
return function(d)
  local blocks = { { "patch_embedding", patch = d.patch, width = d.width, bias = d.patch_bias ~= false } }
  local function append(entry) blocks[#blocks + 1] = entry end
  if d.class ~= false then append { "class_tokens", mask = d.mask } end
  append { "positions", rows = d.positions }
  if d.pre_norm then append { "norm", bias = true } end
  append(layer_of(d))
  if d.final_norm ~= false then append { "norm", bias = true } end
  return blocks
end
