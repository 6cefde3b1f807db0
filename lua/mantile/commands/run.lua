-- run: a scenario script.

local cli = require "mantile.cli"
local scenario = require "mantile.scenario"

local command = {
  name = "run",
  summary = "a scenario script",
  usage = "run SCRIPT [arguments of the script]",
  description = "Runs a Lua script with the library in scope. Exit status 1 when an assertion in it fails.",
  flags = {},
  raw = true,
}

function command.run(list)
  local path = list[1]
  if not path then return nil, "run needs a script, like scenarios/which_hardware.lua" end
  local ok, message, assertion = scenario.run(path, table.move(list, 2, #list, 1, {}))
  if ok then return cli.OK end
  if not assertion then return nil, message end
  io.stderr:write("mantile: ", message, "\n")
  return cli.NO
end

return command
