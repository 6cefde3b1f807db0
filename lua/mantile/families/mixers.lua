-- mixers.lua: what mixes tokens in each layer, from the fields of a config:
-- attention in its forms, state-space and delta-rule recurrences.

local tables = require "mantile.tables"

local mixers = {}

--- Whether a trait holds: a constant, or what the named field says.
function mixers.holds(f, trait, default)
  if type(trait) == "string" then return f:flag(default or false, trait) or nil end
  return trait or nil
end

local holds = mixers.holds

mixers.width_names = { "hidden_size", "n_embd", "d_model", "n_embed" }

--- The width of the residual stream.
function mixers.width(f) return f:need(table.unpack(mixers.width_names)) end

--- Heads, kv heads and head width as stated, by the names that are in use.
function mixers.heads(f, t)
  local hidden = mixers.width(f)
  local heads = f:need("num_attention_heads", "n_head", "n_heads", "num_heads")
  local kv_heads = f:size("num_key_value_heads", "n_head_kv", "num_attention_groups", "multi_query_group_num")
  local head_dim = f:size("head_dim", "attention_head_dim", "kv_channels")
  if not head_dim then
    if hidden % heads ~= 0 then
      local format = "head_dim is missing, and hidden_size (%d) is no multiple of num_attention_heads (%d)"
      error(format:format(hidden, heads), 0)
    end
    head_dim = hidden // heads
  end
  if t.kv_heads then kv_heads = t.kv_heads(f, heads) end
  return heads, kv_heads or heads, head_dim
end

-- What layer_types calls a layer that sees all tokens, or those of a window.
local sliding = { sliding_attention = true, chunked_attention = true, local_attention = true, ["local"] = true }
local recurrent = { linear_attention = true, mamba = true, mamba2 = true, recurrent = true }

--- Which layers see a window only: layer_types says so, or a pattern in which each
--- n-th layer sees all, or every layer does.
local function sees_window(f, t, i)
  local types = f:list("string", "layer_types")
  if types then return sliding[types[i + 1]] or false end
  if t.windows and not holds(f, t.windows) then return false end
  if t.windows and f:size("max_window_layers") then return i >= f:whole(0, "max_window_layers") end
  local pattern = f:size("sliding_window_pattern") or t.window_pattern
  if pattern then return (i + 1) % pattern ~= 0 end
  return true
end

local function rope_of_llama4(f, t, i)
  local rotated = f:list("number", "no_rope_layers")
  if rotated and rotated[i + 1] then return rotated[i + 1] ~= 0 end
  return (i + 1) % (f:size("no_rope_layer_interval") or t.window_pattern or 4) ~= 0
end

--- The window or chunk of layer i.
local function limits(f, t, i)
  local window = f:size("sliding_window", "sliding_window_size", "window_size", "local_attention_window")
  local chunk = f:size("attention_chunk_size")
  if chunk and rope_of_llama4(f, t, i) then return nil, chunk end
  if window and sees_window(f, t, i) then return window end
end

local function norms_heads(f, t)
  if t.qk_norm == "all" then return true, true end
  if t.qk_norm == false then return nil end
  local stated = f:flag(false, "use_qk_norm", "qk_layernorm")
  local normed = t.qk_norm == "head" or t.qk_norm and holds(f, t.qk_norm) or stated
  local type_of = f:text("qk_norm_type")
  local all = type_of == "per_layer" or not type_of and t.norm_all_heads
  return normed or nil, normed and all or nil
end

--- Block-sparse attention: an indexer selects blocks of keys.
local function add_index(f, entry, i)
  local sparse = f:inner("sparse_attention_config")
  local where = sparse and sparse:list("number", "sparse_attention_freq")
  if not sparse or not (where == nil or where[i + 1] == 1) then return end
  entry.index_heads, entry.index_dim = sparse:need("sparse_num_index_heads"), sparse:need("sparse_index_dim")
  entry.index_top_k = sparse:need("sparse_topk_blocks") * sparse:need("sparse_block_size")
end

