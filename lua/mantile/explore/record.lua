-- record.lua: a sweep, or a part of one, into a file (output.lua), in steps: after each, its rows and how far it has
-- come are committed together, so that whatever ends the run costs at most a step.

local choice = require "mantile.explore.choice"
local core = require "mantile.core"
local lines = require "mantile.explore.lines"
local output = require "mantile.explore.output"
local run = require "mantile.explore.run"
local shard = require "mantile.explore.shard"
local state = require "mantile.explore.state"
local sweep = require "mantile.explore.sweep"

local record = {}

record.step = 2 -- seconds

--- Why a file cannot be gone on with.
local function mismatch(file, found, wanted)
  local path = file.path
  if not found then return path .. " has no state: it is complete, or no sweep wrote it; remove it to begin anew" end
  if found.space ~= wanted.space then return path .. " is of another sweep, or a file that it names has changed" end
  if found.part ~= wanted.part or found.parts ~= wanted.parts then
    return ("%s is shard %d/%d, not %d/%d"):format(path, found.part, found.parts, wanted.part, wanted.parts)
  end
  if file.size and file.size < found.bytes then
    return ("%s is shorter than its state says; remove %s to begin anew"):format(path, path .. ".state")
  end
end

--- The file and the state to go on from; nil and a sentence.
local function open(plan, options)
  local kind, message = output.kind(options.path)
  if not kind then return nil, message end
  local new = state.new(plan, options.part or 1, options.parts or 1)
  local file
  file, message = kind.open(options.path)
  if not file then return nil, message end
  local found = file:state()
  local rows_removed = not options.resume and found and found.bytes > 0
  if file:is_empty() and (not found or rows_removed) then return file, new end
  if not options.resume then
    message = ("%s is there already; --resume goes on with it, or remove it"):format(options.path)
  else
    message = mismatch(file, found, new)
    if not message then return file, found end
  end
  file:close()
  return nil, message
end

--- Which jobs are left, as run.all takes them.
local function jobs_left(at)
  return { at.part - 1 + at.done * at.parts, at.jobs - 1, at.parts }
end

--- Brings a state to where a run has come that began with the counts in `base`: job number `next` is the first that is
--- not done, nil where all are.
local function advance(at, base, result, next)
  local tally = {}
  for _, list in ipairs { base.refused, result.refused } do
    for _, entry in ipairs(list) do run.count(tally, entry.reason, entry.points, entry.messages) end
  end
  at.refused = table.move(tally, 1, #tally, 1, {})
  at.points = base.points + result.points
  at.done = next and (next - at.part + 1) // at.parts or state.jobs_of(at)
end

--- The rows of what was chosen, in place of those of an earlier run.
local function write_chosen(plan, file, at)
  local points = {}
  for i, point in ipairs(at.chosen) do points[i] = point[1] end
  file:clear()
  for _, row in ipairs(sweep.rows_at(plan.of, plan.columns, points)) do file:add(row) end
  at.rows = #points
end

--- Writes all rows, job by job, until all is done or `stop` says so.
local function write_all(plan, file, at, options)
  local base, step_ends = { points = at.points, refused = at.refused }, core.seconds() + record.step
  local function each(row)
    file:add(row)
    at.rows = at.rows + 1
  end
  local block = file.format and function(found)
    file:add_line(file.encode_block(found))
    at.rows = at.rows + #found.points
  end
  local function after(result, next)
    if core.seconds() < step_ends then return end
    advance(at, base, result, next)
    file:commit(at)
    step_ends = core.seconds() + record.step
  end
  local result = sweep.go(plan, {
    jobs = jobs_left(at), progress = options.progress, stop = options.stop, after = after, block = block or nil,
  }, each)
  advance(at, base, result, result.next)
end

--- The best or the front so far and those of a step.
local function choose(at, best)
  local all = choice.points(best)
  table.move(at.chosen, 1, #at.chosen, #all + 1, all)
  at.chosen = choice.of(all, at.keep, at.most)
end

--- Finds the best or the front, in steps of their own, until all is done or `stop` says so.
local function choose_all(plan, file, at, options)
  local stopped, jobs = false, state.jobs_of(at)
  while at.done < jobs and not stopped do
    local step_ends, asked = core.seconds() + record.step, false
    local result = sweep.go(plan, {
      jobs = jobs_left(at), progress = options.progress,
      stop = function()
        stopped = stopped or options.stop ~= nil and options.stop()
        local ends = stopped or asked and core.seconds() > step_ends -- a step does one job at least
        asked = true
        return ends
      end,
    })
    advance(at, { points = at.points, refused = at.refused }, result, result.next)
    choose(at, result.best)
    if not stopped and at.done < jobs then file:commit(at) end
  end
end

--- Runs a plan (sweep.plan). `options`: path, resume = whether to go on with what is there, part and parts = which
--- shard, progress, stop (run.all). Returns the state (state.lua) that it has come to and how many jobs were done
--- before; nil and a sentence. Raises where the file cannot be written any more.
function record.run(plan, options)
  if #plan.functions > 0 then return nil, "a function in where cannot be written down for a file; use texts" end
  local file, at = open(plan, options)
  if not file then return nil, at end
  if at.complete then
    file:close(at)
    return at, at.done
  end
  local jobs, before = state.jobs_of(at), at.done
  file:begin(plan.of, lines.names(plan.of.varies, plan.columns), at.bytes)
  file:commit(at)
  if at.keep == "all" then
    write_all(plan, file, at, options)
  else
    choose_all(plan, file, at, options)
    write_chosen(plan, file, at)
  end
  at.complete = at.done == jobs
  file:commit(at)
  file:close(at)
  return at, before
end

--- The same for the path in `options.output` and the part in `options.shard` (shard.lua).
function record.ask(plan, options)
  local part, parts = 1, 1
  if options.shard ~= nil then
    part, parts = shard.of(options.shard)
    if not part then return nil, parts end
  end
  return record.run(plan, {
    path = options.output, resume = options.resume, part = part, parts = parts, progress = options.progress,
    stop = options.stop,
  })
end

return record
