-- scan.lua: the models under a folder: where they are, what they are, and what
-- they fit. Only the ends of names decide what is opened; weights are never read.

local core = require "mantile.core"
local document = require "mantile.import.document"
local estimate = require "mantile.estimate"
local files_of = require "mantile.import.files"
local find = require "mantile.find"
local fit = require "mantile.fit"
local import = require "mantile.import"
local plain = require "mantile.plain"
local purpose = require "mantile.purpose"
local request = require "mantile.request"
local tables = require "mantile.tables"

local scan = {}

scan.DEPTH, scan.LIMIT = 8, 200000

-- ---- names ------------------------------------------------------------------

--- OWNER/NAME of a folder in the hub's cache: models--OWNER--NAME/snapshots/COMMIT.
local function cached_name(folder)
  local repository = folder:match("models%-%-([^/]+)/snapshots/[^/]+$")
  return repository and repository:gsub("%-%-", "/", 1)
end

--- What the model that a file describes is called.
local function name_of(path)
  local here = path:match("^%.(/[^/]*)$")
  return files_of.name_of(here and (os.getenv("PWD") or ".") .. here or path)
end

-- ---- one folder -------------------------------------------------------------

-- Weights beside a config.json: the first of these endings that is there.
local endings = { "%.safetensors$", "%.bin$", "%.pth$", "%.pt$", "%.npz$" }

