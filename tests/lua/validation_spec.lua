-- What `mantile validate` says of predictions.

local support = require "support"
local validation = require "mantile.measured.validation"

local function rows(pairs_of, labels)
  local list = {}
  for i, pair in ipairs(pairs_of) do
    list[i] = {
      table = "gemm", metric = "time_s", measured = pair[1], predicted = pair[2], what = "row " .. i,
      labels = labels and labels[i] or { system = "x" },
    }
  end
  return list
end

describe("a score", function()
  it("is of the rows that are predicted, as fractions of what was measured", function()
    local score = validation.score(rows { { 10, 11 }, { 10, 8 }, { 10, 10 }, { 100, 150 }, { 5 } })
    assert.same({ 5, 4 }, { score.rows, score.predicted })
    support.near(0.8, score.coverage, 1e-12)
    support.near(0.1, score.median_ape, 1e-9)
    support.near(0.8 / 4, score.mean_ape, 1e-9)
    support.near(0.4 / 4, score.bias, 1e-9)
    support.near(0.5, score.p90_ape, 1e-9)
  end)

  it("of nothing has no errors", function()
    assert.same({ rows = 1, predicted = 0, coverage = 0 }, validation.score(rows { { 1 } }))
  end)
end)

describe("rank correlation", function()
  it("is 1 for the same order, -1 for the other, and none for too little", function()
    assert.equal(1, validation.rank_correlation({ 1, 2, 30 }, { 5, 60, 700 }))
    assert.equal(-1, validation.rank_correlation({ 1, 2, 30 }, { 700, 60, 5 }))
    assert.is_nil(validation.rank_correlation({ 1, 2 }, { 1, 2 }))
    assert.is_nil(validation.rank_correlation({ 1, 1, 1 }, { 1, 2, 3 }))
  end)

  it("gives equal values the mean of their ranks", function()
    -- ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: 4.5 / sqrt(4.5 x 5)
    support.near(4.5 / math.sqrt(4.5 * 5), validation.rank_correlation({ 1, 2, 2, 3 }, { 1, 2, 3, 4 }), 1e-12)
  end)
end)

describe("groups", function()
  it("are by table, metric and labels, in order", function()
    local list = rows({ { 1, 1 }, { 1, 2 }, { 1, 1 } }, {
      { system = "b", engine = "vllm" }, { system = "a", engine = "vllm" }, { system = "a", engine = "sglang" },
    })
    local groups = validation.groups(list, { "system" })
    assert.equal(2, #groups)
    assert.same({ system = "a" }, groups[1].by)
    assert.equal(2, groups[1].rows)
    support.near(0.5, groups[1].mean_ape, 1e-12)
    assert.equal(1, #validation.groups(list, {}))
  end)
end)

describe("the worst rows", function()
  it("are those with the largest factor, either way", function()
    local worst = validation.worst(rows { { 10, 20 }, { 10, 1 }, { 10, 11 }, { 10 } }, 2)
    assert.same({ "row 2", "row 1" }, { worst[1].what, worst[2].what })
  end)
end)
