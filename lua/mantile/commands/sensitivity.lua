-- sensitivity: what a metric depends on, and how much.

local cli = require "mantile.cli"
local estimate_command = require "mantile.commands.estimate"
local machine = require "mantile.report.machine"
local request = require "mantile.request"
local sensitivity = require "mantile.explore.sensitivity"

local command = {
  name = "sensitivity",
  summary = "what 10 % more of each figure of the hardware buys, and what other formats and degrees do",
  usage = "sensitivity MODEL --on HARDWARE [--of METRIC] [--step 10%] [flags of estimate]",
  description = [[
For every figure of the hardware that a metric depends on: what a step of it does, its elasticity, what
the metric comes to without that limit, and from where on something else binds. Then the formats one
step wider and narrower, and the degrees halved and doubled. Exit status 1 when it does not fit in memory.]],
  flags = {
    { "of", "name", help = "a metric, the key of a report; tpot_s or latency_s if absent" },
    { "step", "text", help = "the change of each figure: 10%, -10%, *2; 10% if absent" },
    { "json", "flag", help = "print the answer as JSON" },
  },
}
for i, flag in ipairs(request.flags) do table.insert(command.flags, i, flag) end

function command.run(positional, options)
  local values, message = estimate_command.complete(positional, options, command.usage)
  if not values then return nil, message end
  local found
  found, message = sensitivity.of(values, { of = options.of, step = options.step })
  if not found then return nil, message end
  io.write(options.json and machine.encode_sensitivity(found) .. "\n" or tostring(found))
  return found.report.memory.fits and cli.OK or cli.NO
end

return command
