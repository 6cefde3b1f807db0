-- workers.lua: how a search may share accelerators out between two pools: what its question states of each pool, and
-- what it leaves open.

local degrees = require "mantile.explore.degrees"
local schema = require "mantile.schema"
local space = require "mantile.explore.space"
local splits = require "mantile.explore.splits"
local tables = require "mantile.tables"

local workers = {}

local GPUS_MAX = 256 -- of both pools

local pools = { "prefill", "decode" }
local spread = { "tp", "pp", "attention_dp", "ep", "cp" } -- what a worker is spread by
local own = { "count", "gpus" } -- what only a pool states

--- What is stated of a pool's key, by itself, in its table or for both pools; nil where it is open.
local function stated(values, pool, key)
  local of_pool = values[pool .. "." .. key]
  if of_pool == nil and values[pool] then of_pool = values[pool][key] end
  if of_pool == nil and not tables.has(own, key) then return values[key] end
  return of_pool
end

--- Which values of each key a pool may have, as sets, where any are stated; nil and a sentence.
local function allowed_of(values, pool)
  local allowed = {}
  for _, key in ipairs { "count", "gpus", table.unpack(spread) } do
    local given = stated(values, pool, key)
    if given ~= nil then
      local list, message = space.values(key, given)
      if not list then return nil, message end
      allowed[key] = {}
      for _, value in ipairs(list) do
        if math.type(value) ~= "integer" or value < 1 then
          return nil, ("%s.%s is %s; it must be a whole number, 1 or more"):format(pool, key, schema.shown(value))
        end
        allowed[key][value] = true
      end
    end
  end
  return allowed
end

local function is_allowed(allowed, way)
  for key, set in pairs(allowed) do
    if way[key] ~= nil and not set[way[key]] then return false end
  end
  return true
end

--- A function that lists the ways of a worker of so many accelerators. `vary`: the degrees that are open where none are
--- stated.
local function ways_of(allowed, vary)
  local open, fixed = {}, {}
  for _, key in ipairs(spread) do
    local first = next(allowed[key] or {})
    local single = first ~= nil and next(allowed[key], first) == nil
    if single then fixed[key] = first elseif first ~= nil or tables.has(vary, key) then open[#open + 1] = key end
  end
  return function(size)
    local list = {}
    for _, way in ipairs(degrees.of({ size }, open, fixed)) do
      if is_allowed(allowed, way) then list[#list + 1] = tables.merged(fixed, way) end
    end
    return list
  end
end

--- Values without what the pools' ways say.
local function without(values)
  local rest = tables.merged(values)
  for _, pool in ipairs(pools) do
    rest[pool] = rest[pool] and tables.merged(rest[pool])
    for _, key in ipairs { "count", "gpus", table.unpack(spread) } do
      rest[pool .. "." .. key] = nil
      if rest[pool] then rest[pool][key] = nil end
      rest[key] = nil
    end
    if rest[pool] and next(rest[pool]) == nil then rest[pool] = nil end
  end
  return rest
end

local function check(values, counts)
  for _, pool in ipairs(pools) do
    local given = values[pool]
    if given ~= nil and (type(given) ~= "table" or #given > 0) then
      return ("%s is one table in a search; lists are of its keys, like %s.tp"):format(pool, pool)
    end
  end
  for _, gpus in ipairs(counts) do
    if gpus < 2 or gpus > GPUS_MAX then
      return ("gpus is %d; two pools have from 2 to %d accelerators in a search"):format(gpus, GPUS_MAX)
    end
  end
end

--- The ways to share so many accelerators (a list of numbers) out as an axis (splits.lua), and the values of a question
--- without what is in them; nil and a sentence.
function workers.of(values, counts, vary)
  local message = check(values, counts)
  if message then return nil, message end
  local ways, shown = {}, { "count", table.unpack(vary) }
  for _, pool in ipairs(pools) do
    local allowed
    allowed, message = allowed_of(values, pool)
    if not allowed then return nil, message end
    for _, key in ipairs(spread) do
      if allowed[key] and not tables.has(shown, key) then shown[#shown + 1] = key end
    end
    ways[pool] = { of = ways_of(allowed, vary), count = allowed.count }
  end
  local axis
  axis, message = splits.of(counts, ways, shown)
  return axis, message or without(values)
end

return workers
