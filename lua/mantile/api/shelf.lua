-- shelf.lua: the installed tree, and the folders of MANTILE_PATH, in memory: read once, and then served to everything
-- in this state that would open a file. What is not on the shelf does not exist, and nothing is written.
--
-- Paths on it begin with "mantile", or "path1" and so on for the folders of MANTILE_PATH: where they really are is not
-- said to scripts of others.

-- luacheck: ignore 121 122 (taking what opens files out of this state is what this file is for)

local core = require "mantile.core" -- and nothing else: modules come from the shelf, once it is filled

local shelf = {
  root = "mantile",
  folders = {}, -- those of MANTILE_PATH
}

local SIZE_MAX = 256 << 20 -- bytes of all files
local DEPTH_MAX = 8 -- folders within folders

local texts, listings, size = {}, {}, 0

-- ---- filling it ---------------------------------------------------------------

local open, list_folder, file_size = io.open, core.list_folder, core.file_size

local function put(path, real)
  local length = file_size(real)
  if not length then return end
  size = size + length
  if size > SIZE_MAX then error(("the files of models and hardware take more than %d bytes"):format(SIZE_MAX), 0) end
  local file = assert(open(real, "rb"))
  texts[path] = file:read "a"
  file:close()
end

--- A folder's Lua and YAML files, and, where `deep`, those of the folders in it.
local function put_folder(path, real, deep)
  local names = list_folder(real)
  if not names or deep > DEPTH_MAX then return end
  table.sort(names)
  listings[path] = names
  for _, name in ipairs(names) do
    local inner = real .. "/" .. name
    if name:find "%.lua$" or name:find "%.yaml$" then
      put(path .. "/" .. name, inner)
    elseif deep > 0 and not name:find "^%." then
      put_folder(path .. "/" .. name, inner, deep + 1)
    end
  end
end

local function fill(root, paths)
  for _, name in ipairs { "lua/mantile", "models", "hardware" } do
    put_folder(shelf.root .. "/" .. name, root .. "/" .. name, 1)
  end
  for real in (paths or ""):gmatch "[^:]+" do
    local path = ("path%d"):format(#shelf.folders + 1)
    shelf.folders[#shelf.folders + 1] = path
    put_folder(path, real, 0)
    for _, name in ipairs { "models", "hardware", "layers", "engines", "hardware/calibrations" } do
      put_folder(path .. "/" .. name, real .. "/" .. name, 0)
    end
  end
end

-- ---- serving it ---------------------------------------------------------------

local NO_FILE = "%s: no files can be opened here"

--- What reads a text as a file: of bytes, or all.
local function reader(text)
  local at = 1
  local file = {}
  function file:read(what) -- luacheck: ignore 212
    if type(what) == "number" then
      if at > #text then return nil end
      at = at + what
      return text:sub(at - what, at - 1)
    end
    at = #text + 1
    return text
  end
  function file:close() return true end -- luacheck: ignore 212
  return file
end

local function open_text(path, mode)
  if texts[path] and not (mode or "r"):find "[wa+]" then return reader(texts[path]) end
  return nil, NO_FILE:format(path)
end

local function load_file(path, mode, environment)
  if not texts[path] then return nil, NO_FILE:format(tostring(path)) end
  return load(texts[path], "@" .. path, mode, environment or _G)
end

--- The loader of a module that is on the shelf.
local function search(name)
  local path = ("%s/lua/%s"):format(shelf.root, name:gsub("%.", "/"))
  for _, ending in ipairs { ".lua", "/init.lua" } do
    if texts[path .. ending] then return assert(load_file(path .. ending, "t")), path .. ending end
  end
  return ("no module '%s' on the shelf"):format(name)
end

local function refused(what)
  return function() error(what .. " is not available here", 2) end
end

--- Replaces what opens files, in Lua's library and in the core, and leaves of io what writes to `out`(text).
local function serve(out)
  local stream = { flush = function() return true end, setvbuf = function() return true end }
  function stream.write(file, ...)
    for i = 1, select("#", ...) do out(tostring((select(i, ...)))) end
    return file
  end
  _G.io = {
    open = open_text, stdout = stream, stderr = stream, write = function(...) return stream.write(stream, ...) end,
    popen = refused "io.popen",
  }
  _G.os = {
    time = os.time, clock = os.clock, date = os.date, difftime = os.difftime, getenv = function() end,
    execute = refused "os.execute",
  }
  _G.loadfile, _G.dofile = load_file, refused "dofile"
  core.file_size = function(path)
    if texts[path] then return #texts[path] end
    return nil, "there is no such file"
  end
  core.list_folder = function(path) return listings[path], path end
end


--- Fills it from the tree at `root`; from now on this state reads and writes nothing else. `out` takes what is printed.
function shelf.open(root, out)
  fill(root, os.getenv "MANTILE_PATH")
  table.insert(package.searchers, 2, search) -- before those that look for files: the system's, in C
  serve(out)
end

return shelf
