-- fit: does it fit, in which formats of its weights, or on which accelerators.

local cli = require "mantile.cli"
local estimate_command = require "mantile.commands.estimate"
local fit = require "mantile.fit"
local machine = require "mantile.report.machine"
local quoted = require("mantile.shell").quoted
local request = require "mantile.request"
local text = require "mantile.report.fit_text"

local command = {
  name = "fit",
  summary = "does it fit: in which formats and how much context, or on which accelerators",
  usage = "fit MODEL [--on HARDWARE | --memory SIZE] [flags]",
  description = [[
With hardware or a size of memory: in which formats of its weights the model fits, with how long
a context, and how many sequences at once. Without: which accelerators hold it, the smallest
first. Exit status 1 when nothing fits.]],
  flags = {
    { "memory", "text", help = "bytes of one accelerator, like 24GiB, in place of hardware" },
    { "json", "flag", help = "print the answer as JSON" },
  },
}

-- Keys of a request that say nothing of memory.
local elsewhere = {
  cost_model = true, measured = true, price = true, pue = true, grid = true, embodied = true, lifetime = true,
  acceptance = true,
}

local position = 1
for _, flag in ipairs(request.flags) do
  if not elsewhere[flag[1]] then
    table.insert(command.flags, position, flag)
    position = position + 1
  end
end

--- The `estimate` that says more about the best row of an answer.
local function next_command(positional, options, answer)
  local best = answer.best
  if not best or options.memory then return nil end
  local on = options.hardware or best.hardware
  local words = { "mantile estimate", quoted(positional[1] or options.model), "--on " .. quoted(on) }
  local stated = { model = true, hardware = true, weights = best.weights ~= nil }
  if best.weights and not best.own then table.insert(words, "--weights " .. best.weights) end
  if best.hardware and best.gpus > 1 and not options.tp then
    table.insert(words, ("--gpus %d"):format(best.gpus))
    stated.gpus = true
  end
  for _, flag in ipairs(request.flags) do
    local value = options[flag[1]]
    if value ~= nil and not stated[flag[1]] then
      table.insert(words, "--" .. flag[1] .. (value == true and "" or " " .. quoted(value)))
    end
  end
  return table.concat(words, " ")
end

function command.run(positional, options)
  local values, message = estimate_command.request(positional, options)
  if not values then return nil, message end
  if not values.model then return nil, "name a model: mantile " .. command.usage end
  values.memory = options.memory
  local answer
  answer, message = fit.answer(values)
  if not answer then return nil, message end
  answer.command = next_command(positional, options, answer)
  io.write(options.json and machine.encode_fit(answer) .. "\n" or text.answer(answer))
  return answer.fits and cli.OK or cli.NO
end

return command
