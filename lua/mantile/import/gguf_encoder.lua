-- gguf_encoder.lua: GGUF models with an encoder, as the fields of a config.json. Their tensors say which sizes they
-- have; how they are kept is said of the embedding table and, as a mean, of all else.

local encoders = require "mantile.families.encoders"
local fields = require "mantile.import.fields"
local model = require "mantile.model"
local stack = require "mantile.families.stack"
local structure = require "mantile.structure"
local units = require "mantile.units"

local gguf_encoder = {}

local ALLOWED = 0.01 -- what the sizes may differ from the tensors in, as a part of all elements

local tables = {
  "token_embd.weight", "decoder.token_embedding.weight", "model.decoder.embed_tokens.weight",
  "decoder.embed_tokens.weight",
}

local function fail(format, ...) error(format:format(...), 0) end

-- ---- what the file says -----------------------------------------------------

--- The tensors by name, and the keys of an architecture.
local function file_of(summary, architecture)
  local by_name = {}
  for _, tensor in ipairs(summary.tensors) do by_name[tensor.name] = tensor end
  return { tensors = by_name, f = fields.of(summary.metadata), prefix = architecture .. "." }
end

local function need(file, key) return file.f:need(file.prefix .. key) end
local function size(file, key) return file.f:size(file.prefix .. key) end

local function table_of(file)
  for _, name in ipairs(tables) do
    if file.tensors[name] then return file.tensors[name] end
  end
  fail("token_embd.weight is missing")
end

--- The rows of a table of that width; nil where there is none.
local function rows_of(tensor, width)
  if not tensor then return nil end
  if tensor.elements % width ~= 0 then
    fail("%s has %d elements, which is no multiple of the embedding_length (%d)", tensor.name, tensor.elements, width)
  end
  return tensor.elements // width
end

-- ---- architectures ----------------------------------------------------------

--- BERT and RoBERTa: no pooler is kept, and so it is read like DistilBERT with segments.
local function bert(file)
  local width = need(file, "embedding_length")
  return {
    model_type = "distilbert", hidden_size = width, vocab_size = rows_of(table_of(file), width),
    num_hidden_layers = need(file, "block_count"), num_attention_heads = need(file, "attention.head_count"),
    intermediate_size = need(file, "feed_forward_length"),
    max_position_embeddings = rows_of(file.tensors["position_embd.weight"], width) or need(file, "context_length"),
    type_vocab_size = rows_of(file.tensors["token_types.weight"], width),
  }
end

--- T5, or its encoder alone. The head is tied where it has no tensor.
local function t5(file)
  local width, tensors = need(file, "embedding_length"), file.tensors
  local layers = need(file, "block_count")
  return {
    model_type = tensors["enc.blk.1.attn_rel_b.weight"] and "umt5" or "t5", d_model = width,
    vocab_size = rows_of(table_of(file), width), num_layers = layers,
    num_decoder_layers = size(file, "decoder_block_count") or layers, num_heads = need(file, "attention.head_count"),
    d_kv = need(file, "attention.key_length"), d_ff = need(file, "feed_forward_length"),
    relative_attention_num_buckets = size(file, "attention.relative_buckets_count"),
    feed_forward_proj = tensors["enc.blk.0.ffn_gate.weight"] and "gated-gelu" or "relu",
    tie_word_embeddings = tensors["output.weight"] == nil,
    architectures = tensors["dec.blk.0.attn_q.weight"] == nil and { "T5EncoderModel" } or nil,
  }
end

--- Whisper, whose networks are four times as wide (Radford et al. 2022, table 1).
local function whisper(file)
  local width = need(file, "encoder.embedding_length")
  local function wide(side) return size(file, side .. ".feed_forward_length") or 4 * width end
  return {
    model_type = "whisper", d_model = width, vocab_size = rows_of(table_of(file), width),
    encoder_layers = need(file, "encoder.block_count"), decoder_layers = need(file, "decoder.block_count"),
    encoder_attention_heads = need(file, "encoder.attention.head_count"),
    decoder_attention_heads = need(file, "decoder.attention.head_count"), encoder_ffn_dim = wide "encoder",
    decoder_ffn_dim = wide "decoder", max_source_positions = need(file, "encoder.context_length"),
    max_target_positions = need(file, "decoder.context_length"), num_mel_bins = size(file, "encoder.mels_count"),
  }
end

local readers = { bert = bert, t5 = t5, t5encoder = t5, whisper = whisper }

-- ---- how it is kept ---------------------------------------------------------

local function refuse_other(stated, held)
  if math.abs(stated - held) <= ALLOWED * held then return end
  fail("the sizes that it states make %s parameters, but its tensors hold %s; write it by hand as docs/models.md says",
    units.format(stated, "count"), units.format(held, "count"))
end

local function sums_of(summary)
  local elements, bytes = 0, 0
  for _, tensor in ipairs(summary.tensors) do elements, bytes = elements + tensor.elements, bytes + tensor.bytes end
  return elements, bytes
end

--- Keeps a definition in the bytes of its tensors, whatever stands in which of them.
local function keep(definition, summary, token_table)
  local m = model "imported" (definition)
  local stated = structure.of(m, structure.defaults(m)).parameters.total
  local elements, bytes = sums_of(summary)
  refuse_other(stated, elements)
  if stated ~= elements then
    table.insert(definition.warnings, ("parameters differ from the tensors by %s"):format(
      units.format(math.abs(stated - elements), "count")))
  end
  local bits = 8 * (bytes - token_table.bytes) / (stated - token_table.elements)
  local of_table = 8 * token_table.bytes / token_table.elements
  for _, blocks in ipairs { definition.blocks, definition.encoder and definition.encoder.blocks } do
    stack.each_layer(blocks, function(entry) entry.weights = entry[1] == "embedding" and of_table or bits end)
  end
end

--- Whether an architecture is read here.
function gguf_encoder.reads(architecture) return readers[architecture] ~= nil end

--- Adds to a definition what the model of that architecture is. Raises one sentence.
function gguf_encoder.add(definition, architecture, summary)
  local file = file_of(summary, architecture)
  local described = encoders.describe(fields.of(readers[architecture](file)), definition.warnings)
  for key, value in pairs(described) do definition[key] = value end
  definition.family = architecture
  keep(definition, summary, table_of(file))
end

return gguf_encoder