local function matching(names, pattern)
  local list = {}
  for _, file in ipairs(names) do
    if file:find(pattern) then list[#list + 1] = file end
  end
  return list
end

--- A folder may be called like a file.
local function without_folders(folder, names)
  local list = {}
  for _, file in ipairs(names) do
    if not core.list_folder(folder .. "/" .. file, 0) then list[#list + 1] = file end
  end
  return list
end

local function paths_of(folder, files)
  local paths = {}
  for i, file in ipairs(files) do paths[i] = folder .. "/" .. file end
  return paths
end

local function weights_beside(folder, names)
  for _, ending in ipairs(endings) do
    local files = matching(names, ending)
    if #files > 0 then return paths_of(folder, files) end
  end
  return {}
end

--- Those of a pipeline's parts, each in a folder of its own.
local function weights_of_parts(folder, names)
  local paths = weights_beside(folder, names)
  for _, part in ipairs(names) do
    local below = part:find("^[^.]") and core.list_folder(folder .. "/" .. part, scan.LIMIT)
    if below then
      table.sort(below)
      table.move(weights_beside(folder .. "/" .. part, below), 1, scan.LIMIT, #paths + 1, paths)
    end
  end
  return paths
end

--- Files of one model each: those called -00001-of-00003 are one.
local function grouped(folder, files)
  local groups, by_stem = {}, {}
  for _, file in ipairs(files) do
    local stem, ending = file:match("^(.*)%-%d%d%d%d%d+%-of(%-%d%d%d%d%d+%.%a+)$")
    local group = stem and by_stem[stem .. ending]
    if not group then
      group = { folder = folder, path = folder .. "/" .. file, files = {} }
      group.name = name_of(stem and ("%s/%s%s"):format(folder, stem, ending:match("%.%a+$")) or group.path)
      groups[#groups + 1] = group
      if stem then by_stem[stem .. ending] = group end
    end
    table.insert(group.files, folder .. "/" .. file)
  end
  return groups
end

--- Many programs have a config.json: one of a model says so, or has weights beside it.
local function describes_model(path)
  local text, message = files_of.read(path)
  if not text then return nil, message end
  for _, key in ipairs { "model_type", "architectures", "_class_name", "layer_types" } do
    if text:find('"' .. key .. '"', 1, true) then return true end
  end
  return false
end

local function of_config(state, folder, names, file)
  local files = file == "config.json" and weights_beside(folder, names) or weights_of_parts(folder, names)
  local described, message = describes_model(folder .. "/" .. file)
  if not described and #files == 0 and not message then return nil end
  local entry = {
    name = cached_name(folder) or name_of(folder .. "/config.json"), folder = folder, path = folder .. "/",
    files = files, config = folder .. "/" .. file, reason = message,
  }
  table.insert(state.entries, entry)
  return entry
end

local function of_adapter(state, folder, names)
  local config = document.read(folder .. "/adapter_config.json")
  local base = config and config.base_model_name_or_path
  local of_base = type(base) == "string" and " of " .. base:sub(1, 100) or ""
  table.insert(state.entries, {
    name = name_of(folder .. "/config.json"), folder = folder, path = folder .. "/", kind = "adapter",
    files = weights_beside(folder, names), reason = ("it is an adapter%s, no model of its own"):format(of_base),
  })
end

--- Adds the models whose files stand in a folder. Returns whether its subfolders are parts of one.
local function look(state, folder, names)
  local there = {}
  for _, file in ipairs(names) do there[file] = true end
  local described
  if there["model_index.json"] then
    described = of_config(state, folder, names, "model_index.json")
    if described then return true end
  end
  if there["config.json"] then described = of_config(state, folder, names, "config.json") end
  if not described and there["adapter_config.json"] then
    described = true
    of_adapter(state, folder, names)
  end
  local alone = matching(names, "%.gguf$")
  if not described then table.move(matching(names, "%.safetensors$"), 1, #names, #alone + 1, alone) end
  table.move(grouped(folder, without_folders(folder, alone)), 1, #names, #state.entries + 1, state.entries)
  return false
end

-- ---- all folders ------------------------------------------------------------

local function problem(state, path, reason) table.insert(state.problems, { path = path, reason = reason }) end

local visit

--- Whether `path` is a folder, and then all below it. A folder that is reached twice
--- is visited once.
local function enter(state, path, depth)
  if depth > state.depth then
    if core.list_folder(path, 0) then state.deeper = state.deeper + 1 end
    return
  end
  local names, identity = core.list_folder(path, state.left + 1)
  if not names then
    if identity then problem(state, path, identity) end
  elseif not state.seen[identity] then
    state.seen[identity] = true
    visit(state, path, names, depth)
  end
end

visit = function(state, folder, names, depth)
  state.left = state.left - #names
  if state.left < 0 then return end
  table.sort(names)
  if look(state, folder, names) then return end
  for _, child in ipairs(names) do
    local file = child:find("%.gguf$") or child:find("%.safetensors$") or child:find("%.json$")
    local skipped = child == "." or child == ".." or file and core.file_size(folder .. "/" .. child)
    if not skipped and state.left >= 0 then enter(state, folder .. "/" .. child, depth + 1) end
  end
end

local function trimmed(path) return path:match("^(.-)/*$") end

--- The models under a folder, as { name =, path =, folder =, files = { weights } }, and
--- { path =, reason = } of what could not be read; nil and a sentence.
function scan.find(root, depth, limit)
  local names, message = core.list_folder(root, 0)
  if not names then
    return nil, ("%s cannot be scanned: %s"):format(root, message or "it is no folder; `mantile fit` takes a file")
  end
  local state = { entries = {}, problems = {}, seen = {}, depth = depth, left = limit, deeper = 0 }
  enter(state, root:find("^/+$") and "/." or trimmed(root), 0)
  if state.deeper > 0 then
    problem(state, root, ("%d folders are more than %d deep; --depth looks further"):format(state.deeper, depth))
  end
  if state.left < 0 then
    problem(state, root, ("it has more than %d names, so not all were looked at; --limit raises that"):format(limit))
  end
  return state.entries, state.problems
end

-- ---- one model --------------------------------------------------------------

--- Bytes of files; nil when there are none.
local function size_of(files)
  local size
  for _, path in ipairs(files) do size = (size or 0) + (core.file_size(path) or 0) end
  return size
end

--- A model type as a config states it.
local function family_of(entry, m)
  if m.family then return m.family end
  local config = entry.config and document.read(entry.config)
  local family = config and (config.model_type or config._class_name)
  return type(family) == "string" and family or nil
end

local function import_entry(entry)
  if entry.reason then return nil, entry.reason end
  local ok, m, message = pcall(import.model, entry.path)
  if not ok then return nil, plain(m) end
  if not m then return nil, message end
  local whole
  whole, message = estimate.whole(m)
  return whole and m, whole or message
end

--- What is wrong with the keys of a request that hold for every model; nil when nothing is.
function scan.refuses(values)
  local _, message = request.check(tables.merged({ model = "any", hardware = "any" }, values))
  if message then return message end
  if values.engine then
    _, message = find.load("engine", values.engine)
  end
  return message
end

--- A reason without the folder, which the row names.
local function without_folder(folder, reason)
  local first, last = reason:find(folder .. "/", 1, true)
  return first == 1 and reason:sub(last + 1) or reason
end

--- What is known of a model that `scan.find` has found. `values` are keys of a request
--- (isl, engine, ...) for what it fits on.
function scan.describe(entry, values)
  local row = { name = entry.name, path = entry.path, size_bytes = size_of(entry.files), kind = entry.kind }
  local m, whole = import_entry(entry)
  if not m then
    row.error = without_folder(entry.folder, whole)
    return row
  end
  row.family, row.parameters = family_of(entry, m), whole.parameters
  row.quantisation = m.quantisation or m.weights or m.dtype
  row.kind = purpose.of {
    name = entry.name, generates = m.generates, folder = entry.config and entry.folder,
    template = m.chat_template or not entry.path:find("%.gguf$") and purpose.template(entry.folder) or nil,
  }
  local name, report = fit.smallest(tables.merged({ model = m }, values))
  if name then row.fits_on = { hardware = name, gpus = report.gpus, total_bytes = report.memory.total_bytes } end
  return row
end

return scan
