-- count_moe.lua: decoders with a mixture of experts, one function an architecture. Each returns all
-- weights of the language model, those one token uses, and those of the multi-token-prediction layers.
-- Which tensors exist was read from the model code of Hugging Face transformers, vLLM and sglang.

local parts = require "import.count_parts"

local gated, heads, attention, field = parts.gated, parts.heads, parts.attention, parts.field
local moe = {}

-- Embeddings and a final norm of `norm` weights (h unless said) around a stack.
local function around(c, layer, norm)
  local h = c.hidden_size
  local total, active = parts.stack(c.num_hidden_layers, layer)
  local outside = parts.vocabulary(c, h) + (norm or h)
  return total + outside, active + outside
end

-- `count` prediction layers as in DeepSeek-V3: eh_proj [h, 2h], two input norms, a norm before the shared head, one layer.
-- The copies of embedding and head that some checkpoints store are not counted.
function moe.nextn(count, h, layer) return (count or 0) * (2 * h * h + 3 * h + layer) end

--- Mixtral: router [E, h], experts of three matrices.
function moe.mixtral(c)
  local h, e = c.hidden_size, c.num_local_experts
  local n, kv, d = heads(c)
  local always = attention(h, n, kv, d) + 2 * h + e * h
  return around(c, function()
    return parts.experts(e, c.num_experts_per_tok, gated(h, c.intermediate_size), always)
  end)
end

--- Granite MoE: as Mixtral.
moe.granitemoe = moe.mixtral

-- Qwen: a layer is dense when listed in mlp_only_layers or off the sparse step.
local function qwen_is_sparse(c, i)
  for _, dense in ipairs(c.mlp_only_layers or {}) do
    if dense == i then return false end
  end
  return (c.num_experts or 0) > 0 and (i + 1) % (c.decoder_sparse_step or 1) == 0
end

--- The MLP of layer i of a Qwen MoE: router, experts, and, where stated, a shared expert with its gate [1, h].
function moe.qwen_mlp(c, i)
  local h = c.hidden_size
  if not qwen_is_sparse(c, i) then
    local dense = gated(h, c.intermediate_size)
    return dense, dense
  end
  local shared = c.shared_expert_intermediate_size or 0
  local always = c.num_experts * h + gated(h, shared) + (shared > 0 and h or 0)
  return parts.experts(c.num_experts, c.num_experts_per_tok, gated(h, c.moe_intermediate_size), always)
end

local function qwen_moe(c, extra)
  local h = c.hidden_size
  local n, kv, d = heads(c)
  local mixer = attention(h, n, kv, d) + 2 * h + extra(n, kv, d)
  return around(c, function(i)
    local all, used = moe.qwen_mlp(c, i)
    return mixer + all, mixer + used
  end)
end

--- Qwen1.5-MoE, Qwen2-MoE: biases on q, k, v; a gated shared expert.
function moe.qwen2_moe(c) return qwen_moe(c, parts.qkv_bias) end

--- Qwen3-MoE and the text of Qwen3-VL-MoE: head-wide norms on q and k, no shared expert.
function moe.qwen3_moe(c)
  return qwen_moe(c, function(_, _, d) return 2 * d end)
end

--- OLMoE: norms on q and k as wide as all heads, no shared expert.
function moe.olmoe(c)
  local h, e = c.hidden_size, c.num_experts
  local n, kv, d = heads(c)
  local always = attention(h, n, kv, d) + 2 * h + (n + kv) * d + e * h
  return around(c, function()
    return parts.experts(e, c.num_experts_per_tok, gated(h, c.intermediate_size), always)
  end)
end

--- PhiMoE: layer norms with bias, biases on q, k, v, o (attention_bias) and on the head (lm_head_bias).
function moe.phimoe(c)
  local h, e = c.hidden_size, c.num_local_experts
  local n, kv, d = heads(c)
  local always = attention(h, n, kv, d) + (c.attention_bias and parts.qkv_bias(n, kv, d) + h or 0) + 4 * h + e * h
  return around(c, function()
    return parts.experts(e, c.num_experts_per_tok, gated(h, c.intermediate_size), always)
  end, 2 * h + (c.lm_head_bias and c.vocab_size or 0))
