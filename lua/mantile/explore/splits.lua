-- splits.lua: all ways to share accelerators out between two pools, as an axis of a space (space.lua). A pool of n has
-- a worker of n, or two of n/2, ..., each spread in every way. There may be very many pairs, so that each is put
-- together when it is asked for:
--
--     ways[i] = { gpus = 8, prefill = { count = 2, gpus = 2, tp = 2, pp = 1 }, decode = { count = 1, gpus = 4, ... } }

local splits = {}

local POOLS_MAX = 1 << 20 -- that are held at once, pairs of which make the ways

local pools = { "prefill", "decode" }

--- The last segment that begins at or before `i`.
local function segment_of(segments, i)
  local low, high = 1, #segments
  while low < high do
    local middle = (low + high + 1) // 2
    if segments[middle].first <= i then low = middle else high = middle - 1 end
  end
  return segments[low]
end

--- Every pool of `n` accelerators: workers as `ways(size)` lists them, of which there may be as many as `counts` has.
local function pools_of(ways, counts, n)
  local list = {}
  for size = 1, n do
    local fits = n % size == 0 and (not counts or counts[n // size])
    for _, way in ipairs(fits and ways(size) or {}) do
      local pool = { count = n // size }
      for key, value in pairs(way) do pool[key] = value end
      list[#list + 1] = pool
    end
  end
  return list
end

--- A function of a size that works it out once.
local function once(f)
  local known = {}
  return function(n)
    known[n] = known[n] or f(n)
    return known[n]
  end
end

--- The segments of all ways, those of so many accelerators in each pool, which follow one another, and how many ways
--- they have; nil where there are too many pools.
local function segments_of(counts, lists, too_many)
  local segments, count = {}, 0
  for _, gpus in ipairs(counts) do
    for n = 1, gpus - 1 do
      local prefill, decode = lists.prefill(n), lists.decode(gpus - n)
      if too_many() then return nil end
      if #prefill > 0 and #decode > 0 then
        segments[#segments + 1] = { first = count + 1, gpus = gpus, prefill = prefill, decode = decode }
        count = count + #prefill * #decode
      end
    end
  end
  return segments, count
end

--- Whether a key of a pool has more than one value.
local function differs(segments, pool, key)
  local first = segments[1][pool][1][key]
  for _, segment in ipairs(segments) do
    for _, own in ipairs(segment[pool]) do
      if own[key] ~= first then return true end
    end
  end
  return false
end

--- The names of what a way says, and of that what is not the same in all.
local function names_of(segments, counts, keys)
  local all, varies = { "gpus" }, { #counts > 1 and "gpus" or nil }
  for _, pool in ipairs(pools) do
    for _, key in ipairs(keys) do
      local name = pool .. "." .. key
      all[#all + 1] = name
      if differs(segments, pool, key) then varies[#varies + 1] = name end
    end
  end
  return all, varies
end

--- Whether two pools have the same workers, of whatever number.
local function are_alike(a, b)
  for key, value in pairs(a) do
    if key ~= "count" and b[key] ~= value then return false end
  end
  return true
end

--- Which of a list of pools have workers like those of another pool: their places.
local function alike(list, pool)
  local places = {}
  for i, own in ipairs(list) do
    if are_alike(own, pool) then places[#places + 1] = i end
  end
  return places
end

--- What lies around a way: one of its pools anything else of as many accelerators, or both with other numbers of the
--- same workers.
local function around(segments, i)
  local segment, list = segment_of(segments, i), {}
  local at, width = i - segment.first, #segment.decode
  local p, d = at // width + 1, at % width + 1
  for other = 1, width do list[#list + 1] = segment.first + (p - 1) * width + other - 1 end
  for other = 1, #segment.prefill do list[#list + 1] = segment.first + (other - 1) * width + d - 1 end
  for _, own in ipairs(segments) do
    for _, like_p in ipairs(alike(own.prefill, segment.prefill[p])) do
      for _, like_d in ipairs(alike(own.decode, segment.decode[d])) do
        list[#list + 1] = own.first + (like_p - 1) * #own.decode + like_d - 1
      end
    end
  end
  return list
end

--- The ways of so many accelerators (a list of numbers) as an axis; nil and a sentence. `workers` has for each
--- pool `of`, a function of a number of accelerators that lists the ways to spread one worker over them (degrees.lua),
--- and `count`, the set of how many there may be, or nil; `keys` are those of the pools that rows may show. Of the
--- axis pools(i) gives the number of accelerators and both pools, and around(i) the ways that differ little.
function splits.of(counts, workers, keys)
  local lists, held = {}, 0
  for _, pool in ipairs(pools) do
    local ways = once(workers[pool].of)
    lists[pool] = once(function(n)
      local list = pools_of(ways, workers[pool].count, n)
      held = held + #list
      return list
    end)
  end
  local segments, count = segments_of(counts, lists, function() return held > POOLS_MAX end)
  if not segments then return nil, ("there are more than %d pools; state more of their degrees"):format(POOLS_MAX) end
  if count == 0 then return nil, "no two pools of such workers have that many gpus" end
  local all, varies = names_of(segments, counts, keys)
  local function pools_at(i)
    local segment = segment_of(segments, i)
    local at, width = i - segment.first, #segment.decode
    return segment.gpus, segment.prefill[at // width + 1], segment.decode[at % width + 1]
  end
  local own = {
    keys = all, varies = varies, pools = pools_at, around = function(i) return around(segments, i) end,
  }
  return setmetatable(own, {
    __len = function() return count end,
    __index = function(_, i)
      if math.type(i) ~= "integer" or i < 1 or i > count then return nil end
      local gpus, prefill, decode = pools_at(i)
      return { gpus = gpus, prefill = prefill, decode = decode }
    end,
  })
end

return splits
