-- sweep: many requests at once.

local cli = require "mantile.cli"
local core = require "mantile.core"
local flags = require "mantile.explore.flags"
local lines = require "mantile.explore.lines"
local progress = require "mantile.explore.progress"
local record = require "mantile.explore.record"
local rows = require "mantile.explore.rows"
local state = require "mantile.explore.state"
local sweep = require "mantile.explore.sweep"
local units = require "mantile.units"

local command = {
  name = "sweep",
  summary = "many requests at once: every combination of lists",
  usage = "sweep MODEL ... --on HARDWARE,... [flags, each with a value, a list or a range]",
  description = [[
Prices every combination of the values that flags have: --tp 1,2,4,8 or --batch 1..256*2 (powers of two), 0..64+8
(steps). Texts that have commas themselves (override, lora, inputs, prefill, decode, cost_model) are separated by ;
instead.

  mantile sweep llama-3.1-70b --on h100-sxm,b200 --tp 1..8*2 --batch 1..256*2 --where "tpot_s < 20 ms"

Exit status 1 when no row is left, 130 when it was interrupted.]],
  flags = {
    { "set", "text?", help = 'figures of hardware, layers: "memory.hbm.bandwidth=3.35 TB/s,8 TB/s; attention.tp=1,8"' },
    { "where", "text?", help = 'what must hold of a row: "ttft_s < 500 ms, tpot_s < 0.03"' },
    { "columns", "text?", help = "what rows have beside what varies: metrics and formulas, separated by commas" },
    { "best", "count?", help = "only so many rows, the best" },
    { "maximise", "text?", help = "of which formula" },
    { "minimise", "text?", help = "of which formula" },
    { "pareto", "text?", help = "only rows that no other beats in all of these: tok_s_user,throughput_tok_s_gpu" },
    { "unfit", "flag", help = "also what does not fit in memory" },
    { "sort", "name?", help = "the table's order: a column; -COLUMN for the greatest first" },
    { "top", "count?", help = "rows of the table", default = 20 },
    { "csv", "flag", help = "print all rows as CSV" },
    { "json_lines", "flag", help = "print all rows as JSON lines (--json-lines)" },
    { "output", "name?", help = "write all rows to a file: .csv, .jsonl or .sqlite (-o)" },
    { "resume", "flag", help = "go on with the file of -o, if there is one" },
    { "shard", "name?", help = "only part K/N of the jobs, for `mantile merge`; auto: as the environment says" },
    { "threads", "count?", help = "how many cores to use; all if absent" },
  },
}

for i, flag in ipairs(flags.request) do table.insert(command.flags, i, flag) end

--- The table of sweep.plan; nil and a sentence.
local function sweep_of(positional, options)
  local values, message = flags.space(positional, options, command.usage)
  if not values then return nil, message end
  for _, name in ipairs { "where", "maximise", "minimise", "best", "threads", "unfit" } do
    values[name] = options[name]
  end
  for _, name in ipairs { "columns", "pareto" } do values[name] = options[name] and flags.split(options[name], ",") end
  return values
end

-- ---- what is said about it ------------------------------------------------------

local function say(format, ...) io.stderr:write("mantile: ", cli.in_one_line(format:format(...)), "\n") end

local function count(number) return units.format(number, "count") end

local function counted(number, what) return ("%s %s%s"):format(count(number), what, number == 1 and "" or "s") end

--- Points of the part that was done, of how long it took, and what was refused.
local function report(result, seconds, done)
  if done > 0 then
    say("%s in %.3g s (%s a second), %s", counted(done, "point"), seconds, progress.short(done / seconds),
      counted(result.rows, "row"))
  end
  for _, entry in ipairs(result.refused) do
    local more = entry.messages > 1 and entry.reason:sub(1, 4) ~= "not " and entry.reason ~= "prefix is not below isl"
    say("refused %s: %s%s", count(entry.points), entry.reason, more and " (and the like)" or "")
  end
end

-- ---- the table -------------------------------------------------------------------

--- Keeps the first `most` rows of an order, and counts all of them.
local function topmost(plan, most, order)
  local self = { list = {}, rows = 0 }
  local name, descending = order and order:gsub("^%-", ""), order and order:sub(1, 1) == "-"
  local function cut()
    local sorted = rows.of(self.list, { axes = {}, columns = {} })
    if name then sorted = sorted:sort(name, descending) end
    self.list = sorted:top(most)
  end
  function self.add(row)
    self.rows = self.rows + 1
    if name or #self.list < most then self.list[#self.list + 1] = row end
    if #self.list >= 2 * most + 1000 then cut() end
  end
  function self.text()
    cut()
    return sweep.rows_of(plan, { refused = {}, points = 0 }, self.list):text()
  end
  return self
