-- explain: where a number comes from.

local cli = require "mantile.cli"
local estimate = require "mantile.estimate"
local estimate_command = require "mantile.commands.estimate"
local explanation = require "mantile.report.explanation"
local request = require "mantile.request"

local command = {
  name = "explain",
  summary = "where a number comes from: formulas, script lines, hardware figures and their sources",
  usage = "explain MODEL --on HARDWARE [--metric KEY] [--op NAME] [flags of estimate]",
  description = "Walks from a metric of the report to its phases, layers and ops.",
  flags = {
    { "metric", "name", help = "a key of the report, like memory.total_bytes; tpot_s or latency_s if absent" },
    { "op", "name", help = "only ops of this name or kind, like qkv or attention" },
  },
}
for i, flag in ipairs(request.flags) do table.insert(command.flags, i, flag) end

function command.run(positional, options)
  local values, message = estimate_command.request(positional, options)
  if not values then return nil, message end
  if not values.model then return nil, "name a model: mantile " .. command.usage end
  local subject
  subject, message = estimate.explain(values)
  if not subject then return nil, message end
  local text
  text, message = explanation.text(subject, options.metric, options.op)
  if not text then return nil, message end
  io.write(text)
  return cli.OK
end

return command
