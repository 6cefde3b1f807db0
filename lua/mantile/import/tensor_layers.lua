-- tensor_layers.lua: the layers of a decoder from the tensors of each (inventory.lua). Which mixer and which network a
-- layer has, its biases, norms and widths are what its tensors say; head counts, windows and the like are read from
-- the fields of a config by the same readers as for a config.json (families/mixers.lua, networks.lua).

local inventory = require "mantile.import.inventory"
local mixers = require "mantile.families.mixers"
local networks = require "mantile.families.networks"
local roles = require "mantile.import.roles"
local stack = require "mantile.families.stack"

local tensor_layers = {}

local has_bias, weights = inventory.has_bias, inventory.weights

--- The width on the other side of one that is known, of so many elements; raises where they make no matrix.
local function other_side(elements, width, what)
  if not elements then error(("it has no %s"):format(what), 0) end
  if elements > 0 and elements % width == 0 then return elements // width end
  error(("%s has %d elements, which is no multiple of %d"):format(what, elements, width), 0)
end

--- The other side of the matrix of a role.
local function across(pool, role, width) return other_side(weights(pool, role), width, role) end

--- Refuses a layer that has the first role and lacks one of the others.
local function need_roles(pool, first, ...)
  for _, role in ipairs { ... } do
    if not pool[role] then error(("it has %s, but no %s"):format(first, role), 0) end
  end
end

-- ---- mixers -----------------------------------------------------------------

--- An output gate stands in the query's projection or beside it: one number a head, or one an element.
local function gate_of(pool, entry, hidden)
  local width = entry.heads * entry.head_dim
  if weights(pool, "attn_q") == 2 * width * hidden then return "element" end
  local gate = weights(pool, "attn_gate")
  if not gate then return nil end
  return gate == entry.heads * hidden and "head" or "element"
end

local function attention(f, pool, i)
  local entry = mixers.attention(f, {}, i)
  local norm = weights(pool, "attn_q_norm")
  entry.qkv_bias = has_bias(pool, "attn_qkv", "attn_q", "attn_k", "attn_v")
  entry.out_bias, entry.sinks = has_bias(pool, "attn_output"), pool.attn_sinks and true
  entry.qk_norm = norm and true
  entry.norm_all_heads = norm and norm ~= entry.head_dim or nil
  entry.gate = gate_of(pool, entry, f:need "hidden_size")
  if pool.attn_qkv then return entry end
  local reusing = f:size "num_kv_shared_layers"
  entry.shared_kv = reusing and i >= f:need "num_hidden_layers" - reusing or nil
  entry.keys_are_values = not entry.shared_kv and not pool.attn_v and f:flag(false, "attention_k_eq_v") or nil
  need_roles(pool, "attn_q", "attn_output")
  if not entry.shared_kv then need_roles(pool, "attn_q", "attn_k", not entry.keys_are_values and "attn_v" or nil) end
  return entry
end

--- The indexer of latent attention stands in some layers; the others use what it selected.
local function latent(f, pool, i)
  local indexed = f:size "index_n_heads"
  if not pool.attn_kv_b then need_roles(pool, "attn_kv_a_mqa", "attn_k_b", "attn_v_b") end
  local entry = mixers.latent(f, {}, i)
  entry.q_rank = pool.attn_q_a and entry.q_rank or nil
  entry.qkv_bias = has_bias(pool, "attn_q_a", "attn_kv_a_mqa")
  entry.shared_index = indexed and not pool["indexer.attn_k"] or nil
  return entry
end

local function mamba(f, pool)
  local entry = mixers.mamba(f, {})
  entry.bias, entry.conv_bias = has_bias(pool, "ssm_in", "ssm_out"), has_bias(pool, "ssm_conv1d") or false
  entry.norms = pool.ssm_dt_norm and true
  return entry
end

local function mamba2(f, pool)
  local entry = mixers.mamba2(f)
  entry.bias, entry.conv_bias = has_bias(pool, "ssm_in", "ssm_out"), has_bias(pool, "ssm_conv1d")
  return entry
end

