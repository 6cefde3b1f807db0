-- gguf_builder.lua: small GGUF files, tensor by tensor, and the config.json of the same model.

local tables = require "mantile.tables"

local gguf_builder = { H = 256, FF = 512, VOCAB = 700, LAYERS = 4, HEADS = 4, KV = 2, DIM = 64 }

local H, FF, VOCAB, LAYERS = gguf_builder.H, gguf_builder.FF, gguf_builder.VOCAB, gguf_builder.LAYERS
local HEADS, KV, DIM = gguf_builder.HEADS, gguf_builder.KV, gguf_builder.DIM

-- Types change from tensor to tensor, as in a file like Q4_K_M.
local cycle = { "q4_k", "q6_k", "q4_k", "q5_k", "q8_0", "f16" }

local Builder = {}
Builder.__index = Builder

local function builder() return setmetatable({ tensors = {}, n = 0, prefix = "" }, Builder) end

--- A matrix, quantised where its rows are long enough.
function Builder:matrix(name, ...)
  local row = ...
  self.n = self.n + 1
  local kind = cycle[self.n % #cycle + 1]
  if row % 256 ~= 0 then kind = row % 32 == 0 and "q8_0" or "f16" end
  self.tensors[#self.tensors + 1] = { self.prefix .. name .. ".weight", kind, ... }
end

function Builder:vector(name, part, ...)
  self.tensors[#self.tensors + 1] = { self.prefix .. name .. (part and "." .. part or ""), "f32", ... }
end

function Builder:norm(name, width, bias)
  self:vector(name, "weight", width or H)
  if bias then self:vector(name, "bias", width or H) end
end

function Builder:linear(name, from, to, bias)
  self:matrix(name, from, to)
  if bias then self:vector(name, "bias", to) end
end

function Builder:attention(o)
  local dim, kv = o.dim or DIM, o.kv or KV
  self:linear("attn_q", H, (o.q or 1) * HEADS * dim, o.bias)
  self:linear("attn_k", H, kv * dim, o.bias)
  self:linear("attn_v", H, kv * dim, o.bias)
  self:linear("attn_output", HEADS * dim, H, o.out_bias)
  if o.norm then
    self:norm("attn_q_norm", o.norm == "all" and HEADS * dim or dim)
    self:norm("attn_k_norm", o.norm == "all" and kv * dim or dim)
  end
end

function Builder:fused_attention(kv, bias)
  self:linear("attn_qkv", H, (HEADS + 2 * kv) * DIM, bias)
  self:linear("attn_output", H, H, bias)
end

function Builder:mlp(o)
  o = o or {}
  if not o.plain then self:linear("ffn_gate", H, o.width or FF, o.bias) end
  self:linear("ffn_up", H, o.width or FF, o.bias)
  self:linear("ffn_down", o.width or FF, H, o.bias)
end

function Builder:experts(o)
  local width = o.width or 256
  self:vector("ffn_gate_inp", "weight", H, o.count)
  if o.router_bias then self:vector("exp_probs_b", "bias", o.count) end
  if not o.plain then self:matrix("ffn_gate_exps", o.stream or H, width, o.count) end
  self:matrix("ffn_up_exps", o.stream or H, width, o.count)
  self:matrix("ffn_down_exps", width, o.stream or H, o.count)
  if o.shared then
    if not o.plain then self:matrix("ffn_gate_shexp", H, o.shared) end
    self:matrix("ffn_up_shexp", H, o.shared)
    self:matrix("ffn_down_shexp", o.shared, H)
  end
end

--- Attention and a network, each behind a norm.
function Builder:pre(attention, network)
  self:norm "attn_norm"
  self:attention(attention or {})
  self:norm "ffn_norm"
  self:mlp(network)
end

--- Attention and a mixture, each behind a norm.
function Builder:sparse(attention, experts)
  self:norm "attn_norm"
  self:attention(attention)
  self:norm "ffn_norm"
  self:experts(experts)
end

--- Latent attention behind a norm, and the norm of what follows. `split`: keys and values have a matrix each.
function Builder:latent(o)
  self:norm "attn_norm"
  if o.q_rank then
    self:matrix("attn_q_a", H, o.q_rank)
    self:norm("attn_q_a_norm", o.q_rank)
    self:matrix("attn_q_b", o.q_rank, HEADS * 96)
  else
    self:matrix("attn_q", H, HEADS * 96)
  end
  self:matrix("attn_kv_a_mqa", H, 256 + 32)
  self:norm("attn_kv_a_norm", 256)
  if o.split then
    self:matrix("attn_k_b", 64, 256, HEADS)
    self:matrix("attn_v_b", 256, 64, HEADS)
  else
    self:matrix("attn_kv_b", 256, HEADS * (64 + 64))
  end
  self:matrix("attn_output", HEADS * 64, H)
  self:norm "ffn_norm"
end

local sizes = {
  block_count = LAYERS, embedding_length = H, context_length = 4096, feed_forward_length = FF,
  ["attention.head_count"] = HEADS, ["attention.head_count_kv"] = KV,
}

--- The keys of Builder:latent; those of old files do without the one cached head that attention sees.
gguf_builder.old_latent_keys = {
  ["attention.kv_lora_rank"] = 256, ["attention.key_length"] = 96, ["attention.value_length"] = 64,
  ["rope.dimension_count"] = 32, expert_count = 8, expert_used_count = 2, expert_shared_count = 2,
  leading_dense_block_count = 1, ["attention.head_count_kv"] = HEADS,
}
gguf_builder.latent_keys = tables.merged(gguf_builder.old_latent_keys, {
  ["attention.key_length"] = 288, ["attention.value_length"] = 256, ["attention.key_length_mla"] = 96,
  ["attention.value_length_mla"] = 64, ["attention.head_count_kv"] = 1, ["attention.q_lora_rank"] = 128,
})

--- The config.json of a model of these sizes; "none" leaves a field out.
function gguf_builder.config_of(model_type, changes)
  local config = {
    model_type = model_type, hidden_size = H, num_hidden_layers = LAYERS, num_attention_heads = HEADS,
    num_key_value_heads = KV, head_dim = DIM, intermediate_size = FF, vocab_size = VOCAB, tie_word_embeddings = false,
  }
  for key, value in pairs(changes or {}) do config[key] = value ~= "none" and value or nil end
  return config
end

--- A model: metadata beside the sizes, what stands around the layers, and a function that adds layer i.
local function model_of(architecture, o)
  local b = builder()
  b:matrix("token_embd", H, VOCAB)
  if o.before then o.before(b) end
  for i = 0, (o.layers or LAYERS) - 1 do
    b.prefix = ("blk.%d."):format(i)
    o.layer(b, i)
  end
  b.prefix = ""
  if o.final ~= false then b:norm("output_norm", H, o.norm_bias) end
  if not o.tied then b:linear("output", H, VOCAB, o.head_bias) end
  local metadata, stated = { { "general.architecture", "string", architecture } }, tables.merged(sizes, o.metadata)
  for _, key in ipairs(tables.keys(stated)) do
    local value = type(stated[key]) == "number" and { "uint32", stated[key] } or stated[key]
    metadata[#metadata + 1] = { architecture .. "." .. key, value[1], value[2] }
  end
  return {
    name = o.name or architecture, architecture = architecture, metadata = metadata, tensors = b.tensors,
    config = o.config, constants = o.constants or 0, windows = o.windows,
  }
end

--- An empty list of models, and what adds one of an architecture to it.
function gguf_builder.list()
  local models = {}
  return models, function(architecture, o) models[#models + 1] = model_of(architecture, o) end
end

return gguf_builder
