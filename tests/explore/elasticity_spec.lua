-- Slopes, turns and limits of plain functions.

local elasticity = require "mantile.explore.elasticity"
local support = require "support"

local near = support.near

describe("an elasticity", function()
  it("is d ln f / d ln x", function()
    for power = -2, 2 do
      local slope, below = elasticity.at(function(x) return 7 * x ^ power end, 3e12)
      assert(math.abs(slope - power) < 1e-10)
      assert.is_nil(below)
    end
    local slope = elasticity.at(function(x) return 3 + 5 / x end, 2) -- share of 5 / x: 2.5 of 5.5
    near(-2.5 / 5.5, slope, 1e-10)
  end)

  it("has two values at a kink", function()
    local slope, below, above = elasticity.at(function(x) return math.max(1, x) end, 1)
    near(0.5, slope, 1e-3)
    assert.equal(0, below)
    near(1, above, 1e-3)
  end)

  it("is nil where there is no value", function()
    assert.is_nil(elasticity.at(function() return nil end, 1))
    assert.is_nil(elasticity.at(function() return 0 end, 1))
    assert.is_nil(elasticity.at(function(x) return x > 1 and 1 / 0 or 1 end, 1))
  end)
end)

describe("a turn", function()
  it("is found both ways to the last digits", function()
    near(1.35, elasticity.turn(function(f) return f < 1.35 end, 1024), 1e-11)
    near(1 / 300, elasticity.turn(function(f) return f > 1 / 300 end, 1 / 1024), 1e-11)
    near(1000, elasticity.turn(function(f) return f < 1000 end, 1024), 1e-11)
  end)

  it("is nil where nothing changes, and where there is no answer", function()
    assert.is_nil(elasticity.turn(function() return true end, 1024))
    assert.is_nil(elasticity.turn(function() return nil end, 1024))
    assert.is_nil(elasticity.turn(function(f) return f < 3 end, 2))
    assert.is_nil(elasticity.turn(function(f) return f < 3 end, 1))
  end)
end)

describe("a limit", function()
  it("is what is left without the figure", function()
    near(3, elasticity.limit(function(x) return 3 + 5 / x end, 2, 1), 1e-10)
    near(3, elasticity.limit(function(x) return 3 + 5 * x end, 2, -1), 1e-10)
  end)

  it("is 0 of what vanishes, and nil of what grows or has no value", function()
    assert.equal(0, elasticity.limit(function(x) return 5 / x end, 2, 1))
    assert.is_nil(elasticity.limit(function(x) return 5 * x end, 2, 1))
    assert.is_nil(elasticity.limit(function() return nil end, 2, 1))
  end)
end)
