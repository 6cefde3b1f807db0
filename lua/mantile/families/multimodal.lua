-- multimodal.lua: decoders that see images: a config with one for the text inside, and one for the vision tower. What
-- the nested text config leaves out is the default of its class, or stated at the top level.

local schema = require "mantile.schema"
local towers = require "mantile.families.towers"

local multimodal = {}

local text_names = { "text_config", "llm_config", "language_config" }

-- Defaults of the classes of transformers that nested configs rely on.
local llama = {
  hidden_size = 4096, intermediate_size = 11008, num_hidden_layers = 32, num_attention_heads = 32, vocab_size = 32000,
}
local defaults = {
  llama = llama,
  mistral = {
    hidden_size = 4096, intermediate_size = 14336, num_hidden_layers = 32, num_attention_heads = 32,
    num_key_value_heads = 8, vocab_size = 32000,
  },
  gemma = {
    hidden_size = 3072, intermediate_size = 24576, num_hidden_layers = 28, num_attention_heads = 16,
    num_key_value_heads = 16, head_dim = 256, vocab_size = 256000,
  },
  gemma2 = {
    hidden_size = 2304, intermediate_size = 9216, num_hidden_layers = 26, num_attention_heads = 8,
    num_key_value_heads = 4, head_dim = 256, vocab_size = 256000, sliding_window = 4096,
  },
  gemma3_text = {
    hidden_size = 2304, intermediate_size = 9216, num_hidden_layers = 26, num_attention_heads = 8,
    num_key_value_heads = 4, head_dim = 256, vocab_size = 262208, sliding_window = 4096,
    max_position_embeddings = 131072,
  },
}

local shared = { "tie_word_embeddings", "torch_dtype", "dtype" }

--- The fields of the text config; nil where there is none.
local function text_of(f)
  for _, name in ipairs(text_names) do
    local text = f:inner(name)
    if text then
      local kind = text:text("model_type") or f.config.model_type
      local own = { model_type = kind }
      for key, value in pairs(defaults[kind] or {}) do own[key] = value end
      local typed = text:get("torch_dtype", "dtype") ~= nil
      for _, key in ipairs(shared) do
        if key == "tie_word_embeddings" or not typed then own[key] = f.config[key] end
      end
      return text:over(own)
    end
  end
end

--- Qwen2-VL states its text at the top level.
local function flat(f) return towers.knows(f.config.model_type) and f:get "vision_config" and f or nil end

--- What of the config is not read, as the subject of a sentence and its verb; nil where there is nothing.
local function left_out(f, tower)
  local eyes, ears = f:get "vision_config" ~= nil and not tower, f:get "audio_config" ~= nil
  if eyes and ears then return "the vision tower and the audio tower were" end
  return eyes and "the vision tower was" or ears and "the audio tower was" or nil
end

--- The fields of the text; nil where the config describes nothing else.
function multimodal.text(f) return text_of(f) or flat(f) end

--- The vision tower before a text of that width, or nil. What of the config is not read is a warning.
function multimodal.vision(f, width, warnings)
  local tower = towers.of(f, width)
  local missing = left_out(f, tower)
  if missing then
    warnings[#warnings + 1] = ("model_type %s is read as its text: %s left out"):format(
      schema.shown(f.config.model_type), missing)
  end
  return tower
end

return multimodal
