-- All ways to share accelerators out between two pools, against a list of them by brute force.

local degrees = require "mantile.explore.degrees"
local space = require "mantile.explore.space"
local splits = require "mantile.explore.splits"
require "support"

local KEYS = { "count", "tp", "pp" }

local function workers(n) return degrees.of({ n }, { "tp", "pp" }, {}) end

local function split(counts, own) return splits.of(counts, { prefill = { of = own or workers }, decode = { of = own or workers } }, KEYS) end

--- "gpus: count x tp x pp + count x tp x pp" of every way, sorted.
local function brute(counts)
  local list = {}
  for _, gpus in ipairs(counts) do
    for pc = 1, gpus do for pt = 1, gpus do for pp = 1, gpus do
      for dc = 1, gpus do for dt = 1, gpus do for dp = 1, gpus do
        if pc * pt * pp + dc * dt * dp == gpus then
          list[#list + 1] = ("%d: %d %d %d, %d %d %d"):format(gpus, pc, pt, pp, dc, dt, dp)
        end
      end end end
    end end end
  end
  table.sort(list)
  return list
end

describe("ways to share accelerators between two pools", function()
  it("are all there are, each once", function()
    local ways, list = split { 3, 6 }, {}
    for i = 1, #ways do
      local p, d = ways[i].prefill, ways[i].decode
      list[i] = ("%d: %d %d %d, %d %d %d"):format(ways[i].gpus, p.count, p.tp, p.pp, d.count, d.tp, d.pp)
      assert.equal(p.gpus, p.tp * p.pp)
    end
    table.sort(list)
    assert.same(brute { 3, 6 }, list)
    assert.is_nil(ways[0])
    assert.is_nil(ways[#ways + 1])
  end)

  it("have others around them", function()
    local ways = split { 6 }
    local places, seen = ways.around(40), {}
    local p, d = ways[40].prefill, ways[40].decode
    for _, i in ipairs(places) do
      local q, e = ways[i].prefill, ways[i].decode
      local alike = p.tp == q.tp and p.pp == q.pp and d.tp == e.tp and d.pp == e.pp
      assert.is_true(p == q or d == e or alike)
      seen[i] = true
    end
    for i = 1, #ways do
      local beside = ways[i].prefill == p or ways[i].decode == d
      assert.is_true(not beside or seen[i])
    end
  end)

  it("say what varies", function()
    assert.same({ "gpus", "prefill.count", "prefill.tp", "prefill.pp", "decode.count", "decode.tp", "decode.pp" },
      split({ 3, 6 }).varies)
    local single = split({ 2 }, function(n) return n == 1 and { { gpus = 1, tp = 1, pp = 1 } } or {} end)
    assert.same({ 1, {} }, { #single, single.varies })
    assert.is_nil(split { 1 })
  end)

  it("are an axis beside what the pools state", function()
    local of = assert(space.of {
      model = "llama-3.1-8b", hardware = "h100-sxm", mode = "disagg", concurrency = { 4, 8 }, prefill = { dtype = "fp8" },
      ["decode.hardware"] = { "h100-sxm", "b200" }, degrees = split { 2 }, osl = 10,
    })
    assert.same({ 2, 2 }, { of.deployments, of.workloads })
    local values = assert(space.point(of, 3))
    assert.same({ count = 1, gpus = 1, tp = 1, pp = 1, ep = 1, dtype = "fp8" }, values.prefill)
    assert.same({ count = 1, gpus = 1, tp = 1, pp = 1, ep = 1, hardware = "b200" }, values.decode)
    assert.same({ 8, 10 }, { values.concurrency, values.osl })
    assert.equal("b200", space.coordinates(of, 3)["decode.hardware"])
    local prefill, decode = space.pool_keys(of, 0)
    local same, other = space.pool_keys(of, 1)
    assert.equal(prefill, same)
    assert.not_equal(decode, other)
  end)
end)
