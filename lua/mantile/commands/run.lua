-- run: a scenario script.

local bytes = require "mantile.bytes"
local cli = require "mantile.cli"
local find = require "mantile.find"
local scenario = require "mantile.scenario"
local schema = require "mantile.schema"
local tables = require "mantile.tables"
local units = require "mantile.units"

local command = {
  name = "run",
  summary = "a scenario script",
  usage = "run SCRIPT [arguments of the script]\n       mantile run --confined [LIMITS] SCRIPT",
  description = "Runs a Lua script with the library in scope. Exit status 1 when an assertion in it fails.",
  flags = {
    { "confined", "flag", help = "the script may do nothing but compute and print (docs/confined.md)" },
    { "instructions", "name?", help = "of a confined script: most instructions; 2e9 if absent" },
    { "cpu_s", "name?", help = "of a confined script: most processor time; 10 if absent" },
    { "wall_s", "name?", help = "of a confined script: most time; 30 if absent" },
    { "memory_bytes", "name?", help = "of a confined script: most memory, like 64MiB; 256MiB if absent" },
    { "output_bytes", "name?", help = "of a confined script: most that it prints; 4MiB if absent" },
    { "text_bytes", "name?", help = "of a confined script: how long it may be; 1MiB if absent" },
  },
  raw = true,
}

--- Exit status, or nil and a sentence.
local function ended(ok, message, assertion)
  if ok then return cli.OK end
  if not assertion then return nil, message end
  io.stderr:write("mantile: ", message, "\n")
  return cli.NO
end

-- ---- confined -----------------------------------------------------------------

--- The limits that flags state; nil and a sentence.
local function limits_of(options)
  local limits = {}
  for name, text in pairs(options) do
    limits[name] = tonumber(text) or units.parse(text)
    if not limits[name] or not (limits[name] > 0 and limits[name] < math.huge) then
      return nil, ("--%s is %s; it must be a number, or one with its unit"):format(name, schema.shown(text))
    end
  end
  return limits
end

local function run_text(text, limits)
  local started, message = require("mantile.sandbox").start(find.root, limits)
  if not started then return nil, message end
  local sandbox <close> = started
  local how
  how, message = sandbox:run(text, function(kind, piece)
    if kind == "printed" then io.write(piece) end
  end)
  io.stdout:flush() -- before what is said of it on the other stream
  return ended(how == "done", message, how == "assertion")
end

local function run_confined(list)
  local words, options = cli.parse(command, list)
  if not words then return nil, options end
  if #words ~= 1 then return nil, "run --confined needs one script, which takes no arguments" end
  local limits, message = limits_of(tables.without(options, "confined"))
  if not limits then return nil, message end
  local text
  text, message = bytes.read(words[1])
  if not text then return nil, message end
  return run_text(text, limits)
end

-- -------------------------------------------------------------------------------

function command.run(list)
  if list[1] == "--confined" then return run_confined(list) end
  if not list[1] then return nil, "run needs a script, like scenarios/which_hardware.lua" end
  return ended(scenario.run(list[1], table.move(list, 2, #list, 1, {})))
end

return command
