-- world.lua: what the specs of the simulator share: small deployments with as many blocks as asked for, pools and runs,
-- and what must hold of every run.

local core = require "mantile.core"
local estimate = require "mantile.estimate"
local hardware = require "mantile.hardware"
local tables = require "mantile.tables"

local world = {}

local LOAD = { batch = 16, isl = 128, osl = 32 }

local function deployment_of(request) return assert(estimate.deployment(request)) end

--- Blocks for caches of a replica of a deployment.
local function blocks_of(deployment)
  local one = core.traffic { rate = 1, requests = 1, isl = 1, osl = 1 }
  local pool = { deployment = deployment, load = LOAD }
  return core.simulate({ pools = { pool }, traffic = one }):totals().pools[1].blocks
end

local BASE = { model = "llama-3.1-8b", hardware = "h100-sxm", engine = "vllm" }

--- The deployment of a request (llama-3.1-8b on an H100 under vLLM, with changes). `blocks`: memory for so many.
function world.deployment(changes, blocks)
  local request = tables.merged(BASE, changes or {})
  local tier, name = hardware.main_memory(hardware.of(request.hardware))
  local function with(capacity)
    local derived = hardware.derive(request.hardware, { memory = { [name] = { capacity = capacity } } })
    return deployment_of(tables.merged(request, { hardware = derived }))
  end
  if not blocks then return deployment_of(request) end
  local less = 0.02 * tier.capacity
  local all = blocks_of(with(tier.capacity))
  local page = less / (all - blocks_of(with(tier.capacity - less)))
  local capacity = tier.capacity - (all - blocks) * page
  for _ = 1, 16 do -- what engines keep for themselves is not always the same
    local has = blocks_of(with(capacity))
    if has == blocks then break end
    capacity = capacity + (blocks + 0.5 - has) * page
  end
  local deployment = with(capacity)
  assert(math.abs(blocks_of(deployment) - blocks) <= 4, "blocks as asked for") -- on each rank as many
  return deployment
end

--- A pool of a deployment, with changes.
function world.pool(deployment, changes)
  return tables.merged({ deployment = deployment, load = LOAD }, changes or {})
end

--- A simulation of pools (or one of them) under traffic.
function world.run(pools, traffic, more)
  if pools.deployment then pools = { pools } end
  local terms = tables.merged({ pools = pools, traffic = core.traffic(traffic) }, more or {})
  return core.simulate(terms)
end

function world.records(result)
  local list = {}
  for i = 1, result:totals().requests do list[i] = result:record(i) end
  return list
end

--- Tokens, times and outcomes of records, which must be in order.
local function count(records)
  local sums = { outcomes = {}, tokens = 0, prompts = 0, gaps_s = 0, preemptions = 0, retries = 0 }
  for i, r in ipairs(records) do
    local where = ("request %d: "):format(i)
    sums.outcomes[r.outcome] = (sums.outcomes[r.outcome] or 0) + 1
    sums.preemptions, sums.retries = sums.preemptions + r.preemptions, sums.retries + r.retries
    if i > 1 then assert(r.arrived >= records[i - 1].arrived, where .. "is sent before the one before it") end
    if r.started then assert(r.started >= r.arrived, where .. "starts before it is sent") end
    if r.first then assert(r.first > r.started, where .. "has its first token before it starts") end
    if r.outcome == "finished" then
      assert(r.finished >= r.first, where .. "ends before its first token")
      assert(r.osl == 1 or r.finished > r.first, where .. "has all its tokens at once")
      assert(r.cached < r.isl, where .. "has all of its prompt from a cache")
      sums.tokens, sums.prompts = sums.tokens + r.osl, sums.prompts + r.isl - r.cached
      sums.gaps_s = sums.gaps_s + (r.finished - r.first)
    elseif r.outcome == "running" then
      assert(r.finished == nil, where .. "is on its way and has an end")
    else
      assert(r.finished >= r.arrived, where .. "is refused before it is sent")
    end
  end
  return sums
end

local function close(a, b, tolerance, what)
  assert(math.abs(a - b) <= tolerance * math.max(1e-12, math.abs(a), math.abs(b)),
    ("%s: %.17g and %.17g"):format(what, a, b))
end

--- What holds of every run to its end: all requests are accounted for, no block is in use, tokens are those asked for.
function world.check(result, sent)
  local totals, records = result:totals(), world.records(result)
  local sums = count(records)
  local summary = result:summary {}
  assert(#records == (sent or #records), ("%d requests of %d were sent"):format(#records, sent or 0))
  for outcome, number in pairs(summary.outcomes) do
    assert(number == (sums.outcomes[outcome] or 0), outcome .. " in the summary and in the records")
  end
  assert(not sums.outcomes.running or totals.stopped, "no request is left on its way")
  local tokens, steps, preemptions, prompts = 0, 0, 0, 0
  for p, pool in ipairs(totals.pools) do
    local where = ("pool %d: "):format(p)
    assert(pool.left == 0, where .. pool.left .. " blocks are in use at the end")
    assert(pool.most_used <= pool.blocks, ("%s%d of %d blocks in use"):format(where, pool.most_used, pool.blocks))
    assert(pool.busy_s <= pool.up_s * (1 + 1e-9) + 1e-12, where .. "busy longer than it is there")
    assert(pool.prefill_s <= pool.busy_s * (1 + 1e-9), where .. "prefills longer than it is busy")
    assert(pool.used_s <= pool.blocks_s * (1 + 1e-9) + 1e-9, where .. "more blocks in use than there are")
    tokens, steps, preemptions = tokens + pool.tokens, steps + pool.steps, preemptions + pool.preemptions
    prompts = prompts + pool.prompt_tokens
  end
  assert(preemptions == sums.preemptions, "preemptions of replicas and of requests")
  if sums.retries == 0 then
    assert(tokens >= sums.tokens, "fewer tokens made than were asked for")
    if not (sums.outcomes.too_large or sums.outcomes.running) then
      assert(tokens == sums.tokens, ("%d tokens made, %d asked for"):format(tokens, sums.tokens))
      if preemptions == 0 then assert(prompts == sums.prompts, ("%d of %d prompt tokens"):format(prompts, sums.prompts)) end
    end
  end
  return totals, records, sums
end

--- The gaps between tokens are the time from the first token of each request to its last one.
function world.check_gaps(totals, sums)
  local gaps = totals.gaps
  if sums.tokens == 0 or not gaps.mean then return end
  close(sums.gaps_s, gaps.mean * (sums.tokens - (sums.outcomes.finished or 0)), 1e-6, "gaps between tokens")
end

world.close = close

return world
