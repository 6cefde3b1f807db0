-- count_dense.lua: dense decoders, one function an architecture. Each returns
-- all weights of the language model and those one token uses.
-- Which tensors exist was read from the model code of Hugging Face transformers.

local parts = require "import.count_parts"

local gated, plain, heads, attention = parts.gated, parts.plain, parts.heads, parts.attention
local dense = {}

-- A layer of q, k, v, o, a gated MLP and two RMS norms, plus `extra` weights; untied unless said.
local function llama_shaped(c, extra, tied)
  local h = c.hidden_size
  local n, kv, d = heads(c)
  local layer = attention(h, n, kv, d) + gated(h, c.intermediate_size) + 2 * h + extra(h, n, kv, d)
  return parts.decoder(parts.vocabulary(c, h, tied) + h, c.num_hidden_layers, layer)
end

--- Llama, Mistral, Granite, SmolLM3, Yi: q k v o, gated MLP, two RMS norms; attention_bias is on all four, mlp_bias on all three.
function dense.llama(c)
  return llama_shaped(c, function(h, n, kv, d)
    local bias = c.attention_bias and parts.qkv_bias(n, kv, d) + h or 0
    return bias + (c.mlp_bias and 2 * c.intermediate_size + h or 0)
  end)
end

--- LLaVA states only what differs from the class defaults of Llama (Llama-2-7B).
function dense.llama_defaults(c)
  local full = { hidden_size = 4096, intermediate_size = 11008, num_hidden_layers = 32, num_attention_heads = 32 }
  for key, value in pairs(c) do full[key] = value end
  return dense.llama(full)
end

--- Qwen 2 and 2.5: as Llama with biases on q, k and v always.
function dense.qwen2(c)
  return llama_shaped(c, function(_, n, kv, d) return parts.qkv_bias(n, kv, d) end)
end

--- Qwen 3 and the text of Qwen3-VL: a norm of one head's width on q and one on k; no biases unless attention_bias.
function dense.qwen3(c)
  return llama_shaped(c, function(h, n, kv, d)
    return 2 * d + (c.attention_bias and parts.qkv_bias(n, kv, d) + h or 0)
  end)
end

--- MiMo-7B: Qwen 2 layers. Each MTP layer: two input norms, input_proj [h, 2h], a final norm, one such layer.
-- Checked: 7,833,409,536 in the published file = 7,622,619,136 + one MTP layer.
function dense.mimo(c)
  local h = c.hidden_size
  local n, kv, d = heads(c)
  local bias = c.attention_bias ~= false and parts.qkv_bias(n, kv, d) or 0
  local layer = attention(h, n, kv, d) + bias + gated(h, c.intermediate_size) + 2 * h
  local total = parts.vocabulary(c, h) + h + c.num_hidden_layers * layer
  return total, total, (c.num_nextn_predict_layers or 0) * (2 * h * h + 3 * h + layer)
end

--- Phi-3, Phi-4: Llama's tensors with q, k, v fused and gate, up fused: the same count.
function dense.phi3(c)
  return llama_shaped(c, function() return 0 end)
end

--- Gemma 1: Llama's tensors, tied.
function dense.gemma(c)
  return llama_shaped(c, function() return 0 end, true)
end

--- Gemma 2: two more norms a layer (after attention, after the MLP), tied.
function dense.gemma2(c)
  return llama_shaped(c, function(h) return 2 * h end, true)
end

--- Gemma 3: Gemma 2 and a head-wide norm on q and k. The real configs leave class defaults out.
function dense.gemma3(c)
  local full = { vocab_size = 262208, num_attention_heads = 8, num_key_value_heads = 4, head_dim = 256 }
  for key, value in pairs(c) do full[key] = value end
  return llama_shaped(full, function(h, _, _, d) return 2 * h + 2 * d end, true)
end

--- OLMo 1: norms without weights (neither in the layers nor at the end).
function dense.olmo(c)
  local h = c.hidden_size
  local n, kv, d = heads(c)
  return parts.decoder(parts.vocabulary(c, h), c.num_hidden_layers, attention(h, n, kv, d) + gated(h, c.intermediate_size))
end

--- OLMo 2: norms after attention and MLP instead of before, q_norm and k_norm as wide as all heads together.
function dense.olmo2(c)
  return llama_shaped(c, function(_, n, kv, d) return (n + kv) * d end)
end

--- EXAONE 4: norms after attention and MLP instead of before, head-wide norms on q and k.
function dense.exaone4(c)
  return llama_shaped(c, function(_, _, _, d) return 2 * d end)
end

--- EXAONE 3: Llama's tensors; its layers are num_layers.
function dense.exaone(c)
  return dense.llama(setmetatable({ num_hidden_layers = c.num_layers }, { __index = c }))
end

