-- kinds.lua: our layer types as the reference's classes: what each is called, over what it can be split, and which
-- sizes it states. A type without a class there has one of its own name, and states what it is made of.

local tables = require "mantile.tables"

local kinds = {}

-- The classes of the reference, with the degrees each takes, sorted as it lists them.
local classes = {
  AttentionLayer = { "tensor_parallel" },
  GroupedQueryAttentionLayer = { "context_parallel", "tensor_parallel" },
  SlidingWindowAttentionLayer = { "context_parallel", "tensor_parallel" },
  MLPLayer = { "pipeline_parallel", "sequence_parallel", "tensor_parallel" },
  GatedMLPLayer = { "pipeline_parallel", "sequence_parallel", "tensor_parallel" },
  MoELayer = { "context_parallel", "expert_parallel", "tensor_parallel" },
  NormLayer = { "expert_parallel", "pipeline_parallel", "tensor_parallel" },
  EmbeddingLayer = { "pipeline_parallel", "tensor_parallel" },
  LmHeadLayer = { "tensor_parallel" }, -- which the reference leaves out
}

local function attention(p, width)
  local windowed = p.window or p.chunk
  local heads = windowed and "num_query_heads" or "num_heads"
  local specs = { hidden_size = width, [heads] = p.heads, num_kv_heads = p.kv_heads, head_dim = p.head_dim }
  if windowed then
    -- Its "sinks" are kept tokens; ours are one logit a head, which keeps none.
    specs.sliding_window, specs.num_sinks = windowed, 0
    return "SlidingWindowAttentionLayer", tables.merged(specs, { has_bias = p.qkv_bias or p.out_bias or false })
  end
  return p.heads == p.kv_heads and "AttentionLayer" or "GroupedQueryAttentionLayer", specs
end

local function mlp(p, width)
  local specs = {
    hidden_size = width, intermediate_size = p.intermediate, num_projections = p.gated and 3 or 2,
    has_bias = p.bias or nil,
  }
  return p.gated and "GatedMLPLayer" or "MLPLayer", specs
end

local function moe(p, width)
  return "MoELayer", {
    hidden_size = width, intermediate_size = p.intermediate, num_experts = p.experts, top_k = p.top_k,
    num_shared_experts = p.shared_experts or p.shared_intermediate and 1 or 0, num_projections = p.gated and 3 or 2,
    has_bias = p.bias or false,
  }
end

local function norm(p, width) return "NormLayer", { hidden_size = width, has_bias = p.bias or false } end

local function embedding(p) return "EmbeddingLayer", { vocab_size = p.vocab, hidden_size = p.width } end

local function lm_head(p, width) return "LmHeadLayer", { vocab_size = p.vocab, hidden_size = width, tied = p.tied } end

local known = { attention = attention, mlp = mlp, moe = moe, norm = norm, embedding = embedding, lm_head = lm_head }

-- What layers are called in a list of them; a type that is not here has its own name.
kinds.names = { mla = "attention", compressed_attention = "attention", mlp = "feedforward", moe = "MoE" }

--- Types that mix tokens: their number is that of a model's layers.
kinds.mixers = tables.set "attention mla compressed_attention gated_delta_net kda mamba mamba2 rwkv"

--- Types that keep nothing of a token.
kinds.without_cache = tables.set "mlp moe norm embedding lm_head"

local function class_name(type_name)
  return (("_" .. type_name):gsub("_(%w)", string.upper)) .. "Layer"
end

local function degrees_of(definition)
  local list = {}
  if tables.has(definition.axes, "cp") then list[#list + 1] = "context_parallel" end
  if tables.has(definition.axes, "tp") then list[#list + 1] = "tensor_parallel" end
  return list
end

--- The class of a layer with these parameters on an input of that width, its degrees, and its sizes.
function kinds.class(definition, params, width)
  local of = known[definition.name]
  if of then
    local class, specs = of(params, width)
    return class, classes[class], specs
  end
  return class_name(definition.name), degrees_of(definition), tables.merged(params, { hidden_size = width })
end

-- The reference copies smaller tables to every package.
local SPLIT_VOCABULARY = 100000

--- How a layer is split on request: { tp =, cp =, ep = of our deployment, share = packages that share out the tokens of
--- a prompt beside, packages = }. `stated` holds the degrees that its class takes.
function kinds.split(layer, stated)
  local tp, cp = stated.tensor_parallel or 1, stated.context_parallel or 1
  local ep, sp = stated.expert_parallel or 1, stated.sequence_parallel or 1
  if layer.type == "moe" then return { tp = tp * ep, cp = 1, ep = ep, share = cp, packages = tp * ep * cp } end
  if layer.type == "norm" then return { tp = 1, cp = 1, ep = 1, share = 1, packages = 1 } end
  if layer.type == "embedding" then
    local own = layer.params.vocab > SPLIT_VOCABULARY and tp or 1
    return { tp = own, cp = 1, ep = 1, share = 1, packages = tp }
  end
  return { tp = tp, cp = cp, ep = 1, share = sp, packages = tp * cp * sp }
end

return kinds
