-- Size expressions: every operation against the same arithmetic on plain numbers.

local core = require "mantile.core"
local support = require "support"

local dim = core.dim

--- The value of `make(tokens, sequences, context)` at a workload, through the core.
local function value(make, tokens, sequences, context)
  local g = support.graph()
  g:work { flops = make(g.tokens, g.sequences, g.context) }
  return support.ops(g, tokens, sequences, context)[1].flops
end

local operations = {
  sum = function(t, s, c) return t + s + 3 + c end,
  difference = function(t, s, c) return t + 2 * c + 1000 - s end,
  product = function(t, s, c) return 2 * t * s * (c + 1) end,
  quotient = function(t, s) return t / s end,
  ["floor division"] = function(t) return t // 3 end,
  ["floor division of dims"] = function(t, s) return t // s end,
  remainder = function(t) return t % 7 end,
  power = function(t) return 0.5 ^ t end,
  ["dim.pow"] = function(t) return dim.pow(t, 2) end,
  ["dim.min"] = function(t, s, c) return dim.min(t, dim.min(c, 5)) + 0 * s end,
  ["dim.max"] = function(t, s, c) return dim.max(3 * t, dim.max(c, s)) end,
  ["dim.ceil_div"] = function(t) return dim.ceil_div(t, 8) end,
  ["dim.ceil_div of dims"] = function(t, s) return dim.ceil_div(t, s) end,
  negation = function(t) return 1e6 + -t end,
  shared = function(t, s) local x = t * s + 1; return x * x + x end,
}
for _, op in ipairs { "<", "<=", ">", ">=", "==", "~=" } do
  operations["select " .. op] = function(t, s) return dim.select(t, op, 2 * s, t + 10, s) end
end

local workloads = { { 1, 1, 0 }, { 2, 1, 1 }, { 2, 2, 4096 }, { 7, 3, 127 }, { 128, 64, 5 }, { 129, 1, 1e6 } }

describe("dim", function()
  for name, operation in pairs(operations) do
    it(name .. " equals the same arithmetic on numbers", function()
      for _, w in ipairs(workloads) do
        support.near(operation(table.unpack(w)), value(operation, table.unpack(w)))
      end
    end)
  end

  it("folds to a plain number where the symbols cancel", function()
    local g = support.graph()
    assert.equal(3, 3 * g.tokens / g.tokens)
    assert.equal(0, g.tokens - g.tokens)
    assert.equal("integer", math.type(g.tokens // g.tokens))
  end)

  it("takes a decode step's tokens and sequences for the same", function()
    local g = support.graph { phase = "decode" }
    assert.equal(1, g.tokens / g.sequences)
  end)

  it("prints as a formula", function()
    local g = support.graph()
    assert.equal("6 * tokens", tostring(2 * g.tokens * 3))
    assert.equal("(tokens * context)", tostring(g.tokens * g.context))
    assert.equal("min(context, 128)", tostring(dim.min(128, g.context)):gsub("min%(128, context%)", "min(context, 128)"))
  end)

  it("raises with advice when it is compared", function()
    local g = support.graph()
    for _, compare in ipairs {
      function() return g.tokens < 3 end,
      function() return g.tokens >= g.sequences end,
      function() return g.tokens == g.context end,
    } do
      local ok, message = pcall(compare)
      assert.is_false(ok)
      assert.truthy(message:find("dim.select", 1, true))
      assert.truthy(message:find("dim_spec.lua:%d+:"))
    end
  end)

  it("refuses what is not finite", function()
    local g = support.graph()
    assert.has_error(function() return g.tokens * (0 / 0) end)
    assert.has_error(function() return g.tokens + math.huge end)
    assert.has_error(function() return g.tokens / 0 end)
    assert.has_error(function() return g.tokens * 1e300 * 1e300 end)
  end)

  it("refuses sizes of another graph and of a finished one", function()
    local g, other = support.graph(), support.graph()
    assert.has_error(function() return g.tokens + other.tokens end)
    local tokens = g.tokens
    g:work { flops = 1 }
    core.freeze(g)
    assert.has_error(function() return tokens + 1 end)
    assert.equal("a size of a finished graph", tostring(tokens))
  end)

  it("works on plain numbers alone", function()
    assert.equal(3, dim.ceil_div(17, 8))
    assert.equal(8, dim.max(8, 2))
    assert.equal(5, dim.select(1, "<", 2, 5, 6))
    assert.equal(6, dim.select(1, ">=", 2, 5, 6))
    assert.equal("yes", dim.select(1, "~=", 2, "yes", "no"))
  end)

  it("stays within its limit in an endless loop", function()
    local g = support.graph()
    local ok, message = pcall(function()
      local x = g.tokens
      while true do x = dim.min(x + g.context, x * g.sequences) end
    end)
    assert.is_false(ok)
    assert.truthy(message:find("1,000,000", 1, true) or message:find("not a finite number", 1, true))
  end)
end)
