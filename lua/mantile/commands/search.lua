-- search: the best deployments for a question.

local cli = require "mantile.cli"
local core = require "mantile.core"
local emit = require "mantile.emit"
local files = require "mantile.import.files"
local flags = require "mantile.explore.flags"
local lines = require "mantile.explore.lines"
local machine = require "mantile.report.machine"
local progress = require "mantile.explore.progress"
local search = require "mantile.explore.search"
local tables = require "mantile.tables"
local units = require "mantile.units"

local command = {
  name = "search",
  summary = "the best deployments for a question, and why",
  usage = "search MODEL --on HARDWARE,... --gpus N [--where LIMITS] [--maximise FORMULA] [flags]",
  description = [[
Looks at every way to spread the model over the accelerators, with every batch from 1 to 4096 (powers of two), and
prints the best deployments that keep the limits, what binds each, what each spends more of than the first, and the
Pareto front. Flags take lists and ranges as those of `sweep` do; degrees that are not stated are open.

  mantile search llama-3.1-70b --on h100-sxm,b200 --engine vllm --gpus 1..8*2 --where "ttft_s < 1, tpot_s < 30 ms"
  mantile search llama-3.1-70b --on h100-sxm --engine vllm --where "tpot_s < 30 ms" --load 20   (requests/s)
  mantile search llama-3.1-70b --on h100-sxm --engine vllm --gpus 16 --mode disagg --where "ttft_s < 1, tpot_s < 30 ms"

Of very many points (10^9; of closed loops fewer) it looks at a sample, and says what it may have missed. Exit status 1
when no deployment keeps the limits, 130 when it was interrupted: then of the points that were looked at.]],
  flags = {
    { "set", "text?", help = 'figures of hardware: "memory.hbm.bandwidth=3.35 TB/s,8 TB/s"' },
    { "where", "text?", help = 'what must hold: "ttft_s < 500 ms, tpot_s < 0.03"; memory.fits always' },
    { "maximise", "text?", help = "which formula; throughput_tok_s_gpu if nothing else is asked for" },
    { "minimise", "text?", help = "which formula" },
    { "load", "positive?", help = "requests per second to carry with the fewest accelerators" },
    { "best", "count?", help = "how many deployments (5)" },
    { "pareto", "text?", help = "two or three figures of the front (throughput_tok_s_gpu,tok_s_user)" },
    { "columns", "text?", help = "what rows have beside what varies: metrics and formulas, separated by commas" },
    { "top", "count?", help = "how many rows of the front are printed (10)" },
    { "points", "count?", help = "of more points than this a sample of so many is looked at" },
    { "seed", "count?", help = "of the sample (1)" },
    { "threads", "count?", help = "how many cores to use; all if absent" },
    { "json", "flag", help = "print the answer as JSON" },
    { "output", "name?", help = "write the best and the front to a file: .csv or .jsonl (-o)" },
    { "emit", "text?", optional = "^[%a.]+$",
      help = "print what starts the first instead: command, yaml, kubernetes or an engine; -o writes it" },
  },
}
for i, flag in ipairs(flags.request) do table.insert(command.flags, i, flag) end

local TOP = 10

local function question_of(positional, options)
  local values, message = flags.space(positional, options, command.usage)
  if not values then return nil, message end
  for _, name in ipairs { "where", "maximise", "minimise", "load", "best", "pareto", "points", "seed", "threads" } do
    values[name] = options[name]
  end
  values.columns = options.columns and tables.split(options.columns, ",")
  return values
end

-- ---- as text --------------------------------------------------------------------

local function count(number) return units.format(number, "count") end

