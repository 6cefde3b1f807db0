-- merge.lua: the parts of a sharded sweep as one file, the same as if one run had written it.

local choice = require "mantile.explore.choice"
local core = require "mantile.core"
local merge_sqlite = require "mantile.explore.merge_sqlite"
local merge_text = require "mantile.explore.merge_text"
local output = require "mantile.explore.output"
local run = require "mantile.explore.run"
local state = require "mantile.explore.state"

local merge = {}

-- ---- whether they are all parts of one -----------------------------------------

--- { path, state } of each part; nil and a sentence.
local function read(paths, ending)
  local parts = {}
  for i, path in ipairs(paths) do
    if path:match "%.%a+$" ~= ending then return nil, ("%s must end in %s as the result does"):format(path, ending) end
    if not core.file_size(path) then return nil, path .. " cannot be read" end
    local at = output.kind(path).state(path)
    if not at then return nil, path .. " has no state: it is no part of a sweep, or its state is not beside it" end
    if not at.complete then
      return nil, ("%s is not complete: %d of %d jobs are done; run its shard %d/%d again with --resume")
        :format(path, at.done, state.jobs_of(at), at.part, at.parts)
    end
    parts[i] = { path = path, state = at }
  end
  return parts
end

--- Refuses parts of several sweeps; those of one in order of their numbers.
local function in_order(parts)
  local first, ordered = parts[1], {}
  for _, part in ipairs(parts) do
    local at, other = part.state, ordered[part.state.part]
    if at.space ~= first.state.space then
      return nil, ("%s and %s are of different sweeps"):format(first.path, part.path)
    elseif at.parts ~= first.state.parts then
      return nil, ("%s is one of %d shards, %s of %d"):format(first.path, first.state.parts, part.path, at.parts)
    elseif other then
      return nil, ("%s and %s are both shard %d/%d"):format(other.path, part.path, at.part, at.parts)
    end
    ordered[at.part] = part
  end
  for i = 1, first.state.parts do
    if not ordered[i] then return nil, ("shard %d/%d is missing"):format(i, first.state.parts) end
  end
  return ordered
end

--- The state of a whole of which these are the parts.
local function joined(parts)
  local first = parts[1].state
  local whole = {
    space = first.space, part = 1, parts = 1, jobs = first.jobs, done = first.jobs, rows = 0, points = 0, bytes = 0,
    keep = first.keep, most = first.most, refused = {}, chosen = {}, complete = true,
  }
  local tally = {}
  for _, part in ipairs(parts) do
    whole.rows, whole.points = whole.rows + part.state.rows, whole.points + part.state.points
    for _, entry in ipairs(part.state.refused) do run.count(tally, entry.reason, entry.points, entry.messages) end
  end
  whole.refused = table.move(tally, 1, #tally, 1, {})
  return whole
end

-- ---- what is chosen anew -------------------------------------------------------

--- Of the points that the parts chose those of the whole; which part each point is from.
local function choose(parts, whole)
  local all, part_of = {}, {}
  for _, part in ipairs(parts) do
    for _, point in ipairs(part.state.chosen) do
      all[#all + 1], part_of[point[1]] = point, part
    end
  end
  whole.chosen = choice.of(all, whole.keep, whole.most)
  whole.rows = #whole.chosen
  return part_of
end

--- Joins the parts in `paths` into the new file `out`. Returns the state of the whole; nil and a sentence.
function merge.run(out, paths)
  local kind, message = output.kind(out)
  if not kind then return nil, message end
  if core.file_size(out) then return nil, out .. " is there already" end
  local parts
  parts, message = read(paths, out:match "%.%a+$")
  if not parts then return nil, message end
  parts, message = in_order(parts)
  if not parts then return nil, message end
  local whole = joined(parts)
  local part_of = whole.keep ~= "all" and choose(parts, whole)
  local write, new = kind.format and merge_text or merge_sqlite, out .. ".new"
  os.remove(new)
  local done
  done, message = write(new, parts, whole, part_of, kind.format)
  if done then done, message = os.rename(new, out) end
  if not done then
    os.remove(new)
    return nil, message
  end
  return whole
end

return merge