--- Step-3.5 states other head counts for the layers with a window.
local function other_heads(f, i, heads, kv_heads, head_dim)
  local other = f:inner("attention_other_setting")
  local types = f:list("string", "layer_types")
  if not other or not types or types[i + 1] ~= other:text("attention_type") then return heads, kv_heads, head_dim end
  return other:need("num_attention_heads"), other:size("num_attention_groups") or kv_heads,
    other:size("head_dim") or head_dim
end

function mixers.attention(f, t, i)
  local heads, kv_heads, head_dim = mixers.heads(f, t)
  heads, kv_heads, head_dim = other_heads(f, i, heads, kv_heads, head_dim)
  local window, chunk = limits(f, t, i)
  local entry = {
    "attention", heads = heads, kv_heads = kv_heads, head_dim = head_dim, window = window, chunk = chunk,
    qkv_bias = holds(f, t.qkv_bias, t.bias_default), out_bias = holds(f, t.out_bias, t.bias_default), sinks = t.sinks,
  }
  entry.qk_norm, entry.norm_all_heads = norms_heads(f, t)
  if t.gate and f:flag(true, "attn_output_gate") then entry.gate = t.gate end
  if f:flag(false, "use_head_wise_attn_gate") then entry.gate = "head" end
  add_index(f, entry, i)
  return entry
end

--- Gemma 4: layers that see all tokens have heads of their own width, whose keys may
--- serve as values; the last layers reuse the keys of earlier ones.
function mixers.gemma4(f, t, i)
  local entry = mixers.attention(f, t, i)
  local types = f:list("string", "layer_types")
  if types and types[i + 1] == "full_attention" or not types and not entry.window then
    entry.head_dim = f:size("global_head_dim") or entry.head_dim
    if f:flag(false, "attention_k_eq_v") then
      entry.keys_are_values = true
      entry.kv_heads = f:size("num_global_key_value_heads") or entry.kv_heads
    end
  end
  local shared = f:whole(0, "num_kv_shared_layers") or 0
  entry.shared_kv = i >= f:need("num_hidden_layers") - shared or nil
  return entry
end

--- Whether a layer has an indexer, or reuses what an earlier one selected.
local function shares_index(f, i)
  local types = f:list("string", "indexer_types")
  if types then return types[i + 1] == "shared" or nil end
  local pattern = f:text("index_topk_pattern")
  if pattern then return pattern:sub(i + 1, i + 1) == "S" or nil end
  local every, offset = f:size("index_topk_freq") or 1, f:whole(0, "index_skip_topk_offset") or 2
  return math.max(i - offset + 1, 0) % every ~= 0 or nil
end

function mixers.latent(f, t, i)
  local indexed = f:size("index_n_heads")
  local rope = f:need("qk_rope_head_dim")
  return {
    "mla", heads = f:need("num_attention_heads"), kv_rank = f:need("kv_lora_rank"), q_rank = f:size("q_lora_rank"),
    nope_dim = f:need("qk_nope_head_dim"), rope_dim = rope, v_dim = f:need("v_head_dim"),
    qkv_bias = holds(f, t.qkv_bias), index_heads = indexed, index_dim = indexed and f:need("index_head_dim"),
    index_top_k = indexed and f:need("index_topk"), shared_index = indexed and shares_index(f, i),
  }
end

--- DeepSeek-V4: compress_ratios states how many tokens a compressed row stands for.
function mixers.compressed(f, _, i)
  local ratios = f:list("number", "compress_ratios")
  local ratio = ratios and math.tointeger(ratios[i + 1]) or 0
  local selects = ratio > 0 and ratio <= 8 -- the finely compressed rows are selected by an indexer
  return {
    "compressed_attention", heads = f:need("num_attention_heads"), head_dim = f:need("head_dim"),
    q_rank = f:need("q_lora_rank"), out_groups = f:need("o_groups"), out_rank = f:need("o_lora_rank"),
    window = f:need("sliding_window"), ratio = ratio > 0 and ratio or nil,
    index_heads = selects and f:need("index_n_heads") or nil, index_dim = selects and f:need("index_head_dim") or nil,
    index_top_k = selects and f:need("index_topk") or nil,
  }
end