--- What binds a row and what it lost, as sentences.
local function reasons(row, of_what)
  local list = {}
  for _, bound in ipairs(row.binds) do
    list[#list + 1] = ("%s binds: %.4g, %.4g without it"):format(bound.limit, row.value, bound.without)
  end
  if row.lost then
    list[#list + 1] = ("%s %s takes %s of an accelerator for %s, %s in the first"):format(row.lost.phase,
      row.lost.cause, units.format(row.lost.seconds, "s"), of_what, units.format(row.lost.best, "s"))
  end
  if #row.binds == 0 then
    list[#list + 1] = ("no limit binds; %s is bound by %s"):format(
      of_what == "a token" and "decode" or "forward", row.bottleneck)
  end
  return list
end

local function print_front(front, most)
  if #front == 0 then
    print(("\nthe front of %s is empty: one of them is not known of any"):format(table.concat(front.figures, " and ")))
    return
  end
  print(("\nthe front of %s:"):format(table.concat(front.figures, ", ")))
  io.write(front:top(most):text())
  if #front > most then print(("  ... and %s more"):format(count(#front - most))) end
end

--- How much was looked at, and what that leaves open.
local function coverage(found)
  local all = found.space.workloads * found.deployments
  if found.exact then
    return ("all %s points of %s deployments were looked at"):format(count(found.points), count(found.deployments))
  end
  local what = found.parts == 1 and "deployments" or "parts of deployments"
  if not found.sampled then return ("interrupted: the best of %s of %.4g points"):format(count(found.points), all) end
  if #found == 0 then
    return ("none of %s of %.4g points keeps the limits: %s %s drawn at random\n"
      .. "with %g %% confidence at most %.2g %% of the %s have one that does"):format(count(found.points), all,
      count(found.sampled), what, 100 * found.confidence, 100 * found.bound, what)
  end
  local text = ("the best of %s of %.4g points: %s %s drawn at random, and what is around the best of them\n"
    .. "with %g %% confidence at most %.2g %% of the %s are better"):format(count(found.points), all,
    count(found.sampled), what, 100 * found.confidence, 100 * found.bound, what)
  return found.settled and text or text .. "; not all around the best was looked at"
end

local function print_answer(found, options)
  local of_what = found.space.makes.makes == "tokens" and "a token" or "an item"
  io.write(found:text())
  for i, row in ipairs(found) do
    local indent = i == 1 and "\n  " or "  "
    for _, reason in ipairs(reasons(row, of_what)) do print(("%s%d  %s"):format(indent, i, reason)) end
  end
  if #found > 0 or #found.front > 0 then print_front(found.front, options.top or TOP) end
  print(("\n%s%s"):format(coverage(found), #found.refused > 0 and "; refused:" or ""))
  for _, refused in ipairs(found.refused) do print(("  %10s  %s"):format(count(refused.points), refused.reason)) end
end

-- ---- as JSON, in files ------------------------------------------------------------

local formats = { csv = lines.csv, jsonl = lines.jsonl }

--- The best, with their rank, and then the rest of the front.
local function all_rows(found)
  local list, of_point = {}, {}
  for i, row in ipairs(found) do
    list[i] = tables.merged(row, { best = i, front = false })
    of_point[row.point] = list[i]
  end
  for _, row in ipairs(found.front) do
    if of_point[row.point] then
      for key, value in pairs(row) do of_point[row.point][key] = value end
      of_point[row.point].front = true
    else
      list[#list + 1] = tables.merged(row, { front = true })
    end
  end
  return list
end

local function write_rows(found, path, format)
  local axes = table.move(found.axes, 1, #found.axes, 3, { "best", "front" })
  return files.create(path, lines.text(format, lines.names(axes, found.front.columns), all_rows(found)))
end

-- ---- what starts the first -----------------------------------------------------

local forms = tables.set "command yaml kubernetes"

--- What --emit says, as emit.text takes it; nil and a sentence.
local function launch_of(asked, request)
  local own = request.engine
  own = type(own) == "table" and own.name or own or "ideal"
  if asked == "" or forms[asked] then
    if own ~= "ideal" then return { as = forms[asked] and asked } end
    return nil, "--emit needs an engine: search with --engine, one of " .. table.concat(emit.engines, ", ")
  end
  if not emit.engine(asked) then
    return nil, ("--emit is '%s'; it is command, yaml, kubernetes or an engine: %s"):format(asked,
      table.concat(emit.engines, ", "))
  end
  if own ~= "ideal" and own ~= asked then
    return nil, ("the first is of engine %s; search with --engine %s"):format(own, asked)
  end
  return { engine = asked }
end

local function put_launch(found, options)
  if not found[1] then
    io.stderr:write("mantile: no deployment keeps the limits\n")
    return cli.NO
  end
  local launch, message = launch_of(options.emit, found[1].request)
  if not launch then return nil, message end
  local text, field
  text, message, field = found[1]:emit(launch)
  if not text and field == "fit" then
    io.stderr:write("mantile: ", cli.in_one_line(message), "\n")
    return cli.NO
  end
  if not text then return nil, "the first cannot be started: " .. message end
  local written
  written, message = files.put(options.output, text)
  if not written then return nil, message end
  return cli.OK
end

-- ---- running ----------------------------------------------------------------------

local function check_options(options)
  if options.emit then
    if options.json then return "--emit and --json: one of them" end
    local engines = options.engine and tables.split(options.engine, ",") or {}
    local engine = #engines > 1 and options.emit or engines[1] -- of several the first may have any
    local launch, message = launch_of(options.emit, { engine = engine })
    return not launch and message or nil
  end
  if options.output and not formats[options.output:match "%.(%a+)$"] then
    return ("%s must end in .csv or .jsonl"):format(options.output)
  end
  if options.output and core.file_size(options.output) then return options.output .. " is there already" end
  if math.type(options.top or 1) ~= "integer" or (options.top or 1) < 1 then return "--top is a number of rows" end
end

--- The search, with a progress bar where somebody watches, as far as it came when Ctrl-C was pressed; with the signal.
local function ask(question)
  local bar, clear
  if core.is_terminal(2) then
    function question.progress(done, total)
      if not bar then bar, clear = progress.of(total) end
      bar(math.min(done, total))
    end
  end
  core.catch_interrupt()
  question.stop = core.interrupted
  local ok, found, message = pcall(search.run, question)
  local signal = core.interrupted()
  core.release_interrupt()
  if clear then clear() end
  if not ok then error(found, 0) end
  return found, message, signal
end

function command.run(positional, options)
  local message = check_options(options)
  if message then return nil, message end
  local question
  question, message = question_of(positional, options)
  if not question then return nil, message end
  local found, signal
  found, message, signal = ask(question)
  if not found then return nil, message end
  if found.interrupted and (options.emit or options.json) then io.stderr:write("mantile: ", coverage(found), "\n") end
  if options.emit then return put_launch(found, options) end
  if options.output then
    local written
    written, message = write_rows(found, options.output, formats[options.output:match "%.(%a+)$"])
    if not written then return nil, message end
  end
  if options.json then print(machine.encode_search(found)) else print_answer(found, options) end
  if found.interrupted then return 128 + signal end
  return #found > 0 and cli.OK or cli.NO
end

return command
