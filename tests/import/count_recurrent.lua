-- count_recurrent.lua: state-space, delta-rule and hybrid decoders, one function an architecture. Each
-- returns all weights of the language model, those one token uses, those of the multi-token-prediction
-- layers. Tensors: the model code of Hugging Face transformers, flash-linear-attention, sglang.

local parts = require "import.count_parts"
local moe = require "import.count_moe"
local latent = require "import.count_latent"

local gated, heads, attention = parts.gated, parts.heads, parts.attention
local recurrent = {}

-- Gated delta net: q k v z in, a and b one a value head, a convolution over q k v, A and dt a head, a norm, out.
local function delta_net(c)
  local h, value_heads = c.hidden_size, c.linear_num_value_heads
  local key = c.linear_num_key_heads * c.linear_key_head_dim
  local value = value_heads * c.linear_value_head_dim
  return (2 * key + 2 * value) * h + 2 * value_heads * h + (2 * key + value) * c.linear_conv_kernel_dim
    + 2 * value_heads + c.linear_value_head_dim + value * h
end

-- Full attention of Qwen3-Next: q carries an output gate; head-wide norms on q and k.
local function gated_attention(c)
  local h = c.hidden_size
  local n, kv, d = heads(c)
  local gate = c.attn_output_gate == false and 0 or n * d * h
  return attention(h, n, kv, d) + gate + 2 * d + (c.attention_bias and 2 * n * d + 2 * kv * d + h or 0)
end

local function is_full(c, i)
  if c.layer_types then return c.layer_types[i + 1] == "full_attention" end
  return (i + 1) % (c.full_attention_interval or 4) == 0
end

local function qwen_mlp(c, i)
  if c.num_experts then return moe.qwen_mlp(c, i) end
  local dense = gated(c.hidden_size, c.intermediate_size)
  return dense, dense
end

--- Qwen3-Next, Qwen3.5, Qwen3.6: delta nets with full attention every fourth layer; dense or mixed MLPs.
-- The prediction head: fc [h, 2h], three norms, full-attention layers with the model's MLP.
function recurrent.qwen3_next(c)
  local h, layers = c.hidden_size, c.num_hidden_layers
  local function layer(i, full)
    local mixer = (full and gated_attention(c) or delta_net(c)) + 2 * h
    local all, used = qwen_mlp(c, i)
    return mixer + all, mixer + used
  end
  local total, active = parts.stack(layers, function(i) return layer(i, is_full(c, i)) end)
  local outside = parts.vocabulary(c, h) + h
  local ahead = c.mtp_num_hidden_layers or 0
  local mtp = parts.stack(ahead, function() return layer(layers - 1, true) end)
  if ahead > 0 then mtp = mtp + 2 * h * h + 3 * h + (c.mtp_use_dedicated_embeddings and c.vocab_size * h or 0) end
  return total + outside, active + outside, mtp
end

-- A Mamba-2 mixer of `n` heads of `d`: z x B C dt in, convolution over x B C, A D dt a head, gated norm, out.
local function mamba2_mixer(h, n, d, groups, state, kernel, conv_bias, bias)
  local inner = n * d
  local conv = inner + 2 * groups * state
  local into = inner + conv + n
  return into * h + (bias and into + h or 0) + conv * (kernel + (conv_bias and 1 or 0)) + 3 * n + inner + inner * h
end

--- Mamba-2: a norm and a mixer a layer.
function recurrent.mamba2(c)
  local h = c.hidden_size
  local layer = h + mamba2_mixer(h, c.num_heads, c.head_dim, c.n_groups, c.state_size, c.conv_kernel,
    c.use_conv_bias ~= false, c.use_bias)
  return parts.decoder(parts.vocabulary(c, h) + h, c.num_hidden_layers, layer)
end

-- A Mamba-1 mixer: x z in, convolution, dt B C, dt out with bias, A [inner, state], D, out.
local function mamba_mixer(h, inner, rank, state, kernel, conv_bias, bias)
  return 2 * inner * h + (bias and 2 * inner + h or 0) + inner * (kernel + (conv_bias and 1 or 0))
    + (rank + 2 * state) * inner + rank * inner + inner + inner * state + inner + inner * h
