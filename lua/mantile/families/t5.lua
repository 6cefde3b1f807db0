-- t5.lua: T5 and its kin (Raffel et al. 2019; mT5: Xue et al. 2020; UMT5: Chung et al. 2023), from their fields. No
-- biases, norms without bias, a learned bias for relative positions. Encoder and decoder have one table of tokens.

local stack = require "mantile.families.stack"
local text_encoder = require "mantile.families.text_encoder"

local t5 = {}

local norm = { "norm" }

local function decoder_layers(d, count)
  local layers = {}
  for i = 1, count do
    local mixer = {
      "decoder_attention", heads = d.heads, head_dim = d.head_dim, encoded = true,
      buckets = (i == 1 or d.all_buckets) and d.buckets or nil,
    }
    layers[i] = {
      { residual = { norm, mixer } },
      { residual = { norm, { "cross_attention", heads = d.heads, head_dim = d.head_dim } } },
      { residual = { norm, { "mlp", intermediate = d.intermediate, gated = d.gated } } },
    }
  end
  return stack.groups(layers)
end

local function sizes_of(f)
  local projection = f:text("feed_forward_proj") or "relu"
  return {
    vocab = f:need("vocab_size"), width = f:need("d_model"), layers = f:layers("num_layers"),
    heads = f:need("num_heads"), head_dim = f:need("d_kv"), intermediate = f:need("d_ff"),
    gated = projection:find "^gated" ~= nil, buckets = f:size("relative_attention_num_buckets") or 32,
  }
end

--- `tied`: what tie_word_embeddings is when absent.
local function describe(f, d, tied)
  local encoder = text_encoder.t5(d)
  if f:made_for "EncoderModel$" then return { generates = false, blocks = encoder } end
  local blocks = { { "embedding", vocab = d.vocab, width = d.width, tied = true } }
  local layers = decoder_layers(d, f:get "num_decoder_layers" and f:layers "num_decoder_layers" or d.layers)
  table.move(layers, 1, #layers, 2, blocks)
  blocks[#blocks + 1] = norm
  blocks[#blocks + 1] = { "lm_head", vocab = d.vocab, tied = f:flag(tied, "tie_word_embeddings") or nil }
  return { encoder = { blocks = encoder }, blocks = blocks }
end

function t5.t5(f) return describe(f, sizes_of(f), true) end
function t5.mt5(f) return describe(f, sizes_of(f), false) end

--- Each layer has a table of relative positions.
function t5.umt5(f)
  local d = sizes_of(f)
  d.all_buckets = true
  return describe(f, d, false)
end

return t5