end

local function check_order(plan, order)
  local name = order:gsub("^%-", "")
  local names = lines.names(plan.of.varies, plan.columns)
  for _, known in ipairs(names) do
    if known == name then return nil end
  end
  local near = core.nearest(name, names)
  return ("--sort: there is no column '%s'%s"):format(name, near and ("; did you mean '%s'?"):format(near) or "")
end

-- ---- running ----------------------------------------------------------------------

--- How many points of the space are in the jobs that were done.
local function points_done(plan, done_jobs, all_jobs)
  return plan.of.deployments * plan.of.workloads * done_jobs // all_jobs
end

--- What gives rows to standard output: add(row), finish().
local function printer(plan, options)
  local format = options.csv and lines.csv or options.json_lines and lines.jsonl
  if not format then
    local top = topmost(plan, options.top or 20, options.sort)
    return {
      add = top.add,
      finish = function()
        if top.rows > 0 then io.write(top.text()) end
        if top.rows > #top.list then io.write(("  ... and %s more\n"):format(count(top.rows - #top.list))) end
      end,
    }
  end
  local names = lines.names(plan.of.varies, plan.columns)
  local encode, encode_block = format.encoder(names), lines.block_encoder(format, plan.of, names)
  io.write(format.head(names))
  return {
    add = function(row) io.write(encode(row)) end, finish = function() end,
    block = function(found) io.write(encode_block(found)) end,
  }
end

local function print_rows(plan, options, hooks)
  local out, written = printer(plan, options), 0
  local function add(row)
    written = written + 1
    out.add(row)
  end
  if out.block then
    hooks.block = function(found)
      written = written + #found.points
      out.block(found)
    end
  end
  local result = sweep.go(plan, hooks, add)
  if result.best then
    for _, row in ipairs(sweep.rows_of(plan, result)) do add(row) end
  end
  hooks.clear()
  out.finish()
  io.flush() -- what is said about the rows comes after them
  local jobs = require("mantile.explore.run").jobs(plan.of)
  return {
    rows = written, points = result.points, refused = result.refused, interrupted = result.next ~= nil,
    done = points_done(plan, result.next or jobs, jobs),
  }
end

local function write_rows(plan, options, hooks)
  local at, before = record.ask(plan, {
    output = options.output, resume = options.resume, shard = options.shard, progress = hooks.progress,
    stop = hooks.stop,
  })
  hooks.clear()
  if not at then return nil, before end
  local done = points_done(plan, at.done - before, at.jobs)
  if not at.complete then
    say("interrupted: %d of %d jobs are done and in %s; the same command with --resume goes on",
      at.done, state.jobs_of(at), options.output)
  elseif at.done == before then
    say("%s is complete already", options.output)
  end
  return { rows = at.rows, refused = at.refused, interrupted = not at.complete, done = done }
end

local function check_options(options)
  if options.csv and options.json_lines then return "--csv and --json-lines: one of them" end
  if options.output and (options.csv or options.json_lines) then return "-o writes to a file instead of printing" end
  if not options.output and (options.resume or options.shard) then return "--resume and --shard need -o FILE" end
  if options.sort and (options.output or options.csv or options.json_lines) then
    return "--sort is for the table; files are in the order of points, or best first"
  end
  if type(options.top or 1) ~= "number" or (options.top or 1) < 1 then return "--top is a number of rows" end
end

function command.run(positional, options)
  local message = check_options(options)
  if message then return nil, message end
  local values, plan
  values, message = sweep_of(positional, options)
  if not values then return nil, message end
  plan, message = sweep.plan(values)
  if not plan then return nil, message end
  message = options.sort and check_order(plan, options.sort)
  if message then return nil, message end
  local bar, clear = progress.of(plan.of.deployments * plan.of.workloads)
  local start = core.seconds()
  core.catch_interrupt()
  local ok, result, problem = pcall(options.output and write_rows or print_rows, plan, options,
    { progress = bar, clear = clear, stop = core.interrupted })
  local signal = core.interrupted()
  core.release_interrupt()
  if not ok then error(result, 0) end
  if not result then return nil, problem end
  report(result, core.seconds() - start, result.done)
  if result.interrupted then return 128 + (signal or 2) end
  return result.rows > 0 and cli.OK or cli.NO
end

return command
