-- import.lua: models that describe themselves, by what their path is.

local reference = require "mantile.import.reference"

local import = {}

-- what a path ends in -> the module that reads it
local readers = {
  { "%.json$", "mantile.import.huggingface" },
  { "%.gguf$", "mantile.import.gguf" },
  { "%.safetensors$", "mantile.import.safetensors" },
}

--- Whether `path` is a folder.
function import.is_folder(path)
  local file = io.open(path .. "/.", "r")
  if file then file:close() end
  return file ~= nil
end

local function reader_of(path)
  for _, reader in ipairs(readers) do
    if path:find(reader[1]) then return reader[2] end
  end
end

--- Whether `path` names something that can be imported, and no model of a name.
function import.knows(path)
  return reader_of(path) ~= nil or path:find("/", 1, true) ~= nil and import.is_folder(path)
end

--- The file of a folder that describes its model best.
local function described_by(folder)
  local trimmed = folder:gsub("/+$", "")
  for _, name in ipairs { "config.json" } do
    local file = io.open(trimmed .. "/" .. name, "r")
    if file then
      file:close()
      return trimmed .. "/" .. name
    end
  end
end

--- The model at `path`; nil and a sentence.
function import.model(path)
  local reader = reader_of(path)
  if not reader then
    local file = described_by(path)
    if not file then return nil, ("%s has no config.json, and so no model that can be read"):format(path) end
    return import.model(file)
  end
  if reader == "mantile.import.huggingface" and reference.recognises(path) then return reference.load(path) end
  return require(reader).load(path)
end

return import
