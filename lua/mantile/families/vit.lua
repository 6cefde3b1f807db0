-- vit.lua: vision transformers, as lists of blocks.
--
-- `d`: patch, width, layers, heads, intermediate, positions: rows of the learned table, if there is one; and where they
-- are so
--     patch_bias = false, class = false: none; registers: more rows like the class's; mask: a row kept from training
--     pre_norm: a norm before the layers too; final_norm = false: none after them
--     rms: norms without bias; bias = false: matrices without; sandwich: norms before and after; gated, qk_norm,
--     kv_heads, head_dim: of layers; scale: a factor for each channel and residual
--     window: patches that see each other only, but in the layers that `whole` lists (from 0)
--     aside: what the result of the layers that `levels` lists (from 0) goes into, beside the next layer
--     unused: how many of the last layers a checkpoint has that do not run, nor the final norm

local stack = require "mantile.families.stack"
local tables = require "mantile.tables"

local function layer_of(d, i)
  local norm, bias = { "norm", bias = not d.rms or nil }, d.bias ~= false or nil
  local attention = {
    "encoder_attention", heads = d.heads, kv_heads = d.kv_heads, head_dim = d.head_dim or d.width // d.heads,
    qkv_bias = bias, out_bias = bias, qk_norm = d.qk_norm, window = not tables.has(d.whole, i) and d.window or nil,
  }
  local mlp = { "encoder_mlp", intermediate = d.intermediate, gated = d.gated, bias = bias }
  local layer = stack.layer(d.sandwich and "sandwich" or "pre", norm, attention, mlp)
  for _, entry in ipairs(d.scale and layer or {}) do
    table.insert(entry.residual, { "scale", channels = true })
  end
  if tables.has(d.levels, i) then layer[#layer + 1] = d.aside end
  return layer
end

--- Patches to the last layer's rows, normed.
return function(d)
  local blocks = { { "patch_embedding", patch = d.patch, width = d.width, bias = d.patch_bias ~= false or nil } }
  local function append(entry) blocks[#blocks + 1] = entry end
  local norm, layers, kept = { "norm", bias = not d.rms or nil }, {}, {}
  if d.class ~= false then append { "class_tokens", count = d.registers and 1 + d.registers, mask = d.mask or nil } end
  if d.positions then append { "positions", rows = d.positions } end
  if d.pre_norm then append(norm) end
  local last = d.layers - (d.unused or 0) - 1
  for i = 0, last do layers[#layers + 1] = layer_of(d, i) end
  for _, group in ipairs(stack.groups(layers)) do append(group) end
  for i = last + 1, d.layers - 1 do kept[#kept + 1] = { times = 1, table.unpack(layer_of(d, i)) } end
  if d.final_norm ~= false then table.insert(#kept > 0 and kept or blocks, norm) end
  if #kept > 0 then append { runs = 0, table.unpack(kept) } end
  return blocks
end
