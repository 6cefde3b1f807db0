-- decoder.lua: decoder-only transformers from the sizes every config states.
--
--     return decoder "llama-3.1-8b" { layers = 32, hidden = 4096, heads = 32, ... }
--
-- is a model of pre-norm blocks: attention, then an mlp or a mixture of experts.

local model = require "mantile.model"
local schema = require "mantile.schema"
local thing = require "mantile.thing"

local decoder = {}

decoder.fields = {
  { "doc", "text?", help = "what it is" },
  { "source", "text?", help = "where the sizes come from" },
  { "checkpoint", "name?", help = "what engines load: owner/name at Hugging Face, or a path" },
  { "layers", "count", help = "transformer blocks" },
  { "hidden", "width", help = "width of the residual stream" },
  { "heads", "count", help = "query heads" },
  { "kv_heads", "count?", otherwise = "heads", help = "key-value heads" },
  { "head_dim", "width?", otherwise = "hidden / heads", help = "width of a head" },
  { "intermediate", "width", help = "width of the mlp, or of one expert" },
  { "vocab", "count", help = "tokens it knows" },
  { "max_positions", "count?", unit = "tokens", help = "the longest sequence it takes" },
  { "dtype", "dtype", default = "bf16", help = "of weights, activations and kv where a request states none" },
  { "window", "tokens?", help = "sliding window of every layer" },
  { "qkv_bias", "flag?", help = "a bias on queries, keys and values" },
  { "out_bias", "flag?", help = "bias of the attention's output projection" },
  { "mlp_bias", "flag?", help = "biases of the mlp" },
  { "qk_norm", "flag?", help = "norm of each query and key head" },
  { "tied", "flag?", help = "the LM head is the embedding table" },
  { "experts", "count?", otherwise = "a plain mlp", help = "routed experts" },
  { "top_k", "count?", help = "experts a token uses" },
  { "shared_experts", "count?", help = "experts that every token uses" },
}

local function feed_forward(d)
  if not d.experts then return { "mlp", intermediate = d.intermediate, bias = d.mlp_bias } end
  return {
    "moe", intermediate = d.intermediate, experts = d.experts, top_k = d.top_k, shared_experts = d.shared_experts,
  }
end

local function complete(d)
  d.kv_heads = d.kv_heads or d.heads
  if not d.head_dim and d.hidden % d.heads ~= 0 then
    return ("hidden (%d) is no multiple of heads (%d), so state head_dim"):format(d.hidden, d.heads)
  end
  d.head_dim = d.head_dim or d.hidden // d.heads
  if d.experts and not d.top_k then return "top_k is missing: how many of the experts a token uses" end
  if d.heads % d.kv_heads ~= 0 then
    return ("kv_heads (%d) must divide heads (%d)"):format(d.kv_heads, d.heads)
  end
end

local function define(_, name)
  thing.check_name("decoder", name)
  return function(definition)
    local d, message = schema.check(decoder.fields, definition)
    message = message or complete(d)
    if message then thing.fail(("model '%s': %s"):format(name, message)) end
    local attention = {
      "attention", heads = d.heads, kv_heads = d.kv_heads, head_dim = d.head_dim, window = d.window,
      qkv_bias = d.qkv_bias, out_bias = d.out_bias, qk_norm = d.qk_norm,
    }
    return model(name) {
      doc = d.doc, source = d.source, checkpoint = d.checkpoint, max_positions = d.max_positions, dtype = d.dtype,
      blocks = {
        { "embedding", vocab = d.vocab, width = d.hidden },
        { times = d.layers, { residual = { "norm", attention } }, { residual = { "norm", feed_forward(d) } } },
        "norm",
        { "lm_head", vocab = d.vocab, tied = d.tied },
      },
    }
  end
end

return setmetatable(decoder, { __call = define })