end

--- gpt-oss: biases on q, k, v, o, on the router and on every expert matrix; one attention sink a head.
function moe.gpt_oss(c)
  local h, i, e = c.hidden_size, c.intermediate_size, c.num_local_experts
  local n, kv, d = heads(c)
  local always = attention(h, n, kv, d) + parts.qkv_bias(n, kv, d) + h + n + 2 * h + e * h + e
  return around(c, function()
    return parts.experts(e, field(c, { "num_experts_per_tok", "experts_per_token" }), gated(h, i) + 2 * i + h, always)
  end)
end

--- MiniMax M2: norms on q and k as wide as all their heads (qk_norm_type per_layer), a router bias an expert.
-- num_mtp_modules modules of mtp_transformer_layers layers are stated; the published files store none.
function moe.minimax_m2(c)
  local h, e = c.hidden_size, c.num_local_experts
  local n, kv, d = heads(c)
  local norms = c.use_qk_norm == false and 0 or (c.qk_norm_type == "per_head" and 2 * d or (n + kv) * d)
  local always = attention(h, n, kv, d) + norms + 2 * h + e * h + (c.use_routing_bias == false and 0 or e)
    + gated(h, c.shared_intermediate_size or 0)
  local expert = gated(h, c.intermediate_size)
  local modules = c.use_mtp == false and 0 or c.num_mtp_modules or 0
  local total, active = around(c, function() return parts.experts(e, c.num_experts_per_tok, expert, always) end)
  return total, active, modules * (2 * h * h + 3 * h + (c.mtp_transformer_layers or 1) * (always + e * expert))
end

-- MiniMax M3, the indexer of block-sparse attention: q of all index heads, one k, a norm on each.
local function m3_indexer(c, i)
  local sparse = c.sparse_attention_config
  if not sparse or sparse.use_sparse_attention == false or sparse.sparse_attention_freq[i + 1] == 0 then return 0 end
  local width = sparse.sparse_index_dim
  return (sparse.sparse_num_index_heads + 1) * width * c.hidden_size + 2 * width
end

local function m3_mlp(c, i)
  local h, e = c.hidden_size, c.num_local_experts
  if c.moe_layer_freq and c.moe_layer_freq[i + 1] == 0 then return gated(h, c.dense_intermediate_size) end
  local shared = (c.n_shared_experts or 0) * gated(h, c.shared_intermediate_size or 0)
  local always = e * h + (c.use_routing_bias == false and 0 or e) + shared
  return parts.experts(e, c.num_experts_per_tok, gated(h, c.moe_intermediate_size or c.intermediate_size), always)
end

--- MiniMax M3: head-wide norms on q and k; leading dense layers; shared expert; index heads on sparse layers.
-- An MTP module is one sparse layer; num_nextn_predict_layers are stored, num_mtp_modules may reuse them.
function moe.minimax_m3(c)
  local h = c.hidden_size
  local n, kv, d = heads(c)
  local function layer(i)
    local mixer = attention(h, n, kv, d) + 2 * d + 2 * h + m3_indexer(c, i)
    local all, used = m3_mlp(c, i)
    return mixer + all, mixer + (used or all)
  end
  local total, active = around(c, layer)
  local modules = field(c, { "num_nextn_predict_layers", "num_mtp_modules" }, 0)
  return total, active, moe.nextn(modules, h, (layer(c.num_hidden_layers - 1)))
end

-- Step 3.5 and 3.7: sliding layers may have other head counts (attention_other_setting).
local function step_mixer(c, i)
  local h, other = c.hidden_size, c.attention_other_setting
  local n, kv, d = c.num_attention_heads, field(c, { "num_key_value_heads", "num_attention_groups" }), c.head_dim
  local kind = c.layer_types and c.layer_types[i + 1]
  if other and kind == other.attention_type then
    n, kv, d = other.num_attention_heads, other.num_attention_groups, other.head_dim
  end
  local gate = c.use_head_wise_attn_gate and n * h or 0
  return attention(h, n, kv, d) + 2 * d + gate + 2 * h
