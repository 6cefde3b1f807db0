-- bart.lua: BART (Lewis et al. 2019) and mBART (Liu et al. 2020), from the fields of their configs: biases everywhere,
-- learned positions, one table of tokens for encoder, decoder and head.

local bart = {}

local OFFSET = 2 -- positions count from 2

local norm = { "norm", bias = true }

--- A mixer or network with its norm, before it or after the sum.
local function part(entry, first)
  if first then return { residual = { norm, entry } } end
  return { { residual = { entry } }, norm }
end

local function sizes_of(f, half)
  local width, heads = f:need("d_model"), f:need(half .. "_attention_heads")
  return {
    layers = f:layers(half .. "_layers"), heads = heads, head_dim = width // heads,
    intermediate = f:need(half .. "_ffn_dim"),
  }
end

local function mixer(name, d)
  return {
    name, heads = d.heads, head_dim = d.head_dim, qkv_bias = true, out_bias = true,
    encoded = name == "decoder_attention" or nil,
  }
end

--- What stands before the layers of either half.
local function start(f, tied)
  local width = f:need("d_model")
  return {
    { "embedding", vocab = f:need("vocab_size"), width = width, tied = tied },
    { "positions", rows = f:need("max_position_embeddings") + OFFSET }, norm,
  }
end

--- `first`: norms stand before each part, and one after all of them.
local function describe(f, first)
  local e, d = sizes_of(f, "encoder"), sizes_of(f, "decoder")
  local encoder, decoder = start(f), start(f, true)
  encoder[#encoder + 1] = {
    times = e.layers, part(mixer("encoder_attention", e), first),
    part({ "encoder_mlp", intermediate = e.intermediate, bias = true }, first),
  }
  decoder[#decoder + 1] = {
    times = d.layers, part(mixer("decoder_attention", d), first), part(mixer("cross_attention", d), first),
    part({ "mlp", intermediate = d.intermediate, gated = false, bias = true }, first),
  }
  if first then
    encoder[#encoder + 1], decoder[#decoder + 1] = norm, norm
  end
  local tied = f:flag(true, "tie_word_embeddings") or nil
  decoder[#decoder + 1] = { "lm_head", vocab = f:need("vocab_size"), tied = tied }
  return { encoder = { blocks = encoder }, blocks = decoder }
end

function bart.bart(f) return describe(f, f:flag(false, "normalize_before")) end
function bart.mbart(f) return describe(f, true) end

return bart