local function state_dtype(f)
  local stated = f:text("mamba_ssm_cache_dtype", "mamba_ssm_dtype")
  return ({ float32 = "fp32", bfloat16 = "bf16", float16 = "fp16" })[stated or "float32"] or "fp32"
end

function mixers.delta_net(f)
  return {
    "gated_delta_net", key_heads = f:need("linear_num_key_heads"), value_heads = f:need("linear_num_value_heads"),
    key_dim = f:need("linear_key_head_dim"), value_dim = f:need("linear_value_head_dim"),
    kernel = f:need("linear_conv_kernel_dim"), state_dtype = state_dtype(f),
  }
end

function mixers.kda(f)
  local linear = f:inner("linear_attn_config")
  if not linear then error(("%slinear_attn_config (kda.head_dim in GGUF) is missing"):format(f.where), 0) end
  return {
    "kda", heads = linear:need("num_heads"), head_dim = linear:need("head_dim"),
    kernel = linear:need("short_conv_kernel_size"),
  }
end

local function rank_of(f, hidden, ...)
  local stated = f:get(...)
  if type(stated) ~= "number" then return -(-hidden // 16) end -- "auto"
  return f:need(...)
end

function mixers.mamba(f)
  local hidden = mixers.width(f)
  local hybrid = f:get "attn_layer_period" ~= nil -- whose intermediate_size is that of its networks
  local inner = not hybrid and f:size("intermediate_size", "d_inner")
  local expand = f:size("mamba_expand", "expand") or 2
  return {
    "mamba", inner = inner or expand * hidden, state = f:need("mamba_d_state", "state_size"),
    kernel = f:need("mamba_d_conv", "conv_kernel"), rank = rank_of(f, hidden, "mamba_dt_rank", "time_step_rank"),
    bias = f:flag(false, "mamba_proj_bias", "use_bias") or nil,
    conv_bias = f:flag(true, "mamba_conv_bias", "use_conv_bias"), norms = hybrid or nil,
  }
end

function mixers.mamba2(f)
  local heads = f:size("mamba_num_heads", "mamba_n_heads", "num_heads")
  local head_dim = f:size("mamba_head_dim", "mamba_d_head") or f:size("head_dim")
  if not heads then
    local inner = (f:size("expand") or 2) * mixers.width(f)
    heads = inner // (head_dim or 64)
  end
  return {
    "mamba2", heads = heads, head_dim = head_dim or 64, groups = f:size("n_groups", "mamba_n_groups") or 1,
    state = f:need("ssm_state_size", "state_size", "mamba_d_state"),
    kernel = f:size("conv_kernel", "mamba_d_conv") or 4,
    bias = f:flag(false, "mamba_proj_bias") or f:flag(false, "use_bias") or nil,
    conv_bias = f:flag(true, "use_conv_bias", "mamba_conv_bias") or nil,
    chunk = f:size("chunk_size", "mamba_chunk_size"), state_dtype = state_dtype(f),
  }
end

--- The mixer of layer i (from 0) of a decoder whose layers each have one.
function mixers.of(f, t, i)
  local types = f:list("string", "layer_types")
  local kind = types and types[i + 1]
  if f:get "compress_ratios" then return mixers.compressed(f, t, i) end
  if f:get "linear_attn_config" then
    local linear = f:inner "linear_attn_config"
    if tables.has(linear:list("number", "kda_layers"), i + 1) then return mixers.kda(f) end
  end
  if f:get "linear_num_value_heads" then
    local every = f:size("full_attention_interval") or 4
    local full = kind and kind == "full_attention" or not kind and (i + 1) % every == 0
    if not full then return mixers.delta_net(f) end
  elseif kind and recurrent[kind] then
    return mixers.mamba2(f)
  end
  local attends = f:list("number", "attn_layer_indices")
  if attends and not tables.has(attends, i) then return mixers.mamba2(f) end
  if f:get "attn_layer_period" and i % f:need("attn_layer_period") ~= f:whole(0, "attn_layer_offset") then
    return mixers.mamba(f)
  end
  if f:get "kv_lora_rank" then return mixers.latent(f, t, i) end
  if f:get "global_head_dim" then return mixers.gemma4(f, t, i) end
  return mixers.attention(f, t, i)
end

return mixers
