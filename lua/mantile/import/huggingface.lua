-- huggingface.lua: a config.json becomes a model. The fields are read, not the
-- name: what a model_type leaves unsaid is in families/traits.lua, and a type that
-- is not there is read as its fields say, with a warning.

local checkpoint = require "mantile.import.checkpoint"
local document = require "mantile.import.document"
local encoders = require "mantile.families.encoders"
local fields = require "mantile.import.fields"
local files = require "mantile.import.files"
local imported = require "mantile.import.imported"
local mixers = require "mantile.families.mixers"
local multimodal = require "mantile.families.multimodal"
local plain = require "mantile.plain"
local quantisation = require "mantile.import.quantisation"
local schema = require "mantile.schema"
local stack = require "mantile.families.stack"
local traits = require "mantile.families.traits"
local transformer = require "mantile.families.transformer"

local huggingface = {}

local dtypes = {
  bfloat16 = "bf16", float16 = "fp16", float32 = "fp32", float = "fp32", half = "fp16", float8_e4m3fn = "fp8",
}

local function dtype_of(f)
  local stated = f:text("torch_dtype", "dtype")
  if stated == nil or stated == "auto" then return "bf16" end
  local dtype = dtypes[stated:gsub("^torch%.", "")]
  if dtype then return dtype end
  error(("torch_dtype %s is not known; known are bfloat16 float16 float32"):format(schema.shown(stated)), 0)
end

-- What a decoder cannot do without.
local needed = {
  mixers.width_names, { "vocab_size", "padded_vocab_size" },
  { "num_hidden_layers", "n_layer", "n_layers", "num_layers", "layers_block_type", "hybrid_override_pattern" },
}

--- What a sentence says of a model_type that is not known.
local function unknown(model_type)
  return model_type == nil and "is not stated" or schema.shown(model_type) .. " is not known"
end

--- Refuses what is no decoder, by the fields that it lacks.
local function check_known(f, known)
  local missing = f:missing(needed)
  if #missing == 0 then return end
  local kind = known and ("model_type %s"):format(schema.shown(f.config.model_type))
    or ("model_type %s, and it cannot be read as a decoder"):format(unknown(f.config.model_type))
  error(("%s: %s missing; write it by hand as docs/models.md says"):format(kind, table.concat(missing, ", ")
    .. (#missing == 1 and " is" or " are")), 0)
end

-- What only configs of encoders and of other recurrences state: segments of BERT, DeBERTa's distances, convolutions
-- over sound, Griffin's recurrence. As decoders like Llama their sizes would be wrong.
local signs = { "type_vocab_size", "position_buckets", "conv_dim", "lru_width" }
local tasks = { "ForMaskedLM$", "ForPreTraining$", "ForCTC$", "ForImageClassification$", "ForAudioClassification$" }

--- What says that the fields of a model_type that is not known are no decoder's, or nil.
local function sign_of_other(f)
  if f.config.is_encoder_decoder == true then return "is_encoder_decoder is true" end
  for _, name in ipairs(signs) do
    if f:get(name) ~= nil then return name .. " is no field of a decoder like Llama" end
  end
  for _, task in ipairs(tasks) do
    if f:made_for(task) then return schema.shown(f.config.architectures[1]) .. " is no decoder" end
  end
end

--- The decoder of a model_type that is not known; raises where its fields are not one's.
local function decoder_like_llama(f, t)
  local kind, sign = unknown(f.config.model_type), sign_of_other(f)
  if sign then error(("model_type %s, and %s; write it by hand as docs/models.md says"):format(kind, sign), 0) end
  local ok, d = pcall(transformer.describe, f, t)
  if ok then return d end
  error(("model_type %s, and it cannot be read as a decoder like Llama: %s"):format(kind, plain(d)), 0)
end

--- The decoder of `f`, with the rest of what model() takes.
local function decoder_of(f, warnings)
  local t, known = traits.of(f.config.model_type)
  check_known(f, known)
  local d = known and transformer.describe(f, t) or decoder_like_llama(f, t)
  if not known then
    warnings[#warnings + 1] = ("model_type %s: read as a decoder like Llama by its fields (pre-norm "
      .. "RMSNorm, gated MLP, no biases unless stated)"):format(unknown(f.config.model_type))
  end
  return { decoder = d, mtp = d.mtp, max_positions = d.max_positions }
end

--- The same of a config that may have a vision tower beside its text.
local function text_of(f, warnings)
  local text = multimodal.text(f)
  if not text then return decoder_of(f, warnings) end
  local definition = decoder_of(text, warnings)
  definition.dtype = dtype_of(text)
  definition.vision = multimodal.vision(f, definition.decoder.hidden, warnings)
  return definition
end

--- Puts the decoder of a definition into its blocks, kept as the config says and the headers beside it.
local function add_decoder(definition, f, folder, warnings)
  local d, summary = definition.decoder, folder and checkpoint.beside(folder, warnings)
  local stated = f:get("torch_dtype", "dtype") ~= nil
  definition.dtype = definition.dtype or not stated and checkpoint.dtype(summary) or dtype_of(f)
  quantisation.apply(definition, d, f, folder)
  if summary then checkpoint.mark(definition, d, summary, warnings) end
  definition.blocks, definition.decoder = stack.blocks(d), nil
end

--- What model() takes, of a decoded config; `folder` may hold more of it.
local function definition_of(config, folder)
  local f, warnings = fields.of(config), {}
  local definition = encoders.describe(f, warnings) or text_of(f, warnings)
  if definition.decoder then
    add_decoder(definition, f, folder, warnings)
  else
    definition.dtype = definition.dtype or dtype_of(f)
  end
  definition.warnings = #warnings > 0 and warnings or nil
  definition.family = type(config.model_type) == "string" and config.model_type or nil
  return definition
end

--- The definition of a decoded config; nil and a sentence.
function huggingface.describe(config, folder)
  local ok, definition = pcall(definition_of, config, folder)
  if not ok then return nil, plain(definition) end
  return definition
end

--- The model that a config file describes; nil and a sentence. Its name is that of
--- the folder, or of the file if that is not config.json.
function huggingface.load(path)
  local config, message = document.read(path)
  if not config then return nil, message end
  if #config > 0 then return nil, path .. " is not a JSON object" end
  return imported.model(path, definition_of, config, files.folder_of(path))
end

return huggingface