local function rwkv(f, pool)
  local hidden = f:need "hidden_size"
  local function rank(role) return pool[role] and across(pool, role, hidden) end
  local six = pool.time_mix_first ~= nil
  local head = f:size "head_dim" or 64
  local mix = six and rank "time_mix_w1"
  return {
    "rwkv", version = six and 6 or 7, heads = hidden // head, head_dim = head,
    decay_rank = rank(six and "time_mix_decay_w1" or "time_mix_w1"), mix_rank = mix and mix // 5 or nil,
    in_rank = rank "time_mix_a1", value_rank = rank "time_mix_v1", gate_rank = rank "time_mix_g1",
  }
end

-- Tells of a mixer, and what reads it; the first that is there counts.
local readers = {
  { "attn_kv_a_mqa", latent }, { "ssm_f_a", mixers.kda }, { "ssm_ba", mixers.delta_net },
  { "ssm_alpha", mixers.delta_net }, { "ssm_x", mamba }, { "time_mix_key", rwkv },
}

--- The mixer of a layer, or nil; attention and Mamba-2 may stand side by side.
local function mixer_of(f, pool, i)
  for _, reader in ipairs(readers) do
    if pool[reader[1]] then return reader[2](f, pool, i) end
  end
  if pool.attn_output and not pool.attn_qkv then need_roles(pool, "attn_output", "attn_q") end
  local attends = (pool.attn_q or pool.attn_qkv) and attention(f, pool, i)
  local scans = pool.ssm_in and mamba2(f, pool)
  return attends and scans and { parallel = { attends, scans } } or attends or scans
end

-- ---- networks ---------------------------------------------------------------

local function dense(f, pool)
  local hidden = f:need "hidden_size"
  local down, up = weights(pool, "ffn_down"), weights(pool, "ffn_up")
  local width = across(pool, "ffn_down", hidden)
  local gated = pool.ffn_gate ~= nil or up == 2 * down
  local entry = networks.dense(f:with { intermediate_size = width }, { gated = gated })
  entry.bias = has_bias(pool, "ffn_up", "ffn_down", "ffn_gate")
  return entry
end

--- The width of an expert, of `experts` that work on a stream as wide as `stream`.
local function expert_width(pool, experts, stream)
  return other_side(across(pool, "ffn_down_exps", experts), stream, "an expert of ffn_down_exps")
end

local function sparse(f, pool, i)
  local hidden = f:need "hidden_size"
  local experts = f:size "num_experts" or across(pool, "ffn_gate_inp", hidden)
  local stream = pool.ffn_latent_down and across(pool, "ffn_latent_down", hidden)
  local up, down = weights(pool, "ffn_up_exps"), weights(pool, "ffn_down_exps")
  local stated = f:with {
    num_experts = experts, moe_intermediate_size = expert_width(pool, experts, stream or hidden),
    moe_latent_size = stream,
    shared_expert_intermediate_size = pool.ffn_down_shexp and across(pool, "ffn_down_shexp", hidden),
  }
  local entry = networks.experts(stated, {
    gated = pool.ffn_gate_exps ~= nil or pool.ffn_gate_up_exps ~= nil or up == 2 * down,
    shared_gate = pool.ffn_gate_inp_shexp ~= nil,
    expert_bias = has_bias(pool, "ffn_up_exps", "ffn_gate_up_exps", "ffn_down_exps"),
  }, i)
  entry.router_bias = has_bias(pool, "ffn_gate_inp", "exp_probs_b")
  entry.router_scale, entry.expert_scale = pool.ffn_gate_inp_scale and true, pool.ffn_exps_scale and true
  if not entry.top_k then error("how many of its experts a token uses is not stated", 0) end
  return entry
end

local function channel_mix(f, pool)
  return {
    "rwkv_channel", intermediate = across(pool, "channel_mix_key", f:need "hidden_size"),
    receptance = pool.channel_mix_receptance and true,
  }
end

--- A network beside a mixture: both see every token (Gemma 4).
local function beside(f, pool, i)
  if not (pool.post_ffw_norm_1 and pool.pre_ffw_norm_2 and pool.post_ffw_norm_2) then
    error("it has a network and a mixture side by side, in a way that is not known", 0)
  end
  local norm = { "norm" }
  return { parallel = { { dense(f, pool), norm }, { norm, sparse(f, pool, i), norm } } }
