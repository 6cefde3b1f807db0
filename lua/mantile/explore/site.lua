-- site.lua: what a request of a space becomes for the core's explorer: the terms of its deployment, or a worker of each
-- of its pools, and the numbers that formulas and loops take.

local closed_loop = require "mantile.closed_loop"
local placement = require "mantile.placement"
local request = require "mantile.request"
local space = require "mantile.explore.space"
local tables = require "mantile.tables"

local site = {}

local WORKERS_MAX = 2048 -- of each pool that are kept for further requests

local FORMULA_ONLY = "method is simulate; many requests at once are asked of the formula: simulate the best of them"

local degrees = { "tp", "cp", "attention_dp", "ep", "pp", "dp" }
local pools = { "prefill", "decode" }

--- Of one deployment.
local function alone(of, i)
  local values, r, placed, message
  values, message = space.request(of, i)
  if not values then return nil, message end
  r, message = request.check(values)
  if not r then return nil, message end
  if r.method == "simulate" then return nil, FORMULA_ONLY end
  placed, message = placement.prepare(r)
  if not placed then return nil, message end
  message = r.mode == "continuous" and closed_loop.refusal(r, placed)
  if message then return nil, message end
  local facts = r.mode == "continuous" and closed_loop.facts(r) or {}
  for _, name in ipairs(degrees) do facts[name] = r[name] end
  facts.gpus, facts.sp, facts.image_tokens = r.gpus, r.sp and 1 or 0, placed.structure.input_tokens
  return { terms = placed.terms, facts = facts }
end

-- ---- pools ----------------------------------------------------------------------

--- Where workers are kept that several requests have: by pool and by what names them (space.pool_keys).
function site.cache() return { prefill = {}, decode = {}, prefill_count = 0, decode_count = 0, serial = 0 } end

local function keep(cache, pool, key, worker)
  local count = pool .. "_count"
  if cache[count] >= WORKERS_MAX then cache[pool], cache[count] = {}, 0 end
  cache[pool][key], cache[count], cache.serial = worker, cache[count] + 1, cache.serial + 1
  worker.serial = cache.serial
  return worker
end

--- The worker of a pool of a checked request: { placed =, count =, gpus =, loop = }, or { refusal = }.
local function worker_of(r, pool)
  local placed, message = placement.of(tables.merged(r[pool], { mode = "disagg" }))
  if not placed then return { refusal = ("%s: %s"):format(pool, message) } end
  return { placed = placed, count = r[pool].count, gpus = r[pool].gpus, loop = closed_loop.facts(r) }
end

--- Adds to `found` the workers that are not known; a sentence where there is none.
local function add_workers(of, i, cache, keys, found)
  local values, message = space.request(of, i)
  if not values then return message end
  local r
  r, message = request.check(values)
  if not r then
    local pool = message:match "^(%a+): "
    if keys[pool] then keep(cache, pool, keys[pool], { refusal = message }) end
    return message
  end
  if r.method == "simulate" then return FORMULA_ONLY end
  for _, pool in ipairs(pools) do
    found[pool] = found[pool] or keep(cache, pool, keys[pool], worker_of(r, pool))
    if found[pool].refusal then return found[pool].refusal end
  end
  return (closed_loop.refusal(r, { prefill = found.prefill.placed, decode = found.decode.placed }))
end

--- Of both pools.
local function pooled(of, i, cache)
  local keys, found = {}, {}
  keys.prefill, keys.decode = space.pool_keys(of, i)
  for _, pool in ipairs(pools) do
    found[pool] = cache[pool][keys[pool]]
    if found[pool] and found[pool].refusal then return nil, found[pool].refusal end
  end
  local prefill, decode = found.prefill, found.decode
  if not (prefill and decode and prefill.sound and decode.sound) then
    local message = add_workers(of, i, cache, keys, found)
    if message then return nil, message end
    prefill, decode = found.prefill, found.decode
    prefill.sound, decode.sound = true, true
  end
  local facts = tables.merged(decode.loop, {
    gpus = prefill.count * prefill.gpus + decode.count * decode.gpus, ["prefill.count"] = prefill.count,
    ["prefill.gpus"] = prefill.gpus, ["decode.count"] = decode.count, ["decode.gpus"] = decode.gpus,
    ["prefill.key"] = prefill.serial,
    image_tokens = decode.placed.structure.input_tokens,
  })
  return { terms = decode.placed.core, prefill = prefill.placed.core, facts = facts }
end

--- Deployment number `i` of a space, as explorer:put takes it: { terms = or a worker that decodes, prefill = or nil,
--- facts = }; nil and why its request is refused.
function site.of(of, i, cache) return (of.mode == "disagg" and pooled or alone)(of, i, cache) end

return site
