-- import.lua: models that describe themselves, by what their path is.

local core = require "mantile.core"
local files = require "mantile.import.files"
local find = require "mantile.find"

local import = {}

-- what a path ends in -> the module that reads it
local readers = {
  { "%.json$", "mantile.import.huggingface" },
  { "%.gguf$", "mantile.import.gguf" },
  { "%.safetensors$", "mantile.import.checkpoint" },
}

--- Whether `path` is a folder; where only names are taken none is looked at.
function import.is_folder(path) return not find.names_only and core.list_folder(path, 0) ~= nil end

local function reader_of(path)
  for _, reader in ipairs(readers) do
    if path:find(reader[1]) then return reader[2] end
  end
end

--- Whether `path` names something that can be imported, and no model of a name.
function import.knows(path)
  return reader_of(path) ~= nil or path:find("/", 1, true) ~= nil and import.is_folder(path)
end

--- The GGUF models in a folder: their files, or the first part of those in parts.
local function gguf_models(folder)
  local names = {}
  for _, name in ipairs(files.listed(folder, "%.gguf$")) do
    local number = name:match "%-(%d%d%d%d%d+)%-of%-%d+%.gguf$"
    if not number or tonumber(number) == 1 then names[#names + 1] = name end
  end
  return names
end

--- The one GGUF model of a folder beside projectors of images, which have a name of their own; nil and a sentence.
local function only_gguf(folder, names)
  local models = {}
  for _, name in ipairs(names) do
    if not name:find "^mmproj" then models[#models + 1] = name end
  end
  if #models == 1 then return folder .. "/" .. models[1] end
  local shown = table.concat(names, ", ", 1, math.min(#names, 4)) .. (#names > 4 and ", ..." or "")
  return nil, ("%s has %d GGUF models; name one of them: %s"):format(folder, #names, shown)
end

--- What describes the model of a folder best, and what reads it; nil and a sentence.
local function described_by(folder)
  local config = folder .. "/config.json"
  if files.exists(config) then return config, "mantile.import.huggingface" end
  local ggufs = gguf_models(folder)
  if #ggufs > 0 then
    local path, message = only_gguf(folder, ggufs)
    return path, path and "mantile.import.gguf" or message
  end
  if files.has(folder, "%.safetensors$") then return folder, "mantile.import.checkpoint" end
  return nil, ("%s has no config.json, .gguf or .safetensors, and so no model that can be read"):format(folder)
end

--- The model at `path`; nil and a sentence.
function import.model(path)
  if find.names_only then return nil, find.refusal("model", path) end
  local reader = reader_of(path)
  if not reader then
    path, reader = described_by((path:gsub("(.)/+$", "%1")))
    if not path then return nil, reader end
  elseif reader == "mantile.import.checkpoint" then
    local config = files.folder_of(path) .. "/config.json"
    if files.exists(config) then path, reader = config, "mantile.import.huggingface" end
  end
  if reader == "mantile.import.huggingface" and require("mantile.import.layer_list").recognises(path) then
    reader = "mantile.import.layer_list"
  end
  return require(reader).load(path)
end

return import
