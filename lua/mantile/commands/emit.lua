-- emit: a deployment as the command line or file that starts it.

local cli = require "mantile.cli"
local emit = require "mantile.emit"
local estimate_command = require "mantile.commands.estimate"
local files = require "mantile.import.files"
local request = require "mantile.request"

local command = {
  name = "emit",
  summary = "a deployment as the command line, file or manifest that starts it",
  usage = "emit MODEL --on HARDWARE --engine ENGINE [flags]",
  description = ("Prints what starts the deployment of a request with %s,\n"):format(table.concat(emit.engines, ", "))
    .. "as a shell command, a YAML file of its options or a Kubernetes manifest. Exit status 1 when it does not fit.",
  flags = { { "output", "name?", help = "the file to write (-o); it must not exist yet" } },
}
for i, field in ipairs(emit.fields) do table.insert(command.flags, i, field) end
for i, flag in ipairs(request.flags) do table.insert(command.flags, i, flag) end

function command.run(positional, options)
  local values, message = estimate_command.complete(positional, options, command.usage)
  if not values then return nil, message end
  for _, field in ipairs(emit.fields) do values[field[1]] = options[field[1]] end
  local text, field
  text, message, field = emit.text(values)
  if not text and field == "fit" then
    io.stderr:write("mantile: ", message, "\n")
    return cli.NO
  end
  if not text then return nil, message end
  local written
  written, message = files.put(options.output, text)
  if not written then return nil, message end
  return cli.OK
end

return command
