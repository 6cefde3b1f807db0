-- count_encoder.lua: encoders, encoder-decoders and vision classifiers, one function an architecture.
-- Each returns all weights. Tensors: the model code of Hugging Face transformers.

local parts = require "import.count_parts"

local plain, field = parts.plain, parts.field
local encoder = {}

--- A pre-norm layer with biases everywhere: q k v o, a plain MLP, two layer norms.
function encoder.layer(h, width) return 4 * h * h + 4 * h + plain(h, width, true) + 4 * h end

--- BERT: three tables and a norm, layers, the pooler.
function encoder.bert(c)
  local h = c.hidden_size
  local tables = (c.vocab_size + c.max_position_embeddings + c.type_vocab_size) * h + 2 * h
  local total = tables + c.num_hidden_layers * encoder.layer(h, c.intermediate_size) + h * h + h
  return total, total
end

--- T5: no biases, norms without bias, a table of relative positions in each half, cross-attention in the decoder.
function encoder.t5(c)
  local h, inner = c.d_model, c.num_heads * c.d_kv
  local projection = field(c, { "feed_forward_proj" }, "relu")
  local mlp = (projection:find "^gated" and 3 or 2) * h * c.d_ff + h
  local mixer = 4 * h * inner + h
  local positions = field(c, { "relative_attention_num_buckets" }, 32) * c.num_heads
  local total = parts.vocabulary(c, h, true) + c.num_layers * (mixer + mlp)
    + (c.num_decoder_layers or c.num_layers) * (2 * mixer + mlp) + 2 * positions + 2 * h
  return total, total
end

--- Whisper: two convolutions, positions (the encoder's fixed table counts as weights), k without bias, tied head.
function encoder.whisper(c)
  local h = c.d_model
  local mixer = 4 * h * h + 3 * h
  local front = 3 * c.num_mel_bins * h + h + 3 * h * h + h + c.max_source_positions * h
  local back = parts.vocabulary(c, h, true) + c.max_target_positions * h
  local total = front + c.encoder_layers * (mixer + plain(h, c.encoder_ffn_dim, true) + 4 * h) + 2 * h
    + back + c.decoder_layers * (2 * mixer + plain(h, c.decoder_ffn_dim, true) + 6 * h) + 2 * h
  return total, total
end

--- The text half of CLIP without its projection: tokens, positions, layers, final norm.
function encoder.clip_text(c)
  local h = c.hidden_size or 512
  local tables = ((c.vocab_size or 49408) + (c.max_position_embeddings or 77)) * h
  return tables + (c.num_hidden_layers or 12) * encoder.layer(h, c.intermediate_size or 4 * h) + 2 * h
end

--- The vision half of CLIP without its projection: class vector, patches without bias, positions, norms before and after.
function encoder.clip_vision(c)
  local h = c.hidden_size or 768
  local size, patch = c.image_size or 224, c.patch_size or 32
  local patches = (size // patch) * (size // patch)
  return h + (c.num_channels or 3) * patch * patch * h + (patches + 1) * h
    + (c.num_hidden_layers or 12) * encoder.layer(h, c.intermediate_size or 4 * h) + 4 * h
end

--- CLIP: both halves, their projections, a scale.
function encoder.clip(c)
  local text, vision = c.text_config or {}, c.vision_config or {}
  local width = c.projection_dim or 512
  local total = encoder.clip_text(text) + encoder.clip_vision(vision)
    + width * ((text.hidden_size or 512) + (vision.hidden_size or 768)) + 1
  return total, total
end

--- The vision half of SigLIP: patches with bias, positions, layers, a final norm; its pooling head is apart.
function encoder.siglip_vision(c)
  local h = c.hidden_size or 768
  local size, patch = c.image_size or 224, c.patch_size or 16
  local patches = (size // patch) * (size // patch)
  return (c.num_channels or 3) * patch * patch * h + h + patches * h
    + (c.num_hidden_layers or 12) * encoder.layer(h, c.intermediate_size or 3072) + 2 * h
end

-- The pooling head: a probe, attention, a norm, an MLP.
local function siglip_head(c)
  local h = c.hidden_size or 768
  return h + 4 * h * h + 4 * h + 2 * h + plain(h, c.intermediate_size or 3072, true)
end

--- SigLIP: both halves, the pooling head, the text head [h, h] with bias, scale and bias of the logits.
function encoder.siglip(c)
  local text, vision = c.text_config or {}, c.vision_config or {}
  local h = text.hidden_size or 768
  local words = ((text.vocab_size or 32000) + (text.max_position_embeddings or 64)) * h
    + (text.num_hidden_layers or 12) * encoder.layer(h, text.intermediate_size or 3072) + 2 * h
  local out = (text.projection_size or h) * (h + 1)
  local total = words + out + encoder.siglip_vision(vision) + siglip_head(vision) + 2
  return total, total
end

local function labels(c)
  if c.num_labels then return c.num_labels end
  local count = 0
  for _ in pairs(c.id2label or {}) do count = count + 1 end
  return count > 0 and count or 2
end

--- ViT: class vector, patches with bias, positions, layers, final norm, then a classifier or a pooler.
function encoder.vit(c)
  local h = c.hidden_size
  local patches = (c.image_size // c.patch_size) * (c.image_size // c.patch_size)
  local classifies = c.architectures and c.architectures[1]:find "ForImageClassification"
  local head = classifies and labels(c) * (h + 1) or h * h + h
  local total = h + (c.num_channels or 3) * c.patch_size * c.patch_size * h + h + (patches + 1) * h
    + c.num_hidden_layers * encoder.layer(h, c.intermediate_size) + 2 * h + head
  return total, total
end

-- DINOv2's MLP: plain, or gated at two thirds of the width rounded up to a multiple of 8 (giant).
local function dino_mlp(c)
  local h = c.hidden_size
  local width = h * (c.mlp_ratio or 4)
  if not c.use_swiglu_ffn then return plain(h, width, true) end
  width = ((width * 2 // 3) + 7) // 8 * 8
  return 3 * h * width + 2 * width + h
end

--- DINOv2: class and mask vectors, patches with bias, positions, layers with a scale vector after each half, final norm.
function encoder.dinov2(c)
  local h = c.hidden_size
  local patches = (c.image_size // c.patch_size) * (c.image_size // c.patch_size)
  local layer = 4 * h * h + 4 * h + dino_mlp(c) + 4 * h + 2 * h
  local total = 2 * h + (c.num_channels or 3) * c.patch_size * c.patch_size * h + h + (patches + 1) * h
    + c.num_hidden_layers * layer + 2 * h
  return total, total
end

return encoder