--- InternLM: `bias` is on q, k, v and o.
function dense.internlm(c)
  return llama_shaped(c, function(h, n, kv, d) return c.bias and parts.qkv_bias(n, kv, d) + h or 0 end)
end

--- MiniCPM: Llama's tensors, tied.
function dense.minicpm(c)
  return llama_shaped(c, function() return 0 end, true)
end

--- StableLM: layer norms with bias, one of them alone where attention and MLP stand side by side; a norm without bias
--- of each query and key head's own with qk_layernorm.
function dense.stablelm(c)
  local h = c.hidden_size
  local n, kv, d = heads(c)
  local layer = attention(h, n, kv, d) + gated(h, c.intermediate_size) + (c.use_parallel_residual and 2 or 4) * h
    + (c.use_qkv_bias and parts.qkv_bias(n, kv, d) or 0) + (c.qk_layernorm and (n + kv) * d or 0)
  return parts.decoder(parts.vocabulary(c, h) + 2 * h, c.num_hidden_layers, layer)
end

--- ERNIE 4.5 dense: Llama's tensors, tied, biases by use_bias.
function dense.ernie4_5(c)
  return llama_shaped(c, function(h, n, kv, d)
    return c.use_bias and parts.qkv_bias(n, kv, d) + 2 * h + 2 * c.intermediate_size or 0
  end, true)
end

--- Hunyuan dense: Llama's tensors and a head-wide norm on q and k, tied.
function dense.hunyuan_v1_dense(c)
  return llama_shaped(c, function(h, n, kv, d)
    return 2 * d + (c.attention_bias and parts.qkv_bias(n, kv, d) + h or 0)
  end, true)
end

--- GLM-4-9B (glm): biases on q, k, v; two norms.
function dense.glm(c)
  return llama_shaped(c, function(_, n, kv, d)
    return c.attention_bias ~= false and parts.qkv_bias(n, kv, d) or 0
  end)
end

--- GLM-4-0414 (glm4): two more norms, after attention and after the MLP.
function dense.glm4(c)
  return llama_shaped(c, function(h, n, kv, d)
    return 2 * h + (c.attention_bias and parts.qkv_bias(n, kv, d) or 0)
  end)
end

--- Command R: one norm (weight only) before attention and MLP in parallel; tied; R+ norms every head of q and k.
function dense.cohere(c)
  local h = c.hidden_size
  local n, kv, d = heads(c)
  local norms = h + (c.use_qk_norm and (n + kv) * d or 0)
  local bias = c.attention_bias and parts.qkv_bias(n, kv, d) + h or 0
  local layer = attention(h, n, kv, d) + bias + gated(h, c.intermediate_size) + norms
  return parts.decoder(parts.vocabulary(c, h, true) + h, c.num_hidden_layers, layer)
end

--- Nemotron-4, Minitron: a plain (squared ReLU) MLP, layer norms with weight and bias.
function dense.nemotron(c)
  local h = c.hidden_size
  local n, kv, d = heads(c)
  local layer = attention(h, n, kv, d) + plain(h, c.intermediate_size, c.mlp_bias) + 4 * h
    + (c.attention_bias and parts.qkv_bias(n, kv, d) + h or 0)
  return parts.decoder(parts.vocabulary(c, h) + 2 * h, c.num_hidden_layers, layer)
end

