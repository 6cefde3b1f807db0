-- rwkv.lua: layers of RWKV, from the fields of their configs; the layers' docs cite the papers. A config leaves out
-- sizes that its code fixes.

local mixers = require "mantile.families.mixers"
local stack = require "mantile.families.stack"

local versions = {}

versions[4] = function(f, hidden)
  local mixer = { "rwkv", version = 4, heads = f:size("attention_hidden_size") or hidden, head_dim = 1 }
  return mixer, { "rwkv_channel", intermediate = f:size("intermediate_size") or 4 * hidden, receptance = true }
end

local function heads_of(f, hidden)
  local dim = f:size("head_dim", "head_size") or 64
  return hidden // dim, dim
end

-- Ranks that are not stated: RWKV-v5/src/model.py in BlinkDL/RWKV-LM.
versions[6] = function(f, hidden)
  local heads, dim = heads_of(f, hidden)
  local large = hidden == 4096
  local mixer = {
    "rwkv", version = 6, heads = heads, head_dim = dim, decay_rank = f:size("decay_rank") or large and 128 or 64,
    mix_rank = f:size("mix_rank") or large and 64 or 32,
  }
  local wide = f:size("intermediate_size") or hidden * 7 // 2 // 32 * 32
  return mixer, { "rwkv_channel", intermediate = wide, receptance = true }
end

-- Ranks that are not stated: RWKV-v7/train_temp/src/model.py there.
versions[7] = function(f, hidden, i)
  local heads, dim = heads_of(f, hidden)
  local function rank(stated, factor) -- a multiple of 32
    return f:size(stated) or math.max(32, math.floor(factor * hidden ^ 0.5 / 32 + 0.5) * 32)
  end
  local mixer = {
    "rwkv", version = 7, heads = heads, head_dim = dim, decay_rank = rank("decay_low_rank_dim", 2.5),
    in_rank = rank("a_low_rank_dim", 2.5), value_rank = i > 0 and rank("v_low_rank_dim", 1.7) or nil,
    gate_rank = rank("gate_low_rank_dim", 5),
  }
  return mixer, { "rwkv_channel", intermediate = f:size("intermediate_size") or 4 * hidden }
end

local rwkv = {}

--- Layer i (from 0) of that version.
function rwkv.layer(version, f, i)
  return stack.layer("pre", { "norm", bias = true }, versions[version](f, mixers.width(f), i))
end

return rwkv
