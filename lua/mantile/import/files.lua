-- files.lua: reading the small files that describe a model.

local core = require "mantile.core"

local files = {}

local MAX_BYTES = 16 << 20 -- a config is a few KB

--- The text of a regular file: a pipe would never end, nor a device. nil and a sentence.
function files.read(path)
  local size, message = core.file_size(path)
  if not size then return nil, ("%s: %s"):format(path, message) end
  local file
  file, message = io.open(path, "rb")
  if not file then return nil, message end
  local text = file:read(MAX_BYTES + 1)
  file:close()
  if not text then return nil, path .. " is empty or cannot be read" end
  if #text > MAX_BYTES then return nil, path .. " is larger than 16 MiB, so it is no description of a model" end
  return text
end

--- The names of what is in a folder that fit a pattern, sorted.
function files.listed(folder, pattern)
  local names = {}
  for _, name in ipairs(core.list_folder(folder) or {}) do
    if name:find(pattern) then names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

--- Whether anything in a folder has a name that fits a pattern.
function files.has(folder, pattern) return #files.listed(folder, pattern) > 0 end

--- Whether anything of that path is there. It is not opened: a pipe would wait for its writer.
function files.exists(path)
  if core.file_size(path) then return true end
  local name = path:match("[^/]*$")
  for _, entry in ipairs(core.list_folder(files.folder_of(path)) or {}) do
    if entry == name then return true end
  end
  return false
end

--- Writes a file that is not there yet; nil and a sentence when it cannot be.
function files.create(path, text)
  if files.exists(path) then return nil, ("%s exists; remove it or choose another file"):format(path) end
  local file, message = io.open(path, "w")
  if not file then return nil, message end
  local ok
  ok, message = file:write(text)
  local closed, failure = file:close()
  if not ok or not closed then return nil, message or failure end
  return true
end

--- Writes to a file that is not there yet, or to standard output where none is named; nil and a sentence.
function files.put(path, text)
  if path then return files.create(path, text) end
  io.write(text)
  return true
end

function files.folder_of(path) return path:match("^(.*)/[^/]*$") or "." end

--- What a model from that file is called: as its folder where the file has a
--- name that all have, else as the file. Letters that a name cannot have become -.
function files.name_of(path)
  local folder, file = path:match("([^/]*)/([^/]*)$")
  local stem = (file or path):gsub("%.[%w_]+$", ""):gsub("%-%d%d%d%d%d+%-of%-%d%d%d%d%d+$", "")
  local common = stem == "config" or stem == "model"
  local name = common and folder and folder ~= "" and folder ~= "." and folder or stem
  name = name:gsub("[^%w_%.+-]", "-"):gsub("^[^%w_]+", "")
  return name ~= "" and name:sub(1, 100) or "imported"
end

return files
