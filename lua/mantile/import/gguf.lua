-- gguf.lua: GGUF models, which may be split over several files, from their headers.
-- Weights are never read, and need not be there yet.

local core = require "mantile.core"
local gguf_config = require "mantile.import.gguf_config"
local gguf_encoder = require "mantile.import.gguf_encoder"
local imported = require "mantile.import.imported"
local inventory = require "mantile.import.inventory"
local parts = require "mantile.import.parts"
local plain = require "mantile.plain"
local tensor_layers = require "mantile.import.tensor_layers"
local tensor_names = require "mantile.import.tensor_names"
local tensors = require "mantile.import.tensors"
local transformer = require "mantile.families.transformer"
local shown = require("mantile.schema").shown

local gguf = {}

--- What part `i` of `count` says of itself must fit its name (gguf-split's keys).
local function check_part(metadata, i, count)
  local stated, number = metadata["split.count"] or 0, metadata["split.no"] or i - 1
  if stated == count and number == i - 1 or stated == 0 then return nil end
  return ("it is named as part %d of %d, but its split.no is %s and its split.count %s; name parts like %s"):format(i,
    count, shown(number), shown(stated), "model-00001-of-00003.gguf")
end

local function read_parts(paths)
  local files = {}
  for i, path in ipairs(paths) do
    local header, message = core.gguf(path)
    message = header and check_part(header.metadata, i, #paths) or message
    if message then return nil, ("%s: %s"):format(path, message) end
    header.path, files[i] = path, header
  end
  return files
end

--- The model of which `path` is a file: the summary of tensors.lua with the
--- `metadata` and `version` of the first file; or nil and a sentence.
function gguf.read(path)
  local paths, message = parts.of(path)
  if not paths then return nil, message end
  local files, summary
  files, message = read_parts(paths)
  if not files then return nil, message end
  summary, message = tensors.summary(files)
  if not summary then return nil, message end
  local stated = files[1].metadata["split.tensors.count"]
  if stated and stated ~= #summary.tensors then
    return nil, ("%s: it states %s tensors in all, but its parts hold %d"):format(paths[1], shown(stated),
      #summary.tensors)
  end
  summary.metadata, summary.version = files[1].metadata, files[1].version
  return summary
end

-- ---- a model ----------------------------------------------------------------

-- general.file_type -> what such a file is called (enum llama_ftype, include/llama.h)
local file_types = {
  [2] = "Q4_0", [3] = "Q4_1", [7] = "Q8_0", [8] = "Q5_0", [9] = "Q5_1", [10] = "Q2_K", [11] = "Q3_K_S", [12] = "Q3_K_M",
  [13] = "Q3_K_L", [14] = "Q4_K_S", [15] = "Q4_K_M", [16] = "Q5_K_S", [17] = "Q5_K_M", [18] = "Q6_K", [19] = "IQ2_XXS",
  [20] = "IQ2_XS", [21] = "Q2_K_S", [22] = "IQ3_XS", [23] = "IQ3_XXS", [24] = "IQ1_S", [25] = "IQ4_NL", [26] = "IQ3_S",
  [27] = "IQ3_M", [28] = "IQ2_S", [29] = "IQ2_M", [30] = "IQ4_XS", [31] = "IQ1_M", [36] = "TQ1_0", [37] = "TQ2_0",
  [38] = "MXFP4_MOE", [39] = "NVFP4", [40] = "Q1_0", [41] = "Q2_0",
}
local wide = { fp32 = true, fp16 = true, bf16 = true }

local function quantisation_of(metadata, main)
  return file_types[metadata["general.file_type"]] or main and not wide[main] and main:upper() or nil
end

--- Gemma 4 scales what each expert makes of a token: a parameter, where elsewhere a quantisation's scale has this name.
local function names_of(architecture)
  return function(name)
    local found = tensor_names.of_gguf(name)
    if architecture == "gemma4" and found.role == "ffn_down_exps" and found.part == "scale" then
      found.role, found.part = "ffn_exps_scale", "weight"
    end
    return found
  end
end

local function check_kind(metadata)
  local kind = metadata["general.type"]
  if kind ~= nil and kind ~= "model" then error(("its general.type is %s, not a model"):format(shown(kind)), 0) end
end

--- The decoder of a file: what each layer is, its tensors say.
local function decoder_of(config, inv)
  local count = config.f:need "num_hidden_layers"
  tensor_layers.check_alike(inv, count)
  return transformer.describe(config.f, tensor_layers.traits(inv), function(_, _, i)
    local pool = inv.layers[i] or inv.mtp[i - count]
    local ok, layer = pcall(tensor_layers.layer, config.layer(i), pool, i)
    if not ok then error(("blk.%d: %s"):format(i, plain(layer)), 0) end
    return layer
  end)
end

--- Adds the decoder that the tensors make.
local function add_decoder(definition, architecture, summary)
  local inv = inventory.of(summary.tensors, names_of(architecture))
  local config = gguf_config.of(summary.metadata, inv)
  definition.family = config.f.config.model_type
  if not config.known then
    definition.warnings[1] = ("general.architecture '%s' is not known: read as its tensors say, without windows unless "
      .. "stated"):format(architecture)
  end
  imported.decoder(definition, decoder_of(config, inv), inv, summary)
end

--- What model() takes, of a summary as gguf.read returns it. Raises one sentence.
local function define(summary)
  check_kind(summary.metadata)
  local architecture, main = summary.metadata["general.architecture"], inventory.main_type(summary.by_type)
  local definition = {
    dtype = wide[main] and main or "fp16", weights = main, warnings = {},
    quantisation = quantisation_of(summary.metadata, main),
  }
  local add = gguf_encoder.reads(architecture) and gguf_encoder.add or add_decoder
  add(definition, architecture, summary)
  return definition
end

--- The model of a summary as gguf.read returns it, called as the file at `path`; nil and a sentence.
function gguf.model(summary, path) return imported.model(path, define, summary) end

--- The model of which `path` is a file; nil and a sentence.
function gguf.load(path)
  local summary, message = gguf.read(path)
  if not summary then return nil, message end
  return gguf.model(summary, path)
end

return gguf
