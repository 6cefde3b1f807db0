-- simulate: requests that come over time, one by one.

local cli = require "mantile.cli"
local core = require "mantile.core"
local estimate_command = require "mantile.commands.estimate"
local machine = require "mantile.report.machine"
local request = require "mantile.request"
local simulate = require "mantile.simulate"
local text = require "mantile.report.text"

local command = {
  name = "simulate",
  summary = "a deployment under traffic, request by request: percentiles, goodput, queues",
  usage = "simulate MODEL --on HARDWARE --traffic rate=20,requests=10000 [flags of estimate]",
  description = [[
Simulates an engine's scheduler, its KV cache and its steps (docs/simulate.md). --traffic says who sends requests
(docs/traffic.md); with --concurrency alone they are a closed loop. --mode disagg has two pools.
Exit status 1 when the deployment does not fit in memory, 130 when it was interrupted.]],
  flags = {
    { "records", "text?", help = "write every request with its times to this CSV file" },
    { "timeline", "text?", help = "write steps and requests to this JSON file, for ui.perfetto.dev" },
    { "json", "flag", help = "print the report as JSON" },
  },
}
for i, flag in ipairs(request.flags) do table.insert(command.flags, i, flag) end

--- The report and the run, until Ctrl-C; nil and a sentence.
local function until_interrupted(values, options)
  core.catch_interrupt()
  local report, run = simulate.run(values, { timeline = options.timeline ~= nil, stop = core.interrupted })
  local signal = core.interrupted()
  core.release_interrupt()
  return report, run, signal
end

local function write_files(run, options)
  local ok, message = true, nil
  if options.records then ok, message = run:write(options.records) end
  if ok and options.timeline then ok, message = run:write_timeline(options.timeline) end
  return ok, message
end

function command.run(positional, options)
  local values, message = estimate_command.complete(positional, options, command.usage)
  if not values then return nil, message end
  if values.mode == "static" or values.method == "formula" then
    return nil, "simulate has no --mode static and no --method formula"
  end
  local report, run, signal = until_interrupted(values, options)
  if not report then return nil, run end
  local ok
  ok, message = write_files(run, options)
  if not ok then return nil, message end
  io.write(options.json and machine.encode(report) .. "\n" or text.report(report))
  if report.simulation.stopped then return 128 + (signal or 2) end
  return report.memory.fits and cli.OK or cli.NO
end

return command
