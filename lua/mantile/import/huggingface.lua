-- huggingface.lua: a config.json becomes a model. The fields are read, not the
-- name: any llama-like decoder with these fields imports.

local decoder = require "mantile.families.decoder"
local json = require "mantile.json"
local plain = require "mantile.plain"
local schema = require "mantile.schema"

local huggingface = {}

local MAX_BYTES = 16 << 20 -- a config is a few KB

-- decoder parameter <- config keys, first one present
local sizes = {
  layers = { "num_hidden_layers" },
  hidden = { "hidden_size" },
  heads = { "num_attention_heads" },
  kv_heads = { "num_key_value_heads" },
  head_dim = { "head_dim" },
  intermediate = { "intermediate_size" },
  vocab = { "vocab_size" },
  max_positions = { "max_position_embeddings" },
  experts = { "num_local_experts" },
  top_k = { "num_experts_per_tok" },
}

local function biases(c) return c.attention_bias or nil, c.attention_bias or nil, c.mlp_bias or nil end

-- what each model_type adds to a llama-like block, or nil and why it cannot be read
local families = {
  llama = function(c)
    local qkv_bias, out_bias, mlp_bias = biases(c)
    return { qkv_bias = qkv_bias, out_bias = out_bias, mlp_bias = mlp_bias }
  end,
  mistral = function(c) return { window = c.sliding_window } end,
  mixtral = function(c) return { window = c.sliding_window } end,
  qwen3 = function(c)
    if c.use_sliding_window then return nil, "use_sliding_window: windows on some layers only are not read yet" end
    local qkv_bias, out_bias = biases(c)
    return { qk_norm = true, qkv_bias = qkv_bias, out_bias = out_bias }
  end,
}

local dtypes = { bfloat16 = "bf16", float16 = "fp16", float32 = "fp32" }

local function known_families()
  local names = {}
  for name in pairs(families) do names[#names + 1] = name end
  table.sort(names)
  return table.concat(names, " ")
end

local function pick(config, keys)
  for _, key in ipairs(keys) do
    if config[key] ~= nil then return config[key] end
  end
end

--- The decoder description of a decoded config, or nil and a sentence.
function huggingface.describe(config)
  local family = families[config.model_type]
  if not family then
    return nil, ("model_type %s is not known; known are %s"):format(schema.shown(config.model_type), known_families())
  end
  if config.quantization_config then
    return nil, "quantization_config is not read yet; remove it and state weights, activations and kv in the request"
  end
  local description, reason = family(config)
  if not description then return nil, reason end
  for parameter, keys in pairs(sizes) do description[parameter] = pick(config, keys) end
  description.tied = config.tie_word_embeddings or nil
  local dtype = config.torch_dtype or config.dtype
  description.dtype = dtypes[dtype]
  if dtype ~= nil and not description.dtype then
    return nil, ("torch_dtype %s is not known; known are bfloat16 float16 float32"):format(schema.shown(dtype))
  end
  return description
end

local function read(path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message end
  local text = file:read(MAX_BYTES + 1)
  file:close()
  if not text then return nil, path .. " is empty or cannot be read" end
  if #text > MAX_BYTES then return nil, path .. " is larger than 16 MiB, so it is no config.json" end
  return text
end

--- The model that config file describes; nil and a sentence otherwise. Its name
--- is that of the folder, or of the file if that is not config.json.
local function name_of(path)
  local folder, file = path:match("([^/]*)/([^/]*)$")
  local stem = (file or path):gsub("%.json$", "")
  return stem == "config" and folder and folder ~= "" and folder or stem
end

function huggingface.load(path)
  local text, message = read(path)
  if not text then return nil, message end
  local config
  config, message = json.decode(text)
  if type(config) ~= "table" then return nil, ("%s is %s"):format(path, message or "not a JSON object") end
  local description
  description, message = huggingface.describe(config)
  if not description then return nil, ("%s: %s"):format(path, message) end
  description.doc, description.source = "Imported from " .. path, path
  local ok, model = pcall(function() return decoder(name_of(path))(description) end)
  if not ok then return nil, ("%s: %s"):format(path, plain(model):gsub("^.-: model", "model")) end
  return model
end

return huggingface
