local find = require "mantile.find"
local structure = require "mantile.structure"
local tables = require "mantile.tables"
require "support"

describe("structures", function()
  local most = structure.most

  after_each(function() structure.most = most end)

  it("are built once, and no more of them are kept than may be", function()
    local m = assert(find.load("model", "llama-3.2-1b"))
    local function of(imbalance)
      return structure.of(m, tables.merged(structure.defaults(m), { imbalance = imbalance }))
    end
    local first = of(1)
    assert.equal(first, of(1))
    structure.most = 4
    for i = 1, 4 do of(1 + i / 8) end
    assert.not_equal(first, of(1))
    assert.same(first.parameters, of(1).parameters)
  end)
end)
