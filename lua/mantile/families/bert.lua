-- bert.lua: encoders of text (Devlin et al. 2018), from the fields of their configs. A norm follows each sum.

local stack = require "mantile.families.stack"

local bert = {}

--- `d`: vocab, width, layers, heads, intermediate, positions: rows of the tables of positions and of segments
local function blocks_of(d)
  local norm = { "norm", bias = true }
  local layer = stack.layer("after", norm,
    { "encoder_attention", heads = d.heads, head_dim = d.width // d.heads, qkv_bias = true, out_bias = true },
    { "encoder_mlp", intermediate = d.intermediate, bias = true })
  return {
    { "embedding", vocab = d.vocab, width = d.width }, { "positions", rows = d.positions }, norm,
    { times = d.layers, table.unpack(layer) },
  }
end

--- With a head for classes, or the pooler that comes with the others too.
local function definition_of(f, d, pooled)
  local blocks = blocks_of(d)
  local classifies = f:made_for "ForSequenceClassification$"
  if pooled or classifies then blocks[#blocks + 1] = { "pooler", width = d.width } end
  if classifies then blocks[#blocks + 1] = { "project", width = f:labels(), bias = true } end
  return { generates = false, max_positions = d.longest, blocks = blocks }
end

local function sizes_of(f, segments)
  local positions = f:need("max_position_embeddings")
  return {
    vocab = f:need("vocab_size"), width = f:need("hidden_size"), layers = f:layers("num_hidden_layers"),
    heads = f:need("num_attention_heads"), intermediate = f:need("intermediate_size"), longest = positions,
    positions = positions + (f:size("type_vocab_size") or segments),
  }
end

function bert.bert(f) return definition_of(f, sizes_of(f, 2), true) end

--- RoBERTa counts positions from 2 (Liu et al. 2019).
function bert.roberta(f)
  local d = sizes_of(f, 1)
  d.longest = math.max(d.longest - 2, 1)
  return definition_of(f, d, true)
end

--- Without pooler, and without segments where none are stated (Sanh et al. 2019).
function bert.distilbert(f)
  local positions = f:need("max_position_embeddings")
  return definition_of(f, {
    vocab = f:need("vocab_size"), width = f:need("dim", "hidden_size"),
    layers = f:layers("n_layers", "num_hidden_layers"), heads = f:need("n_heads", "num_attention_heads"),
    intermediate = f:need("hidden_dim", "intermediate_size"), longest = positions,
    positions = positions + (f:size("type_vocab_size") or 0),
  }, false)
end

return bert
