-- whatif: a ladder of changes to one request.

local cli = require "mantile.cli"
local estimate_command = require "mantile.commands.estimate"
local machine = require "mantile.report.machine"
local request = require "mantile.request"
local whatif = require "mantile.explore.whatif"

local command = {
  name = "whatif",
  summary = "changes to one request, each on top of the one before, with ratios",
  usage = "whatif MODEL --on HARDWARE CHANGE ... [--each] [--of METRICS] [flags of estimate]",
  description = [[
CHANGE is NAME=VALUE, or several with ; between them. NAME: a figure of the hardware, a key of a request,
or what a layer does otherwise. VALUE: 8 TB/s, fp8, 8; or of what it is now: +20%, -20%, *2, x2, /2.

  mantile whatif llama-3.1-70b --on h100-sxm --tp 8 "memory.hbm.bandwidth=+20%; price=3" weights=fp8 tp=4

Exit status 1 when one of them does not fit in memory.]],
  flags = {
    { "each", "flag", help = "each change alone, not on top of the one before" },
    { "of", "text", help = "metrics, keys of a report with commas between; the usual ones if absent" },
    { "json", "flag", help = "print the answer as JSON" },
  },
}
for i, flag in ipairs(request.flags) do table.insert(command.flags, i, flag) end

--- Words with a = are changes, the others name the model.
local function split(words)
  local models, rungs = {}, {}
  for _, word in ipairs(words) do table.insert(word:find("=", 1, true) and rungs or models, word) end
  return models, rungs
end

function command.run(positional, options)
  local models, rungs = split(positional)
  local values, message = estimate_command.complete(models, options, command.usage)
  if not values then return nil, message end
  if #rungs == 0 then return nil, "say what changes, like memory.hbm.bandwidth=+20%: mantile " .. command.usage end
  local found
  found, message = whatif.of(values, rungs, { each = options.each, of = options.of })
  if not found then return nil, message end
  io.write(options.json and machine.encode_whatif(found) .. "\n" or tostring(found))
  local fits = found.base.fits
  for _, row in ipairs(found.rungs) do fits = fits and row.fits end
  return fits and cli.OK or cli.NO
end

return command