end

local function network_of(f, pool, i)
  if pool.channel_mix_key then return channel_mix(f, pool) end
  if pool.ffn_down_exps and pool.ffn_down then return beside(f, pool, i) end
  if pool.ffn_down_exps then return sparse(f, pool, i) end
  if pool.ffn_down then need_roles(pool, "ffn_down", "ffn_up") end
  if pool.ffn_up then need_roles(pool, "ffn_up", "ffn_down") end
  return pool.ffn_down and dense(f, pool)
end

-- ---- layers -----------------------------------------------------------------

-- Norms that stand elsewhere than around the mixer and the network.
local inner = { post_ffw_norm_1 = true, pre_ffw_norm_2 = true, post_ffw_norm_2 = true, post_norm = true }

local function norms_of(pool)
  local list = {}
  for _, role in ipairs(roles.norms) do
    if pool[role] and not inner[role] then list[#list + 1] = role end
  end
  return list
end

--- How the norms of a layer stand around its mixer and its network: see stack.lua.
local function arrangement(f, pool, norms)
  local first = pool.attn_norm
  if #norms == 0 then return "pre" end
  if #norms == 1 and first then return "parallel" end
  if #norms == 4 and first then return "sandwich" end
  if #norms == 2 and first then
    local side_by_side = pool.attn_norm_2 and not pool.time_mix_key or f:flag(false, "use_parallel_residual")
    return side_by_side and "parallel_two" or "pre"
  end
  if #norms == 2 and pool.layer_output_norm then return "after" end
  if #norms == 2 and pool.post_ffw_norm then return "post" end
  error(("its norms %s stand in no arrangement that is known"):format(table.concat(norms, " ")), 0)
end

local function norm_of(pool, norms)
  if #norms == 0 then return { "norm", plain = true } end
  return { "norm", bias = has_bias(pool, table.unpack(norms)) }
end

--- Layer i, whose tensors are in `pool`.
function tensor_layers.layer(f, pool, i)
  local mixer, network, norms = mixer_of(f, pool, i), network_of(f, pool, i), norms_of(pool)
  if not mixer and not network then error("none of its tensors is of a mixer or a network that is known", 0) end
  local norm = norm_of(pool, norms)
  if not mixer or not network then return stack.single(norm, mixer or network) end
  local layer = stack.layer(arrangement(f, pool, norms), norm, mixer, network)
  if pool.inp_gate then
    local side = { "side_input", width = f:need "hidden_size_per_layer_input" }
    layer[#layer + 1] = { residual = { side, pool.post_norm and norm } }
  end
  if pool.layer_output_scale then layer[#layer + 1] = { "scale" } end
  return layer
end

--- What kind of layer has those tensors, and which of them all layers of the kind have or lack.
local function kind_of(pool)
  local mixer = (pool.attn_output or pool.ssm_out or pool.time_mix_output) and "mixer" or ""
  local network = pool.ffn_down_exps and "mixture" or pool.ffn_down and "network" or ""
  local has = norms_of(pool)
  if pool.ffn_gate then has[#has + 1] = "ffn_gate" end
  return mixer .. network, table.concat(has, " ")
end

--- Refuses layers of one kind with other norms or without the gate that the others have: some tensors are missing.
function tensor_layers.check_alike(inv, count)
  local seen = {}
  for i = 0, count - 1 do
    local kind, has = kind_of(inv.layers[i])
    local first = seen[kind] or { layer = i, has = has }
    seen[kind] = first
    if first.has ~= has then
      error(("layer %d has the tensors %s and layer %d %s: some are missing"):format(first.layer, first.has, i, has), 0)
    end
  end
end

--- What is around the layers, as traits of a family (traits.lua).
function tensor_layers.traits(inv)
  local model = inv.model
  local norm = not model.output_norm and "plain" or model.output_norm.bias and "layer" or "rms"
  return {
    norm = norm, positions = model.position_embd and true, embedding_norm = model.token_embd_norm and true,
    tied = not model.output, head_bias = has_bias(model, "output"),
  }
end

return tensor_layers
