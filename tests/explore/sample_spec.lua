-- Samples of spaces, against all of their points.

local sample = require "mantile.explore.sample"
local search = require "mantile.explore.search"
local support = require "support"

local question = {
  model = "llama-3.1-70b", hardware = { "h100-sxm", "h200-sxm", "b200" }, engine = "vllm",
  weights = { "bf16", "fp8" }, kv = { "bf16", "fp8" }, isl = "512..4096*2", osl = { 128, 512 }, gpus = "1..16*2",
  where = "ttft_s < 2, tpot_s < 30 ms",
}

local function asked(changes)
  local values = {}
  for key, value in pairs(question) do values[key] = value end
  for key, value in pairs(changes or {}) do values[key] = value end
  return assert(search.run(values))
end

describe("a sample of a space", function()
  local exact, deployments

  --- The best of each deployment.
  local function truth()
    exact = exact or asked { best = 10000 }
    deployments = exact.deployments
    return exact
  end

  it("is taken where there are more points than are to be looked at", function()
    local all = truth().points
    assert.is_true(truth().exact)
    assert.is_nil(truth().bound)
    local found = asked { points = 10000 }
    assert.is_false(found.exact)
    assert.equal(10000 // (13 * 4 * 2), found.sampled)
    support.near(1 - 0.01 ^ (1 / found.sampled), found.bound)
    assert.is_true(found.points < all)
    assert.is_true(asked({ points = 10 ^ 9 }).exact)
  end)

  it("finds the best of a space that is regular, from any start", function()
    for seed = 1, 3 do
      local found = asked { points = 30000, seed = seed }
      assert.is_true(found.settled)
      support.near(truth()[1].value, found[1].value)
      for i, row in ipairs(found) do
        assert.is_true(i == 1 or row.value <= found[i - 1].value)
        support.near(row.value, row.throughput_tok_s_gpu)
      end
    end
  end)

  it("keeps its bound", function()
    local values, kept = truth(), 0
    for seed = 1, 8 do
      local found = asked { points = 2100, seed = seed, best = 1 }
      local better = 0
      for _, row in ipairs(values) do better = better + (row.value > found[1].value and 1 or 0) end
      kept = kept + (better / deployments <= found.bound and 1 or 0)
    end
    assert.equal(8, kept)
  end)

  it("is the same for the same seed, on any number of threads", function()
    local one, two, other = asked { points = 5000, threads = 1 }, asked { points = 5000, threads = 3 },
      asked { points = 5000, seed = 2 }
    assert.equal(one:jsonl(), two:jsonl())
    assert.equal(one.front:jsonl(), two.front:jsonl())
    assert.equal(one.points, two.points)
    assert.not_same(one.refused, other.refused)
  end)

  it("is of parts of deployments that have many workloads", function()
    local values = { isl = "64..1088+64", osl = "64..1024+32", gpus = { 4, 8 }, weights = "bf16", kv = "bf16" }
    values.batch, values.best, values.hardware = "1..32", 8, "b200"
    local all = asked(values)
    values.points = 150000
    local found = asked(values)
    assert.equal(150000 // 16384, found.sampled)
    assert.equal(2, found.parts)
    support.near(all[1].value, found[1].value)
    local seen = {}
    for _, row in ipairs(all) do
      local deployment = row.point // (17 * 32 * 31)
      assert.is_nil(seen[deployment])
      seen[deployment] = true
    end
  end)

  it("answers for spaces that nobody could look at whole", function()
    local found = asked {
      gpus = "1..64", isl = "64..8192+256", osl = "64..8192+256", batch = "1..4096*2", points = 200000, best = 1,
      ["memory.hbm.bandwidth"] = "1000000000000..9000000000000+100000000000",
    }
    assert.is_false(found.exact)
    assert.is_true(found[1].value > 0)
    assert.is_true(found.points <= 2 * 200000)
  end)

  it("says so where none that was drawn keeps the limits", function()
    local found = asked { points = 2000, where = "tpot_s < 1 ns" }
    assert.equal(0, #found + #found.front)
    assert.equal(2000 // 104, found.sampled)
  end)

  it("bounds by how many were drawn", function()
    support.near(0.00046041, sample.bound(10000), 1e-4)
    support.near(0.99, sample.bound(1))
  end)
end)
