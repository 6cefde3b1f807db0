-- whisper.lua: Whisper (Radford et al. 2022), from the fields of its config. Two convolutions make one position of two
-- frames of sound (30 s are 3000); the isl of a request is what the decoder starts from, such as language and task.

local whisper = {}

local norm = { "norm", bias = true }

local function mixer(name, heads, width)
  return { name, heads = heads, head_dim = width // heads, qkv_bias = true, k_bias = false, out_bias = true }
end

local function encoder_of(f, width)
  local positions = f:size("max_source_positions") or 1500
  local attention = mixer("encoder_attention", f:need("encoder_attention_heads"), width)
  return {
    image = { height = 2 * positions, breadth = 1, channels = f:size("num_mel_bins") or 80 },
    blocks = {
      { "conv", width = width, kernel = 3, signal = true, bias = true },
      { "conv", width = width, kernel = 3, stride = 2, signal = true, bias = true },
      { "positions", rows = positions },
      { times = f:layers("encoder_layers"),
        { residual = { norm, attention } },
        { residual = { norm, { "encoder_mlp", intermediate = f:need("encoder_ffn_dim"), bias = true } } },
      },
      norm,
    },
  }
end

function whisper.whisper(f)
  local width, vocab = f:need("d_model"), f:need("vocab_size")
  local heads, longest = f:need("decoder_attention_heads"), f:size("max_target_positions") or 448
  return {
    max_positions = longest, encoder = encoder_of(f, width),
    blocks = {
      { "embedding", vocab = vocab, width = width },
      { "positions", rows = longest },
      { times = f:layers("decoder_layers"),
        { residual = { norm, mixer("decoder_attention", heads, width) } },
        { residual = { norm, mixer("cross_attention", heads, width) } },
        { residual = { norm, { "mlp", intermediate = f:need("decoder_ffn_dim"), gated = false, bias = true } } },
      },
      norm,
      { "lm_head", vocab = vocab, tied = f:flag(true, "tie_word_embeddings") or nil },
    },
  }
end

return whisper