--- Llama-Nemotron (DeciLM): block_configs says each layer's attention and MLP; a part that is a no-op loses its norm too.
-- The MLP's width is ffn_mult * 2h/3, up to a multiple of 256.
local function nas_mlp(h, block)
  if block.no_op then return 0 end
  if block.replace_with_linear then return h * h + h end
  local width = block.intermediate_size or ((math.floor(2 * block.ffn_mult * h / 3) + 255) // 256) * 256
  return gated(h, width) + h
end

function dense.nemotron_nas(c)
  local h, n = c.hidden_size, c.num_attention_heads
  local d = c.head_dim or h // n
  local total = parts.stack(c.num_hidden_layers, function(i)
    local block = c.block_configs[i + 1]
    local mixer = 0
    if block.attention.replace_with_linear then mixer = h * h + h
    elseif not block.attention.no_op then mixer = attention(h, n, n // block.attention.n_heads_in_group, d) + h end
    return mixer + nas_mlp(h, block.ffn)
  end)
  total = total + parts.vocabulary(c, h) + h
  return total, total
end

--- StarCoder 2: biases on everything, layer norms with bias, a plain MLP, tied.
function dense.starcoder2(c)
  local h = c.hidden_size
  local n, kv, d = heads(c)
  local biased = c.use_bias ~= false
  local layer = attention(h, n, kv, d) + (biased and parts.qkv_bias(n, kv, d) + h or 0)
    + plain(h, c.intermediate_size, biased) + 4 * h
  return parts.decoder(parts.vocabulary(c, h, true) + 2 * h, c.num_hidden_layers, layer)
end

--- Phi-1, 1.5 and 2: one layer norm before attention and MLP in parallel, biases on all and on the head.
function dense.phi(c)
  local h = c.hidden_size
  local n, kv, d = heads(c)
  local norms = 2 * h + (c.qk_layernorm and 4 * d or 0)
  local layer = attention(h, n, kv, d) + parts.qkv_bias(n, kv, d) + h + plain(h, c.intermediate_size, true) + norms
  return parts.decoder(parts.vocabulary(c, h) + c.vocab_size + 2 * h, c.num_hidden_layers, layer)
end

--- The first code of Phi (phi-msft): the same tensors under GPT-2's field names.
function dense.phi_msft(c)
  return dense.phi {
    hidden_size = c.n_embd, num_attention_heads = c.n_head, num_key_value_heads = c.n_head_kv,
    intermediate_size = c.n_inner or 4 * c.n_embd, num_hidden_layers = c.n_layer, vocab_size = c.vocab_size,
    tie_word_embeddings = c.tie_word_embeddings,
  }
end

--- GPT-2: token and learned position tables, layer norms and biases everywhere, tied.
function dense.gpt2(c)
  local h = c.n_embd
  local layer = 4 * h * h + 4 * h + plain(h, c.n_inner or 4 * h, true) + 4 * h
  return parts.decoder(parts.vocabulary(c, h, true) + c.n_positions * h + 2 * h, c.n_layer, layer)
end

--- GPT-J: one layer norm, attention without biases, MLP and head with.
function dense.gptj(c)
  local h = c.n_embd
  local layer = 4 * h * h + plain(h, c.n_inner or 4 * h, true) + 2 * h
  return parts.decoder(parts.vocabulary(c, h) + c.vocab_size + 2 * h, c.n_layer, layer)
end

--- GPT-NeoX, Pythia: two layer norms, biases everywhere but on the head, untied.
function dense.gpt_neox(c)
  local h = c.hidden_size
  local bias = c.attention_bias ~= false and 4 * h or 0
  local layer = 4 * h * h + bias + plain(h, c.intermediate_size, true) + 4 * h
  return parts.decoder(parts.vocabulary(c, h) + 2 * h, c.num_hidden_layers, layer)
end

--- OPT: positions are offset by two rows; a narrower embedding is projected in and out (350M); norms lack weights when layer_norm_elementwise_affine is false.
function dense.opt(c)
  local h = c.hidden_size
  local narrow = c.word_embed_proj_dim or h
  local norm = c.layer_norm_elementwise_affine == false and 0 or 2 * h
  local biased = c.enable_bias ~= false
  local layer = 4 * h * h + (biased and 4 * h or 0) + plain(h, c.ffn_dim, biased) + 2 * norm
  local outside = parts.vocabulary(c, narrow, true) + (c.max_position_embeddings + 2) * h
    + (narrow ~= h and 2 * narrow * h or 0)
    + ((c.do_layer_norm_before ~= false and not c._remove_final_layer_norm) and norm or 0)
  return parts.decoder(outside, c.num_hidden_layers, layer)
end

--- BLOOM: a layer norm after the embedding, no position table (ALiBi), biases everywhere, tied.
function dense.bloom(c)
  local h = parts.field(c, { "hidden_size", "n_embed" })
  local layer = 4 * h * h + 4 * h + plain(h, c.n_inner or 4 * h, true) + 4 * h
  return parts.decoder(parts.vocabulary(c, h, true) + 4 * h, parts.field(c, { "num_hidden_layers", "n_layer" }), layer)
end

local function falcon_kv(c, n)
  if c.new_decoder_architecture then return c.num_kv_heads or n end
  return c.multi_query ~= false and 1 or n
end

-- The new layout norms attention and MLP apart (Falcon-11B: once), the parallel one has a single norm, the serial one two.
local function falcon_norms(c)
  if c.new_decoder_architecture then return c.num_ln_in_parallel_attn or 2 end
  return c.parallel_attn ~= false and 1 or 2
end

--- Falcon: no biases unless `bias`, layer norms with bias, a plain MLP, tied; multi_query is one key-value head.
function dense.falcon(c)
  local h = c.hidden_size
  local n = parts.field(c, { "num_attention_heads", "n_head" })
  local d, kv = h // n, falcon_kv(c, n)
  local layer = attention(h, n, kv, d) + (c.bias and parts.qkv_bias(n, kv, d) + h or 0)
    + plain(h, c.ffn_hidden_size or 4 * h, c.bias) + 2 * h * falcon_norms(c)
  local outside = parts.vocabulary(c, h, true) + 2 * h
  return parts.decoder(outside, parts.field(c, { "num_hidden_layers", "n_layer" }), layer)
end

return dense