end

local function step_sparse(c)
  local sparse = {}
  local listed = c.moe_layers_enum
  if type(listed) == "table" then listed = table.concat(listed, ",") end
  if listed then
    for index in listed:gmatch "%d+" do sparse[tonumber(index)] = true end
  else
    for i = c.first_k_dense_replace or 1, c.num_hidden_layers - 1 do sparse[i] = true end
  end
  return sparse
end

--- Step 3.5/3.7 Flash: head-wide norms on q and k, a gate a head, router bias, one shared expert.
-- An MTP layer has a dense MLP and a head of its own (17 tensors each in the published file).
function moe.step(c)
  local h, e = c.hidden_size, field(c, { "moe_num_experts", "num_experts" })
  local sparse, expert = step_sparse(c), gated(h, c.moe_intermediate_size)
  local always = e * h + (c.use_moe_router_bias and e or 0) + gated(h, c.share_expert_dim)
  local total, active = around(c, function(i)
    local mixer = step_mixer(c, i)
    if not sparse[i] then return mixer + gated(h, c.intermediate_size) end
    return parts.experts(e, field(c, { "moe_top_k", "num_experts_per_tok" }), expert, mixer + always)
  end)
  local mtp = parts.stack(c.num_nextn_predict_layers or 0, function(j)
    return moe.nextn(1, h, step_mixer(c, c.num_hidden_layers + j) + gated(h, c.intermediate_size)) + c.vocab_size * h
  end)
  return total, active, mtp
end

--- GLM-4.5: q, k, v biases by attention_bias, head-wide norms by use_qk_norm, router bias, shared experts.
-- Checked: GLM-4.5-Air's file holds text + the MTP layer + that layer's copies of embedding and head.
function moe.glm4_moe(c)
  local h, e = c.hidden_size, c.n_routed_experts
  local n, kv, d = heads(c)
  local mixer = attention(h, n, kv, d) + (c.attention_bias and parts.qkv_bias(n, kv, d) or 0)
    + (c.use_qk_norm and 2 * d or 0) + 2 * h
  local expert = gated(h, c.moe_intermediate_size)
  local always = mixer + e * h + e + c.n_shared_experts * expert
  local total, active = around(c, function(i)
    if i < c.first_k_dense_replace then return mixer + gated(h, c.intermediate_size) end
    return parts.experts(e, c.num_experts_per_tok, expert, always)
  end)
  return total, active, moe.nextn(c.num_nextn_predict_layers, h, always + e * expert)
end

local function llama4_is_sparse(c, i)
  if not c.moe_layers then return (i + 1) % (c.interleave_moe_layer_step or 1) == 0 end
  for _, sparse in ipairs(c.moe_layers) do
    if sparse == i then return true end
  end
  return false
end

--- Llama 4: router [E, h], experts and one shared expert of intermediate_size, dense layers of intermediate_size_mlp; its q and k norms have no weights.
function moe.llama4(c)
  local h, e, expert = c.hidden_size, c.num_local_experts, gated(c.hidden_size, c.intermediate_size)
  local n, kv, d = heads(c)
  local mixer = attention(h, n, kv, d) + 2 * h + (c.attention_bias and parts.qkv_bias(n, kv, d) + h or 0)
  return around(c, function(i)
    if not llama4_is_sparse(c, i) then return mixer + gated(h, c.intermediate_size_mlp) end
    return parts.experts(e, c.num_experts_per_tok, expert, mixer + e * h + expert)
  end)
end

