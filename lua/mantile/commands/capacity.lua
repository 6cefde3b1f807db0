-- capacity: the most load within limits, or the fewest replicas for a load.

local capacity = require "mantile.capacity"
local capacity_text = require "mantile.report.capacity_text"
local cli = require "mantile.cli"
local core = require "mantile.core"
local estimate_command = require "mantile.commands.estimate"
local machine = require "mantile.report.machine"
local request = require "mantile.request"

local command = {
  name = "capacity",
  summary = "the highest rate of requests within limits, or the fewest replicas for a rate",
  usage = "capacity MODEL --on HARDWARE --slo ttft_s=1,tpot_s=0.05 [--traffic rate=20] [flags of estimate]",
  description = [[
Simulates the deployment at one rate after the other (docs/simulate.md). With a rate in --traffic it asks for the
fewest replicas (dp) that carry it. Exit status 1 when nothing keeps the limits, 130 when it was interrupted.]],
  flags = {
    { "share", "fraction?", help = "of the requests that must keep the limits; 0.99 if absent" },
    { "tolerance", "fraction?", help = "of the rate; 0.01 if absent" },
    { "json", "flag", help = "print the answer as JSON" },
  },
}
for i, flag in ipairs(request.flags) do table.insert(command.flags, i, flag) end

function command.run(positional, options)
  local values, message = estimate_command.complete(positional, options, command.usage)
  if not values then return nil, message end
  core.catch_interrupt()
  local answer
  answer, message = capacity.of(values, {
    share = options.share, tolerance = options.tolerance, stop = core.interrupted,
  })
  local signal = core.interrupted()
  core.release_interrupt()
  if not answer then return nil, message end
  io.write(options.json and machine.encode_capacity(answer) .. "\n" or capacity_text.of(answer))
  if answer.stopped then return 128 + (signal or 2) end
  return answer.found and cli.OK or cli.NO
end

return command