end

--- Mamba: a norm and a mixer a layer, tied. time_step_rank "auto" is h/16 rounded up.
function recurrent.mamba(c)
  local h = c.hidden_size
  local rank = math.type(c.time_step_rank) == "integer" and c.time_step_rank or -(-h // 16)
  local layer = h + mamba_mixer(h, c.intermediate_size or c.expand * h, rank, c.state_size, c.conv_kernel,
    c.use_conv_bias ~= false, c.use_bias)
  return parts.decoder(parts.vocabulary(c, h, true) + h, c.num_hidden_layers, layer)
end

local KINDS = { M = "mamba", ["*"] = "attention", ["-"] = "mlp", E = "moe" }

local function pattern_of(kinds, text)
  if kinds or not text then return kinds or {} end
  local list = {}
  for letter in text:gmatch "." do list[#list + 1] = KINDS[letter] end
  return list
end

-- Nemotron-H experts have no gate; with moe_latent_size they work in a narrower space entered and left once a layer.
local function nemotron_moe(c)
  local h, e, width = c.hidden_size, c.n_routed_experts, c.moe_latent_size or c.hidden_size
  local always = e * h + e + parts.plain(h, c.moe_shared_expert_intermediate_size, c.mlp_bias)
    + (c.moe_latent_size and 2 * h * width or 0)
  return parts.experts(e, c.num_experts_per_tok, parts.plain(width, c.moe_intermediate_size), always)
end

local function nemotron_block(c, kind)
  local h = c.hidden_size
  if kind == "mamba" then
    return h + mamba2_mixer(h, c.mamba_num_heads, c.mamba_head_dim, c.n_groups, c.ssm_state_size, c.conv_kernel,
      c.use_conv_bias ~= false, c.use_bias)
  elseif kind == "attention" then
    local n, kv, d = c.num_attention_heads, c.num_key_value_heads, c.head_dim or c.attention_head_dim
    return h + attention(h, n, kv, d) + (c.attention_bias and parts.qkv_bias(n, kv, d) + h or 0)
  elseif kind == "mlp" then
    return h + parts.plain(h, c.intermediate_size, c.mlp_bias)
  end
  local all, used = nemotron_moe(c)
  return h + all, h + used
end

--- Nemotron-H, Nemotron 3: every block is a norm and one mixer (mamba2, attention, squared-ReLU MLP or experts).
-- A prediction step: eh_proj [h, 2h], two input norms, a final norm, the blocks of its own pattern.
function recurrent.nemotron_h(c)
  local h = c.hidden_size
  local kinds = pattern_of(c.layers_block_type, c.hybrid_override_pattern)
  local ahead = pattern_of(c.mtp_layers_block_type, c.mtp_hybrid_override_pattern)
  local total, active = parts.stack(#kinds, function(i) return nemotron_block(c, kinds[i + 1]) end)
  local outside = parts.vocabulary(c, h) + h
  local step = parts.stack(#ahead, function(i) return nemotron_block(c, ahead[i + 1]) end)
  return total + outside, active + outside, moe.nextn(c.num_nextn_predict_layers, h, step)
end

-- Jamba's Mamba norms dt, B and C.
local function jamba_mixer(c, i)
  local h = c.hidden_size
  if i % c.attn_layer_period == c.attn_layer_offset then return attention(h, heads(c)) end
  local rank = math.type(c.mamba_dt_rank) == "integer" and c.mamba_dt_rank or -(-h // 16)
  return mamba_mixer(h, c.mamba_expand * h, rank, c.mamba_d_state, c.mamba_d_conv, c.mamba_conv_bias, c.mamba_proj_bias)
    + rank + 2 * c.mamba_d_state
end

--- Jamba: attention every attn_layer_period, experts every expert_layer_period; two norms a layer.
function recurrent.jamba(c)
  local h, e = c.hidden_size, c.num_experts
  local mlp = gated(h, c.intermediate_size)
  local total, active = parts.stack(c.num_hidden_layers, function(i)
    local always = jamba_mixer(c, i) + 2 * h
    if e < 2 or i % c.expert_layer_period ~= c.expert_layer_offset then return always + mlp end
    return parts.experts(e, c.num_experts_per_tok, mlp, always + e * h)
  end)
  local outside = parts.vocabulary(c, h) + h
  return total + outside, active + outside
end

-- Kimi delta attention: q k v with a convolution each, low-rank decay with A a head and dt a channel, b a head, low-rank gate, norm, out.
local function kimi_delta(c)
  local h, linear = c.hidden_size, c.linear_attn_config
  local n, d = linear.num_heads, linear.head_dim
  local width = n * d
  return 3 * width * h + 3 * width * linear.short_conv_kernel_size + d * h + width * d + n + width
    + n * h + d * h + width * d + d + width * h
end

local function listed(list, value)
  for _, item in ipairs(list) do
    if item == value then return true end
  end
  return false
end

--- Kimi Linear: delta attention on kda_layers (counted from 1), latent attention on the others; DeepSeek-like experts.
function recurrent.kimi_linear(c)
  local h, e = c.hidden_size, c.num_experts
  local expert = gated(h, c.moe_intermediate_size)
  local total, active = parts.stack(c.num_hidden_layers, function(i)
    local delta = listed(c.linear_attn_config.kda_layers, i + 1)
    local always = (delta and kimi_delta(c) or latent.attention(c)) + 2 * h
    if i < c.first_k_dense_replace then return always + gated(h, c.intermediate_size) end
    return parts.experts(e, c.num_experts_per_token, expert, always + e * h + e + c.num_shared_experts * expert)
  end)
  local outside = parts.vocabulary(c, h) + h
  return total + outside, active + outside, moe.nextn(c.num_nextn_predict_layers, h, 0)
end

--- RWKV 4: time mix (decay, bonus, three interpolations, r k v o), channel mix (two interpolations, r [h, h], k, v),
-- two layer norms; one more norm before the first block.
function recurrent.rwkv(c)
  local h, width = c.hidden_size, c.attention_hidden_size or c.hidden_size
  local ffn = c.intermediate_size or 4 * h
  local layer = 2 * width + 3 * h + 4 * h * width + 2 * h + 2 * h * ffn + h * h + 4 * h
  return parts.decoder(parts.vocabulary(c, h) + 4 * h, c.num_hidden_layers, layer)
end

--- RWKV 6 (Finch): time mix (six interpolations, their low-rank maker, a low-rank decay, bonus, r k v g o, group norm),
-- channel mix (two interpolations, r [h, h], k, v), two layer norms; one more norm before the first block.
function recurrent.rwkv6(c)
  local h, width = c.hidden_size, c.attention_hidden_size or c.hidden_size
  local mix, decay = 32, 64
  if h == 4096 then mix, decay = 64, 128 end
  local ffn = c.intermediate_size or (math.floor(h * 3.5) // 32) * 32
  local time = 6 * h + 10 * mix * h + width + decay * (h + width) + width + 5 * h * width + 2 * width
  local layer = time + 2 * h + 2 * h * ffn + h * h + 4 * h
  return parts.decoder(parts.vocabulary(c, h) + 4 * h, c.num_hidden_layers, layer)
end

--- RWKV 7 (Goose): six interpolations, k and a scales, bonus, r k v o, low-rank decay, a, v (not in the first layer) and
-- gate, group norm; channel mix (one interpolation, k, v); two layer norms; one more before the first block.
function recurrent.rwkv7(c)
  local h = c.hidden_size
  local ffn = c.intermediate_size or c.hidden_ratio * h
  local low = 2 * h * (c.decay_low_rank_dim + c.a_low_rank_dim + c.v_low_rank_dim + c.gate_low_rank_dim) + 3 * h
  local layer = 6 * h + 3 * h + 4 * h * h + low + 2 * h + h + 2 * h * ffn + 4 * h
  local first = 2 * h * c.v_low_rank_dim + h
  return parts.decoder(parts.vocabulary(c, h) + 4 * h - first, c.num_hidden_layers, layer)
end

return recurrent
