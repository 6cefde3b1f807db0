-- networks.lua: what works on each token alone in each layer, from the fields of
-- a config: an MLP or a mixture of experts.

local mixers = require "mantile.families.mixers"
local tables = require "mantile.tables"

local networks = {}

local holds = mixers.holds

local experts_names = {
  "num_local_experts", "n_routed_experts", "num_experts", "moe_num_experts", "num_routed_experts",
}

local function experts_of(f) return f:size(table.unpack(experts_names)) end

local function of_layer(f, i, ...)
  local value, name = f:get(...)
  if type(value) ~= "table" then return f:size(...) end
  local item = value[i + 1]
  if math.type(item) and math.tointeger(item) and item >= 1 then return math.tointeger(item) end
  error(("%s%s[%d] is missing"):format(f.where, name, i), 0)
end

--- "3,4,5" as a list.
local function numbers_in(text)
  local list = {}
  for number in text:gmatch "%d+" do list[#list + 1] = math.tointeger(number) end
  return list
end

-- Each says whether layer i (from 0) is sparse, or nil where its fields say nothing.
local rules = {
  function(f, i)
    local types = f:list("string", "mlp_layer_types")
    return types and types[i + 1] == "sparse"
  end,
  function(f, i)
    if type(f:get "moe_layer_freq") ~= "table" then return nil end
    return f:list("number", "moe_layer_freq")[i + 1] == 1
  end,
  function(f, i)
    local stated = f:get "moe_layers_enum"
    if type(stated) ~= "string" then return nil end
    return tables.has(numbers_in(stated), i)
  end,
  function(f, i)
    local layers = f:list("number", "moe_layers")
    return layers and tables.has(layers, i)
  end,
  function(f, i)
    local step = f:size("interleave_moe_layer_step")
    return step and (i + 1) % step == 0
  end,
  function(f, i)
    local dense = f:list("number", "mlp_only_layers")
    local step = f:size("decoder_sparse_step")
    if not dense and not step then return nil end
    return not tables.has(dense, i) and (i + 1) % (step or 1) == 0
  end,
  function(f, i)
    local period = f:size("expert_layer_period")
    return period and i % period == f:whole(0, "expert_layer_offset")
  end,
  function(f, i)
    local first, step = f:whole(0, "moe_layer_start_index"), f:size("moe_layer_interval") or 1
    local last = f:get "moe_layer_end_index"
    if not first then return nil end
    if not math.type(last) or last < 0 then last = math.huge end
    return i >= first and i <= last and (i + 1) % step == 0
  end,
  function(f, i)
    local first = f:whole(0, "first_k_dense_replace")
    if not first then return nil end
    local every = f:size("moe_layer_freq") or 1
    return i >= first and i % every == 0
  end,
}

local function is_sparse(f, i)
  local experts = experts_of(f)
  if not experts or experts < 2 then return false end
  for _, rule in ipairs(rules) do
    local sparse = rule(f, i)
    if sparse ~= nil then return sparse end
  end
  return true
end

--- The width of what every token sees beside its experts, in all.
local function shared_width(f, t, i, width)
  local total = f:size("shared_expert_intermediate_size", "share_expert_dim", "moe_shared_expert_intermediate_size")
  if total then return total end
  local count = of_layer(f, i, "n_shared_experts", "num_shared_experts", "moe_num_shared_experts", "num_shared_expert")
  local each = f:size("shared_intermediate_size")
  if count then return count * (each or t.shared_is_dense and f:need("intermediate_size") or width) end
  return each or t.shares_one and width or nil
end

local function correction_bias(f, t)
  if t.router_bias == true then
    if f:text("topk_method") then return f:text("topk_method") == "noaux_tc" or nil end
    return true
  end
  return holds(f, t.router_bias, false)
end

function networks.experts(f, t, i)
  local width = of_layer(f, i, "moe_intermediate_size", "moe_ffn_hidden_size", "expert_intermediate_size",
    "intermediate_size")
  if not width then error(("%smoe_intermediate_size or intermediate_size is missing"):format(f.where), 0) end
  local shared = shared_width(f, t, i, width)
  local hash = f:whole(0, "num_hash_layers") or 0
  return {
    "moe", intermediate = width, experts = experts_of(f),
    top_k = of_layer(f, i, "num_experts_per_tok", "num_experts_per_token", "moe_topk", "moe_k", "moe_top_k",
      "top_k_experts", "experts_per_token"),
    shared_intermediate = shared, shared_gate = t.shared_gate and shared and true or nil,
    gated = t.gated, bias = t.expert_bias, router_bias = i >= hash and correction_bias(f, t) or nil,
    latent = f:size("moe_latent_size"),
  }
end

--- The width of a plain network where none is stated is four times the stream's.
local function dense_width(f, t)
  local stated = f:size("dense_intermediate_size", "intermediate_size_mlp", "intermediate_size", "ffn_dim", "n_inner",
    "ffn_hidden_size", "d_ff", "inner_dim", "n_inner_dim")
  if t.halved_intermediate and stated then return stated // 2 end
  if stated then return stated end
  if t.gated == false then
    return (f:size("expansion_ratio") or 4) * mixers.width(f)
  end
  return f:need("intermediate_size")
end

function networks.dense(f, t)
  return {
    "mlp", intermediate = dense_width(f, t), gated = t.gated, bias = holds(f, t.mlp_bias, t.bias_default),
  }
end

--- The network of layer i (from 0).
function networks.of(f, t, i)
  if is_sparse(f, i) then return networks.experts(f, t, i) end
  return networks.dense(f, t)
end

return networks
