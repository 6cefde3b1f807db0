-- parts.lua: models in several files, as llama.cpp and Hugging Face name them:
-- model-00001-of-00003.gguf, model-00001-of-000163.safetensors.

local core = require "mantile.core"

local parts = {}

local COUNT_MAX = 1000

--- Folder (with its slash, or ""), format of a part's name, its number and how many there are; nil for other names.
local function parse(path)
  local folder, file = path:match("^(.*/)([^/]*)$")
  folder, file = folder or "", file or path
  local stem, number, count, ending = file:match("^(.*)%-(%d%d%d%d%d+)%-of%-(%d%d%d%d%d+)(%.%a+)$")
  if not stem then return nil end
  local name = ("%s-%%0%dd-of-%s%s"):format(stem:gsub("%%", "%%%%"), #number, count, ending:gsub("%%", "%%%%"))
  return folder, name, tonumber(number), tonumber(count)
end

local function missing_of(folder, name, count)
  local there, missing = {}, {}
  for _, entry in ipairs(core.list_folder(folder == "" and "." or folder) or {}) do there[entry] = true end
  for i = 1, count do
    if not there[name:format(i)] then missing[#missing + 1] = name:format(i) end
  end
  return missing
end

--- The files of the model of which `path` is one, in order: just `path`, unless
--- it is named as a part. nil and a sentence when some are missing.
function parts.of(path)
  local folder, name, number, count = parse(path)
  if not folder then return { path } end
  if number < 1 or number > count then return nil, ("%s is named as part %d of %d"):format(path, number, count) end
  if count > COUNT_MAX then
    return nil, ("%s is one of %d parts; at most %d are read"):format(path, count, COUNT_MAX)
  end
  local missing = missing_of(folder, name, count)
  if #missing > 0 then
    return nil, ("%s is one of %d parts, but %d of them are not there: %s%s"):format(path, count, #missing, missing[1],
      #missing > 1 and " and others" or "")
  end
  local paths = {}
  for i = 1, count do paths[i] = folder .. name:format(i) end
  return paths
end

return parts
