-- embed.lua: what the C library (src/embed) asks of Lua. Requests come and
-- reports go as JSON texts; whatever is raised comes back as nil and a sentence.

-- luacheck: ignore 121 122 (taking names away is what this file is for)

local estimate = require "mantile.estimate"
local find = require "mantile.find"
local json = require "mantile.json"
local machine = require "mantile.report.machine"
local plain = require "mantile.plain"

local embed = {}

-- The process belongs to the program around us: scripts do not end it, do not
-- write to its output, do not read its input and do not reach around Lua.
local forbidden = {
  os = { "exit", "execute", "setlocale" },
  io = { "popen" },
  package = { "loadlib" },
}

local function close_streams()
  local nowhere = assert(io.open("/dev/null", "r+"))
  io.input(nowhere)
  io.output(nowhere)
  io.stdin, io.stdout, io.stderr = nowhere, nowhere, nowhere
  print = function() end
end

local function confine()
  for library, names in pairs(forbidden) do
    for _, name in ipairs(names) do
      _G[library][name] = function() error(("%s.%s is not available here"):format(library, name), 2) end
    end
  end
  for name in pairs(debug) do
    if name ~= "getinfo" and name ~= "traceback" then debug[name] = nil end
  end
end

--- Called once in a fresh state.
function embed.open(root)
  close_streams()
  confine()
  find.root = root
  find.add_path(os.getenv("MANTILE_PATH"))
end

local function sentence(raised) return (plain(raised):gsub("%s*\n%s*", " ")) end

--- What `answer` makes of a request; or nil and a sentence.
local function ask(answer, text)
  local values, message = json.decode(text)
  if type(values) ~= "table" or #values > 0 then return nil, message or "a request is a JSON object" end
  local ok, result, reason = pcall(answer, values)
  if not ok then return nil, sentence(result) end
  if not result then return nil, sentence(reason) end
  return result
end

local function report(values)
  local result, message = estimate.report(values)
  return result and machine.encode(result), message
end

--- The report of a request, both as JSON.
function embed.estimate(text) return ask(report, text) end

--- The core's deployment of a request.
function embed.deploy(text) return ask(estimate.deployment, text) end

return embed
