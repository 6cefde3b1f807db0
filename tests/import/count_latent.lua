-- count_latent.lua: the DeepSeek line: latent attention, its indexers, and V4's compressed attention.
-- Each function returns all weights of the language model, those one token uses, those of the
-- multi-token-prediction layers. Tensors: the model code of Hugging Face transformers, vLLM, sglang
-- and DeepSeek's own inference code.

local parts = require "import.count_parts"
local moe = require "import.count_moe"

local gated = parts.gated
local latent = {}

--- Multi-head latent attention: q directly or through q_lora_rank, keys and values through kv_lora_rank.
function latent.attention(c)
  local h, n = c.hidden_size, c.num_attention_heads
  local q_width, v_width = c.qk_nope_head_dim + c.qk_rope_head_dim, c.v_head_dim
  local q = c.q_lora_rank and c.q_lora_rank * (h + 1 + n * q_width) or h * n * q_width
  local kv = (c.kv_lora_rank + c.qk_rope_head_dim) * h + c.kv_lora_rank
  return q + kv + c.kv_lora_rank * n * (c.qk_nope_head_dim + v_width) + n * v_width * h
end

-- DeepSeek sparse attention: wq_b from the q latent, wk, its layer norm with bias, one weight a head.
local function indexer(c)
  local heads, width = c.index_n_heads, c.index_head_dim
  if not heads then return 0 end
  return heads * width * c.q_lora_rank + width * c.hidden_size + 2 * width + heads * c.hidden_size
end

-- GLM-5.2: a "shared" layer reuses the choice of the last "full" one and has no indexer.
local function has_indexer(c, i)
  if c.indexer_types then return c.indexer_types[i + 1] ~= "shared" end
  if c.index_topk_pattern then return c.index_topk_pattern:sub(i + 1, i + 1) ~= "S" end
  local past = math.max(i - (c.index_skip_topk_offset or 2) + 1, 0)
  return past % math.max(c.index_topk_freq or 1, 1) == 0
end

local function is_dense(c, i)
  if c.mlp_layer_types then return c.mlp_layer_types[i + 1] == "dense" end
  return i < (c.first_k_dense_replace or 0) or i % (c.moe_layer_freq or 1) ~= 0
end

-- Router, shared and routed experts; the correction bias exists under noaux_tc routing.
local function mixture(c, always)
  local h, expert = c.hidden_size, gated(c.hidden_size, c.moe_intermediate_size)
  local bias = (c.topk_method == "noaux_tc" or c.scoring_func == "sigmoid") and c.n_routed_experts or 0
  return parts.experts(c.n_routed_experts, c.num_experts_per_tok, expert,
    always + c.n_routed_experts * h + bias + (c.n_shared_experts or 0) * expert)
end

-- Embeddings, final norm and layers of `mixer(i)` and a dense or mixed MLP; the prediction layers are sparse ones.
local function decoder(c, mixer)
  local h, layers = c.hidden_size, c.num_hidden_layers
  local function layer(i)
    if i < layers and is_dense(c, i) then return mixer(i) + 2 * h + gated(h, c.intermediate_size) end
    return mixture(c, mixer(i) + 2 * h)
  end
  local total, active = parts.stack(layers, layer)
  local outside = parts.vocabulary(c, h) + h
  return total + outside, active + outside, moe.nextn(c.num_nextn_predict_layers, h, (layer(layers)))
end

--- DeepSeek-MoE (v1): ordinary attention, softmax router without bias.
function latent.deepseek(c)
  local n, kv, d = parts.heads(c)
  return decoder(c, function() return parts.attention(c.hidden_size, n, kv, d) end)
end

--- DeepSeek V2, V3, R1, Kimi K2: latent attention.
function latent.deepseek_v3(c)
  return decoder(c, function() return latent.attention(c) end)
end

--- DeepSeek V3.2, GLM-5: latent attention and an indexer on the layers that have one (the prediction layer too).
function latent.deepseek_v32(c)
  return decoder(c, function(i)
    return latent.attention(c) + ((i >= c.num_hidden_layers or has_indexer(c, i)) and indexer(c) or 0)
  end)
end

-- V4: keys and values of every token, and a gate, weigh `ratio` tokens into one; ratio 4 overlaps two windows.
local function compressor(h, width, ratio)
  local columns = ratio == 4 and 2 * width or width
  return 2 * columns * h + ratio * columns + width
end

-- Manifold-constrained hyper-connections around one sublayer: a matrix on the hc streams, base and three scales.
local function hyper(c)
  local hc = c.hc_mult
  local mixes = (2 + hc) * hc
  return mixes * hc * c.hidden_size + mixes + 3
end

-- The same at the end of the model, merging the streams.
local function hyper_head(c) return c.hc_mult * c.hc_mult * c.hidden_size + c.hc_mult + 1 end

-- V4 attention: q through a latent, one key that is the value too, grouped low-rank output, a sink a head.
local function v4_attention(c, ratio)
  local h, n, d, rank = c.hidden_size, c.num_attention_heads, c.head_dim, c.q_lora_rank
  local always = rank * (h + 1 + n * d) + h * d + d + n * d * c.o_lora_rank + c.o_groups * c.o_lora_rank * h + n
  if ratio == 0 then return always end
  if ratio ~= 4 then return always + compressor(h, d, ratio) end
  local heads, width = c.index_n_heads, c.index_head_dim
  local index = heads * width * rank + heads * h + compressor(h, width, ratio)
  return always + compressor(h, d, ratio) + index
end

--- DeepSeek V4: every layer mixed; the first num_hash_layers choose experts by a table of integers, without a bias.
-- Checked: 284.3e9 (Flash) and 1573.0e9 (Pro) against the published 284B and 1.6T.
function latent.deepseek_v4(c)
  local h, layers, e = c.hidden_size, c.num_hidden_layers, c.n_routed_experts
  local expert = gated(h, c.moe_intermediate_size)
  local function layer(i)
    local always = v4_attention(c, c.compress_ratios[i + 1] or 0) + 2 * hyper(c) + 2 * h + e * h
    if i >= (c.num_hash_layers or 0) then always = always + e end
    return parts.experts(e, c.num_experts_per_tok, expert, always + c.n_shared_experts * expert)
  end
  local total, active = parts.stack(layers, layer)
  local outside = parts.vocabulary(c, h) + h + hyper_head(c)
  local mtp = parts.stack(c.num_nextn_predict_layers or 0, function(j)
    return moe.nextn(1, h, (layer(layers + j))) + hyper_head(c)
  end)
  return total + outside, active + outside, mtp
end

return latent
