-- confined.lua: scenarios of people whom nobody knows: what they see, and how one runs. src/serve/sandbox.h has the
-- process around it, which holds even where this does not.
--
-- A confined script has the names of a scenario but for those that reach out of it: no files, modules, coroutines,
-- chunks or finalisers. What it prints, shows and compares goes to a function; it draws no pictures.

local confined = {}

local REFUSED = {
  "collectgarbage", "coroutine", "debug", "dofile", "io", "load", "loadfile", "package", "require", "warn",
}

local NO_PICTURES = "pictures are not drawn in a confined script, as that takes another program"

-- Loaded before the first script: it may need any of them, and those in C cannot be loaded later.
local MODULES = {
  "mantile.adapters", "mantile.capacity", "mantile.emit", "mantile.engine", "mantile.estimate",
  "mantile.explore.search", "mantile.explore.sensitivity", "mantile.explore.whatif", "mantile.families.decoder",
  "mantile.fit", "mantile.layer", "mantile.model", "mantile.report.machine", "mantile.report.text", "mantile.simulate",
}

local scripts = setmetatable({}, { __mode = "k" }) -- the metatables that scripts have set

--- Lua's own but for __gc, which would run where no limit is looked at.
local function set_metatable(value, meta)
  if type(meta) == "table" and rawget(meta, "__gc") ~= nil then
    error("__gc is not available in a confined script", 2)
  end
  if type(value) == "table" and type(meta) == "table" then
    local done = setmetatable(value, meta)
    scripts[meta] = true
    return done
  end
  return setmetatable(value, meta) -- or raises
end

--- A script sees the metatables of scripts: others lead to what all values of the library have in common.
local function get_metatable(value)
  local meta = debug.getmetatable(value)
  if meta == nil or scripts[meta] then return getmetatable(value) end
  return false
end

--- A library of Lua as scripts have it: what they change in it is theirs.
local function copied(library, without)
  local copy = {}
  for name, value in pairs(library) do
    if name ~= without then copy[name] = value end
  end
  return copy
end

local function refusing()
  local later = {}
  for _, name in ipairs(REFUSED) do
    later[name] = function() error(("%s is not available in a confined script"):format(name), 3) end
  end
  return later
end

--- What a script prints to.
local function printer(write)
  local json, machine, text = require "mantile.json", require "mantile.report.machine", require "mantile.report.text"
  local function result(key, encoded) write("result", ("{%s:%s}"):format(json.encode(key), encoded)) end
  local function print_words(...)
    local words = {}
    for i = 1, select("#", ...) do words[i] = tostring((select(i, ...))) end
    write("printed", table.concat(words, "\t") .. "\n")
  end
  return {
    report = function(report)
      write("printed", text.report(report))
      result("report", machine.encode(report))
    end,
    comparison = function(reports)
      write("printed", text.comparison(reports))
      result("reports", machine.encode_all(reports))
    end,
    names = { print = print_words },
  }
end

local function names_of(write, extra)
  local out = printer(write)
  local names = require("mantile.scenario").names({}, out)
  for _, library in ipairs { "math", "string", "table", "utf8" } do names[library] = copied(_G[library], "dump") end
  names.os = { time = os.time, clock = os.clock, date = os.date, difftime = os.difftime }
  names.setmetatable, names.getmetatable = set_metatable, get_metatable
  for name, value in pairs(extra) do names[name] = value end
  return names
end

local function environment_of(write, extra)
  local environment = require("mantile.environment").new(names_of(write, extra), refusing())
  for _, name in ipairs(REFUSED) do rawset(environment, name, nil) end
  environment._G = environment
  return environment
end

--- Pictures that need no other program are shown as text; the others say why not.
local function draw_nothing(write)
  local picture = require "mantile.picture"
  require("mantile.picture.gnuplot").drawn = function() return nil, NO_PICTURES end
  picture.silent = true
  picture.noted = function(drawing)
    local drawn, message = drawing:text()
    write("printed", drawn or message .. "\n")
  end
end

--- One process has one thread here, and no signals.
local function stay_alone()
  local core = require "mantile.core"
  local explorer = core.explorer
  core.explorer = function(options)
    options.threads = 1
    return explorer(options)
  end
  require("mantile.interruptible").attended = false
end

--- One line of what the script was: any text may be in it.
local function message_of(problem)
  local text = require "mantile.plain"(problem)
  return (text:gsub("%s*\n%s*", " "))
end

--- A function that runs a text: true; or false, a message, and whether an assertion failed.
local function runner(environment)
  local find = require "mantile.find"
  return function(text)
    local chunk, message = load(text, "=script", "t", environment)
    if not chunk then return false, message_of(message), false end
    find.names_only = true
    local ok, problem = pcall(chunk)
    if ok then return true end
    return false, message_of(problem), type(problem) == "table" and problem.assertion == true
  end
end

--- What later scripts would each have to read first.
local function warm_up()
  for _, name in ipairs(MODULES) do require(name) end
  os.date("*t") -- reads the time zone
  pcall(require("mantile.estimate").report, { model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm" })
end

--- Loads the library at `root`. `write`(kind, text) takes what scripts put out: "printed", or "result" as JSON; `extra`
--- are further names. Returns a function that runs a text. Called once in a state that is for nothing else.
function confined.open(root, write, extra)
  local shelf = require "mantile.api.shelf"
  shelf.open(root, function(text) write("printed", text) end)
  local find = require "mantile.find"
  find.root, find.folders = shelf.root, shelf.folders
  warm_up()
  find.note = function(sentence) write("printed", "note: " .. sentence .. "\n") end
  local environment = environment_of(write, extra)
  draw_nothing(write)
  stay_alone()
  string.dump = nil -- luacheck: ignore 122
  return runner(environment)
end

return confined
