-- names.lua: the ids of the reference (gminneci/Mantile, 2026-01) that its clients ask for, as data, and what of ours
-- each stands for. Ids are names of what is listed here or in our own folders and never paths.

local find = require "mantile.find"
local schema = require "mantile.schema"
local tables = require "mantile.tables"

local names = {}

-- Its ids are the names at Hugging Face with _ in place of /, in the order of their sizes.
names.models = {
  { id = "TinyLlama_TinyLlama-1.1B-Chat-v1.0", of = "tinyllama-1.1b", name = "TinyLlama 1.1B Chat v1.0" },
  { id = "mistralai_Mistral-7B-v0.1", of = "mistral-7b-v0.1", name = "Mistral 7B v0.1" },
  { id = "meta-llama_Llama-3.3-70B-Instruct", of = "llama-3.3-70b", name = "Llama 3.3 70B Instruct" },
  { id = "openai_GPT-OSS-120B", of = "gpt-oss-120b", name = "GPT-OSS 120B" },
  { id = "meta-llama_Llama-3.1-405B-Instruct", of = "llama-3.1-405b", name = "Llama 3.1 405B Instruct" },
}

names.hardware = {
  { id = "nvidia_gb200_single", of = "gb200", name = "NVIDIA GB200 (Single Package)" },
  { id = "nvidia_h100_80gb", of = "h100-sxm", name = "NVIDIA H100 SXM5 (80GB)" },
  { id = "nvidia_nvl72_rack", of = "gb200-nvl72", name = "NVIDIA NVL-72 (Full Rack)" },
}

-- What it calls nvfp8 is kept as mxfp8: 8 bits, and 8 more for 32 elements.
names.dtypes = { nvfp8 = "mxfp8" }

--- An id of either spelling: "meta-llama/Llama-3.3-70B-Instruct" is "meta-llama_llama-3.3-70b-instruct".
local function folded(id) return (id:lower():gsub("/", "_")) end

local by_id = { model = {}, hardware = {} }
for kind, list in pairs { model = names.models, hardware = names.hardware } do
  for _, alias in ipairs(list) do by_id[kind][folded(alias.id)] = alias end
end

local by_checkpoint

--- Our models by the folded names of their checkpoints, of those that are read from files anyway.
local function checkpoints()
  if by_checkpoint then return by_checkpoint end
  by_checkpoint = {}
  for _, name in ipairs(find.names "model") do
    local m = find.load("model", name)
    if m and m.checkpoint then by_checkpoint[folded(m.checkpoint)] = name end
  end
  return by_checkpoint
end

local own = {}

--- Whether that is a name of ours: files are listed anew for one that was none before.
local function is_own(kind, id)
  if not (own[kind] and own[kind][id]) then own[kind] = tables.set_of(find.names(kind)) end
  return own[kind][id] or false
end

--- Our name of an id, and the alias where the id is one; nil where there is none.
function names.ours(kind, id)
  local alias = by_id[kind][folded(id)]
  if alias then return alias.of, alias end
  if is_own(kind, id) then return id end
  return kind == "model" and checkpoints()[folded(id)] or nil
end

--- The thing of an id and its alias, if it is one; nil and a sentence.
function names.load(kind, id)
  local name, alias = names.ours(kind, id)
  if not name then
    local what = kind == "model" and "Model" or "Hardware"
    return nil, ("%s %s not found; GET /%s lists the ids"):format(what, schema.shown(id), find.plural(kind))
  end
  local loaded, message = find.load(kind, name)
  if not loaded then return nil, message end
  return loaded, alias
end

return names
