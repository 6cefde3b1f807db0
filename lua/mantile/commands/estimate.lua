-- estimate: one request, one report.

local cli = require "mantile.cli"
local core = require "mantile.core"
local estimate = require "mantile.estimate"
local json = require "mantile.json"
local machine = require "mantile.report.machine"
local plain = require "mantile.plain"
local request = require "mantile.request"
local text = require "mantile.report.text"
local traffic = require "mantile.traffic"

local command = {
  name = "estimate",
  summary = "what one deployment does: latency, throughput, memory, cost",
  usage = "estimate MODEL --on HARDWARE [flags]",
  description = "Prints a report. Exit status 1 when the deployment does not fit in memory.",
  flags = {
    { "layers", "flag", help = "add the breakdown by layer and phase" },
    { "json", "flag", help = "print the report as JSON" },
    { "jsonl", "flag", help = "answer JSON requests from standard input, a line each" },
  },
}
for i, flag in ipairs(request.flags) do table.insert(command.flags, i, flag) end

local LINE_MAX = 1 << 20

--- The request of a command line: its positional argument is the model.
function command.request(positional, options)
  local values = {}
  for _, flag in ipairs(request.flags) do values[flag[1]] = options[flag[1]] end
  local message
  values.override = nil
  if options.override then
    values.layers, message = request.parse_overrides(options.override)
    if message then return nil, message end
  end
  for _, flag in ipairs { "inputs", "lora", "prefill", "decode", "slo", "autoscale", "failures" } do
    if options[flag] then
      values[flag], message = request.parse_table(flag, options[flag])
      if message then return nil, message end
    end
  end
  if options.fleet then
    values.fleet, message = request.parse_list("fleet", options.fleet)
    if message then return nil, message end
  end
  if options.traffic then
    values.traffic, message = traffic.parse(options.traffic)
    if message then return nil, message end
  end
  if #positional > 1 then return nil, ("one model is enough; what is '%s'?"):format(positional[2]) end
  if positional[1] and values.model then return nil, "the model is given twice" end
  values.model = values.model or positional[1]
  return values
end

--- The same, of a model and hardware, which must be named.
function command.complete(positional, options, usage)
  local values, message = command.request(positional, options)
  if not values then return nil, message end
  if not values.model then return nil, "name a model: mantile " .. usage end
  if not values.hardware then return nil, "name the hardware: mantile " .. usage end
  return values
end

local function answer_line(line, number, layers)
  local values, message = json.decode(line)
  if type(values) ~= "table" or #values > 0 then
    return machine.encode_error(message or "a request is a JSON object", nil, number)
  end
  -- A request is data, but it may name a script that breaks: the other lines go on.
  local ok, report, reason, field = pcall(estimate.report, values, { layers = layers })
  if not ok then return machine.encode_error(plain(report), nil, number) end
  if not report then return machine.encode_error(reason, field, number) end
  return machine.encode(report)
end

local function answer_lines(options)
  local number, status = 0, cli.OK
  for line, cut in core.read_line, LINE_MAX do
    number = number + 1
    if line:find("%S") then
      local answer = cut and machine.encode_error("the line is longer than 1 MiB", nil, number)
        or answer_line(line, number, options.layers)
      if answer:find('^{"error":') then status = cli.MISUSE end
      io.write(answer, "\n")
      io.flush()
    end
  end
  return status
end

function command.run(positional, options)
  if options.jsonl then
    if #positional > 0 then return nil, "--jsonl reads its requests from standard input; leave out the model" end
    return answer_lines(options)
  end
  local values, message = command.complete(positional, options, command.usage)
  if not values then return nil, message end
  local report
  report, message = estimate.report(values, { layers = options.layers })
  if not report then return nil, message end
  io.write(options.json and machine.encode(report) .. "\n" or text.report(report))
  return report.memory.fits and cli.OK or cli.NO
end

return command
