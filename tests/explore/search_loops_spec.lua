-- Searches of closed loops, in one pool and in two, against all requests looked at one by one.

local estimate = require "mantile.estimate"
local search = require "mantile.explore.search"
local tables = require "mantile.tables"
require "support" -- where models are

local CONCURRENCY = { 4, 32, 128 }

local function asked(question, changes) return assert(search.run(tables.merged(question, changes))) end

local function refused(question, changes)
  local found, message = search.run(tables.merged(question, changes))
  assert.is_nil(found)
  return message
end

--- The least of `f(report)` over requests whose reports keep the limits.
local function least(requests, holds, f)
  local best = math.huge
  for _, values in ipairs(requests) do
    local r = assert(estimate.report(values))
    if r.memory.fits and holds(r) then best = math.min(best, f(r)) end
  end
  return best
end

describe("a search of closed loops", function()
  local question = {
    model = "llama-3.1-70b", hardware = { "h100-sxm", "h200-sxm" }, engine = "vllm", mode = "continuous", gpus = { 4, 8 },
    isl = 2048, concurrency = CONCURRENCY, where = "ttft_s < 2, tpot_s < 50 ms",
  }

  local function everything()
    local list = {}
    for _, hardware in ipairs(question.hardware) do
      for _, tp in ipairs { 1, 2, 4, 8 } do
        for _, pp in ipairs { 1, 2, 4, 8 } do
          for _, dp in ipairs { 1, 2, 4, 8 } do
            for _, concurrency in ipairs(CONCURRENCY) do
              local gpus = tp * pp * dp
              local values = {
                model = question.model, hardware = hardware, engine = "vllm", mode = "continuous", isl = 2048, tp = tp,
                pp = pp, dp = dp, concurrency = concurrency,
              }
              if gpus == 4 or gpus == 8 then list[#list + 1] = values end
            end
          end
        end
      end
    end
    return list
  end

  local function holds(r) return r.ttft_s < 2 and r.tpot_s < 0.05 end

  it("finds what looking at every loop finds", function()
    local best = -least(everything(), holds, function(r) return -r.throughput_tok_s_gpu end)
    local found = asked(question)
    assert.equal(best, found[1].value)
    assert.equal(best, estimate.report(found[1].request).throughput_tok_s_gpu)
    assert.is_true(found.exact)
    assert.is_true(tables.has(CONCURRENCY, found[1].concurrency))
    assert.is_nil(found[1].batch)
  end)

  it("carries a load with the fewest accelerators", function()
    local list = {}
    for _, values in ipairs(everything()) do
      if values.dp == 1 then list[#list + 1] = values end
    end
    local fewest = least(list, holds, function(r)
      return math.ceil(20 / (r.throughput_tok_s / r.workload.osl)) * r.gpus
    end)
    local found = asked(question, { load = 20 })
    assert.equal(fewest, found[1].needed)
    local r = assert(estimate.report(found[1].request))
    assert.equal(fewest, r.gpus)
    assert.is_true(r.loop.requests_s > 19.999 and holds(r))
  end)

  it("says what binds, what a runner-up lost, and starts the first", function()
    local found = asked(question, { where = "ttft_s < 2, tpot_s < 30 ms" })
    assert.equal("tpot_s < 30 ms", found[1].binds[1].limit)
    assert.is_true(found[1].binds[1].without > found[1].value)
    assert.is_true(found[2].lost.more > 0)
    assert.truthy(assert(found[1]:emit()):find("vllm serve", 1, true))
  end)

  it("takes no batch", function()
    assert.equal("mode 'continuous' takes a concurrency and no batch", refused(question, { batch = 4 }))
  end)
end)

describe("a search of two pools", function()
  local question = {
    model = "llama-3.1-8b", hardware = "h100-sxm", engine = "trtllm", mode = "disagg", gpus = 4, isl = 4096, osl = 300,
    concurrency = CONCURRENCY, where = "ttft_s < 5",
  }

  --- All pools of 4 accelerators: { count, tp, pp } of each, in every order of sizes.
  local function everything()
    local sizes, list = { 1, 2, 3, 4 }, {}
    local of = {}
    for _, count in ipairs(sizes) do for _, tp in ipairs(sizes) do for _, pp in ipairs(sizes) do
      if count * tp * pp < 4 and tp ~= 3 then of[#of + 1] = { count = count, tp = tp, pp = pp } end
    end end end
    for _, p in ipairs(of) do for _, d in ipairs(of) do for _, concurrency in ipairs(CONCURRENCY) do
      if p.count * p.tp * p.pp + d.count * d.tp * d.pp == 4 then
        list[#list + 1] = tables.merged(question, { prefill = p, decode = d, concurrency = concurrency })
        list[#list].gpus, list[#list].where = nil, nil
      end
    end end end
    return list
  end

  local function holds(r) return r.ttft_s < 5 end

  it("finds what looking at every pair of pools finds", function()
    local list = everything()
    local best = -least(list, holds, function(r) return -r.throughput_tok_s_gpu end)
    local found = asked(question)
    assert.equal(best, found[1].value)
    assert.equal(best, estimate.report(found[1].request).throughput_tok_s_gpu)
    assert.equal(#list, found.points)
    assert.equal(#list // #CONCURRENCY + 2, found.deployments) -- 2 with tp = 3, which heads do not divide by
    local cheapest = least(list, holds, function(r) return r.cost_usd_per_mtok * r.tpot_s end)
    assert.equal(cheapest, asked(question, { minimise = "cost_usd_per_mtok * tpot_s" })[1].value)
  end)

  it("keeps what a pool states, and tries lists of it", function()
    local found = asked(question, { prefill = { tp = 1 }, ["decode.tp"] = { 1, 2 }, ["decode.pp"] = 1, ["prefill.count"] = "1..2" })
    assert.is_true(#found > 0)
    for _, row in ipairs(found) do
      local p, d = row.request.prefill, row.request.decode
      assert.is_true(p.tp == 1 and p.count <= 2 and d.tp <= 2 and d.pp == 1)
      assert.equal(4, p.count * p.tp * p.pp + d.count * d.tp * d.pp)
    end
    local mixed = asked(question, { ["decode.hardware"] = { "h100-sxm", "h200-sxm" }, prefill = { dtype = "fp8" } })
    assert.equal("h200-sxm", mixed[1].request.decode.hardware)
    assert.equal("fp8", mixed[1].request.prefill.dtype)
    assert.equal("h200-sxm", mixed[1]["decode.hardware"])
  end)

  it("spreads experts and attention of mixtures", function()
    local found = asked(question, { model = "mixtral-8x7b", gpus = 6, concurrency = 64, decode = { tp = 2 } })
    assert.is_true(tables.has(found.axes, "decode.ep"))
    assert.equal(found[1].value, estimate.report(found[1].request).throughput_tok_s_gpu)
    assert.equal(2, found[1].request.decode.tp)
  end)

  it("carries a load with the fewest accelerators", function()
    local fewest = least(everything(), holds, function(r) return math.ceil(30 / r.loop.requests_s) * 4 end)
    local found = asked(question, { load = 30 })
    assert.equal(fewest, found[1].needed)
    local r = assert(estimate.report(found[1].request))
    assert.equal(fewest, r.gpus)
    assert.is_true(r.loop.requests_s > 29.9)
  end)

  it("says what binds, and that a pool is idle", function()
    local bound = asked(question, { where = "tpot_s < 10 ms" })
    assert.equal("tpot_s < 10 ms", bound[1].binds[1].limit)
    local causes = {}
    for _, row in ipairs(asked(question, { best = 30 })) do
      if row.lost then causes[row.lost.phase .. " " .. row.lost.cause] = true end
    end
    assert.is_true(causes["prefill idle"])
    local text, message = bound[1]:emit()
    assert.is_nil(text)
    assert.truthy(message:find("two pools are two deployments", 1, true))
  end)

  it("samples where there are many, and gives the same on any number of threads", function()
    local function found(threads)
      return asked(question, { gpus = { 4, 8, 12 }, points = 200, threads = threads, best = 2 })
    end
    local one, all = found(1), asked(question, { gpus = { 4, 8, 12 } })
    assert.is_false(one.exact)
    assert.is_true(one[1].value <= all[1].value and one[1].value > 0.8 * all[1].value)
    assert.same({ one[1].point, one[2].point }, { found(3)[1].point, found(3)[2].point })
    assert.equal(all[1].value, asked(question, { gpus = { 4, 8, 12 }, threads = 3 })[1].value)
  end)

  it("refuses what is none", function()
    assert.equal("gpus is 1; two pools have from 2 to 256 accelerators in a search", refused(question, { gpus = 1 }))
    assert.equal("no two pools of such workers have that many gpus",
      refused(question, { prefill = { tp = 4 }, decode = { tp = 2 } }))
    assert.equal("prefill is one table in a search; lists are of its keys, like prefill.tp",
      refused(question, { prefill = { { tp = 1 }, { tp = 2 } } }))
    assert.equal("decode.tp is \"x\"; it must be a whole number, 1 or more", (refused(question, { ["decode.tp"] = "x" }):gsub("'", '"')))
    local message = refused(question, { ["decode.hardware"] = "h10" })
    assert.truthy(message:find("there is no hardware 'h10'", 1, true))
  end)
end)
