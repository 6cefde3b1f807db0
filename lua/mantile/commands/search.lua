-- search: the best deployments for a question.

local cli = require "mantile.cli"
local flags = require "mantile.explore.flags"
local json = require "mantile.json"
local search = require "mantile.explore.search"
local units = require "mantile.units"

local command = {
  name = "search",
  summary = "the best deployments for a question, and why",
  usage = "search MODEL --on HARDWARE,... --gpus N [--where LIMITS] [--maximise FORMULA] [flags]",
  description = [[
Looks at every way to spread the model over the accelerators, with every batch from 1 to 4096 (powers of two), and
prints the best deployments that keep the limits, what binds each, and what each spends more of than the first.
Flags take lists and ranges as those of `sweep` do; degrees that are not stated are open.

  mantile search llama-3.1-70b --on h100-sxm,b200 --engine vllm --gpus 1..8*2 --where "ttft_s < 1, tpot_s < 30 ms"
  mantile search llama-3.1-70b --on h100-sxm --engine vllm --where "tpot_s < 30 ms" --load 20   (requests/s)

Exit status 1 when no deployment keeps the limits.]],
  flags = {
    { "set", "text?", help = 'figures of hardware: "memory.hbm.bandwidth=3.35 TB/s,8 TB/s"' },
    { "where", "text?", help = 'what must hold: "ttft_s < 500 ms, tpot_s < 0.03"; memory.fits always' },
    { "maximise", "text?", help = "which formula; throughput_tok_s_gpu if nothing else is asked for" },
    { "minimise", "text?", help = "which formula" },
    { "load", "positive?", help = "requests per second to carry with the fewest accelerators" },
    { "best", "count", default = 5, help = "how many deployments" },
    { "threads", "count?", help = "how many cores to use; all if absent" },
    { "json", "flag", help = "print the answer as JSON" },
  },
}
for i, flag in ipairs(flags.request) do table.insert(command.flags, i, flag) end

local function question_of(positional, options)
  local values, message = flags.space(positional, options, command.usage)
  if not values then return nil, message end
  for _, name in ipairs { "where", "maximise", "minimise", "load", "best", "threads" } do
    values[name] = options[name]
  end
  return values
end

--- What binds a row and what it lost, as sentences.
local function reasons(row)
  local list = {}
  for _, bound in ipairs(row.binds) do
    list[#list + 1] = ("%s binds: %.4g, %.4g without it"):format(bound.limit, row.value, bound.without)
  end
  if row.lost then
    list[#list + 1] = ("%s %s takes %s of an accelerator for a token, %s in the first"):format(row.lost.phase,
      row.lost.cause, units.format(row.lost.seconds, "s"), units.format(row.lost.best, "s"))
  end
  if #row.binds == 0 then list[#list + 1] = ("no limit binds; decode is bound by %s"):format(row.bottleneck) end
  return list
end

local function print_answer(found)
  io.write(found:text())
  for i, row in ipairs(found) do
    for _, reason in ipairs(reasons(row)) do print(("%s%d  %s"):format(i == 1 and "\n  " or "  ", i, reason)) end
  end
  print(("\nall %s points of %s deployments were looked at; refused:"):format(units.format(found.points, "count"),
    units.format(found.deployments, "count")))
  for _, refused in ipairs(found.refused) do
    print(("  %10s  %s"):format(units.format(refused.points, "count"), refused.reason))
  end
end

local function plain_row(row)
  local copy = {}
  for key, value in pairs(row) do copy[key] = value end
  for _, key in ipairs { "model", "hardware", "engine" } do
    local thing = copy.request[key]
    if type(thing) == "table" then copy.request[key] = thing.id or thing.name end
  end
  copy.point = nil
  return copy
end

local function print_json(found)
  local list = {}
  for i, row in ipairs(found) do list[i] = plain_row(row) end
  print(json.encode { best = list, points = found.points, deployments = found.deployments, refused = found.refused })
end

function command.run(positional, options)
  local question, message = question_of(positional, options)
  if not question then return nil, message end
  local found
  found, message = search.run(question)
  if not found then return nil, message end
  if options.json then print_json(found) else print_answer(found) end
  return #found > 0 and cli.OK or cli.NO
end

return command
