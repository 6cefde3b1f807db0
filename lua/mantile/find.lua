-- find.lua: names to files. A name resolves in the script's own folder, then in
-- the folders of MANTILE_PATH, then in the installed tree; when a file hides
-- another one, that is noted.

local core = require "mantile.core"
local plain = require "mantile.plain"
local shown = require("mantile.schema").shown
local tables = require "mantile.tables"
local thing = require "mantile.thing"

local find = {
  root = nil,    -- the installed tree, set by cli.lua
  folders = {},  -- the user's, most specific first
  names_only = false, -- whether paths are refused: requests from a network name things, and no files
  note = function() end, -- called with a sentence worth telling once
  used = function() end, -- called with the kind, the path and the thing of every file that a name led to
}

-- Where each kind of thing lives: below a user's folder, and in the tree.
local places = {
  model = { "models", "models" },
  hardware = { "hardware", "hardware" },
  layer = { "layers", "lua/mantile/layers" },
  engine = { "engines", "lua/mantile/engines" },
  calibration = { "hardware/calibrations", "hardware/calibrations" },
}

-- What a file of each kind returns.
local maker = {
  model = "a model", hardware = "an accelerator", layer = "a layer", engine = "an engine",
  calibration = "a calibration",
}

--- Not by opening it: a pipe would wait for its writer.
local function exists(path) return core.file_size(path) ~= nil end

function find.folder_of(path) return path:match("^(.*)/[^/]*$") or "." end

--- Calls `f` with `folder` searched first; afterwards the search is as before.
function find.within(folder, f, ...)
  local before = find.folders
  find.folders = table.move(before, 1, #before, 2, { folder })
  local results = table.pack(pcall(f, ...))
  find.folders = before
  if not results[1] then error(results[2], 0) end
  return table.unpack(results, 2, results.n)
end

function find.add_path(path)
  for folder in (path or ""):gmatch("[^:]+") do find.folders[#find.folders + 1] = folder end
end

-- What a file of each kind may end in.
local endings = {
  model = { ".lua" }, hardware = { ".lua", ".yaml" }, layer = { ".lua" }, engine = { ".lua" }, calibration = { ".lua" },
}

--- All files a name could mean, first choice first.
local function candidates(kind, name)
  local list, seen, place = {}, {}, places[kind]
  local function try(folder)
    for _, ending in ipairs(endings[kind]) do
      local path = ("%s/%s%s"):format(folder, name, ending)
      if not seen[path] and exists(path) then list[#list + 1] = path end
      seen[path] = true
    end
  end
  for _, folder in ipairs(find.folders) do
    try(folder .. "/" .. place[1])
    try(folder)
  end
  try(find.root .. "/" .. place[2])
  return list
end

--- Whether there is a thing of that name.
function find.has(kind, name) return #candidates(kind, name) > 0 end

local function has_ending(kind, path)
  for _, ending in ipairs(endings[kind]) do
    if path:sub(-#ending) == ending then return true end
  end
  return false
end

--- Whether that is a path, and no name.
function find.is_path(kind, name) return name:find("/", 1, true) ~= nil or has_ending(kind, name) end

--- Why what is stated as `what` is refused where it is a file: a sentence; nil where files may be named.
function find.refusal(what, path)
  if not find.names_only then return nil end
  return ("%s %s is a file; only names are taken here, and no files"):format(what, shown(path))
end

local noted = {}

local function note_hidden(kind, name, list)
  if #list < 2 or noted[list[1]] then return end
  noted[list[1]] = true
  find.note(("%s '%s' from %s hides the one in %s"):format(kind, name, list[1], list[2]))
end

local function beginning_with(names, start)
  local list = {}
  for _, name in ipairs(names) do
    if name:sub(1, #start) == start then list[#list + 1] = name end
  end
  return list
end

--- What to say instead of a name that does not exist.
local function advise(kind, name)
  local names = find.names(kind)
  local longer = beginning_with(names, name)
  if #longer > 1 then return "there are " .. table.concat(longer, " ", 1, math.min(#longer, 8)) end
  local near = core.nearest(name, names)
  return near and ("did you mean '%s'?"):format(near) or ("`mantile %s` lists them"):format(find.plural(kind))
end

local function not_found(kind, name)
  return nil, ("there is no %s %s; %s"):format(kind, shown(name), advise(kind, name))
end

--- The file of a name or path, or nil and a sentence.
function find.file(kind, name)
  if find.is_path(kind, name) then
    if find.names_only then return nil, find.refusal(kind, name) end
    if not has_ending(kind, name) then
      local rule = kind == "model" and "is neither a folder nor a file that ends in .lua .json .gguf .safetensors"
        or "is a path; it must end in " .. table.concat(endings[kind], " or ")
      return nil, ("%s %s %s"):format(kind, shown(name), rule)
    end
    if exists(name) then return name end
    return nil, ("%s file %s cannot be read"):format(kind, name)
  end
  if not name:find("^[%w_][%w%._-]*$") then return nil, shown(name) .. " is not a name" end
  local list = candidates(kind, name)
  if #list == 0 then return not_found(kind, name) end
  note_hidden(kind, name, list)
  return list[1]
end

local function list_folder(folder, names)
  -- Lua has no directory listing; the C side of `mantile` supplies one.
  for _, file in ipairs(core.list_folder(folder) or {}) do
    local name = file:match("^([%w_][%w%._-]*)%.lua$") or file:match("^([%w_][%w%._-]*)%.yaml$")
    if name then names[name] = true end
  end
end

--- All names of a kind, sorted.
function find.names(kind)
  local set, place = {}, places[kind]
  for _, folder in ipairs(find.folders) do list_folder(folder .. "/" .. place[1], set) end
  list_folder(find.root .. "/" .. place[2], set)
  return tables.keys(set)
end

function find.plural(kind) return kind == "hardware" and kind or kind .. "s" end

local loaded = {}

--- What the file at `path` returns, run once. Raises on errors in the file.
function find.run(path)
  if loaded[path] == nil then
    if path:find("%.yaml$") then
      loaded[path] = require("mantile.hardware").read_yaml(path)
      return loaded[path]
    end
    local environment = require "mantile.environment"
    local chunk, message = loadfile(path, "t", environment.new())
    if not chunk then error(message, 0) end
    loaded[path] = chunk() or false
  end
  return loaded[path]
end

--- An error in a definition that a file ends with (`return layer "x" {...}`) has
--- no line: that is a tail call.
local function blamed(path, message)
  return message:find(path, 1, true) and message or ("%s: %s"):format(path, message)
end

--- The thing of `kind` called `name`, or nil and a sentence. A file that breaks
--- gives its error, with its own file and line.
function find.load(kind, name)
  local path, message = find.file(kind, name)
  if not path then return nil, message end
  local ok, result = pcall(find.within, find.folder_of(path), find.run, path)
  if not ok then return nil, blamed(path, plain(result)) end
  if not thing.is(kind, result) then return nil, ("%s does not return %s"):format(path, maker[kind]) end
  result.file = path
  find.used(kind, path, result)
  return result
end

return find