-- Gemma 4 attention: full layers have their own head width and, with attention_k_eq_v, no v; the last layers may share keys and values.
local function gemma4_mixer(c, i)
  local h, n, full = c.hidden_size, c.num_attention_heads, c.layer_types[i + 1] == "full_attention"
  local d, kv, values = c.head_dim, c.num_key_value_heads, 2
  if full then
    d = c.global_head_dim or d
    if c.attention_k_eq_v then kv, values = c.num_global_key_value_heads or kv, 1 end
  end
  if i >= c.num_hidden_layers - (c.num_kv_shared_layers or 0) then return 2 * n * d * h + d end
  return 2 * n * d * h + values * kv * d * h + 2 * d
end

-- The dense MLP, doubled on key-sharing layers when use_double_wide_mlp; four norms and the layer's scalar.
local function gemma4_rest(c, i)
  local h, p = c.hidden_size, c.hidden_size_per_layer_input or 0
  local shared = (c.num_kv_shared_layers or 0) > 0 and i >= c.num_hidden_layers - c.num_kv_shared_layers
  local width = c.intermediate_size * (c.use_double_wide_mlp and shared and 2 or 1)
  return gated(h, width) + 4 * h + 1 + (p > 0 and 2 * p * h + h or 0)
end

--- Gemma 4: tied; the MoE block stands beside the dense MLP with a router, a scale h, a scale an expert and three norms.
-- Per-layer embeddings (E2B, E4B): a table of L*p columns, a projection [L*p, h] and its norm p.
function moe.gemma4(c)
  local h, layers, p = c.hidden_size, c.num_hidden_layers, c.hidden_size_per_layer_input or 0
  local total, active = parts.stack(layers, function(i)
    local always = gemma4_mixer(c, i) + gemma4_rest(c, i)
    if not c.enable_moe_block then return always end
    local e = c.num_experts
    local expert = gated(h, field(c, { "moe_intermediate_size", "expert_intermediate_size" }))
    return parts.experts(e, c.top_k_experts, expert, always + e * h + h + e + 3 * h)
  end)
  local outside = parts.vocabulary(c, h, true) + h
  if p > 0 then outside = outside + (c.vocab_size_per_layer_input + h) * layers * p + p end
  return total + outside, active + outside
end

--- ERNIE 4.5 MoE: MoE on layers from moe_layer_start_index to _end_index at moe_layer_interval; shared experts fused to one; a correction bias an expert; tied.
function moe.ernie4_5_moe(c)
  local h, e, expert = c.hidden_size, c.moe_num_experts, gated(c.hidden_size, c.moe_intermediate_size)
  local n, kv, d = heads(c)
  local mixer = attention(h, n, kv, d) + 2 * h + (c.use_bias and parts.qkv_bias(n, kv, d) + h or 0)
  local first, step, last = c.moe_layer_start_index or 1, c.moe_layer_interval or 1, c.moe_layer_end_index or -1
  if last < 0 then last = c.num_hidden_layers - 1 end
  local total, active = parts.stack(c.num_hidden_layers, function(i)
    if i < first or i > last or (i + 1) % step ~= 0 then return mixer + gated(h, c.intermediate_size) end
    return parts.experts(e, c.moe_k, expert, mixer + e * h + e + (c.moe_num_shared_experts or 0) * expert)
  end)
  local outside = parts.vocabulary(c, h, true) + h
  return total + outside, active + outside
end

local function of_layer(value, i) return type(value) == "table" and value[i + 1] or value end

--- Hunyuan MoE (A13B): head-wide norms on q and k, num_shared_expert shared experts, top-k by moe_topk, tied.
function moe.hunyuan_v1_moe(c)
  local h, e = c.hidden_size, c.num_experts
  local n, kv, d = heads(c)
  local mixer = attention(h, n, kv, d) + 2 * d + 2 * h
  local total, active = parts.stack(c.num_hidden_layers, function(i)
    local expert = gated(h, of_layer(field(c, { "moe_intermediate_size", "intermediate_size" }), i))
    local shared = of_layer(field(c, { "num_shared_expert" }, 1), i) * gated(h, c.intermediate_size)
    return parts.experts(e, of_layer(c.moe_topk, i), expert, mixer + e * h + shared)
  end)
  local outside = parts.vocabulary(c, h, true) + h
  return total + outside, active + outside
end

return moe
